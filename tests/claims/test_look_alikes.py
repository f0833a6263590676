"""What only looks like another figure of the same thing."""

from __future__ import annotations

import pytest

from claims.reading import claim_of, subject


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("腾讯音乐第二季度营收84.4亿元。", "84.4亿元", "腾讯音乐"),
        ("Sony Pictures' revenue was $2.3 billion.", "$2.3 billion", "Sony Pictures"),
        ("腾讯云服务收入300亿元。", "300亿元", "Tencent"),
        ("腾讯第二季度营收1845亿元。", "1845亿元", "Tencent"),
    ],
)
def test_a_sister_company_is_not_the_company(text, figure, name):
    """The word behind a name makes another one of it."""
    assert subject(claim_of(text, figure)) == name


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("比亚迪7月销量为43.4万辆的说法不实。", "43.4万辆"),
        ("网传比亚迪7月销量为43.4万辆系谣言。", "43.4万辆"),
        ("A report that BYD sold 434,000 vehicles in July is false.", "434,000"),
    ],
)
def test_what_a_sentence_only_denies_is_not_told(text, figure):
    """The denial stands behind the figure."""
    assert claim_of(text, figure).polarity == "negated"


def test_a_figure_is_no_month_of_a_year():
    """2009.2 with a unit behind it."""
    text = "比亚迪第二季度营收2009.2亿元,上半年营收3712.8亿元。"
    assert not (claim_of(text, "3712.8亿元").period.start or "").startswith("2009")


def test_where_something_goes_narrows_it():
    """With an article in front of the country."""
    claim = claim_of("China's exports to the United States fell 21.7% in July 2025.", "21.7%")
    assert [s.id for s in claim.scope if s.role == "market"] == ["US"]
