"""Points of a percentage: a share that lost 7.9 points, a yield ten points better.

Where points are said of an index, of a game or of a list, they are none.
"""

from __future__ import annotations

from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.words import load

_POINTS = pattern_of(r"[ -](?:full )?points?(?![a-z])(?! (?:of|per|guard))")
_REACH = 160


def read(context: Context, figures: list[Figure]) -> None:
    """Give the figures in front of "points" their unit, in a text about percentages."""
    if context.chinese or (" point" not in context.lower and "-point" not in context.lower):
        return
    for figure in figures:
        if figure.unit and figure.counter != "points":
            continue
        match = _POINTS.match(context.lower, figure.num_end)
        if match is None or not _of_percentages(context, figure, figures):
            continue
        figure.unit, figure.counter, figure.generic = "percentage_point", "", False
        figure.end = match.end()
        figure.rules.append("unit:points")


def _of_percentages(context: Context, figure: Figure, figures: list[Figure]) -> bool:
    near = context.lower[max(0, figure.start - _REACH) : figure.end + _REACH]
    if load().index_words.seen(near):
        return False
    return any(
        f.unit in ("percent", "percentage_point") for f in figures
    ) or load().percent_words.seen(near)
