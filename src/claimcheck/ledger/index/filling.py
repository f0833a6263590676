"""Bringing an index up to date: files that came, changed or went since it was last looked at.

Only what the index holds is read of a line; a line that is wrong is named, as `store` names it.
"""

from __future__ import annotations

import json
import os
import time
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from claimcheck.clusters import keys
from claimcheck.errors import DataFileError, Problem, UsageError
from claimcheck.ledger import files, lines
from claimcheck.ledger.index import beside, reading
from claimcheck.ledger.index.names import Names
from claimcheck.ledger.index.tables import Index, undisturbed

# What a row of `about` names: what a claim is about, what it compares that with, or its market.
SUBJECT, COMPARAND, MARKET = range(3)
# Files that changed this shortly before they were read may change again within one tick of the
# file system's clock, so they are read again the next time.
_TICK = 2_000_000_000  # nanoseconds
_NOTHING = 0  # no name has this number


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
            for part in beside.parts(index.folder, came):
                filling.take(part, now)
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
                if entry.name.endswith(files.SUFFIX) and not entry.is_dir():
                    name = above + entry.name
                    if not entry.is_file():  # a pipe would be waited for, and nobody writes to it
                        raise _refused(folder, name, f"is no file; {lines.MEND}")
                    if not beside.is_text(name):
                        message = "its name is not UTF-8; rename it, and add its article again"
                        raise _refused(folder, name, message)
                    if entry.is_symlink() and files.leads_out(Path(entry.path), folder):
                        raise _refused(folder, name, files.OUT)
                    stat = entry.stat()
                    again = f"!{time.time_ns()}" if stat.st_ctime_ns > racy else ""
                    stamp = f"{stat.st_size} {stat.st_mtime_ns} {stat.st_ino} {stat.st_ctime_ns}"
                    yield name, stamp + again
                elif entry.is_dir(follow_symlinks=False):
                    waiting.append((entry.path, f"{above}{entry.name}/"))


def _refused(folder: Path, name: str, message: str) -> DataFileError:
    return DataFileError([Problem((folder / name).as_posix(), 0, 0, message)])


class _Filling:
    """One run of `refresh`: the rows that go and come."""

    def __init__(self, index: Index, names: Names) -> None:
        self.index, self.names = index, names
        self.uses: Counter[int] = Counter()
        self.problems: list[Problem] = []
        self.known: dict[reading.Told, tuple[int, int]] = {}
        ((last, files),) = index.rows(
            "SELECT COALESCE(MAX(last), 0), COALESCE(MAX(id), 0) FROM files"
        )
        self.rows, self.files = int(str(last)), int(str(files))

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
        db.execute("DELETE FROM rare WHERE file = ?", (number,))
        db.execute("DELETE FROM files WHERE id = ?", (number,))

    def take(self, part: reading.Part, stamps: Mapping[str, str]) -> None:
        """Take in what some files hold, and name what is wrong with those that are."""
        known, encode = self.known, msgspec.json.encode
        for name in part.names:
            if name not in known:
                known[name] = self._found(name)
        names = [known[name] for name in part.names]
        numbers, roles = [number for number, _ in names], [role for _, role in names]
        before, of_rows, of_compared = self.rows, list[int](), list[int]()
        files, replaced = list[tuple[object, ...]](), list[tuple[object, ...]]()
        rare = list[tuple[object, ...]]()
        for file in part.files:
            if file.wrong:
                self._refuse(file.name)
                continue
            self.files += 1
            of_rows += [self.files] * file.rows
            of_compared += [self.files] * file.compared
            used = {numbers[n] for n in file.names} - {_NOTHING}
            self.uses.update(used)
            first, self.rows = self.rows + 1, self.rows + file.rows
            files.append(
                (self.files, file.name, stamps[file.name], file.article, file.document,
                 file.published, file.header, first, self.rows, encode(sorted(used)).decode())
            )  # fmt: skip
            replaced += [(old, file.article, self.files) for old in file.replaces]
            rare.append((self.files, file.rare))
        write = self.index.write
        write("files", list(zip(*files, strict=True)))
        write("replaces", list(zip(*replaced, strict=True)))
        write("rare", list(zip(*rare, strict=True)))
        named, measured, *places_and_years = reading.columns(part.rows, reading.ROW)
        about, of = _each(named, numbers), _each(measured, numbers)
        ids = range(before + 1, self.rows + 1)
        rows = (ids, about, of, _each(named, roles), of_rows, *places_and_years)
        write("about", rows, where=about)
        who, whom, what = (
            _each(column, numbers) for column in reading.columns(part.compared, reading.COMPARED)
        )
        write("compared", (who, whom, what, of_compared), where=whom)

    def _found(self, told: reading.Told) -> tuple[int, int]:
        """The number of a name and the role of its rows; _NOTHING where it stands for nothing."""
        names, raw = self.names, (told.id, told.text)
        match told.kind:
            case reading.MEASURE:
                return names.id_of("measure", raw), SUBJECT
            case reading.SCOPE:
                return names.id_of("scope", raw), SUBJECT
            case reading.MARKET:
                return names.id_of("scope", raw), MARKET
            case reading.PRODUCT:
                key = names.key("scope", raw)
                return names.id_of("subject", (key, key)) if key is not None else _NOTHING, SUBJECT
            case reading.HOME:
                key = names.key("subject", raw)
                home = self.index.lexicon.home(key) if key is not None else None
                return names.id_of("scope", (home, home)) if home else _NOTHING, MARKET
            case reading.COMPARAND if not keys.is_thing(told.id or told.text):
                return _NOTHING, COMPARAND  # it is another time
        return names.id_of("subject", raw), COMPARAND if told.kind == reading.COMPARAND else SUBJECT

    def _refuse(self, name: str) -> None:
        """Name every line of a file that is no claim."""
        shown, before = (self.index.folder / name).as_posix(), len(self.problems)
        try:
            texts = (self.index.folder / name).read_bytes().split(b"\n")
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            self.problems.append(Problem(shown, 0, 0, f"cannot be read ({reason}); {lines.MEND}"))
            return
        head = lines.header_of(texts[0], shown, self.problems)
        if head is not None:
            list(lines.claims_of(texts[1:], shown, head, self.problems))
        if len(self.problems) == before:
            self.problems.append(Problem(shown, 0, 0, f"holds no claims; {lines.MEND}"))

    def finish(self) -> None:
        """Write which names there are.

        Raises:
            DataFileError: files are damaged, or hold one article twice; nothing is written.
        """
        if not self.problems:
            self.problems += _twice(self.index)
        if self.problems:
            self.index.db.rollback()
            raise DataFileError(self.problems)
        self.names.flush(dict(self.uses))


def _each(places: Iterable[int], values: Sequence[int]) -> list[int]:
    """The values at places."""
    return list(map(values.__getitem__, places))


def _twice(index: Index) -> Iterator[Problem]:
    """Articles that stand in two files."""
    sql = (
        "SELECT article, MIN(name), MAX(name) FROM files GROUP BY article HAVING COUNT(*) > 1"
        " ORDER BY article"
    )
    for article, one, other in index.rows(sql):
        message = f'article "{article}" has its claims in {one} too; remove one of the two'
        yield Problem((index.folder / str(other)).as_posix(), 0, 0, message)
