"""Laws of the quantity reader over generated figures and texts."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import read_quantities
from claimcheck.folding import fold
from claimcheck.quantities import read_text
from claimcheck.quantities.numerals import han_number

pytestmark = pytest.mark.property
LAW = settings(max_examples=80, deadline=None)

DIGITS = "零一二三四五六七八九"
PLACES = ["", "十", "百", "千"]
SIMPLIFIED_TO_TRADITIONAL = str.maketrans("亿万两点过约减个倍从颗", "億萬兩點過約減個倍從顆")


def spelled(value: int) -> str:
    """A whole number below 10^12 in Chinese numerals."""
    if value == 0:
        return "零"
    groups = [(value // 10**8, "亿"), (value // 10**4 % 10**4, "万"), (value % 10**4, "")]
    text = ""
    for group, scale in groups:
        if not group:
            text += "零" if text and not text.endswith("零") and value % 10**8 else ""
            continue
        digits = f"{group:04d}" if text else str(group)
        part, zero = "", False
        for index, char in enumerate(digits):
            if char == "0":
                zero = True
                continue
            part += ("零" if zero and (part or text) and not text.endswith("零") else "") + DIGITS[
                int(char)
            ]
            part += PLACES[len(digits) - 1 - index]
            zero = False
        text += part + scale
    return text.rstrip("零")


WHOLE = st.integers(0, 10**12 - 1)
AMOUNT = st.decimals(Decimal("0.01"), Decimal(9999), places=2)
UNITS = st.sampled_from(
    [
        ("亿元", 10**8, "CNY"),
        ("万美元", 10**4, "USD"),
        ("%", 1, "percent"),
        ("万颗", 10**4, "count"),
        ("公里", 1, "kilometer"),
        ("GB", 1, "gigabyte"),
    ]
)


@given(WHOLE)
@LAW
def test_a_spelled_number_is_read_back(value: int) -> None:
    """Format → parse: Chinese numerals."""
    number = han_number(spelled(value))
    assert number is not None
    assert number.low == value


@given(AMOUNT, UNITS)
@LAW
def test_a_figure_with_its_unit_is_read_back(amount: Decimal, unit: tuple[str, int, str]) -> None:
    """Format → parse: value, unit and printed place."""
    word, factor, name = unit
    (quantity,) = read_text(f"达到{amount}{word}")
    assert (quantity.value, quantity.unit) == (amount * factor, name)
    assert quantity.steps[0] == Decimal("0.01") * factor


@given(st.integers(1, 9999))
@LAW
def test_yi_is_ten_thousand_wan(value: int) -> None:
    """Scale: 亿 = 10^4 万."""
    (yi,) = read_text(f"共{value}亿元")
    (wan,) = read_text(f"共{value}万万元")
    (long,) = read_text(f"共{value}0000万元")
    assert yi.value == wan.value == long.value


@given(AMOUNT, st.sampled_from(["约{}亿元", "超过{}万颗", "减少了{}%", "从{}%降至0%", "{}倍"]))
@LAW
def test_script_makes_no_difference(amount: Decimal, form: str) -> None:
    """Simplified and traditional are read alike."""
    text = form.format(amount)
    other = text.translate(SIMPLIFIED_TO_TRADITIONAL)
    plain, folded = read_text(fold(text)), read_text(fold(other))
    assert [(q.kind, q.op, q.low, q.high, q.first, q.last, q.unit) for q in plain] == [
        (q.kind, q.op, q.low, q.high, q.first, q.last, q.unit) for q in folded
    ]


@given(
    AMOUNT,
    UNITS,
    st.text(alphabet="公司产品芯片市场发布报告显示他们表示", min_size=1, max_size=8),
    st.text(alphabet="公司产品芯片市场发布报告显示他们表示", max_size=8),
)
@LAW
def test_surrounding_words_change_nothing(
    amount: Decimal, unit: tuple[str, int, str], before: str, after: str
) -> None:
    """A figure between other clauses is the same figure."""
    figure = f"达到{amount}{unit[0]}"
    (alone,) = read_text(figure)
    (among,) = read_text(f"{before}，{figure}，{after}。")
    assert (alone.text, alone.value, alone.unit, alone.kind) == (
        among.text,
        among.value,
        among.unit,
        among.kind,
    )


CHARACTERS = (
    "0123456789一二两三十百千万亿半几多余零点分之成倍折负%$¥€.,-—~至到从由自约超过以上下不年月日"
    "个元美港台颗第前比高低的和与、，。 \n()[]\"'AaBGMkxX/°²½"
)
WORDS = ["升至", "between ", " and ", "more than ", "from ", " to ", "one ", "half ", "million"]
PIECES = st.sampled_from([*CHARACTERS, *WORDS, "百分之", "个百分点", "2025年", "H20"])


@given(st.lists(PIECES, max_size=30).map("".join))
@settings(max_examples=300, deadline=None)
def test_no_text_makes_it_raise_and_spans_are_exact(text: str) -> None:
    """Any mixture of figures and words is read without harm, in order, without overlaps."""
    found = read_text(text)
    reach = 0
    for quantity in found:
        assert text[quantity.start : quantity.end] == quantity.text
        assert reach <= quantity.start <= quantity.num_start < quantity.num_end <= quantity.end
        reach = quantity.end
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high


@given(st.text(max_size=60))
@LAW
def test_no_characters_make_it_raise(text: str) -> None:
    """Any text at all."""
    for quantity in read_text(text):
        assert text[quantity.start : quantity.end] == quantity.text


# halves of surrogate pairs too, which no file can hold but a Python string can
CHARACTERS = (
    st.characters() | st.characters(categories=["Cs"]) | st.sampled_from("1五亿%漲約超至。 ")
)


@given(st.text(CHARACTERS, max_size=40))
@LAW
def test_no_string_makes_the_interface_raise(text: str) -> None:
    """Whatever a Python caller passes, the figures come with their places in it."""
    for figure in read_quantities(text):
        assert text[figure.start : figure.end] == figure.text
