"""The Reviewdog Diagnostic Format, by what its documentation says."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from claimcheck.reports import Look, jsontext, render
from reports import consumers
from reports.build import document, finding, report, sample


def rows(found, language="en"):
    read = [
        json.loads(line)
        for line in render(found, "rdjsonl", Look(language=language)).split("\n")[:-1]
    ]
    for row in read:
        consumers.valid("rdf-diagnostic.json", row)
    return read


@pytest.mark.parametrize(("language", "told"), [("en", "They differ."), ("zh", "两者不同。")])
def test_a_line_for_each_finding(language, told):
    """Severity, rule and source; the message in the reader's language."""
    first, second = sample().findings
    plain = replace(first, message=(("en", "They differ."), ("zh", "两者不同。")))
    read = rows(replace(sample(), findings=(plain, second)), language)
    assert [row["severity"] for row in read] == ["ERROR", "WARNING"]
    assert read[0]["message"].splitlines()[0] == told
    assert read[0]["code"] == {"value": "C102"}
    assert read[0]["source"] == {"name": "claimcheck"}


def test_columns_are_bytes():
    """Each Chinese character is three of them, and the end is behind the last."""
    (row, _) = rows(sample())
    raw = sample().sources["articles/exit.txt"].raw.encode()
    span = row["location"]["range"]
    assert span["start"]["line"] == span["end"]["line"] == 1
    cut = raw[span["start"]["column"] - 1 : span["end"]["column"] - 1]
    assert cut.decode() == "由95%一路归零,降到0%"
    (other,) = row["relatedLocations"]
    assert other["location"]["path"] == "articles/half.txt"
    assert other["message"] == "The other side: articles/half.txt:1:30"


def test_without_the_article_there_are_lines_only():
    """No column is better than a wrong one."""
    found = sample()
    gone, half, _ = found.claims
    found = report([document("x.txt", "x")], (gone, half), (finding(gone, half),))
    (row,) = rows(found)
    assert row["location"]["range"] == {"start": {"line": 1}, "end": {"line": 1}}


@pytest.mark.parametrize(
    "char", ["\x1b", "\x85", "\u2028", "\u202e", "\ufeff", "\ud800", "\U000e0041"]
)
def test_json_holds_nothing_that_is_not_seen(char):
    """It is escaped, and reads back as it was."""
    text = jsontext.dumps({"中𠮷": f"a{char}é"})
    assert char not in text
    assert "中𠮷" in text
    assert json.loads(text) == {"中𠮷": f"a{char}é"}
