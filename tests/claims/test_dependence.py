"""Dependence on somebody, and shares that do not say again what they are shares of."""

import pytest

import claimcheck
from claims.reading import claim_of, claims_in, measure, scope, subject


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("按收入算,高通对中国的依赖是65%。", "65%"),
        ("以營收計,高通對中國市場的依賴程度達到65%。", "65%"),
        ("按营收衡量,英特尔和高通对中国的依赖度分别为25%和65%。", "65%"),
        ("Measured by revenue, Qualcomm's dependence on China is 65%.", "65%"),
    ],
)
def test_what_it_is_reckoned_by_tells_the_whole(text, figure):
    claim = claim_of(text, figure)
    assert (subject(claim), measure(claim)) == ("Qualcomm", "revenue_share")
    assert {("market", "China"), ("denominator", "revenue")} <= scope(claim)


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("高通对中国的依赖度为65%。", "65%"),
        ("日本對中東石油的依存度達95%。", "95%"),
        ("Qualcomm's reliance on China stands at 65%.", "65%"),
    ],
)
def test_without_that_nobody_knows_the_whole(text, figure):
    assert measure(claim_of(text, figure)) == "dependence"


def test_a_dependence_that_causes_a_level_is_none():
    assert "dependence" not in {measure(c) for c in claims_in("对补贴的依赖没有改变,毛利率为12%。")}
    text = "Its dependence on subsidies is old; the gross margin is 12%."
    assert "dependence" not in {measure(c) for c in claims_in(text)}


@pytest.mark.parametrize(
    ("text", "figure", "name"),
    [
        ("英特爾的收入有四分之一出自中國;高通客戶多,比重來到45%。", "45%", "revenue_share"),
        ("英特尔的营收有25%来自中国,高通的比重则是65%。", "65%", "revenue_share"),
        ("英特尔对中国的依赖度为25%,高通更高,占比达到65%。", "65%", "dependence"),
    ],
)
def test_a_share_of_another_holder_is_of_what_the_one_before_was(text, figure, name):
    claim = claim_of(text, figure)
    assert (subject(claim), measure(claim)) == ("Qualcomm", name)
    assert ("market", "China") in scope(claim)


@pytest.mark.parametrize(
    "text",
    [
        "公司的海外收入占营收的30%,研发费用的占比为12%。",
        "公司的海外收入占營收的30%,女性員工的比重為12%。",
    ],
)
def test_a_share_of_something_else_is_not(text):
    """What stands before the word is what it is a share of."""
    assert measure(claim_of(text, "12%")) != "revenue_share"


def test_a_share_without_its_whole_warns_at_most():
    """Nobody knows for sure that it is of the same whole."""
    one = "按收入算,高通对中国的依赖是65%。"
    other = "英特尔的营收有25%来自中国,高通的比重则是45%。"
    found = claimcheck.check_texts({"a": one, "b": other}).findings
    assert {finding.severity for finding in found} == {"warning"}


def test_a_dependence_of_unknown_whole_is_no_error_beside_a_share_of_revenue():
    one = "高通对中国的依赖度为45%。"
    other = "高通营收的65%来自中国。"
    found = claimcheck.check_texts({"a": one, "b": other}).findings
    assert "error" not in {finding.severity for finding in found}
