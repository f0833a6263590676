"""One amount in two currencies: which figures translate each other, at what rates of what years."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claimcheck import glosses
from claimcheck.precision import level
from rules.build import claim, quantity


def at(start, end, **more):
    """A claim whose figure stands there."""
    return replace(claim("NVIDIA", "revenue", 1), figure=(start, end), **more)


@pytest.mark.parametrize(
    ("gap", "approximate", "found"),
    [(0, False, True), (3, False, True), (4, False, False), (30, True, True), (31, True, False)],
)
def test_a_gloss_stands_right_behind(gap, approximate, found):
    """What is told to be about as much may stand a little farther."""
    first, second = at(10, 15), at(15 + gap, 25 + gap)
    second = replace(second, quantity=replace(second.quantity, approximate=approximate))
    assert glosses.is_gloss(first, second) is found
    assert glosses.is_gloss(second, first) is found
    assert not glosses.is_gloss(first, replace(second, article="b"))


def test_the_figures_may_be_one_at_some_rate_of_a_band():
    """3 billion dollars are 21.3 billion yuan at 7.1, and not at 7.6 to 7.9."""
    dollars = level(quantity(low="3.00e9", unit="USD"))
    yuan = level(quantity(low="21.3e9", unit="CNY"))
    assert glosses.may_be_one(dollars, yuan, (Decimal("7.0"), Decimal("7.3")))
    assert not glosses.may_be_one(dollars, yuan, (Decimal("7.6"), Decimal("7.9")))


def test_the_years_are_those_of_the_figures_else_of_the_articles():
    """And unknown where those of one figure are."""
    dated, undated = claim("NVIDIA", "revenue", 1, when="2023/2024"), claim("NVIDIA", "revenue", 1)
    elsewhere = replace(undated, article="b")
    assert glosses.years({"a": "2025-03-01"}, [dated]) == (2023, 2024)
    assert glosses.years({"a": "2025-03-01"}, [dated, undated]) == (2023, 2024, 2025)
    assert glosses.years({"a": "2025-03-01"}, [dated, elsewhere]) == ()
