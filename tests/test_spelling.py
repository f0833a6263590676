"""Figures and lines of arithmetic in the language of a reader."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import spelling


@pytest.mark.parametrize(
    ("calc", "en", "zh"),
    [
        (
            "15% × 18e9 USD = 2.7e9 USD, not 4e9 USD",
            "15% × 18 billion USD = 2.7 billion USD, not 4 billion USD",
            "15% × 180 亿美元 = 27 亿美元，而不是40 亿美元",
        ),
        ("4.27e6 / 3.02e6 − 1 = 41.4%", "4.27 million / 3.02 million − 1 = 41.4%", None),
        ("150000 USD / 1.4e6 CNY = 0.107", "150,000 USD / 1.4 million CNY = 0.107", None),
        ("2e9 to 3e9 USD", "2 billion to 3 billion USD", None),
        ("66 + 48 = 114 %", "66 + 48 = 114 %", "66 + 48 = 114 %"),
    ],
)
def test_a_line_of_arithmetic_is_spoken(calc: str, en: str, zh: str | None) -> None:
    """Without exponents, its small words in the reader's language."""
    assert spelling.spoken(calc, "en") == en
    assert zh is None or spelling.spoken(calc, "zh") == zh


def test_a_change_keeps_its_order() -> None:
    """One unit for both ends."""
    assert spelling.change([Decimal(95), Decimal(50)], "percent", "en") == "95→50%"


def test_few_units_in_a_line_of_arithmetic_have_their_label():
    """148 teraflops are written as a person writes them; a unit without a label stays."""
    calc = "148 teraflops / 320 teraflops = 0.462"
    assert spelling.spoken(calc, "en") == "148 TFLOPS / 320 TFLOPS = 0.462"
    assert spelling.spoken("40% of 5 furlongs", "zh") == "40% of 5 furlongs"


def test_the_key_of_a_measure_is_spelt_as_people_spell_it():
    """Capitals where they belong."""
    assert spelling.named("gdp_share") == "GDP share"
    assert spelling.named("market_share") == "market share"
