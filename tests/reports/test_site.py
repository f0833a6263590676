"""The report as a site: whole, linked, and as safe as the one page."""

from __future__ import annotations

import json
import posixpath
from dataclasses import replace

import pytest

from claimcheck.records import Passage, Table
from claimcheck.reports import Look
from claimcheck.reports.html import article, site
from reports.build import claim, document, quantity, report, sample
from reports.test_html import MARKUP, bad, parsed


def made(found, language="en"):
    return {name: parsed(text) for name, text in site.files(found, Look(language=language)).items()}


def words_of(tree):
    return "".join(tree.itertext())


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("of", [sample, bad, lambda: report([document("a.txt", "无")], ())])
def test_every_page_is_sound_and_every_link_leads_somewhere(of, language):
    """No error of markup; each relative link names a page that is there, and a place on it."""
    pages = made(of(), language)
    ids = {
        name: [node.get("id") for node in tree.iter() if node.get("id")]
        for name, tree in pages.items()
    }
    assert all(len(found) == len(set(found)) for found in ids.values())
    for name, tree in pages.items():
        for link in tree.iter("a"):
            path, _, fragment = link.get("href").partition("#")
            home = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), path)) if path else name
            )
            assert home in pages, link.get("href")
            assert not fragment or fragment in ids[home], link.get("href")


def test_a_page_for_each_topic_and_article():
    """And the index lists them all."""
    found = sample()
    pages = made(found)
    assert sum(name.startswith("articles/") for name in pages) == len(found.documents)
    assert sum(name.startswith("topics/") for name in pages) == len(found.topics)
    listed = {link.get("href") for link in pages[site.INDEX].iter("a")}
    assert set(pages) - {site.INDEX} <= listed


def test_every_claim_is_marked_in_its_text():
    """The whole article stands there, each figure once, leading to what was read."""
    found = sample()
    pages = made(found)
    for info in found.documents:
        name = f"articles/{site.slug(info.article, info.article)}.html"
        (body,) = (node for node in pages[name].iter("div") if node.get("class") == "text")
        marks = ["".join(node.itertext()) for node in body.iter("a")]
        own = [c for c in found.claims if c.document == info.document]
        assert marks == [c.quote[c.figure[0] - c.span[0] : c.figure[1] - c.span[0]] for c in own]
        assert body.get("lang") == info.language
    assert "客户转向本土方案。" in words_of(pages[next(n for n in pages if "exit" in n)])


def test_the_search_knows_topics_articles_findings_and_claims():
    """Each with an address that is a page of the site."""
    found = sample()
    pages = made(found)
    (data,) = (node for node in pages[site.INDEX].iter("script") if node.get("id") == "index")
    entries = json.loads(data.text)
    assert {kind for kind, *_ in entries} == {"topic", "article", "finding", "claim"}
    assert all(address.partition("#")[0] in pages for *_, address in entries)
    for one in found.findings:
        assert any(one.fingerprint in more for _, _, more, _ in entries)


def test_markup_stays_text_on_every_page():
    """In the index of the search as well: nothing closes its element."""
    for name, tree in made(bad()).items():
        scripts = [node for node in tree.iter("script") if node.get("type") is None]
        assert [len(scripts), len(list(tree.iter("style")))] == [1, 1], name
        assert not [n for n in tree.iter() for key in n.attrib if key.startswith("on")]
        assert MARKUP in words_of(tree) or name == site.INDEX


def test_a_claim_without_its_article_is_listed_without_a_link():
    """What a ledger holds has no page of its own."""
    found = replace(sample(), documents=(), sources={})
    pages = made(found)
    assert not [name for name in pages if name.startswith("articles/")]
    topic = next(tree for name, tree in pages.items() if name.startswith("topics/"))
    assert "articles/exit.txt:1:18" in words_of(topic)


def test_a_claim_names_what_was_found_of_it():
    """By the verdict and the rule; a fingerprint says nothing to a reader."""
    found = sample()
    told = {f"{one.code} {one.rule}" for one in found.findings}
    for name, tree in made(found).items():
        links = [a for a in tree.iter("a") if "#f-" in a.get("href") and a.get("class") != "anchor"]
        if name != site.INDEX:
            assert all(words_of(link).split(" · ")[1] in told for link in links), name
        if name.startswith("articles/half"):
            assert any(words_of(link).startswith("contradiction · ") for link in links)


def test_names_of_files_are_plain_and_their_own():
    """Two titles that spell alike are two files."""
    assert site.slug("NVIDIA/China/share", "x").startswith("nvidia-china-share-")
    assert site.slug("英伟达", "a") != site.slug("台积电", "b")
    assert site.slug("../../etc", "a").isascii()
    assert "/" not in site.slug("../../etc", "a")


def test_figures_that_share_words_are_one_mark():
    """Two claims of one figure, and one inside another, stand on one mark."""
    doc = document("a.txt", "甲与乙都为95%左右,丙为3%。")
    claims = {
        1: claim(doc, "95%左右", "95%左右", quantity(low=95)),
        2: claim(doc, "95%", "95%", quantity(low=95)),
        3: claim(doc, "3%", "3%", quantity(low=3)),
    }
    (block,) = article.blocks(doc, claims)
    assert [(text, numbers) for text, numbers in block.pieces if numbers] == [
        ("95%左右", (1, 2)), ("3%", (3,)),
    ]  # fmt: skip
    assert "".join(text for text, _ in block.pieces) == "甲与乙都为95%左右,丙为3%。"


def test_a_table_is_a_table():
    """Its header and its cells, the figure in its cell."""
    raw = "年份\n营收\n2024\n12%\n"
    plain = document("a.txt", raw)
    cells = tuple(
        Passage("cell", one.start, one.end, one.paragraph, 0, number // 2, number % 2)
        for number, one in enumerate(plain.passages)
    )
    doc = replace(plain, passages=cells, tables=(Table(None, ((0, 1), (2, 3)), 1),))
    (block,) = article.blocks(doc, {1: claim(doc, "12%", "12%", quantity(low=12))})
    assert block.rows == (
        (True, ((("年份", ()),), (("营收", ()),))),
        (False, ((("2024", ()),), (("12%", (1,)),))),
    )
