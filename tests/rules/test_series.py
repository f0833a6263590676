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


# Bulletins of many fields, each with what changes from one to the next.
BULLETINS = {
    "weather-zh": (
        "市气象台消息：本月平均气温{}℃，降水量{}毫米。\n全市大风日数为{}天，最低气温零下{}℃。\n",
        [(3.2, 12.5, 4, 11), (6.8, 31.2, 6, 7), (11.4, 44.1, 9, 3), (16.9, 58.3, 7, 1)],
    ),
    "weather-en": (
        "The observatory in Varden recorded a mean of {} degrees and {} mm of rain.\n"
        "Station staff counted {} days of gales, and snow lay for {} days.\n",
        [(3.2, 12.5, 4, 11), (6.8, 31.2, 6, 7), (11.4, 44.1, 9, 3), (16.9, 58.3, 7, 2)],
    ),
    "disease-en": (
        "The health office of Lorn county reported {} cases of influenza and {} deaths.\n"
        "Norovirus outbreaks were confirmed at {} nursing homes.\n",
        [(1204, 3, 14), (1533, 5, 17), (980, 2, 23), (744, 1, 32)],
    ),
    "water-zh": (
        "水文站监测，青溪水库水位为{}米，蓄水量{}亿立方米，入库流量每秒{}立方米。\n",
        [(172.3, 3.12, 88), (174.9, 3.37, 131), (168.1, 2.85, 64), (170.6, 2.99, 79)],
    ),
    "water-en": (
        "The level of Lake Orrin stood at {} metres, and it held {} million cubic metres.\n"
        "Inflow from the Tamsel river averaged {} cubic metres a second.\n",
        [(172.3, 312, 88), (174.9, 337, 131), (168.1, 285, 64), (170.6, 299, 79)],
    ),
    "rates-en": (
        "The krone closed at {} to the dollar and {} to the euro in Oslo trading.\n",
        [(10.41, 11.32), (10.55, 11.47), (10.22, 11.20), (10.30, 11.28)],
    ),
    "football-zh": (
        "青岭联队主场{}比{}战胜对手，{}名球迷到场观战。\n队长罗启率先破门，球队积分达到{}分。\n",
        [(2, 1, 18211, 31), (3, 0, 19422, 34), (1, 0, 15022, 37), (4, 2, 20122, 40)],
    ),
    "jobs-zh": (
        "人社局发布就业月报：全市城镇新增就业{}万人，登记失业率{}%，招聘会达成意向{}人。\n",
        [(1.2, 3.1, 5211), (1.5, 3.0, 6120), (1.1, 3.3, 4870), (1.7, 2.9, 7015)],
    ),
    "issues-zh": (
        "《渔情简报》第{}期：石浦港本期到港渔船{}艘，卸鱼{}吨，带鱼均价每公斤{}元。\n",
        [(7, 212, 881, 31), (8, 187, 702, 33), (9, 240, 1011, 29), (10, 156, 640, 36)],
    ),
    "rain-zh": (
        "市气象台{}时{}分发布暴雨预警，{}时起中心城区降雨增强，提醒市民避开低洼路段，预计{}时减弱。\n",
        [(5, 10, 8, 11), (9, 40, 12, 15), (13, 25, 16, 19), (7, 5, 10, 13)],
    ),
}
MONTHS = ["2025-01-15", "2025-02-14", "2025-03-14", "2025-04-15"]
DAYS = ["2025-03-03", "2025-03-04", "2025-03-05", "2025-03-06"]


def bulletins(name, many=4):
    form, rows = BULLETINS[name]
    return {str(n): form.format(*row) for n, row in enumerate(rows[:many])}


@pytest.mark.parametrize("name", BULLETINS)
@pytest.mark.parametrize("days", [MONTHS, DAYS, None], ids=["months", "days", "undated"])
def test_bulletins_of_one_form(name, days):
    """What tells when they are of stands in front of the text, or nowhere."""
    texts = bulletins(name)
    assert loud(texts, dates=dict(zip(texts, days, strict=True)) if days else None) == []


@pytest.mark.parametrize("name", BULLETINS)
def test_three_undated_bulletins(name):
    assert loud(bulletins(name, 3)) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            "青溪水库水位为172.3米，蓄水量3.12亿立方米。\n",
            "青溪水库水位为174.9米，蓄水量3.37亿立方米。\n",
        ),
        (
            "The level of Lake Orrin stood at 172.3 metres, the harbour office said.\n",
            "The level of Lake Orrin stood at 174.9 metres, the harbour office said.\n",
        ),
        (
            "青岭联队主场2比1战胜对手，18211名球迷到场观战。\n",
            "青岭联队主场2比1战胜对手，15211名球迷到场观战。\n",
        ),
        (
            "The health office of Lorn county reported 1204 cases of influenza and 3 deaths.\n",
            "The health office of Lorn county reported 1533 cases of influenza and 5 deaths.\n",
        ),
    ],
)
def test_two_accounts_of_one_day_are_held_against_each_other(one, other):
    """In the same words, though there are bulletins of other days beside them."""
    day = {"one": "2025-03-03", "other": "2025-03-03"}
    assert loud({"one": one, "other": other}, dates=day) != []


def test_bulletins_of_other_days_do_not_hide_two_accounts_of_one_day():
    texts = bulletins("water-zh") | {"rival": BULLETINS["water-zh"][0].format(173.8, 3.25, 99)}
    dates = dict(zip(texts, [*DAYS, DAYS[0]], strict=True))
    report = claimcheck.check_texts(texts, dates=dates)
    found = {
        frozenset(claim.document for claim in one.claims)
        for one in report.findings
        if one.severity != "note"
    }
    assert found == {frozenset(("0", "rival"))}


def test_two_undated_accounts_are_still_held_against_each_other():
    told = "柳湾渔港的晚熟枇杷今年均重{}克，较往年个大。\n"
    assert len(loud({"one": told.format(41), "two": told.format(52)})) == 1


def test_the_sum_of_a_part_below_that_of_the_whole_is_no_contradiction():
    part = "2024年，小米集团在印度的营收为310亿元。\n"
    whole = "2024年，小米集团的营收为3659亿元。\n"
    assert loud({"part": part, "whole": whole}) == []


def test_a_third_article_does_not_hide_two_that_contradict_each_other():
    """Of a company and a measure that are known it is told still, as a note that says why."""
    line = "英伟达在中国的市场份额为{}%。\n"
    texts = {str(value): line.format(value) for value in (95, 50, 40)}
    assert loud(texts) == []
    report = claimcheck.check_texts(texts)
    assert all("comes anew" in dict(one.reconcile)["en"] for one in report.findings)
    two = claimcheck.check_texts({name: texts[name] for name in ("95", "50")})
    assert len(two.findings) == 1
    assert len(report.findings) == 3
