"""Two articles side by side."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.records import Period, Scope
from claimcheck.reports import Look, diff, layout
from claimcheck.reports.alignment import align
from claimcheck.reports.difference import difference
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words
from reports.build import claim, document, quantity, report, sample
from reports.test_terminal import compare, hostile

LEFT, RIGHT = "articles/exit.txt", "articles/half.txt"


def two(left, right):
    """A report of two articles, each with one sentence and its claims."""
    one, other = document("a.txt", "甲的良率为92%。"), document("b.txt", "甲的良率为60%。")
    claims = [
        claim(doc, "良率为", "良率为", n=n, measure="yield", subject="甲", **what)
        for doc, side in ((one, left), (other, right))
        for n, what in enumerate(side, 1)
    ]
    return report((one, other), tuple(claims))


def pairs(found):
    return [(pair.left.id, pair.right.id) for pair in align(found, "a.txt", "b.txt").pairs]


class TestAlign:
    def test_a_finding_binds_its_sides(self):
        """What a rule sets against each other stands beside each other."""
        (pair,) = align(sample(), LEFT, RIGHT).pairs
        assert pair.finding is not None
        assert pair.differing == ("source", "quantity")

    def test_sides_of_a_finding_may_stand_the_other_way_round(self):
        """Left is the article named first, whichever side the rule put it on."""
        (pair,) = align(sample(), RIGHT, LEFT).pairs
        assert (pair.left.document, pair.right.document) == (RIGHT, LEFT)

    def test_equal_claims_find_each_other(self):
        """Of several claims about one thing those that say the same are paired first."""
        low, high = {"amount": quantity(low=60)}, {"amount": quantity(low=92)}
        assert pairs(two([low, high], [high, low])) == [("a#1", "b#2"), ("a#2", "b#1")]

    def test_a_growth_does_not_answer_a_level(self):
        """They are no two values of one thing."""
        level, growth = {"amount": quantity(low=60)}, {"amount": quantity("delta", low=6)}
        found = align(two([level], [growth]), "a.txt", "b.txt")
        assert (len(found.only_left), len(found.only_right), found.pairs) == (1, 1, ())

    def test_other_products_do_not_answer_each_other(self):
        """Claims of two nodes are two claims."""
        nodes = [
            {"amount": quantity(low=60), "scope": (Scope("node", None, node),)}
            for node in ("5nm", "7nm")
        ]
        assert pairs(two(nodes[:1], nodes[1:])) == []

    def test_differing_slots_are_named(self):
        """The slots in the order in which a reader asks for them."""
        this = {"amount": quantity(low=60), "modality": "forecast"}
        that = {"amount": quantity(low=60), "period": Period("2025-01-01", "2025-12-31")}
        (pair,) = align(two([this], [that]), "a.txt", "b.txt").pairs
        assert pair.differing == ("period", "modality")

    def test_every_claim_is_shown_once(self):
        """Paired, or alone on its side: nothing is lost and nothing doubled."""
        amounts = [{"amount": quantity(low=n)} for n in range(5)]
        found = align(two(amounts, amounts[2:]), "a.txt", "b.txt")
        shown = [c.id for pair in found.pairs for c in (pair.left, pair.right)]
        shown += [c.id for c in (*found.only_left, *found.only_right)]
        assert sorted(shown) == [f"a#{n}" for n in range(1, 6)] + [f"b#{n}" for n in range(1, 4)]


@pytest.mark.parametrize(
    ("a", "b", "told"),
    [
        (quantity(low=95), quantity(low=50), "−45 percentage points"),
        (quantity("change", first=95, last=0), quantity(low=50), "+50 percentage points"),
        (quantity(low=200000, unit="count"), quantity(low=700000, unit="count"), "3.5 times"),
        (quantity(low="4.5e9", unit="USD"), quantity(low="4.6e9", unit="USD"), "+100 million USD"),
        (quantity(low=1, unit="petaflops"), quantity(low=500, unit="teraflops"), "2 times"),
        (quantity(low=95), quantity(low=95), ""),
        (quantity(low=5, unit="USD"), quantity(low=5, unit="CNY"), ""),
        (quantity("range", low=1, high=2), quantity(low=5), ""),
        (quantity("rank", low=1, high=1, unit="rank"), quantity(low=5), ""),
        (None, quantity(low=5), ""),
    ],
)
def test_difference(a, b, told):
    """Percentage points for shares, a factor where it is large, else the amount."""
    assert difference(a, b, words("en")) == told


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("width", [60, 80, 140])
def test_snapshot(width, language):
    """The comparison of two articles, as committed."""
    shown = diff.render(sample(), LEFT, RIGHT, Look(width, language))
    compare(f"diff-{language}-{width}.txt", shown)


@given(width=st.integers(60, 200), data=st.sampled_from(["sample", "hostile"]))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_rows_are_exactly_as_wide_as_the_terminal(width, data):
    """Two columns, every row to the cell; the rest fits."""
    found = sample() if data == "sample" else hostile()
    names = sorted(info.document for info in found.documents)
    left, right = names[0], names[-1]
    labels = Labels(lexicon.load(), words("zh"))
    aligned, look = align(found, left, right), Look(width, "zh")
    view = diff._View(found, aligned, look, labels, inline=False, everything=False)
    rows = [line.plain for line in view.lines(left, right)]
    assert all(layout.cells(row) <= width for row in rows)
    beside = [row for row in rows if " │ " in row]
    assert beside
    assert {layout.cells(row) for row in beside} == {width}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_inline_snapshot(language):
    """One side under the other, as committed."""
    shown = diff.render(sample(), LEFT, RIGHT, Look(60, language), inline=True)
    compare(f"diff-inline-{language}.txt", shown)


def test_all_shows_what_both_say_alike():
    """Equal claims in full, and every slot of every pair."""
    same = two([{"amount": quantity(low=60)}], [{"amount": quantity(low=60)}])
    short = diff.render(same, "a.txt", "b.txt", Look(80))
    whole = diff.render(same, "a.txt", "b.txt", Look(80), everything=True)
    assert "according to" not in short
    assert whole.count("according to") == 2
    assert "b.txt:1:" in whole


def test_a_finding_is_shown_by_its_sides():
    """The longer side against the other; every claim of both is there."""
    found = sample()
    for one in found.findings:
        shown = diff.render_finding(one, found, Look(100))
        assert one.code in shown
        assert all(f"{c.document}:{c.line}:{c.column}" in shown for s in one.sides for c in s)


def test_other_measures_have_no_distance():
    """A share of revenue is not so many points away from a share of a market."""
    shown = diff.render(sample(), LEFT, "articles/revenue.md", Look(100, "en"))
    assert "Δ" not in shown
    assert "measure of revenue" in shown


def test_what_one_side_alone_says_comes_after():
    """Listed under its article, with its place."""
    amounts = [{"amount": quantity(low=n)} for n in (92, 60)]
    shown = diff.render(two(amounts, amounts[1:]), "a.txt", "b.txt", Look(80, "en"))
    assert shown.index("1 claim says the same on both sides") < shown.index("Said only by a.txt")
    assert "92 %" in shown[shown.index("Said only by a.txt") :]
