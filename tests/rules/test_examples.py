"""Every rule's own examples, through the whole of claimcheck."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import api, rules

RULES = {rule.id: rule for rule in rules.load()}


def analyse(rule, texts, dates):
    return api.check_texts(texts, rules=[rule], dates=dates)


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_fires_and_stays_silent_as_its_examples_say(name):
    """Run as `claimcheck rules test` does."""
    assert rules.verify([RULES[name]], analyse) == ()


def test_a_failing_example_is_told():
    """Silent where it must fire, loud where it must be silent, on another place."""
    rule = RULES["market-share-disagrees"]
    fires = next(example for example in rule.examples if example.fires)
    silent = next(example for example in rule.examples if not example.fires)
    wrong = replace(
        rule,
        examples=(
            replace(silent, sides=fires.sides),
            replace(fires, sides=("2024", "不在此处")),
            replace(fires, severity="note"),
            replace(fires, sides=()),
        ),
    )
    failed = rules.verify([wrong], analyse)
    assert [(one.wrong, one.number, len(one.said)) for one in failed] == [
        ("silent", 1, 0),
        ("elsewhere", 2, 1),
        ("severity", 3, 1),
        ("loud", 1, 1),
    ]
    assert [claim.document for claim in failed[2].at(fires.sides[0])] == ["a"]
