"""A new article that repeats one side of a dispute that was there before it."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, rules
from claimcheck.ledger import baseline, gate, settle, store

WORDS, RULES = lexicon.load(), rules.load()
OLD = "2024年，中芯国际的良率为{}。\n"


def article(text, path):
    return documents.from_text(text, path=path, published="2025-10-01")


def newsroom(folder, *figures):
    """A ledger of articles that print these figures, with a baseline of what they dispute."""
    old = [article(OLD.format(figure), f"{n}.txt") for n, figure in enumerate(figures)]
    store.add(old, folder)
    known = baseline.of(gated(folder, *old))
    (folder / baseline.NAME).write_text(baseline.text_of(known), encoding="utf-8")
    return known


def gated(folder, *new):
    return gate.gate(new, folder, lexicon=WORDS, rules=RULES)


def loud(folder, *new):
    report, _ = settle.settled(gated(folder, *new), folder, complete=False)
    return [finding for finding in report.findings if finding.severity != "note"]


def test_whoever_accepted_a_dispute_has_accepted_who_repeats_it(tmp_path):
    """The finding names the older one, and counts as accepted with it."""
    (known,) = newsroom(tmp_path, "60%", "90%")
    new = article("中芯国际2024年的良率达到60%。\n", "new.txt")
    (finding,) = gated(tmp_path, new).findings
    assert finding.restates == known.fingerprint != finding.fingerprint
    assert loud(tmp_path, new) == []
    report, _ = settle.settled(gated(tmp_path, new), tmp_path, complete=False)
    assert [one.how for one in report.accepted] == ["baseline"]


@pytest.mark.parametrize("figure", ["75%", "30%", "99%"])
def test_a_third_figure_is_a_dispute_of_its_own(tmp_path, figure):
    newsroom(tmp_path, "60%", "90%")
    found = loud(tmp_path, article(OLD.format(figure), "new.txt"))
    assert found
    assert {finding.restates for finding in found} == {""}


def test_a_figure_that_others_agree_on_is_not_excused_by_another_dispute(tmp_path):
    """The published articles dispute another year."""
    newsroom(tmp_path, "60%", "90%")
    more = article("2023年，中芯国际的良率为50%。\n", "more.txt")
    store.add([more], tmp_path)
    assert loud(tmp_path, article("2023年，中芯国际的良率为80%。\n", "new.txt"))


def test_without_a_baseline_it_is_reported_with_what_it_restates(tmp_path):
    newsroom(tmp_path, "60%", "90%")
    (tmp_path / baseline.NAME).unlink()
    (finding,) = loud(tmp_path, article(OLD.format("60%"), "new.txt"))
    assert finding.restates
