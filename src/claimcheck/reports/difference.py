"""How far two figures are apart, in the unit a person would use."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Decimal

from claimcheck.lexicon import units
from claimcheck.records import Quantity
from claimcheck.reports import values
from claimcheck.reports.words import Words

SHARES = ("percent", "percentage_point")
NOTABLE = Decimal("1.5")  # from here on "3.5 times" says more than a difference


def difference(a: Quantity | None, b: Quantity | None, words: Words) -> str:
    """The distance of two figures: percentage points, a factor, an amount; "" where none is."""
    if a is None or b is None or "rank" in (a.unit, b.unit):
        return ""
    one, other = _ends(a), _ends(b)
    if one is None or other is None or units.dimension(a.unit) != units.dimension(b.unit):
        return ""
    if a.unit in SHARES and b.unit in SHARES:
        return _shares(other - one, words)
    one, other = one * units.factor(a.unit), other * units.factor(b.unit)
    low, high = sorted((one, other))
    if low == high:
        return ""
    if low > 0 and high / low >= NOTABLE:
        factor = (high / low).quantize(Decimal("0.01"), ROUND_HALF_EVEN)
        return words("diff.factor", values.number(factor))
    gap = (other - one) / units.factor(a.unit)
    sign = "+" if gap > 0 else "−"
    return sign + values.span((abs(gap), abs(gap)), a.unit, words)


def _shares(gap: Decimal, words: Words) -> str:
    if not gap:
        return ""
    sign = "+" if gap > 0 else "−"
    return words("diff.percentage_points", sign + values.number(abs(gap)))


def _ends(q: Quantity) -> Decimal | None:
    """The one value a figure comes down to: where a change ends, the only end of a bound."""
    return q.last if q.kind == "change" else q.value
