"""Two amounts in two currencies held beside each other: whether they are one, else how far apart.

This is shown and nothing more: no verdict rests on it.
"""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal

from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.records import Claim, Quantity
from claimcheck.reports import values
from claimcheck.reports.amounts import Money, Span, money
from claimcheck.reports.concise import where
from claimcheck.reports.difference import NOTABLE
from claimcheck.reports.rates import Rate
from claimcheck.reports.words import Words

_DIGITS = 3  # of a gap, and of the ends of a band
_STATED = 4  # of a rate that an article states or implies
HUNDRED = Decimal(100)
_NEAR = Decimal("0.05")  # two beginnings that far apart may be one


@record
class Conversion:
    """Two amounts at a rate.

    Attributes:
        rate: the rate.
        agree: whether the two may be one at it, but for rounding.
        same: whether they do agree and say the same: over 3 billion is not 3 billion.
        ratios: how many times the left one the right one is, at the least and the greatest rate as
            it is stated; None where one of them comes down to no single value.
    """

    rate: Rate
    agree: bool
    same: bool
    ratios: Span | None


def converted(left: Claim, right: Claim, rate: Rate) -> Conversion | None:
    """Two amounts at the rate between their currencies."""
    one, other = money(left.quantity), money(right.quantity)
    if one is None or other is None:
        return None
    dear, cheap = (one, other) if one.currency == rate.priced else (other, one)
    agree = len(dear.spans) == len(cheap.spans) and all(
        low * rate.low <= most and least <= high * rate.high
        for (low, high), (least, most) in zip(dear.spans, cheap.spans, strict=True)
    )
    ratios = _ratios(one, other, rate) if one.single and other.single else None
    if not _start_alike(left, right, rate):
        agree, ratios = False, None
    changes = "change" in {q.kind for q in (left.quantity, right.quantity) if q is not None}
    return Conversion(rate, agree, agree and one.form == other.form and not changes, ratios)


def _start_alike(left: Claim, right: Claim, rate: Rate) -> bool:
    """Whether two changes may begin at one amount; anything else has no beginning."""
    starts = []
    for claim in (left, right):
        quantity = claim.quantity
        if quantity is None or quantity.kind != "change" or quantity.first is None:
            return True
        starts.append((quantity.unit, quantity.first * units.factor(quantity.unit)))
    (_, dear), (_, cheap) = starts if starts[0][0] == rate.priced else starts[::-1]
    return dear * rate.low * (1 - _NEAR) <= cheap <= dear * rate.high * (1 + _NEAR)


def _ratios(left: Money, right: Money, rate: Rate) -> Span:
    (one,), (other,) = left.values, right.values
    least, most = rate.at
    if left.currency == rate.priced:
        return other / (one * most), other / (one * least)
    return other * least / one, other * most / one


def told(made: Conversion, left: Quantity | None, words: Words) -> str:
    """What a conversion says, "" where there is nothing to say."""
    rate = _rate(made.rate, words)
    if made.agree:
        return words("diff.same_amount" if made.same else "diff.agree", rate)
    if made.ratios is None or left is None:
        return ""
    low, high = made.ratios
    if low >= NOTABLE or 1 / high >= NOTABLE:
        factors = (low, high) if low >= NOTABLE else (1 / high, 1 / low)
        low, high = (_significant(factor, _DIGITS) for factor in factors)
        gap = words("diff.factor", _span(low, high))
    else:
        gap = words("diff.gap", _percent(made.ratios), _amount(made.ratios, left, words))
    return words("diff.converted", gap, rate)


def _percent(ratios: Span) -> str:
    """+1.2 %, −3.5–4.1 %: how much more the right one is, in parts of the left one."""
    gaps = sorted(((ratio - 1) * HUNDRED for ratio in ratios), key=abs)
    sign = "+" if gaps[1] > 0 else "−"
    least = abs(gaps[0])
    place = Decimal("0.1") if least >= 1 or not least else Decimal(1).scaleb(least.adjusted() - 1)
    return f"{sign}{_range((abs(gaps[0]), abs(gaps[1])), place)} %"


def _amount(ratios: Span, left: Quantity, words: Words) -> str:
    """The same as an amount in the currency of the left one, with its sign."""
    value = left.last if left.kind == "change" else left.value
    gaps = sorted(((ratio - 1) * (value or 0) for ratio in ratios), key=abs)
    low, high = (_significant(abs(gap), _DIGITS) for gap in gaps)
    sign = "+" if gaps[1] > 0 else "−"
    return sign + values.span((low, high), left.unit, words)


def _rate(rate: Rate, words: Words) -> str:
    """7.1 CNY/USD (stated in a.txt:1:9); 6.99–7.35 CNY/USD (2024)."""
    unit = values.unit_label(f"{rate.price}/{rate.priced}", words)
    if rate.stated:
        ends = [_significant(end, _STATED) for end in rate.at]
        places = words("diff.rate.join").join(map(where, rate.stated))
        return words("diff.rate.stated", _span(*ends), unit, places)
    low = _significant(rate.low, _DIGITS, ROUND_FLOOR)
    high = _significant(rate.high, _DIGITS, ROUND_CEILING)
    if not rate.years:
        return words("diff.rate.undated", _span(low, high), unit)
    years = dict.fromkeys((str(rate.years[0]), str(rate.years[-1])))
    return words("diff.rate.dated", _span(low, high), unit, "–".join(years))


def _range(ends: Span, place: Decimal) -> str:
    """One number where both ends round to it, else both."""
    low, high = (end.quantize(place, ROUND_HALF_EVEN) for end in ends)
    return _span(low, high)


def _span(low: Decimal, high: Decimal) -> str:
    return "–".join(dict.fromkeys((values.number(low), values.number(high))))


def _significant(value: Decimal, digits: int, rounding: str = ROUND_HALF_EVEN) -> Decimal:
    """A number in so many digits."""
    if not value:
        return value
    return value.quantize(Decimal(1).scaleb(value.adjusted() - digits + 1), rounding)
