"""growth: a stated growth against the two levels it leads from and to."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from claimcheck.records import Claim, Severity
from claimcheck.rules import crowds, intervals, wording
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.doubts import near, same_basis
from claimcheck.rules.model import Match, Param, Rule
from claimcheck.rules.periods import Days, days
from claimcheck.rules.ratios import quotient, ratio
from claimcheck.rules.relations import scopes
from claimcheck.rules.statements import allowed, ends, levels, starts
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "growth"
TOGETHER = "subject"
ABOUT = "A growth of so many percent that the two stated levels do not have."
KINDS = ("delta", "ratio")
WORDS = ("found",)
PARAMS: dict[str, Param] = {}
_YEAR = (350, 380)
_NO_AMOUNTS = ("percent", "percentage_point", "dimensionless", "rank")
Levels = tuple[Statement, Statement]


def looks_at(_params: Mapping[str, Any]) -> Match:
    """Growth over time."""
    return Match(dimension=("growth",))


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each growth with a stated time."""
    for cluster, claims in view.selected(rule):
        if cluster.dimension != "growth":
            continue
        told = [
            statement
            for other in view.of(cluster.subject, cluster.measure)
            if other.dimension != "growth"
            for statement in levels(other.claims)
            if statement.claim.modality == "asserted" and statement.when.stated
        ]
        changes = [
            change
            for other in view.of(cluster.subject, cluster.measure)
            for change in other.claims
            if change.quantity is not None and change.quantity.kind == "change"
            if change.quantity.unit not in _NO_AMOUNTS
        ]
        beside: dict[tuple[str, int], list[Claim]] = defaultdict(list)
        for change in changes:
            beside[change.article, change.line].append(change)
        for claim in claims:
            yield from _beside(rule, view, claim, beside.get((claim.article, claim.line), ()))
        yield from _against_levels(rule, view, claims, told)


def _against_levels(
    rule: Rule, view: View, claims: Sequence[Claim], told: Sequence[Statement]
) -> Iterator[Conflict]:
    """The growths against the levels: of very many those that say the same as one.

    An article that tells both levels too is still judged by itself.
    """
    if crowds.is_few(claims, told):
        by_time = _by_time(told)
        for claim in claims:
            yield from _against(rule, view, claim, by_time)
        return
    shelf = crowds.Shelf(told)
    stated = [Statement(c, r, days(c.period)) for c in claims if (r := _ratio(c)) is not None]
    at_home = {c.article for c in claims if _tells_both(c, shelf.of(c.article))}
    some = _by_time(
        one
        for levels_then in _by_time(told).values()
        for one in crowds.firsts(crowds.crowd(view, levels_then, crowds.THREE))
    )
    for group in crowds.crowd(view, stated):
        for one, voices in crowds.told_by(group, at_home):
            own = one.claim.article in at_home
            levels_told = _by_time(shelf.of(one.claim.article)) if own else some
            for conflict in _against(rule, view, one.claim, levels_told):
                support = voices, tuple(s.claim for s in conflict.right)
                yield replace(conflict, support=support)


def _by_time(told: Iterable[Statement]) -> dict[Days, list[Statement]]:
    by_time: dict[Days, list[Statement]] = defaultdict(list)
    for statement in told:
        by_time[statement.when].append(statement)
    return by_time


def _ratio(claim: Claim) -> intervals.Figure | None:
    return ratio(claim.quantity) if claim.quantity is not None else None


def _tells_both(claim: Claim, own: Sequence[Statement]) -> bool:
    """Whether an article tells the levels that its growth leads from and to."""
    now = days(claim.period)
    times = {statement.when for statement in own}
    return now in times and (_earlier(claim, now) or _a_year_earlier(now)) in times


def _beside(rule: Rule, view: View, claim: Claim, changes: Iterable[Claim]) -> Iterator[Conflict]:
    """A growth beside the change that it sums up: up 35 % to 15.5 from 13.6 billion."""
    stated = ratio(claim.quantity) if claim.quantity else None
    near_by = [c for c in changes if _together(claim, c) and same_basis(claim, c)]
    if stated is None or len(near_by) != 1 or claim.polarity == "negated":
        return
    (change,) = near_by
    (now,), (before,) = ends([change]), starts([change])
    found = quotient(now.figure, before.figure)
    if found is None or not allowed(rule, view, claim, change) or not _of_one(view, claim, change):
        return
    view.compared.update((claim.id, change.id))
    if not intervals.overlap(stated.loosest, found.loosest):
        yield _conflict(view, claim, stated, (now,), found)


def _of_one(view: View, claim: Claim, change: Claim) -> bool:
    return claim.modality == change.modality and view.scope(claim) == view.scope(change)


