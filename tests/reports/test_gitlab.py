"""The Code Quality report, by the fields that GitLab documents."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from claimcheck.reports import Look, render
from reports import consumers
from reports.build import report, sample


def issues(found, language="en"):
    read = json.loads(render(found, "gitlab", Look(language=language)))
    consumers.valid("gitlab-code-quality.json", read)
    return read


@pytest.mark.parametrize("language", ["en", "zh"])
def test_an_issue_for_each_finding(language):
    """Severity, place and lines; the other place is in the description, which is what is shown."""
    first, second = issues(sample(), language)
    assert (first["severity"], second["severity"]) == ("major", "minor")
    assert first["location"]["path"] == "articles/exit.txt"
    assert first["location"]["lines"] == {"begin": 1, "end": 1}
    assert first["location"]["positions"]["end"] == {"line": 1, "column": 31}
    assert "articles/half.txt:1:30)" in first["description"]
    assert [place["path"] for place in second["other_locations"]] == [
        "articles/exit.txt", "articles/half.txt",
    ]  # fmt: skip


def test_the_text_cannot_be_markup():
    """Every line of it is a line of code."""
    body = issues(sample())[0]["content"]["body"]
    assert "從95%降到50%" in body
    assert all(line.startswith("    ") for line in body.splitlines())


def test_fingerprints_differ():
    """GitLab would drop the second of two; the first one stays what it is."""
    found = sample()
    twice = replace(found, findings=(found.findings[0], found.findings[0]))
    assert [one["fingerprint"] for one in issues(twice)] == [f"{1:016x}", f"{1:016x}-2"]


def test_nothing_is_an_empty_list():
    """GitLab takes it for a clean run."""
    assert issues(report([], ())) == []


def test_paths_start_from_the_repository():
    """GitLab knows no "./"."""
    found = sample()
    gone = replace(found.claims[0], document="./articles/exit.txt")
    one = replace(found.findings[0], sides=((gone,), found.findings[0].sides[1]))
    assert issues(replace(found, findings=(one,)))[0]["location"]["path"] == "articles/exit.txt"
