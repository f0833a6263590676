"""From one value to another: 从12%升至19%, 由10万元降到8万元, to 70.2% from 67.6%, 从95%归零."""

from __future__ import annotations

import re

from claimcheck.frozen import record
from claimcheck.lexicon.units import load as unit_table
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.words import Move, load

_ORIGIN = pattern_of(
    r"(?:从(?!而|事|业|容|未|不)|(?<![理自缘])由(?!于|此)"
    r"|(?<![各来])自(?![主己身动然我从研家带])|(?<![a-z])from )"
    r"([^，。；,;]{0,16})$"
)
_BEGINS = frozenset("从由自fF")
_DATE = (
    r"(?:\x00+\s?(?:第?[一二三四]季度|[上下]半年|全年|[初底末])?(?:的|时的|时)?"
    r"|(?:如今|现在|目前|今天|去年|今年|眼下|当前|后来|最新)的?)"
)
_LAST_DATE = pattern_of(
    rf"(?:{_DATE}|约|近|的|了|a |an |the |about |around |nearly |roughly |almost |approximately "
    r"|some |just |\s)+$"
)
_BACK = pattern_of(
    r"(?:[ ,][^,]{0,60}?)??,? "
    r"(?:(?P<way>up|down|higher|lower|rising|falling|increasing|decreasing)\s)?"
    r"(?:[a-z-]+ ){0,2}?from (?:about |around |nearly |roughly |just |the |a |an )*"
)
_TO_END = pattern_of(r"(?:[到至]|\sto)$")
_DATE_ENDS = frozenset("\x00度年初底末的时今在前天下来新约近了 \t\n")  # what _LAST_DATE ends in
_LEAD = pattern_of("[至到为成达向omOM]")  # a last character of what leads to the second value
_STOPS = frozenset("。；;\n！？")
_LARGE = 1000
_FAR, _WORDS, _TO_REACH, _LATER = 14, 8, 3, 20
_REACHED = pattern_of(r"(?:^|[^a-z])to $")


def origin(context: Context, at: int) -> re.Match[str] | None:
    """The 从, 由 or "from" that a figure at a place comes behind, in its clause."""
    before = context.before(at)
    return None if _BEGINS.isdisjoint(before) else _ORIGIN.search(before.lower())


def tells(context: Context, left: Figure, right: Figure, begin: re.Match[str]) -> bool:
    """Whether "from A to B" tells a change rather than a range."""
    low, high = left.point, right.point
    falls = low is not None and high is not None and low > high
    if begin[0].startswith("from"):
        before = context.before(left.start - len(begin[0])).lower()
        moving = any(word in load().moves.words for word in before.split())
        later = "\x00" in context.blank[right.end : right.end + _LATER]  # to 40 GW by 2027
        ends = falls and (bool(right.unit) or right.point == 0)
        return moving or later or right.unit == "percent" or ends
    if context.after(right.end).startswith("不等"):
        return False
    return falls or right.unit == "percent" or bool(right.unit and "\x00" in begin[0])


def moved(context: Context, figure: Figure) -> Move | None:
    """The word of movement right before a figure, where it makes it a difference."""
    at = skip_fill(context, figure.start)
    found = load().moves.before(context.lower, at)
    if found is None:
        return None if context.chinese else moved_by(context, figure, at)
    return found[1] if found[1].sign and not found[1].level else None


def moved_by(context: Context, figure: Figure, at: int) -> Move | None:
    """The verb of "slipped for the third time by 5%", whose small words begin at a place.

    Of English texts only.
    """
    if not context.lower[at : figure.start].strip().startswith("by"):
        return None
    words = context.before(figure.start, 48).lower().split()[-_WORDS:]
    known = [load().moves.words[w] for w in words if w in load().moves.words]
    return known[-1] if known and known[-1].sign else None


def skip_fill(context: Context, at: int) -> int:
    """The place before the small words that may stand between a verb and its figure."""
    fill = load().fill
    for _ in range(4):
        at = context.skip_space(at)
        found = fill.before(context.lower, at)
        if found is None:
            return at
        at = found[0]
    return context.skip_space(at)


