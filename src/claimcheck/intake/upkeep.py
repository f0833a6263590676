"""What the cache holds, and how it is emptied while others may be at work with it.

A file that another process has open must not be taken away: its journal would be found beside a
new one. So what is in it goes by a transaction, and the room is given back to the disk.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from claimcheck.errors import UsageError
from claimcheck.frozen import record
from claimcheck.intake import cache, files

_COLUMNS = {
    "entries": ["key", "used", "body"],
    "files": ["path", "used", "body"],
    "runs": ["key", "used", "body"],
}
_EPOCH = date(1970, 1, 1).toordinal()
_BUSY = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


@record
class Held:
    """What one table holds.

    Attributes:
        number: how many rows.
        size: bytes of what was kept in them.
        oldest, newest: days of their last use, YYYY-MM-DD; None where there are none, and of runs,
            of which only the order is known.
    """

    number: int = 0
    size: int = 0
    oldest: str | None = None
    newest: str | None = None


@record
class Holding:
    """What the cache holds.

    Attributes:
        place: its file.
        size: bytes of the file, 0 where there is none.
        articles: what was read of articles.
        files: what was seen of files.
        runs: outcomes of whole runs.
        readers: (digest of what articles were read by, how many of the files), most files first.
        damaged: whether it cannot be read, so that the next run begins another one.
    """

    place: Path
    size: int = 0
    articles: Held = Held()
    files: Held = Held()
    runs: Held = Held()
    readers: tuple[tuple[bytes, int], ...] = ()
    damaged: bool = False


def holding(file: Path) -> Holding:
    """What the cache of a file holds; nothing is changed.

    Raises:
        UsageError: another process is at work on it, it cannot be opened, or it is not ours.
    """
    if not _is_there(file):
        return Holding(file)
    size = file.stat().st_size
    try:
        with _opened(file) as db:
            db.execute("BEGIN")  # one moment for all of it
            return _held_in(db, file, size)
    except sqlite3.DatabaseError as error:
        _explain(file, error)
        return Holding(file, size, damaged=True)


def empty(file: Path) -> Holding:
    """Empty the cache of a file; what was in it.

    Processes that are at work with it go on, and read anew what they find no more.

    Raises:
        UsageError: as of `holding`; then nothing is lost.
    """
    if not _is_there(file):
        return Holding(file)
    size = file.stat().st_size
    try:
        with _opened(file) as db:
            db.execute("PRAGMA secure_delete = FAST")  # nothing of articles stays in what is left
            db.execute("BEGIN IMMEDIATE")
            held = _held_in(db, file, size)
            for table in _tables(db, file):
                db.execute(f"DELETE FROM {table}")  # noqa: S608 - one of ours
            db.execute("COMMIT")
            with contextlib.suppress(sqlite3.OperationalError):  # the next run gives it back
                db.executescript("PRAGMA incremental_vacuum")
    except sqlite3.DatabaseError as error:
        _explain(file, error)
        cache.discard(file)
        return Holding(file, size, damaged=True)
    return held


def _is_there(file: Path) -> bool:
    if file.exists() and not file.is_file():
        raise UsageError(f"{file}: is not a file, so not a cache; it stays as it is")
    return file.is_file()


@contextlib.contextmanager
def _opened(file: Path) -> Iterator[sqlite3.Connection]:
    """The file, which must be there: none is made."""
    name = f"{file.absolute().as_uri()}?mode=rw"
    db = sqlite3.connect(name, timeout=cache.PATIENCE, isolation_level=None, uri=True)
    db.text_factory = lambda data: data.decode("utf-8", "replace")  # damaged text is no exception
    try:
        yield db
    finally:
        db.close()


def _explain(file: Path, error: sqlite3.DatabaseError) -> None:
    """Raise where the file itself is sound, as far as can be known."""
    if not isinstance(error, sqlite3.OperationalError):
        return
    if getattr(error, "sqlite_errorcode", 0) & 0xFF in _BUSY:
        message = "another process writes to it; try again when that is done"
    else:
        message = f"{error}; see that it can be read and written"
    raise UsageError(f"{file}: {message}") from None


def _tables(db: sqlite3.Connection, file: Path) -> list[str]:
    """Our tables, as far as they are there."""
    found = {name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    theirs = found - set(_COLUMNS)
    for table in found & set(_COLUMNS):
        columns = [row[1] for row in db.execute(f"PRAGMA table_info({table})")]
        if columns != _COLUMNS[table]:
            theirs.add(table)
    if theirs:
        raise UsageError(f"{file}: is a database of another program; it stays as it is")
    return sorted(found)


def _held_in(db: sqlite3.Connection, file: Path, size: int) -> Holding:
    there = _tables(db, file)
    held = {table: _count(db, table) for table in there}
    readers: Counter[bytes] = Counter()
    if "files" in there:
        for path, kept in db.execute("SELECT path, body FROM files"):
            body = cache.checked(str(path).encode(), kept)
            by = files.reader_of(body) if body is not None else b""
            readers.update([by] if by else [])
    return Holding(
        file,
        size,
        held.get("entries", Held()),
        held.get("files", Held()),
        held.get("runs", Held()),
        tuple(sorted(readers.items(), key=lambda item: (-item[1], item[0]))),
    )


def _count(db: sqlite3.Connection, table: str) -> Held:
    asked = f"SELECT count(*), coalesce(sum(length(body)), 0), min(used), max(used) FROM {table}"  # noqa: S608 - one of ours
    number, size, *used = db.execute(asked).fetchone()
    oldest, newest = (None, None) if table == "runs" else map(_day, used)
    return Held(number, size, oldest, newest)


def _day(used: object) -> str | None:
    """The day of a number of days since 1970; None of anything else."""
    try:
        return date.fromordinal(_EPOCH + used).isoformat() if isinstance(used, int) else None
    except (ValueError, OverflowError):
        return None
