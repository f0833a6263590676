"""Parts listed after a figure, from text to finding."""

from __future__ import annotations

import pytest

import claimcheck


def told(text):
    report = claimcheck.check_texts({"a": text + "\n"})
    return [f.severity for f in report.findings if f.rule == "parts-above-whole"]


@pytest.mark.parametrize(
    ("severity", "text"),
    [
        ("error", "2025年8月，长安汽车销量20万辆，其中纯电动12.1万辆，插电混动9.3万辆。"),
        ("warning", "馆内有藏品8012件，其中瓷器5130件、玉器3620件。"),
        ("warning", "全省有高校127所，其中本科院校82所，专科院校58所。"),
        ("note", "支教队有队员340人，其中女性200人，30岁以下180人。"),
        (
            "warning",
            "Ford sold 310,400 vehicles in May, including 201,300 trucks and 130,700 SUVs.",
        ),
        ("warning", "The hospital has 812 beds, of which 530 are surgical and 340 are medical."),
    ],
)
def test_parts_together_above_the_figure_before_them(severity, text):
    assert told(text) == [severity]


@pytest.mark.parametrize(
    "text",
    [
        "The firm employs 5,100 people, including 3,200 drivers and 2,600 in its eastern depots.",
        "The choir has 90 singers, of whom 52 are women and 47 live in the town.",
        "展会共有展商640家，其中境内展商380家，境外展商260家，首次参展商310家。",  # divided twice
        "新增病例55例，其中成都40例、武侯区35例、绵阳15例。",  # a district, and its city
        "全县出租车900辆，其中新能源出租车820辆，纯电动出租车640辆，氢能出租车90辆。",
    ],
)
def test_what_may_overlap_is_a_note(text):
    assert told(text) == ["note"]


@pytest.mark.parametrize(
    "text",
    [
        "2025年8月，长安汽车销量20万辆，其中纯电动10.1万辆，插电混动9.3万辆。",
        "馆内有藏品8012件、摹本2000件，其中瓷器5130件、玉器3620件。",  # parts of both
        "全省有高校127所，其中本科院校82所，在校生58万人。",  # counted otherwise
        "全省有高校127所，其中本科院校82所，今年新设的3所中有2所，平均每所高校有教师900人。",
        "全省有高校超127所，其中本科院校82所，专科院校58所。",  # the whole has no upper end
        "公司有员工900人，其中研发人员620人，平均工资310000元。",
        "营收120亿元，同比增长20%，其中软件收入70亿元，净利润55亿元。",  # a profit is no part
        "全队有88人，其中教练12人（其中外籍9人），队员76人。",  # parts of a part
        "The hospital has 812 beds, of which 530 are surgical. It employs 1,340 people.",
        "馆内没有藏品8012件，其中瓷器5130件、玉器3620件。",  # a whole that is denied
        "馆内有藏品8012件，其中瓷器不是5130件、玉器3620件。",  # a part that is
        "2025年8月，长安汽车销量并非20万辆，其中纯电动12.1万辆，插电混动9.3万辆。",
    ],
)
def test_what_only_stands_behind_is_no_part(text):
    assert told(text) == []


def test_the_rest_overlaps_with_nothing():
    assert told("2024年，腾讯营收6600亿元，其中游戏收入4977亿元，其他业务收入2977亿元。") == [
        "error"
    ]


def test_the_arithmetic_is_in_the_unit_of_the_whole():
    report = claimcheck.check_texts({"a": "全年产粮7065公斤，其中夏粮2497公斤，秋粮5685公斤。\n"})
    (finding,) = (f for f in report.findings if f.rule == "parts-above-whole")
    assert finding.calc == "2497 kilogram + 5685 kilogram = 8182 kilogram, not 7065 kilogram"
    assert [len(side) for side in finding.sides] == [2, 1]
