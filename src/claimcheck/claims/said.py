"""Which lists of context words a stretch of text has a word of.

Most readers look for words that most sentences do not have: if, according to, 辟谣. One automaton
over the whole text tells for each sentence which lists have a word in it, and a reader whose list
has none there need not look. It only ever says where looking is worth while: what a word means
where it stands is the readers' to tell.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Mapping
from functools import lru_cache
from typing import Any

from claimcheck.claims import parts, scope, voice
from claimcheck.claims.mentions import SHORT, lower
from claimcheck.claims.words import words
from claimcheck.lexicon import Lexicon, reckoning

# Characters that `re` takes for an ASCII letter where case does not matter.
_ODD_CASES = "İıſ\u212a"


class _Everything:
    """Any word may stand there: nobody looked."""

    def __contains__(self, name: object) -> bool:
        return True


EVERYTHING: Container[str] = _Everything()


class Said:
    """The lists of one text, by place."""

    def __init__(self, found: Iterable[tuple[int, frozenset[str]]] | None) -> None:
        places = [] if found is None else sorted(found, key=lambda one: one[0])
        self._unknown = found is None
        self._starts = [start for start, _ in places]
        self._names = [names for _, names in places]

    def of(self, start: int, end: int) -> Container[str]:
        """The names of the lists that have a word beginning in a span."""
        if self._unknown:
            return EVERYTHING
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return frozenset().union(*self._names[first:last])


class Finder:
    """Looks for the words of many lists at once.

    Args:
        lists: name of a list to its words.
    """

    def __init__(self, lists: Mapping[str, Iterable[str]]) -> None:
        self._lists = lists
        self._automaton: Any = None
        self._names: list[frozenset[str]] = []
        self._texts = 0

    def find(self, text: str) -> Said:
        """The lists of a text. One short text does not pay for an automaton."""
        self._texts += 1
        if self._automaton is None:
            if self._texts == 1 and len(text) <= SHORT:
                return Said(None)
            self._build()
        folded = lower(text)
        if not text.isascii() and any(char in text for char in _ODD_CASES):
            return Said(None)
        found = self._automaton.find_matches_as_indexes(folded, overlapping=True)
        return Said((start, self._names[index]) for index, start, _ in found)

    def _build(self) -> None:
        import ahocorasick_rs

        by_word: dict[str, set[str]] = {}
        for name, entries in self._lists.items():
            for word in entries:
                by_word.setdefault(lower(word), set()).add(name)
        self._names = [frozenset(names) for names in by_word.values()]
        self._automaton = ahocorasick_rs.AhoCorasick(list(by_word))


@lru_cache(maxsize=8)
def finder(lexicon: Lexicon, language: str | None) -> Finder:
    """The finder of a language's lists, built once."""
    own = {**voice.NEEDED, **scope.NEEDED, **parts.NEEDED, "reckoned": reckoning.told()}
    return Finder({**words(lexicon, language).lists, **own})
