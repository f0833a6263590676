"""Figures that several hold together, and those who are left."""

import pytest

from claims.reading import claim_of, claims_in, measure, scope, subject


@pytest.mark.parametrize(
    ("text", "figure", "holder"),
    [
        ("三星占42%,SK海力士占25%,两家合起来接近三分之二。", "三分之二", "SK hynix + Samsung"),
        ("華航與國泰航空合計拿下這條航線近七成的座位。", "七成", "Cathay Pacific + China Airlines"),
        ("腾讯和网易合起来占了六成多。", "六成多", "NetEase + Tencent"),
        (
            "恒大、碧桂园和融创三家一共欠了近5万亿元。",
            "5万亿",
            "Country Garden + Evergrande + Sunac",
        ),
        (
            "百濟神州賣了7.4億美元,輝瑞賣了60億美元,兩者加總67.4億美元。",
            "67.4億",
            "BeiGene + Pfizer",
        ),
    ],
)
def test_a_sum_is_held_by_all_that_are_added_up(text, figure, holder):
    """Never by the one that was named last, nor by each of them."""
    found = [claim for claim in claims_in(text) if figure in claim.quantity.text]
    assert [subject(claim) for claim in found] == [holder]


def test_the_order_of_the_names_does_not_matter():
    one = claim_of("中国移动和中国电信合计投入2600亿元。", "2600")
    other = claim_of("中国电信、中国移动共计投入2700亿元。", "2700")
    assert subject(one) == subject(other) == "China Mobile + China Telecom"


def test_what_goes_on_behind_a_sum_is_of_the_sum():
    claim = claim_of("丰田和本田合计卖出80万辆,同比减少3%。", "3%")
    assert (subject(claim), measure(claim)) == ("Honda + Toyota", "sales_volume")


def test_a_sum_of_the_sentence_before():
    """The last two that the paragraph gave figures to."""
    claim = claim_of("工行的占比是12%。建行的占比是10%。两家加起来超过两成。", "两成")
    assert subject(claim) == "China Construction Bank + ICBC"


def test_a_name_that_no_entry_knows_stays_in_the_sum():
    claim = claim_of("上汽、比亚迪和吉利三家合计卖出42万辆。", "42万")
    assert subject(claim) == "上汽、比亚迪和吉利"


@pytest.mark.parametrize(
    ("text", "figure", "holders"),
    [
        ("三星和美光的市占率均为20%。", "20%", {"Samsung", "Micron"}),
        ("丰田累计卖出80万辆,同比减少3%。", "3%", {"Toyota"}),
        (
            "工行的占比是12%。建行的占比是10%,两年提高3个百分点。",
            "3个",
            {"China Construction Bank"},
        ),
    ],
)
def test_a_figure_that_adds_nothing_up_stays_with_each(text, figure, holders):
    assert {subject(c) for c in claims_in(text) if figure in c.quantity.text} == holders


@pytest.mark.parametrize(
    "text",
    [
        "前十家车企占了92%的市场,前十名之外的小厂加在一起,还占着约8%。",
        "前十大航商的市占率达92%,前十名以外的業者合計約8%。",
        "前五家银行的份额是70%,前十家以外的银行加起来只有8%的份额。",
    ],
)
def test_those_outside_of_the_first_so_many_have_one_name(text):
    claim = claim_of(text, "8%")
    assert (subject(claim), measure(claim)) == ("outside the top 10", "market_share")
    assert not any(claim.quantity.kind == "rank" for claim in claims_in(text))


@pytest.mark.parametrize(
    ("text", "figure", "holder"),
    [
        ("三星占42%,其余厂商合计占9%。", "9%", "其余厂商"),
        ("招行的不良率是0.9%,其他银行加起来超过2%。", "2%", "其他银行"),
    ],
)
def test_the_rest_holds_its_own_figure(text, figure, holder):
    assert subject(claim_of(text, figure)) == holder


def test_other_income_is_nobody():
    """其他 opens a clause of the company's as well."""
    assert subject(claim_of("招商银行的净利润是90亿元,其他收入10亿元。", "10亿")) == (
        "China Merchants Bank"
    )


def test_the_first_so_many_hold_theirs_as_before():
    claim = claim_of("前五大業者合計市占率達94%。", "94%")
    assert (claim.subject.text, measure(claim)) == ("前五大業者", "market_share")


@pytest.mark.parametrize(
    ("text", "figure", "holder", "of"),
    [
        ("台積電占全球晶圓代工市場的七成,三星占8%。", "8%", "Samsung", "global"),
        ("宁德时代占国内装车量的43%,比亚迪占24%。", "24%", "BYD", "China"),
    ],
)
def test_a_part_without_a_whole_is_of_the_one_before(text, figure, holder, of):
    claim = claim_of(text, figure)
    assert (subject(claim), measure(claim)) == (holder, "market_share")
    assert ("market", of) in scope(claim)


def test_a_part_behind_one_of_a_companys_revenue_is_of_nobody_knows_what():
    claim = claim_of("百济神州占到全球销售额的七成,欧洲占12%。", "12%")
    assert measure(claim) == "share"


@pytest.mark.parametrize(
    ("text", "figure", "holder"),
    [
        ("减重针市场去年翻了一番,诺和诺德吃下六成五。", "六成五", "Novo Nordisk"),
        ("全球云市场规模2000亿美元,亚马逊拿走三成,微软抢下两成五。", "两成五", "Microsoft"),
    ],
)
def test_who_takes_a_part_has_it_of_the_market_that_is_told_of(text, figure, holder):
    claim = claim_of(text, figure)
    assert (subject(claim), measure(claim)) == (holder, "market_share")


def test_who_takes_a_part_of_no_market_has_no_market_share():
    assert measure(claim_of("董事会改选,创始人拿下六成五。", "六成五")) != "market_share"
