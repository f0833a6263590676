"""Times as a person writes them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.errors import UsageError
from claimcheck.records import Period
from claimcheck.survey import Time, time_of

DAYS = st.dates().map(lambda day: day.isoformat())


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2025", "2025-01-01", "2025-12-31"),
        ("2025年", "2025-01-01", "2025-12-31"),
        ("２０２５", "2025-01-01", "2025-12-31"),
        ("2025Q2", "2025-04-01", "2025-06-30"),
        ("2025-q4", "2025-10-01", "2025-12-31"),
        ("2025 H1", "2025-01-01", "2025-06-30"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2025年6月", "2025-06-01", "2025-06-30"),
        ("2025-06-30", "2025-06-30", "2025-06-30"),
        ("2025年6月3日", "2025-06-03", "2025-06-03"),
        ("2024..2025", "2024-01-01", "2025-12-31"),
        ("2024Q3..2025-02", "2024-07-01", "2025-02-28"),
        ("2024..", "2024-01-01", None),
        ("..2024-06", None, "2024-06-30"),
    ],
)
def test_forms(text, start, end):
    """Both ends are inclusive; a side left open is open."""
    assert time_of(text) == Time(start, end)


@pytest.mark.parametrize(
    "text",
    ["", "..", "x", "2025Q5", "2025H3", "2025-13", "2025-00", "2025-02-30", "0000", "2025..6."],
)
def test_what_is_no_time(text):
    """Refused, with the forms that there are."""
    with pytest.raises(UsageError, match=r"is no period; write 2025, 2025Q2"):
        time_of(text)


def test_the_earlier_one_comes_first():
    """The other way round is a mistake, not an empty time."""
    with pytest.raises(UsageError, match="ends before it begins"):
        time_of("2025..2024")


@pytest.mark.parametrize(
    ("period", "held"),
    [
        (Period("2025-01-01", "2025-03-31", "explicit"), True),
        (Period("2025-01-01", "2025-12-31", "explicit"), True),
        (Period("2024-12-31", "2025-03-31", "explicit"), False),
        (Period("2025-01-01", None, "explicit"), False),
        (Period(None, "2025-03-31", "explicit"), False),
        (Period(), False),
    ],
)
def test_a_period_lies_in_a_time_as_a_whole(period, held):
    """What reaches out of it, or names no day, does not count."""
    assert time_of("2025").holds(period) is held


@given(DAYS, DAYS)
def test_a_time_holds_its_own_days(one, other):
    """A law: what is written as two days holds just these and what is between them."""
    start, end = sorted((one, other))
    if start < "1000":  # a year has four digits
        return
    time = time_of(f"{start}..{end}")
    assert time.holds(Period(start, end, "explicit"))
    assert time.holds(Period(start, start, "explicit"))
    assert time_of(f"..{end}").holds(Period(None, end, "explicit"))
