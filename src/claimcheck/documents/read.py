"""Articles from paths, all at once or one after the other.

What cannot be read is a problem; the others are unharmed.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from os import PathLike, fspath
from pathlib import Path
from typing import IO

from claimcheck import generated, guarded, limits
from claimcheck.documents import dates
from claimcheck.documents.build import build, build_extracted
from claimcheck.documents.decode import decode
from claimcheck.documents.extracted import taken_out
from claimcheck.documents.ids import PACKED, PLAIN, distinct, stem
from claimcheck.documents.metadata import DATE_MEND, Metadata, front_matter
from claimcheck.documents.rows import Articles
from claimcheck.documents.rows_files import opened
from claimcheck.documents.sources import Source, Sources, reason
from claimcheck.errors import DocumentError, Problem, UsageError
from claimcheck.frozen import record
from claimcheck.records import Document

_MARKED = b"\xef\xbb\xbf\xff\xfe\x00"  # what may stand before the first character: marks of order

_PACKED = 10  # times the bytes of an article that a file may have, which holds pictures too
_BLANK = "holds no text; name an article that has one"


@record
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

    @property
    def unread(self) -> tuple[str, ...]:
        """The paths that have a problem and are no documents, sorted."""
        return tuple(self.reasons)

    @property
    def reasons(self) -> dict[str, str]:
        """The same, each with what keeps it from being read."""
        return reasons(self.problems, (document.path for document in self.documents))


def reasons(problems: Iterable[Problem], documents: Iterable[str]) -> dict[str, str]:
    """What has a problem and is no document, sorted, each with what keeps it from being read.

    Args:
        problems: what could not be read.
        documents: the paths of what was.
    """
    found = {*documents}
    tables = {path.partition("#")[0] for path in found} - found
    told: dict[str, str] = {}
    for problem in sorted(problems):
        path, line = problem.path, problem.line
        is_row = line and path in tables
        name = f"{path}#L{line}" if is_row else path
        if name not in found and name not in tables:
            where = f"line {line}: " if line and not is_row else ""
            told.setdefault(name, where + problem.message)
    return dict(sorted(told.items()))


def read_paths(
    paths: Iterable[str | PathLike[str]],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    date: str | None = None,
    root: str | PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    within: Path | None = None,
) -> Reading:
    """The articles of files and folders.

    Args:
        paths: files, folders, or "-" for standard input.
        include: globs for the files of folders (`*.md`, `drafts/**`); none means all.
        exclude: globs for files of folders to leave out.
        date: day of publication (YYYY-MM-DD) of articles that carry none.
        root: the project: paths and ids are relative to it; None for the current folder.
        columns: of tables of articles the columns by role (text, id, title, date, publisher),
            where they do not have usual names.
        within: the folder in which all of them must lie, links followed; None for anywhere.

    Raises:
        UsageError: `date` is no day.
    """
    pieces = [
        *stream_paths(
            paths,
            include=include,
            exclude=exclude,
            date=date,
            root=root,
            columns=columns,
            within=within,
        )
    ]
    return Reading(
        tuple(sorted((d for piece in pieces for d in piece.documents), key=lambda d: d.path)),
        tuple(sorted({problem for piece in pieces for problem in piece.problems})),
        sum(piece.skipped for piece in pieces),
        tuple(sorted({note for piece in pieces for note in piece.notes})),
    )


def stream_paths(
    paths: Iterable[str | PathLike[str]],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    date: str | None = None,
    root: str | PathLike[str] | None = None,
    columns: Mapping[str, str] | None = None,
    within: Path | None = None,
) -> Iterator[Reading]:
    """The same, one article at a time, so that none needs to be kept.

    First comes what is to be said before any article is read: paths that lead nowhere, lists of
    articles that are wrong. Then a reading for each article, in the order of the paths.

    Raises:
        UsageError: `date` is no day.
    """
    plan = plan_paths(
        paths,
        include=include,
        exclude=exclude,
        date=date,
        root=root,
        columns=columns,
        within=within,
    )
    return _readings(plan)


def _readings(plan: Plan) -> Iterator[Reading]:
    yield plan.first
    for one in plan.articles:
        yield from plan.read(one)


@record
class Planned:
    """A file that is to be read: an article under the id that it will have, or a table of them."""

    source: Source
    article: str


@dataclass
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
    try:
        table = opened(source.table, source.file, source.path)
    except DocumentError as error:
        yield Reading((), (error.problem,))
        return
    except OSError as error:
        yield _unread(source, f"cannot be read ({reason(error)}); check its permissions")
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
        yield _unread(source, "has no row with a text; name a table that has one")


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


def is_beside(source: Source) -> bool:
    """Whether an article that has its path for an id would share it with another file.

    That it stands beside another one of its name decides, not that both are read.
    """
    file = source.file
    if file is None or file.suffix.lower() not in PLAIN:
        return False
    beside = (file.with_suffix(suffix) for suffix in PLAIN if suffix != file.suffix)
    return any(map(os.path.lexists, beside))


def given_id(source: Source) -> str | None:
    """The id that an article gives itself in its front matter."""
    if source.kind == "md" and source.file is not None and source.file.is_file():
        try:
            with source.file.open("rb") as opened:
                if opened.read(8).lstrip(_MARKED).startswith(b"-"):
                    opened.seek(0)
                    return own_id(limits.read_within(opened, source.path), source.path)
        except (OSError, DocumentError):
            pass  # said when it is read
    return None


def own_id(data: bytes, path: str) -> str | None:
    """The id that a Markdown file gives its article in its front matter, None for none."""
    try:
        if data[:8].lstrip(_MARKED).startswith(b"-"):
            return front_matter(decode(data, path).text, path)[0].article
    except DocumentError:
        pass  # said when it is read
    return None


def read_article(
    source: Source, article: str, fallback: Metadata, data: bytes | None = None
) -> Reading:
    """The reading of a file that is one article, or of standard input.

    Args:
        source: the file.
        article: the id that it has.
        fallback: what holds of it where nothing else is known.
        data: what the file holds, where somebody else fetched it; it may be too much.
    """
    if source.file is not None and not is_text(source.path):
        return _unread(source, "its name is not UTF-8; rename it")
    try:
        data = data_of(source, BytesIO(data) if data is not None else None)
    except DocumentError as error:
        return Reading((), (error.problem,))
    except OSError as error:
        return _unread(source, f"cannot be read ({reason(error)}); check its permissions")
    return article_of(data, source, article, fallback)


def article_of(data: bytes, source: Source, article: str, fallback: Metadata) -> Reading:
    """The reading of the bytes of an article.

    Args:
        data: what its file holds.
        source: the file.
        article: the id that it has.
        fallback: what holds of it where nothing else is known.
    """
    known = {
        "given": Metadata(article=article),
        "listed": source.listed,
        "fallback": fallback,
    }
    try:
        if source.kind in PACKED:
            found = taken_out(source.kind, data, source.path)
            document, notes = build_extracted(found, path=source.path, **known)
            if _is_blank(source, document):
                return _unread(source, _BLANK)
            return Reading((document,), tuple(limits.problems([document])), notes=notes)
        decoded = decode(data, source.path, html=source.kind == "html")
        document, problems = build(decoded.text, path=source.path, kind=source.kind, **known)
    except DocumentError as error:
        return Reading((), (error.problem,))
    except ImportError as error:  # the HTML reader's own libraries
        cause = str(error).splitlines()[0].rstrip(".")
        return _unread(source, f"cannot be read as {source.kind} ({cause}); install what it names")
    except Exception as error:  # whatever it is: it must not take the other articles with it
        return Reading((), (guarded.defect(source.path, error),))
    if _is_blank(source, document) and not problems:
        return _unread(source, _BLANK)
    if problems:
        return Reading((), problems, notes=decoded.notes)
    return Reading((document,), tuple(limits.problems([document])), notes=decoded.notes)


def data_of(source: Source, stream: IO[bytes] | None = None) -> bytes:
    """The bytes of a file, or of standard input, as far as any are read.

    Args:
        source: the file.
        stream: what gives its bytes; None to open it.

    Raises:
        DocumentError: there are too many.
        OSError: the system refuses it.
    """
    times = _PACKED if source.kind in PACKED else 1
    if stream is not None:
        return limits.read_within(stream, source.path, times=times)
    if source.file is None:
        return limits.read_within(sys.stdin.buffer, source.path)
    with source.file.open("rb") as opened:
        return limits.read_within(opened, source.path, times=times)


def _is_blank(source: Source, document: Document) -> bool:
    """Whether nothing stands in what an argument names: then nothing would be checked."""
    return source.named and not document.raw.strip()


def is_text(name: str) -> bool:
    """Whether a name can be written down: bytes that are no UTF-8 are kept as lone surrogates."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def _unread(source: Source, message: str) -> Reading:
    return Reading((), (Problem(source.path, 0, 0, message),))
