"""HTML pages, with every span in their source."""

from __future__ import annotations

import pytest

from claimcheck.documents import from_text
from claimcheck.documents.html_source import parse
from documents.passages import grids, published, shown

PAGE = """<!DOCTYPE html>
<html><head><title>芯片公司上缴15%营收 - 某财经网</title>
<meta property="og:site_name" content="某财经网">
<meta property="article:published_time" content="2025-08-11T10:00:00+08:00">
<script>var share = "95%";</script><style>p { width: 50% }</style></head><body>
<nav><a href="/">首页</a> <a href="/up">今日涨幅30%</a></nav>
<div id="main"><h1>芯片公司上缴15%营收</h1>
<p>某芯片公司&amp;合作伙伴同意将对华<b>AI芯片</b>营收的
<strong>15%</strong>上缴财政部&#65292;以换取<a href="/x?p=33">出口许可</a>，这一安排史无前例。</p>
<p>公司2024年在当地的收入约为<del>170</del>171亿美元，占总收入的13%，高于前一财年的水平。</p>
<h2>研发支出</h2>
<p>下表是公司年报中的数字，单位是十亿美元，财年在每年一月底结束，增长很快。</p>
<table><caption>研发支出与征费</caption>
<thead><tr><th rowspan="2">财年</th><th colspan="2">支出</th></tr>
<tr><th>研发</th><th>征费</th></tr></thead>
<tbody><tr><td>2025</td><td>12.914</td><td>2.7</td></tr>
<tr><td>2024</td><td>8.68</td><td></td></tr></tbody>
</table>
<p>公司表示将继续在当地市场投入资源，并强调其遵守所有适用的出口规定，供应不会受到影响。</p></div>
<div class="related"><h3>相关阅读</h3><ul><li><a href="/1">某股大涨30%</a></li></ul></div>
<footer>版权所有 2025 100%</footer></body></html>
"""


def test_the_article_and_nothing_else() -> None:
    """Headings, paragraphs and cells; no script, navigation, struck-out text, links around it."""
    assert shown(PAGE, "html")[:6] == [
        ("heading", "芯片公司上缴15%营收"),
        (
            "sentence",
            "某芯片公司&合作伙伴同意将对华AI芯片营收的15%上缴财政部,以换取出口许可,"
            "这一安排史无前例。",
        ),
        ("sentence", "公司2024年在当地的收入约为171亿美元,占总收入的13%,高于前一财年的水平。"),
        ("heading", "研发支出"),
        ("sentence", "下表是公司年报中的数字,单位是十亿美元,财年在每年一月底结束,增长很快。"),
        ("caption", "研发支出与征费"),
    ]  # fmt: skip
    whole = "".join(words for _, words in shown(PAGE, "html"))
    assert not [figure for figure in ("95", "50", "30%", "33", "170", "100") if figure in whole]


def test_tables_of_a_page() -> None:
    """A cell that spans columns or rows stands in each of them, with one passage."""
    document = from_text(PAGE, kind="html")
    assert grids(document) == [
        [
            ["财年", "支出", "支出"],
            ["财年", "研发", "征费"],
            ["2025", "12.914", "2.7"],
            ["2024", "8.68", ""],
        ]
    ]
    (table,) = document.tables
    assert table.header_rows == 2
    assert table.rows[0][0] == table.rows[1][0]


def test_spans_are_those_of_the_source() -> None:
    """Tags, entities and line ends inside a passage are inside its span."""
    document = from_text(PAGE, kind="html")
    lines = PAGE.split("\n")
    first, second, third = published(document)[:3]
    assert first == "芯片公司上缴15%营收"
    assert second.startswith("某芯片公司&amp;合作伙伴")
    assert "营收的\n<strong>15%</strong>上缴财政部&#65292;以换取" in second
    assert "<del>170</del>171亿" in third
    passage = document.passages[1]
    line, column = document.position(document.to_raw(passage.start, passage.end)[0])
    assert lines[line - 1][column - 1 :].startswith("某芯片公司")


def test_the_head_of_a_page() -> None:
    """Title, publisher and day; a heading outranks the window's title, which names the site."""
    document = from_text(PAGE, kind="html")
    assert (document.title, document.publisher) == ("芯片公司上缴15%营收", "某财经网")
    assert (document.published, document.language) == ("2025-08-11", "zh-Hans")
    assert parse("<title>甲公司财报 - 某网</title><p>x").metadata().title == "甲公司财报"


def test_a_page_that_is_no_article_is_read_whole() -> None:
    """Where the library finds no article, everything visible is read."""
    assert shown("<p>营收增长20%<p>利润下降5%。", "html") == [
        ("heading", "营收增长20%"),
        ("sentence", "利润下降5%。"),
    ]


def test_layout_tables_are_lines() -> None:
    """A table that holds another or has one column only lays the page out."""
    page = (
        "<table><tr><td>第一段,增长20%。</td></tr><tr><td>第二段。"
        "<table><tr><td>公司</td><td>份额</td></tr><tr><td>甲</td><td>5%</td></tr></table>"
        "</td></tr></table>"
    )
    document = from_text(page, kind="html")
    assert grids(document) == [[["公司", "份额"], ["甲", "5%"]]]
    assert [w for k, w in shown(page, "html") if k == "sentence"] == [
        "第一段,增长20%。",
        "第二段。",
    ]


def test_items_and_captions_of_figures() -> None:
    """Short items are facts, not headings; the caption of a figure in the article belongs to it."""
    page = (
        "<header><p>The Daily Wheel</p></header><article><h1>A carmaker sells more cars</h1>"
        "<p>The carmaker sold 1.2 million cars in 2024, up 14.5% from 2023, it said.</p>"
        "<figure><figcaption>Figure 1: A plant that made 300,000 cars</figcaption></figure>"
        "<ul><li>Revenue: $45.2bn, up 9%</li><li>Net income: $3.1bn</li></ul>"
        "<p>Analysts had expected about 1.15 million, according to a poll of 12 banks.</p>"
        "</article><div><h3>Most read</h3><p>A rival recalls 50,000 cars</p></div>"
    )
    assert shown(page, "html") == [
        ("heading", "A carmaker sells more cars"),
        ("sentence", "The carmaker sold 1.2 million cars in 2024, up 14.5% from 2023, it said."),
        ("caption", "Figure 1: A plant that made 300,000 cars"),
        ("sentence", "Revenue: $45.2bn, up 9%"),
        ("sentence", "Net income: $3.1bn"),
        ("sentence", "Analysts had expected about 1.15 million, according to a poll of 12 banks."),
    ]  # fmt: skip


def test_ruby_and_hidden_text_are_left_out() -> None:
    """How a character is read and what nobody sees are no text."""
    page = (
        "<p><ruby>銷<rp>(</rp><rt>xiāo</rt><rp>)</rp></ruby>量<span hidden>95%</span>"
        '增長<i style="display: none">50%</i>20%。</p>'
    )
    assert shown(page, "html") == [("sentence", "销量增长20%。")]


@pytest.mark.parametrize(
    "page",
    [
        *("", "<", "<p", "&", "&#xffffffff;&#0;", "<![if x]>5%<![endif]>", "<![CDATA[x]]>", "<!--"),
        *("</td><tr><td>", "<table>", "<table><tr><td><table>", '<td colspan="99999999">'),
        "<script>",
    ],
)  # fmt: skip
def test_broken_pages_do_not_break_the_reader(page: str) -> None:
    """Whatever is left open or malformed."""
    document = from_text(page, kind="html")
    assert document.raw == page
