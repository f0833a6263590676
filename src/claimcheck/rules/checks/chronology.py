"""chronology: one thing dated twice, an effect dated before its cause."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import combinations, pairwise
from typing import Any, cast

from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim
from claimcheck.rules import crowds
from claimcheck.rules.conflicts import Conflict, Statement, place
from claimcheck.rules.intervals import Figure
from claimcheck.rules.measured import Never
from claimcheck.rules.model import Match, Param, Rule, Together
from claimcheck.rules.periods import days
from claimcheck.rules.ratios import Fact, fact
from claimcheck.rules.relations import scopes
from claimcheck.rules.statements import allowed
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "chronology"
ABOUT = "Events whose dates exclude each other or run backwards."
PARAMS = {
    "of": Param(
        "choice",
        "parity: when one thing drew level with another; events: when something happened; "
        "narrative: a later step of an account that is dated before an earlier one",
        needed=True,
        choices=("parity", "events", "narrative"),
    ),
}
_UNKNOWN = Figure((None, None), (None, None))
# "By 2011" right after what happened in 2014: the account runs backwards.
_BY = (
    r"(?:^|[,，。；;：:])\W{0,2}(?:而|但|可)?(?:到|截至|直到|至)了?%s年"
    r"|(?<![A-Za-z])(?i:by)(?: [a-z]+)? %s(?![0-9])"
)


def together(rule: Rule) -> Together:
    """What is level with one thing, one event, or one account."""
    of = {"parity": "comparand", "events": "subject", "narrative": "article"}
    return cast(Together, of[rule.params["of"]])


def looks_at(params: Mapping[str, Any]) -> Match:
    """Level with another thing in the text's own words, events, or statements of any kind."""
    if params["of"] == "events":
        return Match(dimension=("event",))
    return Match(
        dimension=("relative",) if params["of"] == "parity" else (), modality=("asserted",)
    )


