"""endpoints: changes of one figure that begin alike and end apart, or end apart from a level."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rules import intervals
from claimcheck.rules.conflicts import Conflict, Judge, Statement
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.opposing import oppose
from claimcheck.rules.relations import Relation
from claimcheck.rules.statements import NO_LEVEL, based, ends, judging, levels, relating, starts
from claimcheck.rules.verdicts import Judgement
from claimcheck.rules.view import View

NAME = "endpoints"
TOGETHER = "subject"
ABOUT = "Changes (95 % to 0 %) held against each other and against levels of the same figure."
PARAMS = {
    "levels": Param("flag", "also hold the ends of changes against plain levels", default=True),
}


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each cluster that holds a change."""
    for cluster, claims in view.asked(rule):
        first, last = starts(claims), ends(claims)
        if cluster.dimension in NO_LEVEL or not last:
            continue
        view.compared.update(s.claim.id for s in last if len(claims) > 1)
        relate = relating(rule, view)
        yield from oppose(view, last, relate, judging(rule, view, last))
        yield from oppose(view, first, relate, _dated(judging(rule, view, first)))
        if rule.params.get("levels"):
            plain = levels(claims)
            view.compared.update(statement.claim.id for statement in plain)
            judge = _mixed(judging(rule, view, [*last, *plain]))
            yield from oppose(view, [*last, *plain], relate, judge)


def _dated(judge: Judge) -> Judge:
    """First values differ for no reason only where both changes say when they began."""

    def dated(left: Statement, right: Statement, related: Relation) -> Judgement | None:
        if not (left.when.stated and right.when.stated):
            return None
        return judge(left, right, related)

    return dated


def _mixed(judge: Judge) -> Judge:
    """An end against a level; two ends or two levels are other checks' business."""

    def mixed(left: Statement, right: Statement, related: Relation) -> Judgement | None:
        change, level = (left, right) if _is_change(left) else (right, left)
        if not _is_change(change) or _is_change(level):
            return None
        if _on_the_way(change, level):
            return None
        return judge(left, right, related)

    return mixed


def _is_change(statement: Statement) -> bool:
    quantity = statement.claim.quantity
    return quantity is not None and quantity.kind == "change"


def passes(left: Statement, right: Statement) -> bool:
    """Whether one is a change and the other a level that it may begin at or pass on its way."""
    change, level = (left, right) if _is_change(left) else (right, left)
    return _is_change(change) and not _is_change(level) and _on_the_way(change, level)


def _on_the_way(change: Statement, level: Statement) -> bool:
    """Whether a level may be the first value, or one passed on the way.

    Only where a change says the year it ended in, another one than it began in, is a level of that
    year known to be its end.
    """
    period = change.claim.period
    years = [day[:4] for day in (period.start, period.end) if day]
    if level.when.stated and len(set(years)) == 2:
        return False
    quantity = change.claim.quantity
    first = based(intervals.start(quantity), quantity) if quantity else None
    if first is None:
        return False
    return intervals.overlap(level.figure.loosest, _span(first, change.figure))


def _span(first: intervals.Figure, last: intervals.Figure) -> intervals.Bounds:
    bounds = [v for f in (first, last) for v in f.loosest if v is not None]
    return min(bounds), max(bounds)
