"""What a figure is in its clause: a level, a difference, a multiple, a rate; and what it is held against."""

from __future__ import annotations

import re

from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.words import load

_FILL = re.compile(
    r"(?:了|约|大约|近|将近|超|超过|逾|为|达|达到|高达|仅|只|幅度|幅|至少|最多|不到|不足|接近|将|又|也|还|已|的|出|去|掉|过|有|达成|是|by|of|an?|about|around|nearly|roughly|almost|some|just|only|over|more than|as much as|up to|at least|another|a further|approximately|\s)$"
)
_PER_MIL = frozenset({"percent", "percentage_point", "dimensionless", "permille"})
_VERSUS = re.compile(
    r"(?:(?P<up>高于|多于|快于|优于|强于|大于|领先于?|反超|高出|多出|超出|胜过|长于|重于)|(?P<down>低于|少于|慢于|落后于?|弱于|小于|短于|轻于|不及)|(?<![已远])(?P<over>超过?)(?=\s?[A-Za-z]))"
    r"[^，。；,;、\d的]{0,3}[^，。；;、的]{1,16}?(?:约|大约|近|将近|了|逾|超)?$"
)
_THAN = re.compile(
    r"\s?(?:percent(?:age points?)?\s)?(?P<word>[a-z]+)(?=\s(?:than|over|from|in|for|on|year|compared|versus|to|a|that|the|by|and)\b|[,.;)]|$)"
)
_NOUN_AFTER = re.compile(r"\s?(?:以上|左右|多)?的?(?:同比|环比|年|幅度)?\s?")
_EN_NOUN = re.compile(
    r"[ \-](?:(?:year-on-year|yearly|annual|monthly|quarterly|year-over-year|sharp|price|net) )?([a-z-]+)"
)
_EN_TO = re.compile(
    r"(?<![a-z])([a-z]+)(?: [a-z]+){0,3} to (?:about |around |nearly |almost |just |only |roughly |over |more than |a record |an estimated |as much as |at least )*$"
)
_YEARLY = re.compile(r"的年(?:度|均|化)")
_CASE_UP = re.compile(r"(?:增幅|涨幅|升幅)[^，。；\d]{0,6}$")
_CASE_DOWN = re.compile(r"(?:降幅|跌幅|减幅)[^，。；\d]{0,6}$")


def named(context: Context, figure: Figure) -> None:
    """Settle kind, sign, direction and rate of a figure."""
    if figure.kind == "change":
        _rated(context, figure)
        return
    _difference(context, figure)
    _rated(context, figure)
    if figure.sign:
        figure.kind = "delta"
        if figure.sign < 0 and not _negative(figure):
            figure.negate()
        figure.rules.append("delta")
    elif figure.op == "in":
        figure.kind = "range"
    elif figure.op != "=":
        figure.kind = "bound"
    elif _is_ratio(context, figure):
        figure.kind = "ratio"
        figure.rules.append("ratio")
    else:
        figure.kind = "point"


def _negative(figure: Figure) -> bool:
    top = figure.high if figure.high is not None else figure.low
    return top is not None and top < 0


def _difference(context: Context, figure: Figure) -> None:
    """增长40%, 40%的增长, 只便宜15%, up 40.6%, a 12% drop, 比上年高3个百分点."""
    if figure.sign or figure.unit == "rank" or figure.unit == "degree":
        return
    words = load()
    at = _skip_fill(context, figure.start)
    level = words.levels.before(context.lower, at) or words.levels.before(
        context.lower, figure.start
    )
    if level is not None and level[1]:
        figure.direction = level[1]
        figure.rules.append("level")
        return
    if level is not None:
        return
    verb = words.up_down.before(context.lower, at) or _noun_before(context, figure)
    if verb is not None and _counts_as_difference(context, figure, verb[0], at):
        figure.sign = figure.direction = verb[1]
        return
    if figure.unit not in _PER_MIL and figure.unit not in TIME:
        return
    if figure.unit == "percent" and _signed(context, figure):
        return
    _noun_behind(context, figure)
    if not figure.sign:
        _versus(context, figure)


def _signed(context: Context, figure: Figure) -> bool:
    """同比+12%, ▼3%, 同比-5%: a printed sign or a comparison in time makes a difference."""
    before = context.text[figure.start - 1 : figure.start]
    if before in _ARROWS and before:
        figure.sign = figure.direction = _ARROWS[before]
        figure.start -= 1
        return True
    window = context.before(figure.start, 8)
    if any(word in window for word in ("同比", "环比")) and "占" not in window:
        figure.sign = figure.direction = -1 if _negative(figure) else 1
    return figure.sign != 0


