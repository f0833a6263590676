"""Where a check has nothing to say: what may both hold is of other things, times or sizes."""

from __future__ import annotations

import pytest

from rules.test_told import LEVY, YU7, YU7_TOLD, said


@pytest.mark.parametrize(
    ("rule", "texts"),
    [
        # of another whole, of another currency
        ("rate-times-whole", [LEVY.format("180亿美元", "全球")]),
        ("rate-times-whole", [LEVY.format("178亿元", "")]),
        (
            "revenue-share-times-revenue",
            ["2024年，特斯拉总营收为977亿元。特斯拉在中国的营收为209亿美元，占总营收的35%。"],
        ),
        # of another market
        (
            "fall-to-higher",
            ["2024年，三星在印度手机市场的份额为9%。2026年，三星在越南手机市场的份额将骤降至18%。"],
        ),
        # which of its words means whose 元 is for the reader to know
        (
            "currency-gloss",
            ["2024年，小米SU7的价格为21.59万元。", "2024年，小米SU7的价格为21.59万美元。"],
        ),
        # what nobody knows by name may be two things
        (
            "figure-revised",
            ["2024年，青山拖拉机厂的销量为427万辆。", "2024年，青山拖拉机厂的销量为427.2万辆。"],
        ),
        # a part of which its own sentence says so is left to the rule of such parts
        ("part-above-total", ["2024年，比亚迪销量为300万辆，其中纯电动销量为400万辆。"]),
        # the same number for two wholes needs no word
        ("basis-mismatch-share", ["中国市场占高通营收的65%。", "高通在中国市场的份额为65%。"]),
        # what is expected is not dated twice
        (
            "parity-dated-twice",
            ["2023年，昇腾920的算力已追平A100。", "2025年，预计昇腾芯片的算力追平A100。"],
        ),
        # values of other times than the comparison's
        ("comparison-against-values", [f"2024年，{YU7}2025年，{YU7_TOLD}"]),
        ("comparison-against-values", [f"2025年，{YU7}2024年，{YU7_TOLD}"]),
        # a hundred times the price is a price of something else
        (
            "currency-gloss",
            ["2024年，小米SU7的价格为21.59万元。", "2024年，小米SU7的价格为600万美元。"],
        ),
        (
            "currency-gloss",
            ["2024年，小米SU7的价格为2159万元。", "2024年，小米SU7的价格为3万美元。"],
        ),
        # nothing can be divided by a share of nothing
        (
            "implied-revenue",
            [
                "2024年，中国市场占高通营收的0%，高通2024年来自中国的营收为40亿美元。",
                "2024年，中国市场占高通营收的46%，高通2024年来自中国的营收为178亿美元。",
            ],
        ),
        # a quarter, or what grew by another measure of time, is another thing
        (
            "loss-above-revenue",
            [
                "2026年一季度，高通在中国市场的营收为150亿美元。",
                "如果断供，高通在中国市场每年将损失超200亿美元。",
            ],
        ),
        (
            "growth-disagrees",
            ["2024年，比亚迪的销量同比增长41.3%。", "2024年，比亚迪的销量环比增长31.4%。"],
        ),
        (
            "growth-disagrees",
            ["2024年，比亚迪的销量同比增长41.3%。", "2024年一季度，比亚迪的销量同比增长31.4%。"],
        ),
    ],
)
def test_nothing_to_say(rule: str, texts: list[str]) -> None:
    assert said(rule, texts) == []
