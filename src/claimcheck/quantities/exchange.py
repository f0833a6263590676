"""Rates of exchange: 1美元兑7.1元, $1 = 7.1 yuan and 7.1 yuan to the dollar are 7.1 CNY/USD."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claimcheck.lexicon.exchange import band, is_currency
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.money import BARE
from claimcheck.quantities.numerals import ONE, tidy
from claimcheck.quantities.words import load
from claimcheck.quantities.wordtable import any_of

_FAR = 2  # times beyond the bands of all years
_ROUND = frozenset({1, 10, 100, 1000, 10000})  # as many of a currency are priced


@lru_cache(maxsize=1)
def _between() -> re.Pattern[str]:
    """What stands between one of a currency and its price, with the hedges around it."""
    words = {name: any_of(told) for name, told in load().exchange.items()}
    hedges, said = words["hedges"], rf"{words['between']}|(?P<worth>{words['worth']}|)"
    return pattern_of(rf"\s?(?P<before>{hedges})?\s?(?:{said})\s?(?P<behind>{hedges})?\s?")


def exchange(context: Context, left: Figure, right: Figure) -> Figure | None:
    """1美元兑7.1元, 100 yen to 4.8 yuan: two amounts of which one is priced in the other."""
    if left.unit == right.unit or not (is_currency(left.unit) and is_currency(right.unit)):
        return None
    told = _between().fullmatch(context.lower, left.end, right.start)
    if told is None or not told[0].strip() or not left.point:
        return None
    if right.point is None:  # 1美元兑7.1至7.2元
        return _ranged(left, right) if left.point in _ROUND else None
    for priced, price in ((left, right), (right, left)):
        # 100 dollars worth 710 yuan are an amount and its translation, one dollar is a rate.
        if priced.point == ONE or (priced.point in _ROUND and told["worth"] is None):
            made = _joined(left, right, priced, price)
            if made is not None and (told["before"] or told["behind"]):
                made.approximate = True
            return made
    return None


def _ranged(left: Figure, right: Figure) -> Figure | None:
    """One of a currency that costs so much to so much of another one."""
    many, low, high = left.point, right.low, right.high
    if many is None or low is None or high is None or right.kind not in ("", "range"):
        return None
    right.low, right.high = tidy(low / many), tidy(high / many)
    right.step = right.step / many
    if right.high_step is not None:
        right.high_step = right.high_step / many
    right.unit = f"{right.unit}/{left.unit}"
    right.start = left.start
    right.rules = [*right.rules, "unit:exchange"]
    return right


def _joined(left: Figure, right: Figure, priced: Figure, price: Figure) -> Figure | None:
    many, amount = priced.point, price.point
    if many is None or amount is None:
        return None
    rate = tidy(amount / many)
    bare = BARE in price.rules or BARE in priced.rules  # whose 元 it is is not known yet
    if not bare and _absurd(priced.unit, price.unit, rate):
        return None
    price.low = price.high = rate
    price.step = price.step / many
    price.unit = f"{price.unit}/{priced.unit}"
    price.start, price.end = left.start, right.end
    price.rules = [*price.rules, *(rule for rule in priced.rules if rule == BARE)]
    price.rules.append("unit:exchange")
    return price


def _absurd(priced: str, price: str, rate: Decimal) -> bool:
    """Whether no year's rate is near: $100 against 7,000 yuan are two amounts."""
    known = band(priced, price, ())
    return known is not None and not known[0] / _FAR <= rate <= known[1] * _FAR


def per(context: Context, figure: Figure) -> None:
    """7.1 yuan to the dollar: what is priced stands behind."""
    if not is_currency(figure.unit):
        return
    at = figure.end + context.text.startswith(" ", figure.end)
    told = load().exchange_per.at(context.lower, at)
    if told is None:
        return
    tails, text = context.units.tails, context.text
    at = told[0] + text.startswith(" ", told[0])
    found = tails.at(context.lower, at) or tails.at(text, at)
    if found is not None and is_currency(found[1]) and found[1] != figure.unit:
        figure.unit, figure.end = f"{figure.unit}/{found[1]}", found[0]
        figure.rules.append("unit:exchange")
