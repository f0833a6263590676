"""Laws of amounts in two currencies."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from claimcheck import glosses, precision
from claimcheck.lexicon import exchange
from claimcheck.reports import Look, diff, layout
from claimcheck.reports.conversion import converted, told
from claimcheck.reports.rates import Rates
from claimcheck.reports.words import words
from reports.money import amount, rate, report_of

pytestmark = pytest.mark.property
SETTINGS = settings(max_examples=80, deadline=None)

CURRENCIES = ("USD", "CNY", "TWD", "HKD", "JPY", "EUR")
values = st.decimals("0.1", 99999, places=1).map(lambda value: value * Decimal("1e8"))
kinds = st.sampled_from([{}, {"kind": "bound", "high": None}, {"approximate": True}])
when = st.sampled_from(["2024", "2019", ""])
told_rates = st.one_of(st.none(), st.decimals("0.2", 200, places=2))


@st.composite
def pairs(draw):
    """Two amounts in two currencies, of a size, and perhaps a rate that an article states."""
    left, right = draw(st.permutations(CURRENCIES))[:2]
    value, year = draw(values), draw(when)
    low, high = exchange.band(left, right, ())
    worth = value * (low + high) / 2 * draw(st.decimals("0.4", "2.5", places=3))
    other = worth.quantize(Decimal("1e7"))
    assume(other > 0)
    claims = [
        amount(value, left, at=1, when=year, step="1e7", **draw(kinds)),
        amount(other, right, at=2, when=year, step="1e7", doc="b", **draw(kinds)),
    ]
    stated = draw(told_rates)
    if stated is not None:
        claims.append(rate(stated, f"{right}/{left}", step="0.01", at=3))
    return claims


def conversion(left, right, *more):
    found = Rates((left, right, *more), {}).between(left, right)
    return converted(left, right, found)


def shown(made, claim):
    return told(made, claim.quantity, words("en"))


@SETTINGS
@given(pairs())
def test_the_other_way_round_it_is_the_same_with_the_other_sign(claims):
    """Whether they agree, the rate, and the size as a factor; a gap turns its sign round."""
    left, right, *more = claims
    one, other = conversion(left, right, *more), conversion(right, left, *more)
    assert (one.rate, one.agree, one.same) == (other.rate, other.agree, other.same)
    for ratio, back in zip(one.ratios, reversed(other.ratios), strict=True):
        assert abs(ratio * back - 1) < Decimal("1e-20")
    forth, back = shown(one, left), shown(other, right)
    assert ("times" in forth) == ("times" in back)
    assert ("+" in forth, "−" in forth) == ("−" in back, "+" in back)
    assert not ("+" in forth and "−" in forth)


@SETTINGS
@given(pairs())
def test_what_agrees_no_rule_keeps_apart(claims):
    """Rules read figures at least as loosely, so that no screen says both."""
    left, right = claims[:2]
    made = conversion(left, right)
    if made.agree:
        band = exchange.band(left.quantity.unit, right.quantity.unit, made.rate.years)
        figures = [precision.level(claim.quantity) for claim in (left, right)]
        assert glosses.may_be_one(*figures, band)


@SETTINGS
@given(values, st.decimals(0, 1, places=3), st.sampled_from(CURRENCIES[1:]))
def test_a_translation_at_a_rate_of_the_band_agrees(value, part, currency):
    """Whichever rate of the year it was made at."""
    low, high = exchange.band("USD", currency, (2024,))
    other = value * (low + (high - low) * part)
    left = amount(value, "USD", step="1e7")
    assert conversion(left, amount(other, currency, doc="b", step="1e7")).agree


@SETTINGS
@given(pairs(), st.integers(40, 160), st.booleans(), st.sampled_from(["zh", "en"]))
def test_no_line_is_wider_than_the_terminal(claims, width, inline, language):
    """Rates with their places are long."""
    report = report_of(*claims)
    text = diff.render(report, "a.txt", "b.txt", Look(width, language), inline=inline)
    assert max(map(layout.cells, text.splitlines())) <= width
