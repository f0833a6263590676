"""Printed precision: what a figure may honestly mean."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import documents, quantities
from claimcheck.rules import intervals
from rules.build import quantity

D = Decimal


def spread(figure):
    return tuple(None if v is None else float(v) for v in figure.loosest)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (quantity(low="55.22", unit="USD"), (55.215, 55.225)),
        (quantity(low=45, unit="USD"), (44.5, 45.5)),
        (quantity(low=200, unit="USD"), (190, 210)),
        (quantity(low=1400000, unit="CNY"), (1350000, 1450000)),
        (quantity(low="1.40", unit="CNY"), (1.395, 1.405)),
        (quantity(low=40), (39.5, 40.5)),
        (quantity(low=40, steps=(D(10), D(10), None, None)), (39.5, 40.5)),
        (quantity(low="12.53"), (12.525, 12.535)),
        (quantity(low=40, approximate=True), (38, 42)),
        (quantity(low=700000, unit="count", approximate=True), (665000, 735000)),
        (quantity("range", low=20, high=40), (19.5, 40.5)),
        (quantity(low=0), (0, 0.5)),
    ],
)
def test_a_printed_figure_is_widened_by_its_last_place(told, expected):
    """Half a unit of the last place, more for round integers, never over half a point."""
    assert spread(intervals.level(told)) == expected


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (quantity("bound", low=50), (50, None)),
        (quantity("bound", high=50), (None, 50)),
        (quantity("bound", low=20000000000, unit="USD"), (20000000000, None)),
    ],
)
def test_a_bound_word_pins_its_side(told, expected):
    """More than 50 is not 49.5."""
    assert spread(intervals.level(told)) == expected


def test_a_change_has_two_ends_and_no_level():
    """A fall from 95 to 0 is no statement of 47.5."""
    fall = quantity("change", first=95, last=0)
    assert intervals.level(fall) is None
    assert intervals.start(fall).point == 95
    assert intervals.end(fall).point == 0


def test_a_comparison_in_words_has_no_interval():
    """On par states no value."""
    assert intervals.level(quantity("comparison", op="=")) is None


@pytest.mark.parametrize(
    ("left", "right", "outcome"),
    [
        (quantity(low=40), quantity(low=40), "agree"),
        (quantity("range", low=20, high=40), quantity(low=30), "agree"),
        (quantity("bound", low=10), quantity(low=20), "agree"),
        (quantity(low=40), quantity(low="40.3"), "differs-as-printed"),
        (quantity(low=50), quantity("bound", low="50.4"), "differs-as-printed"),
        (quantity(low=40), quantity(low=42), "impossible"),
        (quantity(low=40, approximate=True), quantity(low=42), "differs-as-printed"),
        (quantity("range", low=20, high=40), quantity(low=15), "impossible"),
        (quantity("bound", high=200000), quantity(low=700000), "impossible"),
    ],
)
def test_two_figures_agree_differ_or_exclude_each_other(left, right, outcome):
    """The three outcomes, in either order."""
    one, other = intervals.level(left), intervals.level(right)
    assert intervals.compare(one, other) == outcome
    assert intervals.compare(other, one) == outcome


@pytest.mark.parametrize(
    ("one", "other", "outcome"),
    [
        ("刚过700万套", "1000万套以上", "impossible"),
        ("刚过700万套", "750万套", "agree"),
        ("超过700万套", "1000万套以上", "agree"),
        ("just over 7 million", "9 million", "impossible"),
        ("slightly over 7 million", "7.2 million", "agree"),
        ("over 7 million", "9 million", "agree"),
    ],
)
def test_a_bound_that_is_told_to_be_near_has_a_far_end(one, other, outcome):
    """Just over 7 million is no 10 million; over 7 million may be."""
    figures = []
    for text in (one, other):
        (quantity,) = quantities.read_document(documents.from_text(f"{text}", path="a.txt"))
        figures.append(intervals.level(quantity))
    assert intervals.compare(*figures) == outcome
