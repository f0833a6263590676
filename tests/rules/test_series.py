"""What comes anew every day or month: articles of a series do not contradict each other."""

from __future__ import annotations

import pytest

import claimcheck

INDEX = "当日上证综指收报{level}点，{move}{by}%。\n"
CUSTOMS = "海关总署发布数据，今年前{month}个月，中国进口{amount}万亿元，同比增长{growth}%。\n"
LINES = "柳河商品交易所的白糖期货主力合约报每吨{price}元，成交清淡。\n"


def loud(texts, **options):
    """The rules of warnings and errors."""
    report = claimcheck.check_texts(texts, **options)
    return sorted(one.rule for one in report.findings if one.severity != "note")


def customs(month, amount, growth):
    return CUSTOMS.format(month=month, amount=amount, growth=growth)


def test_sums_of_more_months_are_other_sums():
    texts = {"seven": customs(7, "5.88", "1.2"), "eight": customs(8, "6.72", "1.9")}
    dates = {"seven": "2025-08-08", "eight": "2025-09-08"}
    assert loud(texts, dates=dates) == []


def test_the_same_months_told_otherwise_are_still_a_contradiction():
    texts = {"one": customs(7, "5.88", "1.2"), "two": customs(7, "6.72", "1.9")}
    dates = {"one": "2025-08-08", "two": "2025-08-09"}
    assert {"figure-disagrees", "growth-disagrees"} <= set(loud(texts, dates=dates))


@pytest.mark.parametrize("dated", [True, False])
def test_bulletins_of_a_market(dated):
    """Some weeks of an index, each day by itself; with dates, and without."""
    days = [(4, "3168.2", "涨", "0.4"), (5, "3122.7", "跌", "1.4"), (11, "3240.1", "涨", "0.9")]
    days += [(18, "3301.5", "涨", "0.7"), (21, "3188.8", "跌", "0.2"), (27, "3150.3", "涨", "1.1")]
    texts = {str(day): INDEX.format(level=level, move=move, by=by) for day, level, move, by in days}
    dates = {str(day): f"2025-03-{day:02}" for day, *_ in days}
    assert loud(texts, dates=dates if dated else None) == []


def test_a_fall_after_days_of_which_nothing_is_told():
    """An index may rise and fall to a level above that of last week."""
    week = {
        "mon": INDEX.format(level="3168.2", move="涨", by="0.4"),
        "next": INDEX.format(level="3240.1", move="跌", by="0.9"),
    }
    apart = {"mon": "2025-03-03", "next": "2025-03-10"}
    assert "fall-to-higher" not in loud(week, dates=apart)


def test_an_undated_line_that_many_articles_have_in_one_form():
    """Of three alike one may be wrong; of five with five figures each is of its own day."""
    prices = (5010, 5302, 5127, 5461, 5388)
    texts = {str(price): LINES.format(price=price) for price in prices}
    assert loud(texts) == []


def test_copies_do_not_hide_the_one_that_differs():
    told = "台风来临前，共有{}艘拖网船驶入石浦渔港避风，港务员老周带人逐条系缆。\n"
    texts = {f"copy{n}": told.format(312) + f"第{n}位记者在场。\n" for n in range(5)}
    assert loud(texts | {"new": told.format(287)}) != []


def test_two_undated_accounts_are_still_held_against_each_other():
    told = "柳湾渔港的晚熟枇杷今年均重{}克，较往年个大。\n"
    assert len(loud({"one": told.format(41), "two": told.format(52)})) == 1


def test_the_sum_of_a_part_below_that_of_the_whole_is_no_contradiction():
    part = "2024年，小米集团在印度的营收为310亿元。\n"
    whole = "2024年，小米集团的营收为3659亿元。\n"
    assert loud({"part": part, "whole": whole}) == []
