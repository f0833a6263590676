"""What stands next to a figure and is no part of it, or is: the reading of one says the other."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.documents import from_text
from claimcheck.folding import fold
from claimcheck.quantities import read_document, read_text
from quantities.helpers import only, texts


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        # more of the smaller unit than makes one of the greater is another figure
        ("全程2小时4811秒", ["2小时", "4811秒"]),
        ("付了5元1000角", ["5元", "1000角"]),
        # what is said between two bounds makes them bounds of two things
        ("员工大于20且上市公司小于35", ["大于20", "小于35"]),
        ("员工大于20且小于35", ["大于20且小于35"]),
        # odds are of whole things
        ("1.5 in 3 cars", ["1.5", "3 cars"]),
        ("1 million in 3 cars", ["1 million", "3 cars"]),
        ("two in 0", ["two", "0"]),
        # a hundred is no scale of hundreds
        ("two hundred hundred-metre races", ["two hundred", "hundred-metre"]),
        # points are none of a percentage in a Chinese text
        ("NBA总决赛他得了30 points，命中率52%", ["52%"]),
        ("half the plants stand idle", ["half the"]),
        ("0 in 5 cars", ["0", "5 cars"]),
        ("sold the dozen cars", ["dozen cars"]),
        # a letter glued to a number makes it a code
        ("从10a降至8万元", ["8万元"]),
        ("16K电视", []),
        ("▲2024", []),
        ("到$10 $20", ["$10", "$20"]),
        ("五百市，上三四成", ["五百市", "三四成"]),
        ("10月上五百市", ["五百市"]),
        ("三成多", ["三成多"]),
        ("两组共三到五个", ["三到五个"]),
        ("三到五", ["三到五"]),
        # who came in a third came in a taxi, however wide the gap behind the full stop
        ("We came in a third.  Nobody minded.", []),
        # classes and tiers are no places in an order
        ("公司位居第三类", []),
        # a size in two directions is no multiple; quotation marks that are closed quote no inch
        ("a 3x4 grid", []),
        ('the "big" screen is 12" wide', ['12"']),
        ('the "big" and "small" screens are 12" wide', ['12"']),
        # the next column of a table in blanks is another thing
        ("合计12     公斤", ["12"]),
        ("合计12   公斤", ["12   公斤"]),
        # four years after what happened to a firm last; four years later is a date
        ("AB被制裁四年后仍盈利", ["四年"]),
        ("他在 四年后回国", []),
        ("四年后他回来了 ", []),
        ("平均每户一点五个", ["一点五个"]),
        # a dash between two figures is no sign
        ("气温由2 -7度", ["2 -7度"]),
        ("½杯", ["½"]),
        # both sides meet thirty people: the word before them ends where they begin
        ("双方三十人到场", ["三十人"]),
        # what stands alone behind a mark is a figure, whatever the text began with
        ("Weekly report No. 12", ["12"]),
        # a figure may begin where a sign of a unit ends
        ("其中占12%8家企业", ["12%", "8家"]),
        # Latin letters in the text make no serial number of a place in an order
        ("NVIDIA位居榜首", ["榜首"]),
        # some seconds have no hundredths
        ("跑了几秒58", []),
        # years of a list are no amounts
        ("2020、2021和3万辆", ["3万辆"]),
        # among Latin letters a number needs no word that announces it, a label is none
        ("[一-鿿]{16}", ["16"]),
        ("half a unit", ["half a unit"]),
        ("a code of two to six letters is enough", ["two to six"]),
        ("it costs 7.6 to 7.9 of them", ["7.6 to 7.9"]),
    ],
)
def test_where_a_figure_ends(text: str, figures: list[str]) -> None:
    assert texts(text) == figures


@pytest.mark.parametrize(
    ("text", "value", "unit", "step"),
    [
        ("规模达1.25万亿元", "1.25e12", "CNY", "1e10"),
        ("2万万元", "2e8", "CNY", "1e8"),
        ("5.4m crates", "5.4e6", "count", "1e5"),
        ("5.4 m long", "5.4", "meter", "0.1"),
        ("3年半", "3.5", "year", "0.5"),
        ("the parcel weighs 40 pounds", "40", "pound", "1"),
        ("the parcel, which costs nothing, weighs 40 pounds", "40", "pound", "1"),
        ("half the plants stand idle", "50", "percent", "1"),
        ("an eighth of the cars", "12.5", "percent", "12.5"),
        ("三米 九", "3.9", "meter", "0.1"),
        ("三米 半", "3.5", "meter", "0.5"),
        ("三斤二两", "1600", "gram", "50"),
        ("百万", "1e6", "count", "1e4"),
        ("四十五亿元", "45e8", "CNY", "1e8"),
        ("三千五百亿元", "3500e8", "CNY", "1e8"),
        ("½个", "0.5", "count", "0.5"),
        ("浓度为½%", "0.5", "percent", "0.5"),
        # what an amount is for may stand before it
        ("The yard sells 42 boats a year", "42", "count/year", "1"),
        ("每一股分红60元", "60", "CNY/share", "1"),
        ("每一股60元", "60", "CNY/share", "1"),
        ("5%的年化收益率", "5", "percent/year", "1"),
        # of two units that a price may be for, the one of the figure's own language
        ("报价(price per tonne)改为每公斤的平均批发价格已到90元", "90", "CNY/kilogram", "1"),
        ("营收5亿", "5e8", "count", "1e8"),
    ],
)
def test_worth_and_last_printed_place(text: str, value: str, unit: str, step: str) -> None:
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)
    assert quantity.steps[0] == Decimal(step)


@pytest.mark.parametrize(
    ("text", "kind", "value", "direction"),
    [
        ("低至78%", "point", 78, -1),
        ("性能低于A100约12%", "delta", -12, -1),
        ("算力超A100 12%", "delta", 12, 1),
        # what is set beside another is no more than it for that
        ("同类对比12%的份额", "point", 12, 0),
        ("50% of less costly cars", "point", 50, 0),
        ("15% revenue drop", "delta", -15, -1),
        # a printed arrow says more than the noun behind it
        ("▼3% growth", "delta", -3, -1),
        # only so much of a percentage is what it came to
        ("良率只能做到50%", "point", 50, 0),
    ],
)
def test_where_a_figure_moves(text: str, kind: str, value: int, direction: int) -> None:
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.direction) == (kind, value, direction)


@pytest.mark.parametrize(
    ("text", "first", "last", "unit"),
    [
        ("由每吨10万元跌到每吨8万元", 100_000, 80_000, "CNY/metric_ton"),
        # what it is a rate of may be told at the end only
        ("从60万元跌至每吨10万元", 600_000, 100_000, "CNY/metric_ton"),
        ("dividend rose from $2 to $3 a share", 2, 3, "USD/share"),
        # without 从 the words of movement stand near
        ("份额12%一路小幅升至19%", 12, 19, "percent"),
    ],
)
def test_both_ends_of_a_change_have_one_unit(text: str, first: int, last: int, unit: str) -> None:
    quantity = only(text)
    assert (quantity.first, quantity.last, quantity.unit) == (first, last, unit)


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "steps"),
    [
        ("500克—2公斤", "0.5", "2", "kilogram", ("0.001", "1")),
        ("900米—1.2公里", "0.9", "1.2", "kilometer", ("0.001", "0.1")),
        # each has its own scale, as it has its own unit
        ("5吨至800万公斤", "5000", "8e6", "kilogram", ("1000", "1e4")),
        # of a hundred yen, one has a hundredth of the price, and of its last printed place
        ("100日元兑4.8至5元", "0.048", "0.05", "CNY/JPY", ("0.001", "0.01")),
        ("7.6 to 7.9", "7.6", "7.9", "dimensionless", ("0.1", "0.1")),
    ],
)
def test_both_ends_of_a_range_are_in_its_unit(
    text: str, low: str, high: str, unit: str, steps: tuple[str, str]
) -> None:
    quantity = only(text)
    assert (quantity.low, quantity.high, quantity.unit) == (Decimal(low), Decimal(high), unit)
    assert quantity.steps[:2] == (Decimal(steps[0]), Decimal(steps[1]))


def test_two_amounts_that_are_no_range_keep_their_worth() -> None:
    """30 kg are none the heavier for the 500 g behind them."""
    heavy, light = read_text(fold("30 kg - 500 g"))
    assert (heavy.value, heavy.unit) == (30, "kilogram")
    assert (light.value, light.unit) == (500, "gram")


@pytest.mark.parametrize(("text", "seconds"), [("1分02秒", 1), ("1分02秒36", Decimal("0.01"))])
def test_a_time_is_as_precise_as_its_last_place(text: str, seconds: Decimal) -> None:
    step = only(text).steps[0]
    assert step is not None
    assert step * 60 == pytest.approx(seconds)


def test_a_cell_merged_with_the_only_row_above_it_has_its_words() -> None:
    """The unit that stands over two rows of a heading is that of the column."""
    page = (
        "<table><thead><tr><th rowspan='2'>公司</th><th rowspan='2'>营收（亿元）</th>"
        "<th>备注</th></tr><tr><th>其他</th></tr></thead>"
        "<tr><td>甲</td><td>12.5</td><td>无</td></tr></table>"
    )
    document = from_text(page, path="a.html", kind="html")
    (found,) = read_document(document)
    assert (found.value, found.unit) == (Decimal("12.5e8"), "CNY")
