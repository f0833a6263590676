"""Which part of its holder a figure is of, where no entry names the part."""

from __future__ import annotations

import pytest

from claimcheck import lexicon, pipeline
from claimcheck.documents import from_text


def segments(text: str) -> list[list[str]]:
    """The segments of each claim."""
    document = from_text(text, published="2025-08-20")
    found = pipeline.extract(document, lexicon.load())
    return [[item.text for item in claim.scope if item.role == "segment"] for claim in found]


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2024年,中国一般贸易进出口8.63万亿元。", "一般贸易"),
        ("2024年,中石油炼油与化工业务实现经营利润48.8亿元。", "炼油与化工业务"),
        ("2024年,腾讯企业服务板块营收341亿元。", "企业服务板块"),
        ("上海出口商品种类增加,以服装为例,全年出口1038.1亿元。", "服装"),
    ],
)
def test_a_part_between_holder_and_measure_narrows(text: str, part: str) -> None:
    """Or one that the clauses before take as an example."""
    assert part in segments(text)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "2024年,中国进出口8.63万亿元。",
        "2024年,英伟达在华收入占营收的13%。",
        "2024年,英伟达的全年营收为609亿美元。",
        "2024年,英伟达公司实现营收609亿美元。",
        "2024年,比亚迪累计销量427万辆。",
    ],
)
def test_words_that_tell_no_part_narrow_nothing(text: str) -> None:
    """A market, a time, a verb, the manner of reckoning."""
    assert segments(text)[0] == []


def test_a_product_of_the_holder_is_a_part_of_it() -> None:
    """The figure is the maker's, narrowed to the product: no total."""
    document = from_text("Apple revenue hits $94 billion\n\niPhone revenue was $44.58 billion.\n")
    whole, part = pipeline.extract(document, lexicon.load())
    assert whole.subject is not None
    assert part.subject is not None
    assert (whole.subject.id, part.subject.id) == ("Apple", "Apple")
    assert [(item.role, item.id) for item in part.scope] == [("product", "iPhone")]
    assert whole.scope == ()


@pytest.mark.parametrize("measure", ["净亏损", "", "净利润为", "净利潤"])
def test_the_same_period_a_year_before(measure: str) -> None:
    """With or without the measure word behind it."""
    text = f"万科上半年净亏损119.5亿元,去年同期{measure}98.5亿元。"
    document = from_text(text, published="2025-08-20")
    found = pipeline.extract(document, lexicon.load())[-1]
    assert (found.period.start, found.period.end) == ("2024-01-01", "2024-06-30")


def test_one_part_stands_beside_the_other() -> None:
    """A region's figure says nothing of where the product's was sold."""
    text = "苹果第二财季营收953.6亿美元,大中华区营收160亿美元,iPhone营收468.4亿美元。"
    found = pipeline.extract(from_text(text, published="2025-05-02"), lexicon.load())
    assert [[(i.role, i.id) for i in claim.scope] for claim in found] == [
        [],
        [("market", "Greater China")],
        [("product", "iPhone")],
    ]
