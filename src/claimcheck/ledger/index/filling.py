"""Bringing an index up to date: files that came, changed or went since it was last looked at.

Only what the index holds is read of a line; a line that is wrong is named, as `store` names it.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import msgspec

from claimcheck.clusters import keys
from claimcheck.clusters.names import SLOTS
from claimcheck.errors import DataFileError, Problem, UsageError
from claimcheck.ledger import files
from claimcheck.ledger import lines as told
from claimcheck.ledger.header import Header
from claimcheck.ledger.index.names import Names
from claimcheck.ledger.index.tables import Index, undisturbed
from claimcheck.lexicon import units

# What a row of `about` names: what a claim is about, what it compares that with, or its market.
SUBJECT, COMPARAND, MARKET = range(3)
# Files that changed this shortly before they were read may change again within one tick of the
# file system's clock, so they are read again the next time.
_TICK = 2_000_000_000  # nanoseconds


class _Name(msgspec.Struct, gc=False):
    text: str
    id: str | None = None


class _Scope(msgspec.Struct, gc=False):
    role: str
    text: str
    id: str | None = None


class _Quantity(msgspec.Struct, gc=False):
    unit: str


class _Period(msgspec.Struct, gc=False):
    start: str | None
    end: str | None


class _Claim(msgspec.Struct, gc=False):
    """What is read of a claim's line."""

    article: str
    subject: _Name | None
    measure: _Name | None
    comparand: _Name | None
    scope: list[_Scope]
    quantity: _Quantity | None
    period: _Period
    compared_with: str = ""


_AHEAD = 200  # files that are read while as many are taken in
_BATCH = 50_000  # rows that are gathered before they are written
_DECODER = msgspec.json.Decoder(_Claim)


def refresh(index: Index) -> Names:
    """Bring the index up to date with the ledger's files; the names that it holds by then.

    Raises:
        UsageError: there is no such folder.
        DataFileError: files are damaged; every wrong line of those that changed is named.
    """
    now, names = dict(_stamped(index.folder)), Names(index)
    rows = index.rows("SELECT name, stamp, id FROM files")
    known = {str(name): (str(stamp), int(str(number))) for name, stamp, number in rows}
    gone = [name for name in known if name not in now]
    came = sorted(name for name, stamp in now.items() if known.get(name, ("",))[0] != stamp)
    if gone or came or index.cold:
        filling = _Filling(index, names)
        for name in (*gone, *(name for name in came if name in known)):
            filling.drop(known[name][1])
        with undisturbed():
            for name, text in _read_ahead(index.folder, came):
                filling.take(name, now[name], text)
            filling.finish()
    index.kept()
    return names


def _stamped(folder: Path) -> Iterator[tuple[str, str]]:
    """The ledger files of a folder, each with what changes when it does."""
    if not folder.is_dir():
        raise UsageError(
            f"{folder.as_posix()}: no ledger there; make one with claimcheck ledger add"
        )
    racy = time.time_ns() - _TICK
    waiting = [(os.fspath(folder), "")]
    while waiting:
        place, above = waiting.pop()
        with os.scandir(place) as entries:
            for entry in entries:
                if entry.name.startswith("."):
                    continue
                if entry.name.endswith(files.SUFFIX):
                    stat = entry.stat()
                    again = f"!{time.time_ns()}" if stat.st_ctime_ns > racy else ""
                    stamp = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino} {stat.st_ctime_ns}"
                    yield above + entry.name, stamp + again
                elif entry.is_dir():
                    waiting.append((entry.path, f"{above}{entry.name}/"))


def _read_ahead(folder: Path, names: Sequence[str]) -> Iterator[tuple[str, bytes | OSError]]:
    """The texts of files, some read by the system while those before them are taken in."""

    def read(some: Sequence[str]) -> list[bytes | OSError]:
        found: list[bytes | OSError] = []
        for name in some:
            try:
                found.append((folder / name).read_bytes())
            except OSError as error:
                found.append(error)
        return found

    parts = [names[at : at + _AHEAD] for at in range(0, len(names), _AHEAD)]
    with ThreadPoolExecutor(1) as reader:
        waiting = [reader.submit(read, part) for part in parts[:1]]
        for number, part in enumerate(parts):
            waiting += [reader.submit(read, further) for further in parts[number + 1 : number + 2]]
            yield from zip(part, waiting.pop(0).result(), strict=True)


