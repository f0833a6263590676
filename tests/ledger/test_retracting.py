"""Taking back articles and claims, and articles that move."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, rules
from claimcheck.errors import DataFileError, UsageError
from claimcheck.ledger import gate, retracting, store

OLD = "中芯国际的良率为90%。2024年,中芯国际的营收为578亿元。\n"
NEW = "中芯国际的良率为60%。2024年,中芯国际的营收为478亿元。\n"


def article(text, path):
    return documents.from_text(text, path=path, published="2025-10-01")


@pytest.fixture
def ledger(tmp_path):
    store.add([article(OLD, "old.txt")], tmp_path)
    return tmp_path


def conflicts(folder):
    report = gate.gate(
        [article(NEW, "new.txt")], folder, lexicon=lexicon.load(), rules=rules.load()
    )
    return {f.sides[0][0].measure.id for f in report.findings if f.severity == "error"}


def test_a_retracted_article_is_held_against_nobody(ledger):
    """It stays, with the reason; adding it again as it is changes nothing; another text counts."""
    assert conflicts(ledger) == {"yield", "revenue"}
    retracting.retract(ledger, "old.txt", "被当事人否认")
    assert not conflicts(ledger)
    assert store.read(ledger).claims == ()
    (entry,) = store.entries(ledger)
    assert entry.header.retracted == (("old", "被当事人否认"),)
    (change,) = store.add([article(OLD, "old.txt")], ledger)
    assert change.what == "retracted"
    store.add([article(OLD + "另有更正。\n", "old.txt")], ledger)
    assert conflicts(ledger) == {"yield", "revenue"}


def test_a_retracted_claim_stays_so_while_its_clause_does(ledger):
    """The rest of the article counts on; editing another sentence does not bring the claim back."""
    (wrong,) = [c.id for c in store.load(ledger) if c.measure.id == "yield"]
    retracting.retract(ledger, wrong, "misread")
    assert conflicts(ledger) == {"revenue"}
    store.add([article(OLD + "又及。\n", "old.txt")], ledger)
    assert conflicts(ledger) == {"revenue"}
    store.add([article(OLD.replace("90%", "91%"), "old.txt")], ledger)
    assert conflicts(ledger) == {"revenue", "yield"}


@pytest.mark.parametrize(
    ("name", "said"), [("odl.txt", 'did you mean "old'), ("old#1", "no claim")]
)
def test_what_is_not_there_is_named(ledger, name, said):
    with pytest.raises(UsageError, match=said):
        retracting.retract(ledger, name, "x")


def test_a_damaged_line_is_named_and_nothing_is_written(ledger):
    file = ledger / "old.txt.jsonl"
    file.write_bytes(file.read_bytes().replace(b'"claims":2', b'"claims":3') + b"{}\n")
    before = file.read_bytes()
    with pytest.raises(DataFileError, match=r"old\.txt\.jsonl:4"):
        retracting.retract(ledger, "old#00000000", "x")
    assert file.read_bytes() == before


def test_an_article_that_only_moved_keeps_its_id(tmp_path, monkeypatch):
    """By its text; the gate knows it at the new path by the ledger's id."""
    monkeypatch.chdir(tmp_path)
    folder = tmp_path / "claims"
    (tmp_path / "a.txt").write_text(OLD)
    store.add(documents.read_paths(["a.txt"]).documents, folder)
    (tmp_path / "a.txt").rename(tmp_path / "b.txt")
    (change,) = store.add(documents.read_paths(["b.txt"]).documents, folder)
    assert change.what == "updated"
    (entry,) = store.entries(folder)
    assert (entry.header.article, entry.header.document) == ("a", "b.txt")
    report = gate.gate(
        documents.read_paths(["b.txt"]).documents,
        folder,
        lexicon=lexicon.load(),
        rules=rules.load(),
    )
    assert {info.article for info in report.documents} == {"a"}
    assert not report.findings


def test_of_two_gone_articles_of_one_text_nobody_knows_which_moved(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(OLD)
    folder = tmp_path / "claims"
    store.add(documents.read_paths(["a.txt", "b.txt"]).documents, folder)
    (tmp_path / "a.txt").rename(tmp_path / "c.txt")
    (tmp_path / "b.txt").unlink()
    (change,) = store.add(documents.read_paths(["c.txt"]).documents, folder)
    assert change.what == "added"
