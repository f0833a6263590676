"""The unit of a numeral: behind it, before it ($), in brackets, with a rate's tail (per share).

The words come from the table in lexicon/units.yaml. Only where it does not know a Latin unit that
looks like one (mg/dL, kVA) is pint asked, by `compound_units`.
"""

from __future__ import annotations

import re

from claimcheck.lexicon.units import Sense
from claimcheck.patterns import pattern_of
from claimcheck.quantities import exchange, marks, money, priced, units
from claimcheck.quantities.context import Context
from claimcheck.quantities.english import AND_A_HALF
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.money import BARE, BARE_WORDS
from claimcheck.quantities.numerals import HUNDRED, ONE, tidy
from claimcheck.quantities.words import load

_PER = pattern_of(r"\s?/\s?|每|\s+per\s+|\s+(?=an?\s)an?\s+|-(?=per-)per-")
_PER_HEADS = frozenset(" /每-")
_NOT_PER = pattern_of(r"\s(?:ago|earlier|later|before)(?![a-z])")
_BRACKET = pattern_of(r"\s?[(\[{<（]\s?([A-Za-zμ%°]{1,6}[0-9]?)\s?[)\]}>）]")
_MONEY_SCALE = pattern_of(r" (million|billion|trillion|bn|mn)(?![a-z])")
_SHORT_SCALE = pattern_of(r" ?([A-Za-z]{1,3})(?![A-Za-z0-9])")
_OF_A = pattern_of(r" (?:an?|of an?) ")
_PLACES = pattern_of(r"[0-9]{1,2}(?!\d|[.,]\d|[%万亿年月日个家])")  # 2成82 is 28.2%
_TENTHS = pattern_of(
    r"\s?([一二三四五六七八九两]|半)(?![0-9一二三四五六七八九十百千万亿点年月个角毛毫分斤两钱])"
    r"(?=$|[^\u4e00-\u9fff]|[左上以的、和至到与又高宽长深])"
)
_TENTHS_HEADS = frozenset("一二三四五六七八九两半 \t\n")
_QUOTES = frozenset("\"'”″′")
_QUOTE_REACH = 200


def attach(context: Context, figure: Figure, reach: int) -> bool:
    """Give a figure its sign and its unit; False where it is part of a code (910B, 5G).

    Args:
        context: the text.
        figure: changed in place.
        reach: where the figure before it ends; what that one took is not free.
    """
    marks.before(context, figure, reach)
    found = None if figure.marked and _short_scale(context, figure) else _behind(context, figure)
    if found is not None:
        _take(context, figure, *found)
    elif figure.marked:
        _money(context, figure)
    elif _runs_on(context, figure):
        return False
    if figure.fraction and not figure.unit:
        _share(context, figure)
    if context.each and figure.unit and marks.is_for_each(context, figure, reach):
        marks.each(context, figure, reach)
    if context.each or context.prices:
        priced.unit(context, figure, reach)
    return True


def _behind(context: Context, figure: Figure) -> tuple[int, Sense] | None:
    """End and meaning of the unit word behind."""
    text, end = context.text, figure.end
    head = text[end : end + 1]
    if not head:
        return None
    if head == "+":  # 500+家
        found = word_at(context, end + 1)
        if found is not None:
            figure.bound(">=")
            figure.rules.append("bound")
        return found
    at = end
    while text.startswith(" ", at) and at - end < 4:
        at += 1
    found = word_at(context, at)
    if found is None or (text.startswith("/", found[0]) and _goes_on(context, found[0])):
        found = units.compound_at(context, at, figure) or found
    if found is not None:
        return None if _refused(context, figure, at, *found) else found
    if head == " " and (longer := _longer(context, at)) is not None:
        return longer
    if head == "-" and text[end + 1 : end + 2].isalpha():
        return word_at(context, end + 1)
    if figure.numeral == "english" and (
        more := AND_A_HALF.search(context.lower, figure.start, end)
    ):
        unit = word_at(context, more.start("unit"))
        return (end, unit[1]) if unit is not None else None
    if figure.fraction and figure.numeral == "english":
        article = _OF_A.match(context.lower, end)
        return article and word_at(context, article.end())
    bracket = _BRACKET.match(text, end) if head in " ([{<（" else None
    inner = bracket and word_at(context, bracket.start(1))
    if bracket and inner and inner[0] == bracket.end(1):
        return bracket.end(), inner[1]
    return None


