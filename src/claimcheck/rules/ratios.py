"""What a comparison says: the ratio of its subject to its comparand, as an interval."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.frozen import record
from claimcheck.records import Claim, Quantity
from claimcheck.rules import intervals
from claimcheck.rules.conflicts import Statement
from claimcheck.rules.intervals import HUNDRED, ONE, Bounds, Figure
from claimcheck.rules.periods import days
from claimcheck.rules.view import View


@record
class Fact:
    """One comparison of two things.

    Attributes:
        claim: the claim that makes it.
        subject, comparand: canonical keys of the two.
        ratio: what the subject is, taken the comparand as one.
        worded: whether words say it and no figure.
    """

    claim: Claim
    subject: str
    comparand: str
    ratio: Figure
    worded: bool

    @property
    def statement(self) -> Statement:
        """The fact as a statement of a conflict."""
        return Statement(self.claim, self.ratio, days(self.claim.period))

    def turned(self) -> Fact:
        """The same fact told from the other thing's side."""
        return Fact(self.claim, self.comparand, self.subject, inverse(self.ratio), self.worded)


def fact(claim: Claim, view: View) -> Fact | None:
    """The fact a claim states, None where it compares nothing or in no way that is a ratio."""
    quantity, comparand = claim.quantity, view.comparand(claim)
    if quantity is None or comparand is None or claim.polarity == "negated":
        return None
    if "comparand:time" in claim.derived_by:  # 较上年末: a growth, not a comparison of two things
        return None
    if view.cluster(claim).dimension != "relative":
        return None
    found = ratio(quantity)
    if found is None or comparand == view.subject(claim):
        return None
    return Fact(claim, view.subject(claim), comparand, found, quantity.kind == "comparison")


def ratio(quantity: Quantity) -> Figure | None:
    """The interval of subject / comparand that a comparison states."""
    if quantity.kind == "comparison":
        return _worded(quantity.op)
    figure = intervals.level(quantity)
    if figure is None or quantity.unit not in ("percent", "dimensionless"):
        return None
    part = HUNDRED if quantity.unit == "percent" else ONE
    base = ONE if quantity.kind == "delta" else Decimal(0)
    return Figure(
        _shifted(figure.printed, part, base),
        _shifted(figure.loosest, part, base),
        figure.strict_low,
        figure.strict_high,
    )


def _shifted(bounds: Bounds, part: Decimal, base: Decimal) -> Bounds:
    low, high = (None if value is None else value / part + base for value in bounds)
    return low, high


def _worded(op: str) -> Figure | None:
    words = intervals.precision()["words"]
    if op in ("<", "<="):
        return Figure((Decimal(0), ONE), (Decimal(0), ONE), strict_high=op == "<")
    if op in (">", ">="):
        return Figure((ONE, None), (ONE, None), strict_low=op == ">")
    low, high = words["near" if op == "~" else "equal"]
    return Figure((ONE, ONE) if op == "=" else (low, high), (low, high))


def inverse(figure: Figure) -> Figure:
    """One over a positive interval."""
    return Figure(
        _turned(figure.printed), _turned(figure.loosest), figure.strict_high, figure.strict_low
    )


def _turned(bounds: Bounds) -> Bounds:
    low, high = bounds
    return (
        Decimal(0) if high is None else (None if high == 0 else ONE / high),
        None if low is None or low <= 0 else ONE / low,
    )


def quotient(left: Figure, right: Figure) -> Figure | None:
    """The ratio of two levels; None where the lower one may be nothing."""
    printed, loosest = _divided(left.printed, right.printed), _divided(left.loosest, right.loosest)
    if printed is None or loosest is None:
        return None
    return Figure(printed, loosest)


def _divided(left: Bounds, right: Bounds) -> Bounds | None:
    if right[0] is None or right[0] <= 0 or (left[0] is not None and left[0] < 0):
        return None
    low = None if left[0] is None or right[1] is None else left[0] / right[1]
    high = None if left[1] is None else left[1] / right[0]
    return low, high


def product(left: Figure, right: Figure) -> Figure:
    """Two ratios chained: A to B and B to C make A to C."""
    return Figure(
        _chained(left.printed, right.printed),
        _chained(left.loosest, right.loosest),
        left.strict_low or right.strict_low,
        left.strict_high or right.strict_high,
    )


def _chained(left: Bounds, right: Bounds) -> Bounds:
    low = None if left[0] is None or right[0] is None else left[0] * right[0]
    high = None if left[1] is None or right[1] is None else left[1] * right[1]
    return low, high


def reversed_order(stated: Figure, found: Figure) -> bool:
    """Whether the one puts the subject above the comparand and the other below it."""
    return (_above(stated) and _below(found)) or (_below(stated) and _above(found))


def _above(figure: Figure) -> bool:
    low = figure.loosest[0]
    return low is not None and (low > 1 or (low == 1 and figure.strict_low))


def _below(figure: Figure) -> bool:
    high = figure.loosest[1]
    return high is not None and (high < 1 or (high == 1 and figure.strict_high))