def change(context: Context, left: Figure, right: Figure) -> Figure | None:
    """The change that two neighbouring figures tell."""
    if left.kind or right.kind or left.point is None or right.point is None:
        return None
    if _LEAD.search(context.blank, left.end, right.start) is None:
        return None
    if not (_agree(left, right) or _goes_without(context, left, right)):
        return None
    gap = context.blank[left.end : right.start].lower()
    if not _STOPS.isdisjoint(gap):
        return None
    told_back = _told_back(context, left, right, gap) if "from" in gap else None
    if told_back is not None:
        return told_back
    if len(gap) > 48 or gap.count("，") + gap.count(",") > 1:
        return None
    marker = _marker(context, left, gap)
    if marker is None or _length(gap, marker.at - left.end) > _FAR:
        return None
    begin = origin(context, left.start)
    if begin is None and not marker.near:
        return None
    _share(left, right)
    start = left.start - len(begin[0]) if begin else left.start
    return _made(left, right, start, "change")


def _told_back(context: Context, left: Figure, right: Figure, gap: str) -> Figure | None:
    """The change whose end stands first: to 70.2% from 67.6%, two medals, down from five."""
    back = _BACK.fullmatch(gap)
    if back is None:
        return None
    if not right.unit:
        _share(left, right)
    if not left.unit and right.unit == "count" and left.scale > 1:
        left.unit, left.counter = right.unit, right.counter  # to 1.2 million from 1.9 million head
    if left.unit != right.unit:
        return None
    start = _reached(context, left)
    to = gap == " from " and _REACHED.search(context.before(left.start, 4).lower())
    if start is None and to:
        start = left.start  # pushed utilization to 77% from 85%
    if start is None and not back["way"] and ", from" not in gap:
        return None
    return _made(right, left, left.start if start is None else start, "change:from")


def _agree(left: Figure, right: Figure) -> bool:
    """Whether the units of two figures can be those of one change."""
    if left.unit == right.unit:
        large = min(left.plain, right.plain) >= _LARGE  # from 600,000 to 900,000
        fine = left.scale * right.scale != 1 or min(left.step, right.step) < 1
        return bool(left.unit) or large or fine
    if not right.unit:  # from 24 million units this year to 41 million
        if right.point == 0 and left.unit in ("percent", "percentage_point"):
            return True  # from 95% to zero
        return left.unit == "count" and left.scale > 1 and right.scale > 1
    table = unit_table()
    if table.dimension(left.unit) == table.dimension(right.unit):
        return True
    return left.unit in ("", right.unit.partition("/")[0]) or left.unit.startswith(f"{right.unit}/")


# from 12 days to 5: nothing behind the second figure that could be what it counts
_BARE_END = pattern_of(
    r"\s?$|[;:)]|[.,](?!\d)|\s(?:in|by|over|after|since|last|this|within|at|and)\s"
)
_SMALL = r"(?:just |only |about |around |nearly |roughly )?"
_TO_A_FIGURE = pattern_of(rf" to {_SMALL}")
_COUNTED = r" (?:[a-z-]+ ){0,2}[a-z-]{2,}s"
_COUNTED_TO = pattern_of(rf"{_COUNTED} to {_SMALL}")  # from 14 pallets to nine
# to 71 a day from 94; two medals, down from five
_COUNTED_FROM = pattern_of(rf"(?:{_COUNTED})?(?: an? [a-z]+)?,? (?:up |down )?from {_SMALL}")


def _goes_without(context: Context, left: Figure, right: Figure) -> bool:
    """Whether the second figure of "from 12 days to 5" leaves the unit of the first one out."""
    if right.unit or right.scale != 1 or right.counter or right.year:
        return False
    if _BARE_END.match(context.after(right.end)) is None:
        return False
    gap = context.blank[left.end : right.start]
    named = left.unit not in ("", "count") or bool(left.counter)
    if _COUNTED_FROM.fullmatch(gap):
        return True
    to_a_figure = (_TO_A_FIGURE if named else _COUNTED_TO).fullmatch(gap)
    return to_a_figure is not None and origin(context, left.start) is not None


