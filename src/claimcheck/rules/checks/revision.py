"""revision: a newer forecast, or a corrected article, that replaces an older figure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from claimcheck.rules import intervals
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.doubts import apart
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.opposing import Values, oppose
from claimcheck.rules.relations import Relation
from claimcheck.rules.statements import NO_LEVEL, allowed, levels, relating
from claimcheck.rules.verdicts import Judgement, replaces
from claimcheck.rules.view import View

NAME = "revision"
TOGETHER = "subject"
ABOUT = "A figure that a newer statement of the same house replaces, or that only rounding changes."
KINDS = ("point", "range", "bound")
PARAMS: dict[str, Param] = {}


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The revisions of each cluster."""
    for cluster, claims in view.asked(rule):
        statements = levels(claims)
        if cluster.dimension in NO_LEVEL or not view.known(cluster) or len(statements) < 2:
            continue
        view.compared.update(statement.claim.id for statement in statements)
        wanted: Values = "any" if _may_replace(view, statements) else "close"

        def judge(left: Statement, right: Statement, related: Relation) -> Judgement | None:
            if not allowed(rule, view, left.claim, right.claim) or apart(
                view, left.claim, right.claim
            ):
                return None
            outcome = intervals.compare(left.figure, right.figure)
            if outcome == "impossible" and replaces(view, left.claim, right.claim):
                return Judgement("revision", "note", ("newer",))
            if outcome == "differs-as-printed" and not related.reasons:
                return Judgement("revision", "note", ("rounding",))
            return None

        yield from oppose(view, statements, relating(rule, view), judge, values=wanted)


def _may_replace(view: View, statements: Iterable[Statement]) -> bool:
    """Whether one of the figures may take the place of another one."""
    return bool(view.replaced) or any(
        s.claim.modality == "forecast" and s.claim.source is not None for s in statements
    )
