"""Figures: what one states, and how it is read."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from claimcheck.frozen import record

QuantityKind = Literal["point", "range", "change", "bound", "delta", "ratio", "rank", "comparison"]
Op = Literal["=", "~", "<", "<=", ">", ">=", "in", "->"]


@record
class Quantity:
    """A figure with its unit as an interval with a printed precision.

    Attributes:
        start, end: working span of the whole expression (约15万美元, 从95%驟降至0%, 超过3成).
        num_start, num_end: working span of the numeral alone (of the first one, if two).
        passage: index of its passage in `Document.passages`.
        text: the expression as it stands in the working text.
        kind, op: as in the claim schema. point: low = high. range: low and high. change: first
            and last. bound: one of low and high. delta: signed, low = high (or bounded, or a
            range). ratio: multiple or part of something else. rank: low..high, unit "rank".
            comparison: an order or equality without a figure; no values.
        low, high, first, last: the values; None where they do not apply or are open.
        unit: a pint unit name, an ISO currency code, "percent", "percentage_point",
            "dimensionless" (times), "count", "rank"; per-time rates as "USD/year".
        approximate: the text hedges (约, 左右, 数十, about).
        steps: size of one unit in the last printed place of (low, high, first, last), in the
            base magnitude: 55.22亿 has step 1e6. None where that value is None.
        counted: the counter word of a count as printed (颗, 台, vehicles), else "".
        direction: -1 fell or lower, +1 rose or higher, 0 no word says so.
        compared_with: "" or what a stock phrase says the figure is compared with: "year earlier"
            (同比), "previous quarter", "previous month", "previous period" (环比).
        rules: names of the grammar parts that made it, in their order.
    """

    start: int
    end: int
    num_start: int
    num_end: int
    passage: int
    text: str
    kind: QuantityKind
    op: Op
    low: Decimal | None = None
    high: Decimal | None = None
    first: Decimal | None = None
    last: Decimal | None = None
    unit: str = "dimensionless"
    approximate: bool = False
    steps: tuple[Decimal | None, Decimal | None, Decimal | None, Decimal | None] = (
        None,
        None,
        None,
        None,
    )
    counted: str = ""
    direction: int = 0
    compared_with: str = ""
    rules: tuple[str, ...] = ()

    @property
    def value(self) -> Decimal | None:
        """The single figure, where there is exactly one."""
        if self.kind == "change":
            return None
        if self.low is not None and self.high is not None:
            return self.low if self.low == self.high else None
        return self.low if self.low is not None else self.high

    @property
    def values(self) -> tuple[Decimal, ...]:
        """Every figure that is stated, in the order low, high, first, last."""
        found = (self.low, self.high, self.first, self.last)
        return tuple(value for value in found if value is not None)


@record
class Interval:
    """How a claim's figure was read, as printed and at its loosest honest reading (None = open)."""

    claim: str
    printed: tuple[Decimal | None, Decimal | None]
    loosest: tuple[Decimal | None, Decimal | None]
    unit: str
