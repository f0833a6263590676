"""Articles that another version published are read again where they matter."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck import documents, lexicon, rules
from claimcheck.ledger import gate, store

OLD = "中芯国际的良率为90%。\n"
NEW = "中芯国际的良率为60%。\n"


@pytest.fixture
def desk(tmp_path, monkeypatch):
    """One published article, and one that has nothing to do with it."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.txt").write_text(OLD)
    (tmp_path / "other.txt").write_text("2024年，腾讯的营收为6603亿元。\n")
    store.add(documents.read_paths(["old.txt", "other.txt"]).documents, tmp_path / "claims")
    return tmp_path


def aged(desk, name, low):
    """The ledger file of an article as another version left it: with another value."""
    file = desk / "claims" / f"{name}.jsonl"
    head, *rows = map(json.loads, file.read_text().splitlines())
    head["version"]["lexicon"] = "0" * 12
    for row in rows:
        row["quantity"] |= {"low": low, "high": low}
    file.write_text("".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in (head, *rows)))


def gated():
    said = []
    new = documents.from_text(NEW, path="new.txt")
    report = gate.gate(
        [new], Path("claims"), lexicon=lexicon.load(), rules=rules.load(), say=said.append
    )
    return [f.message for f in report.findings if f.severity == "error"], said


def test_nothing_is_said_of_one_version(desk):
    found, said = gated()
    assert found
    assert not said


def test_what_another_version_misread_is_read_again(desk):
    """The old reading agreed with the new article; the text does not."""
    aged(desk, "old.txt", 60)
    found, (said,) = gated()
    assert found
    assert said.startswith("1 of the 1 published articles")
    assert "claimcheck ledger update" in said


def test_what_does_not_matter_is_not_read_again(desk):
    aged(desk, "other.txt", 1)
    found, said = gated()
    assert found
    assert not said


@pytest.mark.parametrize("now", [None, "中芯国际的良率为90%。又及。\n"])
def test_an_article_that_is_gone_or_changed_keeps_what_was_published(desk, now):
    aged(desk, "old.txt", 60)
    if now is None:
        (desk / "old.txt").unlink()
    else:
        (desk / "old.txt").write_text(now)
    found, said = gated()
    assert not found
    assert said
