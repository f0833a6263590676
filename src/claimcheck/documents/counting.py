"""About how many articles paths name, without reading any."""

from __future__ import annotations

import os
from collections.abc import Iterable
from os import PathLike
from pathlib import Path

from claimcheck.documents.ids import TABLES

FEW = 16  # articles; fewer are read sooner than looked up, and by one process
_BYTES = 2_000  # of a table of articles, taken for one of them


def weight(file: Path) -> int:
    """How many articles a table holds, about."""
    try:
        return max(1, file.stat().st_size // _BYTES)
    except OSError:
        return 1


def many(paths: Iterable[str | PathLike[str]]) -> bool:
    """Whether paths name so many that it is worth to remember what is read of them."""
    found = 0
    for path in map(Path, paths):
        if path.suffix.lower() in TABLES:
            found += weight(path)
        else:
            found += 1
            for _, _, names in os.walk(path):
                found += len(names)
                if found >= FEW:
                    return True
    return found >= FEW
