"""What is remembered from run to run, where a run is large enough for it."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path

from claimcheck.documents.ids import TABLES
from claimcheck.frozen import record
from claimcheck.intake import cache, versions
from claimcheck.intake.cache import Cache
from claimcheck.intake.files import Files

FEW = 16  # articles; fewer are read sooner than looked up
_BYTES = 2_000  # of a table of articles, taken for one of them


@record
class Memory:
    """What is remembered from run to run.

    Attributes:
        cache: where.
        files: those of this run.
        reader: the digest of what articles are read by.
    """

    cache: Cache
    files: Files
    reader: bytes


@contextlib.contextmanager
def remembered(
    paths: Iterable[str | PathLike[str]], extra: Sequence[Path] = (), *, wanted: bool = True
) -> Iterator[Memory | None]:
    """The memory of a run over paths; None where it is not wanted, or not worth it.

    Args:
        paths: that arguments name.
        extra: the user's lexicon files.
        wanted: whether anything is to be remembered at all.
    """
    with cache.opened(wanted=wanted and _many(paths)) as found:
        if found is None:
            yield None
            return
        reader = versions.reader(extra)
        files = Files(found, reader)
        try:
            yield Memory(found, files, reader)
        finally:
            files.keep()


def weight(file: Path) -> int:
    """How many articles a table holds, about."""
    try:
        return max(1, file.stat().st_size // _BYTES)
    except OSError:
        return 1


def _many(paths: Iterable[str | PathLike[str]]) -> bool:
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