def _against(
    rule: Rule, view: View, claim: Claim, told: Mapping[Days, list[Statement]]
) -> Iterator[Conflict]:
    quantity, now = claim.quantity, days(claim.period)
    before = _earlier(claim, now)
    unsaid = before is None
    if unsaid:  # rose 35% to 15.5 billion from 13.6 billion a year earlier
        before = _a_year_earlier(now)
    stated = ratio(quantity) if quantity else None
    if stated is None or before is None or quantity is None or claim.polarity == "negated":
        return
    levels_told = (s.claim for when in (now, before) for s in told.get(when, ()))
    if not view.touched((claim, *levels_told)):
        return
    pairs = [
        (left, right)
        for left in told.get(now, ())
        for right in told.get(before, ())
        if _alike(rule, view, claim, left, right)
        if not unsaid or _together(claim, left.claim, right.claim)
    ]
    best: tuple[int, Conflict] | None = None
    for left, right in _of_itself(claim, pairs):
        view.compared.update((claim.id, left.claim.id, right.claim.id))
        found = quotient(left.figure, right.figure)
        if found is None or intervals.compare(stated, found) == "agree":
            return
        if intervals.overlap(stated.loosest, found.loosest):
            return
        articles = len({c.article for c in (claim, left.claim, right.claim)})
        if best is None or articles < best[0]:
            best = articles, _conflict(view, claim, stated, (left, right), found)
    if best is not None:
        yield best[1]


def _of_itself(claim: Claim, pairs: list[Levels]) -> list[Levels]:
    """The levels of the growth's own article, where it tells both: it is judged by itself."""
    own = [pair for pair in pairs if {s.claim.article for s in pair} == {claim.article}]
    return own or pairs


def _earlier(claim: Claim, now: Days) -> Days | None:
    """The window a growth is measured from: a year earlier, or the window right before."""
    if now.first is None or now.last is None or claim.quantity is None:
        return None
    yearly = _YEAR[0] <= (now.length or 0) <= _YEAR[1]
    with_what = claim.quantity.compared_with
    if with_what.startswith("previous") and not yearly:
        last = now.first - timedelta(days=1)
        months = round((now.length or 0) / 30.4)
        return Days(_months_back(now.first, months), last)
    return _a_year_earlier(now) if with_what == "year earlier" or yearly else None


def _a_year_earlier(now: Days) -> Days | None:
    if now.first is None or now.last is None:
        return None
    return Days(_months_back(now.first, 12), _end_of_month(_months_back(now.last, 12)))


def _together(*claims: Claim) -> bool:
    """Whether one sentence tells them: its growth is from the one level to the other."""
    return len({(claim.article, claim.line) for claim in claims}) == 1 and all(
        near(one, other) for one, other in pairwise(claims)
    )


def _months_back(day: date, months: int) -> date:
    count = day.year * 12 + day.month - 1 - months
    year, month = divmod(count, 12)
    return date(year, month + 1, min(day.day, 28))


def _end_of_month(day: date) -> date:
    """The last day of a month, where a window ended on one."""
    after = date(day.year + (day.month == 12), day.month % 12 + 1, 1)
    last = after - timedelta(days=1)
    return last if day.day >= 28 else day


def _alike(rule: Rule, view: View, claim: Claim, left: Statement, right: Statement) -> bool:
    """Whether growth and levels are narrowed to the same, in the same kind of unit."""
    if not (allowed(rule, view, claim, left.claim) and allowed(rule, view, claim, right.claim)):
        return False
    if view.cluster(left.claim).id != view.cluster(right.claim).id:
        return False
    if not same_basis(claim, left.claim, right.claim):
        return False
    own = view.scope(claim)
    return all(scopes(own, view.scope(s.claim), rule.roles)[0] == "same" for s in (left, right))


def _conflict(
    view: View,
    claim: Claim,
    stated: intervals.Figure,
    told: tuple[Statement, ...],
    found: intervals.Figure,
) -> Conflict:
    now = told[0]
    claims = (claim, *(s.claim for s in told))
    together = len({one.article for one in claims}) == 1
    severity: Severity = provenance(view, "error" if together else "warning", *claims)
    severity, apart = attribution(severity, claim, now.claim)
    low, high = found.printed
    value = low if low is not None else high
    quantity = now.claim.quantity
    if quantity is not None and quantity.kind == "change":
        terms = [wording.term(v, quantity.unit) for v in (quantity.last, quantity.first)]
    else:
        terms = [wording.stated(s.claim.quantity) for s in told]
    percent = "?" if value is None else f"{(value - 1) * 100:.3g}%"
    return Conflict(
        Judgement("arithmetic", severity, apart),
        (Statement(claim, stated, now.when),),
        told,
        calc=f"{terms[0]} / {terms[1]} − 1 = {percent}",
        words=(("found", percent),),
    )
