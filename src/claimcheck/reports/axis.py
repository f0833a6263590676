"""The figures of a topic on one axis: which of them can stand there, and where each one stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.records import Claim, Quantity

_SPREAD = Decimal(
    50
)  # from this factor between the ends on, small figures would all lie on one dot
KINDS = ("point", "range", "bound", "change")
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

    @property
    def change(self) -> bool:
        """Whether the figure goes from one value to another."""
        return self.claim.quantity is not None and self.claim.quantity.kind == "change"


def rows(claims: Sequence[Claim], *, by_document: bool = False) -> list[Row]:
    """One row for each figure of the dimension that most of the claims have.

    Args:
        claims: in the order of their numbers, which begin with 1.
        by_document: a row for each document that states the figure, those of one together.
    """
    numbered = [
        (number, claim)
        for number, claim in enumerate(claims, 1)
        if claim.quantity is not None and claim.quantity.kind in KINDS
    ]
    dimensions = Counter(dimension(claim) for _, claim in numbered)
    if not dimensions:
        return []
    most = max(dimensions, key=lambda one: (dimensions[one], one))
    piles: dict[tuple[object, ...], list[tuple[int, Claim]]] = {}
    for number, claim in numbered:
        if dimension(claim) == most and claim.quantity is not None:
            measure = claim.measure.key if claim.measure else ""
            subject = claim.subject.key if claim.subject else ""
            change = claim.quantity.kind == "change"
            document = claim.document if by_document else ""
            key = (document, subject, measure, change, *ends_of(claim.quantity))
            piles.setdefault(key, []).append((number, claim))
    made = [
        Row(tuple(n for n, _ in pile), pile[0][1], *ends_of(pile[0][1].quantity))
        for pile in piles.values()
    ]
    return sorted(made, key=lambda row: row.claim.document) if by_document else made


def dimension(claim: Claim) -> str:
    """The class of the unit of a claim's figure."""
    return units.dimension(claim.quantity.unit) if claim.quantity else ""


def ends_of(quantity: Quantity | None) -> tuple[Decimal | None, Decimal | None]:
    """The ends of a figure in base units; of a change where it begins, where it ends."""
    if quantity is None:
        return None, None
    change = quantity.kind == "change"
    ends = (quantity.first, quantity.last) if change else (quantity.low, quantity.high)
    factor = units.factor(quantity.unit)
    low, high = (value * factor if value is not None else None for value in ends)
    return low, high


class Scale:
    """Where values stand between the two ends of an axis.

    Attributes:
        low, high: the values at its ends.
        steep: whether equal steps are equal factors.
    """

    def __init__(self, rows: Sequence[Row]) -> None:
        ends = [value for row in rows for value in row.ends]
        self.low, self.high = min(ends), max(ends)
        percent = dimension(rows[0].claim) == "percent"
        if percent and self.low >= 0 and self.high <= _HUNDRED:
            self.low, self.high = Decimal(0), _HUNDRED
        self.steep = self.low > 0 and self.high / self.low >= _SPREAD
        if not self.steep and 0 < self.low < self.high * Decimal("0.8"):
            self.low = Decimal(0)
        if self.low == self.high:
            self.high = self.low + 1

    def part(self, value: Decimal) -> Decimal:
        """How far from the low end to the high one a value stands; beyond them, at them."""
        value = min(max(value, self.low), self.high)
        if self.steep:
            return (value / self.low).ln() / (self.high / self.low).ln()
        return (value - self.low) / (self.high - self.low)

    def ends(self, unit: str) -> tuple[Decimal, Decimal]:
        """The values at its ends, in a unit, without idle places."""
        factor = units.factor(unit)
        return _rounded(self.low / factor), _rounded(self.high / factor)


def _rounded(value: Decimal) -> Decimal:
    return value if value == value.to_integral_value() else value.quantize(Decimal("0.01"))
