"""Times in text become periods with a role."""

from datetime import date

import pytest

from claimcheck.claims.calendar import Anchor
from claimcheck.claims.times import find, number

ANCHOR = Anchor(date(2025, 8, 20), 2025)
NO_ANCHOR = Anchor(None, None)


def periods(text, language="zh-Hans", anchor=ANCHOR):
    return [
        (t.period.start, t.period.end, t.period.basis, t.role)
        for t in find(text, 0, len(text), anchor, language)
    ]


@pytest.mark.parametrize(
    ("text", "start", "end", "basis"),
    [
        ("2024年营收", "2024-01-01", "2024-12-31", "explicit"),
        ("2024年第三季度营收", "2024-07-01", "2024-09-30", "explicit"),
        ("2024年下半年", "2024-07-01", "2024-12-31", "explicit"),
        ("2023年2月", "2023-02-01", "2023-02-28", "explicit"),
        ("2024年2月29日", "2024-02-29", "2024-02-29", "explicit"),
        ("今年前三季度", "2025-01-01", "2025-09-30", "relative"),
        ("去年", "2024-01-01", "2024-12-31", "relative"),
        ("明年上半年", "2026-01-01", "2026-06-30", "relative"),
        ("一季度", "2025-01-01", "2025-03-31", "implied"),
        ("1-5月", "2025-01-01", "2025-05-31", "implied"),
        ("前7个月", "2025-01-01", "2025-07-31", "implied"),
        ("前7月", "2025-01-01", "2025-07-31", "implied"),
        ("今年前两个月", "2025-01-01", "2025-02-28", "relative"),
        ("2024年前十一个月", "2024-01-01", "2024-11-30", "explicit"),
        ("1月至7月", "2025-01-01", "2025-07-31", "implied"),
        ("上世纪90年代", "1990-01-01", "1999-12-31", "explicit"),
        ("过去十年", "2015-01-01", "2025-12-31", "relative"),
        ("2023财年", "2023-01-01", "2023-12-31", "explicit"),
        ("上月", "2025-07-01", "2025-07-31", "relative"),
        ("上季度", "2025-04-01", "2025-06-30", "relative"),
        ("昨日", "2025-08-19", "2025-08-19", "relative"),
        ("2025-03", "2025-03-01", "2025-03-31", "explicit"),
    ],
)
def test_chinese_times(text, start, end, basis):
    """A time expression gives its first and last day and how it was known."""
    assert periods(text)[0][:3] == (start, end, basis)


@pytest.mark.parametrize(
    ("text", "start", "end", "basis"),
    [
        ("In the third quarter of 2021", "2021-07-01", "2021-09-30", "explicit"),
        ("in Q3 2020", "2020-07-01", "2020-09-30", "explicit"),
        ("in the first half of 2024", "2024-01-01", "2024-06-30", "explicit"),
        ("sold in March 2025", "2025-03-01", "2025-03-31", "explicit"),
        ("on April 5, 2025", "2025-04-05", "2025-04-05", "explicit"),
        ("since 2017", "2017-01-01", None, "explicit"),
        ("last year", "2024-01-01", "2024-12-31", "relative"),
        ("over the past decade", "2015-01-01", "2025-12-31", "relative"),
        ("the second quarter", "2025-04-01", "2025-06-30", "implied"),
        ("the 1990s", "1990-01-01", "1999-12-31", "explicit"),
    ],
)
def test_english_times(text, start, end, basis):
    """English expressions give the same records."""
    assert periods(text, "en")[0][:3] == (start, end, basis)


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("从2020年的16%升至", "from"),
        ("比去年全年提高", "compared"),
        ("较2023年增长", "compared"),
        ("每年新增", "rate"),
        ("五年前", "ago"),
        ("2019年推出的手机", "event"),
        ("目前良率", "now"),
    ],
)
def test_roles(text, role):
    """What a time is there for is told by the words around it."""
    assert periods(text)[0][3] == role


def test_since_is_open_ended():
    """A period that goes on has no last day."""
    assert periods("2022年起")[0][:2] == ("2022-01-01", None)


def test_without_an_anchor_a_relative_time_has_no_days():
    """A guess from the clock would be a lie."""
    assert periods("今年", anchor=NO_ANCHOR)[0][:3] == (None, None, "relative")
    assert periods("一季度", anchor=NO_ANCHOR)[0][:3] == (None, None, "implied")


def test_a_quarter_takes_the_year_named_before_it():
    """2023年…第二季度 is the second quarter of 2023."""
    assert periods("2023年第一季度为3%,第二季度为4%")[1][:2] == ("2023-04-01", "2023-06-30")


def test_english_may_is_a_verb_before_a_figure():
    """A month needs a year or a day where its name is a common word."""
    assert periods("shipments may reach 2025 units", "en") == []


@pytest.mark.parametrize(
    ("text", "value"),
    [("十二", 12), ("二十", 20), ("三十五", 35), ("两", 2), ("7", 7), ("数", None)],
)
def test_small_numbers(text, value):
    """Chinese numerals of a time are read, vague ones are not."""
    assert number(text) == value
