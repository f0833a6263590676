"""Words that are figures by themselves: 一半, 过半, 翻番, doubled."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.masks import BLANK
from claimcheck.quantities.numerals import ONE
from claimcheck.quantities.spans import Spans
from claimcheck.quantities.triggers import Hit
from claimcheck.quantities.words import load

_COMPOUND = pattern_of("-[a-z]")


def merged(context: Context, figures: list[Figure], hits: list[Hit]) -> list[Figure]:
    """The figures with those of such words among them; a word wins over a numeral inside it."""
    if not hits:
        return figures
    words = [hit for hit in hits if hit.group == "special" and _stands(context, hit)]
    if not words:
        return figures
    spans = Spans((hit.start, hit.end) for hit in words)
    kept = [figure for figure in figures if not spans.taken(figure.num_start, figure.num_end)]
    found = [*kept, *map(_figure, words)]
    found.sort(key=lambda figure: figure.num_start)
    return found


def _stands(context: Context, hit: Hit) -> bool:
    """Not inside a blanked expression (the first half), nor continued (一半导体, double-decker)."""
    if BLANK in context.blank[hit.start : hit.end]:
        return False
    if hit.word.isascii() and _COMPOUND.match(context.lower, hit.end):
        return False
    return not context.text.startswith(("导", "天", "年", "路", "百", "千", "万"), hit.end)


def _figure(hit: Hit) -> Figure:
    special = load().specials[hit.word]
    value = special.low if special.low is not None else special.high
    step = ONE if value is None else ONE.scaleb(min(0, int(value.as_tuple().exponent)))
    figure = Figure(
        hit.start,
        hit.end,
        hit.start,
        hit.end,
        special.low,
        special.high,
        step,
        value if value is not None else Decimal(0),
        ONE,
        "word",
        unit=special.unit,
        op=special.op,
        approximate=special.approximate,
        direction=special.direction,
        rules=["special", "unit:word"],
    )
    figure.kind = "" if special.kind in ("point", "bound", "range") else special.kind
    return figure
