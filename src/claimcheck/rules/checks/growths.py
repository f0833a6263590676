"""growths: two growths of one figure, over one time and from one time, that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from claimcheck.lexicon import units
from claimcheck.records import Claim, Quantity
from claimcheck.rules import intervals
from claimcheck.rules.conflicts import Conflict, Judge, Relate, Statement
from claimcheck.rules.model import Match, Param, Rule
from claimcheck.rules.opposing import oppose
from claimcheck.rules.periods import Days, days, of_other_months
from claimcheck.rules.ratios import ratio
from claimcheck.rules.relations import (
    ABOUT_A_YEAR,
    Relation,
    adds_up,
    is_daily,
    of_days,
    published_together,
    untold,
)
from claimcheck.rules.statements import based, judging, relating
from claimcheck.rules.verdicts import Judgement
from claimcheck.rules.view import View

NAME = "growths"
TOGETHER = "subject"
ABOUT = "Two growths of one figure over one time that cannot both hold."
KINDS = ("delta", "ratio", "bound")
PARAMS: dict[str, Param] = {}
_PARTS = "parts"
_IN_PARTS = ("percent", "dimensionless")  # 20 % more and 1.2 times are told in parts of the level


def looks_at(_params: Mapping[str, Any]) -> Match:
    """Growth over time."""
    return Match(dimension=("growth",))


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each cluster of growths."""
    for cluster, claims in view.asked(rule):
        if cluster.dimension != "growth":
            continue
        statements = growths(claims)
        if len(statements) > 1:
            view.compared.update(statement.claim.id for statement in statements)
            judge = _named(view, judging(rule, view, statements))
            yield from oppose(view, statements, alike(view, relating(rule, view)), judge)


def growths(claims: Iterable[Claim]) -> list[Statement]:
    """The claims that state a growth: as a multiple of the level before, or in its unit."""
    return [
        Statement(claim, figure, days(claim.period))
        for claim in claims
        if claim.quantity is not None and claim.quantity.kind in KINDS
        if (figure := _figure(claim.quantity)) is not None
    ]


def _figure(quantity: Quantity) -> intervals.Figure | None:
    if quantity.unit in _IN_PARTS:
        return ratio(quantity)
    return based(intervals.level(quantity), quantity)


def alike(view: View, relate: Relate) -> Relate:
    """How two growths stand to each other, None for such as are counted from different times.

    A growth of a quarter and one of its year are two; one that tells no time may be of any.
    """

    def related(left: Statement, right: Statement) -> Relation | None:
        if apart(left, right) or not _as_long(left.when, right.when):
            return None
        if left.when.stated != right.when.stated and _short(view, left, right):
            return None
        found = relate(left, right)
        if found is None:
            return None
        reasons = list(found.reasons)
        if not left.when.stated and not right.when.stated:
            if _unit(left) != _PARTS or _of_unknown_times(view, left.claim, right.claim):
                return None  # down 5 yuan, as every fortnight
            reasons.append("period")
        if _base(left) != _base(right):
            reasons.append("since")
        return Relation(tuple(reasons))

    return related


def _of_unknown_times(view: View, left: Claim, right: Claim) -> bool:
    """Whether two articles tell times that nobody can date: each its own 前8个月."""
    return left.article != right.article and adds_up(view, left) and untold(left, right)


def _short(view: View, left: Statement, right: Statement) -> bool:
    """Whether one of two growths, of which the other tells no time, is of days, or of months."""
    if published_together(view, left.claim, right.claim):
        return False
    known = left if left.when.stated else right
    length = known.when.length
    summed = length is not None and length < ABOUT_A_YEAR and adds_up(view, known.claim)
    return summed or of_days(known.when)


def apart(left: Statement, right: Statement) -> bool:
    """Whether two growths are counted in, or from, what cannot be the same."""
    one, other = _base(left), _base(right)
    return _unit(left) != _unit(right) or (bool(one and other) and one != other)


def _named(view: View, judge: Judge) -> Judge:
    """The judgement on two growths that are of one figure for certain."""

    def judged(left: Statement, right: Statement, related: Relation) -> Judgement | None:
        return judge(left, right, related) if both_named(view, left, right) else None

    return judged


def both_named(view: View, left: Statement, right: Statement) -> bool:
    """Whether two growths are of one figure for certain.

    "Up 5 %" after "up 7 %" in one article is of a part, or of the next thing in a list, and a price
    moves all day; but a headline, or a table, tells what the text tells. One contract of an
    exchange is not the other.
    """
    one, other = left.claim, right.claim
    daily = is_daily(view, one)
    if daily and not (view.known(view.cluster(one)) and left.when.stated):
        return False
    if one.article != other.article or one.place != other.place:
        return True
    return one.locus("measure") == other.locus("measure") == "own" and not daily


def _base(statement: Statement) -> str:
    """What a growth is counted from, as the figure's own words or the sentence tell."""
    claim = statement.claim
    if claim.quantity is not None and claim.quantity.compared_with:
        return claim.quantity.compared_with
    return (claim.comparand.id or "") if claim.comparand is not None else ""


def _unit(statement: Statement) -> str:
    quantity = statement.claim.quantity
    if quantity is None or quantity.unit in _IN_PARTS:
        return _PARTS
    return units.dimension(quantity.unit)


def _as_long(left: Days, right: Days) -> bool:
    """Whether two windows may be one: a growth is one of exactly its window."""
    one, other = left.length, right.length
    if one is None or other is None:
        return True
    if of_other_months(left, right):
        return False
    most = intervals.precision()["periods"]["flows_at_most"]
    return bool(max(one, other) <= most * min(one, other))
