"""Times as texts tell them: kind, parts, role."""

from __future__ import annotations

import pytest

from claimcheck.folding import fold
from claimcheck.lexicon.timepoints import dateline, meet, timepoints


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("展览3月12日开幕", [("day", (3, 12), "")]),
        ("展覽十二月三十一日閉幕", [("day", (12, 31), "")]),
        ("比赛12日打响", [("day", (None, 12), "")]),
        ("2024年第三季度", [("year", (2024,), ""), ("quarter", (3,), "")]),
        ("In the second quarter of 2023", [("quarter", (2,), ""), ("year", (2023,), "")]),
        ("Q2 and H1", [("quarter", (2,), ""), ("half", (1,), "")]),
        ("下午3点开会，凌晨4时20分散会", [("clock", (15, None), ""), ("clock", (4, 20), "")]),
        ("at 3:30 pm", [("clock", (15, 30), "")]),
        ("周三、星期天", [("weekday", (3,), ""), ("weekday", (7,), "")]),
        ("on Wednesday", [("weekday", (3,), "")]),
        ("为期六个月", [("length", (1, 6), "")]),
        ("six months, 30-day", [("length", (1, 6), ""), ("length", (0, 43200), "")]),
        ("May 5, June", [("day", (5, 5), ""), ("month", (6,), "")]),
        ("自2015年起", [("year", (2015,), "from")]),
        ("截至2015年", [("year", (2015,), "until")]),
        ("since 2015", [("year", (2015,), "from")]),
    ],
)
def test_what_a_text_names(text, told):
    found = [(one.kind, one.value, one.role) for one in timepoints(fold(text))]
    assert found == told


@pytest.mark.parametrize(
    "text", ["$2,021 a month", "2015米长", "第3日报社", "指数跌12点", "三小时间隔票", "2000 people"]
)
def test_what_is_no_time(text):
    kinds = {one.kind for one in timepoints(fold(text))}
    assert kinds <= {"length"} or not kinds, timepoints(fold(text))


def test_open_parts_meet_any():
    assert meet((None, 12), (3, 12))
    assert not meet((None, 12), (3, 21))


@pytest.mark.parametrize(
    ("one", "other"),
    [("two weeks", "14 days"), ("24 hours", "1 day"), ("60分钟", "1小时"), ("12:30 am", "0时30分")],
)
def test_one_time_in_other_words(one, other):
    (left,), (right,) = (timepoints(fold(text)) for text in (one, other))
    assert left.value == right.value


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("every Tuesday", ["every"]),
        ("每周二", ["every"]),
        ("since the start of May 2", ["from"]),
        ("after June 9", ["from"]),
        ("between May 2 and June 9", ["from", "until"]),
        ("Friday through Sunday", ["from", "until"]),
        ("3月底以来", ["from"]),
        ("2021年迄今", ["from"]),
        ("the chief executive said on Monday", ["told"]),
        ("managers told staff on Tuesday", ["told"]),
        ("县文旅局3月1日宣布", ["told"]),
    ],
)
def test_beginnings_ends_and_what_comes_again(text, roles):
    assert [one.role for one in timepoints(fold(text))] == roles


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("新华社上海2月9日专电(记者某某)今天", (2, 9)),
        ("LONDON, May 14 (House) -- The", (5, 14)),
        ("展览3月12日开幕", None),
    ],
)
def test_the_day_an_article_was_sent(text, day):
    assert dateline(text) == day
