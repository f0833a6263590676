"""Which rate makes an amount one in another currency: that of the articles, else that of its years.

An article states a rate in so many words (at 7.1 yuan to the dollar), or by an amount that it tells
in both currencies (30亿美元，约合213亿元). The nearest statement counts; without any, the band.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from claimcheck import glosses
from claimcheck.frozen import record
from claimcheck.lexicon import exchange, units
from claimcheck.precision import Figure, level, scaled
from claimcheck.records import Claim
from claimcheck.reports.amounts import Span, convertible, money

ONE = Decimal(1)
_FAR = 2  # times beyond the bands of all years


@record
class Rate:
    """What one of the dearer of two currencies costs in the other one.

    Attributes:
        priced, price: the two: so many CNY, the price, for one USD.
        low, high: between these it may be.
        at: as it is stated, the least and the greatest where it is stated twice.
        stated: the claims that state it; none for a band.
        years: those of the band, none where they are not known.
    """

    priced: str
    price: str
    low: Decimal
    high: Decimal
    at: Span
    stated: tuple[Claim, ...] = ()
    years: tuple[int, ...] = ()


@record
class _Statement:
    """A rate that an article states: in words by one claim, by a gloss of two."""

    rate: Rate
    claims: tuple[Claim, ...]

    def distance(self, left: Claim, right: Claim) -> int:
        """How little it says of two amounts: of one of them, of its line, of its time, of none."""
        pair = (left, right)
        if any(_place(a) == _place(c) for a in pair for c in self.claims):
            return 0
        if any((a.document, a.line) == (c.document, c.line) for a in pair for c in self.claims):
            return 1
        return 2 if any(_one_time(a, c) for a in pair for c in self.claims) else 3

    def holds_in(self, years: tuple[int, ...]) -> bool:
        """Whether it says nothing of a time, or is of one of these years."""
        own = glosses.years({}, self.claims)
        return not own or not years or not set(own).isdisjoint(years)


class Rates:
    """The rates that hold for the claims of a report.

    Args:
        claims: of the articles; each statement of a rate is one, or two.
        published: days of publication by article, where known.
    """

    def __init__(self, claims: Iterable[Claim], published: Mapping[str, str]) -> None:
        self._published = published
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            self._claims[claim.document].append(claim)
        self._known: dict[str, list[_Statement]] = {}

    def between(self, left: Claim, right: Claim) -> Rate | None:
        """The rate for two amounts; None for one currency, or where nothing tells the rate."""
        one, other = money(left.quantity), money(right.quantity)
        if one is None or other is None or not convertible(one, other):
            return None
        years = self._years(left, right) or self._years(left) or self._years(right)
        pair, own = {one.currency, other.currency}, {_place(left), _place(right)}
        found = [
            told
            for document in dict.fromkeys((left.document, right.document))
            for told in self._statements(document)
            if {told.rate.priced, told.rate.price} == pair
            and not own.issuperset(map(_place, told.claims))  # a gloss is no judge of itself
            and told.holds_in(years)
        ]
        if found:
            return _joined(_nearest(found, left, right))
        priced, price = _ordered(one.currency, other.currency)
        band = exchange.band(priced, price, years)
        return None if band is None else Rate(priced, price, *band, band, years=years)

    def _years(self, *claims: Claim) -> tuple[int, ...]:
        return glosses.years(self._published, claims)

    def _statements(self, document: str) -> list[_Statement]:
        """The rates that an article states, in its order."""
        if document not in self._known:
            claims = sorted(self._claims[document], key=_place)
            self._known[document] = [*_in_words(claims), *self._glosses(claims)]
        return self._known[document]

    def _glosses(self, claims: Sequence[Claim]) -> Iterator[_Statement]:
        """The amounts that are told in two currencies, one right behind the other."""
        for at, first in enumerate(claims):
            for second in claims[at + 1 :]:
                if second.figure[0] - first.figure[1] > glosses.NEAR:
                    break
                if glosses.is_gloss(first, second) and _of_one_thing(first, second):
                    rate = self._implied(first, second)
                    if rate is not None:
                        yield _Statement(rate, (first, second))

    def _implied(self, first: Claim, second: Claim) -> Rate | None:
        """The rate of a gloss; None where no rate of its years makes the two one.

        Rules complain of such a gloss, by the same test; it states nothing.
        """
        one, other = money(first.quantity), money(second.quantity)
        if one is None or other is None or not convertible(one, other):
            return None
        band = exchange.band(one.currency, other.currency, self._years(first, second))
        left, right = _figure(first), _figure(second)
        if band is None or left is None or right is None:
            return None
        if not glosses.may_be_one(left, right, band) or not (one.single and other.single):
            return None
        if _ordered(one.currency, other.currency)[0] == other.currency:
            one, other = other, one
        (least, most), (low, high) = one.spans[0], other.spans[0]
        if not least:
            return None
        at = other.values[0] / one.values[0]
        span = low / most, high / least
        return Rate(one.currency, other.currency, *span, (at, at), stated=(second,))


def _figure(claim: Claim) -> Figure | None:
    """A claim's figure as rules read it, in base units of its currency."""
    if claim.quantity is None:
        return None
    read = level(claim.quantity)
    return None if read is None else scaled(read, units.factor(claim.quantity.unit))


