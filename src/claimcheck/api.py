"""The Python interface; the command line is thin over it.

import claimcheck

report = claimcheck.check(["articles/"])
for finding in report.findings:
    print(finding.severity, finding.kind, [claim.document for claim in finding.claims])
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from decimal import Decimal
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.errors import DocumentError, UsageError
from claimcheck.records import Claim, Document, Quantity, Report

if TYPE_CHECKING:
    from claimcheck.rules import Rule

StrPath = str | PathLike[str]
Rules = StrPath | Sequence["Rule"] | None


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a plain text, in the text's own coordinates.

    Attributes:
        start, end: span of the whole expression in the text as given.
        num_start, num_end: span of the numeral alone.
        text: the expression as given, `text == whole[start:end]`.
        printed: the same without noise, half-width and simplified.
        quantity: what was read.
    """

    start: int
    end: int
    num_start: int
    num_end: int
    text: str
    printed: str
    quantity: Quantity

    @property
    def value(self) -> Decimal | None:
        """The single figure, where there is exactly one."""
        return self.quantity.value

    def to_dict(self) -> dict[str, Any]:
        """The fields of `claimcheck quantities`, in their order."""
        q = self.quantity
        return {
            "start": self.start,
            "end": self.end,
            "text": self.text,
            "num_start": self.num_start,
            "num_end": self.num_end,
            "kind": q.kind,
            "op": q.op,
            "value": q.value,
            "low": q.low,
            "high": q.high,
            "from": q.first,
            "to": q.last,
            "unit": q.unit,
            "approximate": q.approximate,
            "printed": self.printed,
        }


def read_quantities(text: str, *, units: Sequence[StrPath] = ()) -> list[Figure]:
    """The figures of a plain text, in order, not overlapping; `units` as in `check`."""
    from claimcheck import quantities
    from claimcheck.folding import fold_map

    working, starts, ends = fold_map(text)
    found = []
    with _using(units):
        read = quantities.read_text(working)
    for q in read:
        start, end = starts[q.start], ends[q.end - 1]
        num = starts[q.num_start], ends[max(q.num_end - 1, q.num_start)]
        found.append(Figure(start, end, *num, text[start:end], q.text, q))
    return found


def extract(
    source: StrPath | Document,
    *,
    lexicon: Sequence[StrPath] = (),
    units: Sequence[StrPath] = (),
) -> list[Claim]:
    """The claims of one article (or of all articles of a folder), by place."""
    from claimcheck import lexicon as lexicons
    from claimcheck import pipeline

    documents = [source] if isinstance(source, Document) else _read([source])
    with _using(units):
        return list(pipeline.extract_documents(documents, lexicons.load(_paths(lexicon))))


def check_texts(
    texts: Mapping[str, str],
    *,
    rules: Rules = None,
    dates: Mapping[str, str] | None = None,
    lexicon: Sequence[StrPath] = (),
    units: Sequence[StrPath] = (),
) -> Report:
    """Hold texts against each other.

    Args:
        texts: name to text; the names stand in the report.
        rules: as in `check`.
        dates: days of publication (YYYY-MM-DD) by name, where known.
        lexicon: further lexicon files.
        units: files of further units, in pint's syntax.
    """
    from claimcheck import documents

    days = dates or {}
    return check_documents(
        [
            documents.from_text(text, path=name, article=name, published=days.get(name))
            for name, text in texts.items()
        ],
        rules=rules,
        lexicon=lexicon,
        units=units,
    )


def check(
    paths: StrPath | Iterable[StrPath],
    *,
    rules: Rules = None,
    ledger: StrPath | None = None,
    date: str | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    lexicon: Sequence[StrPath] = (),
    units: Sequence[StrPath] = (),
) -> Report:
    """Hold the articles of files and folders against each other, and against a ledger.

    Args:
        paths: files and folders.
        rules: a folder of rules or rules already loaded; None for the shipped ones.
        ledger: a folder of published claims to hold the articles against as well.
        date: day of publication (YYYY-MM-DD) of articles that carry none.
        include: globs of the files of folders to read.
        exclude: globs of the files of folders to leave out.
        lexicon: further lexicon files.
        units: files of further units, in pint's syntax.

    Raises:
        DocumentError: an article cannot be read.
        DataFileError: a rule, lexicon, unit or ledger file is wrong.
    """
    from claimcheck import documents

    reading = documents.read_paths(_list(paths), include=include, exclude=exclude, date=date)
    if reading.problems:
        raise DocumentError(reading.problems[0])
    return check_documents(
        reading.documents,
        rules=rules,
        ledger=ledger,
        lexicon=lexicon,
        units=units,
        skipped=reading.skipped,
    )


def check_documents(
    documents: Iterable[Document],
    *,
    rules: Rules = None,
    ledger: StrPath | None = None,
    lexicon: Sequence[StrPath] = (),
    units: Sequence[StrPath] = (),
    unread: Iterable[str] = (),
    skipped: int = 0,
) -> Report:
    """Like `check`, for documents that were already read."""
    from claimcheck import lexicon as lexicons
    from claimcheck import pipeline
    from claimcheck import rules as ruling

    published: dict[str, Any] = {}
    if ledger is not None:
        from claimcheck.ledger import store

        kept = store.read(Path(ledger))
        published = {
            "ledger_claims": kept.claims,
            "published": kept.published,
            "replaced": kept.replaced,
        }
    with _using(units):
        if rules is None or isinstance(rules, str | PathLike):
            rules = ruling.load(None if rules is None else Path(rules))
        return pipeline.analyse(
            documents,
            lexicons.load(_paths(lexicon)),
            rules,
            unread=unread,
            skipped=skipped,
            **published,
        )


def check_frame(
    frame: Any,
    *,
    text: str,
    id: str | None = None,  # noqa: A002  # the documented name of the argument
    date: str | None = None,
    publisher: str | None = None,
    rules: Rules = None,
    lexicon: Sequence[StrPath] = (),
    units: Sequence[StrPath] = (),
) -> Report:
    """Hold the articles of a pandas frame against each other; the arguments name its columns.

    Rows without a text are passed over. Without `id` the index names the articles.
    """
    from claimcheck.frames import documents_of

    documents = documents_of(frame, text=text, id=id, date=date, publisher=publisher)
    return check_documents(documents, rules=rules, lexicon=lexicon, units=units)


def _using(units: Sequence[StrPath]) -> AbstractContextManager[None]:
    """The user's units, known inside of it only."""
    if not units:
        return nullcontext()
    from claimcheck.quantities.units import using

    return using(_paths(units))


def _read(paths: Sequence[StrPath]) -> Iterator[Document]:
    from claimcheck import documents

    reading = documents.read_paths(paths)
    if reading.problems:
        raise DocumentError(reading.problems[0])
    yield from reading.documents


def _list(paths: StrPath | Iterable[StrPath]) -> list[StrPath]:
    if isinstance(paths, str | PathLike):
        return [paths]
    found = list(paths)
    if not found:
        raise UsageError("no path is given; name at least one file or folder")
    return found


def _paths(paths: Iterable[StrPath]) -> tuple[Path, ...]:
    return tuple(Path(fspath(path)) for path in paths)
