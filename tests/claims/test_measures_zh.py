"""Measures of Chinese figures whose own clause says only half of them."""

import pytest

from claims.reading import claim_of, claims_in, measure, scope, subject


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("芯片研发的投入,五年里每年的增幅都不低于20%。", "20%", ("chip", "rd_spend")),
        ("家用空调的出口,过去三年的增速都在15%以上。", "15%", ("air conditioner", "exports")),
        ("離岸風電的發電量,去年的降幅是6%。", "6%", ("wind power", "power_generation")),
    ],
)
def test_growth_is_of_what_opens_the_clause_before(text, figure, expected):
    claim = claim_of("高校里学集成电路的毕业生每年约有20万人。" + text, figure)
    assert (subject(claim), measure(claim)) == expected


def test_growth_of_its_own_clause_wins():
    claim = claim_of("公司加大了研发投入,营收增速达到12%。", "12%")
    assert measure(claim) == "revenue"


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("昇腾910C论性能并不差,大约是H20的六倍。", "六倍", "compute_performance"),
        ("国内航线的票价,今年暑运比去年便宜了8%。", "8%", "ticket_price"),
        ("这家医院的门诊量,上半年比去年少了一成。", "一成", "outpatient_visits"),
    ],
)
def test_a_multiple_or_a_difference_is_of_the_measure_of_a_clause_without_figures(
    text, figure, expected
):
    assert measure(claim_of(text, figure)) == expected


def test_a_measure_of_its_own_clause_wins_over_one_before():
    assert measure(claim_of("公司加大了研发投入,毛利率提高3个百分点。", "3个")) == "gross_margin"


def test_two_words_around_a_particle_make_one_measure():
    assert measure(claim_of("华为研发的投入达到1800亿元。", "1800")) == "rd_spend"
    assert measure(claim_of("華為的投入達到1800億元。", "1800")) == "investment"


def test_an_amount_of_what_is_shipped_is_no_inventory():
    """The sentence before does not say what this one is of."""
    claim = claim_of("长江存储的库存达30亿元。对中国出货8.6亿元。", "8.6")
    assert measure(claim) == "shipment_value"


@pytest.mark.parametrize(
    ("text", "figure", "not_measure"),
    [
        ("把双选会从一天延长到三天,到场企业186家,比去年多出41家。", "41家", "duration"),
        ("这款游戏三天卖出1000万份,同时在线最多241万人。", "241万人", "sales_volume"),
        ("展會從三天縮短到兩天,參展商少了12家。", "12家", "duration"),
    ],
)
def test_a_measure_goes_on_only_to_what_is_counted_alike(text, figure, not_measure):
    found = [claim for claim in claims_in(text) if figure in claim.quantity.text]
    assert not_measure not in {measure(claim) for claim in found}


def test_a_measure_goes_on_to_another_counter_of_one_sort():
    claim = claim_of("比亚迪卖出39.6万辆,比上月多2万台。", "2万台")
    assert (subject(claim), measure(claim)) == ("BYD", "sales_volume")


def test_the_name_of_whose_it_is_is_no_part_of_a_measure():
    claim = claim_of("中信银行信用卡流水下滑了12%。", "12%")
    assert (subject(claim), measure(claim)) == ("China CITIC Bank", "流水")


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        ("英特爾有四分之一、高通有六成五的營收來自中國。", "四分之一", "Intel"),
        ("诺和诺德有三成、礼来有四成五的收入来自美国。", "三成", "Novo Nordisk"),
    ],
)
def test_a_part_in_front_of_another_is_of_the_same_whole(text, figure, expected):
    one, other = claims_in(text)
    assert figure in one.quantity.text
    assert (subject(one), measure(one)) == (expected, "revenue_share")
    assert scope(one) == scope(other)


def test_two_parts_that_a_comma_divides_have_their_own_wholes():
    one, _other = claims_in("国产芯片的市占率突破50%,寒武纪拿下一半的订单。")
    assert measure(one) == "market_share"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("一台工具機賣八百萬元,大約六成的錢要付給西門子、發那科。", "六成"),
        ("一辆电动车卖12万元,四成的钱要付给电池厂。", "四成"),
        ("一套房总价300万元,三成的房款要先交给开发商。", "三成"),
        ("一台機床賣35萬元,付給西門子與發那科的費用就占去售價的一半。", "一半"),
    ],
)
def test_a_part_of_a_price_is_of_what_is_sold(text, figure):
    claim = claim_of("业内都知道这笔账。" + text, figure)
    assert measure(claim) == "price_share"
    assert subject(claim) not in ("Siemens", "Fanuc")


def test_a_price_against_another_is_no_part_of_it():
    claim = claim_of("这款卡的售价是海外版的八成五。", "八成五")
    assert measure(claim) != "price_share"


def test_a_part_of_what_was_earned_is_no_part_of_a_price():
    claim = claim_of("华为今年收入8000亿元,四分之一的钱付给了供应商。", "四分之一")
    assert measure(claim) != "price_share"
