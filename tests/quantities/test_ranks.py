"""Places in an order, and comparisons without a figure."""

from __future__ import annotations

import pytest

from claimcheck.quantities import read_text
from quantities.helpers import only


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [("排名第12位", 12, 12), ("前十强", 1, 10), ("ranked second", 2, 2), ("top five", 1, 5)],
)
def test_place(text: str, low: int, high: int) -> None:
    """One place, or the first so many."""
    quantity = only(text)
    assert (quantity.kind, quantity.low, quantity.high) == ("rank", low, high)


def test_a_rank_is_not_a_count() -> None:
    """前十名 are not ten people."""
    assert only("前十名").unit == "rank"


@pytest.mark.parametrize(
    "text",
    [
        "Bulletin no. 7 of the lake office",
        "Weekly report No. 12",
        "Flood notices (No. 1)",
        "No. 14",
    ],
)
def test_the_number_of_one_of_many_is_no_rank(text: str) -> None:
    """Nor is No. 12 the first."""
    assert [q.text for q in read_text(text) if q.unit == "rank" and q.low in (1, 7, 12)] == []


def test_a_maker_is_ranked() -> None:
    """What is no bulletin has a place."""
    assert only("The firm is No. 1 in cod").low == 1


def test_a_comparison_gives_way_to_its_figure() -> None:
    """高于A100 12% is a difference, not a comparison beside one."""
    assert [q.kind for q in read_text("性能高于A100 12%")] == ["delta"]


def test_a_comparison_needs_something_to_compare_with() -> None:
    """The bare verb says nothing."""
    assert not read_text("已经追平。")
    assert not read_text("超越自我")
    assert only("与去年持平。").op == "="


def test_a_superlative_needs_a_field() -> None:
    """The largest of what is not asked for, but among whom is."""
    assert only("全球最大的市场").kind == "rank"
    assert not read_text("最大的问题")


@pytest.mark.parametrize(
    "text", ["这是第一", "销量的第一", "A第一", "和第一", "排名，第一", "(第一)"]
)
def test_first_needs_something_in_which_one_is_first(text: str) -> None:
    """销量第一 is a place; behind a particle or a mark it is the first of anything."""
    assert only("销量第一").kind == "rank"
    assert not read_text(text)
