"""Amounts that are reckoned from another one, and levies."""

import pytest

from claims.reading import claim_of, claims_in, measure, subject


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("平台要把营收的3%交给市政府。以去年营收200亿元推算,一年就是6亿元。", "6亿元"),
        ("平台要把營收的3%上繳市府。去年平台營收為200億元,算下來要交6億元。", "6億元"),
        ("按15%的费率计算,以180亿美元的收入推算,一年要交27亿美元。", "27亿美元"),
        ("The levy is 15%. On revenue of $18 billion, that is $2.7 billion.", "$2.7 billion"),
    ],
)
def test_a_levy_that_is_reckoned_is_no_revenue(text, figure):
    assert measure(claim_of(text, figure)) == "levy_amount"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("以去年营收200亿元推算,一年就是6亿元。", "6亿元"),
        ("On revenue of $18 billion, that comes to $2.7 billion.", "$2.7 billion"),
    ],
)
def test_what_comes_out_without_a_levy_is_nobody_knows_what(text, figure):
    assert claim_of(text, figure).measure.id is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("该国税率为25%,英伟达营收200亿元,即约28亿美元。", "28亿美元"),
        ("The tariff is 25%; Nvidia's revenue was 200 billion yuan, that is $28 billion.", "$28"),
    ],
)
def test_the_same_amount_in_another_currency_is_what_it_was(text, figure):
    assert measure(claim_of(text, figure)) == "revenue"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("美国政府要从它的销售收入里抽走25%。", "25%"),
        ("平台從商家營收中抽取12%。", "12%"),
        ("市政府再从平台收入里分走了3%。", "3%"),
    ],
)
def test_what_is_taken_out_of_revenue_is_a_levy(text, figure):
    assert measure(claim_of(text, figure)) == "levy_rate"


def test_what_is_taken_out_of_something_else_is_none():
    assert "levy_rate" not in {measure(c) for c in claims_in("他从水箱里抽走25%的水。")}
    assert measure(claim_of("比亚迪从利润中分给员工5%。", "5%")) != "levy_rate"
    assert subject(claim_of("英伟达的营收有25%来自中国。", "25%")) == "NVIDIA"
