"""The figures of a topic on one axis, so that the distance is seen before it is read.

[1]  ◀──────────────────────────────○       95→0 %
[2]               ●                         40 %
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.text import Text

from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.records import Claim, Quantity
from claimcheck.reports import drawing, layout, values
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET

MOST = 8  # rows; more of them are a table
_LEAST = 16  # cells of an axis; a shorter one says nothing
_SPREAD = Decimal(
    50
)  # from this factor between the ends on, small figures would all lie on one dot
_KINDS = ("point", "range", "bound", "change")
_HUNDRED = Decimal(100)


@record
class Row:
    """The claims that state one figure.

    Attributes:
        numbers: of their places in the report.
        claim: the first of them.
        low, high: the ends in base units, None for an open one; of a change where it begins, ends.
    """

    numbers: tuple[int, ...]
    claim: Claim
    low: Decimal | None
    high: Decimal | None

    @property
    def ends(self) -> list[Decimal]:
        """The ends that are known."""
        return [value for value in (self.low, self.high) if value is not None]


def lines(claims: Sequence[Claim], labels: Labels, owner: str, width: int) -> Iterator[Text]:
    """The plot; nothing where the figures cannot be set on one axis, or the space is too small.

    Args:
        claims: in the order of their numbers, which begin with 1.
        labels: names of figures.
        owner: of the topic.
        width: of the report, in cells.
    """
    rows = _rows(claims)
    if not 1 < len(rows) <= MOST:
        return
    several = len({row.claim.measure.key for row in rows if row.claim.measure}) > 1
    tags = ["[" + ",".join(map(str, row.numbers)) + "]" for row in rows]
    told = [labels.brief(row.claim, owner, several=several) for row in rows]
    left = max(map(layout.cells, tags))
    right = min(max(map(layout.cells, told)), max(12, width // 3))
    size = width - left - right - 6
    if size < _LEAST:
        return
    axis = _Axis(rows, size)
    unit = rows[0].claim.quantity.unit if rows[0].claim.quantity else ""
    for row, tag, text in zip(rows, tags, told, strict=True):
        begin = Text.assemble((f"  {tag}", "bold"), " " * (left - layout.cells(tag) + 2))
        yield Text.assemble(begin, axis.drawn(row), "  ", layout.clipped(Text(text, QUIET), right))
    yield Text.assemble(" " * (left + 4), (axis.scale(unit, labels), QUIET))


def _rows(claims: Sequence[Claim]) -> list[Row]:
    """One row for each figure of the dimension that most of the claims have."""
    numbered = [
        (number, claim)
        for number, claim in enumerate(claims, 1)
        if claim.quantity is not None and claim.quantity.kind in _KINDS
    ]
    dimensions = Counter(_dimension(claim) for _, claim in numbered)
    if not dimensions:
        return []
    most = max(dimensions, key=lambda one: (dimensions[one], one))
    piles: dict[tuple[object, ...], list[tuple[int, Claim]]] = {}
    for number, claim in numbered:
        if _dimension(claim) == most and claim.quantity is not None:
            measure = claim.measure.key if claim.measure else ""
            subject = claim.subject.key if claim.subject else ""
            key = (subject, measure, claim.quantity.kind == "change", *_ends(claim.quantity))
            piles.setdefault(key, []).append((number, claim))
    return [
        Row(tuple(n for n, _ in pile), pile[0][1], *_ends(pile[0][1].quantity))
        for pile in piles.values()
    ]


def _dimension(claim: Claim) -> str:
    return units.dimension(claim.quantity.unit) if claim.quantity else ""


def _ends(quantity: Quantity | None) -> tuple[Decimal | None, Decimal | None]:
    if quantity is None:
        return None, None
    change = quantity.kind == "change"
    ends = (quantity.first, quantity.last) if change else (quantity.low, quantity.high)
    factor = units.factor(quantity.unit)
    low, high = (value * factor if value is not None else None for value in ends)
    return low, high


class _Axis:
    """Where values stand on a line of so many cells."""

    def __init__(self, rows: Sequence[Row], size: int) -> None:
        ends = [value for row in rows for value in row.ends]
        self.size, self.low, self.high = size, min(ends), max(ends)
        percent = _dimension(rows[0].claim) == "percent"
        if percent and self.low >= 0 and self.high <= _HUNDRED:
            self.low, self.high = Decimal(0), _HUNDRED
        self.steep = self.low > 0 and self.high / self.low >= _SPREAD
        if not self.steep and 0 < self.low < self.high * Decimal("0.8"):
            self.low = Decimal(0)
        if self.low == self.high:
            self.high = self.low + 1

    def at(self, value: Decimal) -> int:
        """The cell of a value."""
        if self.steep:
            part = (value / self.low).ln() / (self.high / self.low).ln()
        else:
            part = (value - self.low) / (self.high - self.low)
        return min(self.size - 1, max(0, int(part * (self.size - 1) + Decimal("0.5"))))

    def drawn(self, row: Row) -> Text:
        """A row: a dot, a ring with an arrow to where a change ends, or a line between two ends."""
        line = [" "] * self.size
        low, high = (None if value is None else self.at(value) for value in (row.low, row.high))
        change = row.claim.quantity is not None and row.claim.quantity.kind == "change"
        first = 0 if low is None else low
        last = self.size - 1 if high is None else high
        bound = low is None or high is None
        for cell in range(min(first, last), max(first, last) + 1):
            line[cell] = drawing.sign("open" if bound else "line")
        if change and first != last:
            line[first] = drawing.sign("ring")
            line[last] = drawing.sign("right" if first < last else "left")
        else:
            for end in (low, high):
                if end is not None:
                    line[end] = drawing.sign("dot")
        return Text("".join(line), "bold" if row.claim.modality == "asserted" else "")

    def scale(self, unit: str, labels: Labels) -> str:
        """The axis with its ends, in the unit of the first figure."""
        factor = units.factor(unit)
        ends = [
            values.span((_rounded(end / factor),) * 2, unit, labels.words)
            for end in (self.low, self.high)
        ]
        name = f" {labels.words('plot.steep')} " if self.steep else ""
        room = self.size - sum(map(layout.cells, ends)) - layout.cells(name) - 2
        if room < 2:
            return drawing.rule(self.size)
        before = room // 2
        rules = drawing.rule(before), drawing.rule(room - before)
        return f"{ends[0]} {rules[0]}{name}{rules[1]} {ends[1]}"


def _rounded(value: Decimal) -> Decimal:
    """An end of the axis without idle places."""
    return value if value == value.to_integral_value() else value.quantize(Decimal("0.01"))
