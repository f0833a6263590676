"""Neighbouring figures that make one, or share one unit."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.folding import fold
from claimcheck.quantities import read_text
from quantities.helpers import only


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5元3角", Decimal("5.3"), "CNY"),
        ("2小时30分钟", Decimal("2.5"), "hour"),
        ("7 feet 10 inches", Decimal(94) / 12, "foot"),
        ("2 kilometers, 100 meters", Decimal("2.1"), "kilometer"),
        ("三块零四", Decimal("3.04"), "CNY"),
    ],
)
def test_a_smaller_unit_goes_on(text: str, value: Decimal, unit: str) -> None:
    """Two figures, one amount."""
    quantity = only(text)
    assert quantity.value == pytest.approx(value)
    assert quantity.unit == unit


@pytest.mark.parametrize("text", ["12%、19%", "500米和3公里", "5公里、300公里", "12美元和19欧元"])
def test_others_stay_apart(text: str) -> None:
    """A list is no compound."""
    assert len(read_text(text)) == 2


def test_odds_are_shares() -> None:
    """One in five is a fifth; twelve out of ten is nothing of the kind."""
    assert only("one in five cars").value == 20
    assert only("two out of three users").value == pytest.approx(Decimal("66.66666667"))
    assert len(read_text("12 out of 10")) == 2


def test_a_unit_given_once_holds_for_the_list() -> None:
    """3、5和8亿元 are three sums of money."""
    found = read_text(fold("分别为3、5和8亿元"))
    assert [(q.value, q.unit) for q in found] == [(v * 10**8, "CNY") for v in (3, 5, 8)]


@pytest.mark.parametrize("text", ["三块四分", "三块5分", "三块四厘", "三块四分五厘"])
def test_hundredths_of_a_sum_are_part_of_what_is_read(text: str) -> None:
    """The quote of a figure ends behind the word for its smallest part."""
    assert only(text).text == text
