"""Tables in plain text."""

from __future__ import annotations

import pytest

from claimcheck.documents import from_text
from documents.passages import grids, shown

CELLS = [["公司", "营收", "增速"], ["甲", "100", "5%"], ["乙", "90", "6%"]]


@pytest.mark.parametrize(
    "text",
    [
        "| 公司 | 营收 | 增速 |\n|---|---|---|\n| 甲 | 100 | 5% |\n| 乙 | 90 | 6% |",
        "公司 | 营收 | 增速\n---- | ---|---\n甲 | 100 | 5%\n乙 | 90 | 6%",
        "公司 | 营收 | 增速 |\n:-:|--:|---|\n甲 | 100 | 5% |\n乙 | 90 | 6% |",
        "公司｜营收｜增速\n甲｜100｜5%\n乙｜90｜6%",
        "公司\t营收\t增速\n甲\t100\t5%\n乙\t90\t6%",
        "公司    营收    增速\n甲      100     5%\n乙      90      6%",
        "┌──┬──┬──┐\n│公司│营收│增速│\n├──┼──┼──┤\n│甲│100│5%│\n│乙│90│6%│\n└──┴──┴──┘",
    ],
)
def test_cells(text: str) -> None:
    """Bars with or without ends, tabs and aligned columns are one table; its first row heads it."""
    document = from_text(f"开头的一句话,没有数字。\n\n{text}\n\n结尾的一句话。")
    assert grids(document) == [CELLS]
    assert document.tables[0].header_rows == 1
    assert [p.kind for p in document.passages if p.table is None] == ["sentence", "sentence"]


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 新闻 | 财经",
        "甲公司增长20% | 乙公司增长30%\n这一行没有竖线。",
        "\t段落一,增长20%。\n\t段落二,增长30%。",
        "First sentence.  Second one.\nThird sentence.  Fourth one.\nFifth.  Sixth.",
    ],
)
def test_prose_with_bars_tabs_and_gaps_is_no_table(text: str) -> None:
    """Cells must line up over several rows."""
    assert from_text(text).tables == ()


def test_empty_cells_keep_the_columns() -> None:
    """A cell without text is an empty passage, so that a column is a column in every row."""
    document = from_text("| | 2023 | 2024 |\n|---|---|---|\n| 甲 |  | 5% |\n| 乙 | 6% | |")
    assert grids(document) == [[["", "2023", "2024"], ["甲", "", "5%"], ["乙", "6%", ""]]]
    cell = document.passages[document.tables[0].rows[1][1]]
    assert (cell.start, cell.row, cell.column) == (cell.end, 1, 1)


@pytest.mark.parametrize(
    ("first", "rows"),
    [
        ("财年 | 研发支出(10亿元)", 1),
        ("品牌 | 2023年", 1),
        ("季度 | 1Q25", 1),
        ("参数 | H100", 1),
        ("甲 | 100万元", 0),
    ],
)
def test_a_header_without_a_rule(first: str, rows: int) -> None:
    """The first row heads the table where it holds periods, names and units but no figures."""
    assert from_text(f"{first}\n乙 | 200\n丙 | 300").tables[0].header_rows == rows


@pytest.mark.parametrize(
    ("above", "below", "caption"),
    [
        ("两家公司的研发支出对比", "", "两家公司的研发支出对比"),
        ("表1 研发支出\n单位:亿元", "", "表1 研发支出\n单位:亿元"),
        ("表1 研发支出\n", "", "表1 研发支出"),
        ("", "Table 2: R&D spending", "Table 2: R&D spending"),
        ("数字见下表。", "", None),
        ("市场\n", "", None),
    ],
)
def test_captions(above: str, below: str, caption: str | None) -> None:
    """A short unclosed line directly above, or one that says what it is above or below."""
    document = from_text(f"一句话。\n{above}\n公司 | 支出\n---|---\n甲 | 5\n{below}\n另一句话。")
    index = document.tables[0].caption
    shown_caption = None
    if index is not None:
        passage = document.passages[index]
        shown_caption = document.text[passage.start : passage.end]
        assert passage.kind == "caption"
    assert shown_caption == caption


def test_a_caption_between_two_tables_belongs_to_the_one_below() -> None:
    """Tables are captioned above more often than below."""
    table = "公司 | 支出\n---|---\n甲 | 5\n"
    document = from_text(f"表1 支出\n{table}表2 收入\n{table}")
    captions = [document.passages[table.caption or 0] for table in document.tables]
    assert [document.text[p.start : p.end] for p in captions] == ["表1 支出", "表2 收入"]


def test_a_figure_caption_is_a_caption() -> None:
    """Also without a table near it."""
    assert ("caption", "图3:全球出货量") in shown("第一段文字。\n图3:全球出货量\n第二段文字。")


def test_long_runs_that_do_not_line_up_take_linear_time() -> None:
    """Each line is looked at a few times only."""
    text = "\n".join(f"甲 | {n}" if n % 2 else "乙 | 丙 | 丁 | 戊" for n in range(6000))
    assert from_text(text).tables == ()
