"""What was read of articles, kept from run to run in the user's cache folder.

    articles.sqlite   files    what was seen of a file: its stamp, and the digest of its content
                      entries  what was read of an article, by digest of all that it was read by
                      runs     the outcome of whole runs, see `outcome`

Nothing is believed that does not fit its own digest; what is damaged, locked or in the way counts
as not there. Two processes may use it at once: each writes a few articles at a time, whole or not
at all.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import time
import zlib
from collections.abc import Callable, Iterator
from pathlib import Path

from claimcheck.compiled import user_cache
from claimcheck.intake.versions import SIZE, digest

NAME = "articles.sqlite"
LIMIT = 512_000_000  # bytes of the file; then what was not used for longest gives way
_LEFT = 0.7  # of the limit, when something gave way
_RUNS = 4  # outcomes of whole runs
_LARGEST = 200_000_000  # bytes of one of them
_TOGETHER = 128  # articles that are written at once
PATIENCE = 5.0  # seconds that another process may take
_DAY = 86_400
_SCHEMA = """
CREATE TABLE IF NOT EXISTS files(path TEXT PRIMARY KEY, used INTEGER, body BLOB) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS entries(key BLOB PRIMARY KEY, used INTEGER, body BLOB);
CREATE TABLE IF NOT EXISTS runs(key BLOB PRIMARY KEY, used INTEGER, body BLOB);
"""


def place() -> Path | None:
    """The file; None where the user has no cache folder."""
    folder = user_cache()
    return folder / NAME if folder is not None else None


class Cache:
    """The file, open; every method is silent where it cannot be used."""

    def __init__(self, db: sqlite3.Connection, file: Path) -> None:
        self._db: sqlite3.Connection | None = db
        self._file = file
        self._today = int(time.time()) // _DAY
        self._new: dict[str, list[tuple[bytes | str, int, bytes]]] = {"files": [], "entries": []}
        self._used: list[tuple[int, bytes]] = []

    def file(self, path: str) -> bytes | None:
        """What was seen of a file, by absolute path."""
        try:
            rows = self._rows("SELECT body FROM files WHERE path = ?", path)
        except UnicodeEncodeError:  # a name that is no UTF-8
            return None
        return next((checked(path.encode(), kept) for (kept,) in rows), None)

    def keep_file(self, path: str, body: bytes) -> None:
        """Keep what was seen of a file."""
        self._put("files", path, _sealed(path.encode(), body))

    def entry(self, key: bytes) -> bytes | None:
        """What was read of an article."""
        for used, kept in self._rows("SELECT used, body FROM entries WHERE key = ?", key):
            body = _unpacked(key, kept)
            if body is not None and used != self._today:
                self._used.append((self._today, key))
            return body
        return None

    def has(self, key: bytes) -> bool:
        """Whether there is an entry, be it damaged."""
        return bool(self._rows("SELECT 1 FROM entries WHERE key = ?", key))

    def keep_entry(self, key: bytes, body: bytes) -> None:
        """Keep what was read of an article."""
        self._put("entries", key, _sealed(key, zlib.compress(body, 1)))

    def run(self, key: bytes) -> bytes | None:
        """The outcome of a run."""
        for (kept,) in self._rows("SELECT body FROM runs WHERE key = ?", key):
            return _unpacked(key, kept)
        return None

    def keep_run(self, key: bytes, body: bytes) -> None:
        """Keep the outcome of a run, and not many before it."""
        packed = _sealed(key, zlib.compress(body, 1))
        if len(packed) > _LARGEST:
            return

        def put(db: sqlite3.Connection) -> None:
            (last,) = db.execute("SELECT coalesce(max(used), 0) FROM runs").fetchone()
            db.execute("INSERT OR REPLACE INTO runs VALUES(?, ?, ?)", (key, last + 1, packed))
            db.execute("DELETE FROM runs WHERE used <= ?", (last + 1 - _RUNS,))

        self._transact(put)

    def close(self) -> None:
        """Write what is left, and make room."""
        self._write()
        if self._db is not None and self._is_full(self._db):
            self._transact(_make_room)
            if self._db is not None:
                self._is_full(self._db)
        if self._db is not None:
            with contextlib.suppress(sqlite3.Error):
                self._db.close()
            self._db = None

    def _is_full(self, db: sqlite3.Connection) -> bool:
        """Whether the file is larger than its limit; room that was made before is given back."""
        try:
            db.executescript("PRAGMA incremental_vacuum")  # `execute` would free one page
            return _size(db) > LIMIT
        except sqlite3.Error as error:
            self._give_up(error)
            return False

    def _put(self, table: str, key: bytes | str, body: bytes) -> None:
        self._new[table].append((key, self._today, body))
        if len(self._new[table]) >= _TOGETHER:
            self._write()

    def _write(self) -> None:
        if not self._used and not any(self._new.values()):
            return

        def put(db: sqlite3.Connection) -> None:
            for table, rows in self._new.items():
                db.executemany(f"INSERT OR REPLACE INTO {table} VALUES(?, ?, ?)", rows)
            db.executemany("UPDATE entries SET used = ? WHERE key = ?", self._used)

        self._transact(put)
        for rows in self._new.values():
            rows.clear()
        self._used.clear()

    def _transact(self, work: Callable[[sqlite3.Connection], None]) -> None:
        """Do something whole or not at all; nothing where nothing can be written."""
        if self._db is None:
            return
        try:
            self._db.execute("BEGIN IMMEDIATE")
            work(self._db)
            self._db.execute("COMMIT")
        except sqlite3.Error as error:
            self._give_up(error)

    def _rows(self, sql: str, *values: bytes | str) -> list[tuple[object, ...]]:
        if self._db is None:
            return []
        try:
            return self._db.execute(sql, values).fetchall()
        except sqlite3.Error as error:
            self._give_up(error)
            return []

    def _give_up(self, error: sqlite3.Error) -> None:
        """Do without for the rest of the run; a damaged file is made anew by the next one."""
        db, self._db = self._db, None
        if db is not None:
            with contextlib.suppress(sqlite3.Error):
                db.close()
        if not isinstance(error, sqlite3.OperationalError):
            discard(self._file)


@contextlib.contextmanager
def opened(*, wanted: bool = True) -> Iterator[Cache | None]:
    """The cache of the user; None where there is none, or it is not wanted."""
    file = place() if wanted else None
    made = _open(file) if file is not None else None
    if made is None or file is None:
        yield None
        return
    cache = Cache(made, file)
    try:
        yield cache
    finally:
        cache.close()


def _open(file: Path, *, again: bool = True) -> sqlite3.Connection | None:
    db = None
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        os.close(os.open(file, os.O_CREAT | os.O_RDWR, 0o600))  # for nobody but the user
        db = sqlite3.connect(file, timeout=PATIENCE, isolation_level=None)
        (pages,) = db.execute("PRAGMA page_count").fetchone()
        if pages == 0:
            db.execute("PRAGMA auto_vacuum = INCREMENTAL")
        db.executescript(_SCHEMA)
    except (OSError, sqlite3.Error) as error:
        if db is not None:
            db.close()
        if again and isinstance(error, sqlite3.DatabaseError):
            if isinstance(error, sqlite3.OperationalError):
                return None  # locked, or it cannot be written
            discard(file)
            return _open(file, again=False)
        return None
    return db


def discard(file: Path) -> None:
    """Throw the file away."""
    for name in (file.name, f"{file.name}-journal"):
        with contextlib.suppress(OSError):
            file.with_name(name).unlink(missing_ok=True)


def _make_room(db: sqlite3.Connection) -> None:
    """Let what was not used for longest give way, where the file is larger than its limit."""
    size = _size(db)
    db.execute("DELETE FROM runs WHERE used < (SELECT max(used) FROM runs)")
    excess = size - int(LIMIT * _LEFT)
    for key, used, length in db.execute(
        "SELECT key, used, length(body) FROM entries ORDER BY used, rowid"
    ).fetchall():
        if excess <= 0:
            break
        db.execute("DELETE FROM entries WHERE key = ? AND used = ?", (key, used))
        excess -= length
    if excess > 0:
        db.execute("DELETE FROM runs")
    old = "SELECT path FROM files ORDER BY used LIMIT (SELECT count(*) / 3 FROM files)"
    db.execute(f"DELETE FROM files WHERE path IN ({old})")  # noqa: S608 - the line above


def _size(db: sqlite3.Connection) -> int:
    (pages,) = db.execute("PRAGMA page_count").fetchone()
    (free,) = db.execute("PRAGMA freelist_count").fetchone()
    (each,) = db.execute("PRAGMA page_size").fetchone()
    return int((pages - free) * each)


def _sealed(key: bytes, body: bytes) -> bytes:
    return digest(key, body) + body


def checked(key: bytes, kept: object) -> bytes | None:
    """What was kept under a key, as it was given; None where it is not what was written there."""
    if not isinstance(kept, bytes) or len(kept) < SIZE:
        return None
    body = kept[SIZE:]
    return body if digest(key, body) == kept[:SIZE] else None


def _unpacked(key: bytes, kept: object) -> bytes | None:
    body = checked(key, kept)
    return None if body is None else zlib.decompress(body)
