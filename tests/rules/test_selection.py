"""Which rules run, and at what level."""

from __future__ import annotations

import pytest

from claimcheck import rules
from claimcheck.errors import UsageError
from claimcheck.rules import Selection, selection
from claimcheck.rules.selection import Named

RULES = (
    Named("share-apart", "C101", ("share", "daily")),
    Named("share-ends", "C102"),
    Named("sum-above", "C601", ("daily",)),
    Named("own", "X101"),
)


def running(select=None, ignore=(), severity=()):
    wanted = Selection(select, tuple(ignore), dict(severity))
    return [rule.code for rule in RULES if selection.level(rule, wanted) != "off"]


@pytest.mark.parametrize(
    ("select", "ignore", "codes"),
    [
        (None, (), ["C101", "C102", "C601", "X101"]),
        (("C1",), (), ["C101", "C102"]),
        (("share-ends", "x101"), (), ["C102", "X101"]),
        (("daily",), (), ["C101", "C601"]),
        (("C",), ("C1",), ["C601"]),
        (("C101",), ("C1",), ["C101"]),  # the more exact name wins
        (("C10",), ("C1",), ["C101", "C102"]),
        (("C1",), ("share-apart",), ["C102"]),
        (("C1",), ("daily",), ["C101", "C102"]),  # the beginning of a code is more than a tag
        (("daily",), ("daily",), []),  # of two that are equally exact, ignore
        (("C101",), ("share-apart",), []),
        (None, ("C1", "own"), ["C601"]),
        ((), (), []),
    ],
)
def test_select_and_ignore(select, ignore, codes):
    """Ids, codes, beginnings of codes and tags, in any case."""
    assert running(select, ignore) == codes


def test_off_is_off_whatever_is_selected():
    """A level is another question than whether a rule is wanted."""
    assert running(("C101", "C102"), severity={"C101": "off"}) == ["C102"]


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        ({}, None),
        ({"C1": "note"}, "note"),
        ({"C1": "off", "C101": "error"}, "error"),
        ({"C101": "error", "C1": "off"}, "error"),
        ({"daily": "note", "C": "warning"}, "warning"),
        ({"C101": "note", "share-apart": "error"}, "error"),  # equally exact: the last
        ({"X1": "note"}, None),
    ],
)
def test_the_level_of_the_most_exact_name(severity, level):
    """Whatever the order."""
    assert selection.level(RULES[0], Selection(severity=severity)) == level


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("share-appart", 'no rule "share-appart"; did you mean "share-apart"?'),
        ("dayly", 'no rule "dayly"; did you mean "daily"?'),
        ("C103", 'no rule "C103"; did you mean "C10'),
        ("C2", 'no rule "C2"; '),
        ("", 'no rule ""; known are '),
    ],
)
def test_a_name_that_means_no_rule(name, told):
    """With the nearest one that does."""
    assert selection.unknown(name, RULES).startswith(told)
    assert selection.unknown("c10", RULES) == ""


def test_a_run_must_be_left_with_a_rule():
    """Nothing to run is not nothing wrong; no rules at all are what the caller wanted."""
    with pytest.raises(UsageError, match=r"no rule is left to run of \d+"):
        selection.chosen(rules.load(), Selection(ignore=("C",)))
    with pytest.raises(UsageError, match=r'no rule "a"[^\n]*\nno rule "b"'):
        selection.chosen(rules.load(), Selection(), ("a", "C1", "b"))
    assert selection.chosen((), Selection(ignore=("C",))) == ()


def test_the_highest_level_of_a_rule():
    """Its cap, or what it is set to, never more than its cap."""
    one = next(rule for rule in rules.load() if rule.id == "fall-to-higher")
    shown = [
        selection.most(*selection.apply([one], Selection(severity=wanted)))
        for wanted in ({}, {"C801": "note"}, {"C801": "error"}, {"C801": "off"})
    ]
    assert shown == ["warning", "note", "warning", "off"]


def test_a_report_is_told_of_the_rules_that_run():
    """By code, each at the level it speaks at; of what is off nothing."""
    loaded = rules.load()
    mild = next(rule.code for rule in loaded if rule.max_severity == "warning")
    wanted = Selection(None, ("C2",), {"C101": "note", mild: "error"})
    chosen = selection.chosen(loaded, wanted, ())
    told = {rule.code: rule for rule in rules.described(chosen[::-1])}
    assert list(told) == sorted(told) == [rule.code for rule in chosen if rule.level != "off"]
    assert {name[:2] for name in told} == {rule.code[:2] for rule in loaded} - {"C2"}
    assert (told["C101"].severity, told[mild].severity) == ("note", "warning")
    (first,) = (rule for rule in loaded if rule.code == "C101")
    assert dict(told["C101"].title) == dict(first.title)
