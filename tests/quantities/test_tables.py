"""Tables: units and scales from headers, rows and captions."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.documents import from_text
from claimcheck.quantities import read_document
from claimcheck.records import Quantity


def table(*rows: str, caption: str = "") -> list[Quantity]:
    """The quantities of a pipe table."""
    width = rows[0].count("|") - 1
    lines = [rows[0], "|" + "---|" * width, *rows[1:]]
    text = "\n".join([caption, "", *lines] if caption else lines)
    return list(read_document(from_text(text, path="t.md", kind="md")))


def test_a_column_header_gives_unit_and_scale() -> None:
    """十亿美元 over 2.7 is 2.7e9 USD."""
    (found,) = table("| 财年 | 支出(十亿美元) |", "| 2024 | 2.7 |")
    assert (found.value, found.unit, found.steps[0]) == (Decimal("2.7E+9"), "USD", Decimal(10**8))


def test_a_row_header_gives_unit_and_scale() -> None:
    """Where the years stand in the columns, the units stand in the rows."""
    found = table(
        "| 指标 | 2023 | 2024 |", "| 营收（亿元） | 12 | 15.3 |", "| 毛利率（%） | 31 | 30 |"
    )
    assert [(q.value, q.unit) for q in found] == [
        (12 * 10**8, "CNY"),
        (Decimal("15.3") * 10**8, "CNY"),
        (31, "percent"),
        (30, "percent"),
    ]


def test_a_caption_gives_what_headers_leave_out() -> None:
    """单位:亿元 holds for the whole table, but not for its growth."""
    found = table("| 公司 | 营收 | 同比 |", "| 甲 | 12.5 | +3.2% |", caption="单位：亿元")
    assert [(q.kind, q.unit) for q in found] == [("point", "CNY"), ("delta", "percent")]


def test_years_ranks_and_names_are_left_out() -> None:
    """Such columns hold no quantities."""
    found = table("| 品牌 | 排名 | 年份 | 销量(万辆) |", "| 甲 | 3 | 2024 | 38.2 |")
    assert [(q.text, q.counted) for q in found] == [("38.2", "辆")]


def test_a_cell_keeps_its_own_unit() -> None:
    """A printed unit wins over the header's."""
    (found,) = table("| 公司 | 营收(亿元) |", "| 甲 | 3万美元 |")
    assert (found.value, found.unit) == (30000, "USD")


@pytest.mark.parametrize(
    ("header", "cell", "value", "unit"),
    [
        ("Revenue ($ billions)", "38.2", Decimal("3.82E+10"), "USD"),
        ("Revenue, $m", "12", Decimal("1.2E+7"), "USD"),
        ("Units (millions)", "31.5", Decimal("3.15E+7"), "count"),
        ("Share (%)", "31.5", Decimal("31.5"), "percent"),
        ("Price (USD)", "1,299", Decimal(1299), "USD"),
        ("Weight (kg)", "12-15", None, "kilogram"),
    ],
)
def test_english_headers(header: str, cell: str, value: Decimal | None, unit: str) -> None:
    """Marks, scales and units in any order."""
    (found,) = table(f"| Maker | {header} |", f"| A | {cell} |")
    assert (found.value, found.unit) == (value, unit)


def test_growth_columns_hold_differences() -> None:
    """In brackets or with a minus, a fall is negative."""
    found = table("| Maker | Growth (%) |", "| A | 12 |", "| B | (5.3) |", "| C | -1 |")
    assert [(q.kind, q.value, q.direction) for q in found] == [
        ("delta", 12, 1),
        ("delta", Decimal("-5.3"), -1),
        ("delta", -1, -1),
    ]


def test_spans_are_those_of_the_document() -> None:
    """Each quantity stands where its cell stands, and names its passage."""
    document = from_text("| 年 | 营收(亿元) |\n|---|---|\n| 2024 | 12.5 |", path="t.md", kind="md")
    (found,) = read_document(document)
    passage = document.passages[found.passage]
    assert document.text[found.start : found.end] == "12.5"
    assert passage.start <= found.start < found.end <= passage.end


def test_a_line_above_gives_the_unit_only_where_it_says_so() -> None:
    """A line that only speaks of a percentage is a sentence, and no heading."""
    rows = ("| 树种 | 甲地 |", "| 松 | 90以上 |")
    text = "\n".join(["**成活率(单位:%)**", "", rows[0], "|---|---|", rows[1]])
    (found,) = read_document(from_text(text, path="t.md", kind="md"))
    assert (found.low, found.unit) == (Decimal(90), "percent")
    text = text.replace("**成活率(单位:%)**", "去年涨了8%,如下。")
    *_, found = read_document(from_text(text, path="t.md", kind="md"))
    assert (found.low, found.unit) == (Decimal(90), "count")


def test_a_bare_number_with_a_note_beside_it() -> None:
    (found,) = table("| 树种 | 成活率(%) |", "| 松 | 15(最差的一年) |")
    assert (found.value, found.unit, found.text) == (Decimal(15), "percent", "15")
