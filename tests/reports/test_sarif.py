"""SARIF 2.1.0: by the official schema, by another reader, and what code scanning needs."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from claimcheck.records import Accepted, RuleInfo
from claimcheck.reports import Look, render, sarif
from reports import consumers
from reports.build import claim, document, finding, quantity, report, sample

RULE = RuleInfo(
    "share-end-values",
    "C102",
    "error",
    (("en", "Two ends"), ("zh", "两个终值")),
    (("en", "First\nparagraph.\n\nSecond."), ("zh", "说明。")),
    (("en", "Ask."), ("zh", "")),
    ("share",),
)


def run_of(found, language="en"):
    return json.loads(render(found, "sarif", Look(language=language)))["runs"][0]


@pytest.mark.parametrize("language", ["en", "zh"])
def test_it_holds_to_the_schema(tmp_path, language):
    """The official one, in both languages; and sarif-tools finds each place."""
    file = tmp_path / "report.sarif"
    file.write_text(render(sample(), "sarif", Look(language=language)), encoding="utf-8")
    found = consumers.sarif(file)
    assert [one.level for one in found] == ["error", "warning"]
    assert [one.first.path for one in found] == ["articles/exit.txt", "articles/revenue.md"]
    assert [len(one.others) for one in found] == [1, 2]


def test_an_empty_report_holds_to_it_too():
    """No article, no finding, no rule."""
    consumers.valid("sarif-2.1.0-rtm.5.json", json.loads(render(report([], ()), "sarif", Look())))


def test_what_code_scanning_needs_of_a_rule():
    """Id, name, three descriptions, help, level and the two properties."""
    found = replace(sample(), rules=(RULE,))
    rules = run_of(found)["tool"]["driver"]["rules"]
    assert rules[0] == {
        "id": "C102",
        "name": "share-end-values",
        "shortDescription": {"text": "Two ends"},
        "fullDescription": {"text": "First paragraph."},
        "help": {
            "text": "First paragraph.\n\nSecond.\n\nAsk.",
            "markdown": "**Two ends**\n\nFirst paragraph.\n\nSecond.\n\nAsk.",
        },
        "defaultConfiguration": {"level": "error"},
        "properties": {"tags": ["share"], "problem.severity": "error"},
    }
    assert [rule["id"] for rule in rules] == ["C102", "C301"]  # the second one by its finding
    assert run_of(found, "zh")["tool"]["driver"]["rules"][0]["help"]["text"] == "说明。"


def test_results_point_at_their_rule():
    """The index is that of the list, the id that of the rule."""
    run = run_of(sample())
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]


def test_places_are_code_points_with_their_text():
    """Start, end, what stands there, and the clause around it where that is more."""
    run = run_of(sample())
    assert run["columnKind"] == "unicodeCodePoints"
    (first,) = run["results"][0]["locations"]
    physical = first["physicalLocation"]
    assert physical["region"] == {
        "startLine": 1, "startColumn": 18, "endLine": 1, "endColumn": 31,
        "snippet": {"text": "由95%一路归零,降到0%"},
    }  # fmt: skip
    assert physical["contextRegion"]["startColumn"] == 10
    related = run["results"][0]["relatedLocations"][0]["physicalLocation"]
    assert "contextRegion" not in related
    files = [one["location"]["uri"] for one in run["artifacts"]]
    assert files[physical["artifactLocation"]["index"]] == "articles/exit.txt"


def test_the_message_links_to_the_other_places():
    """Brackets of an article are none of ours."""
    doc = document("a.txt", "份额[x](9)为45%。\n")
    left = claim(doc, doc.raw.strip(), "45%", quantity(low=45))
    right = claim(doc, doc.raw.strip(), "份", quantity(low=50), n=2)
    found = finding(left, right, message=(("en", "A [link](1) \\ here."),))
    (result,) = run_of(report([doc], (left, right), (found,)))["results"]
    assert result["message"]["text"] == (
        "A \\[link\\](1) \\\\ here.\nagainst [a.txt:1:1](1): 份额\\[x\\](9)为45%。"
    )
    assert [one["id"] for one in result["relatedLocations"]] == [1]


def test_the_fingerprint_is_ours():
    """One key, which changes only with what it is made of."""
    fingerprints = [one["partialFingerprints"] for one in run_of(sample())["results"]]
    assert fingerprints == [{"claimcheck/v1": f"{n:016x}"} for n in (1, 2)]


def test_accepted_findings_are_suppressed():
    """With who answers for it; a reader of findings passes over them."""
    found = sample()
    first, second = found.findings
    waived = Accepted(first, "waiver", "Li", "quoted [as is]", "2026-01-31")
    found = replace(found, findings=(), accepted=(waived, Accepted(second, "baseline")))
    consumers.valid("sarif-2.1.0-rtm.5.json", json.loads(render(found, "sarif", Look())))
    suppressed = [result["suppressions"] for result in run_of(found)["results"]]
    assert [one["justification"] for (one,) in suppressed] == [
        "quoted [as is] (Li, until 2026-01-31)", "In the baseline.",
    ]  # fmt: skip
    assert "suppressions" not in run_of(sample())["results"][0]


def test_what_could_not_be_read_is_told():
    """The run did not succeed, and each file is named."""
    run = run_of(report([], (), unread=("a b.txt",)))
    (invocation,) = run["invocations"]
    assert invocation["executionSuccessful"] is False
    (told,) = invocation["toolExecutionNotifications"]
    assert told["message"]["text"] == "a b.txt was not read."
    location = told["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location == {"uri": "a%20b.txt", "uriBaseId": "%SRCROOT%"}
    assert run_of(sample())["invocations"][0]["executionSuccessful"] is True


def test_no_path_of_the_machine():
    """The base is described, not named."""
    assert list(run_of(sample())["originalUriBaseIds"]["%SRCROOT%"]) == ["description"]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        ("articles/观点 一.txt", "articles/%E8%A7%82%E7%82%B9%20%E4%B8%80.txt"),
        ("./a.txt", "a.txt"),
        ("a:b#c?d%e.txt", "a%3Ab%23c%3Fd%25e.txt"),
        ("../a.txt", "../a.txt"),
        ("/tmp/新.txt", "file:///tmp/%E6%96%B0.txt"),
        ("C:/Texts/a b.txt", "file:///C:/Texts/a%20b.txt"),
        ("<stdin>", "%3Cstdin%3E"),
        ("a\nb", "a%0Ab"),
    ],
)
def test_paths_are_uris(path, uri):
    """Nothing of a name is read as syntax."""
    assert sarif.uri(path) == uri