class _Filling:
    """One run of `refresh`: the rows that go and come."""

    def __init__(self, index: Index, names: Names) -> None:
        self.index, self.names = index, names
        self.uses: Counter[int] = Counter()
        self.problems: list[Problem] = []
        self.about: list[tuple[int | None, ...]] = []
        self.compared: list[tuple[int, ...]] = []
        ((last,),) = index.rows("SELECT COALESCE(MAX(id), 0) FROM about")
        self.written = int(str(last))
        ((last,),) = index.rows("SELECT COALESCE(MAX(id), 0) FROM files")
        self.files = count(int(str(last)) + 1)
        self.subjects, self.measures, self.scopes = (names.seen[slot] for slot in SLOTS)
        self.percent: dict[str, bool] = {}

    def drop(self, number: int) -> None:
        """Take a file's rows out."""
        db = self.index.db
        ((first, last, names),) = self.index.rows(
            "SELECT first, last, names FROM files WHERE id = ?", (number,)
        )
        for name in json.loads(str(names)):
            self.uses[name] -= 1
        db.execute("DELETE FROM about WHERE id BETWEEN ? AND ?", (first, last))
        db.execute("DELETE FROM compared WHERE file = ?", (number,))
        db.execute("DELETE FROM replaces WHERE file = ?", (number,))
        db.execute("DELETE FROM files WHERE id = ?", (number,))

    def take(self, name: str, stamp: str, text: bytes | OSError) -> None:
        """Take in the text of a file, or name it where it could not be read."""
        shown = (self.index.folder / name).as_posix()
        if isinstance(text, OSError):
            reason = (text.strerror or str(text)).lower()
            self.problems.append(Problem(shown, 0, 0, f"cannot be read ({reason}); {told.MEND}"))
            return
        lines = text.split(b"\n")
        head = told.header_of(lines[0], shown, self.problems)
        if head is None:
            return
        number, before = next(self.files), len(self.about)
        place, used, good = len(lines[0]) + 1, set[int](), True
        gone = dict(head.retracted)
        for line in lines[1:-1] if not lines[-1] else lines[1:]:
            try:
                if not gone or not self._is_retracted(line, head, gone):
                    good = self._claim(line, head, number, place, used) and good
            except (msgspec.MsgspecError, ValueError):
                good = False
            place += len(line) + 1
        if not good or len(lines) - 1 - (not lines[-1]) != head.claims:
            self._refuse(lines[1:], shown, head)
            return
        first, last = self.written + before + 1, self.written + len(self.about)
        self.uses.update(used)
        self.index.db.execute(
            "INSERT INTO files VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (number, name, stamp, head.article, head.document, lines[0].decode(), first, last,
             json.dumps(sorted(used))),
        )  # fmt: skip
        if len(self.about) > _BATCH:
            self._write()
        for old in dict.fromkeys((*head.corrects, *head.supersedes)):
            self.index.db.execute(
                "INSERT INTO replaces VALUES (?, ?, ?)", (old, head.article, number)
            )

    @staticmethod
    def _is_retracted(line: bytes, head: Header, gone: dict[str, str]) -> bool:
        return head.withdrawn or msgspec.json.decode(line).get("id") in gone

    def _refuse(self, lines: list[bytes], shown: str, head: Header) -> None:
        """Name every line of a file that is no claim."""
        before = len(self.problems)
        list(told.claims_of(lines, shown, head, self.problems))
        if len(self.problems) == before:
            self.problems.append(Problem(shown, 0, 0, f"holds no claims; {told.MEND}"))

    def _claim(self, line: bytes, head: Header, file: int, place: int, used: set[int]) -> bool:
        """The rows of a claim; whether it is one of the file's article."""
        claim = _DECODER.decode(line)
        if claim.article != head.article:
            return False
        subject, measure = claim.subject, claim.measure
        if subject is None or measure is None:
            return True  # it belongs to no cluster
        names, size, rows = self.names, len(line), self.about
        # most names have come up before: a call for each would cost more than finding them
        raw = (measure.id, measure.text)
        what = self.measures.get(raw) or names.id_of("measure", raw)
        raw = (subject.id, subject.text)
        who = self.subjects.get(raw) or names.id_of("subject", raw)
        used.add(what)
        used.add(who)
        rows.append((who, what, SUBJECT, file, place, size, None, None))
        for item in claim.scope:
            raw = (item.id, item.text)
            used.add(self.scopes.get(raw) or names.id_of("scope", raw))
            key = names.key("scope", raw) if item.role == "product" else None
            if key is not None:  # an owner's product is what a claim is about
                product = names.id_of("subject", (key, key))
                rows.append((product, what, SUBJECT, file, place, size, None, None))
        if claim.comparand is not None and not self._over_time(claim):
            whom = names.id_of("subject", (claim.comparand.id, claim.comparand.text))
            used.add(whom)
            rows.append((whom, what, COMPARAND, file, place, size, None, None))
            self.compared.append((who, whom, what, file))
        if claim.quantity is not None and self._is_percent(claim.quantity.unit):
            years = years_of(claim.period.start, claim.period.end)
            for name in self._markets(claim):
                rows.append((name, what, MARKET, file, place, size, *years))
        return True

    @staticmethod
    def _over_time(claim: _Claim) -> bool:
        """Whether a claim compares with another time, not with another thing."""
        comparand = claim.comparand
        name = (comparand.id or comparand.text) if comparand is not None else ""
        return bool(claim.compared_with) or not keys.is_thing(name)

    def _is_percent(self, unit: str) -> bool:
        if unit not in self.percent:
            self.percent[unit] = units.dimension(unit) == "percent"
        return self.percent[unit]

    def _markets(self, claim: _Claim) -> list[int]:
        """The markets of a share; that of domestic makers is at home."""
        names = self.names
        found = [names.id_of("scope", (i.id, i.text)) for i in claim.scope if i.role == "market"]
        if not found and claim.subject is not None:
            key = names.key("subject", (claim.subject.id, claim.subject.text))
            home = self.index.lexicon.home(key) if key is not None else None
            found += [names.id_of("scope", (home, home))] if home else []
        return found

    def finish(self) -> None:
        """Write what was gathered.

        Raises:
            DataFileError: files are damaged, or hold one article twice; nothing is written.
        """
        db = self.index.db
        if not self.problems:
            self.problems += _twice(self.index)
        if self.problems:
            db.rollback()
            raise DataFileError(self.problems)
        self._write()
        self.names.flush(dict(self.uses))

    def _write(self) -> None:
        """Write the rows of claims that were gathered so far."""
        db = self.index.db
        sql = "INSERT INTO about VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        db.executemany(sql, ((n, *row) for n, row in enumerate(self.about, self.written + 1)))
        self.written += len(self.about)
        db.executemany("INSERT INTO compared VALUES (?, ?, ?, ?)", self.compared)
        self.about.clear()
        self.compared.clear()


def years_of(start: str | None, end: str | None) -> tuple[int | None, int | None]:
    """The first and the last year of a period, None for one that is not told."""
    return int(start[:4]) if start else None, int(end[:4]) if end else None


def _twice(index: Index) -> Iterator[Problem]:
    """Articles that stand in two files."""
    sql = (
        "SELECT article, MIN(name), MAX(name) FROM files GROUP BY article HAVING COUNT(*) > 1"
        " ORDER BY article"
    )
    for article, one, other in index.rows(sql):
        message = f'article "{article}" has its claims in {one} too; remove one of the two'
        yield Problem((index.folder / str(other)).as_posix(), 0, 0, message)
