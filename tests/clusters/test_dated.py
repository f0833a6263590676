"""Sentences of two articles that set one thing at two times."""

from __future__ import annotations

import pytest

import claimcheck

SHOW = "临河县的民间剪纸展3月12日在粮库旧址开幕，展出三百幅作品。"
OTHER = "民间剪纸展3月21日在临河县粮库旧址开幕。"
MUSEUM = "The harbour museum of Harlow reopens on Tuesday after a flood in its archive."


def found(a, b, **options):
    """(code, left time, right time) of what two texts say against each other about times."""
    report = claimcheck.check_texts({"a": a, "b": b}, **options)
    return [
        (
            one.code,
            *(
                claim.quote[claim.figure[0] - claim.span[0] : claim.figure[1] - claim.span[0]]
                for claim in one.claims
            ),
        )
        for one in report.findings
        if one.code == "C953"
    ]


def test_two_days_of_one_opening():
    """The claims are events: no figure, a verb, a period where the year is known."""
    report = claimcheck.check_texts({"a": SHOW, "b": OTHER}, dates={"a": "2026-03-20"})
    (one,) = report.findings
    left, right = one.claims
    assert (left.quantity, left.measure.id, left.period.start) == (None, "event:开幕", "2026-03-12")
    assert right.measure.id == "event:开幕"
    assert left.derived_by[-1] == right.derived_by[-1] == "aligned:words"
    assert {left.id, right.id} <= {claim.id for claim in report.claims}
    assert report.coverage.read == 1
    assert report.to_dataframe().shape[0] >= 1


@pytest.mark.parametrize(
    ("a", "b", "times"),
    [
        (SHOW, OTHER, ("3月12日", "3月21日")),
        ("臨河縣的民間剪紙展3月12日在糧庫舊址開幕。", OTHER, ("3月12日", "3月21日")),
        (MUSEUM, MUSEUM.replace("Tuesday", "Friday"), ("Tuesday", "Friday")),
        (
            "The bakery cuts its bread price by 10% for the first six months after opening.",
            "The bakery cuts its bread price by 10% for the first year after opening.",
            ("six months", "the first year"),
        ),
        (
            "Gross margin of the mill should widen in 2021 in spite of hard flour prices of 2020.",
            "Gross margin of the mill should widen in 2022 in spite of hard flour prices of 2020.",
            ("2021", "2022"),
        ),
    ],
)
def test_times_that_differ(a, b, times):
    assert found(a, b) == [("C953", *times)]
    assert found(b, a) == [("C953", *times[::-1])]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (SHOW, SHOW),
        (SHOW, OTHER.replace("21日", "12日")),
        (SHOW + "3月21日闭幕。", OTHER.replace("开幕", "闭幕")),  # the other day is told too
        (SHOW, "石门县的蔬菜大棚3月21日起接受团体预订，门票减半。"),  # another thing
        (SHOW, "民间剪纸展从3月1日起在临河县粮库旧址布展。"),  # a beginning is no day
        (
            "The museum of Harlow lends its lantern archive to schoolchildren every Tuesday.",
            "The museum of Harlow lends its lantern archive to schoolchildren every Friday.",
        ),
        (
            "Corvane Books opens its Harlow branch with a reading by Petra Lindqvist on Tuesday.",
            "Corvane Books opens its Thornbury branch with a reading by Petra Lindqvist on Friday.",
        ),
        (
            "锦绣书店第五期读书会3月12日在粮库旧址举行，作家到场签名。",
            "锦绣书店第六期读书会3月21日在粮库旧址举行，作家到场签名。",
        ),
        (
            "临河县粮库收购小麦四百车，占用仓容，2月车队排起长龙。",
            "临河县粮库收购小麦六百车，占用仓容，3月车队排起长龙。",
        ),
        (
            "The Lindqvist lantern fair runs for two weeks.",
            "The Lindqvist lantern fair runs for 14 days.",
        ),
        (MUSEUM, "The opera house of Marlow reopens on Friday after a fire on its stage."),
    ],
)
def test_what_may_both_hold(a, b):
    assert found(a, b) == []


