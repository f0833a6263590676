"""Prices whose unit stands before their noun, or away from the figure."""

import pytest

from quantities.helpers import only


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("方形电芯每度电的均价已经跌到265元。", "CNY/kilowatt_hour"),
        ("每公斤的批发价格升到31元。", "CNY/kilogram"),
        ("豬肉每公斤價格為28.6元。", "CNY/kilogram"),
        ("碳酸锂每吨的报价已经涨至7.2万元。", "CNY/metric_ton"),
        ("每平方米的成交均价如今只有4.3万元。", "CNY/meter**2"),
        ("The per-kilowatt-hour price of cells fell to $45.", "USD/kilowatt_hour"),
        ("Cells now sell at a per-kWh price of $45.", "USD/kilowatt_hour"),
        ("Per-tonne copper prices reached $9,800.", "USD/metric_ton"),
        ("The price per kilogram of pork rose to 28 yuan.", "CNY/kilogram"),
        ("The price of a kilogram of pork rose to 28 yuan.", "CNY/kilogram"),
        ("Average prices per square metre hit 43,000 yuan.", "CNY/meter**2"),
    ],
)
def test_a_price_has_the_unit_that_stands_before_it(text: str, unit: str) -> None:
    assert only(text).unit == unit


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("每位用户看到的价格都是30元。", "CNY"),
        ("每吨煤都要过磅,货款共265元。", "CNY"),
        ("每吨补贴之外,企业自筹的资金达到265元。", "CNY"),
        ("The plant makes a kilogram of paint; sales reached $45.", "USD"),
        ("Its cost rose to $45 million.", "USD"),
        ("The price per night rose to $45.", "USD"),
    ],
)
def test_an_amount_is_no_price_for_each_where_no_price_is_told(text: str, unit: str) -> None:
    assert only(text).unit == unit
