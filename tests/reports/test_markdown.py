"""The report as Markdown, read back by a parser that knows nothing of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.reports import Look, render
from claimcheck.reports.markdown import LIMIT, LONGEST, size
from reports.build import claim, document, finding, quantity, report, sample
from reports.hostile import PAYLOADS, malicious
from reports.test_escaping import reader
from reports.test_terminal import compare

GITHUB = 65_536  # characters of a comment


def items(source):
    """The lists of findings as trees of (text, code) by depth: the outer items."""
    found, depth = [], 0
    for token in reader().parse(source):
        depth += {"list_item_open": 1, "list_item_close": -1}.get(token.type, 0)
        if token.type == "list_item_open" and depth == 1:
            found.append([])
        if token.type == "inline" and depth:
            found[-1].append(token)
    return found


def codes(tokens):
    """The contents of the code spans."""
    return [c.content for token in tokens for c in token.children if c.type == "code_inline"]


def kinds(source):
    """Every kind of token, block or inline."""
    blocks = reader().parse(source)
    return {t.type for b in blocks for t in (b, *(b.children or ()))}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_snapshot(language):
    """As committed; look at it in a Markdown viewer."""
    compare(f"markdown-{language}.md", render(sample(), "markdown", Look(language=language)))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_finding_is_an_item_with_both_its_places(language):
    """Loudest first; places with line and column, figures, arithmetic and fingerprint as code."""
    error, warning = items(render(sample(), "markdown", Look(language=language)))
    assert [c for c in codes(error) if not c.startswith("0 %")] == [
        "articles/exit.txt:1:18",
        "由95%一路归零,降到0%",
        "articles/half.txt:1:30",
        "從95%降到50%",
        "0000000000000001",
    ]
    assert "0 % < 49.5 %" in codes(error)
    assert [c for c in codes(warning) if c.startswith("articles/")] == [
        "articles/revenue.md:1:39",
        "articles/exit.txt:1:18",
        "articles/half.txt:1:30",
    ]


def test_what_a_sentence_says_is_said_around_its_figure():
    """As published, traditional characters and all, without the pinyin notes."""
    (error, _) = items(render(sample(), "markdown", Look(language="zh")))
    quotes = ["".join(c.content for c in token.children) for token in error]
    assert "輝達在中國的市場份額從95%降到50%,而不是全部失去。" in quotes
    assert "除非 两个数字说的不是同一时间:先 50,后 0" in quotes


def test_headline_counts():
    """Articles and findings by severity."""
    first = render(sample(), "markdown", Look()).splitlines()[0]
    assert first == "## claimcheck: 3 articles · 1 error · 1 warning"
    nothing = render(report([document("a.txt", "无")], ()), "markdown", Look())
    assert nothing.startswith("## claimcheck: 1 article · Nothing contradicts anything.\n")
    assert not items(nothing)


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_articles_say_is_inert(payload, language):
    """Lists, quotes, code and the bold code of the rule are ours; nothing else is there."""
    source = render(malicious(payload), "markdown", Look(language=language))
    assert kinds(source) <= {
        "heading_open", "heading_close", "paragraph_open", "paragraph_close", "inline", "text",
        "bullet_list_open", "bullet_list_close", "list_item_open", "list_item_close",
        "blockquote_open", "blockquote_close", "strong_open", "strong_close", "code_inline",
        "hardbreak",
    }  # fmt: skip
    (one,) = items(source)
    places = [c.rpartition(".txt:")[2] for c in codes(one) if ".txt:" in c]
    sentence_start = len(" ".join(payload.split())) + len("英伟达市占率为") + 1
    assert places == [f"2:{sentence_start}", f"1:{sentence_start}"]
    assert {"95%", "50%"} <= set(codes(one))
    assert sum(t.type == "strong_open" for token in one for t in token.children) == 1


def many(number, text="英伟达市占率为95%。"):
    """A report of so many findings, each third one a note."""
    doc = document("a.txt", text)
    one, two = (claim(doc, text, "95%", quantity(low=95), n=n) for n in (1, 2))
    found = [
        replace(finding(one, two, n=n), severity=("error", "warning", "note")[n % 3])
        for n in range(number)
    ]
    return report([doc], [one, two], found)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_comment_is_never_too_long(language):
    """Errors stay, what is left out is counted, and the sum is right."""
    source = render(many(1200), "markdown", Look(language=language))
    assert size(source) <= LIMIT < GITHUB
    shown = items(source)
    assert 50 < len(shown) < 1200
    assert str(1200 - len(shown)) in source.splitlines()[-3]
    whole = render(many(1), "markdown", Look(language=language))
    assert "claimcheck check" not in whole


@pytest.mark.parametrize("payload", ["@" * 9_000, "$" * 9_000, "𠀀" * 30_000, "`" * 70_000])
def test_one_finding_cannot_fill_a_comment(payload):
    """Long names, sentences and messages are cut; the places stay."""
    source = render(malicious(payload), "markdown", Look())
    assert size(source) <= LONGEST + 2_000
    (one,) = items(source)
    assert any("b.txt:1:" in c for c in codes(one))


def test_many_places_of_a_side_are_counted():
    """Five are shown, the others counted."""
    doc = document("a.txt", "英伟达市占率为95%。")
    claims = [claim(doc, doc.raw, "95%", quantity(low=95), n=n) for n in range(9)]
    source = render(
        report([doc], claims, [finding(claims[0], tuple(claims[1:]))]), "markdown", Look()
    )
    assert source.count("a.txt:1:8") == 6
    assert "… and 3 more" in source
