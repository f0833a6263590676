"""Figures held against each other as intervals.

Two figures agree, differ as printed (but may be one figure rounded twice), or cannot both hold. How
one is read stands in claimcheck.precision.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from claimcheck.precision import (
    Bounds,
    Figure,
    below,
    end,
    level,
    overlap,
    precision,
    scaled,
    slack,
    start,
)
from claimcheck.records import Claim, Interval, Quantity

__all__ = [
    "Bounds",
    "Figure",
    "Outcome",
    "below",
    "compare",
    "end",
    "level",
    "of_claim",
    "overlap",
    "precision",
    "repeats",
    "scaled",
    "slack",
    "start",
]

Outcome = Literal["agree", "differs-as-printed", "impossible"]

ONE, HUNDRED = Decimal(1), Decimal(100)


def of_claim(claim: Claim) -> Interval | None:
    """How a claim's figure was read, in its own unit: of a change, the value it ends at."""
    if claim.quantity is None:
        return None
    figure = level(claim.quantity) or end(claim.quantity)
    if figure is None:
        return None
    return Interval(claim.id, figure.printed, figure.loosest, claim.quantity.unit)


def repeats(left: Claim, right: Claim) -> bool:
    """Whether two claims print one figure, but for rounding: both a level, a bound, a change.

    A figure that only lies within what the other leaves open (5 million, over 300,000) is another.
    """
    one, other = left.quantity, right.quantity
    if one is None or other is None or one.unit != other.unit:
        return False
    pairs = [(read(one), read(other)) for read in (level, start, end)]
    stated = [(a, b) for a, b in pairs if a is not None or b is not None]
    return bool(stated) and all(a is not None and b is not None and _alike(a, b) for a, b in stated)


def _alike(left: Figure, right: Figure) -> bool:
    """Whether both ends of two figures are one but for rounding, and both are open or closed."""
    return all(
        a == b or (a is not None and b is not None and abs(a - b) <= max(abs(a), abs(b)) / HUNDRED)
        for a, b in zip(left.printed, right.printed, strict=True)
    )


def compare(left: Figure, right: Figure) -> Outcome:
    """Whether two figures can be one."""
    if _inside(left, right) or _inside(right, left):
        return "agree"
    return "impossible" if _apart(left, right) or _apart(right, left) else "differs-as-printed"


def _apart(left: Figure, right: Figure) -> bool:
    """Whether the one lies under the other.

    Two that only touch share a value if both print it as a bound that is not excluded: 40 % and
    41 % are two figures though 40.5 would round to either.
    """
    if below(left.loosest, right.loosest):
        return True
    high, low = left.loosest[1], right.loosest[0]
    if high is None or high != low:
        return False
    widened = high != left.printed[1] or low != right.printed[0]
    return widened or left.strict_high or right.strict_low


def _inside(inner: Figure, outer: Figure) -> bool:
    (low, high), (least, most) = inner.printed, outer.printed
    if below(outer.loosest, inner.printed) or below(inner.printed, outer.loosest):
        return False  # beyond the far end of just over
    if least is not None:
        if low is None or low < least:
            return False
        if low == least and outer.strict_low and not inner.strict_low:
            return False
    if most is not None:
        if high is None or high > most:
            return False
        if high == most and outer.strict_high and not inner.strict_high:
            return False
    return True


def is_step(whole: Quantity, step: Quantity) -> bool:
    """From 55 to 48 kWh, and 7 kWh less: a change, and by how much something changed."""
    if whole.kind != "change" or step.kind == "change" or whole.unit != step.unit:
        return False
    if whole.first is None or whole.last is None or step.value is None:
        return False
    return abs(whole.last - whole.first) == abs(step.value)
