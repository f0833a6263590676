"""English numerals in words."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.quantities import english
from quantities.helpers import only, texts


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("forty-five", 45),
        ("two hundred and five", 205),
        ("one point five nine billion", 1_590_000_000),
        ("three thousand millions", 3 * 10**9),
        ("seven hundred twenty-one thousand and twelve", 721012),
        ("two dozen", 24),
        ("twenty-three fifths", Decimal("4.6")),
        ("one billion and a quarter million", 1_000_250_000),
    ],
)
def test_value(text: str, value: Decimal | int) -> None:
    """Words add up."""
    read = english.read(text, 0)
    assert read is not None
    start, end, number = read
    assert (start, end, number.low) == (0, len(text), value)


@pytest.mark.parametrize("text", ["and", "hundredfold", "tenable", "someone"])
def test_other_words_are_no_numerals(text: str) -> None:
    """A number word inside a word does not count."""
    assert english.read(text, 0) is None


def test_digits_go_on_in_words() -> None:
    """The scale may be spelled behind digits."""
    assert only("1.4 million vehicles").low == 1_400_000
    assert only("3 hundred and 21 yuan").low == 321


def test_words_that_hold_digits_are_read_once() -> None:
    """Two point 5 is one figure wherever it stands among others."""
    assert only("two point 5 million units").low == 2_500_000
    text = "3 plants, 4 lines and two point 5 million units"
    assert texts(text) == ["3 plants", "4 lines", "two point 5 million units"]


@pytest.mark.parametrize(
    ("text", "step"),
    [
        ("two hundred", 1),
        ("five hundred and ten", 1),
        ("one point five hundred", 10),
        ("three hundred thousand", 1000),
    ],
)
def test_the_printed_precision_of_words(text: str, step: int) -> None:
    """A hundred that is spelled is exact; one behind decimals is as coarse as they are."""
    read = english.read(text, 0)
    assert read is not None
    assert read[2].step == step


@pytest.mark.parametrize(("text", "end"), [("twenty zero", 6), ("twenty ten", 6), ("five six", 4)])
def test_words_that_do_not_add_up_are_two_numerals(text: str, end: int) -> None:
    """The first ends where the second does not go on with it."""
    read = english.read(text, 0)
    assert read is not None
    assert read[1] == end
