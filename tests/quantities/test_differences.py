"""By how much, and in which direction."""

from __future__ import annotations

import pytest

from claimcheck.folding import fold
from claimcheck.quantities import read_text
from quantities.helpers import only


@pytest.mark.parametrize(
    "text",
    [
        "最高温度35摄氏度",
        "车长5米",
        "份额达到12%",
        "新增30万人",
        "made up 22% of sales",
        "不少于12%",
        "亏损166亿美元",
    ],
)
def test_levels_are_no_differences(text: str) -> None:
    """Words that contain a word of movement do not move anything."""
    assert only(text).kind != "delta"


def test_figures_in_a_list_move_together() -> None:
    """One verb, two figures."""
    found = read_text(fold("同比分别下降31.7%和32.5%"))
    assert [q.kind for q in found] == ["delta", "delta"]
    assert all(q.low is not None and q.low < 0 for q in found)


def test_amounts_need_a_verb_that_takes_no_object_in_english() -> None:
    """They raised $5 million; the price rose $5."""
    assert only("the price rose $5").kind == "delta"
    assert only("they raised $5 million").kind == "point"
    assert only("it was raised by $5").kind == "delta"


def test_the_outcome_of_a_difference_has_its_direction() -> None:
    """Dropped 17% to 13.1 million."""
    drop, level = read_text("Shipments dropped 17% year over year to 13.1 million units")
    assert (drop.kind, level.kind, level.direction) == ("delta", "point", -1)


@pytest.mark.parametrize(
    ("text", "than"),
    [
        ("同比增长40%", "year earlier"),
        ("环比下降3%", "previous period"),
        ("up 40% year-on-year", "year earlier"),
        ("增长40%", ""),
        ("去年同期占40%", ""),
    ],
)
def test_what_it_is_compared_with(text: str, than: str) -> None:
    """Stock phrases name the other time; a level has none."""
    assert only(text).compared_with == than


def test_a_noun_that_goes_on_belongs_to_the_next_figure() -> None:
    """较上季度的20.3%上升3.4个百分点 moves by 3.4 points, not by 20.3 %."""
    first, second = read_text("较上季度的20.3%上升3.4个百分点")
    assert (first.kind, second.kind) == ("point", "delta")


@pytest.mark.parametrize("sign", ["+", "▲", "↑", "▼", "↓"])
def test_a_printed_sign_is_a_direction(sign: str) -> None:
    """Up is +1, down is -1, and the amount is as printed."""
    quantity = only(f"{sign}5%")
    way = -1 if sign in "▼↓" else 1
    assert (quantity.kind, quantity.direction, quantity.low) == ("delta", way, 5 * way)
