"""Article text that would drive the terminal."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.reports.safety import safe


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("\x1b[2J清屏", "\\x1b[2J清屏"),
        ("\x1b]8;;http://x\x07点我\x1b]8;;\x07", "\\x1b]8;;http://x\\x07点我\\x1b]8;;\\x07"),
        ("\x9b31m", "\\x9b31m"),
        ("甲\u202e乙", "甲\\u202e乙"),
        ("零\u200b宽", "零\\u200b宽"),
        ("半\ud800", "半\\ud800"),
        ("a\tb\r\nc", "a b  c"),
    ],
)
def test_controls_are_shown(hostile, shown):
    """What a terminal would obey is spelt out."""
    assert safe(hostile) == shown


def test_ordinary_text_is_untouched():
    """Chinese, traditional, full-width, accents: as published."""
    text = "輝達(NVIDIA)市占率2，870 万,café 95%→0%"
    assert safe(text) == text


def test_marks_do_not_pile_up():
    """Of a tower of combining marks two are shown."""
    assert safe("e" + "\u0301" * 4) == "e\u0301\u0301\\u0301\\u0301"


@given(st.text(max_size=60))
@settings(max_examples=100, deadline=None)
def test_nothing_unprintable_is_left(text):
    """Whatever an article holds, only printable characters reach the terminal."""
    categories = {unicodedata.category(char) for char in safe(text)}
    assert not categories & {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
