"""Figures entered by hand, with their source."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, rules
from claimcheck.errors import DataFileError
from claimcheck.ledger import gate, store

ENTRY = """\
- text: 2024年，中芯国际的营收为578亿元。
  source: 中芯国际2024年年报
  date: "2025-03-27"
"""


@pytest.fixture
def ledger(tmp_path):
    """One article about another thing, and a reference."""
    store.add([documents.from_text("2024年，腾讯的营收为6603亿元。\n", path="old.txt")], tmp_path)
    (tmp_path / "reference.yaml").write_text(ENTRY)
    return tmp_path


def gated(folder, text):
    new = documents.from_text(text, path="new.txt", published="2025-10-01")
    return gate.gate([new], folder, lexicon=lexicon.load(), rules=rules.load())


def test_a_finding_says_that_it_is_against_a_reference(ledger):
    """First of all, by its source, in both languages; the place is that of the entry."""
    report = gated(ledger, "2024年，中芯国际的营收为478亿元。\n")
    (finding,) = report.findings
    assert finding.severity == "error"
    assert finding.text("en").startswith("Against the reference figure of 中芯国际2024年年报: ")
    assert finding.text("zh").startswith("与参考数字（中芯国际2024年年报）对照：")
    (claim,) = finding.sides[1]
    assert (claim.document, claim.line) == ((ledger / "reference.yaml").as_posix(), 1)
    assert [info.title for info in report.documents][1:] == ["中芯国际2024年年报"]


def test_a_reference_that_agrees_is_silent(ledger):
    report = gated(ledger, "2024年，中芯国际的营收为578亿元。\n")
    assert not report.findings
    assert len(report.documents) == 1


def test_an_article_is_never_called_right_by_it(ledger):
    """A published article that says otherwise is reported too: two findings, two sides each."""
    store.add([documents.from_text("2024年，中芯国际的营收为678亿元。\n", path="x.txt")], ledger)
    report = gated(ledger, "2024年，中芯国际的营收为478亿元。\n")
    told = [f.text("en").startswith("Against the reference") for f in report.findings]
    assert sorted(told) == [False, True]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("text: x\n", "a list"),
        ("- 578\n", "reference.yaml:1:3: a reference is a mapping"),
        ("- text: 营收578亿元\n", 'needs "source"'),
        (ENTRY + "  sorce: x\n", 'reference.yaml:4.*did you mean "source"'),
        (ENTRY.replace('"2025-03-27"', "2025-13-01"), "is no day"),
        ("- text: 没有数字。\n  source: x\n", "reference.yaml:1: no figure can be read"),
    ],
)
def test_what_is_wrong_is_named(ledger, text, said):
    (ledger / "reference.yaml").write_text(text)
    with pytest.raises(DataFileError, match=said):
        gated(ledger, "2024年，中芯国际的营收为478亿元。\n")
