"""The data behind the rules: complete in both languages, in order, in range."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.lexicon import read_data
from claimcheck.rules import intervals, wording


def test_both_languages_say_the_same_things():
    """A reason without words would break a report."""
    one, other = (read_data(f"{language}/verdicts.yaml") for language in ("en", "zh"))
    assert one.keys() == other.keys()
    assert one["reasons"].keys() == other["reasons"].keys()
    assert one["join"].keys() == other["join"].keys()


def test_every_reason_has_words():
    """Whatever a check gives as a reason can be told."""
    for reason in read_data("en/verdicts.yaml")["reasons"]:
        for language in ("en", "zh"):
            assert wording.reconcile([reason], language)
    assert wording.reconcile([], "en") == ""


def test_the_amounts_of_precision_are_exact():
    """No float reaches a record."""
    assert intervals.precision()["zeros"]["at_most"] == Decimal("0.05")
