"""Whose figure it is."""

import pytest

from claims.reading import claim_of, claims_in, subject


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("比亚迪在欧洲的市场份额达到6%。", "6%", "BYD"),
        ("小米发布新车之后,其营收增至300亿元。", "300亿", "Xiaomi"),
        ("宁德时代扩产,装机量达50GWh,市场份额为38%。", "38%", "CATL"),
        ("据IDC统计,荣耀手机出货量为900万台。", "900万", "Honor"),
        ("三星与SK海力士竞争,后者不敌。美光的良率为70%。", "70%", "Micron"),
        ("全球60%的电池由宁德时代供应。", "60%", "CATL"),
        ("一款售价20万元的小米SU7上市。", "20万", "Xiaomi SU7"),
        ("中国市场占特斯拉营收的21%。", "21%", "Tesla"),
        ("Tesla delivered 450,000 vehicles in the quarter.", "450,000", "Tesla"),
        ("Samsung's foundry yield is below 60%.", "60%", "Samsung"),
    ],
)
def test_the_holder_of_a_figure(text, figure, who):
    """Comparands, sources and markets are never the subject."""
    assert subject(claim_of(text, figure)) == who


def test_a_list_is_shared_out():
    """甲、乙、丙分别为 1、2、3 gives each its own."""
    text = "比亚迪、吉利汽车、奇瑞的出口量分别为10万辆、8万辆、5万辆。"
    found = {c.quantity.text.strip(): subject(c) for c in claims_in(text)}
    assert sorted(found.values()) == ["BYD", "Chery", "Geely"]
    assert next(v for k, v in found.items() if k.startswith("8万")) == "Geely"


def test_one_value_for_two_subjects():
    """A value that two hold alike is a claim of each."""
    text = "英伟达和AMD都要把对华营收的12%上缴。"
    assert {subject(c) for c in claims_in(text)} == {"NVIDIA", "AMD"}


def test_a_company_measure_goes_to_the_owner():
    """Revenue is the maker's, even where the product is named."""
    text = "iPhone热销,营收达到900亿美元。"
    assert subject(claim_of(text, "900亿")) == "Apple"


def test_the_company_of_a_sentence_before():
    """该公司 leans on the last company."""
    text = "宁德时代公布了财报。该公司净利润为120亿元。"
    assert subject(claim_of(text, "120亿")) == "CATL"
    assert claim_of(text, "120亿").locus("subject") == "inherited"


def test_it_is_the_product_that_the_text_was_about_last():
    """A figure that anything may have: the name of the sentence before, in the words of Taiwan."""
    text = "談到國內的基礎軟體,最常被提起的是歐拉作業系統。它的累計裝機量已有800萬套。"
    assert subject(claim_of(text, "800萬", kind="txt")) == "openEuler OS"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("医学院每年走出校门的毕业生有3000人。", "医学院"),
        ("中国每年走出校门的毕业生有3000人。", "China"),
    ],
)
def test_those_who_act_come_before_what_they_act_on(text, who):
    """走出校门的毕业生 are the school's, not the gate's."""
    assert subject(claim_of(text, "3000人")) == who


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("上半年,中国企业卖到海外的动力电池有80GWh。", "China power battery"),
        ("上半年,中国动力电池出口80GWh。", "China power battery"),
        ("上半年,中国企业的营收为80亿元。", "Chinese companies"),
    ],
)
def test_what_the_companies_of_a_country_export_the_country_does(text, who):
    assert subject(claim_of(text, "80")) == who


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Nvidia's H20 is made on a 4 nm process.", "4 nm", "NVIDIA H20"),
        ("Nvidia's revenue from the H20 was $4 billion.", "$4", "NVIDIA"),
        ("China trains a lot. Colleges there turn out 30,000 nurses a year.", "30,000", "China"),
    ],
)
def test_heads_and_places_in_english(text, figure, who):
    assert subject(claim_of(text, figure)) == who
