"""The whole reader on one screen: from a text to its quantities."""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.quantities import (
    affixes,
    attach,
    changes,
    comparisons,
    compounds,
    drops,
    kinds,
    money,
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
_SEEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|[一二三四五六七八九十百千万亿两数几半]{2,}|[二三四五六七八九两]成|百分之"
)


def read_text(text: str) -> tuple[Quantity, ...]:
    """The quantities of a working text, in order, none overlapping; the passage is 0."""
    lower, units, hits = lowered(text), unit_words(), triggers.hits(text)
    if not hits and not candidate(patterns(units), text, lower, 0, len(text)):
        return ()
    return tuple(_passage(Context(text, lower, units), hits, 0, 0))


def _passage(context: Context, hits: list[triggers.Hit], base: int, passage: int) -> list[Quantity]:
    """The quantities of a passage that starts at `base`."""
    found = ranks.read(context, hits)
    figures = _figures(context, hits)
    if found:  # 前十名 is a rank, not ten people
        taken = Spans((rank.start, rank.end) for rank in found)
        figures = [f for f in figures if not taken.taken(f.num_start, f.num_end)]
        figures += found
    if hits:
        figures += comparisons.read(context, hits, Spans((f.start, f.end) for f in figures))
    return [_quantity(context, figure, base, passage) for figure in _apart(figures)]


def _figures(context: Context, hits: list[triggers.Hit]) -> list[Figure]:
    figures: list[Figure] = []
    for numeral in numerals(context):
        figure = from_numeral(numeral)
        if attach.attach(context, figure, figures[-1].end if figures else 0):
            figures.append(figure)
    figures = special.merged(context, figures, hits)
    if not figures:
        return figures
    figures = joined(context, figures, compounds.compound, compounds.odds, compounds.each)
    figures = joined(context, figures, ranges.ranged)
    compounds.share_units(context, figures)
    for figure in figures:
        affixes.hedged(context, figure)
    figures = joined(context, figures, affixes.paired, changes.change)
    changes.zeroed(context, figures)
    kinds.named(context, figures)
    return [figure for figure in figures if drops.kept(context, figure)]


def _apart(figures: list[Figure]) -> list[Figure]:
    """In order and without overlaps: a word before a figure gives way to the figure before it."""
    if len(figures) < 2:
        return figures
    figures.sort(key=lambda figure: (figure.start, -figure.end))
    kept: list[Figure] = []
    for figure in figures:
        if kept and figure.start < kept[-1].end:
            if figure.num_start < kept[-1].end:
                continue
            figure.start = kept[-1].end
        kept.append(figure)
    return kept


def _quantity(context: Context, figure: Figure, base: int, passage: int) -> Quantity:
    low, high, first, last = figure.low, figure.high, figure.first, figure.last
    return Quantity(
        base + figure.start,
        base + figure.end,
        base + figure.num_start,
        base + figure.num_end,
        passage,
        context.text[figure.start : figure.end],
        figure.kind,  # type: ignore[arg-type]
        "~" if figure.op == "=" and figure.approximate else figure.op,  # type: ignore[arg-type]
        low,
        high,
        first,
        last,
        figure.unit or ("count" if figure.scale > 1 or figure.step >= 1 else "dimensionless"),
        figure.approximate,
        (
            None if low is None else figure.step,
            None if high is None else figure.high_step or figure.step,
            None if first is None else figure.first_step,
            None if last is None else figure.last_step,
        ),
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
    text, lower, units = document.text, lowered(document.text), unit_words()
    known, hits = patterns(units), triggers.by_passage(lower, document.passages)
    found: list[Quantity] = []
    for index, passage in enumerate(document.passages):
        start, end = passage.start, passage.end
        if index in cells:
            found += [_moved(quantity, start, index) for quantity in cells[index]]
        elif hits.get(index) or candidate(known, text, lower, start, end):
            context = Context(text[start:end], lower[start:end], units)
            found += _passage(context, hits.get(index, []), start, index)
    home = money.home(document)
    return tuple(found if home == "CNY" else [money.at_home(q, home) for q in found])


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
