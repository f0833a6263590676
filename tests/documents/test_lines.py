"""What each line of an article is."""

from __future__ import annotations

import pytest

from documents.passages import of_kind, shown

BODY = (
    "公司表示,全年营收达到200亿元,同比增长15%,创下历史新高,高于分析师此前的预期,"
    "也高于上一财年同期的水平。"
)


@pytest.mark.parametrize(
    "heading",
    [
        "一、市场正在改变",
        "第二章 供应链",
        "(三)价格战",
        "市场正在改变",
        "【市场】",
        "Why the market changed",
        "六、谁是赢家?",
    ],
)
def test_short_lines_over_a_paragraph_are_headings(heading: str) -> None:
    """Numbered, in brackets or just short and unclosed."""
    assert ("heading", heading) in shown(f"{BODY}\n{heading}\n{BODY}")


@pytest.mark.parametrize(
    "line",
    ["市场在变。", "具体如下:", "增长15%,", "一是出口加快。2014年出口526亿美元。", "and so on"],
)
def test_closed_lines_are_sentences(line: str) -> None:
    """A full stop, a colon or a comma says that a line is text."""
    assert of_kind(f"{BODY}\n{line}\n{BODY}", "heading") == []


def test_the_first_line_is_the_title() -> None:
    """A title may be longer than a heading and end in a question mark."""
    title = "英伟达在中国的市场份额从95%降到0%之后,谁来接手这块五百亿美元的蛋糕?"
    assert shown(f"{title}\n\n{BODY}")[0] == ("heading", title)


def test_a_single_line_is_a_sentence() -> None:
    """A text of one line has nothing to head."""
    assert shown("英伟达在华份额降至8%") == [("sentence", "英伟达在华份额降至8%")]


def test_a_list_of_short_lines_is_no_list_of_headings() -> None:
    """Three short lines on end state facts; short lines at the end head nothing."""
    text = f"标题\n{BODY}\n营收200亿元\n毛利率75%\n同比增长12%\n{BODY}\n净利30亿元"
    assert of_kind(text, "heading") == ["标题"]


@pytest.mark.parametrize(
    "line",
    [
        "打开某新闻 查看精彩图片",
        "点击下方链接阅读全文",
        "文/某某资本",
        "来源：某某财经",
        "责任编辑：张三",
        "By Jane Doe and John O'Neil",
        "2025-08-11 10:30 来源：某网",
        "发布时间：2025年8月11日",
        "![图 95%](a.png)",
        "![]()",
        "[图片]",
        "------",
        "Subscribe to our newsletter here",
    ],
)
def test_lines_that_are_not_the_article(line: str) -> None:
    """Bylines, datelines, placeholders and invitations give no passage."""
    assert shown(f"{BODY}\n{line}\n{BODY}") == shown(f"{BODY}\n{BODY}")


@pytest.mark.parametrize(
    "notice",
    [
        "特别声明：以上内容由平台用户上传，平台仅提供存储服务，超过30天将删除。",
        "Notice: this text was uploaded by 1 user.",
        "© 2025 Example News. All rights reserved.",
        "（本文不代表平台立场，转载请联系授权，侵权必究，投诉电话12345。）",
        "*以上分析不构成投资建议,历史业绩不代表未来收益95%。",
    ],
)
def test_notices_at_the_end_go_and_only_there(notice: str) -> None:
    """What the platform says after an article is not the article; inside it may be its subject."""
    assert shown(f"{BODY}\n{notice}\n来源：某某\n") == shown(BODY)
    assert len(shown(f"{BODY}\n{notice}\n{BODY}")) > 2


@pytest.mark.parametrize(
    "last",
    [
        "去年营收600亿元，网友投诉增长25%。",
        "Cookie complaints rose 40% and newsletter fines reached $5 million.",
        "版权收入增长两成，" + "授权业务与客户端订阅都在扩张，" * 20 + "订阅用户翻番。",
    ],
)
def test_a_paragraph_that_reports_is_no_notice(last: str) -> None:
    """Though it stands last and holds words of notices: a figure or its length tells."""
    assert len(shown(f"{BODY}\n{last}\n")) == 2


def test_marks_of_lists_quotes_and_ends_are_not_text() -> None:
    """Bullets, numbers of items, quote marks and (完) stand outside of the passages."""
    text = f"{BODY}\n- 甲公司增长20%\n2. 乙公司增长30%\n> 丙公司增长40%。(完)"
    assert [words for _, words in shown(text)][1:] == [
        "甲公司增长20%",
        "乙公司增长30%",
        "丙公司增长40%。",
    ]


@pytest.mark.parametrize(
    "line",
    [
        "声明说,公司营收增长20%。",
        "为吸引更多关注,公司将发放优惠。(完)",
        "版权收入增长20%,达到30亿元。",
        "点击量增长20%",
        "The company's share of subscribers rose to 20%",
        "新闻客户端用户达5亿",
        "图:两家公司2024年的份额,一家95%,一家5%",
        "来源:海关,出口2.5万辆",
    ],
)
def test_what_reads_like_a_notice_and_is_none(line: str) -> None:
    """The words of notices and invitations stand in articles too."""
    assert len(shown(f"{BODY}\n{line}")) == len(shown(BODY)) + 1
