"""Statements by the time they hold for, so that those of other times are never looked at."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Generic, TypeVar

from claimcheck.rules.periods import Days

T = TypeVar("T")


class Calendar(Generic[T]):
    """Things with a window of days each; a window that is open, or not stated, meets every other.

    Windows are kept by length, to a power of two, and sorted by their first day: those that meet
    another one lie between two places of each list.
    """

    def __init__(self) -> None:
        self._all: list[T] = []
        self._open: list[T] = []
        self._days: dict[int, list[date]] = defaultdict(list)
        self._on: dict[tuple[int, date], list[T]] = {}

    def add(self, window: Days, thing: T) -> None:
        """Keep a thing."""
        self._all.append(thing)
        if window.first is None or window.last is None:
            self._open.append(thing)
            return
        size = _size(window)
        held = self._on.get((size, window.first))
        if held is None:
            insort(self._days[size], window.first)
            held = self._on[size, window.first] = []
        held.append(thing)

    def meeting(self, window: Days) -> Iterator[T]:
        """The things whose windows may share a day with one, in no particular order."""
        if window.first is None or window.last is None:
            yield from self._all
            return
        yield from self._open
        for size, days in self._days.items():
            # a length of 0 or less is that of a window that ends before it begins
            reach = timedelta(days=2**size) if size else timedelta()
            start = bisect_left(days, _before(window.first, reach))
            for day in days[start : bisect_right(days, max(window.first, window.last))]:
                yield from self._on[size, day]


def _size(window: Days) -> int:
    return max(0, window.length or 0).bit_length()


def _before(day: date, reach: timedelta) -> date:
    return day - reach if day - date.min > reach else date.min
