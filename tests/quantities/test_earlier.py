"""Parts and multiples of an earlier level, and bounds before what a figure is a part of."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quantities.helpers import only, texts


@pytest.mark.parametrize(
    ("text", "kind", "op", "value", "since"),
    [
        ("本季销量剩下不到去年同期的三成", "bound", "<", 30, "year earlier"),
        ("客流仍有上年同期的一半左右", "ratio", "~", 50, "year earlier"),
        ("产量是去年同期的2.1倍", "ratio", "=", "2.1", "year earlier"),
        ("订单是上月的两倍", "ratio", "=", 2, "previous month"),
        ("營收只有去年的六成", "ratio", "=", 60, "year earlier"),
        (
            "Arrivals were just under half of what they were a year ago",
            "bound",
            "<",
            50,
            "year earlier",
        ),
        ("Output was three times last year's level", "ratio", "=", 3, "year earlier"),
        (
            "Sales were 60% of the level of the previous quarter",
            "ratio",
            "=",
            60,
            "previous quarter",
        ),
    ],
)
def test_a_part_of_an_earlier_level_is_counted_from_it(text, kind, op, value, since):
    """It says what a growth says, as a multiple."""
    found = only(text)
    assert (found.kind, found.op, found.compared_with) == (kind, op, since)
    assert (found.low if found.low is not None else found.high) == Decimal(str(value))
    assert "ratio" in found.rules


@pytest.mark.parametrize(
    "text",
    [
        "去年的三成收入来自海外",  # a share of that year
        "市场份额低于去年的三成",  # the share of that year was three tenths
        "A third of last year's sales came from abroad",
        "The rate is 60% last year",
    ],
)
def test_a_share_of_an_earlier_time_is_no_growth(text):
    assert only(text).compared_with == ""


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("新卡的算力还不到旧卡的一半", "<"),
        ("前者的重量不及后者的三成", "<"),
        ("它的售价超过对手的两倍", ">"),
        ("耗电不超过上一代的四成", "<="),
    ],
)
def test_a_bound_stands_before_what_the_figure_is_a_part_of(text, op):
    assert only(text).op == op


def test_a_percentage_in_digits_may_be_the_other_things_own():
    """超过对手的30% may be above the 30 % that the other has."""
    assert only("份额超过对手的30%").op == "="


@pytest.mark.parametrize(
    ("text", "figure", "value"),
    [
        (
            "The group keeps roughly one dollar in every five it takes",
            "one dollar in every five",
            20,
        ),
        ("Fewer than eight in every hundred chips fail", "eight in every hundred", 8),
        ("每签五张单,就有三张来自海外", "每签五张单,就有三张", 60),
        ("公司每赚8块钱,约有1块来自国内", "每赚8块钱,约有1块", "12.5"),
    ],
)
def test_so_many_of_every_so_many_are_a_share(text, figure, value):
    found = only(text)
    assert figure in found.text
    assert (found.unit, found.value or found.high) == ("percent", Decimal(str(value)))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("岭能科技上半年出货21GWh", ["21GWh"]),
        ("公司下半年再投3亿元", ["3亿元"]),
        ("新闻热线:0571-5550 8899", []),
        ("The plant stands half-idle", []),
        ("He talks about a $50 billion market", ["$50 billion"]),
        ("the levy went up to a quarter of sales", ["a quarter"]),
    ],
)
def test_what_only_looks_like_a_figure_or_a_hedge(text, found):
    assert texts(text) == found


@pytest.mark.parametrize("text", ["碳酸锂每吨7万至8万元", "碳酸锂每吨7万元至8万元"])
def test_both_ends_of_a_range_are_for_the_same_amount(text):
    found = only(text)
    assert (found.unit, found.op) == ("CNY/metric_ton", "in")
    assert (found.low, found.high) == (70000, 80000)


@pytest.mark.parametrize("text", ["增长两倍多", "占了三成多"])
def test_and_some_more_is_an_open_bound(text):
    assert only(text).op == ">"
