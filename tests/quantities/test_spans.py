"""Stretches of text that are taken."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities.spans import Spans

PIECES = st.lists(st.tuples(st.integers(0, 40), st.integers(1, 6)), max_size=8)


def _apart(pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for start, length in sorted(pieces):
        if not spans or spans[-1][1] <= start:
            spans.append((start, start + length))
    return spans


@given(PIECES, st.integers(0, 45), st.integers(1, 6))
def test_taken_agrees_with_a_slow_look_at_each(
    pieces: list[tuple[int, int]], start: int, length: int
) -> None:
    """The fast answer is the obvious one."""
    spans = _apart(pieces)
    slow = any(a < start + length and start < b for a, b in spans)
    assert Spans(spans).taken(start, start + length) == slow


def test_nothing_is_taken_of_nothing() -> None:
    """No stretch overlaps none."""
    assert not Spans([]).taken(0, 100)
