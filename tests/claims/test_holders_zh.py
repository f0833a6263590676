"""Who holds Chinese figures, where a nearer name does not."""

import pytest

from claims.reading import claim_of, claims_in, measure, scope, subject


@pytest.mark.parametrize(
    ("text", "figure", "expected"),
    [
        (
            "新竹一家真空閥代理商說,庫存天數從40天拉長到65天。",
            "65",
            ("新竹一家真空閥代理商", "turnover_days"),
        ),
        ("桃園某物流業者透露,今年電費支出比去年多了兩百萬元。", "兩百萬", ("桃園某物流業者", None)),
        ("成都一家民宿表示,入住率跌到四成。", "四成", ("成都一家民宿", "hotel_occupancy")),
    ],
)
def test_a_speaker_without_a_name_tells_of_itself(text, figure, expected):
    claim = claim_of(text, figure)
    assert claim.subject.text == expected[0]
    assert expected[1] in (None, measure(claim))


@pytest.mark.parametrize(
    ("text", "figure", "holder"),
    [
        ("某券商首席表示,招商银行的净息差将降10个基点。", "10个基点", "China Merchants Bank"),
        ("上海一家基金公司说,芯片设计公司今年多了26家。", "26家", None),
    ],
)
def test_a_speaker_that_counts_others_holds_nothing(text, figure, holder):
    found = [claim for claim in claims_in(text) if figure in claim.quantity.text]
    assert "一家基金公司" not in {c.subject.text for c in found if c.subject}
    assert holder in (None, *map(subject, found))


def test_where_somebody_goes_is_no_market():
    claim = claim_of("黄仁勋到北京,45亿美元的H20成了库存。", "45亿")
    assert (subject(claim), measure(claim)) == ("NVIDIA", "inventory")
    assert not any(role == "market" for role, _ in scope(claim))


def test_where_something_is_sold_to_is_a_market():
    claim = claim_of("比亚迪销往巴西的车有3.5万辆。", "3.5万")
    assert ("market", "Brazil") in scope(claim)


def test_whoever_is_paid_holds_no_figure_behind_it():
    """Of a machine's price, and of what its maker spent."""
    text = "瀋陽機床的錢多半付給了西門子、發那科,後來公司投資超過十億元。"
    assert subject(claim_of(text, "十億")) == "Shenyang Machine Tool"


@pytest.mark.parametrize(
    ("text", "figure", "holder"),
    [
        ("天津港上半年吞吐量2.5亿吨。", "2.5亿", "天津港"),
        ("大连机场上半年旅客量1100万人次。", "1100万", "大连机场"),
        ("天津上半年吞吐量2.5亿吨。", "2.5亿", "Tianjin"),
    ],
)
def test_a_port_is_not_its_city(text, figure, holder):
    assert subject(claim_of(text, figure)) == holder


def test_a_time_between_a_place_and_what_is_counted_there_parts_them_not():
    claim = claim_of("上海七月新房成交均价每平方米8.1万元。", "8.1")
    assert claim.subject.text == "上海新房成交"


def test_providers_are_no_appliances():
    claim = claim_of("三家电信运营商合计投入3000亿元。", "3000")
    assert (claim.subject.text, scope(claim)) == ("三家电信运营商", set())
