"""Articles from paths: files, folders, `-` for standard input.

A folder is read with everything below it, in the order of the paths. Hidden files, files of other
kinds and excluded ones are counted. What cannot be read is a problem; the others are unharmed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from os import PathLike
from pathlib import Path, PurePosixPath

from claimcheck.documents import dates
from claimcheck.documents.build import SUFFIXES, Kind, build
from claimcheck.documents.decode import decode
from claimcheck.documents.globs import matches
from claimcheck.documents.listing import NAME, Listings
from claimcheck.documents.metadata import DATE_MEND, Metadata
from claimcheck.errors import DocumentError, Problem, UsageError
from claimcheck.records import Document

_STDIN = "<stdin>"


@dataclass(frozen=True, slots=True)
class Reading:
    """What came of reading paths.

    Attributes:
        documents: sorted by path.
        problems: what could not be read, sorted; each names a file and a mend.
        skipped: files of folders that were not read: hidden, excluded or of other kinds.
        notes: what was done to read a file beyond plain UTF-8 (another encoding, repaired
            mojibake), sorted; no faults, but the reader should know.
    """

    documents: tuple[Document, ...]
    problems: tuple[Problem, ...] = ()
    skipped: int = 0
    notes: tuple[Problem, ...] = ()


def read_paths(
    paths: Iterable[str | PathLike[str]],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    date: str | None = None,
    root: str | PathLike[str] | None = None,
) -> Reading:
    """The articles of files and folders.

    Args:
        paths: files, folders, or "-" for standard input.
        include: globs for the files of folders (`*.md`, `drafts/**`); none means all.
        exclude: globs for files of folders to leave out.
        date: day of publication (YYYY-MM-DD) of articles that carry none.
        root: the project: paths and ids are relative to it; None for the current folder.

    Raises:
        UsageError: `date` is no day.
    """
    if date is not None and dates.written(date) is None:
        raise UsageError(f'"{date}" is no day; {DATE_MEND}')
    reader = _Reader(Path(root or ".").absolute(), include, exclude, date and dates.written(date))
    for path in paths:
        reader.take(os.fspath(path))
    documents = sorted(reader.documents.values(), key=lambda document: document.path)
    problems = sorted({*reader.problems, *reader.listings.problems})
    notes = sorted({*reader.notes, *reader.listings.notes})
    return Reading(tuple(documents), tuple(problems), reader.skipped, tuple(notes))


@dataclass
class _Reader:
    """The run of one reading."""

    root: Path
    include: Sequence[str]
    exclude: Sequence[str]
    date: str | None
    documents: dict[str, Document] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    notes: list[Problem] = field(default_factory=list)
    skipped: int = 0
    listings: Listings = field(init=False)

    def __post_init__(self) -> None:
        self.listings = Listings(self.root, self.shown)

    def take(self, path: str) -> None:
        """One argument."""
        if path == "-":
            self._article(sys.stdin.buffer.read(), _STDIN, None, "txt")
            return
        place = Path(path)
        try:
            if place.is_dir():
                self._folder(place)
            elif place.exists():
                self._file(place)
            else:
                self._wrong(place, "no such file or folder; check the path")
        except OSError as error:
            self._wrong(
                place, f"cannot be read ({_reason(error)}); check the path and its permissions"
            )

    def _folder(self, folder: Path) -> None:
        self.listings.open(folder)
        found = 0
        for file in self._files(folder):
            inner = file.relative_to(folder).as_posix()
            if file.name == NAME:
                continue
            if not self._is_wanted(inner, file):
                self.skipped += 1
                continue
            found += 1
            self._file(file)
        if not found:
            kinds = " ".join(SUFFIXES)
            self._wrong(folder, f"no articles in this folder; name one that holds files of {kinds}")

    def _is_wanted(self, inner: str, file: Path) -> bool:
        """Whether a file of a folder, by its path in it, is an article to be read."""
        name = PurePosixPath(inner)
        if name.name.startswith(".") or name.suffix.lower() not in SUFFIXES:
            return False
        whole = Path(os.path.normpath(file.absolute())).as_posix()
        included = not self.include or matches(inner, self.include, whole)
        return included and not matches(inner, self.exclude, whole)

    def _files(self, folder: Path) -> list[Path]:
        """Every file below a folder, sorted; a hidden folder counts as one hidden file."""
        found = []
        for place, folders, names in os.walk(folder, onerror=self._unlisted):
            self.skipped += sum(name.startswith(".") for name in folders)
            folders[:] = sorted(name for name in folders if not name.startswith("."))
            found += [Path(place, name) for name in names]
        return sorted(found, key=lambda file: file.as_posix())

    def _unlisted(self, error: OSError) -> None:
        self._wrong(
            Path(error.filename), f"cannot be listed ({_reason(error)}); check its permissions"
        )

    def _file(self, file: Path) -> None:
        if self.shown(file) in self.documents:
            return
        try:
            data = file.read_bytes()
        except OSError as error:
            self._wrong(file, f"cannot be read ({_reason(error)}); check its permissions")
            return
        self._article(data, self.shown(file), file, SUFFIXES.get(file.suffix.lower(), "txt"))

    def _article(self, data: bytes, path: str, file: Path | None, kind: Kind) -> None:
        try:
            decoded = decode(data, path, html=kind == "html")
        except DocumentError as error:
            self.problems.append(error.problem)
            return
        self.notes += decoded.notes
        listed = Metadata(article="stdin")
        if file is not None:
            named = Metadata(published=dates.in_name(file.name))
            listed = self.listings.entry(file).over(named)
        try:
            document, problems = build(
                decoded.text,
                path=path,
                kind=kind,
                listed=listed,
                fallback=Metadata(published=self.date),
            )
        except ImportError as error:  # the HTML reader's own libraries
            reason = str(error).splitlines()[0].rstrip(".")
            message = f"cannot be read as {kind} ({reason}); install what it names"
            self.problems.append(Problem(path, 0, 0, message))
            return
        self.problems += problems
        if not problems:
            self.documents[path] = document

    def shown(self, file: Path) -> str:
        """A path as reports show it: relative to the project where it is inside, with "/"."""
        whole = Path(
            os.path.normpath(self.root / file if file.is_absolute() else Path.cwd() / file)
        )
        if whole.is_relative_to(self.root):
            return whole.relative_to(self.root).as_posix()
        return Path(os.path.normpath(file)).as_posix()

    def _wrong(self, place: Path, message: str) -> None:
        self.problems.append(Problem(self.shown(place), 0, 0, message))


def _reason(error: Exception) -> str:
    """What the system says, in lower case and without the path."""
    return (getattr(error, "strerror", None) or str(error)).lower()
