"""One name that is short for another one."""

from __future__ import annotations

import pytest

from claimcheck.suggest.short import is_acronym, is_short_for


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("CATL", "Contemporary Amperex Technology"),
        ("CATL", "Contemporary Amperex Technology Co., Limited"),
        ("TSMC", "Taiwan Semiconductor Manufacturing Co"),
        ("BOJ", "Bank of Japan"),
        ("BoJ", "Bank of Japan"),
        ("KEPCO", "Korea Electric Power Corp"),
        ("SBG", "SoftBank Group"),
        ("AT&T", "American Telephone and Telegraph"),
        ("U.N.", "United Nations"),
        ("IEA", "International Energy Agency"),
    ],
)
def test_acronyms(short, long):
    """Beginnings of all words, small ones or not; an ending of firms may be left out or added."""
    assert is_acronym(short, long)


@pytest.mark.parametrize(
    ("short", "long"),
    [
        ("NVDA", "Nvidia"),
        ("TSLA", "Tesla Motors"),
        ("AP", "Apple"),
        ("BOJ", "Bank of Korea"),
        ("CEO", "Contemporary Amperex Technology"),
        ("Bank", "Bank of Japan"),
        ("N", "Nvidia Networks"),
        ("N2", "Nvidia Networks"),
        ("ABCDEFGHI", "A B C D E F G H I"),
    ],
)
def test_no_acronyms(short, long):
    """Codes of exchanges, words, other initials."""
    assert not is_acronym(short, long)


@pytest.mark.parametrize(
    ("short", "long", "expected"),
    [
        ("中国商飞", "中国商用飞机有限责任公司", True),
        ("浙一医院", "浙江大学医学院附属第一医院", True),
        ("亚信", "亚洲相互协作与信任措施会议", True),
        ("比港公司", "中远比雷埃夫斯港集装箱码头有限公司", True),
        ("澄湖", "澄湖蜂业", True),
        ("蜂业", "澄湖蜂业", False),  # only a piece of it
        ("湖澄", "澄湖蜂业", False),
        ("澄湖蜂业", "澄湖", False),
        ("CATL", "宁德时代", False),
    ],
)
def test_chinese_ones(short, long, expected):
    """Characters of the long name, in their order."""
    assert is_short_for(short, long) is expected
