"""Drafts of rules: in order, and right by their own examples."""

from __future__ import annotations

import random

import pytest

from claimcheck import api, rules
from claimcheck.errors import UsageError
from claimcheck.rules import draft
from claimcheck.rules.checks import CHECKS
from rules.build import LEXICON


def run(rule, texts, dates):
    return api.check_texts(texts, rules=[rule], dates=dates)


def read(text):
    rule, problems = rules.read(text, "own-rule.yaml", LEXICON)
    assert problems == []
    return rule


@pytest.mark.parametrize("check", sorted(CHECKS))
def test_a_draft_for_every_check(check):
    """It is a rule of that check; its examples hold; every setting is told."""
    text = draft.draft("own-rule.yaml", "X101", draft.base(check), LEXICON)
    rule = read(text)
    assert (rule.id, rule.code, rule.check) == ("own-rule", "X101", check)
    assert rules.verify([rule], run) == ()
    assert all(
        f"# params.{name}: {param.about}" in text for name, param in CHECKS[check].PARAMS.items()
    )


def test_examples_are_made_up_for_a_measure():
    """For most measures two sentences of the draft are read as they are meant."""
    chosen = random.Random(7).sample(sorted(LEXICON.measures), 40)
    failed = []
    for measure in chosen:
        rule = read(draft.draft("own-rule.yaml", "X101", "figure-disagrees", LEXICON, [measure]))
        assert rule.match.measure == (measure,)
        if rules.verify([rule], run):
            failed.append(measure)
    assert len(failed) <= 4, failed


def test_no_examples_can_be_made_up_for_a_sum():
    """That is said, with the mend."""
    with pytest.raises(UsageError, match='the check "disagree" only, and shares-above-whole'):
        draft.draft("own-rule.yaml", "X101", "shares-above-whole", LEXICON, ["market_share"])


def test_the_first_free_code():
    """Never one of the shipped rules."""
    assert draft.code(["C101", "X101", "X103"]) == "X102"
