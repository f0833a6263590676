"""Words that make a figure, a rank or a comparison by themselves: one automaton, one pass."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

import ahocorasick_rs

from claimcheck.frozen import record
from claimcheck.quantities.context import lowered
from claimcheck.quantities.words import load
from claimcheck.records import Passage


@record
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
    lower = lowered(text)
    found = []
    for index, start, end in automaton.find_matches_as_indexes(lower):
        word, group = entries[index]
        if _whole(lower, word, start, end, 0, len(lower)):
            found.append(Hit(start, end, group, word))
    return found


def by_passage(lower: str, passages: Sequence[Passage]) -> dict[int, list[Hit]]:
    """The words of every passage of a text in lower case that has any: one search for them all.

    A word across the border of a passage may hide others, so that one is searched by itself.
    """
    automaton, entries = _automaton()
    found: dict[int, list[Hit]] = {}
    index, torn = 0, set[int]()
    for number, start, end in automaton.find_matches_as_indexes(lower):
        while index < len(passages) and passages[index].end <= start:
            index += 1
        if index == len(passages):
            break
        base, stop = passages[index].start, passages[index].end
        if start < base < end or end > stop:
            torn.update(_touched(passages, index, end))
        elif start >= base:
            word, group = entries[number]
            if _whole(lower, word, start, end, base, stop):
                found.setdefault(index, []).append(Hit(start - base, end - base, group, word))
    for index in torn:
        found[index] = hits(lower[passages[index].start : passages[index].end])
    return found


def _touched(passages: Sequence[Passage], index: int, end: int) -> Iterator[int]:
    """The passages, from one on, that a word up to `end` reaches into."""
    while index < len(passages) and passages[index].start < end:
        yield index
        index += 1


def _whole(lower: str, word: str, start: int, end: int, base: int, stop: int) -> bool:
    """Whether no Latin word runs on at the ends of one, inside of its passage."""
    if not word.isascii():
        return True
    before, behind = lower[max(base, start - 1) : start], lower[end : min(end + 1, stop)]
    return not ((before.isascii() and before.isalpha()) or (behind.isascii() and behind.isalpha()))
