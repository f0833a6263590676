"""articles.csv: what a publisher says of the articles of a folder.

Columns: path (relative to the file), title, publisher, date, id. All but path may be missing;
others are ignored. An article is looked up in the nearest folder above it whose articles.csv names
it, so that it has the same id and day whether its folder or the file alone is read.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

from claimcheck import limits
from claimcheck.documents import dates
from claimcheck.documents.decode import decode
from claimcheck.documents.metadata import DATE_MEND, Metadata
from claimcheck.errors import DocumentError, Problem

NAME = "articles.csv"


class Listings:
    """The articles.csv files met so far.

    Attributes:
        problems: what is wrong in those of folders that are read.
        notes: what was done to read them beyond plain UTF-8.
    """

    def __init__(self, root: Path, shown: Callable[[Path], str]) -> None:
        self.problems: list[Problem] = []
        self.notes: list[Problem] = []
        self._root = root
        self._shown = shown
        self._read: dict[Path, dict[str, Metadata]] = {}
        self._wrong: dict[Path, list[Problem]] = {}

    def open(self, folder: Path) -> None:
        """Report what is wrong with the list of a folder that is read."""
        for place, folders, _ in os.walk(folder):
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            whole = _absolute(Path(place))
            self._entries(whole)
            self.problems += self._wrong.get(whole, [])

    def is_list(self, file: Path) -> bool:
        """Whether a file named articles.csv lists articles, and has no column with their texts."""
        try:
            head = decode(_data(file, str(file)), str(file)).text.partition("\n")[0]
        except (OSError, DocumentError):
            return False
        import csv

        from claimcheck.documents.rows import choose

        names: list[str] = next(csv.reader([head]), [])
        return "path" in [name.strip().lower() for name in names] and isinstance(
            choose([n for n in names if n.strip().lower() != "path"], {}), str
        )

    def entry(self, file: Path) -> Metadata:
        """What the nearest list that names an article says of it."""
        whole = _absolute(file)
        for folder in whole.parents:
            found = self._entries(folder).get(str(whole))
            if found is not None:
                return found
            if folder == self._root:
                break
        return Metadata()

    def _entries(self, folder: Path) -> dict[str, Metadata]:
        """The rows of a folder's list by absolute path, read once."""
        if folder not in self._read:
            self._read[folder] = {}
            file = folder / NAME
            if file.is_file():
                found = _rows(file, self._shown(file))
                self._read[folder], self._wrong[folder] = found.found, found.problems
                self.notes += found.notes
        return self._read[folder]


def _rows(file: Path, shown: str) -> Listing:
    """A list with its rows by absolute path, and what is wrong with it."""
    listing = Listing(file.parent, shown)
    try:
        decoded = decode(_data(file, shown), shown)
    except DocumentError as error:
        listing.problems.append(error.problem)
    except OSError as error:
        message = f"cannot be read ({error.strerror}); check its permissions"
        listing.problems.append(Problem(shown, 0, 0, message))
    else:
        listing.notes = decoded.notes
        listing.read(decoded.text)
    return listing


class Listing:
    """One articles.csv being read.

    Attributes:
        found: what it says, by absolute path.
        problems: what is wrong in it.
        notes: what was done to read it beyond plain UTF-8.
    """

    def __init__(
        self, folder: Path, shown: str, exists: Callable[[str], bool] = os.path.exists
    ) -> None:
        self._exists = exists
        self.found: dict[str, Metadata] = {}
        self.problems: list[Problem] = []
        self.notes: tuple[Problem, ...] = ()
        self._folder = folder
        self._shown = shown
        self._ids: dict[str, int] = {}

    def read(self, text: str) -> None:
        """All rows; a wrong one does not keep the others from being read."""
        import csv

        reader = csv.reader(text.splitlines(keepends=True), strict=True)
        line = 1
        try:
            header = [name.strip().lower() for name in next(reader, [])]
            if "path" not in header:
                self._wrong(1, 'no column "path"; name the columns in the first line')
                return
            line = reader.line_num + 1
            for cells in reader:
                row = dict(zip(header, map(str.strip, cells), strict=False))
                if any(row.values()):
                    self._row(row, line)
                line = reader.line_num + 1
        except csv.Error as error:
            self._wrong(line, f"not valid CSV ({error}); close the quotes of the cell")

    def _row(self, row: dict[str, str], line: int) -> None:
        path, day, article = (row.get(name, "") for name in ("path", "date", "id"))
        if not path:
            self._wrong(line, "the row names no path; name the article's file")
            return
        place = str(_absolute(self._folder / path.replace("\\", "/")))
        published = dates.written(day) if day else None
        if day and published is None:
            self._wrong(line, f'"{day}" is no day; {DATE_MEND}')
        if place in self.found:
            self._wrong(line, f'"{path}" stands here twice; keep one row')
        elif not self._exists(place):
            self._wrong(line, f'no such file: "{path}"; mend the path or take the row out')
        if article and article in self._ids:
            message = f'the id "{article}" is that of line {self._ids[article]}; give each its own'
            self._wrong(line, message)
        self._ids.setdefault(article, line)
        title, publisher = (row.get(name) or None for name in ("title", "publisher"))
        self.found.setdefault(place, Metadata(title, publisher, published, article or None))

    def _wrong(self, line: int, message: str) -> None:
        self.problems.append(Problem(self._shown, line, 0, message))


def _data(file: Path, shown: str) -> bytes:
    with file.open("rb") as opened:
        return limits.read_within(opened, shown)


def _absolute(path: Path) -> Path:
    return Path(os.path.normpath(path.absolute()))
