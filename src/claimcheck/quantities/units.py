"""The unit of a numeral: behind it, before it ($), in brackets, with a rate's tail (per share).

The words come from the table in lexicon/units.yaml. Only where it does not know a Latin unit that
looks like one (mg/dL, kVA) is pint asked, and only then imported.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claimcheck.lexicon.units import Sense
from claimcheck.lexicon.units import load as unit_table
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.numerals import ONE
from claimcheck.quantities.words import WordTable, load, unit_words

HUNDRED = Decimal(100)
_TAIL = re.compile(
    r"\s?/\s?|每|\s+per\s+|\s+(?=an?\s(?:share|barrel|year|month|week|day|hour|minute|second|ads)\b)an?\s+"
)
_ARTICLE = re.compile(r" (?:an?|of an?) ")
_BRACKET = re.compile(r"\s?[(\[{<（]\s?([A-Za-zμ%°]{1,6}[0-9]?)\s?[)\]}>）]")
_TENTHS = re.compile(
    r"\s?([一二三四五六七八九两]|半)(?![0-9一二三四五六七八九十百千万亿点年月个角毛毫分斤两钱])"
)
_MONEY_SCALE = re.compile(r" (million|billion|trillion|bn|mn)(?![a-z])")
_SHORT_SCALE = re.compile(r" ?([A-Za-z]{1,3})(?![A-Za-z0-9])")
_SPELLED = re.compile(r"(?<![A-Za-z])[A-Za-zμ°]{1,5}(?:[·/][A-Za-zμ]{1,5})?[0-9]?(?![A-Za-z0-9])")
_QUOTES = frozenset("\"'”″′")
QUOTE_REACH = 200
_CELSIUS_BEFORE = {"摄氏": "degree_Celsius", "华氏": "degree_Fahrenheit"}


def attach(context: Context, figure: Figure, reach: int) -> bool:
    """Give a figure its sign and its unit; False where it is part of a code (910B, 5G).

    `reach` is where the figure before it ends: what that one took is not free.
    """
    _minus(context, figure, reach)
    _before(context, figure, reach)
    found = _behind(context, figure)
    if found is not None:
        _take(context, figure, *found)
    elif figure.marked:
        _money(context, figure)
    elif _runs_on(context, figure):
        return False
    hundredths = context.text.startswith("百", figure.num_start)
    if not figure.unit and figure.fraction and ((figure.point or 1) < 1 or hundredths):
        _share(figure)
    return True


def _minus(context: Context, figure: Figure, reach: int) -> None:
    """A sign, where no other figure or word stands right before it."""
    text, at = context.text, figure.start
    while at and text[at - 1] == " " and figure.start - at < 2:
        at -= 1
    if at > reach and text[at - 1] in "-−－":
        before = text[at - 2] if at > 1 else "\n"
        if before.isalnum() or before in "%)）℃°-–—" or (before == " " and at < figure.start):
            return
        if before == " " and text[at - 3 : at - 2].isdigit():  # 2 -7 is a range
            return
        start = at - 1
    else:
        found = load().minus.before(context.lower, at)
        if found is None:
            return
        start = found[0]
    figure.negate()
    figure.start = figure.num_start = start
    figure.rules.append("minus")


def _before(context: Context, figure: Figure, reach: int) -> None:
    """$4, US$ 4, 人民币4, 摄氏37度."""
    text, at = context.text, figure.start
    while at and text[at - 1] == " " and figure.start - at < 2:
        at -= 1
    found = unit_words()[3].before(text, at)
    if found is not None and found[0] >= reach:
        figure.start, sense = found
        figure.unit, figure.marked, figure.multiplier = sense.unit, True, sense.multiplier
        figure.scaled(sense.multiplier)
        figure.rules.append("unit:before")
        if figure.start and text[figure.start - 1] in "-−" and "minus" not in figure.rules:
            _minus(context, figure, reach)
    elif text[at - 2 : at] in _CELSIUS_BEFORE:
        figure.unit, figure.marked, figure.start = _CELSIUS_BEFORE[text[at - 2 : at]], True, at - 2
        figure.rules.append("unit:before")


def _behind(context: Context, figure: Figure) -> tuple[int, Sense] | None:
    """End and meaning of the unit word behind."""
    text, end = context.text, figure.end
    head = text[end : end + 1]
    if not head:
        return None
    at = end
    while text[at : at + 1] == " " and at - end < 4:
        at += 1
    if head == "+":
        found = _word(context, end + 1)
        if found is not None:  # 500+家
            figure.bound(">=")
            figure.rules.append("bound")
        return found
    found = _word(context, at)
    if found is not None:
        return None if _refused(context, figure, at, *found) else found
    if head == "-" and text[end + 1 : end + 2].isalpha():
        return _word(context, end + 1)
    if figure.fraction and figure.numeral == "english":
        article = _ARTICLE.match(context.lower, end)
        return article and _word(context, article.end())
    match = _BRACKET.match(text, end) if head in " ([{<（" else None
    if match:
        inner = _word(context, match.start(1))
        return (match.end(), inner[1]) if inner and inner[0] == match.end(1) else None
    return None


def _word(context: Context, at: int) -> tuple[int, Sense] | None:
    """The unit word at a place; in 个百分点 and 个月 the counter is not the unit."""
    zh, en, signs, _ = unit_words()
    text = context.text
    found = zh.at(text, at)
    if text[at : at + 1] == "个" and (found is None or found[0] == at + 1):
        inner = zh.at(text, at + 1)
        if inner is not None and not inner[1].counter and clashes().at(text, at + 1) is None:
            return inner
    return found or signs.at(text, at) or en.at(context.lower, at)


def _refused(context: Context, figure: Figure, start: int, end: int, sense: Sense) -> bool:
    """Whether the word begins another word (成立), closes a quotation, or is a mere preposition."""
    text, head = context.text, context.text[start]
    if head in _QUOTES:
        before = text[max(0, start - QUOTE_REACH) : start]
        opened = before.count("“") if head in "”″" else before.count(head) % 2
        return bool(opened) or start != figure.end or figure.numeral != "digits"
    if head >= "\u4e00":
        other = clashes().at(text, start)
        if other is not None and other[0] > end:
            return True
        loose = figure.plain < 10 and text[end : end + 1] != "半"
        return head == "两" and loose and text[figure.start - 1 : figure.start] != "斤"
    return text[start:end] == "in" and bool(text[end:].strip(" .,;)"))


@lru_cache(maxsize=1)
def clashes() -> WordTable[bool]:
    """Words that begin with a unit's word and are none."""
    return WordTable(dict.fromkeys(unit_table().clashes, True))


