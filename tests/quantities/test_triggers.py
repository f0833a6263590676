"""Words that are figures, ranks or comparisons: one search for all passages of a text."""

from __future__ import annotations

import pytest

from claimcheck.quantities import triggers
from claimcheck.records import Passage


def passages(*spans: tuple[int, int]) -> list[Passage]:
    """Sentences at the spans."""
    return [Passage("sentence", start, end, 0) for start, end in spans]


@pytest.mark.parametrize(
    ("text", "spans"),
    [
        ("产量翻番。市占率过半。", [(0, 5), (5, 11)]),
        ("无。产量翻番。无。居榜首。", [(0, 2), (2, 7), (7, 9), (9, 13)]),
        ("翻了一番", [(0, 2), (2, 4)]),  # a word across the border is no word
        ("翻了一番过半", [(0, 2), (2, 6)]),  # and hides none of those behind it
        ("超过半数", [(0, 1), (1, 4)]),  # nor the one it ends with
        ("过半||过半", [(0, 2), (4, 6)]),
        ("sales doubled more than twice", [(0, 13), (14, 29)]),
        ("xdoubled", [(1, 8)]),  # what stands outside of a passage does not run on
        ("過半", []),
    ],
)
def test_all_at_once_as_each_alone(text: str, spans: list[tuple[int, int]]) -> None:
    """One search over a text finds in each passage what a search of the passage finds."""
    found = triggers.by_passage(text, passages(*spans))
    for index, (start, end) in enumerate(spans):
        assert found.get(index, []) == triggers.hits(text[start:end])


def test_words_keep_their_places_where_capitals_change_length() -> None:
    """The small form of İ has two characters."""
    (hit,) = triggers.hits("İİ DOUBLED")
    assert (hit.start, hit.end, hit.word) == (3, 10, "doubled")
