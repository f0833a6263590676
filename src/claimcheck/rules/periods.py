"""How the times of two figures stand to each other."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Literal

from claimcheck.frozen import record
from claimcheck.records import Period

Times = Literal["same", "unstated", "wide", "disjoint"]
_MONTH = 28  # days


@record
class Days:
    """A window of days, both ends inclusive; None is open."""

    first: date | None = None
    last: date | None = None

    @property
    def stated(self) -> bool:
        """Whether any day is known."""
        return self.first is not None or self.last is not None

    @property
    def length(self) -> int | None:
        """Days in the window, None for an open one."""
        if self.first is None or self.last is None:
            return None
        return (self.last - self.first).days + 1


@lru_cache(maxsize=1 << 14)
def days(period: Period) -> Days:
    """The window of a period; a day that is no date counts as unknown. A rate has no window."""
    return Days(_day(period.start), _day(period.end))


def _day(text: str | None) -> date | None:
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None


def first_of_change(period: Period) -> Days:
    """When the first value of a change held: the year the period begins in."""
    window = days(period)
    if window.first is None:
        return Days()
    if _within_a_year(window):
        return Days(window.first, window.first)
    return Days(window.first, date(window.first.year, 12, 31))


def last_of_change(period: Period) -> Days:
    """When the last value of a change held: the year the period ends in."""
    window = days(period)
    if window.last is None:
        return Days()
    if window.first is not None and _within_a_year(window):
        return window
    return Days(date(window.last.year, 1, 1), window.last)


def _within_a_year(window: Days) -> bool:
    return window.length is not None and window.length <= 366


def relate(left: Days, right: Days, most: float = 3) -> Times:
    """How two windows stand to each other.

    "same": they overlap, or neither is stated. "unstated": one of them is not. "wide": they
    overlap, but one is more than `most` times as long. "disjoint": they share no day.
    """
    if left.stated != right.stated:
        return "unstated"
    if not left.stated:
        return "same"
    if _before(left, right) or _before(right, left):
        return "disjoint"
    one, other = left.length, right.length
    if one is not None and other is not None and max(one, other) > most * min(one, other):
        return "wide"
    return "same"


def of_other_months(left: Days, right: Days) -> bool:
    """Whether two windows begin or end together and one goes on for a month or more.

    January to July and January to August are two sums, however much of the year they share.
    """
    starts = left.first is not None and left.first == right.first
    ends = left.last is not None and left.last == right.last
    one, other = left.length, right.length
    if one is None or other is None or starts == ends:
        return False
    return abs(one - other) >= _MONTH


def _before(left: Days, right: Days) -> bool:
    return left.last is not None and right.first is not None and left.last < right.first
