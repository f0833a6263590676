"""What a printed figure may mean: as an interval as printed, and at its loosest honest reading.

Rules compare figures by it, and reports say by it whether two may be one. The amounts stand in
lexicon/precision.yaml.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import Any

from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Quantity

Bounds = tuple[Decimal | None, Decimal | None]

_PERCENTS = ("percent", "percentage_point")


@record
class Figure:
    """One value of a claim as an interval.

    Attributes:
        printed: as printed; None is open.
        loosest: at its loosest honest reading; it holds the printed one.
        strict_low, strict_high: the printed bound itself is excluded (more than 50).
    """

    printed: Bounds
    loosest: Bounds
    strict_low: bool = False
    strict_high: bool = False

    @property
    def point(self) -> Decimal | None:
        """The single value, where there is one."""
        low, high = self.printed
        return low if low is not None and low == high else None


@lru_cache(maxsize=1)
def precision() -> dict[str, Any]:
    """The data file with every number as a Decimal."""
    decimals: dict[str, Any] = _decimals(read_data("precision.yaml"))
    return decimals


def _decimals(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _decimals(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_decimals(item) for item in value]
    return value if isinstance(value, str) else Decimal(str(value))


def level(quantity: Quantity) -> Figure | None:
    """The interval of a figure that is no change; None where no value is stated."""
    if quantity.kind in ("change", "comparison") or not quantity.values:
        return None
    bound = quantity.kind == "bound" or quantity.op in ("<", "<=", ">", ">=")
    low, high = quantity.low, quantity.high
    pinned_low, pinned_high = bound and high is None, bound and low is None
    return Figure(
        printed=(low, high),
        loosest=(
            _far_end(quantity, high, -1)
            if low is None
            else _widened(quantity, low, 0, -1, pinned=pinned_low),
            _far_end(quantity, low, 1)
            if high is None
            else _widened(quantity, high, 1, 1, pinned=pinned_high),
        ),
        strict_low=quantity.op == ">" and low is not None,
        strict_high=quantity.op == "<" and high is not None,
    )


@lru_cache(maxsize=1)
def _odd() -> re.Pattern[str]:
    """What makes a number one with a remainder: 275万余, 二十多."""
    return pattern_of(rf"[0-9零一二三四五六七八九十百千万亿](?:{'|'.join(precision()['odd'])})")


def _far_end(quantity: Quantity, value: Decimal | None, sign: int) -> Decimal | None:
    """The open end of a bound that is told to be near: just over 7 million is no 10 million.

    A number with a remainder ends before the next one of its last digit: 275万余 is below 276万.
    """
    near = precision()["near"]
    if quantity.kind == "bound" and value and sign > 0 and _odd().search(quantity.text):
        exponent = value.normalize().as_tuple().exponent
        return value + Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
    told = quantity.text.lower().startswith(tuple(near["words"]))
    if quantity.kind != "bound" or value is None or not told:
        return None
    part: Decimal = near["part"]
    return value + sign * abs(value) * part


def start(quantity: Quantity) -> Figure | None:
    """The first value of a change."""
    return _end_of_change(quantity, quantity.first, 2)


def end(quantity: Quantity) -> Figure | None:
    """The last value of a change."""
    return _end_of_change(quantity, quantity.last, 3)


def _end_of_change(quantity: Quantity, value: Decimal | None, place: int) -> Figure | None:
    if quantity.kind != "change" or value is None:
        return None
    low, high = _widened(quantity, value, place, -1), _widened(quantity, value, place, 1)
    return Figure((value, value), (low, high))


def _widened(
    quantity: Quantity, value: Decimal | None, place: int, sign: int, *, pinned: bool = False
) -> Decimal | None:
    """A bound of the loosest reading."""
    if value is None or pinned:
        return value
    wider = value + sign * slack(value, quantity.steps[place], quantity)
    # Nothing that was printed as positive is loosened to below nothing.
    return max(wider, Decimal(0)) if value >= 0 else wider


def slack(value: Decimal, step: Decimal | None, quantity: Quantity) -> Decimal:
    """How far a printed value may be from what is meant."""
    amounts = precision()
    percent = quantity.unit in _PERCENTS
    wide = Decimal(0)
    if quantity.unit == "rank":
        return wide
    if step is not None and step > 0:
        wide = max(step * amounts["printed"], _zeros(value, step, quantity))
    if percent:
        wide = min(wide, amounts["percent"]["at_most"])
    if quantity.approximate:
        hedge = amounts["hedged"]
        wide = max(wide, hedge["points"] if percent else abs(value) * hedge["part"])
    return wide


def _zeros(value: Decimal, step: Decimal, quantity: Quantity) -> Decimal:
    """The slack of an integer that ends in zeros (200亿, 1,400,000); 0 for any other figure."""
    numeral = quantity.text[quantity.num_start - quantity.start : quantity.num_end - quantity.start]
    if value == 0 or "." in numeral or "点" in numeral:
        return Decimal(0)
    digits = value / step
    if digits != digits.to_integral_value():
        return Decimal(0)
    place = step
    whole = int(abs(digits))
    while whole % 10 == 0:
        whole //= 10
        place *= 10
    amounts = precision()["zeros"]
    return min(Decimal(place * amounts["place"]), Decimal(abs(value) * amounts["at_most"]))


def scaled(figure: Figure, factor: Decimal, *, least: Decimal | None = None) -> Figure:
    """A figure in another unit; with `least`, the factor itself is known only to least..factor."""
    low = factor if least is None else least
    return Figure(
        (_times(figure.printed[0], low), _times(figure.printed[1], factor)),
        (_times(figure.loosest[0], low), _times(figure.loosest[1], factor)),
        figure.strict_low,
        figure.strict_high,
    )


def _times(value: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if value is None else value * factor


def overlap(left: Bounds, right: Bounds) -> bool:
    """Whether two intervals share a value."""
    return not (below(left, right) or below(right, left))


def below(left: Bounds, right: Bounds) -> bool:
    """Whether the whole of the one lies under the whole of the other."""
    return left[1] is not None and right[0] is not None and left[1] < right[0]