def _share(left: Figure, right: Figure) -> None:
    """Give a figure the unit, or the tail of a rate, of the other where it has none."""
    if left.unit.startswith(f"{right.unit}/"):  # 从每吨60万元跌至10万元
        right.unit = left.unit
    elif right.unit.startswith(f"{left.unit}/"):
        left.unit = right.unit
    elif not right.unit:
        right.unit, right.counter = left.unit, left.counter
    elif not left.unit:
        if left.scale == 1 and right.scale != 1:
            left.scaled(right.scale)
        left.scaled(right.multiplier)
        left.unit = right.unit


def _reached(context: Context, figure: Figure) -> int | None:
    """Start of "rose to" right before a figure."""
    found = load().moves.before(context.lower, context.skip_space(figure.start))
    return found[0] if found and found[1].level else None


def _length(gap: str, end: int) -> int:
    """Characters of the words between two figures, without days and what the first is a part of."""
    return len(_OF_A_WHOLE.sub("", gap[:end]).replace("\x00", ""))


# from 5% of global sales to 12%
_OF_A_WHOLE = pattern_of(
    r"^ of (?:the |its |their )?(?:[\w'’-]+ ){0,4}[\w'’-]+(?: in (?=\x00))?(?=\s|$)"
)


@record
class _Marker:
    """Start of the words that lead to the second figure; near: they need no 从 to do so."""

    at: int
    near: bool = False


def _marker(context: Context, left: Figure, gap: str) -> _Marker | None:
    """The words between two figures that lead to the second: 升至, 到2025年的."""
    date = _LAST_DATE.search(gap) if gap[-1] in _DATE_ENDS else None
    end = left.end + (date.start() if date else len(gap))
    found = load().moves.before(context.lower, end)
    if found and found[1].level and found[0] >= left.end:
        between = context.blank[left.end : found[0]].strip("\x00 ")
        return _Marker(found[0], len(between) <= 4 and not between.startswith(("，", ",")))
    plain = _TO_END.search(context.lower, max(left.end, end - _TO_REACH), end)
    return _Marker(plain.start()) if plain else None


def _made(first: Figure, last: Figure, start: int, rule: str) -> Figure:
    """The change from one figure to another, whichever stands first in the text."""
    first.scaled(unit_table().factor(first.unit) / unit_table().factor(last.unit))
    left, right = (first, last) if first.start < last.start else (last, first)
    old, new = first.point, last.point
    assert old is not None
    assert new is not None
    left.start, left.end = min(start, left.start), max(left.end, right.end)
    left.rules = [*left.rules, *right.rules, rule]
    left.kind, left.op = "change", "->"
    left.first, left.last, left.low, left.high = old, new, None, None
    left.first_step, left.last_step = first.step, last.step
    left.unit, left.counter = last.unit, last.counter
    left.approximate = first.approximate or last.approximate
    left.direction = (new > old) - (new < old)
    return left


def zeroed(context: Context, figures: list[Figure]) -> None:
    """从95%归零: a change whose end is the word for zero."""
    if "零" not in context.lower and "zero" not in context.lower:
        return
    for figure in figures:
        value = figure.point
        if figure.kind or value is None or not figure.unit:
            continue
        behind = context.after(figure.end, 8)
        word = next((word for word in load().to_zero if word in behind), None)
        begin = origin(context, figure.start) if word else None
        if word is None or begin is None:
            continue
        figure.kind, figure.op = "change", "->"
        figure.first, figure.last, figure.low, figure.high = value, value * 0, None, None
        figure.first_step = figure.last_step = figure.step
        figure.start -= len(begin[0])
        figure.end += behind.index(word) + len(word)
        figure.direction = -1
        figure.rules.append("change:zero")
