"""Asking many times whether something stands in a stretch of text, in logarithmic time."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable


class Spans:
    """Stretches of text.

    Only stretches that follow one another keep the answer exact; of overlapping ones the longest
    reach so far is remembered, which errs towards "taken".
    """

    __slots__ = ("_reaches", "_starts")

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._reaches: list[int] = []
        reach = 0
        for _, end in ordered:
            reach = max(reach, end)
            self._reaches.append(reach)

    def taken(self, start: int, end: int) -> bool:
        """Whether any of them overlaps a stretch."""
        index = bisect_left(self._starts, end)
        return index > 0 and self._reaches[index - 1] > start