def _take(context: Context, figure: Figure, end: int, sense: Sense) -> None:
    text = context.text
    if figure.marked:
        if sense.unit not in ("CNY", figure.unit, "degree"):
            return
        figure.end = end
    else:
        figure.unit, figure.end = sense.unit, end
        figure.counter, figure.generic = sense.counter, sense.generic
        figure.rules.append("unit:behind")
        # 75折 and 7.5折 are both three quarters of the price
        many = ONE if text[end - 1] == "折" and figure.plain > 10 else sense.multiplier
        figure.multiplier = many
        figure.scaled(many)
        scale = _MONEY_SCALE.match(context.lower, end)
        if scale and sense.unit.isupper():  # 75 USD million
            figure.scaled(load().english.get(scale[1], ("", ONE))[1])
            figure.end = scale.end()
    if "\u4e00" <= text[end - 1] <= "\u9fff":
        _tenths(context, figure, sense)
    _tail(context, figure)


def _money(context: Context, figure: Figure) -> None:
    """$5m, €3bn, $1.40 a share: scales and rates that only follow a sum of money."""
    words = load()
    short = _SHORT_SCALE.match(context.text, figure.end)
    if short and figure.scale == 1 and short[1] in words.abbreviations:
        figure.scaled(words.abbreviations[short[1]])
        figure.scale = words.abbreviations[short[1]]
        figure.end = figure.num_end = short.end()
    _tail(context, figure)


def _tenths(context: Context, figure: Figure, sense: Sense) -> None:
    """三米九, 两米半, 三成五: what stands in the next place below the unit."""
    match = _TENTHS.match(context.text, figure.end)
    if match is None or figure.point is None or sense.unit in ("rank",):
        return
    half = match[1] == "半"
    digits = load().digits
    if not half and (
        sense.counter or sense.unit in ("year", "month", "day", "hour", "minute", "week")
    ):
        return
    if sense.counter and not sense.generic and sense.counter not in ("倍",):
        return
    part = Decimal("0.5") if half else Decimal(digits[match[1]]) / 10
    part *= sense.multiplier
    assert figure.low is not None
    figure.low += part
    figure.high = figure.low
    figure.end, figure.step = match.end(), part if half else sense.multiplier / 10
    figure.rules.append("tenths")


def _tail(context: Context, figure: Figure) -> None:
    """per share, /s, 每年: what a rate is taken at."""
    match = _TAIL.match(context.lower, figure.end)
    if match is None or not figure.unit:
        return
    at, tails = match.end(), unit_table().tails
    for end in range(min(len(context.text), at + 14), at, -1):
        if (
            context.lower[end - 1].isascii()
            and context.lower[end : end + 1].isalnum()
            and context.lower[end].isascii()
        ):
            continue
        name = tails.get(context.text[at:end]) or tails.get(context.lower[at:end])
        if name is not None:
            figure.unit, figure.end = f"{figure.unit}/{name}", end
            figure.rules.append("unit:rate")
            return


def _runs_on(context: Context, figure: Figure) -> bool:
    """Whether a letter is glued to the numeral, so that it is part of a code."""
    if figure.numeral != "digits":
        return False
    after = context.text[figure.end : figure.end + 2]
    before = context.text[figure.start - 1] if figure.start else ""
    if after[:1].isascii() and (after[:1].isalpha() or after[:1] == "_"):
        return True
    if after[:1] == "-" and after[1:].isascii() and after[1:].isalpha():
        return True
    return (before.isascii() and before.isalpha()) or before == "_"


def _share(figure: Figure) -> None:
    """三分之一, a third: a part of a whole is a percentage."""
    figure.scaled(HUNDRED)
    figure.low = None if figure.low is None else round(figure.low, 8).normalize()
    figure.high = None if figure.high is None else round(figure.high, 8).normalize()
    figure.unit, figure.scale = "percent", ONE
    figure.rules.append("fraction")


@lru_cache(maxsize=1)
def registry() -> object:
    """pint's registry, with the table's own units defined."""
    import pint

    return pint.UnitRegistry()
