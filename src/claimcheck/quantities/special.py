"""Words that are figures by themselves, ranks, and comparisons without a figure."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import cast

from claimcheck.quantities.context import Context
from claimcheck.quantities.words import load
from claimcheck.records import Op, Quantity, QuantityKind

Spans = Iterable[tuple[int, int]]


def read(context: Context, taken: Spans) -> list[Quantity]:
    """What stands outside of the spans that are taken."""
    busy = list(taken)
    found: list[Quantity] = []
    for match in load().specials_pattern.finditer(context.lower):
        if any(match.start() < end and start < match.end() for start, end in busy):
            continue
        special = load().specials[match[0]]
        found.append(
            Quantity(
                match.start(), match.end(), match.start(), match.end(), 0,
                context.text[match.start() : match.end()], cast(QuantityKind, special.kind), cast(Op, special.op),
                special.low, special.high, unit=special.unit, approximate=special.approximate,
                steps=(special.low and Decimal(1), special.high and Decimal(1), None, None),
                rules=("special",),
            )
        )  # fmt: skip
    return found
