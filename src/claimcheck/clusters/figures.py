"""A claim's figure as it is held against those of other articles, whatever its unit."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from claimcheck import precision
from claimcheck.clusters import signs, told
from claimcheck.lexicon import units
from claimcheck.precision import Bounds
from claimcheck.records import Claim, Quantity

OF = "of"  # in a token, between a kind and a holder
FIGURES = "figures"  # the class of tokens, beside those of words
_OTHER_POWER = 5  # times apart, two values that begin alike differ by a power of ten
_LEADING = 3  # digits by which figures find each other
_ONE, _HUNDRED = Decimal(1), Decimal(100)
_EVERYDAY = ("percent", "growth", "relative", "count", "rank")


class Told:
    """A figure of an article.

    Attributes:
        claim: whose figure it is.
        kind: figures of one kind can be of one thing; growths by a part and by a multiple are one.
        value: in the base unit of its kind.
        bounds: what it may mean at its loosest honest reading.
        printed: its digits as printed, without zeros at the ends.
        weight: how much it says that two articles both have it: little for one digit.
        tokens: by which figures that may be one, or are of one holder, find each other.
        times: first and last day, as far as they are known.
        first: whether it is what a change begins at, which nothing but company is made of.
    """

    __slots__ = (
        "bounds", "claim", "first", "kind", "printed", "times", "tokens", "value", "weight",
    )  # fmt: skip

    def __init__(
        self, claim: Claim, kind: str, value: Decimal, bounds: Bounds, *, first: bool = False
    ) -> None:
        self.claim, self.kind, self.value, self.bounds = claim, kind, value, bounds
        self.first, self.times = first, _times(claim, first=first)
        self.printed = _digits(_as_printed(claim.quantity, value, first=first))
        self.weight = _weight(kind, self.printed)
        leading = {digits[:_LEADING] for digits in (self.printed, _digits(value))}
        tokens = {f"{kind} {digits}" for digits in leading}
        if claim.subject is not None:
            tokens.add(f"{kind} {OF} {claim.subject.key}")
        self.tokens = tuple(sorted(tokens))

    def agrees(self, other: Told) -> bool:
        """Whether two figures can be one, read loosely; a bound that is open agrees with none."""
        if None in self.bounds or None in other.bounds:
            return self.value == other.value
        return precision.overlap(self.bounds, other.bounds)

    def slips(self, other: Told) -> bool:
        """Whether two figures have one row of digits, but another unit or power of ten."""
        least, most = sorted((self.value, other.value))
        if least <= 0 or self.agrees(other):
            return False
        mine, theirs = sorted((self.printed, other.printed), key=len)
        if len(mine) > 1 and mine == theirs:
            return True
        mine, theirs = sorted((_digits(self.value), _digits(other.value)), key=len)
        started = theirs[: len(mine)] in (mine, _down(mine), _up(mine))
        return started and len(mine) > 1 and most > _OTHER_POWER * least

    def swaps(self, other: Told) -> bool:
        """Whether two figures have the same two digits or more in another order."""
        mine, theirs = self.printed, other.printed
        return len(mine) > 1 and mine != theirs and sorted(mine) == sorted(theirs)


def read(claim: Claim) -> Iterator[Told]:
    """The figures of a claim: one, of a change two, none of one that is not held against others."""
    quantity = claim.quantity
    kind = signs.kind(claim)
    if not kind or quantity is None or quantity.unit == "rank":
        return
    figure = precision.level(quantity) or precision.end(quantity)
    if figure is None:
        return
    family = kind.partition("/")[0]
    if family in ("growth", "relative"):
        yield from _relation(claim, family, figure)
        return
    if family == "count":
        kind = family  # what is counted has another word in another language
    begun = precision.start(quantity)
    for one, first in ((begun, True), (figure, False)):
        if one is not None:
            yield from _level(claim, kind, one, units.factor(quantity.unit), first=first)


def _level(
    claim: Claim, kind: str, figure: precision.Figure, factor: Decimal, *, first: bool
) -> Iterator[Told]:
    low, high = (None if v is None else v * factor for v in figure.loosest)
    value = next((v for v in figure.printed if v is not None), None)
    if value is not None:
        yield Told(claim, kind, value * factor, (low, high), first=first)


def _relation(claim: Claim, family: str, figure: precision.Figure) -> Iterator[Told]:
    """A growth or a relation as a multiple: 2.1 times, and 110 % more, are one."""
    quantity = claim.quantity
    assert quantity is not None
    if quantity.unit not in ("percent", "dimensionless"):
        yield from _level(
            claim, f"{family}/{units.dimension(quantity.unit)}", figure, _ONE, first=False
        )
        return
    by = _HUNDRED if quantity.unit == "percent" else _ONE
    more = _ONE if quantity.kind == "delta" else Decimal(0)
    low, high = (None if v is None else v / by + more for v in figure.loosest)
    value = next((v for v in figure.printed if v is not None), None)
    if value is not None:
        yield Told(claim, family, value / by + more, (low, high))


def _times(claim: Claim, *, first: bool) -> tuple[str, str] | None:
    """The days that a claim's own sentence tells of it; of a change those of one of its ends."""
    period, quantity = claim.period, claim.quantity
    if claim.locus("period") == "inherited" or not (period.start and period.end):
        return None
    if quantity is not None and quantity.kind == "change" and period.start[:4] != period.end[:4]:
        if first:
            return period.start, f"{period.start[:4]}-12-31"
        return f"{period.end[:4]}-01-01", period.end
    return period.start, period.end


def _as_printed(quantity: Quantity | None, value: Decimal, *, first: bool) -> Decimal:
    """The number as it stands before its unit."""
    if quantity is None:
        return value
    if first and quantity.first is not None:
        return quantity.first
    found = quantity.last if quantity.kind == "change" else None
    return next((v for v in (found, quantity.low, quantity.high) if v is not None), value)


def _digits(value: Decimal) -> str:
    """The significant digits of a number, without zeros at the ends."""
    return "".join(map(str, abs(value).normalize().as_tuple().digits)).strip("0")


def _up(digits: str) -> str:
    return str(int(digits) + 1)


def _down(digits: str) -> str:
    return str(int(digits) - 1)


def _weight(kind: str, digits: str) -> float:
    weights = told.data()["companions"]
    by_digits: list[float] = weights["digits"]
    weight = by_digits[min(len(digits), len(by_digits)) - 1] if digits else 0.0
    everyday = kind.partition("/")[0] in _EVERYDAY or kind.isupper()
    return weight if everyday else weight * float(weights["special"])
