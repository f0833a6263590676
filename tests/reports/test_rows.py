"""A claim slot by slot."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck import lexicon
from claimcheck.records import Derivation, Period
from claimcheck.reports.labels import Labels
from claimcheck.reports.rows import rows, step_in_words, steps_of
from claimcheck.reports.words import words
from reports.build import claim, document, quantity

DOC = document("a.txt", "英伟达市占率为95%。\n")
STEPS = ("figure:numeral:digits", "measure:clause", "table:subject-row", "period:publication")


def told(language="en", published="2025-08-20", **more):
    one = claim(DOC, "英伟达市占率为95%", "95%", quantity(low=95), derived_by=STEPS, **more)
    labels = Labels(lexicon.load(), words(language))
    found = rows(Derivation(one), labels, words(language, "explain"), published)
    return {row.slot: row for row in found}


def test_what_a_claim_must_say_stands_even_if_it_does_not():
    """Measure, subject, scope, period and source; a comparand and a denial only where there are."""
    found = told(subject=None, scope=())
    assert list(found) == ["figure", "measure", "subject", "scope", "period", "modality", "source"]
    assert (found["subject"].value, found["subject"].locus) == ("", "missing")
    assert list(told(polarity="negated"))[-2:] == ["polarity", "source"]


def test_steps_go_to_their_slot():
    """Of sentences and of tables."""
    one = replace(claim(DOC, "英伟达市占率为95%", "95%", quantity(low=95)), derived_by=STEPS)
    assert steps_of(one, "subject") == ("table:subject-row",)
    assert steps_of(one, "figure") == ("figure:numeral:digits",)


@pytest.mark.parametrize(
    ("period", "value"),
    [
        (Period("2025-01-01", "2025-12-31", "explicit"), "2025"),
        (
            Period("2024-01-01", "2024-12-31", "relative"),
            "2024 (counted from 2025-08-20, the day of publication)",
        ),
        (Period("2025-01-01", "2025-03-31", "implied"), "2025 Q1, the year or the days understood"),
        (Period(basis="rate"), "per span of time"),
        (Period(basis="relative"), ""),
    ],
)
def test_what_a_period_rests_on(period, value):
    """Its days, and where they come from."""
    assert told(period=period)["period"].value == value


def test_a_grammar_part_is_told_by_its_family():
    """rank:place has no words of its own; an unknown step is shown as it is."""
    say = words("en", "explain")
    assert step_in_words("figure:rank:place", say) == "a place in an order"
    assert step_in_words("nobody:knows", say) == "nobody:knows"
