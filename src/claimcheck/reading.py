"""Articles for the Python interface: read from paths, with what is wrong raised or handed on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike
from typing import TYPE_CHECKING

from claimcheck.errors import DocumentError, Problem, UsageError

if TYPE_CHECKING:
    from claimcheck.config.setup import Configured, Setup
    from claimcheck.documents import Reading
    from claimcheck.intake import Gathered, Piece
    from claimcheck.lexicon import Lexicon
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

    _refuse_roles(columns)
    with wanted.within():
        reading = documents.read_paths(
            paths, include=wanted.include, exclude=wanted.exclude, date=wanted.date, columns=columns
        )
    _told(reading.problems, on_problem)
    return reading


def taken_of(
    paths: Sequence[StrPath],
    wanted: Setup,
    lexicon: Lexicon,
    columns: Mapping[str, str] | None,
    *,
    cache: bool = False,
) -> Gathered:
    """The articles of paths with their claims; the first that cannot be read is raised.

    Args:
        paths: files and folders.
        wanted: how they are read, and by how many processes.
        lexicon: the names and measures that are known.
        columns: of tables, by role.
        cache: whether what is read is kept, and what was kept is used.
    """
    from claimcheck import documents, intake

    _refuse_roles(columns)
    with (
        wanted.within(),
        intake.remembered(paths, wanted.lexicon, wanted=cache) as memory,
    ):
        plan = documents.plan_paths(
            paths,
            include=wanted.include,
            exclude=wanted.exclude,
            date=wanted.date,
            columns=columns,
            facts=memory.files if memory is not None else None,
        )
        taking = intake.Intake(plan, lexicon, extra=wanted.lexicon, jobs=wanted.jobs, memory=memory)
        return intake.gathered(_sound(taking.pieces()), lexicon)


def _sound(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """The pieces; the first that is wrong is raised before any further article is read."""
    for piece in pieces:
        _told(piece.problems, None)
        yield piece


def _refuse_roles(columns: Mapping[str, str] | None) -> None:
    from claimcheck import documents

    wrong = sorted({*(columns or {})} - {*documents.COLUMN_ROLES})
    if wrong:
        roles = ", ".join(documents.COLUMN_ROLES)
        raise UsageError(f'columns: unknown role "{wrong[0]}"; a column holds one of {roles}')


def _told(problems: Iterable[Problem], on_problem: Callable[[Problem], None] | None) -> None:
    for problem in problems:
        if on_problem is None:
            raise DocumentError(problem)
        on_problem(problem)


def listed(paths: StrPath | Iterable[StrPath]) -> list[StrPath]:
    """One path or several, at least one."""
    if isinstance(paths, str | PathLike):
        return [paths]
    found = list(paths)
    if not found:
        raise UsageError("no path is given; name at least one file or folder")
    return found
