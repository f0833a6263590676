"""The tables of an index, and opening them: a wrong or foreign database is made anew."""

from __future__ import annotations

import contextlib
import gc
import json
import os
import sqlite3
import time
from collections.abc import Iterable, Iterator, Sequence
from itertools import compress
from pathlib import Path

from claimcheck import __version__
from claimcheck.frozen import record
from claimcheck.ledger import header
from claimcheck.ledger.store import Entry
from claimcheck.lexicon import Lexicon

FOLDER = ".index"
NAME = "ledger.sqlite"
# Raised with every change of the tables, or of what stands in them.
_TABLES = "6"
_STALE = 3600.0  # seconds after which nobody is still making an index
_TOGETHER = 50  # rows that a statement writes
_PATIENCE = 10.0  # seconds to wait for another process; then an index of our own is made

_SCHEMA = """
CREATE TABLE meta(key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
-- a ledger file: what it was like when it was read, the day and header of its article, and which
-- rows of `about` are its
CREATE TABLE files(
    id INTEGER PRIMARY KEY, name TEXT UNIQUE, stamp TEXT, article TEXT, document TEXT,
    published TEXT, header TEXT, first INTEGER, last INTEGER, names TEXT);
-- a name as it stands in claims; `key` is the lexicon's id, names without one share a `root`
CREATE TABLE names(
    id INTEGER PRIMARY KEY, slot TEXT, ident TEXT, text TEXT, key TEXT, root INTEGER, uses INTEGER);
-- what a name without an id of the lexicon shares with those that it may join
CREATE TABLE marks(slot TEXT, mark TEXT, name INTEGER);
-- a claim by what it is about: its subject or product, what it compares with, or its market; the
-- years that it is told for, 0 where there is none, are kept where they tell apart what is added up
CREATE TABLE about(
    id INTEGER PRIMARY KEY, name INTEGER, measure INTEGER, role INTEGER, file INTEGER,
    place INTEGER, size INTEGER, since INTEGER, until INTEGER);
CREATE TABLE compared(subject INTEGER, comparand INTEGER, measure INTEGER, file INTEGER);
-- the rare words of an article's sentences, each as a number; NULL where its file keeps none
CREATE TABLE rare(file INTEGER PRIMARY KEY, words BLOB);
CREATE TABLE replaces(old TEXT, article TEXT, file INTEGER);
"""
_INDEXES = """
CREATE INDEX IF NOT EXISTS files_article ON files(article);
CREATE INDEX IF NOT EXISTS files_published ON files(published);
CREATE INDEX IF NOT EXISTS files_document ON files(document);
CREATE INDEX IF NOT EXISTS names_text ON names(slot, text);
CREATE INDEX IF NOT EXISTS names_key ON names(slot, key) WHERE key IS NOT NULL;
CREATE INDEX IF NOT EXISTS names_root ON names(root) WHERE root IS NOT NULL;
CREATE INDEX IF NOT EXISTS marks_mark ON marks(slot, mark);
CREATE INDEX IF NOT EXISTS about_name ON about(name, measure, role);
CREATE INDEX IF NOT EXISTS compared_subject ON compared(subject);
CREATE INDEX IF NOT EXISTS compared_comparand ON compared(comparand);
CREATE INDEX IF NOT EXISTS compared_file ON compared(file);
CREATE INDEX IF NOT EXISTS replaces_file ON replaces(file);
"""


