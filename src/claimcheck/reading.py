"""Articles for the Python interface: read from paths, with what is wrong raised or handed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from claimcheck.errors import DocumentError, Problem, UsageError

if TYPE_CHECKING:
    from claimcheck.config.setup import Configured, Setup
    from claimcheck.documents import Reading
    from claimcheck.records import Document

StrPath = str | PathLike[str]


def read_documents(
    paths: StrPath | Iterable[StrPath],
    *,
    date: str | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    config: Configured = None,
    on_problem: Callable[[Problem], None] | None = None,
) -> list[Document]:
    """The articles of files, folders and tables, for `check_documents` and `extract`.

    Args:
        paths: files, folders and tables.
        date: as in `check`, and so the next four.
        include: globs of files.
        exclude: globs of files.
        columns: of tables, by role.
        config: a configuration file.
        on_problem: called with each file or row that cannot be read, the others being read all
            the same; without it the first one is raised.

    Raises:
        DocumentError: an article cannot be read.
    """
    from claimcheck.config.setup import setup

    wanted = setup(config, date=date, include=include, exclude=exclude)
    return list(reading_of(listed(paths), wanted, columns, on_problem).documents)


def reading_of(
    paths: Sequence[StrPath],
    wanted: Setup,
    columns: Mapping[str, str] | None,
    on_problem: Callable[[Problem], None] | None = None,
) -> Reading:
    """The articles of paths; the first that cannot be read is raised, where nobody asks for it."""
    from claimcheck import documents

    wrong = sorted({*(columns or {})} - {*documents.COLUMN_ROLES})
    if wrong:
        roles = ", ".join(documents.COLUMN_ROLES)
        raise UsageError(f'columns: unknown role "{wrong[0]}"; a column holds one of {roles}')
    reading = documents.read_paths(
        paths, include=wanted.include, exclude=wanted.exclude, date=wanted.date, columns=columns
    )
    for problem in reading.problems:
        if on_problem is None:
            raise DocumentError(problem)
        on_problem(problem)
    return reading


def listed(paths: StrPath | Iterable[StrPath]) -> list[StrPath]:
    """One path or several, at least one."""
    if isinstance(paths, str | PathLike):
        return [paths]
    found = list(paths)
    if not found:
        raise UsageError("no path is given; name at least one file or folder")
    return found
