"""What a bare 元 is in texts in traditional script."""

import pytest

from claims.reading import claim_of

TAIPEI = "台北訊,年增與季減的數字都在法說會上公布。"


@pytest.mark.parametrize(
    ("text", "figure", "unit"),
    [
        ("聯發科第三季營收1420億元。", "1420", "TWD"),
        ("比亞迪第三季營收1950億元。", "1950", "CNY"),
        ("瀋陽機床砸下十多億元。", "十多億", "CNY"),
        ("國泰航空上半年營收500億港元。", "500", "HKD"),
        ("輝達上半年營收500億元。", "500", "TWD"),
    ],
)
def test_it_is_the_money_of_whom_it_is_told(text, figure, unit):
    """A house of Taipei tells of the mainland in the same words; of others in its own money."""
    assert claim_of(TAIPEI + text, figure).quantity.unit == unit


def test_a_firm_of_taiwan_has_its_own_money_where_the_text_tells_of_another():
    claim = claim_of("人民幣貶值影響有限,台積電砸下超過三千億元蓋廠。", "三千億")
    assert claim.quantity.unit == "TWD"
    assert "figure:money:holder" in claim.derived_by


def test_a_price_is_in_the_money_of_where_it_is_sold():
    """Phones of the mainland are sold in Taipei as well."""
    assert claim_of(TAIPEI + "小米手機的售價為3500元。", "3500").quantity.unit == "TWD"


def test_simplified_script_leaves_it_open():
    assert claim_of("台积电营收8000亿元。", "8000").quantity.unit == "CNY"


def test_a_share_has_no_money():
    claim = claim_of(TAIPEI + "每賺8塊錢,約有1塊來自中國。", "8塊")
    assert claim.quantity.unit == "percent"
