"""Paragraphs broken into lines."""

from __future__ import annotations

import textwrap

import pytest

from documents.passages import shown

ENGLISH = (
    "Global sales of chips rose 19.6% in the second quarter of 2025 to $179.7 billion, the "
    "industry's association said on Monday. Sales in June alone were $59.9 billion, an increase of "
    "1.5% from May and of 19.6% from a year earlier. The U.S. market grew by 24%."
)
CHINESE = (
    "公司表示,全年营收达到200亿元,同比增长15%,创下历史新高。分析师此前预计的数字是180亿元,"
    "低于实际结果,也低于上一财年同期的水平。"
)


@pytest.mark.parametrize("columns", [60, 72, 80, 100])
def test_wrapped_english_reads_as_unwrapped(columns: int) -> None:
    """The line ends of a wrapped paragraph become spaces."""
    wrapped = "\n".join(textwrap.wrap(ENGLISH, columns, break_on_hyphens=False))
    assert shown(f"{wrapped}\n\n{wrapped}") == shown(f"{ENGLISH}\n\n{ENGLISH}")


@pytest.mark.parametrize("characters", [25, 30, 36])
def test_wrapped_chinese_reads_as_unwrapped(characters: int) -> None:
    """Between Han characters a line end becomes nothing."""
    parts = [CHINESE[n : n + characters] for n in range(0, len(CHINESE), characters)]
    assert "".join(w for _, w in shown("\n".join(parts))).replace(" ", "") == CHINESE


def test_a_paragraph_a_line_stays_as_it_is() -> None:
    """Lines wider than any margin, and the short ones between them, are not joined."""
    text = f"{CHINESE * 2}\n营收200亿元\n利润30亿元\n同比增长5%\n{CHINESE * 2}"
    short = ["营收200亿元", "利润30亿元", "同比增长5%"]
    assert [words for _, words in shown(text) if len(words) < 10] == short


def test_list_items_are_joined_with_their_own_lines_only() -> None:
    """A new mark begins a new paragraph."""
    text = (
        "- Sales in the Americas rose by 4.5% to $21.0 billion in June while those in\n"
        "  China rose by 0.8% to $17.2 billion\n"
        "- Europe grew by 2.4%"
    )
    first, second = (words for _, words in shown(text))
    assert first.endswith("while those in China rose by 0.8% to $17.2 billion")
    assert second == "Europe grew by 2.4%"


@pytest.mark.parametrize(
    ("above", "below", "joined"),
    [
        ("the company has cut the cost of its new manufac-", "turing lines", "manufacturing"),
        ("the company has signed a number of new long-", "term contracts", "long-term"),
        ("the company has seen its margins grow by twenty-", "five percent", "twenty-five"),
        ("the company has put the growth of this year at 15-", "20 percent", "15-20 percent"),
        ("the company has a state-of-the-", "art line for its own cells", "state-of-the-art"),
    ],
)
def test_a_hyphen_at_the_margin(above: str, below: str, joined: str) -> None:
    """That of a broken word goes, that of a compound or a range stays; no blank comes in."""
    rest = "and there is more to be said of it in these lines, which"
    text = f"{rest}\n{above}\n{below} {rest[: 48 - len(below)]}\nend here."
    assert joined in " ".join(words for _, words in shown(text))


def test_no_blank_comes_in_beside_a_han_character() -> None:
    """Between a sign, a figure or a Latin name and a Han character there is none either."""
    lines = (
        "青禾重工的第二座工厂今年开工，公司说它的产能为每月3.5万片，良率为92%，\n"
        "比头一座高出4个百分点，用的是自家的设备，由ASML\n供货，第三座工厂的产能为35\n万片，明年开工。"
    )
    assert shown(lines)[0][1].count(" ") == 0