_ARROWS = {"+": 1, "▲": 1, "↑": 1, "▼": -1, "↓": -1}


def _counts_as_difference(context: Context, figure: Figure, start: int, end: int) -> bool:
    """Whether the verb right before makes the figure a difference."""
    word = context.lower[start:end]
    if word in (
        "多",
        "大",
        "长",
        "重",
        "小",
        "强",
        "高",
        "快",
        "少",
        "短",
        "厚",
        "轻",
        "薄",
        "弱",
        "胜",
        "慢",
        "低",
        "贵",
    ):
        before = context.text[max(0, start - 1) : start]
        if before in "最至新扩加很许众更极全几差当" and before:
            return False
        if word in "大长重小强" and figure.unit not in _PER_MIL:
            return False
    if word in ("up", "down") and context.lower[end : end + 3] == " to":
        return False
    if figure.unit == "percent" or figure.unit in _PER_MIL:
        return True
    if word.isascii():
        return (
            word in ("up", "down")
            or bool(re.search(r"(?<![a-z])by\s", context.lower[end : figure.start + 3]))
            or word
            in (
                "rose",
                "fell",
                "dropped",
                "gained",
                "lost",
                "jumped",
                "slipped",
                "climbed",
                "declined",
                "grew",
                "increased",
                "decreased",
            )
            and not figure.counter
        )
    return True


def _skip_fill(context: Context, at: int) -> int:
    """The place before the small words that may stand between a verb and its figure."""
    for _ in range(4):
        match = _FILL.search(context.lower, max(0, at - 12), at)
        if match is None or match.end() != at:
            break
        at = match.start()
    return at


def _noun_before(context: Context, figure: Figure) -> tuple[int, int] | None:
    before = context.before(figure.start, 14)
    if _CASE_UP.search(before):
        return figure.start, 1
    if _CASE_DOWN.search(before):
        return figure.start, -1
    return None


def _noun_behind(context: Context, figure: Figure) -> None:
    """15%的反超, 40% increase, 12% higher than."""
    match = _NOUN_AFTER.match(context.text, figure.end)
    assert match is not None
    found = load().nouns.at(context.lower, match.end()) if match.end() > figure.end else None
    if found is not None and not context.lower[match.end()].isascii():
        figure.sign = figure.direction = found[1]
        return
    noun = _EN_NOUN.match(context.lower, figure.end)
    if noun and noun[1] in load().nouns.words:
        if noun[1] in ("over", "off", "behind", "ahead", "below", "above") and not context.lower[
            noun.end() :
        ].startswith(" "):
            return
        figure.sign = figure.direction = load().nouns.words[noun[1]]


def _versus(context: Context, figure: Figure) -> None:
    """略高于华为昇腾910B约12%, 算力超A100 12%."""
    match = _VERSUS.search(context.text[context.clause(figure.start)[0] : figure.start])
    if match is None:
        return
    figure.sign = figure.direction = -1 if match["down"] else 1
    figure.rules.append("versus")


def _is_ratio(context: Context, figure: Figure) -> bool:
    """是它的70%, 为H20的6倍, 2.5 times."""
    if figure.unit == "dimensionless":
        return "unit:behind" in figure.rules
    if figure.unit != "percent":
        return False
    before = context.before(figure.start, 24)
    if not before.endswith("的"):
        return False
    verb = None
    for match in load().ratio_verbs.finditer(before):
        verb = match
    return verb is not None and not load().ratio_blocked.search(before)


def _rated(context: Context, figure: Figure) -> None:
    """每年损失200亿美元, $5 million a year: a rate per time."""
    if (
        "/" in figure.unit
        or figure.unit in TIME
        or figure.unit in ("", "rank", "dimensionless", "percentage_point")
    ):
        return
    match = load().rate_pattern.search(context.before(figure.start, 16).lower())
    after = None
    if (
        match is None
        and context.text.startswith("的年", figure.end)
        and _YEARLY.match(context.text, figure.end)
    ):
        figure.unit += "/year"
        figure.rules.append("rate")
        return
    if match is None and not context.chinese:
        after = load().rate_pattern.match(context.lower, figure.end + 1)
    found = match or after
    if found is None:
        return
    name = load().rates[found[0]]
    if figure.unit == "percent" and found[0][:1] != "每" and not after:
        return
    figure.unit = f"{figure.unit}/{name}"
    figure.rules.append("rate")


def compared_with(context: Context, figure: Figure) -> str:
    """同比, 环比, year-on-year."""
    start, end = context.clause(figure.start)
    text = context.lower[max(start, figure.start - 16) : min(end, figure.end + 28)]
    match = load().compared_pattern.search(text)
    return load().compared[match[0]] if match else ""
