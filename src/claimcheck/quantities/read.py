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
    ranges,
    ranks,
    special,
    tables,
    triggers,
)
from claimcheck.quantities.compounds import joined
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure, from_numeral
from claimcheck.quantities.scan import numerals
from claimcheck.records import Document, Quantity

# a digit, a Chinese numeral with something countable near it, or an English number word
_SEEN = re.compile(
    r"[0-9]+(?:[.,][0-9]+)*|[一二三四五六七八九十百千万亿两数几半]{2,}|[二三四五六七八九十两]成|百分之"
)


def read_text(text: str) -> tuple[Quantity, ...]:
    """The quantities of a working text, in order, none overlapping; the passage is 0."""
    context = Context(text)
    hits = triggers.hits(context.lower)
    found = ranks.read(context, hits)
    figures = _figures(context, hits)
    if found:
        taken = [(rank.start, rank.end) for rank in found]
        figures = [
            f for f in figures if not any(f.num_start < e and s < f.num_end for s, e in taken)
        ]
    found += [_quantity(context, figure) for figure in figures]
    if hits:
        spans = [(quantity.start, quantity.end) for quantity in found]
        found += comparisons.read(context, hits, spans)
    found.sort(key=lambda quantity: (quantity.start, -quantity.end))
    return tuple(_apart(found))


def _figures(context: Context, hits: list[triggers.Hit]) -> list[Figure]:
    figures: list[Figure] = []
    for numeral in numerals(context):
        figure = from_numeral(numeral)
        if attach.attach(context, figure, figures[-1].end if figures else 0):
            figures.append(figure)
    figures = special.merged(context, figures, hits)
    if not figures:
        return figures
    figures = joined(context, figures, compounds.compound)
    figures = joined(context, figures, compounds.odds)
    figures = joined(context, figures, ranges.ranged)
    compounds.share_units(context, figures)
    for figure in figures:
        affixes.hedged(context, figure)
    figures = joined(context, figures, affixes.paired)
    figures = joined(context, figures, changes.change)
    changes.zeroed(context, figures)
    kinds.named(context, figures)
    return [figure for figure in figures if drops.kept(context, figure)]


def _quantity(context: Context, figure: Figure) -> Quantity:
    low, high, first, last = figure.low, figure.high, figure.first, figure.last
    op = figure.op
    if op == "=" and figure.approximate:
        op = "~"
    return Quantity(
        start=figure.start,
        end=figure.end,
        num_start=figure.num_start,
        num_end=figure.num_end,
        passage=0,
        text=context.text[figure.start : figure.end],
        kind=figure.kind,  # type: ignore[arg-type]
        op=op,  # type: ignore[arg-type]
        low=low,
        high=high,
        first=first,
        last=last,
        unit=figure.unit or ("count" if figure.scale > 1 or figure.step >= 1 else "dimensionless"),
        approximate=figure.approximate,
        steps=(
            None if low is None else figure.step,
            None if high is None else figure.high_step or figure.step,
            None if first is None else figure.first_step,
            None if last is None else figure.last_step,
        ),
        counted=figure.counter,
        direction=figure.direction,
        compared_with=kinds.compared_with(context, figure),
        rules=tuple(figure.rules),
    )


def _apart(found: list[Quantity]) -> list[Quantity]:
    """Without overlaps: an earlier one wins, and a word before a figure gives way to it."""
    kept: list[Quantity] = []
    for quantity in found:
        if kept and quantity.start < kept[-1].end:
            if quantity.num_start >= kept[-1].num_end and quantity.num_start >= kept[-1].end:
                start = kept[-1].end
                quantity = replace(
                    quantity, start=start, text=quantity.text[start - quantity.start :]
                )
            else:
                continue
        kept.append(quantity)
    return kept


def read_document(document: Document) -> tuple[Quantity, ...]:
    """The quantities of a document, passage by passage, with working spans of the whole text."""
    cells = tables.cells(document, read_text) if document.tables else {}
    found: list[Quantity] = []
    for index, passage in enumerate(document.passages):
        quantities = cells.get(index)
        if quantities is None:
            quantities = read_text(document.text[passage.start : passage.end])
        found += [_moved(quantity, passage.start, index) for quantity in quantities]
    return tuple(found)


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
    """How many figures the cheap look sees, read or not: what coverage is held against."""
    return sum(
        len(_SEEN.findall(document.text, passage.start, passage.end))
        for passage in document.passages
    )
