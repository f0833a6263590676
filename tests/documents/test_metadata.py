"""What is said about an article beside its text."""

from __future__ import annotations

import pytest

from claimcheck.documents import from_text
from claimcheck.documents.metadata import Metadata, front_matter, language
from claimcheck.errors import DocumentError


def test_front_matter_says_what_the_article_is() -> None:
    """Known keys are read, others left to other tools; the block is no text of the article."""
    text = (
        "---\r\ntitle: 电池\npublisher: 周刊\ndate: 2025-03-02\nid: b-1\ncorrects: a-1\n"
        "supersedes: [a-2, a-3]\nlayout: {x: 1}\n---\r\n营收增长20%。"
    )
    document = from_text(text, kind="md", path="x/y.md")
    assert (document.title, document.publisher) == ("电池", "周刊")
    assert (document.published, document.article) == ("2025-03-02", "b-1")
    assert (document.corrects, document.supersedes) == (("a-1",), ("a-2", "a-3"))
    assert [document.text[p.start : p.end] for p in document.passages] == ["营收增长20%。"]
    assert document.position(
        document.to_raw(document.passages[0].start, len(document.text))[0]
    ) == (10, 1)


@pytest.mark.parametrize(
    ("block", "place", "says"),
    [
        ("title: 甲\ndate: 昨天", (3, 1), '"昨天" is no day; write it as YYYY-MM-DD'),
        ("title: [甲, 乙]", (2, 1), '"title" is one text'),
        ("id: 1\nid: 2", (3, 1), "stands here twice"),
        ("title: 甲: 乙", (2, 9), "not valid YAML"),
        ("corrects: [{a: 1}]", (2, 1), "holds ids of articles"),
    ],
)
def test_wrong_front_matter_is_named_with_its_place(
    block: str, place: tuple[int, int], says: str
) -> None:
    """Line and column are those of the file."""
    with pytest.raises(DocumentError) as caught:
        from_text(f"---\n{block}\n---\n正文。", kind="md", path="a.md")
    problem = caught.value.problem
    assert (problem.path, problem.line, problem.column) == ("a.md", *place)
    assert says in problem.message


@pytest.mark.parametrize("text", ["---\n正文一段。\n---\n正文二段。", "正文\n---\n", "---\n无尽"])
def test_rules_are_no_front_matter(text: str) -> None:
    """Only a mapping between two rules at the head is one."""
    assert front_matter(text, "a.md") == (Metadata(), 0, ())


def test_what_is_given_outranks_what_the_article_says() -> None:
    """The caller knows best; gaps are filled from the text."""
    text = "---\ntitle: 甲\ndate: 2025-01-01\nid: x\n---\n正文。"
    document = from_text(text, kind="md", title="乙", published="2025-02-02")
    assert (document.title, document.published, document.article) == ("乙", "2025-02-02", "x")


@pytest.mark.parametrize(
    ("text", "spoken"),
    [
        ("华为昇腾芯片性能追平英伟达A100", "zh-Hans"),
        ("輝達晶片銷量大增", "zh-Hant"),
        ("技術(shù)壓制倒逼產(chǎn)業(yè)覺(jué)醒", "zh-Hant"),
        ("Nvidia sold 5 million chips to 华为", "en"),
        ("英伟达(NVIDIA)和AMD", "zh-Hans"),
        ("12.5% 30", None),
        ("", None),
    ],
)
def test_language(text: str, spoken: str | None) -> None:
    """By the characters, whatever names of the other script stand among them."""
    assert language(text) == spoken


def test_the_title_is_the_heading_as_published() -> None:
    """Unfolded, without markup; a numbered heading is none."""
    assert from_text("# **輝達**　急單\n\n第一段話。", kind="md").title == "輝達 急單"
    assert from_text("技術(shù)壓制\n第一段話在這裡,有很多字。").title == "技术压制"
    assert from_text("一、封鎖\n第一段話在這裡,有很多字。").title is None
