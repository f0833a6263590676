"""retold and retimed: figures in sentences that only their words bring together."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck import rules
from rules.test_told import DAM, DAM_TOLD

FLOOD = "临河县气象台通报，这场暴雨造成三座水库漫坝，转移村民1.2万人。"
OTHER = "临河暴雨：水库漫坝，气象台通报称村民4.5万人被紧急转移到高地。"


def found(a, b, **options):
    """(code, kind, severity) of what two texts say against each other."""
    report = claimcheck.check_texts({"a": a, "b": b}, **options)
    return [(one.code, one.kind, one.severity) for one in report.findings]


def test_two_figures_of_one_thing_no_lexicon_knows():
    """A warning at most, and the claims say how they were brought together."""
    report = claimcheck.check_texts({"a": FLOOD, "b": OTHER})
    (one,) = report.findings
    assert (one.code, one.kind, one.severity) == ("C107", "tension", "warning")
    assert all(claim.derived_by[-1] == "aligned:words" for claim in one.claims)
    assert {claim.id for claim in one.claims} <= {claim.id for claim in report.claims}
    assert "漫坝" in dict(one.message)["zh"]
    assert dict(one.reconcile)["en"]


@pytest.mark.parametrize(
    "other",
    [
        OTHER.replace("4.5万", "约1.2万"),  # the same
        OTHER + "其中一村转移1.2万人。",  # it says the other value too
        "临河暴雨：水库漫坝，气象台通报称预计村民4.5万人将紧急转移到高地。",  # what may be
    ],
)
def test_what_may_both_hold_is_left_alone(other):
    assert found(FLOOD, other) == []


def test_a_rule_that_knows_the_names_speaks_alone():
    a = "2024年，比亚迪的销量为427万辆，居国内车企首位。"
    b = "2024年，比亚迪的销量为302万辆，居国内车企首位。"
    assert found(a, b) == [("C103", "contradiction", "error")]


def test_shares_of_two_wholes_may_both_hold():
    """Who knows that two shares are of different wholes is not contradicted by like words."""
    a = "In the second quarter of 2025, China accounted for 40% of Nvidia's revenue."
    b = "In the second quarter of 2025, Nvidia's market share in China fell from 95% to 0%."
    assert found(a, b) == [("C301", "basis-mismatch", "warning")]


def test_editions_of_a_bulletin_do_not_contradict_each_other():
    """With most of their figures other ones, two articles are of two times."""
    fruits = ("青山果市的苹果均重{}克。", "北坡梨园的雪梨均重{}克。", "柳湾的柑橘均重{}克。")
    bulletin = "".join((*fruits, "石门镇的软籽石榴均重{}克。", "河口镇的晚熟枇杷均重{}克。"))
    first = bulletin.format(181, 204, 133, 322, 41)
    codes = [code for code, _, _ in found(first, bulletin.format(196, 217, 141, 371, 48))]
    assert "C107" not in codes
    assert "C107" in [code for code, _, _ in found(first, first.replace("133", "141"))]


def test_articles_of_other_days_are_compared_only_where_one_repeats_the_other():
    days = {"a": "2026-03-02", "b": "2026-03-20"}
    assert found(FLOOD, OTHER, dates=days) == []
    assert [code for code, _, _ in found(FLOOD, FLOOD.replace("1.2", "2.1"), dates=days)] == [
        "C107"
    ]


def test_who_repeats_a_sentence_may_round_its_figure_and_no_more():
    a = "Rangers in the Harlow valley tagged 210 lynxes before the blizzard."
    assert found(a.replace("210", "213"), a.replace("210", "214")) == [
        ("C107", "tension", "warning")
    ]
    assert found(a.replace("210", "62.4% of"), a.replace("210", "62% of")) == []
    assert found(a.replace("210", "over 60"), a.replace("210", "over 40"))
    b = "Before the blizzard came over the Harlow valley, rangers had put tags on 350 lynxes."
    assert found(a, b) == [("C107", "tension", "warning")]


def test_a_price_of_another_day_is_another_price():
    a = "青山果市的红富士苹果批发价为每吨6210元，果农惜售。"
    b = a.replace("6210", "6480")
    assert found(a, b)
    assert found(a, b, dates={"a": "2026-03-02", "b": "2026-03-03"}) == []


def test_a_price_without_a_unit_is_of_its_day_too():
    a = "青山果市的红富士苹果批发价为6210元，果农惜售。"
    b = a.replace("6210", "6480")
    retold = [rule for rule in rules.load() if rule.id == "figure-retold"]
    assert found(a, b, rules=retold) == [("C107", "tension", "warning")]
    assert found(a, b, rules=retold, dates={"a": "2026-03-02", "b": "2026-03-03"}) == []


def test_two_figures_in_other_words_are_no_two_editions():
    """Who tells a flood anew in the same words has its own numbers; these are other words."""
    a = f"{FLOOD}临河县气象台通报，暴雨还冲毁农田3.6万亩。"
    b = f"{OTHER}气象台通报称，临河暴雨冲毁的农田有7.9万亩。"
    days = {"a": "2026-03-02", "b": "2026-03-03"}
    assert found(a, b, dates=days) == [("C107", "tension", "warning")] * 2


def test_a_dated_price_is_that_of_an_undated_article_of_the_day_only():
    a = "2026年3月2日，青山果市红富士苹果的批发价为每吨6210元，果农惜售。"
    b = "果农惜售，青山果市的红富士苹果每吨批发价为6480元。"
    assert found(a, b) == []
    days = {"a": "2026-03-02", "b": "2026-03-02"}
    assert "C107" in [code for code, *_ in found(a, b, dates=days)]


def test_figures_told_together_are_of_one_time_though_one_article_tells_it():
    """Who dates an account does not tell of another time than who dates it not."""
    dated = DAM.replace("青石水库", "2019年，青石水库").replace("，1974年建成", "")
    assert "C107" in [code for code, *_ in found(dated, DAM_TOLD)]


def test_one_sentence_told_of_two_times():
    a = "2023年，临河县粮库收购小麦36.4万吨，仓容利用率创下新高。"
    assert found(a, a.replace("2023", "2022")) == [("C953", "chronology", "warning")]
    assert found(a, a.replace("2023", "2022").replace("36.4", "31.9")) == []
    days = {"a": "2024-01-09", "b": "2023-01-09"}
    assert found(a, a.replace("2023", "2022"), dates=days) == []


def test_both_times_are_told():
    a = "In Q3, the Harlow orchard shipped 412 crates of walnuts to the valley mills."
    (one,) = claimcheck.check_texts({"a": a, "b": a.replace("Q3", "Q2")}).findings
    assert "Q3" in dict(one.message)["en"]
    assert "Q2" in dict(one.message)["en"]


def test_an_undated_month_is_no_tension_with_the_months_before_it():
    """A month of a text without a year, and the first nine months of one that has it."""
    a = "本报2015年10月13日讯，今年前9个月，临河县新设立企业18980家，同比增长10.1%。"
    b = "9月份，临河县新设立企业2153家，同比增长5.2%。"
    assert [one for one in found(a, b) if one[2] != "note"] == []


def test_a_time_that_was_past_for_both_is_compared_whenever_they_were_published():
    """A bulletin of another day tells of times after the first one."""
    first = "2025年3月，临河县把七座老水库列入加固清单，水库管理员当场就松了口气。"
    later = "让临河县水库管理员松了口气的，是2025年5月七座老水库列入加固清单。"
    days = {"a": "2025-07-02", "b": "2025-12-18"}
    assert [code for code, *_ in found(first, later, dates=days)] == ["C953"]
    days = {"a": "2025-04-02", "b": "2025-12-18"}  # May was still to come
    assert found(first, later, dates=days) == []
