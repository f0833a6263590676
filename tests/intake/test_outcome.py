"""The outcome of a run, kept: every format is written from it as from the run itself."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, pipeline, rules
from claimcheck.intake import Intake, gathered, outcome, remembered
from claimcheck.reports import FORMATS, Look, render
from intake.corpus import write


@pytest.fixture
def run(tmp_path, settled):
    """A plan, the memory of it, the rules, and what came of them."""
    folder = write(tmp_path / "articles")
    words = lexicon.load()
    ours = rules.load(None, words)
    with remembered([folder]) as memory:
        plan = documents.plan_paths([folder], root=folder, facts=memory.files)
        found = gathered(Intake(plan, words, memory=memory).pieces(), words)
        report = pipeline.judge(found.reading.documents, found.claims, words, ours)
        assert report.findings
        key = outcome.key_of(plan, memory, ours)
        outcome.keep(key, memory, outcome.Outcome(found.reading, report))
        yield plan, memory, ours, report, key


@pytest.mark.parametrize("name", FORMATS)
def test_every_format_is_written_from_it(run, name):
    _, memory, _, report, key = run
    kept = outcome.kept(key, memory).report
    for language in ("en", "zh"):
        look = Look(language=language)
        assert render(kept, name, look) == render(report, name, look)


def test_it_is_the_report(run):
    """Everything that is compared of reports, the rules and the articles too."""
    _, memory, _, report, key = run
    kept = outcome.kept(key, memory).report
    assert kept == report
    assert kept.rules == report.rules
    assert list(kept.sources) == list(report.sources)
    assert all(kept.sources[path].text == one.text for path, one in report.sources.items())


def test_other_rules_are_another_run(run):
    """Fewer of them, or one at another level."""
    from dataclasses import replace

    plan, memory, ours, _, key = run
    assert outcome.key_of(plan, memory, ours) == key
    assert outcome.key_of(plan, memory, ours[1:]) != key
    assert outcome.key_of(plan, memory, (replace(ours[0], level="note"), *ours[1:])) != key


def test_a_rule_that_cannot_be_told_is_kept_by_nobody(run):
    """One that holds an object of which nobody knows what it says."""
    from dataclasses import replace

    plan, memory, ours, _, _ = run
    assert outcome.key_of(plan, memory, (replace(ours[0], params={"x": object()}),)) is None


def test_standard_input_is_read_each_time(run):
    _, memory, ours, _, _ = run
    plan = documents.plan_paths(["-"], facts=memory.files)
    assert outcome.key_of(plan, memory, ours) is None
