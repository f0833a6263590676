"""Which reader's answer is taken."""

from __future__ import annotations

import pytest

from claimcheck.claims.plan import Plan, Reading, first, in_order, slot_of
from claimcheck.records import Quantity

FIGURE = Quantity(3, 5, 3, 4, 0, "5%", "point", "=")
OTHER = Quantity(8, 9, 8, 9, 0, "5", "point", "=")
ANSWERS = (None, Reading("near", "own", "source:cited"), Reading("far", "sentence", "source:paper"))


def test_without_a_plan_the_first_answer():
    """And later readers are not even asked."""

    def readers():
        yield from ANSWERS[:2]
        raise AssertionError("the reader behind the first answer was asked")

    assert first(None, FIGURE, readers()).value == "near"


def test_a_plan_passes_over_what_it_does_not_name():
    """Only for the figures it knows."""
    plan = Plan({(3, 5): frozenset(["source:paper"])})
    assert first(plan, FIGURE, ANSWERS).value == "far"
    assert first(plan, OTHER, ANSWERS).value == "near"
    assert first(Plan({(3, 5): frozenset()}), FIGURE, ANSWERS) is None


@pytest.mark.parametrize(
    ("step", "slot"),
    [
        ("measure:clause-before", "measure"),
        ("table:measure-column-text", "measure"),
        ("figure:unit:behind", "figure"),
        ("polarity:negation", "polarity"),
    ],
)
def test_the_slot_of_a_step(step, slot):
    """Before the colon; in a table before the first hyphen."""
    assert slot_of(step) == slot


def test_steps_stand_in_the_order_of_slots():
    """Those of one slot in the order they were made in."""
    steps = ["source:cited", "scope:market", "figure:hedge", "scope:carried", "measure:unit"]
    assert in_order(steps) == [
        "figure:hedge", "measure:unit", "scope:market", "scope:carried", "source:cited",
    ]  # fmt: skip
