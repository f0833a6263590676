"""Which measure a figure is of."""

import pytest

from claimcheck import lexicon
from claimcheck.claims.mentions import finder
from claims.reading import claim_of, measure


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("该银行净息差为1.52%,不良贷款率1.3%。", "1.52%", "net_interest_margin"),
        ("该银行净息差为1.52%,不良贷款率1.3%。", "1.3%", "npl_ratio"),
        ("公司上半年稅後純益12億元。", "12億元", "net_profit"),
        ("外資買超3.2萬張,投信賣超8000張。", "3.2萬張", "net_buying"),
        ("外資買超3.2萬張,投信賣超8000張。", "8000張", "net_selling"),
        ("8月末M2余额330万亿元,M1余额111万亿元。", "111万亿元", "m1"),
        ("Its net interest margin was 3.1% and its CET1 ratio 13%.", "13%", "cet1_ratio"),
        ("The airline's load factor rose to 84%.", "84%", "load_factor"),
        ("The trial enrolled patients; overall survival was 15 months.", "15", "overall_survival"),
    ],
)
def test_the_words_of_a_field_name_its_measures(text, figure, name):
    """Words that lie close beside each other are told apart."""
    assert measure(claim_of(text, figure)) == name


def test_a_thing_is_no_part_of_the_measure():
    """商品房销售面积: the area is measured, of the houses."""
    claim = claim_of("一季度商品房销售面积11235万平方米。", "11235")
    assert (claim.subject.text, claim.measure.text) == ("商品房", "销售面积")


def test_some_words_count_only_beside_a_level_in_their_own_unit():
    """高120米 is a height; 高3% is a difference of something else."""
    assert measure(claim_of("大桥高120米。", "120米")) == "height"
    assert measure(claim_of("The tower is 120 metres tall.", "120")) == "height"
    assert measure(claim_of("中芯国际的营收比上年高3%。", "3%")) == "revenue"


def test_a_count_of_other_things_is_not_of_the_measure():
    """Three hospitals are no patients."""
    text = "该集团收治患者3万人,下设3家医院。"
    assert measure(claim_of(text, "3万人")) == "patients"
    assert measure(claim_of(text, "3家")) != "patients"


def test_a_unit_alone_says_the_measure():
    """Where no word does."""
    assert measure(claim_of("华为Mate 70支持5700mAh。", "5700")) == "battery_capacity"
    assert measure(claim_of("华为的新手机可达2500尼特。", "2500")) == "luminance"
    assert measure(claim_of("宁德时代在欧洲有3GW。", "3GW")) == "installed_power"


def test_the_words_of_another_language_are_left_out_of_an_automaton():
    """Names and acronyms are words of every language."""
    text = "营收revenue ROE 英伟达 Nvidia"
    of = {
        language: [m.text for m in finder(lexicon.load(), language).find(text)]
        for language in ("zh", "en", None)
    }
    assert of["zh"] == ["营收", "ROE", "英伟达", "Nvidia"]
    assert of["en"] == ["revenue", "ROE", "英伟达", "Nvidia"]
    assert of[None] == ["营收", "revenue", "ROE", "英伟达", "Nvidia"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Nvidia was stuck with H20 stock worth $5.4 billion that it could not sell.", "inventory"),
        ("Unsold stock of $300 million weighed on Gap.", "inventory"),
        ("Gap's stock in its warehouses was worth $300 million.", "inventory"),
        ("Berkshire sold Apple stock worth $6 billion.", "share_price"),
        ("Nvidia's stock closed at $120.", "share_price"),
        ("Gap's shares closed at $30 with unsold coats piling up.", "share_price"),
    ],
)
def test_stock_that_nobody_could_sell_is_no_share(text, name):
    """One word for goods and for shares; where the sentence tells of unsold ones, of goods."""
    assert measure(claim_of(text, "$")) == name
