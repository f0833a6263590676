"""What a check says of a few sentences: its verdict, how sure it is, and what excuses it."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck import rules

RULES = {rule.id: rule for rule in rules.load()}
UNDATED = "one of the figures names no time and may belong to another one"
RATES = "another exchange rate was used"
YU7 = "小米YU7的续航里程为835公里，特斯拉Model Y的续航里程为719公里。"
YU7_TOLD = "小米YU7的续航里程比特斯拉Model Y高21%。"
LEVY = "2024年，英伟达在中国的营收为{}，{}英伟达须缴纳15%的征费，征费金额为40亿美元。"
DOLLARS = "60000 USD / 215900 CNY = 0.278 USD/CNY, not 0.136 to 0.143"
DAM = "青石水库的库容为3.42亿立方米，坝高87米，灌溉26.5万亩农田，1974年建成。"
DAM_TOLD = (
    "The Qingshi reservoir waters 265,000 mu of fields. Its dam is 68 meters high and holds 342"
    " million cubic meters."
)


def said(rule: str, texts: list[str]) -> list[tuple[str, str, str, str]]:
    """Kind, severity, reckoning, and what would reconcile the sides, of each finding."""
    named = dict(zip("abc", texts, strict=False))
    report = claimcheck.check_texts(named, rules=[RULES[rule]])
    return [
        (one.kind, one.severity, one.calc, dict(one.reconcile).get("en", ""))
        for one in report.findings
    ]


@pytest.mark.parametrize(
    ("rule", "texts", "verdict"),
    [
        (
            "profit-above-revenue",
            ["2024年，寒武纪营收为11.7亿元，净利润为45亿元。"],
            ("tension", "warning", "", "the two are not the same measure"),
        ),
        # an article that tells all of a sum is judged by itself, whatever others say
        (
            "trade-total",
            [
                "2025年前三季度，我国进出口33.61万亿元，其中出口19.95万亿元，进口18.66万亿元。",
                "2025年前三季度，我国进出口33.61万亿元，其中出口19.95万亿元，进口13.66万亿元。",
            ],
            ("arithmetic", "error", "19.95e12 CNY, 18.66e12 CNY: 38.61e12 CNY", ""),
        ),
        # within one article it is an error, between two a warning
        (
            "loss-against-profit",
            ["2024年，隆基绿能净亏损86.18亿元，2024年隆基绿能净利润为86.18亿元。"],
            ("arithmetic", "error", "8.618e9 CNY: -8.618e9 CNY", ""),
        ),
        (
            "loss-against-profit",
            ["2024年，隆基绿能净亏损86.18亿元。", "2024年，隆基绿能净利润86.18亿元。"],
            ("arithmetic", "warning", "8.618e9 CNY: -8.618e9 CNY", ""),
        ),
        (
            "growth-disagrees",
            ["2024年，比亚迪的销量同比增长41.3%。", "比亚迪的销量同比增长31.4%。"],
            ("tension", "warning", "", UNDATED),
        ),
        (
            "growth-disagrees",
            ["2024年，比亚迪的销量同比增长41.3%。2024年，比亚迪的销量同比增长31.4%。"],
            ("contradiction", "error", "", ""),
        ),
        (
            "rate-times-whole",
            [LEVY.format("180亿美元", "")],
            ("arithmetic", "error", "15% × 18e9 USD = 2.7e9 USD, not 4e9 USD", ""),
        ),
        (
            "basis-mismatch-share",
            ["中国市场占高通营收的65%。", "高通在中国市场的份额为30%。"],
            ("basis-mismatch", "warning", "", "they are parts of different wholes"),
        ),
        # the parts have names of one make; of a range its lower end is added up
        (
            "parts-above-whole",
            ["2025年8月，比亚迪销量30万辆，其中纯电动15.1万至16万辆，混动18.3万至20万辆。"],
            (
                "arithmetic",
                "warning",
                "151000 count + 183000 count = 334000 count, not 300000 count",
                "something counts in two of the parts",
            ),
        ),
        (
            "event-order",
            ["2014年，沈阳机床的营收为78亿元。到2011年沈阳机床的流动负债突破100亿元。"],
            ("chronology", "warning", "", "the article may not tell things in their order"),
        ),
        (
            "parity-dated-twice",
            ["2023年，昇腾920的算力已追平A100。", "2025年，昇腾芯片的算力追平A100。"],
            ("chronology", "warning", "", "one side is only a part of the other"),
        ),
        (
            "comparison-against-values",
            [f"2024年，{YU7}2024年，{YU7_TOLD}"],
            ("arithmetic", "error", "835 kilometer / 719 kilometer = 1.16, not 1.21", ""),
        ),
        # an amount beside its other currency is arithmetic; two articles may mean two prices,
        # the less likely the better what they speak of is known
        (
            "currency-gloss",
            ["2024年，青山牌拖拉机的价格为21.59万元人民币，约合6万美元。"],
            ("arithmetic", "warning", DOLLARS, RATES),
        ),
        (
            "currency-gloss",
            [
                "2024年，青山牌拖拉机的价格为21.59万元人民币。",
                "2024年，青山牌拖拉机的价格为6万美元。",
            ],
            ("tension", "note", DOLLARS, RATES),
        ),
        (
            "currency-gloss",
            ["2024年，小米SU7的价格为21.59万元人民币。", "2024年，小米SU7的价格为6万美元。"],
            ("tension", "warning", DOLLARS, RATES),
        ),
        (
            "implied-revenue",
            [
                "2024年，中国市场占高通营收的40%，高通2024年来自中国的营收为40亿美元。",
                "2024年，中国市场占高通营收的46%，高通2024年来自中国的营收为178亿美元。",
            ],
            (
                "arithmetic",
                "warning",
                "4e9 USD / 40% = 10e9 USD × 1 = 9.98e9 USD/year; "
                "17.8e9 USD / 46% = 38.7e9 USD × 1 = 38.62e9 USD/year",
                UNDATED,
            ),
        ),
        # an amount a year is not made one once more
        (
            "implied-revenue",
            [
                "2024年，中国市场占高通营收的40%，2024年高通每年来自中国的营收为40亿美元。",
                "2024年，中国市场占高通营收的46%，高通2024年来自中国的营收为178亿美元。",
            ],
            (
                "arithmetic",
                "warning",
                "4e9 USD/year / 40% = 10e9 USD/year; "
                "17.8e9 USD / 46% = 38.7e9 USD × 1 = 38.62e9 USD/year",
                UNDATED,
            ),
        ),
        # ten times the price is a price of something else, by the ends that are nearest
        (
            "currency-gloss",
            [
                "2024年，小米SU7的价格为21.59万元人民币。",
                "2024年，小米SU7的价格为304000美元。",
            ],
            (
                "tension",
                "warning",
                "304000 USD / 215900 CNY = 1.41 USD/CNY, not 0.136 to 0.143",
                RATES,
            ),
        ),
        (
            "currency-gloss",
            [
                "2024年，小米SU7的价格为21.59万元人民币。",
                "2024年，小米SU7的价格为28万至35万美元。",
            ],
            (
                "tension",
                "warning",
                "280000 USD / 215900 CNY = 1.30 USD/CNY, not 0.136 to 0.143",
                RATES,
            ),
        ),
        (
            "currency-gloss",
            ["2024年，小米SU7的价格为21.59万元人民币。", "小米SU7的价格为6万美元。"],
            (
                "tension",
                "warning",
                "60000 USD / 215900 CNY = 0.278 USD/CNY, not 0.136 to 0.166",
                f"{UNDATED}; or {RATES}",
            ),
        ),
        # the values that one article tells of both come before one of its own and one of another
        (
            "comparison-against-values",
            [
                f"2024年，{YU7_TOLD}2024年，小米YU7的续航里程为500公里。",
                f"2024年，{YU7}",
            ],
            ("arithmetic", "warning", "835 kilometer / 719 kilometer = 1.16, not 1.21", ""),
        ),
        (
            "fall-to-higher",
            ["2022年，三星在印度手机市场的份额为9%。2024年，三星在印度手机市场的份额骤降至18%。"],
            (
                "tension",
                "warning",
                "",
                "the two belong to different times, and things may have changed in between",
            ),
        ),
        # December is followed by another year
        (
            "growth-against-levels",
            ["2023年12月，比亚迪销量为19万辆。2024年12月，比亚迪销量为12万辆，同比下降16%。"],
            ("arithmetic", "error", "120000 count / 190000 count − 1 = -36.8%", ""),
        ),
        # the February of a leap year has a day that the one before it has not
        (
            "growth-against-levels",
            ["2023年2月，比亚迪销量为19万辆。2024年2月，比亚迪销量为12万辆，同比下降16%。"],
            ("arithmetic", "error", "120000 count / 190000 count − 1 = -36.8%", ""),
        ),
        # a year has 365 or 366 days
        (
            "loss-above-revenue",
            [
                "2026年，高通在中国市场的营收为150亿美元。",
                "如果断供，高通在中国市场每年将损失超200亿美元。",
            ],
            (
                "tension",
                "warning",
                "",
                "one is a forecast and the other a report; or the two are not the same measure",
            ),
        ),
        (
            "figure-retold",
            [DAM, DAM_TOLD],
            (
                "tension",
                "warning",
                "",
                "the two sentences, brought together by their words or the figures beside them "
                "alone, speak of two things",
            ),
        ),
    ],
)
def test_the_verdict(rule: str, texts: list[str], verdict: tuple[str, str, str, str]) -> None:
    assert said(rule, texts) == [verdict]


def test_the_wholes_of_two_shares_are_named_each_with_its_own_share() -> None:
    texts = {"a": "中国市场占高通营收的65%。", "b": "高通在中国市场的份额为30%。"}
    (one,) = claimcheck.check_texts(texts, rules=[RULES["basis-mismatch-share"]]).findings
    message = dict(one.message)["en"]
    assert "market share 30% (b, line 1)" in message
    assert "revenue share 65% (a, line 1)" in message


def test_each_side_counts_the_articles_that_state_it() -> None:
    """One that states both sides is no support of the second."""
    texts = {
        "a": "2024年，隆基绿能营收为825亿元。",
        "b": "2024年，隆基绿能营收为825亿元，净利润为945亿元。",
        "c": "2024年，隆基绿能净利润为945亿元。",
    }
    (one,) = claimcheck.check_texts(texts, rules=[RULES["profit-above-revenue"]]).findings
    assert one.support == (2, 1)
    assert [[claim.article for claim in side] for side in one.sides] == [["c", "b"], ["a", "b"]]


def test_three_articles_make_two_findings_of_implied_wholes() -> None:
    """Of few articles each is held against each, even those that say the same."""
    small = "2024年，中国市场占高通营收的40%，高通2024年来自中国的营收为40亿美元。"
    large = "2024年，中国市场占高通营收的46%，高通2024年来自中国的营收为178亿美元。"
    named = {"a": small, "b": small, "c": large}
    found = claimcheck.check_texts(named, rules=[RULES["implied-revenue"]]).findings
    assert [[{c.article for c in side} for side in one.sides] for one in found] == [
        [{"a"}, {"c"}],
        [{"b"}, {"c"}],
    ]
