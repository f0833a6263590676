"""Units, signs and currencies of a numeral."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quantities.helpers import only, texts


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("3 GBP 1 pence", "GBP", Decimal("3.01")),
        ("75 USD million", "USD", 75_000_000),
        ("新台币 177.1 亿元", "TWD", 17_710_000_000),
        ("三万元欧元", "EUR", 30000),
        ("$1.4m", "USD", 1_400_000),
        ("-$5", "USD", -5),
        ("零下20摄氏度", "degree_Celsius", -20),
        ("100 (kg)", "kilogram", 100),
        ("75折", "percent", 75),
        ("7.5折", "percent", 75),
        ("打擊率2成82", "percent", Decimal("28.2")),
        ("勝率6成5", "percent", 65),
        ("1.5m units", "count", 1_500_000),
        ("1.5m", "meter", Decimal("1.5")),
    ],
)
def test_value_and_unit(text: str, unit: str, value: Decimal | int) -> None:
    """Before, behind, in brackets, with a scale of its own."""
    quantity = only(text)
    assert (quantity.unit, quantity.value) == (unit, value)


def test_a_mark_belongs_to_one_figure() -> None:
    """The sign behind the first figure is not the sign before the second."""
    assert texts("10 $ 30 kg") == ["10 $", "30 kg"]


def test_closing_quotation_marks_are_no_inches() -> None:
    """Only a mark that closes nothing is a unit."""
    assert only('10" long').unit == "inch"
    assert [*texts('The class is "English 101".')] == []


def test_a_dash_is_a_sign_only_where_nothing_stands_before_it() -> None:
    """营收-12.5% falls, 15%-30% has no minus."""
    assert only("营收同比-12.5%").value == Decimal("-12.5")
    assert only("15%-30%").low == 15
    assert texts("歼-20战机") == []


def test_a_rate_may_stand_behind_or_before() -> None:
    """Both ways of writing give one unit."""
    assert only("70美元/桶").unit == only("每桶70美元").unit == only("$70 a barrel").unit


def test_a_year_ago_is_no_rate() -> None:
    """A time that has passed is not what an amount is for."""
    assert only("it was $23.4 billion a year ago").unit == "USD"


def test_letters_glued_to_a_number_make_a_name() -> None:
    """910B and 5G are no figures; 141GB is one."""
    assert texts("910B 5G 6000D 141GB") == ["141GB"]


def test_fractions_are_shares_unless_a_unit_follows() -> None:
    """A third of a whole is a percentage, a quarter of a mile is not."""
    assert only("三分之一的用户").unit == "percent"
    assert only("a 1/4 mile track").unit == "mile"
