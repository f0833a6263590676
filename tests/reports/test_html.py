"""The HTML report without a browser: sound markup, everything on it, nothing let in."""

from __future__ import annotations

import base64
import hashlib
import re
import subprocess
import sys
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import html5lib
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import generated, lexicon
from claimcheck.records import Name
from claimcheck.reports import Look, render
from claimcheck.reports.html import charts
from claimcheck.reports.html.page import asset
from claimcheck.reports.words import words
from reports.build import claim, document, finding, quantity, report, sample
from reports.test_terminal import compare, hostile
from reports.test_words import entries, fields

MARKUP = "</p><script>alert(1)</script><style>*{}</style><b onclick=x>\"'&amp;"
BLOCKS = {"p", "h1", "h2", "h3", "li", "dt", "dd", "blockquote", "figcaption", "tr", "summary",
          "text", "label", "legend", "option", "div", "title", "desc"}  # fmt: skip
SHOWN = "abbcdefghijkl0189%中国輝達<>&\"'/=;{}\x1b\u202e\u200b\n "


def page(found, language="en"):
    return render(found, "html", Look(language=language))


def parsed(text):
    """The page by the parser of the standard; any error of markup is one of the test."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    return parser.parse(text)


def bad():
    """A report in which all that is not ours is markup."""
    doc = document("<i>.txt", f"{MARKUP}为95%", publisher=MARKUP, title=MARKUP, language="en")
    one = claim(doc, "为95%", "95%", quantity(low=95), subject=MARKUP, source=MARKUP)
    two = claim(doc, "为95%", "95%", quantity(low=50), n=2, measure=MARKUP)
    message = (("en", MARKUP), ("zh", MARKUP))
    made = finding(one, two, message=message, reconcile=message, calc=MARKUP, rule=MARKUP)
    return report([doc], [one, two], [made])


def lines(tree):
    """What a reader sees of the page, a block a line."""
    out = []

    def walk(node):
        if node.tag in ("script", "style"):
            return
        if node.tag in BLOCKS:
            out.append("")
        out[-1] += node.text or ""
        for inner in node:
            walk(inner)
            out[-1] += inner.tail or ""

    out.append("")
    walk(tree.find("body"))
    told = (" ".join(line.replace("\u00a0", " ").split()) for line in out)
    return "\n".join(filter(None, told)) + "\n"


# -- markup ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "made", [sample, hostile, bad, lambda: report([document("a.txt", "无")], ())]
)
def test_the_markup_is_sound(made, language):
    """The standard's parser has nothing to say, whatever the articles hold."""
    tree = parsed(page(made(), language))
    assert tree.get("lang") == {"en": "en", "zh": "zh-Hans"}[language]
    ids = [node.get("id") for node in tree.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    links = [node.get("href") for node in tree.iter("a")]
    assert all(link.startswith("#") and link[1:] in ids for link in links)


def test_headings_go_down_by_one():
    """One h1; no level is left out."""
    levels = [
        int(node.tag[1])
        for node in parsed(page(sample())).iter()
        if re.match(r"h\d$", str(node.tag))
    ]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_a_quote_has_the_language_of_its_article():
    quotes = parsed(page(sample())).iter("blockquote")
    assert {node.get("lang") for node in quotes} == {"zh-Hans", "zh-Hant", "en"}


# -- what stands on it ----------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh"])
def test_text_as_committed(language):
    """All that a reader sees, as committed."""
    compare(f"html-{language}.txt", lines(parsed(page(sample(), language))))


def test_every_finding_with_all_its_places():
    """As many findings as the report has, each with the sentence of each of its claims, marked."""
    found = sample()
    articles = {node.get("id"): node for node in parsed(page(found)).iter("article")}
    assert set(articles) == {f"f-{one.fingerprint}" for one in found.findings}
    for one in found.findings:
        quotes = list(articles[f"f-{one.fingerprint}"].iter("blockquote"))
        assert len(quotes) == len(one.claims)
        marks = ["".join(mark.itertext()) for quote in quotes for mark in quote.iter("mark")]
        assert marks == [c.quote[c.figure[0] - c.span[0] : c.figure[1] - c.span[0]]
                         for c in one.claims]  # fmt: skip
        assert "而不是全部失去" in "".join(articles[f"f-{one.fingerprint}"].itertext())


def test_claims_of_a_ledger_have_no_article():
    """Where the text is not at hand the clause is shown, in a language that its script tells."""
    found = replace(sample(), sources={}, documents=())
    tree = parsed(page(found))
    quotes = list(tree.iter("blockquote"))
    assert len(quotes) == 5
    assert all(quote.find("mark") is not None for quote in quotes)
    assert {quote.get("lang") for quote in quotes} == {"zh", "en"}


def test_the_counts_are_those_of_the_report():
    """Articles, errors, warnings, notes, figures seen, read and compared."""
    tree = parsed(page(sample()))
    counts = next(node for node in tree.iter("dl") if node.get("class") == "counts")
    assert ["".join(node.itertext()) for node in counts.iter("dd")] == list("3110333")


def test_the_page_says_what_made_it(tmp_path):
    """Among the first bytes, so that no run takes it for an article."""
    file = tmp_path / "r.html"
    file.write_text(page(bad()), encoding="utf-8")
    assert generated.is_report(file)
    assert not generated.is_of_site(file)


def test_one_report_one_page():
    """The same bytes in other processes with other hash seeds."""
    code = (
        f"import sys; sys.path.insert(0, {str(Path(__file__).parents[1])!r})\n"
        "from reports.build import sample\nfrom claimcheck.reports import Look, render\n"
        "print(len(page := render(sample(), 'html', Look())), page)"
    )
    ran = {
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            check=True,
            env={"PYTHONHASHSEED": seed, "PYTHONUTF8": "1"},
        ).stdout.decode()
        for seed in "12"
    }
    made = page(sample())
    assert ran == {f"{len(made)} {made}\n"}


