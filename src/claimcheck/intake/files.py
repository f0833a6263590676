"""Which files are what they were: by their stamps, as git does it, else by their content.

A file whose size, times (of content and of status), inode and device are those of an earlier run
holds what it held then. But for one that had changed just before it was looked at: it may change
again within a tick of the file system's clock, and keep its stamp. So no stamp is kept of a file
that was younger than two seconds then, and the next run looks at its content again.
"""

from __future__ import annotations

import hashlib
import os
import stat
import time
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from claimcheck import documents, generated
from claimcheck.documents.sources import Source
from claimcheck.intake import versions

if TYPE_CHECKING:
    from claimcheck.intake.cache import Cache

TICK = 2_000_000_000  # nanoseconds

Stamp = tuple[int, int, int, int, int]


class _Kept(msgspec.Struct, array_like=True):
    """What was seen of a file: its stamp, None where it was too young, and what it held.

    The last two are what the reader of a digest said of it, where it was asked.
    """

    stamp: Stamp | None
    content: bytes
    reader: bytes = b""
    own_id: tuple[str | None] | None = None
    is_report: bool | None = None


_DECODER = msgspec.msgpack.Decoder(_Kept)
_ENCODER = msgspec.msgpack.Encoder()


class Files(documents.Facts):
    """The files of a run: what they hold, opened only where their stamp is another one."""

    def __init__(self, cache: Cache, reader: bytes) -> None:
        self._cache = cache
        self._reader = reader
        self._seen: dict[str, _Kept] = {}
        self._changed: set[str] = set()

    def content(self, file: Path) -> bytes | None:
        """The digest of what a file holds; None where it cannot be read, or is no plain file."""
        kept = self._look(os.path.abspath(file))  # noqa: PTH100  # pathlib is slower
        return kept.content if kept is not None else None

    def is_report(self, file: Path) -> bool:
        """Whether it is a page that claimcheck wrote."""
        if file.suffix.lower() not in generated.SUFFIXES:
            return False
        path = os.path.abspath(file)  # noqa: PTH100
        kept = self._look(path)
        if kept is None:
            return super().is_report(file)
        if kept.is_report is None:
            kept.is_report = super().is_report(file)
            self._changed.add(path)
        return kept.is_report

    def own_id(self, source: Source) -> str | None:
        """The id that an article gives itself in its front matter."""
        if source.kind != "md" or source.file is None:
            return None
        path = os.path.abspath(source.file)  # noqa: PTH100
        kept = self._look(path)
        if kept is None:
            return super().own_id(source)
        if kept.own_id is None:
            kept.own_id = (super().own_id(source),)
            self._changed.add(path)
        return kept.own_id[0]

    def keep(self) -> None:
        """Write down what was seen anew."""
        for path in self._changed:
            try:
                path.encode()
                self._cache.keep_file(path, _ENCODER.encode(self._seen[path]))
            except ValueError:  # a name, or an id, that cannot be written down
                continue
        self._changed.clear()

    def _look(self, path: str) -> _Kept | None:
        """What is known of a file; it is opened where its stamp is another one than before."""
        if path in self._seen:
            return self._seen[path]
        try:
            now = os.stat(path)  # noqa: PTH116
            if not stat.S_ISREG(now.st_mode):
                return None
            kept = self._before(path)
            if kept is None or kept.stamp != _stamp(now):
                kept = self._read(path)
                self._changed.add(path)
        except OSError:
            return None
        self._seen[path] = kept
        return kept

    def _before(self, path: str) -> _Kept | None:
        """What was seen of it in an earlier run; what another reader said of it is left out."""
        body = self._cache.file(path)
        if body is None:
            return None
        try:
            kept = _DECODER.decode(body)
        except msgspec.MsgspecError:
            return None
        return kept if kept.reader == self._reader else _Kept(kept.stamp, kept.content)

    def _read(self, path: str) -> _Kept:
        racy = time.time_ns() - TICK
        with open(path, "rb") as opened:  # noqa: PTH123
            found = os.fstat(opened.fileno())
            content = hashlib.file_digest(opened, versions.blank).digest()
        young = max(found.st_mtime_ns, found.st_ctime_ns) > racy
        return _Kept(None if young else _stamp(found), content, self._reader)


def reader_of(body: bytes) -> bytes:
    """The digest of the reader that was last asked about a file; b"" where none is known."""
    try:
        return _DECODER.decode(body).reader
    except msgspec.MsgspecError:
        return b""


def _stamp(found: os.stat_result) -> Stamp:
    return (
        found.st_size,
        found.st_mtime_ns,
        found.st_ctime_ns,
        found.st_ino,
        found.st_dev,
    )
