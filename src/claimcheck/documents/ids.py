"""The ids of articles: stable, and no two alike."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Literal

Kind = Literal["txt", "md", "html", "docx", "pdf"]
Table = Literal["csv", "jsonl", "parquet"]
SUFFIXES: dict[str, Kind] = {
    ".txt": "txt",
    ".md": "md",
    ".markdown": "md",
    ".html": "html",
    ".htm": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}
PACKED: tuple[Kind, ...] = ("docx", "pdf")  # what holds a text, and is none itself
PLAIN = tuple(suffix for suffix, kind in SUFFIXES.items() if kind not in PACKED)
TABLES: dict[str, Table] = {  # of articles, one a row
    ".csv": "csv",
    ".tsv": "csv",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".parquet": "parquet",
}


def stem(path: str) -> str:
    """The stable id of an article that has no other: its path without the suffix.

    A Word file or PDF keeps its suffix: it mostly lies beside a text of its name, whose id must not
    depend on that.
    """
    suffix = PurePosixPath(path).suffix.lower()
    return path[: -len(suffix)] if suffix in PLAIN else path


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