def _in_words(claims: Iterable[Claim]) -> Iterator[_Statement]:
    """The rates that are told in so many words."""
    for claim in claims:
        quantity = claim.quantity
        pair = exchange.priced(quantity.unit) if quantity is not None else None
        if quantity is None or pair is None or quantity.kind != "point" or quantity.low is None:
            continue
        if claim.polarity != "affirmed" or claim.modality != "asserted" or not _possible(claim):
            continue
        value, half = quantity.low, (quantity.steps[0] or Decimal(0)) / 2
        if value > half:
            price, priced = pair
            low, high = value - half, value + half
            if _ordered(priced, price, value)[0] != priced:  # 0.14 dollars for a yuan
                price, priced = pair[::-1]
                low, value, high = ONE / high, ONE / value, ONE / low
            rate = Rate(priced, price, low, high, (value, value), stated=(claim,))
            yield _Statement(rate, (claim,))


def _possible(claim: Claim) -> bool:
    """Whether a rate that a text tells was ever near: not 71 yuan to the dollar."""
    quantity = claim.quantity
    pair = exchange.priced(quantity.unit) if quantity is not None else None
    if quantity is None or quantity.low is None or pair is None:
        return False
    price, priced = pair
    band = exchange.band(priced, price, ())
    return band is None or band[0] / _FAR <= quantity.low <= band[1] * _FAR


def _ordered(one: str, other: str, rate: Decimal = ONE) -> tuple[str, str]:
    """Two currencies, the one first that costs so many of the other: dollars, then yuan.

    Args:
        one: a currency.
        other: another one.
        rate: what the one costs, where no band tells that.
    """
    usual = exchange.band(one, other, ()) or (rate, rate)  # always one way, even near parity
    return (one, other) if sum(usual) >= 2 else (other, one)


def _nearest(found: Sequence[_Statement], left: Claim, right: Claim) -> Sequence[_Statement]:
    """The statements that say most of two amounts; what is said in words before what is implied."""
    least = min(told.distance(left, right) for told in found)
    near = [told for told in found if told.distance(left, right) == least]
    return [told for told in near if len(told.claims) == 1] or near


def _joined(found: Sequence[_Statement]) -> Rate:
    """One rate of several, with the first statement of each article."""
    rates = [told.rate for told in found]
    stated = {rate.stated[0].document: rate.stated[0] for rate in reversed(rates)}
    return replace(
        rates[0],
        low=min(rate.low for rate in rates),
        high=max(rate.high for rate in rates),
        at=(min(rate.at[0] for rate in rates), max(rate.at[1] for rate in rates)),
        stated=tuple(sorted(stated.values(), key=_place)),
    )


def _of_one_thing(left: Claim, right: Claim) -> bool:
    """Whether two figures of an article are of one subject and measure, and neither is denied."""
    keys = {
        (c.subject.key if c.subject else "", c.measure.key if c.measure else "")
        for c in (left, right)
    }
    return len(keys) == 1 and left.polarity == right.polarity == "affirmed"


def _one_time(left: Claim, right: Claim) -> bool:
    one, other = left.period, right.period
    return one.stated and (one.start, one.end) == (other.start, other.end)


def _place(claim: Claim) -> tuple[str, tuple[int, int]]:
    return claim.document, claim.figure
