"""Rules that can never match: an error where the condition stands, not a rule that stays quiet."""

from __future__ import annotations

import pytest

from claimcheck import rules
from rules.build import LEXICON
from rules.test_schema import GOOD

MATCH = "match: {measure: market_share}"


def problems(check="disagree", match=None, **more):
    """What is said of a rule; line 5 is its match."""
    text = GOOD.replace("check: disagree", f"check: {check}")
    text = text.replace(MATCH, f"match: {match}" if match else "match: {}")
    text += "".join(f"{key}: {value}\n" for key, value in more.items())
    return [str(p) for p in sorted(rules.read(text, "my-rule.yaml", LEXICON)[1])]


@pytest.mark.parametrize(
    ("check", "match", "told"),
    [
        ("disagree", "{measure: revenue, family: share}", '5:9: * "revenue" is of the family'),
        ("disagree", "{measure: revenue, dimension: percent}", '5:9: * "revenue" is never meas'),
        ("disagree", "{family: money, dimension: length}", "5:24: * no measure of money is measu"),
        ("disagree", "{kind: [delta, comparison]}", '5:9: * the check "disagree" looks at point'),
        ("disagree", "{dimension: growth}", "5:9: * point, range, bound, rank and growth are nev"),
        ("disagree", "{dimension: event}", "5:9: * point, range, bound, rank and event are never"),
        ("disagree", "{kind: rank, dimension: percent}", "5:9: * rank and percent are never one"),
        ("disagree", "{kind: point, dimension: rank}", "5:9: * point and rank are never one fig"),
        ("growth", "{dimension: USD}", '5:9: * the check "growth" looks at growth only'),
        ("sum", "{measure: revenue}", '5:9: * "revenue" is never measured in percent'),
        ("sum", "{dimension: rank}", '5:9: * the check "sum" looks at percent only'),
    ],
)
def test_conditions_that_no_claim_meets(check, match, told):
    """Each at its line and column."""
    place, _, why = told.partition(" * ")
    (line,) = problems(check, match)
    assert line.startswith(f"my-rule.yaml:{place} this rule can never match: {why}")


@pytest.mark.parametrize(
    ("check", "match", "params", "told"),
    [
        ("chronology", "{kind: point}", "{of: events}", "point and event are never one figure"),
        ("chronology", "{dimension: USD}", "{of: parity}", "looks at relative only"),
        ("chronology", "{modality: target}", "{of: narrative}", "looks at asserted only"),
        ("comparison", "{dimension: growth}", "{against: values}", "looks at relative only"),
        ("product", "", "{part: revenue, rate: revenue, whole: revenue}", "never measured in perc"),
        ("product", "", "{part: shipment, rate: market_share, whole: revenue}", "in one unit"),
        ("implied", "", "{part: revenue, rate: cost}", "cost: never measured in percent"),
        ("exceeds", "", "{part: revenue, whole: shipment}", "never measured in one unit"),
        ("exceeds", "", "{part: revenue, whole: revenue}", "part and whole are one measure"),
    ],
)
def test_settings_that_exclude_each_other(check, match, params, told):
    """What only the check can know."""
    lines = problems(check, match or None, params=params)
    assert all("this rule can never match: " in line for line in lines)
    assert told in lines[0]


@pytest.mark.parametrize(
    ("more", "place"),
    [
        ({"same": "[market]", "different": "[node, market]"}, "17:19"),
        ({"when": "{documents: several}", "same": "[document]"}, "16:8"),
        ({"when": "{documents: one}", "different": "[document]"}, "16:8"),
    ],
)
def test_sides_that_cannot_be(more, place):
    """The same and different at once; in one article and in two."""
    (line,) = problems(**more)
    assert line.startswith(f"my-rule.yaml:{place}: this rule can never match: ")


def test_an_event_is_dated_twice_by_two_articles():
    """In one article it cannot be."""
    (line,) = problems("chronology", params="{of: events}", when="{documents: one}")
    assert line.startswith("my-rule.yaml:17:8: this rule can never match: events are held")


def test_one_measure_of_several_may_be_the_wrong_one():
    """The rule matches by the others, so the measure alone is told."""
    (line,) = problems(match="{measure: [market_share, revenue], family: share}")
    assert line.startswith("my-rule.yaml:5:33: this measure can never match: ")


@pytest.mark.parametrize(
    "match",
    [
        "{measure: market_share, dimension: percent, kind: point}",
        "{family: [money, share], dimension: percent}",
        "{dimension: [percent, growth]}",
        "{kind: [point, delta]}",
        "{kind: rank, dimension: rank}",
    ],
)
def test_what_can_match_is_right(match):
    """One way to match is enough."""
    assert problems(match=match) == []


def test_a_slot_that_differs_is_not_one_that_is_shared():
    """Without `same` the sides share the scope, but for what they are to differ in."""
    text = f"{GOOD}different: [market]\n"
    rule, _ = rules.read(text, "my-rule.yaml", LEXICON)
    assert "market" not in rule.same
    assert "product" in rule.same
