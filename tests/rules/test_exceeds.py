"""A part and the whole before it, on hand-made claims."""

from __future__ import annotations

from dataclasses import replace

import claimcheck
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


def test_measures_on_both_sides_are_held_against_themselves():
    """A revenue is above what is invested, and above the gross profit; nothing is wrong with it."""
    text = (
        "2024年，中芯国际的营收为571亿元，毛利为105亿元。2024年，中芯国际的资本支出为531亿元。"
        "2024年，中芯国际的销量为90万片，员工为1.9万人。"
    )
    assert claimcheck.check_texts({"a": text}).findings == ()
    part = "2024年，微信的营收为900亿元。2024年，腾讯的资本支出为531亿元。"
    assert claimcheck.check_texts({"a": part}).findings == ()
