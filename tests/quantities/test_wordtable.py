"""Longest words at a place."""

from __future__ import annotations

import re

from claimcheck.quantities.wordtable import WordTable, any_of

TABLE = WordTable({"超": 1, "超过": 2, "over": 3, "up to": 4})


def test_the_longest_word_wins_on_both_sides() -> None:
    """超过 is not 超."""
    assert TABLE.at("超过5", 0) == (2, 2)
    assert TABLE.before("超过5", 2) == (0, 2)
    assert TABLE.at("超5", 0) == (1, 1)


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
