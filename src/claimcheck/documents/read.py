"""Articles from paths, all at once or one after the other.

What cannot be read is a problem; the others are unharmed.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, TypedDict, Unpack

from claimcheck import generated, limits
from claimcheck.documents import dates
from claimcheck.documents.article import Reading, given_id, is_beside, read_article, unread
from claimcheck.documents.ids import distinct, stem
from claimcheck.documents.metadata import DATE_MEND, Metadata
from claimcheck.documents.sources import Source, Sources, unreadable
from claimcheck.errors import DocumentError, Problem, UsageError
from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.documents.rows import Articles


class Which(TypedDict, total=False):
    """Which articles are read, and what holds of them.

    Attributes:
        include: globs for the files of folders (`*.md`, `drafts/**`); none means all.
        exclude: globs for files of folders to leave out.
        date: day of publication (YYYY-MM-DD) of articles that carry none.
        root: the project: paths and ids are relative to it; None for the current folder.
        columns: of tables of articles the columns by role (text, id, title, date, publisher),
            where they do not have usual names.
        within: the folder in which all of them must lie, links followed; None for anywhere.
    """

    include: Sequence[str]
    exclude: Sequence[str]
    date: str | None
    root: str | PathLike[str] | None
    columns: Mapping[str, str] | None
    within: Path | None


def read_paths(paths: Iterable[str | PathLike[str]], **which: Unpack[Which]) -> Reading:
    """The articles of files and folders.

    Args:
        paths: files, folders, or "-" for standard input.
        which: see `Which`.

    Raises:
        UsageError: `date` is no day.
    """
    pieces = [*stream_paths(paths, **which)]
    return Reading(
        tuple(sorted((d for piece in pieces for d in piece.documents), key=lambda d: d.path)),
        tuple(sorted({problem for piece in pieces for problem in piece.problems})),
        sum(piece.skipped for piece in pieces),
        tuple(sorted({note for piece in pieces for note in piece.notes})),
    )


def stream_paths(paths: Iterable[str | PathLike[str]], **which: Unpack[Which]) -> Iterator[Reading]:
    """The same, one article at a time, so that none needs to be kept.

    First comes what is to be said before any article is read: paths that lead nowhere, lists of
    articles that are wrong. Then a reading for each article, in the order of the paths.

    Raises:
        UsageError: `date` is no day.
    """
    return _readings(plan_paths(paths, **which))


def _readings(plan: Plan) -> Iterator[Reading]:
    yield plan.first
    for one in plan.articles:
        yield from plan.read(one)


@record
class Planned:
    """A file that is to be read: an article under the id that it will have, or a table of them."""

    source: Source
    article: str


@record(frozen=False, slots=False)
class Plan:
    """What is to be read, and how.

    Attributes:
        first: what is to be said before any article is read.
        articles: the files by path.
        fallback: what holds of articles that say nothing else.
        columns: of tables of articles, by role.
        owners: the ids that are taken, with who has them.
    """

    first: Reading
    articles: tuple[Planned, ...]
    fallback: Metadata
    columns: Mapping[str, str]
    owners: dict[str, str]

    def read(self, one: Planned) -> Iterator[Reading]:
        """A reading for each article of a file; tables are to be read in the order of the plan."""
        source = one.source
        if source.table is None:
            yield read_article(source, one.article, self.fallback)
        else:
            from claimcheck.documents.rows import Articles

            yield from _rows(
                source,
                Articles(source.path, self.columns, self.fallback, self.owners, source.only),
            )


def plan_paths(
    paths: Iterable[str | PathLike[str]],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    date: str | None = None,
    root: str | PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    facts: Facts | None = None,
    within: Path | None = None,
) -> Plan:
    """What `stream_paths` reads, before it is read; `facts` may know what files say of themselves.

    Raises:
        UsageError: `date` is no day.
    """
    if date is not None and dates.written(date) is None:
        raise UsageError(f'"{date}" is no day; {DATE_MEND}')
    facts = facts or Facts()
    sources = Sources(
        Path(root or ".").absolute(), include, exclude, is_report=facts.is_report, within=within
    )
    for path in paths:
        sources.take(fspath(path))
    ids, wrong = settled(sources.found, facts.own_id)
    problems = sorted({*sources.problems, *wrong})
    return Plan(
        Reading((), tuple(problems), sources.skipped, tuple(sorted(sources.notes))),
        tuple(Planned(sources.found[path], ids.get(path, "")) for path in sorted(sources.found)),
        Metadata(published=date and dates.written(date)),
        columns or {},
        {article: path for path, article in ids.items()},
    )


def settled(
    sources: Mapping[str, Source],
    given: Callable[[Source], str | None] | None = None,
    beside: Callable[[Source], bool] | None = None,
) -> tuple[dict[str, str], tuple[Problem, ...]]:
    """The ids of the articles that are files, by path, and what is wrong with those they have.

    They are settled before the first is read: they must not depend on who comes first.

    Args:
        sources: the articles by path, tables of articles maybe among them.
        given: the id that an article gives itself in its front matter; None to open its file.
        beside: whether another article of its name stands beside it; None to look there.
    """
    single = {path: source for path, source in sources.items() if source.table is None}
    asked, alone = given or given_id, beside or is_beside
    own = {path: asked(source) for path, source in single.items()}
    named = {
        path: own[path] or source.listed.article or (path if alone(source) else stem(path))
        for path, source in single.items()
    }
    return distinct(named), tuple(_twice(named, own))


class Facts:
    """What a file says of itself that is to be known before it is read."""

    def is_report(self, file: Path) -> bool:
        """Whether it is a page that claimcheck wrote."""
        return generated.is_report(file)

    def own_id(self, source: Source) -> str | None:
        """The id that an article gives itself in its front matter."""
        return given_id(source)


def _rows(source: Source, articles: Articles) -> Iterator[Reading]:
    """A reading for each article of a table."""
    assert source.file is not None
    assert source.table is not None
    from claimcheck.documents.rows_files import opened

    try:
        table = opened(source.table, source.file, source.path)
    except DocumentError as error:
        yield Reading((), (error.problem,))
        return
    except OSError as error:
        yield unread(source, unreadable(error))
        return
    yield Reading((), notes=table.notes)
    blank = source.named and source.only is None
    for found in articles.of(table):
        blank = blank and found is None
        if isinstance(found, Problem):
            yield Reading((), (found,))
        elif found is None:
            yield Reading((), skipped=1)
        else:
            yield Reading((found,), tuple(limits.problems([found])))
    if blank:
        yield unread(source, "has no row with a text; name a table that has one")


def _twice(named: Mapping[str, str], given: Mapping[str, str | None]) -> Iterator[Problem]:
    """Articles that give themselves an id which another one has; lists say it of theirs."""
    owners: dict[str, list[str]] = {}
    for path, article in sorted(named.items()):
        owners.setdefault(article, []).append(path)
    for article, paths in owners.items():
        for path in paths:
            if len(paths) > 1 and given[path]:
                other = next(p for p in paths if p != path)
                message = f'the id "{article}" is that of {other} too; give each article its own'
                yield Problem(path, 0, 0, message)
