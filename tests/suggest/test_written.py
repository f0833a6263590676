"""Suggestions as a file."""

from __future__ import annotations

import pytest

from claimcheck import lexicon
from claimcheck.lexicon import extra
from claimcheck.suggest import SECTIONS, written
from claimcheck.suggest.model import Conflict, Evidence, Place, Suggestion, Suggestions
from claimcheck.yamlfile import load_strict
from suggest.reading import learn

TEXTS = {
    "one.txt": "英伟达又称“绿厂”。\n周三，海越特种运输股份有限公司（以下简称“越运”）发布公告。",
    "two.txt": "英伟达也叫绿厂。2024年，越运的营收为32.6亿元。澄湖的封盖率为82.5%。",
    "three.txt": "岭上的封盖率为79.1%。2024年，越运的进账为32.6亿元。英伟达又称“台积电”。",
}

HEAD = (
    "# Names and measures learnt from 3 articles. Check each of them; then:"
    " claimcheck check --lexicon FILE\n"
)
KIND = "the same figure of one subject, given for a known measure in another article"
ENGLISH = """\

entities:
  # 1 place, 1 article: told in words
  # one.txt:2: "周三，海越特种运输股份有限公司（以下简称“越运”）发布公告。"
  # the kind is a guess
  - {id: 海越特种运输股份有限公司, kind: company, names: [越运]}

aliases:
  # 2 places, 2 articles: told in words
  # one.txt:1: "英伟达又称“绿厂”。"
  # two.txt:1: "英伟达也叫绿厂。"
  - {of: NVIDIA, names: [绿厂]}

measures:
  # 2 places, 2 articles: a noun that figures are given for again and again
  # three.txt:1: "岭上的封盖率为79.1%"
  # two.txt:1: "澄湖的封盖率为82.5%"
  # the id may be changed to an English one; claims carry it
  # the family is a guess
  - {id: 封盖率, family: rate, dimensions: [percent], words: {zh: [封盖率]}}

synonyms:
  # 2 places, 2 articles: {kind}
  # three.txt:1: "2024年，越运的进账为32.6亿元"
  # two.txt:1: "2024年，越运的营收为32.6亿元"
  - {of: revenue, words: {zh: [进账]}}

# Not suggested, since it would be ambiguous:
#   "台积电" stands beside NVIDIA, but is TSMC already: three.txt:1
"""


def test_the_file_to_the_letter():
    """Head, sections, places, kinds of evidence, doubts, entries, conflicts."""
    assert written.render(learn(**TEXTS), "en") == HEAD + ENGLISH.replace("{kind}", KIND)


def test_in_chinese():
    """The comments; the entries are the same."""
    text = written.render(learn(**TEXTS), "zh")
    assert text.startswith("# 从 3 篇文章中学到的名称与指标")
    assert "  # 2 处，2 篇文章：文中写明\n  # one.txt:1:" in text
    assert "#   “台积电”与 NVIDIA 并列出现，但已经是 TSMC：three.txt:1" in text
    entries = [line for line in text.splitlines() if line.startswith("  - ")]
    assert entries == [line for line in ENGLISH.splitlines() if line.startswith("  - ")]


def test_it_is_accepted_as_it_is(tmp_path):
    """By the loader, without a doubt, and it does what it says."""
    file = tmp_path / "learnt.yaml"
    file.write_text(written.render(learn(**TEXTS), "en"), encoding="utf-8")
    found = extra.read([file], lexicon.shipped())
    assert (found.problems, found.doubts) == ([], [])
    lex = lexicon.load((file,))
    assert lex.entity_named("绿厂") == "NVIDIA"
    assert lex.entity_named("越运") == "海越特种运输股份有限公司"
    assert lex.measure_named("封盖率") == "封盖率"


@pytest.mark.parametrize("language", ["en", "zh"])
def test_nothing_is_an_empty_file(tmp_path, language):
    """Valid, and in order."""
    text = written.render(learn("天气很好。"), language)
    assert load_strict(text, "x").value == {}
    file = tmp_path / "learnt.yaml"
    file.write_text(text, encoding="utf-8")
    assert extra.read([file], lexicon.shipped()).problems == []


def test_three_places_are_shown():
    """And all are counted."""
    texts = {f"{n}.txt": f"英伟达又称“绿厂”，第{n}条。" for n in range(5)}
    text = written.render(learn(**texts), "en")
    assert "# 5 places, 5 articles: told in words" in text
    assert text.count(".txt:1:") == 3


def test_files_beside_are_named():
    """What is suggested may be of their entries."""
    head = written.render(learn("天气很好。"), "en", ["my names.yaml"]).splitlines()[0]
    assert head.endswith("claimcheck check --lexicon my names.yaml --lexicon FILE")


def test_nothing_of_an_article_leaves_its_comment():
    """Line ends of any kind, control characters, invisible ones."""
    bad = "甲\n- {of: X}\u2028\u0085\x1b[31m\u202e\x07乙"
    place = Place(bad, 1, bad, bad)
    suggestion = Suggestion(
        "aliases", {"of": "NVIDIA", "names": ["绿厂"]}, (Evidence("called", place),)
    )
    empty = dict.fromkeys(SECTIONS, ())
    found = Suggestions(1, empty | {"aliases": (suggestion,)}, (Conflict(bad, bad, bad, place),))
    text = written.render(found, "en", [bad])
    assert load_strict(text, "x").value == {"aliases": [{"of": "NVIDIA", "names": ["绿厂"]}]}
    assert text.isprintable() or set(text) - {"\n"} == {c for c in text if c.isprintable()}
