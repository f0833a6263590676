"""A part or a multiple of what stands between it and its bound, or of an earlier level.

不到昇腾910B的一半, 剩下上年同期的三成, half of what it was a year ago.
"""

from __future__ import annotations

from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.words import load

_REACH = 24  # the name of what the figure is a part of stands between it and its bound


def around(context: Context, figure: Figure) -> str:
    """The bound that stands before the comparand: 不到昇腾910B的一半; "" for none.

    A percentage in digits is left alone: 超过去年的30% may be above the 30% of last year.
    """
    if not _is_part(context, figure) or (figure.numeral, figure.unit) == ("digits", "percent"):
        return ""
    found = load().bound_around.findall(context.before(figure.start, _REACH))
    return load().bounds_around[found[-1]] if found else ""


def time(context: Context, figure: Figure) -> str:
    """The earlier time whose level a figure is a part or a multiple of; "" for none."""
    if figure.unit not in ("percent", "dimensionless"):
        return ""
    known = load().earlier
    if _is_part(context, figure):
        found = known.times.before(context.text, figure.start - 1)
        if found is None or known.shares.search(context.before(found[0], _REACH)):
            return ""
        return found[1] if known.goes_on.match(context.text, figure.end) else ""
    match = None if context.chinese else known.told.match(context.lower, figure.end)
    return known.times.words[match["time"] or match["owner"]] if match else ""


def _is_part(context: Context, figure: Figure) -> bool:
    """Whether it is of what is told before it."""
    parts = figure.unit in ("percent", "dimensionless")
    return parts and context.text[figure.start - 1 : figure.start] == "的"
