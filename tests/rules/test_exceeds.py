"""A part and the whole before it, on hand-made claims."""

from __future__ import annotations

from dataclasses import replace

from rules.build import claim, loud


def earned(value, at, clause="", **more):
    more = {"when": "2024", "unit": "CNY", "at": at, "clause": clause or f"营收{value}", **more}
    return replace(claim("Tencent", "revenue", value, **more), line=1)


def test_what_a_sentence_calls_a_part_is_not_above_the_whole_before_it():
    """其中 points back to the figure before it."""
    whole, part = earned(1845, 1), earned(2592, 2, "其中游戏收入2592", segment="游戏")
    found = ("segment-above-total", "arithmetic", "error")
    assert found in loud(whole, part)
    smaller = earned(592, 2, "其中游戏收入592", segment="游戏")
    unsaid = earned(2592, 2, "游戏收入2592", segment="游戏")
    before = earned(2592, 0, "其中游戏收入2592", segment="游戏")
    for other in (smaller, unsaid, before):
        assert found not in loud(whole, other)
