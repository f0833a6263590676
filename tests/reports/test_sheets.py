"""Topics with what was found on them."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.reports import Look, grouping, render
from claimcheck.reports.sheets import homes_of, quiet_topics, sheets
from reports.build import claim, document, finding, quantity, report, sample, topic

DOCS = tuple(document(f"{name}.txt", "甲的良率为92%。") for name in "ab")


def claims(count, **more):
    return [claim(DOCS[n % 2], "良率", "良率", quantity(low=n), n=n, **more) for n in range(count)]


def test_a_finding_belongs_to_the_topic_of_most_of_its_claims():
    """Its sides count double, its context once."""
    one, two, three, four = claims(4)
    made = report(
        DOCS,
        (one, two, three, four),
        [finding(one, two, context=(three,))],
        (topic((one, three), market="A"), topic((one, two), market="B")),
    )
    assert set(homes_of(made).values()) == {"NVIDIA/B/share"}


def test_a_finding_without_a_topic_is_shown_last():
    """Nothing is lost when no topic holds its claims."""
    one, two, three, four = claims(4)
    made = report(
        DOCS,
        (one, two, three, four),
        [finding(one, two, n=1), finding(three, four, n=2, severity="note")],
        (topic((three, four)),),
    )
    assert [sheet.topic is None for sheet in sheets(made)] == [False, True]
    assert "Other findings" in render(made, "full", Look())


def test_contradictions_stand_before_other_bases():
    """Of one severity, what cannot be explained away comes first."""
    one, two = claims(2)
    kinds = ["basis-mismatch", "revision", "tension", "contradiction"]
    found = [finding(one, two, n=n, kind=kind) for n, kind in enumerate(kinds)]
    (sheet,) = sheets(report(DOCS, (one, two), found))
    assert [f.kind for f in sheet.findings] == [
        "contradiction",
        "tension",
        "basis-mismatch",
        "revision",
    ]


def test_a_figure_that_is_wrong_by_itself():
    """One side only: shown without "against"."""
    (one,) = claims(1)
    made = replace(sample(), findings=(replace(finding(one, one), sides=((one,), ())),))
    for name in ("full", "concise"):
        shown = render(made, name, Look())
        assert "\n  against\n" not in shown
        assert "(vs" not in shown


def test_quiet_topics_are_those_of_several_articles():
    """One article alone agrees with itself; that is no news."""
    one, two, three, _ = claims(4)
    made = report(
        DOCS,
        (one, two, three),
        (),
        (topic((one, two), market="A"), topic((one, three), market="B")),
    )
    assert [found.market for found in quiet_topics(made)] == ["A"]


def test_clusters_for_a_reader():
    """What several articles speak of first; each claim with its place."""
    shown = grouping.render(sample(), Look(80, "en"))
    assert shown.startswith("NVIDIA · market share  NVIDIA/market_share/percent\n")
    assert "  articles/half.txt:1:30  95→50 %" in shown
