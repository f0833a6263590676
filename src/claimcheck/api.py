"""The Python interface; the command line is thin over it.

import claimcheck

report = claimcheck.check(["articles/"])
for finding in report.findings:
    print(finding.severity, finding.kind, [claim.document for claim in finding.claims])
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from decimal import Decimal
from os import fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.frozen import record
from claimcheck.reading import StrPath, listed, reading_of
from claimcheck.records import Claim, Document, Quantity, Report

if TYPE_CHECKING:
    from typing import Unpack

    from claimcheck.config.setup import Configured, Options, Rules, Setup


@record
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
    packs: Sequence[str] = (),
    columns: Mapping[str, str] | None = None,
    config: Configured = None,
) -> list[Claim]:
    """The claims of one article (or of all articles of a folder or table), by place."""
    from claimcheck import lexicon as lexicons
    from claimcheck import pipeline
    from claimcheck.config.setup import setup

    wanted = setup(config, lexicon=lexicon, units=units, packs=packs)
    documents = (
        [source]
        if isinstance(source, Document)
        else reading_of([source], wanted, columns).documents
    )
    with _using(wanted.units), wanted.within():
        return list(pipeline.extract_documents(documents, lexicons.load(wanted.lexicon)))


def check_texts(
    texts: Mapping[str, str],
    *,
    dates: Mapping[str, str] | None = None,
    **options: Unpack[Options],
) -> Report:
    """Hold texts against each other.

    Args:
        texts: name to text; the names stand in the report.
        dates: days of publication (YYYY-MM-DD) by name, where known.
        options: rules, lexicon, units, packs, select, ignore, severity and config as in `check`.
    """
    from claimcheck import documents

    days = dates or {}
    return check_documents(
        [
            documents.from_text(text, path=name, article=name, published=days.get(name))
            for name, text in texts.items()
        ],
        **options,
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
    packs: Sequence[str] = (),
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    columns: Mapping[str, str] | None = None,
    config: Configured = None,
    jobs: int | None = None,
    cache: bool = False,
) -> Report:
    """Hold the articles of files and folders against each other, and against a ledger.

    Args:
        paths: files and folders; .docx, .pdf and .parquet need their extras.
        rules: a folder of rules or rules already loaded; None for the shipped ones.
        ledger: a folder of published claims to hold the articles against as well.
        date: day of publication (YYYY-MM-DD) of articles that carry none.
        include: globs of the files of folders to read.
        exclude: globs of the files of folders to leave out.
        lexicon: further lexicon files.
        units: files of further units, in pint's syntax.
        packs: names of installed packs, each with rules, names and units for a field.
        select: the rules to run: ids, codes, beginnings of codes, tags; None for all.
        ignore: rules not to run; the more exact name wins over `select`.
        severity: levels of rules ("note", "warning", "error", "off") by the same names.
        columns: of tables of articles (.csv, .jsonl, .parquet) the columns by role (text, id,
            title, date, publisher), where they do not have usual names.
        config: a configuration file, or "search" for the one of the current folder; what is given
            here takes the place of what it says. None reads no file.
        jobs: how many processes read the articles; 0 for as many as are worth their start, None
            for what the configuration says, else 1.
        cache: whether what is read of articles is kept in the user's cache folder, and what was
            kept there is used.

    Raises:
        DocumentError: an article cannot be read.
        DataFileError: a rule, lexicon, unit or ledger file is wrong.
        ConfigError: the configuration is wrong.
        UsageError: a name means no rule, or no rule is left to run.
        WorkerError: a process that reads articles died.
    """
    from claimcheck import lexicon as lexicons
    from claimcheck import pipeline
    from claimcheck.config.setup import setup
    from claimcheck.reading import taken_of

    wanted = setup(
        config,
        rules=rules,
        date=date,
        include=include,
        exclude=exclude,
        lexicon=lexicon,
        units=units,
        packs=packs,
        select=select,
        ignore=ignore,
        severity=severity,
        jobs=jobs,
    )
    with _using(wanted.units):
        words = lexicons.load(wanted.lexicon)
        found = taken_of(listed(paths), wanted, words, columns, cache=cache)
        return pipeline.judge(
            found.reading.documents,
            found.claims,
            words,
            wanted.ruling(words),
            skipped=found.reading.skipped,
            seen=found.figures,
            **_published(ledger, "published_claims"),
        )


def check_documents(
    documents: Iterable[Document],
    *,
    ledger: StrPath | None = None,
    unread: Iterable[str] = (),
    skipped: int = 0,
    **options: Unpack[Options],
) -> Report:
    """Like `check`, for documents that were already read."""
    from claimcheck.config.setup import setup

    wanted = setup(**options)
    return _checked(documents, wanted, ledger=ledger, unread=unread, skipped=skipped)


def check_frame(
    frame: Any,
    *,
    text: str,
    id: str | None = None,  # noqa: A002  # the documented name of the argument
    title: str | None = None,
    date: str | None = None,
    publisher: str | None = None,
    **options: Unpack[Options],
) -> Report:
    """Hold the articles of a pandas frame against each other, a row an article.

    Rows without a text are passed over; a text that opens with an element of HTML is read as HTML.

    Args:
        frame: the articles.
        text: the column of their texts.
        id: the column of their names, which stand in the report; without it the index names them.
        title: the column of their titles.
        date: the column of their days of publication: dates, time stamps or text.
        publisher: the column of their publishers.
        options: rules, lexicon, units, packs, select, ignore, severity and config as in `check`;
            `ledger` as well.

    Raises:
        UsageError: a named column is missing, an id stands twice, a date is none.
    """
    from claimcheck.frames import documents_of

    documents = documents_of(frame, text=text, id=id, title=title, date=date, publisher=publisher)
    return check_documents(documents, **options)


def _checked(
    documents: Iterable[Document],
    wanted: Setup,
    *,
    ledger: StrPath | None,
    unread: Iterable[str] = (),
    skipped: int = 0,
) -> Report:
    """Documents held against each other and a ledger."""
    from claimcheck import lexicon as lexicons
    from claimcheck import pipeline

    published = _published(ledger, "ledger_claims")
    with _using(wanted.units), wanted.within():
        words = lexicons.load(wanted.lexicon)
        return pipeline.analyse(
            documents, words, wanted.ruling(words), unread=unread, skipped=skipped, **published
        )


def _published(ledger: StrPath | None, claims: str) -> dict[str, Any]:
    """What a ledger says, as arguments; its claims under the name that is given."""
    if ledger is None:
        return {}
    from claimcheck.ledger import store

    kept = store.read(Path(ledger))
    return {claims: kept.claims, "published": kept.published, "replaced": kept.replaced}


def _using(units: Sequence[StrPath]) -> AbstractContextManager[None]:
    """The user's units, known inside of it only."""
    if not units:
        return nullcontext()
    from claimcheck.quantities.units import using

    return using(_paths(units))


def _paths(paths: Iterable[StrPath]) -> tuple[Path, ...]:
    return tuple(Path(fspath(path)) for path in paths)
