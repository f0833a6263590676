"""Which files an argument names: files, everything below folders, `-` for standard input.

Only lists of articles are read here; the articles themselves may be read one at a time later.
"""

from __future__ import annotations

import errno
import os
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import field, replace
from pathlib import Path, PurePosixPath

from claimcheck import generated
from claimcheck.documents import dates, extras, links
from claimcheck.documents.files import facts
from claimcheck.documents.ids import SUFFIXES, TABLES, Kind, Table
from claimcheck.documents.listing import NAME, Listings
from claimcheck.documents.metadata import Metadata
from claimcheck.errors import Problem
from claimcheck.frozen import record

_STDIN = "<stdin>"
_FILES = ("file is", "files are")


@record
class Source:
    """An article that is to be read.

    Attributes:
        path: as reports show it.
        file: where it is; None for standard input.
        kind: how to read it.
        listed: what articles.csv and the file name say of it.
        table: of a table of articles what it is, else None.
        only: of a table the names of the articles that are wanted, None for all.
        named: whether an argument names it, and not only its folder.
    """

    path: str
    file: Path | None
    kind: Kind
    listed: Metadata
    table: Table | None = None
    only: frozenset[str] | None = None
    named: bool = False


@record(frozen=False, slots=False)
class Sources:
    """The articles that arguments name, and what is wrong with the arguments.

    Attributes:
        root: the project; paths inside of it are shown relative to it.
        include: globs for the files of folders; none means all.
        exclude: globs for files of folders to leave out.
        is_report: whether a file is a page that claimcheck wrote.
        found: the articles by path.
        skipped: files of folders that are none: hidden, excluded, of other kinds, reports of
            claimcheck, no plain files.
        within: where what arguments name must lie, links followed; None where they may name
            anything, as a person does.
    """

    root: Path
    include: Sequence[str] = ()
    exclude: Sequence[str] = ()
    is_report: Callable[[Path], bool] = generated.is_report
    found: dict[str, Source] = field(default_factory=dict)
    skipped: int = 0
    within: Path | None = None
    _files_found: set[str] = field(default_factory=set)
    _problems: list[Problem] = field(default_factory=list)
    _lists: list[Path] = field(default_factory=list)
    _reports: list[Path] = field(default_factory=list)
    _notes: list[Problem] = field(default_factory=list)
    _listings: Listings = field(init=False)

    def __post_init__(self) -> None:
        self._listings = Listings(self.root, self.shown)

    @property
    def problems(self) -> set[Problem]:
        """What cannot be read, and what is wrong in lists of articles."""
        lists = () if self.found else self._lists
        message = "says what the articles of its folder are, and holds none; name the folder"
        alone = {Problem(self.shown(file), 0, 0, message) for file in lists}
        alone |= set() if self.found else self._passed_over()
        return {*self._problems, *self._listings.problems, *alone}

    @property
    def notes(self) -> set[Problem]:
        """How lists of articles were read beyond plain UTF-8, and what was passed over."""
        beside = self._passed_over() if self.found else set()
        return {*self._listings.notes, *self._notes, *beside}

    def _passed_over(self) -> set[Problem]:
        """What is said of reports that arguments name."""
        message = "is a report of claimcheck and no article; name the articles it was made of"
        return {Problem(self.shown(file), 0, 0, message) for file in self._reports}

    def take(self, path: str) -> None:
        """One argument."""
        if path == "-":
            self.found[_STDIN] = Source(_STDIN, None, "txt", Metadata(article="stdin"), named=True)
            return
        place = Path(path)
        if not path:
            message = 'an empty path; name a file or a folder ("." is the current one)'
            self._problems.append(Problem('""', 0, 0, message))
            return
        try:
            if self.within is not None and links.leads_out(place, self.within):
                self._wrong(place, links.OUT.format(self.within.name or "this folder"))
            elif links.is_device(place):
                self._wrong(place, "is a device and no article; name a file or a folder")
            elif place.is_dir():
                self._folder(place)
            elif self.is_report(place):
                self._reports.append(place)  # `claimcheck check *.html` names it with the others
            elif place.exists():
                self._named(place)
                self._mark(self.shown(place))
            elif (row := row_of(path)) is not None:
                self._table(Path(row[0]), frozenset([row[1]]))  # each is looked for by name
            else:
                self._wrong(place, "no such file or folder; check the path")
        except OSError as error:
            self._wrong(
                place, f"cannot be read ({reason(error)}); check the path and its permissions"
            )

    def _named(self, file: Path) -> None:
        """A file that an argument names."""
        other = facts().others.get(file.suffix.lower())
        if other is not None:
            self._wrong(file, f"{other}; {' '.join((*SUFFIXES, *TABLES))} are read")
        elif file.suffix.lower() not in TABLES:
            self._file(file)
        elif file.name == NAME and self._listings.is_list(file):
            self._lists.append(file)  # `claimcheck check articles/*` names it with the others
        else:
            self._table(file, None)

    def _mark(self, path: str) -> None:
        """An argument names it: that there is nothing in it is no small matter."""
        if path in self.found:
            self.found[path] = replace(self.found[path], named=True)

    def _table(self, file: Path, only: frozenset[str] | None) -> None:
        """A table of articles, or some rows of it."""
        path, kind = self.shown(file), TABLES[file.suffix.lower()]
        before = self.found.get(path)
        if before is not None:
            only = None if only is None or before.only is None else only | before.only
        self.found[path] = Source(path, file, "txt", Metadata(), kind, only)

    def _folder(self, folder: Path) -> None:
        self._listings.open(folder)
        found, unread = 0, Counter[str]()
        for file in self._files(folder):
            inner = file.relative_to(folder).as_posix()
            if file.name == NAME:
                continue
            if not self._is_wanted(inner, file) or self.is_report(file):
                self.skipped += 1
                continue
            suffix = file.suffix.lower()
            if suffix in SUFFIXES and not extras.installed(SUFFIXES[suffix]):
                unread[SUFFIXES[suffix]] += 1
                self.skipped += 1
                continue
            found += 1
            if file.is_symlink() and links.leads_out(file, folder):
                self._wrong(file, links.OUT.format(self.shown(folder)))
                continue
            self._named(file)
        for kind, count in unread.items():
            message = f"{count} .{kind} {_FILES[count > 1]} not read; {extras.mend(kind)}"
            self._notes.append(Problem(self.shown(folder), 0, 0, message))
        if not found:
            kinds = " ".join(SUFFIXES)
            self._wrong(folder, f"no articles in this folder; name one that holds files of {kinds}")

    def _is_wanted(self, inner: str, file: Path) -> bool:
        """Whether a file of a folder, by its path in it, is an article to be read."""
        name = PurePosixPath(inner)
        suffix = name.suffix.lower()
        # "~$" is the mark of a file that a word processor has open
        if name.name.startswith((".", "~$")) or suffix not in (*SUFFIXES, *TABLES):
            return False
        if suffix in TABLES and not any(g.lower().endswith(suffix) for g in self.include):
            return False  # most tables are data; a glob has to ask for those of articles
        if _endless(file):
            return False
        from claimcheck.documents.globs import matches  # files of folders alone are held to globs

        whole = Path(os.path.normpath(file.absolute())).as_posix()
        included = not self.include or matches(inner, self.include, whole)
        return included and not matches(inner, self.exclude, whole)

    def _files(self, folder: Path) -> list[Path]:
        """Every file below a folder, sorted; a hidden folder counts as one hidden file."""
        found = []
        for place, folders, names in os.walk(folder, onerror=self._unlisted):
            self.skipped += sum(name.startswith(".") for name in folders)
            for name in folders:
                if not name.startswith(".") and Path(place, name).is_symlink():
                    message = "is a link to a folder, and is not followed; name it to have it read"
                    self._notes.append(Problem(self.shown(Path(place, name)), 0, 0, message))
                    self.skipped += 1
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [Path(place, name) for name in names]
        return sorted(found, key=lambda file: file.as_posix())

    def _unlisted(self, error: OSError) -> None:
        self._wrong(
            Path(error.filename), f"cannot be listed ({reason(error)}); check its permissions"
        )

    def _file(self, file: Path) -> None:
        path, whole = self.shown(file), os.path.normpath(file.absolute())
        if path not in self.found and whole not in self._files_found:
            self._files_found.add(whole)
            named = Metadata(published=dates.in_name(file.name))
            listed = self._listings.entry(file).over(named)
            kind = SUFFIXES.get(file.suffix.lower(), "txt")
            self.found[path] = Source(path, file, kind, listed)

    def shown(self, file: Path) -> str:
        """A path as reports show it: relative to the project where it is inside, with "/"."""
        whole = Path(
            os.path.normpath(self.root / file if file.is_absolute() else Path.cwd() / file)
        )
        if whole.is_relative_to(self.root):
            return whole.relative_to(self.root).as_posix()
        return Path(os.path.normpath(file)).as_posix()

    def _wrong(self, place: Path, message: str) -> None:
        self._problems.append(Problem(self.shown(place), 0, 0, message))


def row_of(path: str) -> tuple[str, str] | None:
    """The file and the name of an article of a table: `articles.csv#7`; None for other paths."""
    for suffix in TABLES:
        at = path.lower().find(f"{suffix}#") + len(suffix)
        if at >= len(suffix) and Path(path[:at]).is_file():
            return path[:at], path[at + 1 :]
    return None


def file_of(path: str) -> Path:
    """The file that an article stands in: its own, or that of the table it is a row of."""
    row = None if Path(path).exists() else row_of(path)
    return Path(path if row is None else row[0])


def _endless(file: Path) -> bool:
    """A pipe or a device, whose reading may never end; what cannot be looked at is said later."""
    try:
        return file.exists() and not file.is_file()
    except OSError:
        return False


def unreadable(error: Exception) -> str:
    """What keeps a file from being read, with the mend."""
    gone = getattr(error, "errno", None) in (errno.ENOENT, errno.ELOOP)
    mend = "see whether it is there, and where its link leads" if gone else "check its permissions"
    return f"cannot be read ({reason(error)}); {mend}"


def reason(error: Exception) -> str:
    """What the system says, in lower case and without the path."""
    return (getattr(error, "strerror", None) or str(error)).lower()
