"""What a figure is in its clause: a level, a difference, a multiple, a rate."""

from __future__ import annotations

import re

from claimcheck.lexicon.units import dimension
from claimcheck.patterns import pattern_of
from claimcheck.quantities import earlier
from claimcheck.quantities.context import Context
from claimcheck.quantities.differences import difference
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.words import load

_YEARLY = pattern_of(r"的年(?:度|均|化)")
_RATE_MARK, _EACH = pattern_of("[每年月日周天]"), pattern_of("每")
_NO_RATE = frozenset(
    {
        "",
        "rank",
        "dimensionless",
        "percentage_point",
        "degree",
        "degree_Celsius",
        "nanometer",
        "inch",
    }
    | TIME
)


def named(context: Context, figures: list[Figure]) -> None:
    """Settle kind, sign, direction and rate of the figures, in their order."""
    previous: Figure | None = None
    for figure in figures:
        reach = previous.end if previous else 0
        if figure.kind != "change":
            if not figure.kind:
                difference(context, figure, previous)
                figure.kind = _kind(context, figure)
            elif figure.kind in ("point", "bound"):  # 砍了一半
                difference(context, figure, previous)
                figure.kind = "delta" if figure.sign else figure.kind
            elif figure.op[0] in "<>":  # more than doubled
                figure.kind = "bound"
            if figure.sign < 0 and figure.kind == "delta" and not _negative(figure):
                figure.negate()
        _rated(context, figure, reach)
        previous = figure


def _kind(context: Context, figure: Figure) -> str:
    if figure.sign:
        figure.rules.append("delta")
        return "delta"
    if figure.op == "in":
        return "range"
    if not _is_ratio(context, figure):
        return "point" if figure.op == "=" else "bound"
    figure.rules.append("ratio")
    return "ratio" if figure.op == "=" else "bound"


def _negative(figure: Figure) -> bool:
    top = figure.high if figure.high is not None else figure.low
    return top is not None and top < 0


def _is_ratio(context: Context, figure: Figure) -> bool:
    """是它的70%, 为H20的6倍, 2.5 times, 不到上年同期的三成."""
    if "bound:around" in figure.rules or earlier.time(context, figure):
        return True
    if figure.unit == "dimensionless":
        return "unit:behind" in figure.rules
    if figure.unit != "percent" or context.blank[figure.start - 1 : figure.start] != "的":
        return False
    before = context.before(figure.start, 24)
    if load().ratio_blocked.search(before):
        return False
    return load().ratio_verbs.search(before) is not None


def _rated(context: Context, figure: Figure, reach: int) -> None:
    """每年损失200亿美元, 月产能83.7万片, $5 million a year: a rate per time."""
    if not figure.unit and not context.chinese and (figure.scale > 1 or figure.step >= 1):
        name = _behind_things(context, figure)
        figure.unit = f"count/{name}" if name is not None else ""
    if figure.unit in _NO_RATE:
        return
    name = _rate_before(context, figure, reach) or _rate_behind(context, figure)
    if name is not None and "/" not in figure.unit + dimension(figure.unit):
        figure.unit = f"{figure.unit}/{name}"
        figure.rules.append("rate")


def _rate_before(context: Context, figure: Figure, reach: int) -> str | None:
    share = figure.unit == "percent"
    if not context.chinese or (share and not context.each):
        return None
    marks = _EACH if share else _RATE_MARK
    if marks.search(context.text, max(reach, figure.start - 16), figure.start) is None:
        return None
    window = context.before(figure.start, min(16, max(0, figure.start - reach)))
    word = load().rate_word.first(window)
    if word is None:
        return None
    name, unless = load().rates.words[word]
    if window[: window.index(word)].endswith((*unless, "\x00")):
        return None
    return name if marks is _RATE_MARK or word[0] == "每" else None


def _rate_behind(context: Context, figure: Figure) -> str | None:
    if context.text.startswith("的年", figure.end) and _YEARLY.match(context.text, figure.end):
        return "year"
    if context.chinese:
        return None
    return _time_at(context, figure.end + 1) or _behind_things(context, figure)


def _time_at(context: Context, at: int) -> str | None:
    """The time of a rate at a place; a year ago is none."""
    found = load().rates.at(context.lower, at)
    if found is None or context.lower.startswith(
        (" ago", " earlier", " later", " before", " prior"), found[0]
    ):
        return None
    return found[1][0]


# 30,000 graduates a year, 5 million tonnes of steel a year
_THINGS = pattern_of(
    r" (?:of (?:[a-z-]+ )?[a-z-]{3,}"
    r"|(?:(?!(?:and|or|of|in|to|at|on|by|for|from|with|as)\b)[a-z-]+ )?[a-z-]{2,}s) "
)


def _behind_things(context: Context, figure: Figure) -> str | None:
    """The time behind what is counted."""
    if figure.unit == "percent":
        return None
    things = _THINGS.match(context.lower, figure.end)
    return _time_at(context, things.end()) if things else None


COMPARED = frozenset({"delta", "change", "ratio"})
_PARTS_OF_A_YEAR = ("年末", "年底", "末", "底", "全年", "年初", "初", "高峰", "年中")


def compared_with(context: Context, figure: Figure) -> str:
    """同比, 环比, year-on-year, of a figure whose kind may be held against another time."""
    if figure.kind not in COMPARED and "ratio" not in figure.rules:
        return ""
    told = earlier.time(context, figure)
    if told:
        return told
    start, end = context.clause(figure.start)
    begin = max(start, figure.start - 16)
    window = context.lower[begin : min(end, figure.end + 28)]
    found = [m for m in load().compared_word.all(window) if _is_whole(window, m)]
    ahead = [m for m in found if m.end() <= figure.num_start - begin]
    chosen = ahead[-1] if ahead else found[0] if found else None  # 季减4.8%、年增21.3%
    return load().compared[chosen[0]] if chosen else ""


def _is_whole(window: str, match: re.Match[str]) -> bool:
    """比去年 of 比去年年末 names another day."""
    return not (match[0].endswith("年") and window.startswith(_PARTS_OF_A_YEAR, match.end()))
