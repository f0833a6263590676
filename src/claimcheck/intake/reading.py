"""Reading one article, here or in another process: what is asked, and what is answered."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from claimcheck import pipeline, quantities
from claimcheck.documents import Planned, Reading
from claimcheck.documents.article import article_of, data_of, is_text, read_article
from claimcheck.documents.ids import Kind
from claimcheck.documents.metadata import Metadata
from claimcheck.documents.sources import Source
from claimcheck.errors import DocumentError, Problem
from claimcheck.frozen import record
from claimcheck.intake import versions
from claimcheck.intake.stored import Light, Stored, light_of, packed_of
from claimcheck.records import Claim, Document

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon

Told = tuple[str, int, int, str]  # a problem


@record
class Taken:
    """What was read of an article.

    Attributes:
        document: the article.
        claims: by place.
        figures: how many were seen in it.
    """

    document: Document
    claims: tuple[Claim, ...]
    figures: int


@record
class Piece:
    """What came of an article, or of a row of a table: a `documents.Reading` with its claims."""

    taken: tuple[Taken, ...] = ()
    problems: tuple[Problem, ...] = ()
    notes: tuple[Problem, ...] = ()
    skipped: int = 0


class Entry(msgspec.Struct, array_like=True):
    """An article and its claims as they are sent and kept."""

    light: Light
    packed: bytes
    claims: tuple[Claim, ...]
    figures: int


class File(msgspec.Struct, array_like=True, tag="file"):
    """An article to be read from its file."""

    path: str
    file: str
    kind: Kind
    listed: tuple[str | None, str | None, str | None, str | None]
    named: bool
    article: str
    published: str | None


class Given(msgspec.Struct, array_like=True, tag="given"):
    """An article that was read already, and of which claims are to be made."""

    light: Light
    packed: bytes


Task = File | Given


class Answer(msgspec.Struct, array_like=True):
    """What came of a task; `content` is the digest of the bytes that were read of a file."""

    entries: list[Entry] = []
    problems: list[Told] = []
    notes: list[Told] = []
    content: bytes = b""
    unsaid: bool = False  # it cannot be told to another process: whoever asked reads it


def task_of(one: Planned, fallback: Metadata) -> File | None:
    """The task of a file; None for standard input, a table, or a name that cannot be written."""
    source = one.source
    if source.file is None or source.table is not None or not is_text(str(source.file)):
        return None
    told = source.listed
    return File(
        source.path,
        str(source.file),
        source.kind,
        (told.title, told.publisher, told.published, told.article),
        source.named,
        one.article,
        fallback.published,
    )


def given(document: Document) -> Given | None:
    """The task of a document; None where it cannot be written."""
    try:
        task = Given(light_of(document), packed_of(document))
        msgspec.msgpack.encode(task)
    except ValueError:
        return None
    return task


def answer(task: Task, lexicon: Lexicon) -> Answer:
    """Do a task."""
    if isinstance(task, Given):
        return told(Reading((Stored.of(task.light, task.packed),)), lexicon)
    source = Source(task.path, Path(task.file), task.kind, Metadata(*task.listed), named=task.named)
    fallback = Metadata(published=task.published)
    try:
        data = data_of(source)
    except (OSError, DocumentError):
        return told(read_article(source, task.article, fallback), lexicon)
    found = told(article_of(data, source, task.article, fallback), lexicon)
    found.content = versions.content(data)
    return found


def told(reading: Reading, lexicon: Lexicon) -> Answer:
    """A reading with its claims, as it is sent."""
    taken, failed = _spared(reading.documents, lexicon)
    try:
        entries = list(map(entry_of, taken))
    except ValueError:
        return Answer(unsaid=True)
    wrong = [*map(_told, (*reading.problems, *failed))]
    return Answer(entries, wrong, list(map(_told, reading.notes)))


def take(document: Document, lexicon: Lexicon) -> Taken:
    """The claims of an article."""
    return Taken(document, pipeline.extract(document, lexicon), quantities.seen(document))


def entry_of(taken: Taken) -> Entry:
    """What was read of an article, as it is sent and kept.

    Raises:
        ValueError: it has half of a surrogate pair, which cannot be written down.
    """
    made = Entry(light_of(taken.document), packed_of(taken.document), taken.claims, taken.figures)
    msgspec.msgpack.encode(made)
    return made


def taken_of(entry: Entry) -> Taken:
    """The same the other way round."""
    return Taken(Stored.of(entry.light, entry.packed), entry.claims, entry.figures)


def piece_of(answer: Answer) -> Piece:
    """An answer as those take it who asked."""
    return Piece(
        tuple(map(taken_of, answer.entries)),
        tuple(problems(answer.problems)),
        tuple(problems(answer.notes)),
    )


def read_here(reading: Reading, lexicon: Lexicon) -> Piece:
    """A reading with its claims, which goes to nobody else."""
    taken, failed = _spared(reading.documents, lexicon)
    return Piece(taken, (*reading.problems, *failed), reading.notes, reading.skipped)


def _spared(
    documents: Iterable[Document], lexicon: Lexicon
) -> tuple[tuple[Taken, ...], tuple[Problem, ...]]:
    """What was taken of articles, and those that broke a reader or a limit: the others stay."""
    taken, failed = list[Taken](), list[Problem]()
    for document in documents:
        try:
            taken.append(take(document, lexicon))
        except DocumentError as error:
            failed.append(error.problem)
    return tuple(taken), tuple(failed)


def problems(rows: Iterable[Told]) -> Iterable[Problem]:
    """Problems as they were."""
    return (Problem(*row) for row in rows)


def _told(problem: Problem) -> Told:
    return (problem.path, problem.line, problem.column, problem.message)
