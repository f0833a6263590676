"""The share family is told apart by its whole."""

import pytest

from claims.reading import claim_of, measure, scope, subject


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("比亚迪在泰国的市占率升至40%。", "40%", "market_share"),
        ("欧洲市场占小米营收的三成。", "三成", "revenue_share"),
        ("华为拿下了某运营商55%的订单,占其订单的55%。", "55%", "order_share"),
        ("去年动力电池专利中,中国占全球的45%。", "45%", "patent_share"),
        ("该地区75%的锂靠智利供应。", "75%", "supply_share"),
        ("英伟达须将对华营收的15%上缴。", "15%", "levy_rate"),
        ("China accounts for 20% of its revenue, Apple said.", "20%", "revenue_share"),
    ],
)
def test_a_share_is_named_by_its_whole(text, figure, what):
    """A share of revenue is never a market share."""
    assert measure(claim_of(text, figure)) == what


def test_a_share_of_revenue_names_denominator_and_market():
    """The region is the market, the revenue the denominator."""
    found = claim_of("中国市场占特斯拉营收的21%。", "21%")
    assert ("market", "China") in scope(found)
    assert ("denominator", "revenue") in scope(found)


def test_half_of_a_market_and_what_comes_behind_it():
    """The whole begins behind the word of; the second company has a share of the same market."""
    text = "Vestas will have half of the Danish wind market and Siemens less than 15%."
    for figure, who in (("half of", "Vestas"), ("15%", "Siemens")):
        found = claim_of(text, figure)
        assert (subject(found), measure(found)) == (who, "market_share")


@pytest.mark.parametrize("verb", ["送进", "卖到", "销往"])
def test_where_a_part_goes_is_no_share_of_a_market(verb):
    """The share that was told before is of somebody else."""
    text = f"中国晶片企业的全球市占率为12%,全世界卖出的晶圆则有53%{verb}德国。"
    assert measure(claim_of(text, "12%")) == "market_share"
    assert measure(claim_of(text, "53%")) != "market_share"
