"""Ranges, and what only looks like one."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.quantities import read_text
from quantities.helpers import only


def test_each_end_keeps_its_printed_place() -> None:
    """The steps of a range are those of its two ends."""
    quantity = only("0.5至1.25亿元")
    assert quantity.steps[:2] == (Decimal("1E+7"), Decimal("1E+6"))


def test_the_first_numeral_is_remembered() -> None:
    """The numeral span runs from the first to the last."""
    quantity = only("良率约为20-40%")
    assert "良率约为20-40%"[quantity.num_start : quantity.num_end] == "20-40"


@pytest.mark.parametrize(
    "text",
    ["2012–13年", "2012-2015", "1111-22223333-4444"],
)
def test_years_and_numbers_to_call_are_no_ranges(text: str) -> None:
    """Dashes stand in other places too."""
    assert not [q for q in read_text(text) if q.kind == "range"]


def test_falling_ends_are_no_range() -> None:
    """A range ascends."""
    assert [q.kind for q in read_text("40%-20%")] != ["range"]


def test_a_range_of_falls_is_turned_round() -> None:
    """-15% to -20% is from -20 to -15."""
    quantity = only("-15%至-20%")
    assert (quantity.low, quantity.high) == (-20, -15)


def test_by_one_to_the_other_is_no_range() -> None:
    """A cut and its outcome are two figures."""
    found = read_text("价格下调1.4万元至24.99万元")
    assert [(q.kind, q.value, q.direction) for q in found] == [
        ("delta", -14000, -1),
        ("point", 249900, -1),
    ]


def test_the_words_between_are_taken_in() -> None:
    """The whole expression is the span."""
    assert only("价格在5000元至1.5万元之间").text == "5000元至1.5万元之间"
    assert only("between $38 billion and $42 billion").text == "between $38 billion and $42 billion"
