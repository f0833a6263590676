"""The whole reader on one screen: the parts, in their order, from a text to its quantities."""

from __future__ import annotations

from collections.abc import Container, Iterator
from dataclasses import field, replace
from decimal import Decimal

from claimcheck import limits
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.quantities import (
    affixes,
    attach,
    changes,
    comparisons,
    compounds,
    drops,
    exchange,
    kinds,
    measured,
    money,
    points,
    ranges,
    ranks,
    special,
    triggers,
)
from claimcheck.quantities.compounds import joined
from claimcheck.quantities.context import Context, lowered
from claimcheck.quantities.figure import Figure, from_numeral
from claimcheck.quantities.runs import patterns
from claimcheck.quantities.scan import candidate, numerals
from claimcheck.quantities.spans import Spans
from claimcheck.quantities.words import unit_words
from claimcheck.records import Document, Quantity

# digits, Chinese numerals of more than one character, parts in tens
_SEEN = pattern_of(
    r"[0-9]+(?:[.,][0-9]+)*|[一二三四五六七八九十百千万亿两数几半]{2,}|[二三四五六七八九两]成|百分之"
)


@record(frozen=False, eq=False)
class _Reading:
    """A passage under reading: its text, the words found in it, its figures so far."""

    context: Context
    hits: list[triggers.Hit]
    start: int
    passage: int
    figures: list[Figure] = field(default_factory=list)


def _numerals(reading: _Reading) -> None:
    reading.figures = [from_numeral(numeral) for numeral in numerals(reading.context)]


def _units(reading: _Reading) -> None:
    kept: list[Figure] = []
    for figure in reading.figures:
        if attach.attach(reading.context, figure, kept[-1].end if kept else 0):
            kept.append(figure)
    points.read(reading.context, kept)
    reading.figures = special.merged(reading.context, kept, reading.hits)


def _compounds(reading: _Reading) -> None:
    reading.figures = measured.read(reading.context, reading.figures)
    if len(reading.figures) > 1:
        parts = (
            compounds.compound,
            compounds.odds,
            compounds.to_one,
            compounds.each,
            exchange.exchange,
        )
        reading.figures = joined(reading.context, reading.figures, *parts)


def _ranges(reading: _Reading) -> None:
    if len(reading.figures) > 1:
        reading.figures = joined(reading.context, reading.figures, ranges.ranged)
        reading.figures = joined(reading.context, reading.figures, exchange.exchange)
        compounds.share_units(reading.context, reading.figures)


def _hedges(reading: _Reading) -> None:
    for figure in reading.figures:
        affixes.hedged(reading.context, figure)


def _changes(reading: _Reading) -> None:
    if len(reading.figures) > 1:
        reading.figures = joined(reading.context, reading.figures, affixes.paired, changes.change)
    changes.zeroed(reading.context, reading.figures)


def _kinds(reading: _Reading) -> None:
    kinds.named(reading.context, reading.figures)
    reading.figures = [f for f in reading.figures if drops.kept(reading.context, f)]


def _ranks(reading: _Reading) -> None:
    found = ranks.read(reading.context, reading.hits)
    if found:  # 前十名 is a rank, not ten people
        taken = Spans((rank.start, rank.end) for rank in found)
        figures = [f for f in reading.figures if not taken.taken(f.num_start, f.num_end)]
        reading.figures = figures + found


def _comparisons(reading: _Reading) -> None:
    if reading.hits:
        taken = Spans((figure.start, figure.end) for figure in reading.figures)
        reading.figures += comparisons.read(reading.context, reading.hits, taken)


# Behind the numerals; each part reads all passages of a batch before the next begins: the
# interpreter stays in one piece of code, which makes a document an eighth quicker.
PARTS = (
    _units,
    _compounds,
    _ranges,
    _hedges,
    _changes,
    _kinds,
    _ranks,
    _comparisons,
)
BATCH = 128


def _read(batch: list[_Reading]) -> list[Quantity]:
    """The quantities of some passages, in order, none overlapping."""
    for reading in batch:
        _numerals(reading)
    batch = [
        reading
        for reading in batch
        if reading.figures or ranks.possible(reading.context, reading.hits)
    ]
    for part in PARTS:
        for reading in batch:
            part(reading)
    return [_quantity(r, figure) for r in batch for figure in _apart(r.figures)]


