"""What means something to another language is shown by it, and does nothing."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from claimcheck.reports.escaping import cell, code, markdown
from claimcheck.reports.safety import safe
from reports.hostile import PAYLOADS

ZERO_WIDTH = "\u200b"
BUSY = st.text(st.sampled_from("\\`*_[]()<>|~^{}&!#$@:/+-=.1a \tw甲g%;x\n\"'"), max_size=40)


def reader():
    """CommonMark with what GitHub adds to it, HTML and bare addresses among it."""
    made = MarkdownIt("gfm-like", {"html": True})
    made.linkify.set({"fuzzy_link": False})  # a host alone is no link on GitHub
    return made


def inline(source):
    """The tokens of one paragraph; anything but a paragraph is a failure."""
    blocks = reader().parse(source)
    assert [block.type for block in blocks] in (
        ["paragraph_open", "inline", "paragraph_close"],
        [],
    ), source
    return blocks[1].children if blocks else []


def shown(source):
    """What a reader sees of Markdown that is text alone."""
    tokens = inline(source)
    assert {token.type for token in tokens} <= {"text"}, source
    return "".join(token.content for token in tokens).replace(ZERO_WIDTH, "")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_markdown_shows_what_the_article_says(payload):
    """Read back, it is the text, and no more than text."""
    assert shown(markdown(payload)) == safe(payload).strip(" ")


@given(BUSY)
@settings(max_examples=300, deadline=None)
def test_any_text_comes_back_from_markdown(text):
    """The law behind the cases."""
    assert shown(markdown(text)) == safe(text).strip(" ")


@given(BUSY, BUSY)
@settings(max_examples=200, deadline=None)
def test_text_and_code_side_by_side(before, figure):
    """A marked figure is one code span, whatever stands before it and in it."""
    marked = code(figure)
    tokens = inline(f"甲{markdown(before, begins=False)}{marked}")
    spans = [token.content for token in tokens if token.type == "code_inline"]
    assert spans == ([safe(figure).strip()] if marked else [])
    assert {token.type for token in tokens} <= {"text", "code_inline"}


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("@octocat", "@octocat"),
        ("#123", "#123"),
        ("house/it#6", "#6"),
        ("GH-45", "GH-45"),
        ("a@example.org", "@example"),
        ("https://example.org", "://"),
        ("www.example.org", "www."),
        (":tada:", ":tada"),
        ("0badc0ffee1", "0badc0ffee1"),
        ("$x$", "$"),
    ],
)
def test_nothing_is_left_that_a_host_links_afterwards(text, whole):
    """A host looks for these in the text after Markdown was read, so they are broken there.

    A dollar is looked for in the source.
    """
    source = markdown(text)
    assert whole not in source
    assert whole not in (source if whole == "$" else "".join(t.content for t in inline(source)))


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\t=1", "\r=1", " =1", "＝1", "\n=1"])
def test_a_formula_is_no_formula(text):
    """The apostrophe stands first, and what followed is there."""
    assert cell(text) == f"'{safe(text)}"


@pytest.mark.parametrize("text", ["95%", "甲 = 乙", "a-b", "", "'quoted"])
def test_other_cells_stay(text):
    """Only what begins like a formula is touched."""
    assert cell(text) == text
