"""Every rule's own examples, through the whole of claimcheck."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import api, rules

RULES = {rule.id: rule for rule in rules.load()}


def analyse(rule, texts, dates):
    return api.check_texts(texts, rules=[rule], dates=dates).findings


@pytest.mark.parametrize("name", sorted(RULES))
def test_a_rule_fires_and_stays_silent_as_its_examples_say(name):
    """Run as `claimcheck rules test` does."""
    assert [str(failure) for failure in rules.verify([RULES[name]], analyse)] == []


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
    said = [failure.why for failure in rules.verify([wrong], analyse)]
    assert said[0] == "must fire, stayed silent"
    assert said[1].startswith("fired elsewhere")
    assert said[2].startswith("must be of severity note")
    assert said[3].startswith("must stay silent")
