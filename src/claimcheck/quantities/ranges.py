"""Two figures that are the ends of a range: 20-40%, 2—3万, 三到五成, between 30 and 40.

A range shares the unit, and the scale, of its last figure.
"""

from __future__ import annotations

from claimcheck.frozen import record
from claimcheck.lexicon.units import load as unit_table
from claimcheck.patterns import pattern_of
from claimcheck.quantities import changes, marks
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.numerals import ONE, TEN

_HEDGE = r"(?:约|大约|近|about |around |~|nearly |approximately )?"
_DASH = pattern_of(
    rf"\s{{0,2}}(?:\((?:含|不含)\))?\s?(?:-{{1,2}}|–{{1,2}}|—{{1,2}}|~|～|〜|−)\s?{_HEDGE}"
)
_TO = pattern_of(rf"\s{{0,2}}(?:\(含\))?(?:至|到|乃至|-?\s?to|through)\s{{0,2}}{_HEDGE}")
_AND = pattern_of(rf"\s?(?:和|与|跟|及|and)\s?{_HEDGE}(?:an? )?")
_BETWEEN_BEFORE = pattern_of(r"(?:between|介于|位于|处于|在)\s?(?:about |around |约)?$")
_BETWEEN_AFTER = pattern_of(r"\s?(?:之间|间(?!接|隔|谍|歇)|区间)")
_JOINTS = frozenset("(-–—~～〜−至到乃t和与跟及a")  # first characters of the above
_TIMES = 4  # 下调1.4万元至25万元 is by one to the other, 上涨15%至20% a range


@record(frozen=False)
class _Form:
    """How a range is written: the name of the form, and where the whole of it stands."""

    name: str
    start: int
    end: int


def ranged(context: Context, left: Figure, right: Figure) -> Figure | None:
    """The range of two neighbouring figures."""
    if left.kind or right.kind or left.low is None or right.high is None:
        return None
    if left.op != "=" or right.start - left.end > 16:
        return None
    form = _form(context, left, right)
    if form is None or not _share(left, right):
        return None
    right.rules = [*left.rules, *right.rules, f"range:{form.name}"]
    right.high_step, right.step = right.step, left.step
    right.low, right.plain = left.low, left.plain
    right.start, right.end, right.num_start = form.start, form.end, left.num_start
    right.marked = left.marked or right.marked
    right.approximate, right.vague = left.approximate or right.approximate, False
    right.op = "in"
    if context.each and right.unit and marks.is_for_each(context, right, 0):
        marks.each(context, right, 0)  # 每吨7万至8万元
    return right


def _form(context: Context, left: Figure, right: Figure) -> _Form | None:
    gap = context.lower[left.end : right.start]
    if not gap or (gap[0] not in _JOINTS and gap.strip()[:1] not in _JOINTS):
        return None
    form = _Form("", left.start, right.end)
    if _DASH.fullmatch(gap):
        form.name = "dash"
    elif _TO.fullmatch(gap):
        if not _spans(context, left, right, form):
            return None
    else:
        return _between(context, left, right, form) if _AND.fullmatch(gap) else None
    after = _BETWEEN_AFTER.match(context.text, right.end)
    if after:
        form.end = after.end()
    return form


def _spans(context: Context, left: Figure, right: Figure, form: _Form) -> bool:
    """Whether "from A to B" is a range, and neither a change nor a difference and its outcome."""
    form.name = "to"
    origin = changes.origin(context, left.start)
    if origin is not None:
        if changes.tells(context, left, right, origin):
            return False
        if not origin[1].strip():
            form.start = left.start - len(origin[0])
        return True
    low, high = left.point, right.point
    if low is None or high is None or low < 0 > high:  # 降幅为-15%至-20%
        return True
    far = abs(high) >= _TIMES * abs(low) or high < low
    return not (far and changes.moved(context, left))


def _between(context: Context, left: Figure, right: Figure, form: _Form) -> _Form | None:
    if right.counter == "间":  # 10000与20000间
        right.unit, right.counter, right.generic, right.end = "", "", False, right.num_end
    before = _BETWEEN_BEFORE.search(context.lower, max(0, left.start - 16), left.start)
    after = _BETWEEN_AFTER.match(context.text, right.end)
    if not after and not (before and before[0].startswith("between")):
        return None
    form.name = "between"
    form.start = before.start() if before else left.start
    form.end = after.end() if after else right.end
    return form


def _share(left: Figure, right: Figure) -> bool:
    """Give an end the unit and the scale of the other, where it has none; may they join?"""
    if right.point is None or left.point is None:
        return False
    if left.unit and not right.unit:
        if not (left.marked or left.unit == "percent"):
            return False
        right.unit = left.unit
        right.scaled(left.multiplier)
    elif not left.unit and right.unit:
        left.unit, left.counter, left.generic = right.unit, right.counter, right.generic
        left.scaled(right.multiplier)
    elif right.unit.startswith(f"{left.unit}/"):  # $1.25 to $1.75 per share
        left.unit = right.unit
    elif left.unit.startswith(f"{right.unit}/"):  # 每吨7万元至8万元
        right.unit = left.unit
    elif not same_kind(left, right):
        return False
    same = left.unit == right.unit  # 5吨至800万公斤 are no 50,000 tonnes
    if same and left.scale == 1 < right.scale and left.counter in ("", right.counter):
        # 2—3万, 七到九千亿; 5000至1万 shares nothing
        shares = abs(left.plain) < max(abs(right.plain), TEN)
        left.scaled(right.scale if shares else ONE)
    if not same:
        worth = unit_table().factor(left.unit) / unit_table().factor(right.unit)
        if left.point * worth > right.point:  # 2公斤—500克 stay as they are
            return False
        left.scaled(worth)
    return _ordered(left, right)


def same_kind(left: Figure, right: Figure) -> bool:
    """Whether two figures can be compared."""
    table = unit_table()
    return left.unit == right.unit or table.dimension(left.unit) == table.dimension(right.unit)


def _ordered(left: Figure, right: Figure) -> bool:
    """Whether the ends ascend; -15%至-20% is turned round."""
    if left.low is None or right.high is None:
        return False
    if left.low <= right.high:
        return True
    if right.high > 0:
        return False
    left.low, right.high = right.high, left.low
    return True
