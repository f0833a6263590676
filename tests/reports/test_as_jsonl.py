"""Findings as lines, read back as lines."""

from __future__ import annotations

import json
import unicodedata
from io import StringIO
from pathlib import Path

import jsonschema
import pandas as pd
import pytest

import claimcheck
from claimcheck.reports import Look, render
from reports.build import document, report, sample
from reports.hostile import PAYLOADS, malicious

SCHEMA = json.loads(
    Path(claimcheck.__file__).with_name("schemas").joinpath("report.schema.json").read_text("utf-8")
)


def lines(of):
    return render(of, "jsonl", Look()).splitlines()


def test_each_line_is_a_finding_of_the_schema():
    """The definition of a finding in the published contract, by an independent reader."""
    check = jsonschema.Draft202012Validator(
        {"$defs": SCHEMA["$defs"], **SCHEMA["properties"]["findings"]["items"]}
    )
    for of in (sample(), *map(malicious, PAYLOADS)):
        found = lines(of)
        assert len(found) == len(of.findings)
        for line in found:
            check.validate(json.loads(line))


def test_the_lines_are_the_findings_of_the_json_format():
    """The same objects in the same order."""
    whole = json.loads(render(sample(), "json", Look()))
    assert [json.loads(line) for line in lines(sample())] == whole["findings"]


def test_a_streaming_reader_takes_each_line_for_a_row():
    """No header is in its way."""
    found = pd.read_json(StringIO(render(sample(), "jsonl", Look())), lines=True)
    assert found["fingerprint"].notna().all()
    assert found["severity"].tolist() == ["error", "warning"]
    places = [(c["document"], c["line"], c["column"]) for c in found["claims"][0]]
    assert places == [("articles/exit.txt", 1, 18), ("articles/half.txt", 1, 30)]


def test_nothing_found_is_nothing():
    """Not even an empty line."""
    assert render(report([document("a.txt", "无")], ()), "jsonl", Look()) == ""


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_cannot_be_seen_is_written_as_its_code(payload):
    """The text is that of the article, and no terminal obeys it."""
    text = render(malicious(payload), "jsonl", Look())
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl")]
    (row,) = map(json.loads, text.splitlines())
    assert row["messages"]["en"] == f"{payload} differ."
    quote = f"{' '.join(payload.split())}英伟达市占率为95%"
    assert row["claims"][0]["quote"].startswith(quote)


def test_beyond_the_first_plane():
    """A tag character is two codes."""
    text = render(malicious("a\U000e0041b"), "jsonl", Look())
    assert "\\udb40\\udc41" in text
    assert json.loads(text)["message"] == "a\U000e0041b differ."
