"""What is remembered from run to run, where a run is large enough for it."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator, Sequence
from os import PathLike
from pathlib import Path

from claimcheck.documents.counting import many
from claimcheck.frozen import record
from claimcheck.intake import cache, versions
from claimcheck.intake.cache import Cache
from claimcheck.intake.files import Files


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
    with cache.opened(wanted=wanted and many(paths)) as found:
        if found is None:
            yield None
            return
        reader = versions.reader(extra)
        files = Files(found, reader)
        try:
            yield Memory(found, files, reader)
        finally:
            files.keep()