@record(frozen=False, slots=False)
class Index:
    """An open index.

    Attributes:
        folder: of the ledger.
        db: its database.
        lexicon: by which its names were looked up.
        cold: whether it was made just now and holds nothing yet.
        place: the file that it stands in, None for one in memory.
        draft: where it is being made, until it is whole.
    """

    folder: Path
    db: sqlite3.Connection
    lexicon: Lexicon
    cold: bool
    place: Path | None = None
    draft: Path | None = None

    def rows(self, sql: str, values: Iterable[object] = ()) -> list[tuple[object, ...]]:
        """The rows of a query."""
        return self.db.execute(sql, tuple(values)).fetchall()

    def write(
        self, table: str, columns: Sequence[Sequence[object]], where: Sequence[int] | None = None
    ) -> None:
        """Write rows that are given column by column.

        To run a statement costs more than a row does, so that one writes many.

        Args:
            table: which.
            columns: all of them, in order.
            where: not 0 for the rows that are written; all of them are if it is not given.
        """
        if where is not None and 0 in where:
            columns = [list(compress(column, where)) for column in columns]
        width = len(columns)
        if not width or not columns[0]:
            return
        flat: list[object] = [None] * (width * len(columns[0]))
        for at, column in enumerate(columns):
            flat[at::width] = column
        whole = len(columns[0]) // _TOGETHER * _TOGETHER * width
        for many, values in ((_TOGETHER, flat[:whole]), (1, flat[whole:])):
            row, step = f"({', '.join('?' * width)})", many * width
            sql = f"INSERT INTO {table} VALUES {', '.join([row] * many)}"  # noqa: S608
            self.db.executemany(sql, [values[n : n + step] for n in range(0, len(values), step)])

    @property
    def articles(self) -> int:
        """How many articles the ledger has."""
        ((number,),) = self.rows("SELECT COUNT(*) FROM files")
        return int(str(number))

    def by_article(self, ids: Iterable[str]) -> list[Entry]:
        """Those of some articles that the ledger has."""
        return [e for one in ids for e in self._entries("article = ?", one)]

    def by_document(self, paths: Iterable[str]) -> list[Entry]:
        """The articles of those paths that the ledger has."""
        return [e for one in paths for e in self._entries("document = ?", one)]

    def _entries(self, where: str, value: str) -> list[Entry]:
        found = self.rows(f"SELECT header, name FROM files WHERE {where}", (value,))  # noqa: S608
        return [Entry(header.from_json(json.loads(str(text))), str(name)) for text, name in found]

    @property
    def replaced(self) -> dict[str, tuple[str, ...]]:
        """For an article those of the ledger that correct or supersede it."""
        sql = (
            "SELECT old, replaces.article FROM replaces JOIN files ON files.id = file ORDER BY name"
        )
        found: dict[str, tuple[str, ...]] = {}
        for old, article in self.rows(sql):
            found[str(old)] = (*found.get(str(old), ()), str(article))
        return found

    def kept(self) -> None:
        """Keep what was written; a new index takes its place when it is whole."""
        if self.cold:
            self.db.executescript(_INDEXES)
        self.db.commit()
        if not self.cold:  # what is read from here on is of one moment, whoever writes meanwhile
            self.db.execute("BEGIN")
        if self.draft is not None and self.place is not None:
            with contextlib.suppress(OSError):  # it serves this run, and is made again by the next
                self.draft.replace(self.place)
                self.draft = None
        self.cold = False


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Rows and claims hold no cycles: looking for some among a million costs more than they do."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()


@contextlib.contextmanager
def opened(folder: Path, lexicon: Lexicon, version: str) -> Iterator[Index]:
    """The index of a ledger, empty where there was none that fits.

    Args:
        folder: of the ledger.
        lexicon: by which names are looked up.
        version: digest of that lexicon; an index made by another one is made anew.
    """
    place = folder / FOLDER / NAME
    stamp = f"{_TABLES} {__version__} {version}"
    index = _existing(folder, place, lexicon, stamp) or _fresh(folder, place, lexicon, stamp)
    try:
        yield index
    finally:
        index.db.close()
        if index.draft is not None:
            with contextlib.suppress(OSError):
                index.draft.unlink(missing_ok=True)


def _existing(folder: Path, place: Path, lexicon: Lexicon, stamp: str) -> Index | None:
    """The index as it stands, None where there is none, or another one's, or half of one."""
    try:
        if not place.is_file() or not os.access(place, os.R_OK | os.W_OK):
            return None
        db = sqlite3.connect(place, timeout=_PATIENCE, isolation_level=None)
    except (OSError, sqlite3.Error):
        return None
    try:
        db.execute("BEGIN IMMEDIATE")
        found = db.execute("SELECT value FROM meta WHERE key = 'made by'").fetchone()
        if found == (stamp,):
            return Index(folder, db, lexicon, cold=False, place=place)
    except sqlite3.Error:
        pass  # no database of ours, or one that is long in use: another one is made
    db.close()
    return None


def discard(folder: Path) -> None:
    """Throw an index away; who needs one makes it anew."""
    with contextlib.suppress(OSError):
        (folder / FOLDER / NAME).unlink(missing_ok=True)


def _sweep(place: Path) -> None:
    """Take away drafts of processes that were killed long ago."""
    for draft in place.parent.glob(f"{NAME}.*"):
        with contextlib.suppress(OSError):
            if time.time() - draft.stat().st_mtime > _STALE:
                draft.unlink()


def _fresh(folder: Path, place: Path, lexicon: Lexicon, stamp: str) -> Index:
    """A new index in a draft beside its place; in memory where the folder cannot be written."""
    own = place.with_name(f"{NAME}.{os.getpid()}")
    draft: Path | None = own
    try:
        place.parent.mkdir(exist_ok=True)
        if place.is_dir():
            raise IsADirectoryError
        (place.parent / ".gitignore").write_text("*\n", encoding="utf-8")
        own.unlink(missing_ok=True)
        _sweep(place)
        db = sqlite3.connect(own)
        # half a draft is thrown away, so nothing has to survive a crash before it is whole
        db.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + _SCHEMA)
    except (OSError, sqlite3.Error):
        draft, db = None, sqlite3.connect(":memory:")
        db.executescript(_SCHEMA)
    db.execute("INSERT INTO meta VALUES ('made by', ?)", (stamp,))
    return Index(folder, db, lexicon, cold=True, place=place if draft else None, draft=draft)
