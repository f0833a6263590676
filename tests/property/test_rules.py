"""Laws of intervals and rules."""

from __future__ import annotations

import random
from decimal import Decimal

import pytest
from hypothesis import assume, example, given, settings
from hypothesis import strategies as st

from claimcheck.rules import formula, intervals
from claimcheck.rules.ratios import inverse
from rules.build import bound, change, claim, quantity, run

pytestmark = pytest.mark.property
SETTINGS = settings(max_examples=60, deadline=None)

values = st.decimals(0, 1000, places=1)
quantities = st.one_of(
    st.builds(lambda v, a: quantity(low=v, approximate=a), values, st.booleans()),
    st.builds(lambda v: quantity("bound", low=v), values),
    st.builds(lambda v: quantity("bound", high=v), values),
    st.builds(lambda a, b: quantity("range", low=min(a, b), high=max(a, b)), values, values),
)
figures = quantities.map(intervals.level)


@SETTINGS
@given(quantities)
def test_the_loosest_reading_holds_the_printed_one(told):
    """Honest readings only widen."""
    figure = intervals.level(told)
    assert intervals.compare(intervals.Figure(figure.loosest, figure.loosest), figure) == "agree"


@SETTINGS
@given(figures, figures)
def test_comparing_is_symmetric(left, right):
    """Which of two is named first never matters."""
    assert intervals.compare(left, right) == intervals.compare(right, left)


@SETTINGS
@given(figures)
def test_a_figure_agrees_with_itself(figure):
    """Repetition is agreement."""
    assert intervals.compare(figure, figure) == "agree"


@SETTINGS
@given(figures, figures)
def test_impossible_means_that_no_value_is_shared(left, right):
    """Two figures exclude each other only when their loosest readings do not overlap inside."""
    if intervals.compare(left, right) == "impossible":
        low = max((v for v in (left.loosest[0], right.loosest[0]) if v is not None), default=None)
        high = min((v for v in (left.loosest[1], right.loosest[1]) if v is not None), default=None)
        assert low is not None
        assert high is not None
        assert low >= high


@SETTINGS
@given(figures, figures, st.integers(1, 9))
def test_another_unit_changes_no_verdict(left, right, power):
    """45亿 against 50亿 is 4.5e9 against 5e9."""
    factor = Decimal(10) ** power
    turned = [intervals.scaled(figure, factor) for figure in (left, right)]
    assert intervals.compare(*turned) == intervals.compare(left, right)


@SETTINGS
@given(st.decimals("0.1", 9, places=1), st.decimals("0.1", 9, places=1))
def test_turning_a_ratio_twice_gives_it_back(low, high):
    """A to B, B to A, A to B."""
    figure = intervals.Figure((min(low, high), max(low, high)), (min(low, high), max(low, high)))
    again = inverse(inverse(figure))
    assert all(
        abs(a - b) < Decimal("1e-9") for a, b in zip(again.printed, figure.printed, strict=True)
    )


@SETTINGS
@given(st.lists(values, min_size=4, max_size=4), st.sampled_from("+-*/"))
def test_a_formula_holds_every_outcome_of_its_intervals(numbers, sign):
    """The interval of a sum, difference, product or quotient holds that of the ends."""
    a, b, c, d = numbers
    left, right = (min(a, b), max(a, b)), (min(c, d) + 1, max(c, d) + 1)
    assume(right[0] > 0)
    low, high = formula.parse(f"x {sign} y").value({"x": left, "y": right})
    for x in left:
        for y in right:
            exact = {"+": x + y, "-": x - y, "*": x * y, "/": x / y}[sign]
            assert low <= exact <= high


# -- findings -----------------------------------------------------------------------------------

WORLD = st.lists(
    st.tuples(
        st.sampled_from(["NVIDIA", "AMD", "Huawei"]),
        st.sampled_from(["market_share", "revenue_share"]),
        st.sampled_from(["2023", "2024", ""]),
        st.integers(1, 99),
        st.sampled_from(["point", "bound", "change"]),
        st.sampled_from("abc"),
    ),
    max_size=8,
)


def claims_of(world):
    out = []
    for at, (subject, measure, when, value, kind, doc) in enumerate(world):
        told = {"doc": doc, "when": when, "market": "China", "at": at}
        if kind == "change":
            out.append(change(subject, measure, value, value // 2, **told))
        elif kind == "bound":
            out.append(bound(subject, measure, value, **told))
        else:
            out.append(claim(subject, measure, value, **told))
    return out


@SETTINGS
@given(WORLD, st.integers(0, 99))
def test_the_order_of_claims_never_matters(world, seed):
    """Findings, fingerprints and their order are the same."""
    told = claims_of(world)
    shuffled = list(told)
    random.Random(seed).shuffle(shuffled)
    assert run(*told) == run(*shuffled)


@SETTINGS
@given(WORLD, st.lists(st.integers(1, 99), max_size=4))
def test_an_unrelated_document_removes_no_finding(world, shares):
    """Another company in another market changes nothing, not even a fingerprint."""
    told = claims_of(world)
    other = [
        claim("Intel", "market_share", value, doc="z", when="2024", market="Europe", at=at)
        for at, value in enumerate(shares)
    ]
    before = {finding.fingerprint for finding in run(*told)}
    assert before <= {finding.fingerprint for finding in run(*told, *other)}


@SETTINGS
@given(WORLD, WORLD)
@example(
    [("AMD", "revenue_share", "", 2, "point", "b"), ("AMD", "revenue_share", "", 3, "point", "a")],
    [("AMD", "revenue_share", "", 1, "point", "a")],
)  # three articles in the same words, each with a figure of its own
def test_a_related_document_resolves_no_conflict(world, more):
    """Two articles that contradict each other do so whatever a third one says."""
    told = claims_of(world)
    third = [(*entry[:5], "z") for entry in more]
    before, after = run(*told), run(*told, *claims_of(third))
    for finding in before:
        if finding.severity == "error" and finding.kind == "contradiction":
            values = [side[0].quantity.values for side in finding.sides]
            assert any(
                other.rule == finding.rule
                and [side[0].quantity.values for side in other.sides] in (values, values[::-1])
                for other in after
            )


@SETTINGS
@given(WORLD)
def test_fingerprints_are_unique_and_sides_are_small(world):
    """At most four claims a side, no claim on both, no fingerprint twice."""
    found = run(*claims_of(world))
    assert len({finding.fingerprint for finding in found}) == len(found)
    for finding in found:
        left, right = ({claim.id for claim in side} for side in finding.sides)
        assert 1 <= len(left) <= 4
        assert len(right) <= 4
        assert not left & right