def never(rule: Rule, _lexicon: Lexicon) -> Never:
    """An event is dated twice by two articles."""
    if rule.params["of"] == "events" and rule.documents == "one":
        yield ("when", "documents"), "events are held against those of other articles"


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of the kind a rule looks for."""
    kind = rule.params["of"]
    if kind == "parity":
        yield from _parity(rule, view)
    elif kind == "events":
        yield from _events(rule, view)
    else:
        yield from _narrative(rule, view)


def _dated(claim: Claim) -> Statement:
    return Statement(claim, _UNKNOWN, days(claim.period))


# -- one thing draws level with another --------------------------------------------------------


def _parity(rule: Rule, view: View) -> Iterator[Conflict]:
    by_comparand: dict[str, list[Fact]] = defaultdict(list)
    for cluster, claims in view.selected(rule):
        if cluster.dimension != "relative":
            continue
        for claim in claims:
            found = fact(claim, view)
            if found and _level_since(found):
                by_comparand[found.comparand].append(found)
    for _, facts in sorted(by_comparand.items()):
        by_claim = {one.claim.id: one for one in facts}
        told = [_dated(one.claim) for one in sorted(facts, key=lambda f: place(f.claim))]
        for one, other in combinations(crowds.crowd(view, told), 2):
            left, right = (by_claim[group.members[0].claim.id] for group in (one, other))
            conflict = _twice(rule, view, left, right)
            if conflict is not None:
                first = conflict.left[0].claim.id == left.claim.id
                sides = (one, other) if first else (other, one)
                early, late = (crowds.claims_of([group]) for group in sides)
                yield replace(conflict, support=(early, late))


def _level_since(found: Fact) -> bool:
    """Whether a claim says in words that two are level, at a stated time."""
    quantity = found.claim.quantity
    return (
        found.worded
        and quantity is not None
        and quantity.op == "="
        and found.claim.modality == "asserted"
        and days(found.claim.period).first is not None
    )


def _twice(rule: Rule, view: View, left: Fact, right: Fact) -> Conflict | None:
    """Two dates of one thing; a family cannot draw level later than one of its members."""
    early, late = sorted((left, right), key=lambda f: (f.claim.period.start or "", place(f.claim)))
    first, second = days(early.claim.period), days(late.claim.period)
    if first.last is None or second.first is None or first.last >= second.first:
        return None
    if not view.within(early.subject, late.subject) or not allowed(
        rule, view, early.claim, late.claim
    ):
        return None
    how, _ = scopes(view.scope(early.claim), view.scope(late.claim), rule.roles)
    if how == "different":
        return None
    view.compared.update((early.claim.id, late.claim.id))
    severity = provenance(view, "warning", early.claim, late.claim)
    severity, apart = attribution(severity, early.claim, late.claim)
    reasons = ("part",) if early.subject != late.subject else ()
    return Conflict(
        Judgement("chronology", severity, (*reasons, *apart)),
        (_dated(early.claim),),
        (_dated(late.claim),),
    )


# -- one event dated twice ---------------------------------------------------------------------


def _events(rule: Rule, view: View) -> Iterator[Conflict]:
    for cluster, claims in view.selected(rule):
        if cluster.dimension != "event" or not cluster.measure.startswith("event:"):
            continue
        told = [_dated(claim) for claim in claims if claim.polarity == "affirmed"]
        told = [
            s for s in told if s.when.first and s.when.last and s.claim.period.basis != "implied"
        ]
        for one, other in combinations(crowds.crowd(view, told), 2):
            left, right = one.members[0], other.members[0]
            if left.claim.article != right.claim.article and _same_event(rule, view, left, right):
                severity = provenance(view, "warning", left.claim, right.claim)
                severity, apart = attribution(severity, left.claim, right.claim)
                support = crowds.claims_of([one]), crowds.claims_of([other])
                judgement = Judgement("chronology", severity, apart)
                yield Conflict(judgement, (left,), (right,), support=support)


def _same_event(rule: Rule, view: View, left: Statement, right: Statement) -> bool:
    """One subject and verb with one object, at two times that share no day."""
    if not allowed(rule, view, left.claim, right.claim):
        return False
    objects = [view.comparand(s.claim) for s in (left, right)]
    how, _ = scopes(view.scope(left.claim), view.scope(right.claim), rule.roles)
    if how != "same" or objects[0] != objects[1] or not (objects[0] or view.scope(left.claim)):
        return False
    view.compared.update((left.claim.id, right.claim.id))
    first, second = sorted((left.when, right.when), key=lambda w: (str(w.first), str(w.last)))
    return bool(first.last and second.first and first.last < second.first)


# -- an account that runs backwards ------------------------------------------------------------


def _narrative(rule: Rule, view: View) -> Iterator[Conflict]:
    by_article: dict[str, list[Claim]] = defaultdict(list)
    for _, claims in view.selected(rule):
        for claim in claims:
            by_article[claim.article].append(claim)
    for article in sorted(by_article):
        told = sorted(by_article[article], key=place)
        for cause, effect in pairwise(told):
            if _backwards(view, cause, effect):
                view.compared.update((cause.id, effect.id))
                severity = provenance(view, "warning", effect)
                judgement = Judgement("chronology", severity, ("narrative",))
                yield Conflict(judgement, (_dated(cause),), (_dated(effect),))


def _backwards(view: View, cause: Claim, effect: Claim) -> bool:
    """Whether the next statement on a subject is introduced by "by" a year before the last one."""
    then, by_then = days(cause.period).first, days(effect.period).last
    if then is None or by_then is None or by_then >= then or effect.modality != "asserted":
        return False
    if view.subject(cause) != view.subject(effect) or effect.line - cause.line > 1:
        return False
    return says_by(effect, by_then.year)


def says_by(claim: Claim, year: int) -> bool:
    """Whether a clause or its sentence dates itself "by" a year."""
    return re.search(_BY % (year, year), claim.clause) is not None
