"""Longest words at a place."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities.wordtable import WordFinder, WordTable, any_of

TABLE = WordTable({"超": 1, "超过": 2, "over": 3, "up to": 4})


def test_the_longest_word_wins_on_both_sides() -> None:
    """超过 is not 超."""
    assert TABLE.at("超过5", 0) == (2, 2)
    assert TABLE.before("超过5", 2) == (0, 2)
    assert TABLE.at("超5", 0) == (1, 1)


def test_a_text_shorter_than_a_word() -> None:
    """What ends a text alone is the short word, from its own start on."""
    assert WordTable({"超": 1, "再超": 2}).before("超", 1) == (0, 1)


def test_latin_words_end_at_their_borders() -> None:
    """Overtake is not over, and a word may not run past the text."""
    assert TABLE.at("overtake", 0) is None
    assert TABLE.before("hangover", 8) is None
    assert TABLE.at("over 5", 0) == (4, 3)
    assert TABLE.at("up t", 0) is None
    assert TABLE.at("", 0) is None


def test_alternation_respects_the_same_borders() -> None:
    """The compiled form agrees with the table."""
    pattern = re.compile(any_of(TABLE.words))
    assert pattern.findall("超过 overtake over up to") == ["超过", "over", "up to"]
    assert not re.search(any_of([]), "anything")


def test_digits_end_at_their_borders() -> None:
    """24m217 has no square metres in it."""
    table = WordTable({"m2": 1, "24/7": 2})
    assert table.at("24m217", 2) is None
    assert table.at("24m2 and", 2) == (4, 1)
    assert table.at("24m2的", 2) == (4, 1)
    assert table.before("124/7", 5) is None


def test_the_first_word_of_a_text() -> None:
    """The longest at the first place; a word inside a longer Latin one is none."""
    finder = WordFinder(["over", "up to", "超", "超过"])
    assert finder.first("it is up to you, over there") == "up to"
    assert finder.first("超过") == "超过"
    assert finder.first("hangover") is None
    assert finder.seen("hangover")
    assert not finder.seen("nothing")


_WORDS = st.dictionaries(st.text("个百分点ab1", min_size=1, max_size=6), st.integers(), min_size=1)


@given(_WORDS, st.text("个百分点ab1 ", max_size=12))
def test_a_place_answers_as_trying_every_word_would(words: dict[str, int], text: str) -> None:
    """However many lengths the words of a character have."""

    def ends(left: int, right: int) -> bool:
        a, b = text[left : left + 1] if left >= 0 else "", text[right : right + 1]
        if not (a.isascii() and b.isascii()):
            return True
        return not ((a.isalpha() and b.isalnum()) or (a.isdigit() and b.isdigit()))

    table = WordTable(words)
    for place in range(len(text) + 1):
        at = [
            w
            for w in words
            if text.startswith(w, place) and ends(place + len(w) - 1, place + len(w))
        ]
        before = [
            w
            for w in words
            if text[:place].endswith(w) and ends(place - len(w) - 1, place - len(w))
        ]
        longest = max(at, key=len, default=None)
        assert table.at(text, place) == (longest and (place + len(longest), words[longest]))
        longest = max(before, key=len, default=None)
        assert table.before(text, place) == (longest and (place - len(longest), words[longest]))
