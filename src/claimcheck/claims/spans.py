"""Questions about many spans at once, answered by halving: no text makes them slow."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate

Span = tuple[int, int]


class Spans:
    """Spans in any order, which may overlap."""

    def __init__(self, spans: Iterable[Span]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reach = list(accumulate((end for _, end in ordered), max))  # of all spans up to here

    def overlap(self, start: int, end: int) -> bool:
        """Whether one of them shares a character with a span."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._reach[before - 1] > start

    def hold(self, start: int, end: int) -> bool:
        """Whether one of them has a span inside."""
        before = bisect_right(self._starts, start)
        return before > 0 and self._reach[before - 1] >= end

    def begin(self, start: int, end: int) -> bool:
        """Whether one of them begins at or after `start` and before `end`."""
        return bisect_left(self._starts, start) < bisect_left(self._starts, end)

    def cut_by(self, place: int) -> bool:
        """Whether a place is inside one of them, apart from its edges."""
        before = bisect_left(self._starts, place)
        return before > 0 and self._reach[before - 1] > place
