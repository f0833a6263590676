"""Growths on hand-made claims: against each other, and beside the levels they lead from and to."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from claimcheck import check_texts
from claimcheck.records import Name
from rules.build import claim, loud


def grew(value, doc="a", since="year earlier", **more):
    more = {"when": "2024", "unit": "percent", **more}
    return claim("BYD", "sales_volume", value, kind="delta", compared_with=since, doc=doc, **more)


def test_two_growths_over_one_time_contradict():
    """41.3 % against 31.4 % in one year."""
    assert loud(grew("41.3"), grew("31.4", "b")) == [("growth-disagrees", "contradiction", "error")]


def test_what_a_growth_is_counted_from_may_stand_elsewhere_in_its_sentence():
    """Known all the same: two of one base contradict, two of other bases do not."""

    def told(base):
        return replace(grew("41.3", since=""), comparand=Name(base, "同期"))

    assert loud(told("year earlier"), grew("31.4", "b")) == [
        ("growth-disagrees", "contradiction", "error")
    ]
    assert loud(told("previous period"), grew("31.4", "b")) == []


@pytest.mark.parametrize(
    "other",
    [
        grew("41", "b"),
        grew("31.4", "b", since="previous quarter"),
        grew("31.4", "b", when="2024-Q2"),
        grew("31.4", "b", unit="percentage_point"),
        claim("BYD", "sales_volume", "31.4", doc="b", when="2024"),
        grew("31.4", "b", when="2023"),
    ],
    ids=["as printed", "another base", "a quarter of it", "points", "a level", "another year"],
)
def test_growths_of_other_times_units_and_bases_stand_beside_each_other(other):
    """What is counted from, over or in something else is another growth."""
    assert loud(grew("41.3"), other) == []


def test_a_growth_that_says_not_from_when_is_a_tension():
    """Only one side says year on year."""
    found = loud(grew("41.3"), grew("31.4", "b", since=""))
    assert found == [("growth-disagrees", "tension", "warning")]


def test_a_multiple_is_a_growth_like_any_other():
    """Twice as much, and 40 % more."""
    twice = claim(
        "BYD", "sales_volume", 2, kind="ratio", unit="dimensionless", doc="b", when="2024",
        compared_with="year earlier",
    )  # fmt: skip
    assert loud(grew("41.3"), twice) == [("growth-disagrees", "contradiction", "error")]
    assert loud(grew(100), twice) == []


def test_in_one_article_both_growths_name_what_grew():
    """A second "up 31.4 %" is of a part."""
    inherited = replace(grew("31.4"), confidence=(("subject", "own"), ("measure", "inherited")))
    assert loud(grew("41.3"), inherited) == []
    headline = replace(inherited, place="headline")
    assert loud(grew("41.3"), headline) == [("growth-disagrees", "contradiction", "warning")]


def test_a_growth_beside_its_two_levels_needs_no_word_for_the_base():
    """Rose 35 % to 15.5 from 13.6 in one sentence; over paragraphs the base may be another."""
    told = {"unit": "CNY", "clause": "net profit"}
    now = claim("BYD", "net_profit", "15.5", when="2024-Q2", at=2, **told)
    then = claim("BYD", "net_profit", "13.6", when="2023-Q2", at=3, **told)
    rose = claim("BYD", "net_profit", 35, kind="delta", when="2024-Q2", at=1, clause="net profit")
    beside = [
        replace(c, line=1, figure=(10 * n, 10 * n + 5)) for n, c in enumerate((rose, now, then))
    ]
    wanted = ("growth-against-levels", "arithmetic", "error")
    assert wanted in loud(*beside)
    assert wanted not in loud(rose, now, then)


def test_a_growth_is_held_against_the_change_that_it_sums_up():
    """Up 35 % to 15.5 from 13.6; a change of a percentage says nothing of it."""
    told = {"clause": "net profit", "when": ""}
    rose = replace(claim("BYD", "net_profit", 35, kind="delta", at=1, **told), line=1)
    moved = replace(
        claim(
            "BYD", "net_profit", kind="change", first="13.6", last="15.5", unit="CNY", at=2, **told
        ),
        line=1,
        figure=(rose.figure[1] + 5, rose.figure[1] + 9),
    )
    assert loud(rose, moved) == [("growth-against-levels", "arithmetic", "error")]
    right = replace(rose, quantity=replace(rose.quantity, low=Decimal(14), high=Decimal(14)))
    far = replace(moved, line=2)
    assert loud(right, moved) == loud(rose, far) == []


@pytest.mark.parametrize("words", ["in dollar terms", "nominal", "归母", "同口径"])
def test_growths_that_are_reckoned_otherwise_are_two(words):
    """One of them says on which basis."""
    other = replace(grew("31.4", "b"), clause=f"销量增长31.4 {words}")
    assert loud(grew("41.3"), other) == []


def test_a_part_of_the_year_before_is_a_growth():
    """A fall of 72 % leaves 28 %: not half, and not more than half."""
    texts = {
        "fell": "2024年,比亚迪的销量同比下降72%。",
        "left": "2024年,比亚迪的销量只有上年同期的28%。",
        "half": "2024年,比亚迪的销量仍有上年同期的一半。",
        "less": "2024年,比亚迪的销量不到上年同期的三成。",
        "more": "2024年,比亚迪的销量超过上年同期的六成。",
    }

    def found(other):
        report = check_texts({"a": texts["fell"], "b": texts[other]})
        return [finding.rule for finding in report.findings if finding.severity != "note"]

    assert found("left") == found("less") == []
    assert found("half") == found("more") == ["growth-disagrees"]