def read_text(text: str) -> tuple[Quantity, ...]:
    """The quantities of a working text, in order, none overlapping; the passage is 0."""
    lower, units, hits = lowered(text), unit_words(), triggers.hits(text)
    if not hits and not candidate(patterns(units), text, lower, 0, len(text)):
        return ()
    return tuple(_read([_Reading(Context(text, lower, units), hits, 0, 0)]))


def _apart(figures: list[Figure]) -> list[Figure]:
    """In order and without overlaps: a word before a figure gives way to the figure before it."""
    if len(figures) < 2:
        return figures
    end = 0
    for figure in figures:
        if figure.start < end:
            break
        end = figure.end
    else:
        return figures  # as they are read, nearly always
    figures.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in figures:
        if kept and figure.start < kept[-1].end:
            if figure.num_start < kept[-1].end:
                continue
            figure.start = kept[-1].end
        kept.append(figure)
    return kept


def _quantity(reading: _Reading, figure: Figure) -> Quantity:
    context, base = reading.context, reading.start
    low, high, first, last = figure.low, figure.high, figure.first, figure.last
    return Quantity(
        base + figure.start,
        base + figure.end,
        base + figure.num_start,
        base + figure.num_end,
        reading.passage,
        context.text[figure.start : figure.end],
        figure.kind,  # type: ignore[arg-type]
        "~" if figure.op == "=" and figure.approximate else figure.op,  # type: ignore[arg-type]
        low,
        high,
        first,
        last,
        figure.unit or ("count" if figure.scale > 1 or figure.step >= 1 else "dimensionless"),
        figure.approximate,
        _steps(figure),
        figure.counter,
        figure.direction,
        kinds.compared_with(context, figure),
        tuple(figure.rules),
    )


def read_document(document: Document) -> tuple[Quantity, ...]:
    """The quantities of a document, passage by passage, with working spans of the whole text."""
    cells: dict[int, tuple[Quantity, ...]] = {}
    if document.tables:  # most articles have none, and the patterns take time to compile
        from claimcheck.quantities import tables

        cells = tables.cells(document, read_text)
    found = [quantity for batch in _batches(document, cells) for quantity in _read(batch)]
    if cells:
        for index, quantities in cells.items():
            found += [_moved(q, document.passages[index].start, index) for q in quantities]
        found.sort(key=lambda quantity: quantity.passage)
    home = money.home(document)
    return tuple(found if home == "CNY" else [money.at_home(q, home) for q in found])


def _batches(document: Document, left_out: Container[int]) -> Iterator[list[_Reading]]:
    """The passages in which a figure may stand, many at a time."""
    text, lower, units = document.text, lowered(document.text), unit_words()
    known, hits = patterns(units), triggers.by_passage(lower, document.passages)
    batch: list[_Reading] = []
    for index, passage in enumerate(document.passages):
        start, end = passage.start, passage.end
        if index in left_out:
            continue
        if hits.get(index) or candidate(known, text, lower, start, end):
            context = Context(text[start:end], lower[start:end], units)
            batch.append(_Reading(context, hits.get(index, []), start, index))
            if len(batch) == BATCH:
                limits.tick()
                yield batch
                batch = []
    yield batch


def _moved(quantity: Quantity, by: int, passage: int) -> Quantity:
    return replace(
        quantity,
        start=quantity.start + by,
        end=quantity.end + by,
        num_start=quantity.num_start + by,
        num_end=quantity.num_end + by,
        passage=passage,
    )


def seen(document: Document) -> int:
    """How many figures a cheap look sees, read or not: what coverage is held against.

    Dates, model names and the like are blanked out first, as they are for the reader.
    """
    found = 0
    for passage in document.passages:
        text = document.text[passage.start : passage.end]
        if _SEEN.search(text):
            found += len(_SEEN.findall(Context(text).blank))
    return found


def _steps(figure: Figure) -> tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None]:
    """What the last digits are worth; of a figure that is said to be exact a tenth of it."""
    steps = (
        None if figure.low is None else figure.step,
        None if figure.high is None else figure.high_step or figure.step,
        None if figure.first is None else figure.first_step,
        None if figure.last is None else figure.last_step,
    )
    if "exactly" not in figure.rules:
        return steps
    low, high, first, last = (step and step / 10 for step in steps)
    return low, high, first, last
