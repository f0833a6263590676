"""Rates of exchange: a currency's own, and those that only say what amounts were converted at."""

from __future__ import annotations

import pytest

from claims.reading import claim_of, claims_in, measure, subject

GLOSSES = [
    "2024年，英伟达的营收为30亿美元，按1美元兑7.1元计算，约合213亿元人民币。",
    "2024年，英伟达的营收为30亿美元（按7.1元/美元计算，约合213亿元人民币）。",
    "2024年，輝達的營收為30億美元，以1美元兌7.1元人民幣換算，約合213億元人民幣。",
    "NVIDIA's revenue in 2024 was $3 billion, or 21.3 billion yuan at 7.1 yuan to the dollar.",
    "NVIDIA's revenue in 2024 was $3 billion (21.3 billion yuan; $1 = 7.1 yuan).",
]


@pytest.mark.parametrize("text", GLOSSES)
def test_a_rate_by_the_way_is_nobodys_figure(text):
    """It is no revenue, and it belongs to nobody who is spoken of."""
    (rate,) = [c for c in claims_in(text) if "/" in c.quantity.unit]
    assert (measure(rate), subject(rate), rate.quantity.unit) == ("exchange_rate", None, "CNY/USD")


@pytest.mark.parametrize("text", GLOSSES)
def test_the_amounts_around_a_rate_keep_their_measure(text):
    """What the rate is of does not go on."""
    amounts = [c for c in claims_in(text) if "/" not in c.quantity.unit]
    assert [(measure(c), subject(c)) for c in amounts] == [("revenue", "NVIDIA")] * 2


def test_a_rate_that_is_the_news_keeps_its_subject():
    rate = claim_of("离岸人民币汇率报7.1元/美元。", "7.1元/美元")
    assert measure(rate) == "exchange_rate"
    assert "measure:clause" in rate.derived_by
