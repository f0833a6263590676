"""What numerals are worth, and where their last printed place is."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck import read_quantities
from claimcheck.quantities.numerals import decimal_number, han_number


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("一百零一", 101),
        ("三千五", 3500),
        ("三千零五", 3005),
        ("一百二十万三", 1203000),
        ("十万零一千", 101000),
        ("一万五千亿", 1_500_000_000_000),
        ("10万万", 10**9),
        ("7万5千4百", 75400),
        ("1千零1", 1001),
        ("两个亿", 200_000_000),
        ("负一百", -100),
        ("零点零五", Decimal("0.05")),
        ("二十点一万", 201000),
        ("卅三", 33),
        ("零", 0),
    ],
)
def test_value(text: str, value: Decimal | int) -> None:
    """Spoken, written and mixed numerals have one value."""
    number = han_number(text)
    assert number is not None
    assert (number.low, number.high) == (value, value)


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("55.22亿", 10**6),
        ("45亿", 10**8),
        ("1.2万亿", 10**11),
        ("三千五百", 1),
        ("12.5", Decimal("0.1")),
        ("2.50", Decimal("0.01")),
    ],
)
def test_step_is_one_unit_in_the_last_printed_place(text: str, step: Decimal | int) -> None:
    """Significance comes from what was printed, zeros included."""
    number = decimal_number(text) if text.isascii() else han_number(text)
    assert number is not None
    assert number.step == step


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("数十亿", 2 * 10**9, 9_999_000_000),
        ("几百", 200, 999),
        ("两三", 2, 3),
        ("三五", 3, 5),
        ("七八百亿", 7 * 10**10, 8 * 10**10),
        ("十五六", 15, 16),
        ("十多", 10, None),
        ("二十几万", 200_000, None),
        ("上千", 1000, None),
    ],
)
def test_vague_numerals_are_intervals(text: str, low: int, high: int | None) -> None:
    """What is said loosely is never a point."""
    number = han_number(text)
    assert number is not None
    assert (number.low, number.high, number.approximate) == (low, high, True)


@pytest.mark.parametrize("text", ["五十千", "百家", "点", "两两三", "一二点"])
def test_what_is_no_number_has_no_value(text: str) -> None:
    """A run of numeral characters need not be a number."""
    assert han_number(text) is None


def test_keys_and_hashes_are_no_numbers() -> None:
    """No figure has more digits than can be meant."""
    assert decimal_number("1" * 41) is None


@pytest.mark.parametrize(
    ("text", "figures"),
    [("see (v).0.5 of it", ["0.5"]), ("(1+1).0.0", ["1", "1", "0.0"]), ("up by (.5%)", [".5%"])],
)
def test_a_point_behind_a_bracket_opens_no_second_decimal(text: str, figures: list[str]) -> None:
    """A numeral that has a point of its own takes none from the text in front."""
    assert [figure.text for figure in read_quantities(text)] == figures


@pytest.mark.parametrize(
    "text", ["几分之一", "三分之几", "几又二分之一", "三又几分之一", "零分之一"]
)
def test_a_fraction_of_what_nobody_knows_is_none(text: str) -> None:
    """Each of its parts must be a number, and nothing is divided by zero."""
    assert han_number(text) is None


def test_a_fraction_may_have_a_whole_before_it() -> None:
    """二又三分之一 is seven thirds; its step is one of those thirds."""
    found = han_number("二又三分之一")
    assert found is not None
    assert (found.low, found.step) == (2 + Decimal(1) / 3, Decimal(1) / 3)
