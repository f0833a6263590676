"""The statements that claims make, and how a rule has them judged."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import cast

from claimcheck.lexicon import units
from claimcheck.records import Claim, Quantity, Role
from claimcheck.rules import intervals
from claimcheck.rules.conflicts import Judge, Relate, Statement
from claimcheck.rules.doubts import apart, doubt, is_nobody, part_of, unspecific
from claimcheck.rules.model import ROLES, Rule
from claimcheck.rules.periods import days, first_of_change, last_of_change
from claimcheck.rules.relations import Relation, relate_claims
from claimcheck.rules.series import comes_anew
from claimcheck.rules.verdicts import Judgement, capped, conflict, named
from claimcheck.rules.view import View

LEVELS = ("point", "range", "bound", "rank")
NO_LEVEL = ("relative", "growth", "event", "words")
# An article that gives this many values of one thing tells them apart by something unread.
_LIST = 3


def based(figure: intervals.Figure | None, quantity: Quantity) -> intervals.Figure | None:
    """A figure in the base unit of its dimension, so that GB and TB can be compared."""
    factor = units.factor(quantity.unit)
    return figure if figure is None or factor == 1 else intervals.scaled(figure, factor)


def levels(claims: Iterable[Claim]) -> list[Statement]:
    """The claims that state a level, each with its own time."""
    return [
        Statement(claim, figure, days(claim.period))
        for claim in claims
        if claim.quantity is not None and claim.quantity.kind in LEVELS
        if (figure := based(intervals.level(claim.quantity), claim.quantity)) is not None
    ]


def starts(claims: Iterable[Claim]) -> list[Statement]:
    """The first values of changes, with the time they held."""
    return [
        Statement(claim, figure, first_of_change(claim.period))
        for claim in claims
        if claim.quantity is not None
        if (figure := based(intervals.start(claim.quantity), claim.quantity)) is not None
    ]


def ends(claims: Iterable[Claim]) -> list[Statement]:
    """The last values of changes, with the time they hold for."""
    return [
        Statement(claim, figure, last_of_change(claim.period))
        for claim in claims
        if claim.quantity is not None
        if (figure := based(intervals.end(claim.quantity), claim.quantity)) is not None
    ]


def relating(rule: Rule, view: View) -> Relate:
    """How two statements stand to each other under a rule."""

    def relate(left: Statement, right: Statement) -> Relation | None:
        windows = (left.when, right.when)
        return relate_claims(view, left.claim, right.claim, rule.roles, windows=windows)

    return relate


def judging(rule: Rule, view: View, statements: Sequence[Statement]) -> Judge:
    """The verdict on two related statements under a rule."""
    lists, anew = listed(view, statements), comes_anew(view, statements)

    def judge(left: Statement, right: Statement, related: Relation) -> Judgement | None:
        if not allowed(rule, view, left.claim, right.claim) or apart(view, left.claim, right.claim):
            return None
        again = anew(left, right)
        if again and not (view.sure(left.claim) and view.sure(right.claim)):
            return None
        outcome = intervals.compare(left.figure, right.figure)
        found = conflict(view, left.claim, right.claim, outcome, related.reasons)
        if found is None:
            return None
        doubted = doubt(view, left, right) or part_of(view, left, right)
        if not lists.isdisjoint((left.claim.id, right.claim.id)):
            if left.claim.article == right.claim.article:
                return None
            doubted = "listed"
        if again:
            doubted = "series"
        if doubted:
            return Judgement(found.kind, "note", (*found.reasons, doubted))
        if unspecific(view, left.claim, right.claim):
            return Judgement(found.kind, capped(found.severity, "warning"), found.reasons)
        return found

    return judge


def allowed(rule: Rule, view: View, left: Claim, right: Claim) -> bool:
    """Whether the sides stand where a rule wants them, and speak of somebody both know.

    "The company" is another one in every article.
    """
    if left.article != right.article and (is_nobody(view, left) or is_nobody(view, right)):
        return False
    if not slots_fit(rule, view, left, right):
        return False
    if rule.documents == "any":
        return True
    return (left.article == right.article) == (rule.documents == "one")


def slots_fit(rule: Rule, view: View, left: Claim, right: Claim) -> bool:
    """Whether the sides share, and differ in, what the rule says beside the scope they share."""
    for slot in rule.same:
        if slot not in ROLES:
            one, other = _slot(view, left, slot), _slot(view, right, slot)
            if one and other and one != other:
                return False
    for slot in rule.different:
        one, other = _slot(view, left, slot), _slot(view, right, slot)
        if not one or not other or one == other:
            return False
    return True


def _slot(view: View, claim: Claim, slot: str) -> object:
    """What stands in a slot of a claim, nothing where it is unstated."""
    if slot == "subject":
        return view.subject(claim)
    if slot == "measure":
        return view.measure(claim)
    if slot == "comparand":
        return view.comparand(claim)
    if slot == "period":
        return (claim.period.start, claim.period.end) if claim.period.start else None
    if slot == "source":
        return named(claim.source)
    if slot == "document":
        return claim.article
    return view.scope(claim).get(cast(Role, slot))


def listed(view: View, statements: Sequence[Statement]) -> frozenset[str]:
    """Claims of articles that give several values of one thing, each excluding the others."""
    where: dict[object, list[Statement]] = {}
    for statement in statements:
        claim = statement.claim
        narrowed = tuple(view.scope(claim).items())
        key = (claim.article, narrowed, statement.when, claim.modality)
        where.setdefault(key, []).append(statement)
    return frozenset(s.claim.id for group in where.values() if _many(group) for s in group)


def _many(group: Sequence[Statement]) -> bool:
    apart: list[intervals.Figure] = []
    for statement in group:
        if all(intervals.compare(statement.figure, f) == "impossible" for f in apart):
            apart.append(statement.figure)
            if len(apart) >= _LIST:
                return True
    return False