@pytest.mark.parametrize(
    ("a", "b", "times"),
    [
        (
            "The curtain of the Harlow playhouse rose at 19:30 for the lantern ballet.",
            "At the Harlow playhouse the curtain rose at 20:15 for the lantern ballet.",
            ("19:30", "20:15"),
        ),
        (
            "The Skerry lifeboat was launched at 7:40 after a herring trawler lost its rudder.",
            "A herring trawler lost its rudder and the Skerry lifeboat was launched at 9:05.",
            ("7:40", "9:05"),
        ),
        (
            "The Petra Lindqvist reading at Corvane Books begins at 7.30pm on Friday.",
            "Corvane Books hosts the Petra Lindqvist reading, which begins at 8.15pm on Friday.",
            ("7.30pm", "8.15pm"),
        ),
        (
            "The harbour museum of Harlow reopens its lantern archive at 09:00.",
            "The harbour museum of Harlow reopens its lantern archive at 10 am.",
            ("09:00", "10 am"),
        ),
    ],
)
def test_two_hours_of_one_thing(a, b, times):
    assert found(a, b) == [("C953", *times)]


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (  # a score
            "Harlow beat Marlow 12:15 in the handball cup at the lantern arena.",
            "Harlow beat Marlow 13:18 in the handball cup at the lantern arena.",
        ),
        (
            "The lantern ballet of the Harlow playhouse begins at 7:30 pm.",
            "The lantern ballet of the Harlow playhouse begins at 19:30.",
        ),
        (  # each knows both times
            "石浦港的开渔仪式上午9时在渔人码头举行，老船长敲响铜锣。放生仪式则在下午3时。",
            "石浦港的开渔仪式下午3时在渔人码头举行，老船长敲响铜锣。上午9时是祭海。",
        ),
        (  # a bulletin has nothing in common with the one before
            "Staff at Varden counted 4 days of gales, and lantern snow lay for 11 days.",
            "Staff at Varden counted 6 days of gales, and lantern snow lay for 7 days.",
        ),
    ],
)
def test_hours_and_lengths_that_may_both_hold(a, b):
    assert found(a, b) == []


def test_bulletins_of_two_days_are_left_alone():
    """Sent on two days, or published on two days, or with other figures."""
    first = "某社临河2月9日专电 9日青山果市的红富士苹果批发价上涨，果农惜售，车队排起长龙。"
    second = first.replace("9日", "12日")
    assert found(first, second) == []
    days = {"a": "2026-03-02", "b": "2026-03-03"}
    assert found(SHOW, OTHER, dates=days) == []
    a = "2023年，临河县粮库收购小麦36.4万吨，占用仓容82万吨。"
    assert found(a, "2022年，临河县粮库收购小麦31.9万吨，占用仓容77万吨。") == []


def test_a_third_article_changes_nothing():
    """What two articles say against each other does not depend on others."""
    texts = {"a": SHOW, "b": OTHER, "c": MUSEUM}
    report = claimcheck.check_texts(texts)
    assert [one.code for one in report.findings] == ["C953"]
    assert {claim.document for claim in report.findings[0].claims} == {"a", "b"}


def test_two_lengths_of_another_size_are_of_two_things():
    a = "为期六天的临河县民间剪纸展在粮库旧址落幕，剪纸艺人周砚秋获奖。"
    b = "剪纸艺人周砚秋在粮库旧址用45分钟剪成一幅长卷，在民间剪纸展获奖。"
    assert found(a, b) == []
    assert found(a, b.replace("45分钟", "四天")) != []
    assert found(a.replace("六天", "十分钟"), b.replace("45分钟", "八个月")) == []


def test_two_lengths_of_one_size_are_held_against_each_other():
    a = "为期六天的临河县民间剪纸展在粮库旧址落幕，剪纸艺人周砚秋获奖。"
    assert [one[1:] for one in found(a, a.replace("六天", "九天"))] == [("六天", "九天")]


def test_when_a_reporter_learnt_it_is_no_time_of_it():
    a = "另悉，临河县粮库旧址的民间剪纸展刚刚于3月7日完成布展。"
    b = "记者8日从总部位于石门的剪纸协会获悉，临河县粮库旧址的民间剪纸展完成布展。"
    assert found(a, b) == []
    assert found(a, b.replace("记者8日从总部位于石门的剪纸协会获悉", "3月8日")) != []
