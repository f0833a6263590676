"""Two figures that make one: 3斤5两, 20-40%, 三到五成, between 30 and 40, 从12%升至19%.

Each part looks at the text between two neighbouring figures. A range shares the unit, and the scale
(2-3万), of its last figure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from claimcheck.lexicon.units import load as unit_table
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.words import load

_HEDGE = r"(?:约|大约|近|about |around |~|nearly |approximately )?"
_DASH = re.compile(
    rf"\s{{0,2}}(?:\((?:含|不含)\))?\s?(?:-{{1,2}}|–{{1,2}}|—{{1,2}}|~|～|〜|−)\s?{_HEDGE}"
)
_TO = re.compile(rf"\s{{0,2}}(?:\(含\))?(?:至|到|乃至|-?\s?to|through)\s{{0,2}}{_HEDGE}")
_OR = re.compile(r"\s?(?:或|或者|or)\s?")
_AND = re.compile(rf"\s?(?:和|与|跟|及|and)\s?{_HEDGE}")
_BETWEEN_BEFORE = re.compile(r"(?:between|介于|位于|处于|在)\s?(?:about |around |约)?$")
_BETWEEN_AFTER = re.compile(r"\s?(?:之间|间(?!接|隔|谍|歇)|区间)的?")
_FROM = re.compile(
    r"(?:从(?!而|事|业|容|未|不)|(?<![理自缘])由(?!于|此)|(?<![各来])自(?![主己身动然我从研])|(?<![a-z])from )([^，。；,;]{0,16})$"
)
_DATE = r"(?:\x00+\s?(?:第?[一二三四][季]度|[上下]半年|全年|[初底末])?(?:的|时的|时)?|如今的?|现在的?|目前的?|今天的?|去年的?|今年的?|眼下的?|当前的?|后来的?)"
_LAST_DATE = re.compile(
    rf"(?:{_DATE}|约|近|的|了|a |an |the |about |around |nearly |roughly |almost |approximately |some |just |\s)+$"
)
_ODDS = re.compile(r" (?:in|out of|in every|out of every|over) ")
_LIST_GAP = re.compile(r"\s?(?:、|和|与|及|,? and |, | or |或|/)\s?")
_COMPOUND = re.compile(r"\s{0,2}(?:又|零|,? ?and |, ?)?\s{0,2}")
_ENGLISH_FROM = re.compile(
    r",?\s(?:(?:up|down|higher|lower|rising|falling|increasing|decreasing|a (?:rise|fall|drop|decline|jump) )?\s?)"
    r"(?:[a-z-]+ ){0,3}?from (?:about |around |nearly |roughly |just |the |a |an )*$"
)
_CHANGE_VERB = re.compile(
    r"(?<![a-z])(?:ros|ris|fall|fell|grew|grow|jump|surg|soar|climb|increas|decreas|drop|declin|slip|slid|sank|plung|"
    r"tumbl|shrank|shrink|cut|rais|lower|reduc|expand|mov|went|go|chang|improv|widen|narrow|doubl|tripl|up|down|boost|push|"
    r"tripled|swell|edg|eas|slash|hik|extend|upgrad|revis|reach)[a-z]*\s(?:[a-z' ]{0,24}\s)?$"
)

Join = Callable[[Context, Figure, Figure], "Figure | None"]


def joined(context: Context, figures: list[Figure], join: Join) -> list[Figure]:
    """The figures with every neighbouring pair that the part joins made one."""
    if len(figures) < 2:
        return figures
    found = [figures[0]]
    for figure in figures[1:]:
        both = join(context, found[-1], figure) if figure.start - found[-1].end < 48 else None
        if both is None:
            found.append(figure)
        else:
            found[-1] = both
    return found


def _same_kind(left: Figure, right: Figure) -> bool:
    """Whether two figures can share a unit."""
    return left.unit in ("", right.unit) or unit_table().dimension(
        left.unit
    ) == unit_table().dimension(right.unit)


def compound(context: Context, left: Figure, right: Figure) -> Figure | None:
    """5元3角, 7 feet 10 inches, 2小时30分钟: a smaller unit continues a larger one."""
    if left.kind or not left.unit or left.point is None or right.point is None or right.marked:
        return None
    gap = context.text[left.end : right.start]
    if len(gap) > 5 or not _COMPOUND.fullmatch(gap):
        return None
    table = unit_table()
    worth = _continues(context, left, right, gap)
    if worth is None:
        return None
    assert left.low is not None
    left.low = left.high = left.low + worth
    left.step = worth / right.point * right.step if right.point else left.step
    left.end, left.counter, left.smallest = (
        right.end,
        right.counter,
        right.multiplier * table.factor(right.unit),
    )
    left.rules += [*right.rules, "compound"]
    return left


def _continues(context: Context, left: Figure, right: Figure, gap: str) -> Decimal | None:
    """What the second figure adds to the first, in its unit; None where it does not continue it."""
    table, amount = unit_table(), right.point
    assert amount is not None
    if left.unit.isupper() and right.unit in ("", "count") and right.scale == 1 and amount < 100:
        return _cents(context, left, right, gap, amount)
    if left.unit in ("count", "percent", "percentage_point", "dimensionless") or amount < 0:
        return None
    if not right.unit or table.dimension(left.unit) != table.dimension(right.unit):
        return None
    one_left = left.smallest or left.multiplier * table.factor(left.unit)
    one_right = right.multiplier * table.factor(right.unit)
    worth = amount * table.factor(right.unit)
    if one_right >= one_left or (worth >= one_left and context.chinese):
        return None
    if gap.startswith(",") and left.unit in TIME:
        return None
    return worth / table.factor(left.unit)


def _cents(
    context: Context, left: Figure, right: Figure, gap: str, amount: Decimal
) -> Decimal | None:
    """三块四分, 三块零四, 15 dollars and 50: hundredths of the sum before."""
    small = unit_table().small
    part = small.get(context.text[right.num_end : right.num_end + 1])
    if part is not None and not gap:
        right.end = max(right.end, right.num_end + 1)
        return amount * part
    zero = gap == "零" or context.text[right.start : right.end].startswith("零")
    spoken = gap in (" ", " and ") and not left.marked and left.numeral != "han" and right.step == 1
    if (
        right.unit
        or not (zero or (spoken and right.num_end - right.num_start > 1))
        or left.step < 1
    ):
        return None
    return amount * small["分"] * left.multiplier


def ranged(context: Context, left: Figure, right: Figure) -> Figure | None:
    """20-40%, 2—3万, between 10 and 20 dollars, 10000与20000之间."""
    if (
        left.kind
        or right.kind
        or left.low is None
        or right.high is None
        or left.op in "<="
        and left.op != "="
    ):
        return None
    gap = context.text[left.end : right.start].replace("\u00a0", " ")
    low_gap = gap.lower()
    start, end, name = left.start, right.end, ""
    if _DASH.fullmatch(low_gap):
        name = "dash"
    elif _TO.fullmatch(low_gap):
        name = "to"
        origin = _FROM.search(context.before(left.start))
        if origin is not None:
            if _changes(context, left, right, origin[0]):
                return None
            if not origin[1].strip():
                start = left.start - len(origin[0])
    elif _AND.fullmatch(low_gap):
        if right.counter == "间":
            right.unit, right.counter, right.generic, right.end = "", "", False, right.num_end
        before = _BETWEEN_BEFORE.search(context.lower[max(0, left.start - 12) : left.start])
        after = _BETWEEN_AFTER.match(context.text, right.end)
        if not after and not (before and before[0].startswith("between")):
            return None
        name = "between"
        start = left.start - len(before[0]) if before else start
        end = after.end() - (1 if after[0].endswith("的") else 0) if after else end
    if not name or not _share(left, right):
        return None
    if name == "to" and left.high is not None and right.low is not None and left.high > right.low:
        return None
    after = _BETWEEN_AFTER.match(context.text, right.end) if name != "between" else None
    right.rules = [*left.rules, *right.rules, f"range:{name}"]
    right.high_step = right.step
    right.low, right.step = left.low, left.step
    right.start, right.end = start, (after.end() if after else end)
    right.num_start, right.num_end = left.num_start, right.num_end
    right.marked = left.marked or right.marked
    right.op, right.approximate, right.vague = "in", left.approximate or right.approximate, False
    right.plain = left.plain
    return right


def _share(left: Figure, right: Figure) -> bool:
    """Give the first figure the unit and the scale of the second, where it has none; may they join?"""
    if right.point is None or left.point is None:
        return False
    if left.unit and not right.unit:
        if not (left.marked or left.unit == "percent"):
            return False
        right.unit = left.unit
        right.scaled(left.multiplier)
    elif left.unit and not _same_kind(left, right):
        return False
    elif not left.unit and right.unit:
        left.unit, left.counter, left.generic = right.unit, right.counter, right.generic
        left.scaled(right.multiplier)
        left.multiplier = right.multiplier
    if left.scale == 1 and right.scale > 1 and not left.counter.strip(right.counter):
        # 2—3万, 七到九千亿; 5000至1万 shares nothing
        if abs(left.plain) < max(abs(right.plain), 10):
            left.scaled(right.scale)
    if left.unit != right.unit:
        left.scaled(unit_table().factor(left.unit) / unit_table().factor(right.unit))
    return _ordered(left, right)


def _ordered(left: Figure, right: Figure) -> bool:
    if left.low is None or right.high is None:
        return False
    if left.low > right.high:
        if left.low <= 0 or right.high <= 0:  # -15%至-20%
            left.low, right.high = right.high, left.low
            return True
        return False
    return True


def _changes(context: Context, left: Figure, right: Figure, origin: str) -> bool:
    """Whether from A to B tells a change rather than a range."""
    english = origin.startswith("from")
    before = context.before(left.start - len(origin)).lower()
    falls = (
        left.low is not None
        and right.high is not None
        and left.point is not None
        and left.point > (right.point or 0)
    )
    if english:
        return (
            bool(_CHANGE_VERB.search(before))
            or "percent" in (left.unit, right.unit)
            or (falls and bool(right.unit))
        )
    if "不等" in context.after(right.end):
        return False
    return falls or right.unit == "percent" or bool(right.unit and re.search(r"\x00", origin))


def change(context: Context, left: Figure, right: Figure) -> Figure | None:
    """从12%升至19%, 由10万元降到8万元, from 12% to 19%, to 70.2% from 67.6%, 19%, up from 12%."""
    if left.kind or right.kind or left.sign or left.point is None or right.point is None:
        return None
    gap = context.blank[left.end : right.start]
    if any(mark in gap for mark in "。；;\n！？") or gap.count("，") + gap.count(",") > 1:
        return None
    if left.unit != right.unit and not (left.unit and right.unit and _same_kind(left, right)):
        if left.unit and right.unit:
            return None
    backwards = _ENGLISH_FROM.fullmatch(gap.lower())
    if backwards and right.unit == left.unit and left.unit:
        to = load().levels.before(context.lower, _skip(context, left.start))
        if to or gap.lstrip().startswith(","):
            return _made(
                context, right, left, left.start if not to else to[0], right.end, "change:from"
            )
    origin = _FROM.search(context.before(left.start))
    date = _LAST_DATE.search(gap)
    reach = left.end + (date.start() if date else len(gap))
    marker = load().levels.before(context.lower, reach)
    plain = None
    if marker is None and context.text[reach - 1 : reach] in "到至":
        plain = reach - 1
    elif marker is None and context.lower[reach - 3 : reach] == " to":
        plain = reach - 3
    if marker is None and plain is None:
        return None
    at = marker[0] if marker else plain
    assert at is not None
    rest = context.blank[left.end : at].replace("\x00", "")
    if origin is None and (marker is None or len(rest.strip()) > 4 or rest.strip()[:1] in "，,"):
        return None
    if len(rest) > 14 or not _same_unit(left, right):
        return None
    start = left.start - len(origin[0]) if origin else left.start
    return _made(context, left, right, start, right.end, "change")


def _skip(context: Context, at: int) -> int:
    return at - 1 if context.text[at - 1 : at] == " " else at


def _same_unit(left: Figure, right: Figure) -> bool:
    """Give the first the unit of the second where it has none; whether they agree."""
    if left.unit == right.unit:
        return bool(left.unit) or left.scale * right.scale != 1 or left.step < 1 or right.step < 1
    if not left.unit:
        if left.scale == 1 and right.scale != 1:
            left.scaled(right.scale)
        left.unit = right.unit
        return True
    return bool(right.unit) and _same_kind(left, right)


def _made(context: Context, first: Figure, last: Figure, start: int, end: int, rule: str) -> Figure:
    """The change from one figure to another."""
    factor = unit_table().factor(first.unit) / unit_table().factor(last.unit)
    if factor != 1:
        first.scaled(factor)
    left = first if first.start < last.start else last
    right = last if left is first else first
    made = Figure(
        min(start, left.start), max(end, right.end), left.num_start, left.num_end, None, None, last.step, last.plain,
        last.scale, last.numeral, last.unit, last.counter, kind="change", op="->", first=first.point, last=last.point,
        first_step=first.step, last_step=last.step, approximate=first.approximate or last.approximate,
    )  # fmt: skip
    made.rules = [*left.rules, *right.rules, rule]
    assert made.first is not None
    assert made.last is not None
    made.direction = (made.last > made.first) - (made.last < made.first)
    return made


def odds(context: Context, left: Figure, right: Figure) -> Figure | None:
    """1 in 3, two out of five: a share."""
    gap = _ODDS.fullmatch(context.lower, left.end, right.start)
    top, bottom = left.point, right.point
    if gap is None or left.unit or right.unit not in ("", "count") or not top or not bottom:
        return None
    if left.step < 1 or left.scale != 1 or top >= bottom or bottom > 100:
        return None
    if top != 1 and ("over" in gap[0] or bottom > 20 or ("out" not in gap[0] and bottom > 10)):
        return None
    left.low = left.high = round(top / bottom * 100, 8).normalize()
    left.unit, left.end, left.num_end = "percent", right.num_end, right.num_end
    left.rules += ["fraction:odds"]
    return left


def zeroed(context: Context, figures: Iterable[Figure]) -> None:
    """从95%归零: a change whose end is the word for zero."""
    for figure in figures:
        if figure.kind or figure.point is None or not figure.unit:
            continue
        match = re.match(
            r"[^，。；\x00-\x7f]{0,4}?(?:归零|清零)", context.text[figure.end : figure.end + 8]
        )
        origin = match and _FROM.search(context.before(figure.start))
        if not match or not origin:
            continue
        figure.kind, figure.op, figure.first, figure.last = (
            "change",
            "->",
            figure.point,
            figure.point * 0,
        )
        figure.low = figure.high = None
        figure.first_step = figure.last_step = figure.step
        figure.start, figure.end, figure.direction = (
            figure.start - len(origin[0]),
            figure.end + match.end(),
            -1,
        )
        figure.rules.append("change:zero")


def shared_units(context: Context, figures: list[Figure]) -> None:
    """3、5和8亿元: a unit that is given once holds for the list before it."""
    for right, left in zip(figures[:0:-1], figures[-2::-1], strict=True):
        if (
            left.unit
            or left.year
            or not right.unit
            or right.marked
            or left.kind
            or right.kind
            or right.unit in TIME
        ):
            continue
        gap = context.text[left.end : right.start]
        if not _LIST_GAP.fullmatch(gap):
            continue
        left.scaled(right.multiplier)
        if left.scale == 1 and right.scale != 1 and left.plain < 10000:
            left.scaled(right.scale)
        left.unit, left.counter, left.generic = right.unit, right.counter, right.generic
        left.rules.append("unit:list")
