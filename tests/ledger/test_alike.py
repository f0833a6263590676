"""Published articles of like words: a gate reads their texts beside the new ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import documents, lexicon, rules
from claimcheck.clusters import told
from claimcheck.ledger import gate, header, index, retracting, store
from claimcheck.ledger.index import alike

WORDS, RULES = lexicon.load(), rules.load()
FLOOD = "临河县气象台通报，这场暴雨造成三座水库漫坝，转移村民1.2万人。\n"
AGAIN = "临河暴雨：水库漫坝，气象台通报称村民4.5万人被紧急转移到高地。\n"
YARD = "The Tarnow shipyard launched 14 herring trawlers last spring, its harbourmaster said.\n"
OTHERWISE = "Harbourmaster: 19 herring trawlers left the Tarnow shipyard.\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """Two published accounts of things that no lexicon knows, and another one."""
    monkeypatch.chdir(tmp_path)
    texts = {"flood.txt": FLOOD, "yard.txt": YARD, "other.txt": "2024年，腾讯的营收为6603亿元。\n"}
    for name, text in texts.items():
        Path(name).write_text(text, encoding="utf-8")
    store.add(documents.read_paths(sorted(texts)).documents, Path("claims"))
    return tmp_path


def gated(text):
    """(rule, severity, documents) of what a new article has against the ledger."""
    new = documents.from_text(text, path="new.txt")
    report = gate.gate([new], Path("claims"), lexicon=WORDS, rules=RULES)
    return [(f.rule, f.severity, [c.document for c in f.claims]) for f in report.findings]


@pytest.mark.parametrize(
    ("new", "old"), [(AGAIN, "flood.txt"), (OTHERWISE, "yard.txt")], ids=["zh", "en"]
)
def test_a_gate_holds_like_sentences_against_each_other(desk, new, old):
    """The first place is in the new article, and the report lists the published one."""
    assert gated(new) == [("figure-retold", "warning", ["new.txt", old])]


def test_a_text_that_changed_or_is_gone_is_not_what_was_published(desk):
    Path("flood.txt").write_text(FLOOD.replace("三座", "四座"), encoding="utf-8")
    assert gated(AGAIN) == []
    Path("flood.txt").unlink()
    assert gated(AGAIN) == []


def test_what_is_retracted_is_held_against_nobody(desk):
    retracting.retract(Path("claims"), "flood.txt", reason="wrong place")
    assert gated(AGAIN) == []


def test_the_article_itself_is_no_neighbour(desk):
    """Its published text gives way to what it says now."""
    new = documents.from_text(FLOOD.replace("1.2万", "4.5万"), path="flood.txt")
    report = gate.gate([new], Path("claims"), lexicon=WORDS, rules=RULES)
    assert report.findings == ()


def test_a_damaged_file_of_a_neighbour_is_named(desk):
    file = Path("claims/flood.txt.jsonl")
    lines = file.read_text(encoding="utf-8").splitlines()
    file.write_text("\n".join([lines[0], lines[1][:40], ""]), encoding="utf-8")
    with pytest.raises(Exception, match=r"flood\.txt\.jsonl"):
        gated(AGAIN)


def test_a_ledger_without_words_still_serves(desk):
    """As an earlier release wrote it: its articles are found by name alone."""
    for file in Path("claims").glob("*.jsonl"):
        head, *rows = file.read_text(encoding="utf-8").splitlines()
        known = json.loads(head)
        del known["words"]
        file.write_text("\n".join([json.dumps(known), *rows, ""]), encoding="utf-8")
    assert gated(AGAIN) == []
    assert [rule for rule, *_ in gated("2024年，腾讯的营收为6000亿元。\n")]


def test_the_header_keeps_the_words(desk):
    (entry,) = [e for e in store.entries(Path("claims")) if e.header.document == "flood.txt"]
    assert "漫坝" in entry.header.words
    assert header.from_json(header.to_json(entry.header)) == entry.header


def test_so_many_as_have_the_most_words_in_common(tmp_path):
    """No more texts are read than the limit says, those first that share the rarest."""
    limit = told.data()["near"]["most"]
    texts = [f"第{n}段：临河水库漫坝，转移村民{n}00人。\n" for n in range(2, limit + 6)]
    texts.append("临河水库漫坝，气象台通报称村民撤到高地，转移1.2万人。\n")
    articles = [documents.from_text(text, path=f"{n:02}.txt") for n, text in enumerate(texts)]
    store.add(articles, tmp_path)
    with index.opened(tmp_path, WORDS, "v") as opened:
        index.refresh(opened)
        found = alike.nearby(opened, [documents.from_text(AGAIN, path="new.txt")])
    assert len(found) == limit
    assert articles[-1].path in {entry.header.document for entry in found}


def test_a_word_that_everybody_uses_finds_nobody(tmp_path, monkeypatch):
    limits = dict(told.data()["near"], common=2)
    monkeypatch.setattr(alike, "read_data", lambda _: {"near": limits})
    texts = [f"临河水库转移村民{n}00人。\n" for n in range(2, 6)]
    store.add([documents.from_text(t, path=f"{n}.txt") for n, t in enumerate(texts)], tmp_path)
    with index.opened(tmp_path, WORDS, "v") as opened:
        index.refresh(opened)
        assert alike.nearby(opened, [documents.from_text(texts[0], path="new.txt")]) == []
