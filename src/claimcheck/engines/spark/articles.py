"""Reading and extraction on the workers: a row an article."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck import clusters, generated, limits, pipeline, tellings
from claimcheck.clusters.keys import raw
from claimcheck.documents.article import data_of, read_article
from claimcheck.documents.rows import Articles, Cell, Opened
from claimcheck.documents.rows_files import opened
from claimcheck.documents.sources import Source, unreadable
from claimcheck.engines.spark.shipped import Broadcast, Shipped, at_work, rows, told
from claimcheck.errors import DocumentError, Problem
from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.records import Claim, Document

if TYPE_CHECKING:
    from pyarrow import RecordBatch

# A row: an article, or what is wrong with one.
#   name       as reports show it        article, published, replaces   as in `Document`
#   line       of its row in a table     source, content                what it can be read again by
#   info       its line of the report    read       figures that became claims
#   claims     its claims                names      [slot, id, text] of those that join clusters
#   words      of its sentences          waived     whether waivers may stand in it
#   left_out   what is beyond its limit
#   problems   what is wrong; in `notes` what a reader should know; `skipped` files or rows
FIELDS = {
    "name": "string",
    "article": "string",
    "line": "bigint",
    "published": "string",
    "replaces": "array<string>",
    "source": "string",
    "content": "binary",
    "info": "string",
    "read": "bigint",
    "claims": "array<string>",
    "names": "array<string>",
    "words": "array<struct<kind:string,side:int,word:string,weight:double>>",
    "left_out": "string",
    "waived": "boolean",
    "problems": "array<string>",
    "notes": "array<string>",
    "skipped": "bigint",
}
SCHEMA = ", ".join(f"{name} {kind}" for name, kind in FIELDS.items())
_PIECE = 32  # articles that are handed on at a time
TIMES = "time"  # the class of sentences that name a time, beside those of figures


@record
class Given:
    """An article that can be read: a file, or a row of a table.

    Attributes:
        article: the id of a file's article.
        source: the file.
        cell: what the row says.
        remote: whether Spark brings what the file holds.
    """

    article: str = ""
    source: Source | None = None
    cell: Cell | None = None
    remote: bool = False


_written = msgspec.json.Encoder(enc_hook=str).encode
_given = msgspec.json.Decoder(Given, dec_hook=lambda kind, value: kind(value)).decode


def note(given: Given) -> str:
    """How an article can be read, as JSON."""
    return _written(given).decode()


def document_of(source: str, content: bytes | None, shipped: Shipped) -> Document:
    """An article that was read before."""
    given = _given(source)
    if given.cell is not None:
        found = given.cell.document(shipped.fallback)
        assert not isinstance(found, str)  # it was read before
        return found
    assert given.source is not None
    return read_article(given.source, given.article, shipped.fallback, content).documents[0]


def of_files(
    batches: Iterable[RecordBatch], shipped: Broadcast[Shipped], *, words: bool
) -> Iterator[RecordBatch]:
    """The articles of files, and of tables that are read whole.

    Args:
        batches: with `source` and `content`.
        shipped: what the run works with.
        words: whether sentences are held against each other by their words.
    """
    with at_work(shipped) as known:
        found = (
            row
            for batch in batches
            for one in rows(batch)
            for row in _of_file(_given(one["source"]), one["content"], known, words)
        )
        yield from _batches(found)


def of_rows(
    batches: Iterable[RecordBatch],
    shipped: Broadcast[Shipped],
    *,
    table: tuple[str, dict[str, str]],
    columns: tuple[str, ...],
    words: bool,
) -> Iterator[RecordBatch]:
    """The articles of the rows of a Parquet table.

    Args:
        batches: the columns that are wanted, then `_file` and `_row`, counted from 0.
        shipped: what the run works with.
        table: how reports show the table; or "", and how they show each of its files, by address.
        columns: the columns of the table.
        words: as in `of_files`.
    """
    with at_work(shipped) as known:
        yield from _batches(_of_rows(batches, known, table, columns, words))


def _of_rows(
    batches: Iterable[RecordBatch],
    known: Shipped,
    table: tuple[str, dict[str, str]],
    columns: tuple[str, ...],
    words: bool,
) -> Iterator[dict[str, Any]]:
    from claimcheck.documents.rows import choose

    chosen = choose(columns, known.columns)
    assert not isinstance(chosen, str)  # the driver has seen to it
    shown, parts = table
    for batch in batches:
        for row in rows(batch):
            path, line = shown or parts.get(row["_file"], row["_file"]), row["_row"] + 1
            articles = Articles(path, known.columns, known.fallback, dict(known.owners))
            found = articles.cell(row, line, chosen)
            if isinstance(found, Cell):
                yield _of_cell(path, found, known, words)
            elif found is None:
                yield {"name": path, "skipped": 1}
            else:
                yield _wrong(path, Problem(path, line, 0, found))


def _of_file(
    given: Given, content: bytes | None, known: Shipped, words: bool
) -> Iterator[dict[str, Any]]:
    source = given.source
    assert source is not None
    if source.table is not None:
        yield from _of_table(source, known, words)
        return
    if given.remote and source.kind == "html" and generated.marks_report(content or b""):
        yield {"name": source.path, "skipped": 1}
        return
    if content is None and source.file is not None:
        with suppress(OSError, DocumentError):  # said by the reader
            content = data_of(source)
    reading = read_article(source, given.article, known.fallback, content)
    notes = list(map(told, reading.notes))
    problems = list(map(told, reading.problems))
    for document in reading.documents:
        row = _row(document, given, content, known, words)
        yield row | {"notes": notes, "problems": [*problems, *row.get("problems", ())]}
    if not reading.documents:
        yield {"name": source.path, "problems": problems, "notes": notes}


def _of_table(source: Source, known: Shipped, words: bool) -> Iterator[dict[str, Any]]:
    """The articles of a table that one worker reads, which alone can count its rows."""
    assert source.file is not None
    assert source.table is not None
    try:
        table: Opened = opened(source.table, source.file, source.path)
    except DocumentError as error:
        yield _wrong(source.path, error.problem)
        return
    except OSError as error:
        message = unreadable(error)
        yield _wrong(source.path, Problem(source.path, 0, 0, message))
        return
    yield {"name": source.path, "notes": list(map(told, table.notes))}
    owners = dict(known.owners)
    articles = Articles(source.path, known.columns, known.fallback, owners, source.only)
    blank = source.named and source.only is None
    for found in articles.cells(table):
        blank = blank and found is None
        if isinstance(found, Cell):
            yield _of_cell(source.path, found, known, words)
        elif found is None:
            yield {"name": source.path, "skipped": 1}
        else:
            yield _wrong(source.path, found)
    if blank:
        yield _wrong(source.path, Problem(source.path, 0, 0, BLANK_TABLE))


BLANK_TABLE = "has no row with a text; name a table that has one"


def _wrong(name: str, problem: Problem) -> dict[str, Any]:
    return {"name": name, "line": problem.line, "problems": [told(problem)]}


def _of_cell(table: str, cell: Cell, known: Shipped, words: bool) -> dict[str, Any]:
    """The row of an article of a table, or what is wrong with it."""
    document = cell.document(known.fallback)
    if isinstance(document, str):
        return _wrong(table, Problem(table, cell.line, 0, document))
    row = _row(document, Given(cell=cell), None, known, words)
    problems = list(map(told, limits.problems([document])))
    return row | {"problems": [*problems, *row.get("problems", ())]}


def _row(
    document: Document, given: Given, content: bytes | None, known: Shipped, words: bool
) -> dict[str, Any]:
    """The row of an article, or what is wrong with it: the others stay."""
    try:
        claims = pipeline.extract(document, known.lexicon)
    except DocumentError as error:
        return _wrong(document.path, error.problem)
    return {
        "name": document.path,
        "article": document.article,
        "line": document.row,
        "published": document.published,
        "replaces": [*document.corrects, *document.supersedes],
        "source": note(given),
        "content": content,
        "info": told(pipeline.info(document, claims)),
        "read": len({claim.figure for claim in claims if claim.quantity is not None}),
        "claims": list(map(told, claims)),
        "names": sorted({_name(*name) for claim in claims for name in _names(claim)}),
        "words": list(_words(document, claims, known)) if words else [],
        "left_out": told(document.left_out) if document.left_out else None,
        "waived": "claimcheck: waive" in document.raw,
    }


def _name(slot: str, identity: str | None, text: str) -> str:
    return msgspec.json.encode((slot, identity, text)).decode()


def _names(claim: Claim) -> Iterator[tuple[str, str | None, str]]:
    """The names of a claim that joins a cluster, as `clusters.canons` takes them."""
    if claim.subject is None or claim.measure is None:
        return
    for subject in (claim.subject, claim.comparand):
        if subject is not None:
            yield ("subject", *raw(subject))
    yield ("measure", *raw(claim.measure))
    for item in claim.scope:
        yield ("scope", *raw(item))


def _words(
    document: Document, claims: tuple[Claim, ...], known: Shipped
) -> Iterator[dict[str, Any]]:
    """The words of each sentence that may be held against one of another article, and the figures.

    The figures of an article stand in the place of one sentence more, and are weighed as words are.
    """
    around = tellings.surroundings([document])
    sides = [(kind, side.words) for kind, side in clusters.alignable(claims, around, known.lexicon)]
    told_ = clusters.worded(tellings.tellings(document), known.lexicon)
    for number, (kind, words) in enumerate([*sides, *((TIMES, words) for words in told_)]):
        for word, weight in words.every.items():
            yield {"kind": kind, "side": number, "word": word, "weight": weight}
    limits = read_data("alignment.yaml")
    scale = (
        limits["common"] / limits["companions"]["together"]
    )  # the least that brings two together
    for tokens in clusters.tokens(claims).values():
        for token, weight in tokens.items():
            yield {"kind": clusters.FIGURES, "side": 0, "word": token, "weight": weight * scale}


def _batches(found: Iterable[dict[str, Any]]) -> Iterator[RecordBatch]:
    """Rows as batches, some articles at a time."""
    import pyarrow as arrow

    schema = _schema(arrow)
    piece: list[dict[str, Any]] = []
    for row in found:
        piece.append(row)
        if len(piece) == _PIECE:
            yield arrow.RecordBatch.from_pylist(piece, schema)
            piece = []
    if piece:
        yield arrow.RecordBatch.from_pylist(piece, schema)


def _schema(arrow: Any) -> Any:
    """`FIELDS` as Arrow has them."""
    word = [
        ("kind", arrow.string()),
        ("side", arrow.int32()),
        ("word", arrow.string()),
        ("weight", arrow.float64()),
    ]
    kinds = {
        "string": arrow.string(),
        "bigint": arrow.int64(),
        "binary": arrow.binary(),
        "boolean": arrow.bool_(),
        "array<string>": arrow.list_(arrow.string()),
        FIELDS["words"]: arrow.list_(arrow.struct(word)),
    }
    return arrow.schema([(name, kinds[kind]) for name, kind in FIELDS.items()])


def front_matter_ids(batches: Iterable[RecordBatch]) -> Iterator[RecordBatch]:
    """The ids that Markdown files give their articles: (path, article)."""
    import pyarrow as arrow

    from claimcheck.documents.article import own_id

    for batch in batches:
        found = [(row["path"], own_id(row["content"], row["path"])) for row in rows(batch)]
        kept = [{"path": path, "article": own} for path, own in found if own]
        schema = arrow.schema([("path", arrow.string()), ("article", arrow.string())])
        yield arrow.RecordBatch.from_pylist(kept, schema)