def _longer(context: Context, at: int) -> tuple[int, Sense] | None:
    """The unit of time behind an adjective of lengths: five additional years."""
    adjective = load().lengths.at(context.lower, at)
    if adjective is None or not context.text.startswith(" ", adjective[0]):
        return None
    found = word_at(context, adjective[0] + 1)
    return found if found is not None and found[1].unit in TIME else None


def _goes_on(context: Context, at: int) -> bool:
    """Whether a unit goes on, behind a slash, in what the table does not know: mg/dL."""
    text = context.text
    if not text[at + 1 : at + 2].isalpha():
        return False
    tails = context.units.tails
    return tails.at(text, at + 1) is None and tails.at(context.lower, at + 1) is None


def word_at(context: Context, at: int) -> tuple[int, Sense] | None:
    """The unit word at a place; in 个百分点 and 个月 the counter is not the unit."""
    words, text = context.units, context.text
    head = text[at : at + 1]
    if context.chinese and head in words.zh.heads:
        found = words.zh.at(text, at)
        if head == "个" and (found is None or found[0] == at + 1):
            inner = words.zh.at(text, at + 1)
            if inner and not inner[1].counter and words.clashes.at(text, at + 1) is None:
                return inner
        if found is not None:
            return found
    sign = words.signs.at(text, at) if head in words.signs.heads else None
    word = words.en.at(context.lower, at) if head.lower() in words.en.heads else None
    if sign is None or word is None:
        return sign or word
    return word if word[0] > sign[0] else sign  # 42 l.e. are no litres


def _refused(context: Context, figure: Figure, start: int, end: int, sense: Sense) -> bool:
    """Whether the word begins another word (成立), closes a quotation, or is a mere preposition."""
    text, head = context.text, context.text[start]
    if head in _QUOTES:
        before = text[max(0, start - _QUOTE_REACH) : start]
        opened = before.count("“") if head in "”″" else before.count(head) % 2
        return bool(opened) or start != figure.end or figure.numeral != "digits"
    if head >= "\u4e00":
        if text[start:end] in context.units.clashing:
            other = context.units.clashes.at(text, start)
            if other is not None and other[0] > end:
                return True
        loose = figure.plain < 10 and text[end : end + 1] != "半"
        return head == "两" and loose and text[figure.start - 1 : figure.start] != "斤"
    if text.startswith("级", end):  # 5A级
        return True
    if figure.marked and text[start:end] in context.units.before.words:
        following = end + text.startswith(" ", end)
        if text[following : following + 1].isdigit():
            return True  # $20 $30: the sign belongs to what follows
    if sense.unit == "meter" and head == "m" and _counts_next(context, end):
        return True  # 1.5m units are a million and a half
    if head in "xX" and text[end : end + 1].isdigit():
        return True
    return text[start:end] == "in" and bool(text[end:].strip(" .,;)"))


def _counts_next(context: Context, at: int) -> bool:
    found = context.units.en.at(context.lower, at + 1)
    return found is not None and found[1].unit == "count"


def _take(context: Context, figure: Figure, end: int, sense: Sense) -> None:
    text = context.text
    if sense.unit == "GBP" and money.is_weight(context, figure, end):
        sense = money.POUND
    elif text[end - 1] == "块" and not figure.marked and money.is_piece(text, end):
        sense = money.PIECE
    if figure.marked:
        if sense.unit not in ("CNY", figure.unit, "degree"):
            return
        figure.end = end
    else:
        figure.unit, figure.end = sense.unit, end
        figure.counter, figure.generic = sense.counter, sense.generic
        figure.rules.append("unit:behind")
        if sense.unit == "CNY" and text[figure.num_end : end].strip(" 个") in BARE_WORDS:
            figure.rules.append(BARE)
        # 75折 and 7.5折 are both three quarters of the price
        many = ONE if text[end - 1] == "折" and figure.plain > 10 else sense.multiplier
        if many is not ONE:
            figure.multiplier = many
            figure.scaled(many)
        scale = _MONEY_SCALE.match(context.lower, end) if sense.unit.isupper() else None
        if scale:  # 75 USD million
            figure.scaled(load().english.get(scale[1], ("", ONE))[1])
            figure.end = scale.end()
    if text[end - 1] >= "\u4e00" and text[figure.end : figure.end + 1] in _TENTHS_HEADS:
        _tenths(context, figure, sense)
    elif text[end - 1] == "成" and text[figure.end : figure.end + 1].isdecimal():
        _places(context, figure, sense)
    elif sense.unit in _AGES and _AGED.match(text, figure.end):
        figure.end += 1
    _rate_behind(context, figure)


