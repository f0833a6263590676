"""Times and lengths as sports tell them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import read_quantities


@pytest.mark.parametrize(
    ("text", "figure", "value", "unit"),
    [
        ("决赛中他以27秒86率先触壁", "27秒86", "27.86", "second"),
        ("小组赛跑出3分58秒09", "3分58秒09", str(Decimal(3) + Decimal("58.09") / 60), "minute"),
        ("全程用时2小时48分11秒", "2小时48分11秒", None, "hour"),
        ("第二棒游出1分02秒36", "1分02秒36", str(Decimal(1) + Decimal("2.36") / 60), "minute"),
        ("最后一跳8米47", "8米47", "8.47", "meter"),
        ("门框高1米8", "1米8", "1.8", "meter"),
        ("最後一跳８米４７", "８米４７", "8.47", "meter"),
    ],
)
def test_places_behind_the_unit(text, figure, value, unit):
    (found,) = read_quantities(text)
    assert (found.text, found.quantity.unit) == (figure, unit)
    if value is not None:
        assert abs(found.value - Decimal(value)) < Decimal("1e-9")


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("每隔3秒10人通过闸口", ["3秒", "10人"]),
        ("墙高2米，3人受伤", ["2米", "3人"]),
        ("主队以30分领先", ["30分"]),
        ("坝长25米2008年建成", ["25米"]),
    ],
)
def test_what_only_stands_behind(text, figures):
    assert [found.text for found in read_quantities(text)] == figures


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("这家人上月用电281度", "kilowatt_hour", 281),
        ("电池包的带电量为81度", "kilowatt_hour", 81),
        ("該站全年發電1.2億度", "kilowatt_hour", 120000000),
        ("电池包温度为81度", "degree", 81),
        ("支架与地面成30度", "degree", 30),
        ("电梯的倾角为30度", "degree", 30),
    ],
)
def test_degrees_and_units_of_power(text, unit, value):
    (found,) = read_quantities(text)
    assert (found.quantity.unit, found.value) == (unit, value)
