"""Figures as a person writes them."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claimcheck.reports import values
from claimcheck.reports.words import words
from reports.build import quantity

CASES = [
    (quantity(low=95), "95 %", "95 %"),
    (quantity(low="4.5e9", unit="USD"), "45 亿美元", "4.5 billion USD"),
    (quantity(low="5522000000", unit="CNY"), "55.22 亿元", "5.522 billion CNY"),
    (quantity(low="123456789", unit="CNY"), "123,456,789 元", "123,456,789 CNY"),
    (quantity(low=200000, unit="count"), "20 万", "200,000"),
    (quantity("change", first=95, last=0), "95→0 %", "95→0 %"),
    (quantity("range", low=20, high=40), "20–40 %", "20–40 %"),
    (quantity("range", low=-5, high=3), "−5 – 3 %", "−5 – 3 %"),
    (quantity("bound", low=50), "至少 50 %", "≥ 50 %"),
    (quantity("bound", low=50, op=">"), "超 50 %", "> 50 %"),
    (quantity("bound", high=50, op="<"), "不到 50 %", "< 50 %"),
    (quantity("bound", high=50, op="<="), "至多 50 %", "≤ 50 %"),
    (quantity("delta", low=-18), "−18 %", "−18 %"),
    (quantity("delta", low=12), "+12 %", "+12 %"),
    (quantity("delta", low="-0.6", unit="percentage_point"), "−0.6 个百分点", "−0.6 pp"),
    (quantity("ratio", low=6, unit="dimensionless"), "6 倍", "6×"),
    (quantity("rank", low=1, high=1, unit="rank"), "第 1", "no. 1"),
    (quantity("rank", low=1, high=10, unit="rank"), "前 10", "top 10"),
    (quantity("rank", low=3, high=5, unit="rank"), "第 3 至第 5", "no. 3–5"),
    (quantity(low=148, unit="teraflops"), "148 TFLOPS", "148 TFLOPS"),
    (quantity(low="1e9", unit="USD/year"), "10 亿美元每年", "1 billion USD a year"),
    (quantity(low=45, approximate=True), "约 45 %", "~45 %"),
    (None, "", ""),
]


@pytest.mark.parametrize(("amount", "chinese", "english"), CASES)
def test_figure(amount, chinese, english):
    """One value in both languages."""
    assert values.figure(amount, words("zh")) == chinese
    assert values.figure(amount, words("en")) == english


@pytest.mark.parametrize(
    ("op", "en", "zh"),
    [
        ("=", "equal to A100", "与 A100 相同"),
        ("~", "close to A100", "与 A100 相近"),
        (">=", "at least A100", "不低于 A100"),
        ("<", "below A100", "低于 A100"),
    ],
)
def test_a_comparison_names_what_it_compares_with(op, en, zh):
    """Without a figure the words and the other one are all there is."""
    assert values.figure(quantity("comparison", op=op), words("en"), "A100") == en
    assert values.figure(quantity("comparison", op=op), words("zh"), "A100") == zh


def test_a_ratio_names_its_whole():
    """70 % of something is no share of a market."""
    amount = quantity("ratio", low=70)
    assert values.figure(amount, words("zh"), "A100") == "A100 的 70 %"
    assert values.figure(amount, words("en"), "A100") == "70 % of A100"


def test_so_many_times_something_says_of_what():
    """With its hedge and its open end at the number."""
    times = quantity("ratio", low=6, unit="dimensionless")
    about = replace(times, approximate=True)
    assert values.figure(times, words("en"), "H20") == "6× H20"
    assert values.figure(times, words("zh"), "H20") == "H20 的 6 倍"
    assert values.figure(about, words("en"), "H20") == "~6× H20"
    assert values.figure(about, words("zh"), "H20") == "H20 的 约 6 倍"


@pytest.mark.parametrize("text", ["0.000123", "1e12", "1.2345e13", "99999999", "-4.5e9", "1e-7"])
@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_value_is_rounded(text, language):
    """What is shown says the value exactly, whatever its scale word."""
    value = Decimal(text)
    shown = values.span((value, value), "count", words(language))
    scales = {name: Decimal(size) for size, name in words(language).get("scales")}
    scale = next((size for name, size in scales.items() if shown.endswith(name)), Decimal(1))
    name = next((name for name in scales if shown.endswith(name)), "")
    number = shown.removesuffix(name).replace(",", "").replace("−", "-")
    assert Decimal(number) * scale == value
