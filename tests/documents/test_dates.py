"""Days of publication."""

from __future__ import annotations

import pytest

from claimcheck.documents import dates, from_text


@pytest.mark.parametrize(
    "day",
    [
        "2025-08-11",
        "2025/8/11",
        "20250811",
        "2025-08-11T10:30:00+08:00",
        "2025年8月11日",
        "二〇二五年八月十一日",
        "Aug. 11, 2025",
        "August 11th, 2025",
        "11 August 2025",
        "民国114年8月11日",
    ],
)
def test_written_days(day: str) -> None:
    """However people write a day, it is one day."""
    assert dates.written(day) == "2025-08-11"


@pytest.mark.parametrize(
    "day", ["2025-02-30", "8月11日", "yesterday", "2025-08", "25", "", "9999-99-99"]
)
def test_what_is_no_day(day: str) -> None:
    """A day without a year, or that no calendar has, is none."""
    assert dates.written(day) is None


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("2025-08-11-prices.md", "2025-08-11"),
        ("prices_20250811.txt", "2025-08-11"),
        ("2025_08_11.html", "2025-08-11"),
        ("20251399-2025-08-11.txt", "2025-08-11"),
        ("000_1234567890.txt", None),
        ("model-910.txt", None),
    ],
)
def test_days_in_file_names(name: str, day: str | None) -> None:
    """Eight digits that make a day, with or without signs between them."""
    assert dates.in_name(name) == day


@pytest.mark.parametrize(
    "text",
    [
        "标题在此\n2025-08-11 10:30 来源:某网\n正文,营收增长20%。",
        "标题在此\n正文,营收增长20%。\n发布于2025年8月11日",
        "某社北京2025年8月11日电 营收增长20%。",
        "(某网2025年8月11日讯)营收增长20%。",
        "SAN JOSE, Calif., Aug. 11, 2025 -- Sales rose 20%.",
        "Title\nPublished: August 11, 2025\nSales rose 20%.",
    ],
)
def test_days_that_an_article_prints(text: str) -> None:
    """Alone on a short line at head or foot, or in the dateline."""
    assert from_text(text).published == "2025-08-11"


@pytest.mark.parametrize(
    "text",
    [
        "某社北京8月11日电 营收增长20%。",
        "2025年8月11日,公司发布财报,营收增长20%,利润增长5%,好于此前市场的普遍预期。",
        "截至2025年8月11日营收200亿元\n正文在此,内容很长,增长很快。",
        "第一段。\n" * 8 + "2025-08-11\n" + "后一段。\n" * 8,
        "On August 11, 2025 the company reported sales of 5 million units, and it grew.",
    ],
)
def test_days_of_something_else(text: str) -> None:
    """A day in running text, in the middle, or without a year is not the day of publication."""
    assert from_text(text).published is None
