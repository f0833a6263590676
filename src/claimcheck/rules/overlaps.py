"""Things by an interval each, so that those that share nothing with another are passed over."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal
from typing import Generic, TypeVar

T = TypeVar("T")
Bound = Decimal | int | None


class Overlaps(Generic[T]):
    """Things with a closed interval each; one that is open at an end meets every other.

    Intervals are kept by length, to a power of ten, and sorted by where they begin: those that meet
    another one lie between two places of each list.
    """

    def __init__(self) -> None:
        self._all: list[T] = []
        self._open: list[T] = []
        self._begins: dict[int, list[Decimal]] = defaultdict(list)
        self._at: dict[tuple[int, Decimal], list[T]] = {}

    def add(self, low: Bound, high: Bound, thing: T) -> None:
        """Keep a thing."""
        self._all.append(thing)
        if low is None or high is None or high < low:
            self._open.append(thing)
            return
        begin = Decimal(low)
        size = (Decimal(high) - begin).adjusted()
        held = self._at.get((size, begin))
        if held is None:
            insort(self._begins[size], begin)
            held = self._at[size, begin] = []
        held.append(thing)

    def meeting(self, low: Bound, high: Bound) -> Iterator[T]:
        """The things whose intervals may share a value with one, in no particular order."""
        if low is None or high is None or high < low:
            yield from self._all
            return
        yield from self._open
        for size, begins in self._begins.items():
            first = bisect_left(begins, Decimal(low) - Decimal(1).scaleb(size + 1))
            for begin in begins[first : bisect_right(begins, Decimal(high))]:
                yield from self._at[size, begin]
