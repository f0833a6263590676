"""Why a rule does not set two claims of one cluster against each other: the first test that fails.

The tests are those of the checks, in their order: what the rule looks at, what stands between the
two claims (scope, period, modality), and at last the values.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.records import Claim, Hurdle
from claimcheck.rules import intervals
from claimcheck.rules.checks import endpoints, growths
from claimcheck.rules.conflicts import Statement
from claimcheck.rules.doubts import apart, counts_differ, is_nobody
from claimcheck.rules.model import Match, Rule
from claimcheck.rules.periods import days, relate
from claimcheck.rules.relations import relate_claims, scopes
from claimcheck.rules.statements import (
    LEVELS,
    NO_LEVEL,
    allowed,
    ends,
    levels,
    listed,
    relating,
)
from claimcheck.rules.verdicts import replaces
from claimcheck.rules.view import View, class_of, matches_claim

# The checks that hold two claims of one cluster against each other.
PAIRS = ("disagree", "endpoints", "growths", "revision")


def hurdles(rules: Iterable[Rule], view: View, left: Claim, right: Claim) -> tuple[Hurdle, ...]:
    """For each rule what keeps it from setting two claims of one cluster against each other.

    Args:
        rules: by code.
        view: the run.
        left: a claim.
        right: another one of the same cluster.
    """
    return tuple(
        Hurdle(rule.id, rule.code, *found)
        for rule in sorted(rules, key=lambda rule: (rule.code, rule.id))
        for found in [_hurdle(rule, view, left, right)]
    )


Found = tuple[str, tuple[str, ...], bool]


def _hurdle(rule: Rule, view: View, left: Claim, right: Claim) -> Found:
    if rule.level == "off":
        return "off", (), False
    unseen = _unmatched(rule.match, view, left, right)
    if unseen is not None:
        return (*unseen, False)
    if rule.check not in PAIRS:
        return "check", (rule.check,), False
    return _kinds(rule, view, left, right) or _told(rule, view, left, right)


def _unmatched(
    match: Match, view: View, left: Claim, right: Claim
) -> tuple[str, tuple[str, ...]] | None:
    """What a rule does not look at, None where it looks at both claims."""
    cluster = view.cluster(left)
    if match.measure and cluster.measure not in match.measure:
        return "measure", ()
    if match.family and view.family(cluster.measure) not in match.family:
        return "measure", ()
    if match.dimension and class_of(cluster.dimension).isdisjoint(match.dimension):
        return "dimension", ()
    if match.known and not view.known(cluster):
        return "known", ()
    for claim in (left, right):
        if not matches_claim(claim, match):
            quantity = claim.quantity
            if match.modality and claim.modality not in match.modality:
                return "modality", (claim.modality,)
            return "kind", (quantity.kind if quantity else "event",)
    return None


def _kinds(rule: Rule, view: View, left: Claim, right: Claim) -> Found | None:
    """Whether the figures are of kinds that the check holds against each other."""
    cluster = view.cluster(left)
    if rule.check == growths.NAME:
        return None if cluster.dimension == "growth" else ("growth", (), False)
    if cluster.dimension in NO_LEVEL:
        return "level", (cluster.dimension,), True
    kinds = [claim.quantity.kind if claim.quantity else "event" for claim in (left, right)]
    if rule.check == "endpoints":
        others = [kind for kind in kinds if kind != "change"]
        if len(others) == len(kinds):
            return "change", (), False
        bad = [kind for kind in others if kind not in LEVELS]
        return ("kind", (bad[0],), True) if bad else None
    bad = [kind for kind in kinds if kind not in LEVELS]
    if bad:
        return "kind", (bad[0],), True
    if rule.check == "revision" and not view.known(cluster):
        return "unknown", (), True
    return None


def _told(rule: Rule, view: View, left: Claim, right: Claim) -> Found:
    """The tests of two claims whose values the check would compare."""
    one, other = _statement(rule, left), _statement(rule, right)
    if one is None or other is None:
        return "kind", ("comparison",), True
    relate = relating(rule, view)
    related = (growths.alike(view, relate) if rule.check == growths.NAME else relate)(one, other)
    if related is None:
        return (*_unrelated(rule, view, one, other), True)
    if not allowed(rule, view, left, right):
        if left.article != right.article and (is_nobody(view, left) or is_nobody(view, right)):
            return "nobody", (), True
        return ("one-article" if rule.documents == "one" else "articles"), (), True
    if apart(view, left, right):
        return (*_plainly_two(left, right), True)
    return (*_values(rule, view, one, other, related.reasons), True)


def _statement(rule: Rule, claim: Claim) -> Statement | None:
    """The value a check compares: a growth, a level, or where a change ends."""
    growing = rule.check == growths.NAME
    found = growths.growths([claim]) if growing else [*levels([claim]), *ends([claim])]
    return found[0] if found else None


def _unrelated(
    rule: Rule, view: View, one: Statement, other: Statement
) -> tuple[str, tuple[str, ...]]:
    """Which slot of two claims cannot be reconciled."""
    left, right = one.claim, other.claim
    if left.polarity != right.polarity:
        return "polarity", ()
    mine, theirs = view.scope(left), view.scope(right)
    how, roles = scopes(mine, theirs, rule.roles)
    if how == "different":
        names = (", ".join(sorted(side.get(roles[0], ()))) for side in (mine, theirs))
        return "scope", (roles[0], *names)
    if rule.check == growths.NAME and growths.apart(one, other):
        return "since", ()
    if relate(one.when, other.when) == "disjoint":
        return "period", (_days(left), _days(right))
    same = relate_claims(view, left, left, (), windows=(one.when, other.when))
    if same is None:
        return "length", (_days(left), _days(right))
    return "mood", (left.modality, right.modality)


def _days(claim: Claim) -> str:
    """The days of a claim, "" for none; a renderer shortens them."""
    window = days(claim.period)
    return f"{window.first or ''}/{window.last or ''}" if window.stated else ""


def _plainly_two(left: Claim, right: Claim) -> tuple[str, tuple[str, ...]]:
    if counts_differ(left, right):
        counted = (claim.quantity.counted if claim.quantity else "" for claim in (left, right))
        return "counted", tuple(counted)
    return ("beside" if left.article == right.article else "nobody"), ()


def _values(
    rule: Rule, view: View, one: Statement, other: Statement, reasons: Sequence[str]
) -> tuple[str, tuple[str, ...]]:
    """How the values stand to each other, and what else decides."""
    left, right = one.claim, other.claim
    outcome = intervals.compare(one.figure, other.figure)
    if outcome == "agree":
        return "agree", ()
    if rule.check == "revision":
        if outcome == "impossible":
            return "apart", ()
        return ("reasons", ()) if reasons else ("shown", ())
    if outcome == "differs-as-printed":
        return "overlap", ()
    if replaces(view, left, right):
        return "replaced", ()
    if rule.check == "endpoints" and endpoints.passes(one, other):
        return "on-the-way", ()
    if rule.check == growths.NAME and not growths.both_named(view, one, other):
        return "named", ()
    statements = [s for c in view.cluster(left).claims if (s := _statement(rule, c)) is not None]
    lists = listed(view, statements)
    if left.article == right.article and not lists.isdisjoint((left.id, right.id)):
        return "listed", ()
    return "shown", ()
