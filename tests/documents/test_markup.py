"""Markup is not text."""

from __future__ import annotations

import pytest

from claimcheck.documents.markup import strip
from claimcheck.folding import Mapped


def stripped(text: str, *, markdown: bool) -> str:
    source = Mapped(text)
    strip(source, markdown=markdown)
    return source.text


@pytest.mark.parametrize("markdown", [False, True])
@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("见[报告](https://a.cn/50%)。", "见报告。"),
        ("![图 95%](a.png)增长", "增长"),
        ("![]()", ""),
        ("见https://a.cn/x?p=95%25。下文", "见。下文"),
        ("see www.a.com/95 now", "see  now"),
        ("写信给 a.b95@c.com.cn。", "写信给 。"),
        ("增长**15%**,~~下降~~", "增长15%,下降"),
        ("**[报告](/r)**", "报告"),
        ("A&amp;B&nbsp;C&#37;&lt;", "A&B\u00a0C%<"),
        ("甲<br>乙<b>丙</b>", "甲 乙丙"),
        ("甲<!-- 95% -->乙", "甲乙"),
        ("正文[^12]完", "正文完"),
        ("a < b & c > d", "a < b & c > d"),
        ("R&D;x &foo; 5*3*2", "R&D;x &foo; 5*3*2"),
        ("见[1]和(注)", "见[1]和(注)"),
        ("纯文本95%", "纯文本95%"),
    ],
)
def test_in_text_and_markdown(text: str, left: str, markdown: bool) -> None:
    """Links keep their words; images, addresses, tags, comments and marks go."""
    assert stripped(text, markdown=markdown) == left


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("占*45%*,", "占45%,"),
        ("_强调_ snake_case_name", "强调 snake_case_name"),
        ("`24%`和``a``", "24%和a"),
        ("[报告][r] 和\n\n[r]: https://a.cn/50%\n", "报告 和\n\n\n"),
        ("一\n```py\nx = 95\n```\n二", "一\n\n二"),
        ("一\n~~~\nx = 95", "一\n~~~\nx = 95"),
        (r"5\*3 \# a\|b", "5*3 # a¦b"),
        ("[甲](乙)", "甲"),
    ],
)
def test_in_markdown_alone(text: str, left: str) -> None:
    """What only markdown means stays in plain text."""
    assert stripped(text, markdown=True) == left


@pytest.mark.parametrize("text", ["占*45%*,", "*ST甲和*ST乙", "_a_ `b`", "[甲](乙)", r"5\*3"])
def test_plain_text_keeps_its_signs(text: str) -> None:
    """A star may be the star of a stock name."""
    assert stripped(text, markdown=False) == text


def test_what_is_left_knows_its_place() -> None:
    """Each character of the words of a bold link leads back to the source."""
    text = "**[报告](/r)**说&amp;"
    source = Mapped(text)
    strip(source, markdown=True)
    spans = zip(source.starts, source.ends, strict=True)
    assert [text[start:end] for start, end in spans] == ["报", "告", "说", "&amp;"]
