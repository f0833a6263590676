"""Hedges and bounds."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.precision import level
from claimcheck.quantities import read_text
from quantities.helpers import only


def test_a_bound_opens_one_side() -> None:
    """Over fills low, at most fills high."""
    over, most = only("超过50%"), only("至多50%")
    assert (over.low, over.high) == (50, None)
    assert (most.low, most.high) == (None, 50)
    assert over.steps[1] is None
    assert most.steps[0] is None


@pytest.mark.parametrize(
    ("text", "op"), [("不超过50%", "<="), ("未突破50%", "<="), ("不低于50%", ">=")]
)
def test_denial_turns_a_bound_round(text: str, op: str) -> None:
    """Not over is at most."""
    assert only(text).op == op


@pytest.mark.parametrize("text", ["12%以上市公司", "12%起诉", "12%上下游"])
def test_the_beginning_of_another_word_bounds_nothing(text: str) -> None:
    """以上 in 以上市公司 is no bound."""
    assert only(text).kind == "point"


def test_hedge_and_bound_stand_together() -> None:
    """Both are kept."""
    quantity = only("约超过50%")
    assert (quantity.op, quantity.approximate) == (">", True)


def test_a_bound_of_the_next_figure_is_its_own() -> None:
    """Above 1,000 and below 1,500 is one range, not "1,000 and below"."""
    quantity = only("above 1000 and below 1500")
    assert (quantity.low, quantity.high, quantity.op) == (1000, 1500, "in")


def test_bounds_that_exclude_each_other_stay_two() -> None:
    """No range descends."""
    assert len(read_text("大于50并小于12")) == 2


@pytest.mark.parametrize(
    "text", ["用了整整两年。", "用了正好两年。", "It lasted exactly two years."]
)
def test_what_is_said_to_be_exact_is_not_rounded(text: str) -> None:
    """Two whole years are no year and a half; two years may be."""
    found = level(only(text))
    plain = level(only("用了两年。"))
    assert found is not None
    assert plain is not None
    assert plain.loosest[0] is not None
    assert found.loosest[0] is not None
    assert plain.loosest[0] <= Decimal("1.5") < Decimal("1.8") < found.loosest[0]
