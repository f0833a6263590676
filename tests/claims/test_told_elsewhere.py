"""Slots whose words stand in another clause than the figure, or are left out there."""

from __future__ import annotations

import pytest

from claims.reading import claim_of, measure, subject


def test_a_verb_that_is_left_out_leaves_the_name_its_figure():
    """Each company its own part of its own revenue."""
    text = "Sony draws a fifth of its revenue from China and Canon nearly two-thirds."
    assert subject(claim_of(text, "a fifth")) == "Sony"
    found = claim_of(text, "two-thirds")
    assert (subject(found), measure(found)) == ("Canon", "revenue_share")


def test_the_name_before_an_aside_opens_the_clause_behind_it():
    text = "Ternary packs, long the first choice, made up 17% of the month's installations."
    assert subject(claim_of(text, "17%")) == "ternary battery"


def test_what_an_amount_is_worth_takes_no_measure_from_before():
    """The chips in store are no revenue, though the sentence before told one."""
    text = "2024年,中芯国际的营收为578亿元。仓库里还压着12亿元的芯片。"
    assert measure(claim_of(text, "578亿元")) == "revenue"
    assert measure(claim_of(text, "12亿元")) != "revenue"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("公司的研发早已不同往日,2024年的支出约为98亿元。", "98亿元"),
        ("华为重视研发,去年的费用达到1797亿元。", "1797亿元"),
    ],
)
def test_a_compound_may_be_taken_apart(text, figure):
    """研发 in one clause and 支出 in the next are 研发支出."""
    assert measure(claim_of(text, figure)) == "rd_spend"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("为了继续销售,英伟达答应交出对华收入的15%。", "15%"),
        ("公司须把四分之一的销售收入交给当地政府。", "四分之一"),
        ("Nvidia will pay 15% of its China revenue to Washington.", "15%"),
    ],
)
def test_a_part_of_revenue_that_is_handed_over_is_a_levy(text, figure):
    assert measure(claim_of(text, figure)) == "levy_rate"


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("寒武纪挂牌首日收盘,股价涨了两倍。", "两倍", "first_day_change"),
        ("寒武纪股价今年以来上涨35%。", "35%", "year_to_date_change"),
        ("寒武纪股价周三上涨3%。", "3%", "share_price"),
    ],
)
def test_a_rise_of_a_share_price_may_be_that_of_the_first_day(text, figure, what):
    assert measure(claim_of(text, figure)) == what


def test_a_share_told_again_is_the_share_told_right_before():
    """The American share of what China has 38 % of."""
    text = "China filed 38% of the world's chip patents last year, 2.5 times the American share."
    found = claim_of(text, "2.5 times")
    assert (measure(found), found.comparand.key) == ("patent_share", "US")


def test_a_number_that_is_told_again_is_of_what_was_told_last():
    text = "去年全球的电池专利,将近四成由中国企业提交。与美国相比,中国的数量是它的1.5倍。"
    found = claim_of(text, "1.5倍")
    assert (measure(found), found.comparand.key) == ("patent_share", "US")


def test_what_is_held_against_a_forecast_is_one():
    text = "Bernstein expects Huawei to hold half the market in 2027, against 8% for Nvidia."
    assert [claim_of(text, one).modality for one in ("half", "8%")] == ["forecast", "forecast"]


def test_what_a_country_sells_is_of_the_goods_behind_the_figure():
    """And of the months that are counted, not of the whole year."""
    text = "China exported 142.8 GWh of power batteries in the first eight months of 2025."
    found = claim_of(text, "142.8")
    assert (subject(found), measure(found)) == ("China power battery", "exports")
    assert (found.period.start, found.period.end) == ("2025-01-01", "2025-08-31")


def test_a_year_that_is_to_come_is_not_the_text_s_own():
    """The rule of 2027 is ahead; this year is the other one that is named."""
    text = (
        "Brussels will require carbon labels for every battery from 2027. In 2025 the fair "
        "counted 400 visitors. This year BYD sold 3,000 cars there."
    )
    assert claim_of(text, "3,000", published=None).period.start == "2025-01-01"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Additionally, the company agreed to buy 12 jets.", "12"),
        ("2014年全国出版业实现营业收入19967.1亿元。", "19967.1亿元"),
    ],
)
def test_words_that_name_nobody_hold_no_figure(text, figure):
    found = subject(claim_of(text, figure))
    assert found not in ("Additionally", "营业")


def test_a_pronoun_is_of_the_house_of_its_own_sentence():
    """Whatever company the text told of before."""
    text = (
        "比亚迪8月的毛利率为14%。青禾汽车8月卖出货车7400辆;"
        "它把最便宜的一款车的带电量从55kWh减到48kWh,售价一口气降了120元。"
    )
    assert claim_of(text, "kWh").subject.text == "青禾汽车"
    assert claim_of(text, "120元").subject.text == "青禾汽车"
