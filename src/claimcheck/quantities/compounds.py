"""Neighbouring figures that make one or share one unit: 3斤5两, 7 feet 10 inches, 3、5和8亿元."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from claimcheck.lexicon.units import load as unit_table
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.money import BARE
from claimcheck.quantities.numerals import ONE, tidy
from claimcheck.quantities.words import load

Join = Callable[[Context, Figure, Figure], "Figure | None"]

_COMPOUND = pattern_of(r"\s{0,2}(?:又|零|,? ?and |, ?)?\s{0,2}")
_ODDS = pattern_of(
    r" (?:in|out of|over|(?:[a-z]+ ){0,2}(?:in|out of|of)(?P<every> every)) (?:one )?"
)
# one die in 20, unlike one plant in 20 countries
_THING_IN = pattern_of(r" [a-z]{3,} in (?P<every>every )?")
_ONE_IN = pattern_of(r"\s?(?:$|[.,;:)])(?!\d)|\s(?:is|are|was|were|has|have|had|will|on|at)\s")
_EACH = pattern_of(r"[^，。；0-9]{0,10}有[^，。；0-9]{0,4}")
# of every 100 patents filed last year, 38 were Chinese
_EACH_EN = pattern_of(r"[^.;0-9]{3,70}, (?:about |some |only |just )?")
_EVERY_EN = pattern_of(r"(?:[Oo]ut of|[Oo]f|[Ii]n|[Ff]or) every $")
_EVERY = pattern_of(r"每[^，。；,;0-9]{0,3}$")
_LIST_GAP = pattern_of(r"\s?(?:、|和|与|及|以及|,? and |, | or |或|/)\s?")
_WHOLE = frozenset({"count", "percent", "percentage_point", "dimensionless", ""})
_FAR = 100  # figures further apart are not looked at together


def joined(context: Context, figures: list[Figure], *joins: Join) -> list[Figure]:
    """The figures, with every neighbouring pair that one of the parts joins made one."""
    found = [figures[0]]
    for figure in figures[1:]:
        left = found[-1]
        if figure.start - left.end < _FAR:
            for join in joins:
                both = join(context, left, figure)
                if both is not None:
                    found[-1] = both
                    break
            else:
                found.append(figure)
        else:
            found.append(figure)
    return found


def compound(context: Context, left: Figure, right: Figure) -> Figure | None:
    """5元3角, 7 feet 10 inches, 2小时30分钟: a smaller unit continues a larger one."""
    if left.unit in _WHOLE or right.start - left.end > 5 or right.marked:
        return None
    gap = context.text[left.end : right.start]
    if gap == "个" and left.marked:  # 港币三个一毫
        gap = ""
    amount = right.point
    if not _COMPOUND.fullmatch(gap) or left.low is None or left.point is None or amount is None:
        return None
    worth = _continues(context, left, right, gap, amount)
    if worth is None:
        return None
    left.step = worth / amount * right.step if amount else left.step
    left.low = left.high = left.low + worth
    left.end, left.counter = right.end, right.counter
    left.smallest = right.multiplier * unit_table().factor(right.unit)
    left.rules += [*right.rules, "compound"]
    return left


def _continues(
    context: Context, left: Figure, right: Figure, gap: str, amount: Decimal
) -> Decimal | None:
    """What the second figure adds to the first, in its unit; None where it does not continue it."""
    table = unit_table()
    if left.unit.isupper() and right.unit in ("", "count") and right.scale == 1 and amount < 100:
        return _cents(context, left, right, gap, amount)
    if right.unit in _WHOLE or amount < 0:
        return None
    if table.dimension(left.unit) != table.dimension(right.unit):
        return amount if _is_part(context, left, right) else None
    if "/" in left.unit:  # 3 m/s, 5 m/s are two
        return None
    one_left = left.smallest or left.multiplier * table.factor(left.unit)
    one_right = right.multiplier * table.factor(right.unit)
    worth = amount * table.factor(right.unit)
    if one_right >= one_left or (worth >= one_left and context.chinese):
        return None
    if gap.startswith(",") and left.unit in TIME:
        return None
    return worth / table.factor(left.unit)


def _is_part(context: Context, left: Figure, right: Figure) -> bool:
    """3 CAD 40 cents, 港币3元5角, 每吨3元5角: 角 and cents are of the money right before them."""
    money, slash, _ = left.unit.partition("/")
    if not (money.isupper() and right.unit.isupper()) or right.multiplier >= left.multiplier:
        return False
    if BARE in right.rules:
        return not slash or left.end == right.start
    return not slash and context.lower[right.num_end : right.end].strip() in ("cent", "cents")


def _cents(
    context: Context, left: Figure, right: Figure, gap: str, amount: Decimal
) -> Decimal | None:
    """三块四分, 三块零四, 15 dollars and 50: hundredths of the sum before."""
    small = unit_table().small
    part = small.get(context.text[right.num_end : right.num_end + 1])
    if part is not None and not gap:
        right.end = max(right.end, right.num_end + 1)
        return amount * part
    zero = gap == "零" or context.text.startswith("零", right.start)
    spoken = gap in (" ", " and ") and not left.marked and left.numeral != "han" and right.step == 1
    two_digits = right.num_end - right.num_start > 1
    if right.unit or left.step < 1 or not (zero or (spoken and two_digits)):
        return None
    return amount * small["分"] * left.multiplier


def odds(context: Context, left: Figure, right: Figure) -> Figure | None:
    """1 in 3, two out of five, one dollar in every five: a share."""
    if right.unit not in ("", "count"):
        return None
    gap = _ODDS.fullmatch(context.lower, left.num_end, right.start)
    if gap is None and left.point == 1 and _ONE_IN.match(context.lower, right.num_end):
        gap = _THING_IN.fullmatch(context.lower, left.num_end, right.start)
        left.counter, left.unit = ("", "") if gap is not None else (left.counter, left.unit)
    top, bottom = left.point, right.point
    if gap is None or not top or not bottom or left.step < 1 or left.scale != 1:
        return None
    if top >= bottom or bottom > 100 or (left.unit and not gap["every"]):
        return None
    if gap["every"]:
        left.counter, left.multiplier = "", ONE
    elif top != 1 and ("over" in gap[0] or bottom > 20 or ("out" not in gap[0] and bottom > 10)):
        return None
    left.low = left.high = tidy(top / bottom * 100)
    left.unit, left.end, left.num_end = "percent", right.num_end, right.num_end
    left.rules += ["fraction:odds"]
    return left


def to_one(context: Context, left: Figure, right: Figure) -> Figure | None:
    """Outsells it two to one: a multiple."""
    value, gap = left.point, context.lower[left.end : right.start]
    if gap != " to " or right.point != 1 or value is None or value <= 1 or left.unit or right.unit:
        return None
    if left.scale != 1 or value > _MOST_TO_ONE or _TO_ONE.match(context.lower, right.end) is None:
        return None
    if context.before(left.start, 6).lower().endswith("from "):
        return None
    left.end = left.num_end = right.end
    left.kind, left.unit, left.direction = "ratio", "dimensionless", 0
    left.rules += [*right.rules, "ratio"]
    return left


_MOST_TO_ONE = 100
_TO_ONE = pattern_of(r"\s?(?:$|[.,;:)]|in |by |at |on |against |among )")


def each(context: Context, left: Figure, right: Figure) -> Figure | None:
    """每4辆车中就有1辆, of every 100 patents, 38 were Chinese: a share too."""
    things = ("", "count")  # of every $900, $240 stays an amount
    same = right.unit == left.unit and (bool(left.unit) if context.chinese else left.unit in things)
    if not same or not left.point or right.point is None:
        return None
    gap = (_EACH if context.chinese else _EACH_EN).fullmatch(context.text, left.end, right.start)
    words = _EVERY if context.chinese else _EVERY_EN
    every = words.search(context.text, max(0, left.start - 14), left.start)
    if gap is None or every is None or right.point > left.point:
        return None
    right.low = right.high = tidy(right.point / left.point * 100)
    affix = load().before.before(context.text, right.start)
    if affix and affix[1].role == "bound":
        right.bound(affix[1].op)
    right.unit, right.counter, right.step = "percent", "", ONE
    right.start = every.start()
    right.rules = [*left.rules, *right.rules, "fraction:each"]
    return right


def listed(context: Context, left: Figure, right: Figure) -> bool:
    """Whether two figures stand side by side in a list."""
    return _LIST_GAP.fullmatch(context.text, left.end, right.start) is not None


def share_units(context: Context, figures: list[Figure]) -> None:
    """3、5和8亿元: a unit that is given once holds for the list before it."""
    for right, left in zip(figures[:0:-1], figures[-2::-1], strict=True):
        if left.unit or left.year or left.kind or right.kind or not right.unit:
            continue
        if right.marked or right.unit in TIME or not listed(context, left, right):
            continue
        left.scaled(right.multiplier)
        if left.scale == 1 and right.scale != 1 and left.plain < 10000:
            left.scaled(right.scale)
            left.scale = right.scale
        left.unit, left.multiplier = right.unit, right.multiplier
        left.counter, left.generic = right.counter, right.generic
        left.rules.append("unit:list")