# -- safety ---------------------------------------------------------------------------------------


def test_markup_of_an_article_is_text():
    """No element, attribute or handler comes out of an article, a path, a name or a rule."""
    tree = parsed(page(bad()))
    assert [len(list(tree.iter(tag))) for tag in ("script", "style", "i")] == [1, 1, 0]
    assert not [n for n in tree.iter() for name in n.attrib if name.startswith("on")]
    assert not [n for n in tree.iter() if "style" in n.attrib]
    assert MARKUP in "".join(tree.itertext())


def test_the_policy_allows_what_is_there_and_no_more():
    """The hashes are those of the one style and the one script; nothing is fetched."""
    tree = parsed(page(sample()))
    policy = next(
        node.get("content")
        for node in tree.iter("meta")
        if node.get("http-equiv") == "Content-Security-Policy"
    )
    for tag, key in (("script", "script-src"), ("style", "style-src")):
        (node,) = tree.iter(tag)
        digest = base64.b64encode(hashlib.sha256(node.text.encode()).digest()).decode()
        assert f"{key} 'sha256-{digest}'" in policy
    assert policy.startswith("default-src 'none'")
    assert "unsafe" not in policy
    assert not [n for n in tree.iter() if {"src", "srcset", "data"} & set(n.attrib)]
    assert "http" not in asset("style.css") + asset("script.js")


@given(text=st.text(SHOWN, min_size=1, max_size=40))
@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
@pytest.mark.property
def test_no_text_breaks_the_page(text):
    """Whatever stands in an article is one run of text in its quote."""
    doc = document("a.txt", f"{text}为95%", language="en")
    pair = [claim(doc, "为95%", "95%", quantity(low=n), n=n) for n in (95, 50)]
    message = (("en", text), ("zh", text))
    tree = parsed(page(report([doc], pair, [finding(*pair, message=message)])))
    assert len(list(tree.iter("article"))) == 1
    assert [len(quote) for quote in tree.iter("blockquote")] == [1, 1]
    assert [len(list(tree.iter(tag))) for tag in ("script", "style")] == [1, 1]


# -- words ----------------------------------------------------------------------------------------


def test_both_languages_say_the_same_things():
    """The same keys with the same values to fill in."""
    told = [
        {path: fields(texts) for path, texts in entries(words(language, "html")._data)}
        for language in lexicon.LANGUAGES
    ]
    assert told[0] == told[1]


def test_no_word_is_idle():
    """Each is named by a template or by the code; those of charts and tables by their key."""
    folder = Path(charts.__file__).parent
    named = "".join(
        file.read_text(encoding="utf-8")
        for file in folder.rglob("*")
        if file.suffix in (".py", ".j2")
    )
    paths = [".".join(path) for path, _ in entries(words("en", "html")._data)]
    assert not [p for p in paths if p not in named and not p.startswith(("chart.", "table."))]


def test_a_subject_is_offered_once():
    """Names of one thing are one choice of the filter."""
    found = sample()
    renamed = tuple(replace(c, subject=Name("NVIDIA", "輝達")) for c in found.claims)
    made = finding(renamed[0], renamed[1])
    tree = parsed(page(replace(found, claims=renamed, findings=(made,))))
    (choice,) = (node for node in tree.iter("select") if node.get("name") == "u")
    assert [option.text for option in choice] == ["all", "NVIDIA"]
