"""JUnit XML, as junitparser reads it."""

from __future__ import annotations

import junitparser
import pytest

from claimcheck.reports import Look, junit, render
from reports import consumers
from reports.build import document, report, sample


def parsed(found, **look):
    """What a CI reads, with its counts held against its cases."""
    text = render(found, "junit", Look(**look))
    suites = junitparser.JUnitXml.fromstring(text.encode())
    kinds = (junitparser.Failure, junitparser.Error, junitparser.Skipped)
    for group in [suites, *suites]:
        cases = list(group) if isinstance(group, junitparser.TestSuite) else [
            case for suite in group for case in suite
        ]  # fmt: skip
        counts = [sum(isinstance(r, kind) for c in cases for r in c.result) for kind in kinds]
        assert [group.tests, group.failures, group.errors, group.skipped] == [len(cases), *counts]
    return {suite.name: list(suite) for suite in suites}


def test_a_suite_for_each_article():
    """One case for each finding that begins in it, one that passes where there is none."""
    found = parsed(sample())
    assert list(found) == ["articles/exit.txt", "articles/half.txt", "articles/revenue.md"]
    (clean,) = found["articles/half.txt"]
    assert (clean.classname, clean.name, clean.is_passed) == ("articles/half", "claimcheck", True)
    (case,) = found["articles/exit.txt"]
    assert case.name == "share-end-values (0000000000000001)"
    assert case.classname == "articles/exit"


@pytest.mark.parametrize(
    ("fail_on", "kinds"),
    [
        ("error", [junitparser.Failure, junitparser.Skipped]),
        ("warning", [junitparser.Failure, junitparser.Failure]),
        ("note", [junitparser.Failure, junitparser.Failure]),
    ],
)
def test_what_makes_the_run_fail_is_a_failure(fail_on, kinds):
    """The floor is that of --fail-on; what is below it is shown as skipped, with its message."""
    found = parsed(sample(), fail_on=fail_on)
    outcomes = [case.result[0] for name in sorted(found) for case in found[name] if case.result]
    assert [type(one) for one in outcomes] == kinds
    assert [one.type for one in outcomes] == ["error", "warning"]


def test_both_places_are_told(tmp_path):
    """In the message, and in the text with the words of each."""
    (case,) = parsed(sample(), language="zh")["articles/exit.txt"]
    (outcome,) = case.result
    assert outcome.message == (
        "articles/exit.txt:1:18: error[C102] 英伟达在中国的市场份额,一处降到 0 %,另一处只降到"
        " 50 %。 (vs articles/half.txt:1:30)"
    )
    file = tmp_path / "r.xml"
    file.write_text(render(sample(), "junit", Look()), encoding="utf-8")
    first, second = consumers.junit(file)
    assert first.first == consumers.Place("articles/exit.txt", 1, 18)
    assert first.others == (consumers.Place("articles/half.txt", 1, 30),)
    assert len(second.others) == 2


def test_an_article_that_was_not_read_is_an_error():
    """No green suite for it."""
    found = parsed(report([document("a.txt", "x")], (), unread=("b.txt",)))
    (case,) = found["b.txt"]
    assert isinstance(case.result[0], junitparser.Error)
    assert case.result[0].message == "b.txt was not read."


def test_characters_that_xml_cannot_hold_are_spelt_out():
    """Nothing is dropped; what it can hold stays."""
    assert junit._legal("a\x00b\x1b\ufffe\ud800𠮷\n") == "a\\x00b\\x1b\\ufffe\\ud800𠮷\n"
    name = "a\x07<&>\"'\n.txt"
    found = parsed(report([document(name, "x")], ()))
    assert list(found) == ["a\\x07<&>\"'\n.txt"]
