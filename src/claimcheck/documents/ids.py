"""The ids of articles: stable, and no two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal["txt", "md", "html"]
SUFFIXES: dict[str, Kind] = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
}


def stem(path: str) -> str:
    """The stable id of an article that has no other: its path without the suffix."""
    suffix = PurePosixPath(path).suffix.lower()
    return path[: -len(suffix)] if suffix in SUFFIXES else path


def distinct(named: Mapping[str, str]) -> dict[str, str]:
    """Ids by path, no two alike: those that share one have their paths for it.

    `a.md` and `a.txt` would both be the article "a", and their claims would share ids.

    Args:
        named: the id that each article has by itself, by its path.
    """
    found = dict(named)
    while shared := [path for path in _shared(found) if found[path] != path]:
        found.update(zip(shared, shared, strict=True))
    return found


def _shared(found: Mapping[str, str]) -> list[str]:
    """The paths whose id another has too."""
    taken = Counter(found.values())
    return [path for path, article in found.items() if taken[article] > 1]
