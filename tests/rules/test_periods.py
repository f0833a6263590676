"""How times stand to each other."""

from __future__ import annotations

from datetime import date

import pytest

from claimcheck.records import Period
from claimcheck.rules.periods import Days, days, first_of_change, last_of_change, relate
from rules.build import period


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        ("", "", "same"),
        ("2024", "", "unstated"),
        ("2024", "2024", "same"),
        ("2023", "2024", "disjoint"),
        ("2024-Q1", "2024", "wide"),
        ("2015/2025", "2025-Q1", "wide"),
        ("/2025", "2025-Q2", "same"),
        ("/2024", "2025-Q2", "disjoint"),
        ("2024-Q1", "2024-Q2", "disjoint"),
    ],
)
def test_two_periods(left, right, expected):
    """Overlap, silence, spans of other lengths, and none in common; in either order."""
    one, other = days(period(left)), days(period(right))
    assert relate(one, other) == expected
    assert relate(other, one) == expected


def test_the_ends_of_a_change_have_times_of_their_own():
    """From 2020 to 2025: the first value is 2020's, the last one 2025's."""
    told = period("2020/2025")
    assert first_of_change(told) == Days(date(2020, 1, 1), date(2020, 12, 31))
    assert last_of_change(told) == Days(date(2025, 1, 1), date(2025, 12, 31))


def test_an_open_beginning_leaves_the_first_value_undated():
    """Only the end of a change until 2025 is known."""
    assert not first_of_change(period("/2025")).stated
    assert last_of_change(period("/2025")).first == date(2025, 1, 1)


def test_a_day_that_is_no_date_counts_as_unknown():
    """A broken record does not break the run."""
    assert not days(Period("2024-13-45", None, "explicit")).stated
