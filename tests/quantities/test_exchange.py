"""Rates of exchange, and pairs of amounts that are none; the forms stand in the corpus."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.folding import fold
from claimcheck.quantities import read_text
from quantities.helpers import only, texts


@pytest.mark.parametrize(
    "text",
    [
        "售价100美元约合710元",  # an amount and its translation
        "30亿美元(213亿元)",
        "从1美元涨到7元",
        "$100 against 7,000 yuan",  # no rate is near
        "1美元,7.1元",
        "$1 7.1 yuan",
        "1个兑7.1元",
    ],
)
def test_two_amounts_are_no_rate(text):
    assert len(texts(text)) == 2
    assert not [q for q in read_text(fold(text)) if "unit:exchange" in q.rules]


def test_a_rate_is_as_exact_as_its_price():
    """4.8 yuan for a hundred yen: the last place is a thousandth of a yuan for one."""
    assert only("100日元兑4.8元人民币").steps[0] == Decimal("0.001")


def test_a_rate_hedges_as_its_words_do():
    assert only("1美元兑换约7.1元人民币").approximate
    assert only("1美元约合7.1元人民币").approximate
    assert not only("1美元兑7.1元人民币").approximate


def test_a_bare_yuan_is_that_of_the_text():
    """A rate that no yuan has may be one of another 元, which the document tells."""
    rate = only("1美元兑32.1元")
    assert (rate.unit, "money:bare" in rate.rules) == ("CNY/USD", True)


def test_a_rate_between_two_values():
    """So much to so much of one currency for one of another: one figure, a range."""
    (found,) = read_text(fold("1美元兑7.1至7.2元"))
    assert (found.kind, found.unit) == ("range", "CNY/USD")
    assert (str(found.low), str(found.high)) == ("7.1", "7.2")