def _money(context: Context, figure: Figure) -> None:
    """$5m, €3bn, $1.40 a share: scales and rates that only follow a sum of money."""
    scale = _short_scale(context, figure)
    if scale:
        figure.scale = load().abbreviations[scale[1]]
        figure.scaled(figure.scale)
        figure.end = figure.num_end = scale.end()
    _rate_behind(context, figure)


def _short_scale(context: Context, figure: Figure) -> re.Match[str] | None:
    found = _SHORT_SCALE.match(context.text, figure.end) if figure.scale == 1 else None
    return found if found and found[1] in load().abbreviations else None


def _places(context: Context, figure: Figure, sense: Sense) -> None:
    """2成82: digits behind 成 are its places below."""
    match = _PLACES.match(context.text, figure.end)
    if match is None or figure.point is None or figure.low is None:
        return
    step = sense.multiplier / 10 ** len(match[0])
    figure.low += step * int(match[0])
    figure.high = figure.low
    figure.end, figure.step = match.end(), step
    figure.rules.append("tenths")


def _tenths(context: Context, figure: Figure, sense: Sense) -> None:
    """三米九, 两米半, 三成五: what stands in the next place below the unit."""
    match = _TENTHS.match(context.text, figure.end)
    if match is None or figure.point is None or figure.low is None:
        return
    half = match[1] == "半"
    part = sense.multiplier / 2 if half else sense.multiplier * load().digits[match[1]] / 10
    if not half and (sense.counter or sense.unit in _NO_TENTHS):
        return
    if sense.counter and not sense.generic:
        return
    figure.low += part
    figure.high = figure.low
    figure.end, figure.step = match.end(), part if half else sense.multiplier / 10
    figure.rules.append("tenths")


_AGES = frozenset({"day", "week", "month"})
_AGED = pattern_of(r"大(?=$|[的了时]|[^\u4e00-\u9fff])")  # 三周大的
_NO_TENTHS = frozenset({"year", "month", "day", "hour", "minute", "week", "rank"})


def _rate_behind(context: Context, figure: Figure) -> None:
    """Per share, /s, 每年: what a rate is taken at."""
    if context.text[figure.end : figure.end + 1] not in _PER_HEADS:
        return
    match = _PER.match(context.lower, figure.end)
    if match is None:
        exchange.per(context, figure)
        return
    tails = context.units.tails
    found = tails.at(context.lower, match.end()) or tails.at(context.text, match.end())
    article = match[0].strip() in ("a", "an")
    if found is None or (article and found[1] not in _ARTICLE_TAILS):
        return
    if article and _NOT_PER.match(context.lower, found[0]):
        return
    figure.unit, figure.end = f"{figure.unit}/{found[1]}", found[0]
    figure.rules.append("unit:rate")


_ARTICLE_TAILS = frozenset(
    {"share", "oil_barrel", "year", "month", "week", "day", "hour", "minute", "second", "kilogram"}
    | {"metric_ton", "pound", "gallon", "mile", "ounce"}
)


# a two-bedroom flat, unlike one-in-five and 12-to-14
_ADJECTIVE = pattern_of(r"-(?!(?:in|to|or|and|out|odd|plus)\b)[a-z]{3,}")


def _runs_on(context: Context, figure: Figure) -> bool:
    """Whether a letter is glued to the numeral, so that it is part of a code."""
    if figure.numeral == "english" and figure.scale == 1 and not figure.fraction:
        return _ADJECTIVE.match(context.lower, figure.end) is not None
    if figure.numeral != "digits":
        return False
    after = context.text[figure.end : figure.end + 2]
    before = context.text[figure.start - 1 : figure.start]
    if after[:1].isascii() and (after[:1].isalpha() or after[:1] == "_"):
        return True
    if after[:1] == "-" and after[1:].isascii() and after[1:].isalpha():
        return True
    return (before.isascii() and before.isalpha()) or before == "_"


def _share(context: Context, figure: Figure) -> None:
    """三分之一, a third: a part of a whole is a percentage; 七分之五十 is none."""
    if (figure.point or ONE) >= 1 and not context.text.startswith("百", figure.num_start):
        return
    figure.scaled(HUNDRED)
    figure.low = None if figure.low is None else tidy(figure.low)
    figure.high = None if figure.high is None else tidy(figure.high)
    figure.unit, figure.scale = "percent", ONE
    figure.rules.append("fraction")
