"""Published articles of like words: a gate reads their texts beside the new ones."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import clusters, documents, lexicon, pipeline, rules, tellings
from claimcheck.ledger import gate, header, index, retracting, store
from claimcheck.ledger.index import alike
from claimcheck.lexicon import read_data
from claimcheck.records import Beside

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


def missed(text):
    """What of the published texts was not held against a new one."""
    new = documents.from_text(text, path="new.txt")
    return gate.gate([new], Path("claims"), lexicon=WORDS, rules=RULES).coverage.beside


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
    """It is named, since nobody knows what its sentences say by now."""
    Path("flood.txt").write_text(FLOOD.replace("三座", "四座"), encoding="utf-8")
    assert gated(AGAIN) == []
    assert missed(AGAIN) == Beside(gone=("flood.txt",))
    Path("flood.txt").unlink()
    assert gated(AGAIN) == []
    assert missed(AGAIN) == Beside(gone=("flood.txt",))


@pytest.mark.parametrize("mark", ["claimcheck.toml", ".git", ""])
def test_a_gate_from_elsewhere_finds_the_texts_of_the_ledgers_project(tmp_path, monkeypatch, mark):
    """Paths of articles start where its configuration or its repository is, else beside it."""
    home = tmp_path / "desk"
    (home / "articles").mkdir(parents=True)
    (home / "articles" / "flood.txt").write_text(FLOOD, encoding="utf-8")
    ledger = home / ("kept/claims" if mark else "claims")
    if mark:
        (home / mark).touch()
    monkeypatch.chdir(home)
    store.add(documents.read_paths(["articles"]).documents, ledger)
    monkeypatch.chdir(tmp_path)
    new = documents.from_text(AGAIN, path="new.txt")
    report = gate.gate([new], ledger, lexicon=WORDS, rules=RULES)
    assert [one.rule for one in report.findings] == ["figure-retold"]
    assert not report.coverage.beside


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


def earlier(files, **words):
    """Write headers as an earlier release did: rare words of the article, or none."""
    for file in files:
        head, *rows = file.read_text(encoding="utf-8").splitlines()
        known = json.loads(head) | words
        del known["sentences"]
        file.write_text("\n".join([json.dumps(known), *rows, ""]), encoding="utf-8")


def test_a_ledger_without_words_still_serves(desk):
    """Its articles are found by name alone, and the report says so."""
    earlier(Path("claims").glob("*.jsonl"))
    assert gated(AGAIN) == []
    assert missed(AGAIN) == Beside(unkept=3)
    assert [rule for rule, *_ in gated("2024年，腾讯的营收为6000亿元。\n")]


def test_a_ledger_with_words_of_articles_still_serves(desk):
    earlier([Path("claims/flood.txt.jsonl")], words=["漫坝", "气象台", "转移", "村民"])
    assert gated(AGAIN) == [("figure-retold", "warning", ["new.txt", "flood.txt"])]
    assert missed(AGAIN) == Beside()


def test_adding_an_article_again_mends_its_header(desk):
    file = Path("claims/flood.txt.jsonl")
    before = file.read_text(encoding="utf-8")
    earlier([file], words=["漫坝"])
    found = documents.read_paths(["flood.txt", "yard.txt"]).documents
    assert [one.what for one in store.add(found, Path("claims"))] == ["updated", "unchanged"]
    assert file.read_text(encoding="utf-8") == before


def test_the_header_keeps_the_words_of_each_sentence(desk):
    (entry,) = [e for e in store.entries(Path("claims")) if e.header.document == "flood.txt"]
    (sentence,) = entry.header.sentences
    assert {"漫坝", "水库", "气象台"} <= set(sentence.split())
    assert any(word.startswith("=count/") for word in sentence.split())
    assert header.from_json(header.to_json(entry.header)) == entry.header


def test_no_more_words_of_a_sentence_than_the_limit_says():
    told = clusters.Told(" ".join(f"harbour{n}a" for n in range(99)), ("percent",))
    assert len(clusters.rarest(told, WORDS).split()) == 1 + read_data("alignment.yaml")["kept"]


LONG = [
    f"{name}镇的手艺人去年卖出{n + 20}件藤椅。"
    for n, name in enumerate(["云岭", "青禾", "石桥", "柳溪"] * 10)
]


@pytest.mark.parametrize("published", [FLOOD, YARD], ids=["zh", "en"])
def test_other_sentences_do_not_crowd_out_the_one_that_matters(tmp_path, monkeypatch, published):
    """An article of forty other sentences keeps the words of each."""
    monkeypatch.chdir(tmp_path)
    again = {FLOOD: AGAIN, YARD: OTHERWISE}[published]
    text = "\n".join([*LONG[:20], published.strip(), *LONG[20:]])
    Path("long.txt").write_text(text, encoding="utf-8")
    store.add(documents.read_paths(["long.txt"]).documents, Path("claims"))
    assert gated(again) == [("figure-retold", "warning", ["new.txt", "long.txt"])]


@pytest.mark.parametrize(("again", "old"), [(AGAIN, "flood.txt"), (OTHERWISE, "yard.txt")])
def test_a_long_new_article_asks_for_each_of_its_sentences(desk, again, old):
    many = "\n".join([*(f"{n}号渔场的渔民捕到{n + 200}吨鲈鱼。" for n in range(40)), again])
    with index.opened(Path("claims"), WORDS, "v") as opened:
        index.refresh(opened)
        found = alike.nearby(opened, told(many)).entries
    assert [entry.header.document for entry in found] == [old]


@pytest.mark.parametrize(
    "decoy",
    [
        "临河暴雨，水库漫坝：气象台通报村民紧急转移到高地，发放棉被{0}床。\n",
        "临河暴雨：水库漫坝，气象台通报称村民4.5万人被紧急转移到高地，第{0}批。\n",
    ],
    ids=["of-other-things", "that-agree"],
)
def test_articles_of_the_same_words_do_not_crowd_out_the_right_one(desk, decoy):
    for n in range(14):
        Path(f"decoy{n:02}.txt").write_text(decoy.format(n + 300), encoding="utf-8")
    store.add(
        documents.read_paths(sorted(map(str, Path().glob("decoy*")))).documents, Path("claims")
    )
    assert ("figure-retold", "warning", ["new.txt", "flood.txt"]) in gated(AGAIN)
    assert missed(AGAIN) == Beside()


def told(text):
    """The sentences of a new article, as a gate asks for them."""
    new = documents.from_text(text, path="new.txt")
    return [alike.New(tellings.sentences(new, pipeline.extract(new, WORDS)))]


def limited(monkeypatch, **some):
    limits = dict(read_data("alignment.yaml")["near"], **some)
    monkeypatch.setattr(alike, "read_data", lambda _: {"near": limits})


def test_so_many_as_are_near_and_what_is_beyond_is_counted(tmp_path, monkeypatch):
    """No more texts are read than the limit says, those first that share the rarest."""
    limited(monkeypatch, most=5, share=0)
    texts = [f"第{n}段：临河水库漫坝，转移村民{n}00人。\n" for n in range(2, 12)]
    texts.append("临河水库漫坝，气象台通报称村民撤到高地，转移1.2万人。\n")
    articles = [documents.from_text(text, path=f"{n:02}.txt") for n, text in enumerate(texts)]
    store.add(articles, tmp_path)
    with index.opened(tmp_path, WORDS, "v") as opened:
        index.refresh(opened)
        found = alike.nearby(opened, told(AGAIN))
    paths = [entry.header.document for entry in found.entries]
    assert articles[-1].path in paths
    assert (len(paths), found.more) == (5, 6)


def test_a_word_that_everybody_uses_finds_nobody(tmp_path, monkeypatch):
    limited(monkeypatch, common=2)
    texts = [f"临河水库转移村民{n}00人。\n" for n in range(2, 6)]
    store.add([documents.from_text(t, path=f"{n}.txt") for n, t in enumerate(texts)], tmp_path)
    with index.opened(tmp_path, WORDS, "v") as opened:
        index.refresh(opened)
        assert alike.nearby(opened, told(texts[0])) == alike.Near()


def test_figures_of_another_class_are_no_neighbours(tmp_path):
    texts = {"people": FLOOD, "quilts": FLOOD.replace("转移村民1.2万人", "转移棉被300床")}
    articles = [documents.from_text(text, path=f"{name}.txt") for name, text in texts.items()]
    store.add(articles, tmp_path)
    with index.opened(tmp_path, WORDS, "v") as opened:
        index.refresh(opened)
        found = alike.nearby(opened, told(AGAIN)).entries
    assert [entry.header.document for entry in found] == ["people.txt"]
