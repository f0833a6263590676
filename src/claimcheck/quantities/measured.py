"""What the words around a unit make of it: 1分02秒36, 2小时48分11秒, 8米47; 用电81度."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure

_MINUTE, _SECOND = "分", "second"
# 电量为81度, 发电1.2亿度: what is spoken of as so many 度 of power; 电池温度为81度 is none.
_DEGREE, _AHEAD = "degree", 12
_OF_POWER = pattern_of(r"电[^,，;；。.:：温角热倾转]{0,7}\Z")
_BEHIND = pattern_of(r"[0-9]{1,2}(?![0-9.,%:])")
_PADDED = pattern_of(r"(0[0-9])秒([0-9]{2}(?![0-9.,%:]))?")
# The places that may follow a unit: hundredths of a second, centimetres (1米8 is 1.8 metres).
_PLACES = {"second": (2,), "meter": (1, 2)}


def read(context: Context, figures: list[Figure]) -> list[Figure]:
    """The figures, with minutes told by the seconds behind them and places behind the unit."""
    for figure in figures:
        if figure.counter == _MINUTE:
            _padded(context, figure)
        elif figure.unit == _DEGREE and _is_power(context, figure):
            figure.unit = "kilowatt_hour"
            figure.rules.append("unit:power")
    for left, right in pairwise(figures):
        if left.counter == _MINUTE and right.unit == _SECOND and left.end == right.start:
            left.unit, left.counter, left.generic = "minute", "", False
    found: list[Figure] = []
    taken = 0  # where the places of a figure end
    for figure in figures:
        if figure.start < taken:
            continue
        if _with_places(context, figure):
            taken = figure.end
        found.append(figure)
    return found


def _is_power(context: Context, figure: Figure) -> bool:
    start = max(0, figure.num_start - _AHEAD)
    return _OF_POWER.search(context.text, start, figure.num_start) is not None


def _padded(context: Context, figure: Figure) -> None:
    """1分02秒36: seconds with a nought before them are no number by themselves."""
    seconds = _PADDED.match(context.text, figure.end)
    if seconds is None or figure.point is None or figure.step != 1:
        return
    worth = Decimal(f"{seconds[1]}.{seconds[2] or ''}0")
    figure.low = figure.high = figure.point + worth / 60
    figure.step = Decimal(1).scaleb(-2 if seconds[2] else 0) / 60
    figure.unit, figure.counter, figure.generic = "minute", "", False
    figure.end = seconds.end()
    figure.rules.append("unit:places")


def _with_places(context: Context, figure: Figure) -> bool:
    """Whether the figure has places behind its unit, which it then takes."""
    places = _PLACES.get(figure.unit)
    if places is None or figure.step != 1 or figure.point is None or not context.chinese:
        return False
    if figure.marked or figure.multiplier != 1 or figure.scale != 1:
        return False
    behind = _BEHIND.match(context.text, figure.end)
    if behind is None or len(behind[0]) not in places:
        return False
    if context.units.zh.at(context.text, behind.end()):  # 3秒10人 are two
        return False
    step = Decimal(1).scaleb(-len(behind[0]))
    figure.low = figure.high = figure.point + Decimal(behind[0]) * step
    figure.step, figure.end = step, behind.end()
    figure.rules.append("unit:places")
    return True
