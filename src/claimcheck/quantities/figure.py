"""A numeral with its unit: the piece that the later grammar parts join, hedge, bound and name."""

from __future__ import annotations

from dataclasses import field
from decimal import Decimal

from claimcheck.frozen import record
from claimcheck.quantities.numerals import ONE
from claimcheck.quantities.parts import Numeral

TIME = frozenset({"second", "minute", "hour", "day", "week", "fortnight", "month", "year"})


@record(frozen=False, eq=False)
class Figure:
    """A figure under construction.

    Attributes:
        start, end: its span so far; num_start, num_end: that of the numeral.
        low, high: worth in the unit, equal for a point, None = open.
        step: one unit in the last printed place of `low` (or of `high`, where low is open);
            high_step, first_step, last_step: of the others.
        plain, scale: the numeral without its scales, and their product (1 of none).
        numeral: "digits", "han" or "english".
        unit: "" of none; multiplier: how many of it the written word is worth (斤: 500 gram).
        counter: the counter word as written; generic: it says little (个).
        smallest: base units in one of the last unit of 3 feet 2 inches.
        marked: the unit stands before the numeral ($).
        op: "=", or that of a bound; approximate: the text hedges.
        kind: set once a part knows it; first, last: of a change.
        sign: the figure is a difference: +1 more, -1 less; direction: where it moves.
        fraction: written as a part (三分之一).
        rules: the grammar parts that made it.
    """

    start: int
    end: int
    num_start: int
    num_end: int
    low: Decimal | None
    high: Decimal | None
    step: Decimal
    plain: Decimal
    scale: Decimal
    numeral: str
    unit: str = ""
    multiplier: Decimal = ONE
    counter: str = ""
    generic: bool = False
    smallest: Decimal | None = None
    marked: bool = False
    op: str = "="
    approximate: bool = False
    kind: str = ""
    first: Decimal | None = None
    last: Decimal | None = None
    high_step: Decimal | None = None
    first_step: Decimal | None = None
    last_step: Decimal | None = None
    sign: int = 0
    direction: int = 0
    fraction: bool = False
    vague: bool = False
    rules: list[str] = field(default_factory=list)

    @property
    def year(self) -> bool:
        """Whether it looks like a year: four digits, 1900 to 2100, nothing behind."""
        plain = self.numeral != "english" and self.scale == 1 and self.step == 1
        return plain and self.num_end - self.num_start == 4 and 1900 <= (self.point or 0) <= 2100

    @property
    def point(self) -> Decimal | None:
        """The only value, None of a range."""
        low, high = self.low, self.high
        if low is high:
            return low
        if low is None or high is None:
            return low if high is None else high
        return low if low == high else None

    def scaled(self, factor: Decimal) -> None:
        """Make it the same figure in units of `factor`."""
        low, high = self.low, self.high
        self.low = None if low is None else low * factor
        self.high = self.low if high is low else None if high is None else high * factor
        self.high_step = None if self.high_step is None else self.high_step * factor
        self.step *= factor

    def negate(self) -> None:
        """Mirror it at zero."""
        low, high = self.low, self.high
        self.low = None if high is None else -high
        self.high = None if low is None else -low
        self.op = {"<": ">", "<=": ">=", ">": "<", ">=": "<="}.get(self.op, self.op)
        if self.high_step is not None:
            self.step, self.high_step = self.high_step, self.step

    def bound(self, op: str) -> None:
        """Leave one side open."""
        value = self.low if self.low is not None else self.high
        top = self.high if self.high is not None else self.low
        self.low, self.high = (value, None) if op[0] == ">" else (None, top)
        self.op = op


def from_numeral(numeral: Numeral) -> Figure:
    """The figure of a numeral alone."""
    number = numeral.number
    figure = Figure(
        numeral.start,
        numeral.end,
        numeral.start,
        numeral.end,
        number.low,
        number.high,
        number.step,
        numeral.plain,
        number.scale,
        numeral.kind,
        rules=["numeral:" + numeral.kind],
    )
    if number.approximate:
        figure.approximate = figure.vague = True
    figure.fraction = number.fraction
    if number.high is None:
        figure.op = ">"
    elif number.low is not number.high and number.low != number.high:
        figure.op = "in"
    return figure


__all__ = ["ONE", "TIME", "Figure", "from_numeral"]
