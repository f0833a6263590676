"""What stands before a numeral and belongs to it: a sign, a currency, the unit an amount is for."""

from __future__ import annotations

from claimcheck.lexicon.units import dimension
from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.words import load

_SIGN_ENDS = frozenset("-−－负下se")  # last characters of the words for minus
_OF_SUMS = ("%", "元", "美元", "港元", "欧元", "日元")  # no name goes on with them: 净利润-1.2亿元
_TEMPERATURES = {"摄氏": "degree_Celsius", "华氏": "degree_Fahrenheit"}
_TIMES = frozenset({"year", "month", "week", "day", "hour", "minute", "second"})
_LENGTHS = frozenset({"kilometer", "meter", "mile"})
_EACH_REACH, _NOUN_REACH = 12, 6


def before(context: Context, figure: Figure, reach: int) -> None:
    """Take the sign and the currency before a figure; what ends before `reach` is not free."""
    at = context.skip_space(figure.start)
    if context.text[at - 1 : at] in _SIGN_ENDS:
        _minus(context, figure, at, reach)
        at = context.skip_space(figure.start)
    _currency(context, figure, at, reach)


def _minus(context: Context, figure: Figure, at: int, reach: int) -> None:
    """A sign that ends at a place, where no other figure or word stands right before it."""
    if at > reach and context.text[at - 1] in "-−－":
        if not _is_sign(context.text, at - 1, figure):
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


def _is_sign(text: str, at: int, figure: Figure) -> bool:
    """Whether a dash is a sign: 营收-12.5% falls, 歼-20 is a name, 2 -7 a range."""
    before = text[at - 1] if at else "\n"
    if HAN.match(before):
        return text.startswith(_OF_SUMS, figure.num_end)
    if before == " ":
        return at + 1 == figure.start and not text[at - 2 : at - 1].isdigit()
    return not before.isalnum() and before not in "%)）℃°-–—"


def _currency(context: Context, figure: Figure, at: int, reach: int) -> None:
    """$4, US$ 4, 人民币4, 摄氏37度."""
    text, words = context.text, context.units.before
    found = words.before(text, at) if text[at - 1 : at] in words.tails else None
    if found is not None and found[0] >= reach:
        figure.start, sense = found
        figure.unit, figure.marked, figure.multiplier = sense.unit, True, sense.multiplier
        figure.scaled(sense.multiplier)
        figure.rules.append("unit:before")
        if text[figure.start - 1 : figure.start] in tuple("-−") and "minus" not in figure.rules:
            _minus(context, figure, figure.start, reach)
    elif text[at - 1 : at] == "氏" and text[at - 2 : at] in _TEMPERATURES:
        figure.unit, figure.marked, figure.start = _TEMPERATURES[text[at - 2 : at]], True, at - 2
        figure.rules.append("unit:before")


def is_for_each(context: Context, figure: Figure, reach: int) -> bool:
    """Whether a figure, no rate itself, may be for each of something."""
    if context.text.rfind("每", max(reach, figure.start - _EACH_REACH), figure.start) < 0:
        return False
    return "/" not in figure.unit + dimension(figure.unit)


def each(context: Context, figure: Figure, reach: int) -> None:
    """每吨60万元, 每股收益1.23元: the unit that an amount is for stands before it."""
    window = context.before(figure.start, min(_EACH_REACH, figure.start - reach))
    at = window.rfind("每")
    if at < 0:
        return
    found = context.units.tails.at(window, at + 1 + window.startswith("一", at + 1))
    if found is None or found[1] == figure.unit:
        return
    noun, tail = len(window) - found[0], found[1]
    money = figure.unit.isupper()
    if noun and (not money or tail in _TIMES or noun > _NOUN_REACH):
        return
    if tail in _TIMES and not money and figure.unit not in _LENGTHS:
        return
    figure.unit = f"{figure.unit}/{tail}"
    if not noun:
        figure.start -= len(window) - at
    figure.rules.append("unit:rate")
