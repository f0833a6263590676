"""What is blanked out before numerals are looked for."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck.quantities import masks
from claimcheck.quantities.masks import BLANK, blocked, masked


def visible(text: str) -> str:
    """What is left of a text."""
    return masked(text, text.lower(), chinese=any(c > "\u4e00" for c in text)).replace(BLANK, "")


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("H20芯片售价15万美元", "芯片售价15万美元"),
        ("以4比1赢下对手", "以赢下对手"),
        ("20比去年多", "20比去年多"),
        ("3比5%高", "3比5%高"),
        ("2025年4月30日达到12%", "达到12%"),
        ("RTX 6000D", "RTX 6000D"),
        ("于8月11日披露", "于披露"),
        ("USD3.14和A100", "USD3.14和"),
        ("in 2024 it rose 5%", "in  it rose 5%"),
        ("见https://a.b/c?d=30%25 共12%", "见 共12%"),
        ("1-9月完成12%", "完成12%"),
        ("版本1.2.3和1.2", "版本和1.2"),
    ],
)
def test_names_dates_and_addresses_are_blanked(text: str, left: str) -> None:
    """Figures beside them stay."""
    assert visible(text) == left


def test_the_length_stays() -> None:
    """Offsets into the blanked text are offsets into the text."""
    text = "2025年4月30日，H20降价12%"
    assert len(masked(text, text.lower(), chinese=True)) == len(text)


@pytest.mark.parametrize(("text", "at"), [("百度", 0), ("统一标准", 1), ("成千上万", 1)])
def test_words_with_numerals_inside_are_blocked(text: str, at: int) -> None:
    """Wherever in the word the numeral stands."""
    assert blocked(text, at) > at


def test_a_numeral_that_runs_into_a_word_is_not_blocked() -> None:
    """二十一层 has no 一层 in it, 零点五 no 零点."""
    assert not blocked("二十一层", 2)
    assert not blocked("零点五", 0)
    assert blocked("零点刚过", 0)


_PIECES = [
    "1", "20", "2025", "007", "13912345678", "600519", "1980", "19", "12.5", "0571", "88888888",
    "[", "]", "年", "月", "日", "号", "世纪", "后", "代", "点", "时", "分", "财年", "Q1", "s", "st",
    "am", " ", ":", ".", ",", "-", "–", "至", "到", "/", "%", "亿元", " April", "SH", "p.m.", "\t",
]  # fmt: skip


@given(st.lists(st.sampled_from(_PIECES), max_size=9).map("".join))
def test_what_may_stand_behind_the_digits_is_told_for_every_form(text: str) -> None:
    """The look at the character behind them hides no form."""
    forms = [*(form for _, form in masks.AFTER_DIGITS.values()), *masks.ANY_DIGITS.values()]
    head = r"[0-9](?<![0-9A-Za-z][0-9])(?<![0-9][.,][0-9])"
    every = re.compile(head + "(?:" + "|".join(forms) + ")", re.IGNORECASE)
    spans = [match.span() for match in masks.DIGIT_LED.finditer(text)]
    assert spans == [match.span() for match in every.finditer(text)]
