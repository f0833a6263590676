"""Words of names.yaml that stand in groups: counters of one kind of things, moments of a day."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of


@lru_cache(maxsize=1)
def _counters() -> dict[str, int]:
    groups: list[list[str]] = read_data("names.yaml")["counters"]
    return {word: number for number, words in enumerate(groups) for word in words}


def counter(word: str) -> int | str:
    """The group of a counted word; the word itself where it counts only what itself counts."""
    return _counters().get(word, word)


def is_counter(word: str) -> bool:
    """Whether a counted word is of a group."""
    return word in _counters()


@lru_cache(maxsize=1)
def _moments() -> dict[str, re.Pattern[str]]:
    moments: dict[str, list[str]] = read_data("names.yaml")["moments"]
    return {
        name: pattern_of("|".join(map(re.escape, words)), re.IGNORECASE)
        for name, words in moments.items()
    }


@lru_cache(maxsize=1 << 14)
def moments(text: str) -> frozenset[str]:
    """At which moments of a day a clause tells its figure to have stood: opening, close, way."""
    return frozenset(name for name, words in _moments().items() if words.search(text))
