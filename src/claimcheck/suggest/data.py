"""Words and limits of the learners: lexicon/suggest.yaml and lexicon/<language>/suggest.yaml."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from claimcheck.lexicon import read_data


@lru_cache(maxsize=1)
def limits() -> dict[str, Any]:
    """The numbers."""
    found: dict[str, Any] = read_data("suggest.yaml")
    return found


@lru_cache(maxsize=2)
def words(language: str) -> dict[str, Any]:
    """The words of a language, "zh" or "en"."""
    found: dict[str, Any] = read_data(f"{language}/suggest.yaml")
    return found


@lru_cache(maxsize=16)
def listed(language: str, key: str) -> frozenset[str]:
    """One list of a language, folded to lower case."""
    return frozenset(str(word).lower() for word in words(language)[key])


def either(options: Iterable[str]) -> str:
    """A pattern for one of several words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(options, key=lambda w: (-len(w), w)))
