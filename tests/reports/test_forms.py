"""The short forms of the report."""

from __future__ import annotations

import pytest

from claimcheck.reports import Look, render
from reports.build import document, report, sample
from reports.test_terminal import compare


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", ["grouped", "statistics"])
def test_snapshot(form, language):
    compare(f"{form}-{language}.txt", render(sample(), form, Look(80, language)))


def test_statistics_count_what_there_is():
    """One row a rule and one an article; the numbers are those of the report."""
    found = sample()
    rows = [line.split() for line in render(found, "statistics", Look(80)).splitlines()]
    counts = {
        row[1]: [int(n) for n in row[2:]] for row in rows if len(row) == 5 and row[0][0] == "C"
    }
    assert sum(map(sum, counts.values())) == len(found.findings)
    named = {row[0]: int(row[-1]) for row in rows if row and row[0].startswith("articles/")}
    assert named == {
        info.document: sum(info.document in {c.document for c in f.claims} for f in found.findings)
        for info in found.documents
    }


@pytest.mark.parametrize("form", ["grouped", "statistics", "concise"])
def test_nothing_found_is_no_table(form):
    shown = render(report([document("a.txt", "无")], ()), form, Look(80))
    assert "C1" not in shown
