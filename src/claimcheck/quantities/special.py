"""Words that are figures by themselves: 翻番, 过半, doubled."""

from __future__ import annotations

from typing import cast

from claimcheck.quantities.context import Context
from claimcheck.quantities.numerals import ONE
from claimcheck.quantities.triggers import Hit
from claimcheck.quantities.words import load
from claimcheck.records import Op, Quantity, QuantityKind


def read(context: Context, hits: list[Hit]) -> list[Quantity]:
    """The quantity of each such word."""
    return [_quantity(context, hit) for hit in hits if hit.group == "special"]


def _quantity(context: Context, hit: Hit) -> Quantity:
    special = load().specials[hit.word]
    low, high = special.low, special.high
    return Quantity(
        hit.start,
        hit.end,
        hit.start,
        hit.end,
        0,
        context.text[hit.start : hit.end],
        cast(QuantityKind, special.kind),
        cast(Op, special.op),
        low,
        high,
        unit=special.unit,
        approximate=special.approximate,
        steps=(None if low is None else ONE, None if high is None else ONE, None, None),
        direction=special.direction,
        rules=("special",),
    )
