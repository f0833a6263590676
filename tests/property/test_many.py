"""Laws of very many figures of one thing: what is passed over would have changed nothing."""

from __future__ import annotations

import random
from itertools import combinations_with_replacement

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import clusters, rules
from claimcheck.rules.conflicts import grouped, pairs
from claimcheck.rules.intervals import compare
from claimcheck.rules.opposing import oppose
from claimcheck.rules.overlaps import Overlaps
from claimcheck.rules.statements import judging, levels, relating
from claimcheck.rules.view import View
from rules.build import LEXICON, bound, claim

pytestmark = pytest.mark.property
SETTINGS = settings(max_examples=60, deadline=None)
RULE = next(rule for rule in rules.load() if rule.id == "market-share-disagrees")

bounds = st.one_of(st.none(), st.integers(-50, 50))


@st.composite
def shares(draw):
    """Claims of one share: few values, times and articles, so that many repeat each other."""
    made = []
    for number in range(draw(st.integers(2, 14))):
        told = {
            "doc": draw(st.sampled_from("abcdef")),
            "when": draw(st.sampled_from(["", "2023", "2024", "2024-Q1", "2020/2025"])),
            "modality": draw(st.sampled_from(["asserted", "asserted", "forecast"])),
            "at": number * 20,
        }
        if draw(st.booleans()):
            told["market"] = "China"
        value = draw(st.sampled_from([12, 40, "40.4", 41, 58, 95]))
        make = draw(st.sampled_from([claim, claim, bound]))
        made.append(make("NVIDIA", "market_share", value, **told))
    return made


def view_of(told):
    return View(clusters.group(told, LEXICON), (), told, LEXICON)


def all_pairs(view, statements):
    """The gravest judgement of every two values, by looking at every two groups."""
    groups = grouped(view, statements)
    relate, judge = relating(RULE, view), judging(RULE, view, statements)
    ranks = {}
    for one, other in combinations_with_replacement(groups, 2):
        if one.figure == other.figure or compare(one.figure, other.figure) == "agree":
            continue
        first = {g.signature: g.members[0] for g in reversed(groups)}
        relation = relate(first[one.signature], first[other.signature])
        for left, right in pairs(one, other) if relation is not None else ():
            found = judge(left, right, relation)
            if found is not None:
                key = frozenset((left.figure, right.figure))
                ranks[key] = max(ranks.get(key, found.rank), found.rank)
    return ranks


@SETTINGS
@given(shares())
def test_every_two_values_are_judged_as_by_looking_at_every_pair(told):
    """What is left out by value, by time or as a repetition conflicts with nothing."""
    view = view_of(told)
    for cluster in view.clusters:
        statements = levels(cluster.claims)
        found = {}
        for one in oppose(view, statements, relating(RULE, view), judging(RULE, view, statements)):
            key = frozenset((one.left[0].figure, one.right[0].figure))
            found[key] = max(found.get(key, one.judgement.rank), one.judgement.rank)
        assert found == all_pairs(view, statements)
        assert not view.left


@SETTINGS
@given(shares(), st.randoms(use_true_random=False))
def test_the_order_of_claims_changes_no_finding(told, chance):
    """The same findings, their sides and their support, in whatever order claims come."""
    shuffled = told.copy()
    chance.shuffle(shuffled)
    first, second = (
        list(oppose(v, s, relating(RULE, v), judging(RULE, v, s)))
        for v in map(view_of, (told, shuffled))
        for s in [levels(v.clusters[0].claims)]
    )
    assert sorted(map(repr, first)) == sorted(map(repr, second))


@settings(max_examples=5, deadline=None)
@given(st.integers(0, 1000))
def test_of_too_many_the_same_are_listed_in_any_order(seed):
    """Which values come first depends on the claims alone."""
    told = [
        claim("NVIDIA", "revenue", 10 + number * 7, doc=f"d{number % 150}", when="2024", unit="USD")
        for number in range(300)
    ]
    shuffled = told.copy()
    random.Random(seed).shuffle(shuffled)

    def outcome(claims):
        groups = clusters.group(claims, LEXICON)
        return rules.run(rules.load(), groups, (), claims, LEXICON)

    one, other = outcome(told), outcome(shuffled)
    assert one.findings == other.findings
    assert one.unlisted == other.unlisted != ()


@SETTINGS
@given(st.lists(st.tuples(bounds, bounds), max_size=30), bounds, bounds)
def test_what_overlaps_is_never_passed_over(intervals, low, high):
    """Every interval that shares a value with another one is among those that it meets."""
    kept = Overlaps()
    for number, (begin, end) in enumerate(intervals):
        kept.add(begin, end, number)
    met = list(kept.meeting(low, high))
    assert len(met) == len(set(met))

    def apart(one, other):
        return one[1] is not None and other[0] is not None and one[1] < other[0]

    for number, interval in enumerate(intervals):
        if not apart(interval, (low, high)) and not apart((low, high), interval):
            assert number in met
