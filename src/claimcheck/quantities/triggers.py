"""Words that make a figure, a rank or a comparison by themselves: one automaton, one pass."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import ahocorasick_rs

from claimcheck.quantities.words import load


@dataclass(frozen=True, slots=True)
class Hit:
    """A word of a list at a place: special, first, superlative, place, strong, weak or with."""

    start: int
    end: int
    group: str
    word: str


@lru_cache(maxsize=1)
def _automaton() -> tuple[ahocorasick_rs.AhoCorasick, list[tuple[str, str]]]:
    words = load()
    groups = {
        "special": words.specials,
        "first": words.rank["first"],
        "superlative": words.rank["superlatives"],
        "place": [word for word in words.rank["before"] if word.isascii() and len(word) > 3],
        **words.comparisons,
    }
    listed: dict[str, str] = {}
    for group, members in groups.items():
        for word in members:
            listed.setdefault(word, group)
    entries = list(listed.items())
    automaton = ahocorasick_rs.AhoCorasick(
        [word for word, _ in entries], matchkind=ahocorasick_rs.MatchKind.LeftmostLongest
    )
    return automaton, entries


def hits(text: str) -> list[Hit]:
    """The words of a text, capitals aside, the longest at each place, in order."""
    automaton, entries = _automaton()
    lower = text.lower()
    if len(lower) != len(text):
        lower = text
    found = []
    for index, start, end in automaton.find_matches_as_indexes(lower):
        word, group = entries[index]
        if word.isascii() and (_runs_on(lower, start - 1) or _runs_on(lower, end)):
            continue
        found.append(Hit(start, end, group, word))
    return found


def _runs_on(lower: str, at: int) -> bool:
    return 0 <= at < len(lower) and lower[at].isascii() and lower[at].isalpha()
