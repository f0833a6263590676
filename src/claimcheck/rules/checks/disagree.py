"""disagree: levels of one thing that cannot both hold (points, ranges, bounds)."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.rules.conflicts import Conflict
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.opposing import oppose
from claimcheck.rules.statements import NO_LEVEL, judging, levels, relating
from claimcheck.rules.view import View

NAME = "disagree"
TOGETHER = "subject"
ABOUT = "Two statements of one figure whose intervals share no value."
KINDS = ("point", "range", "bound", "rank")
PARAMS: dict[str, Param] = {}


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each cluster."""
    for cluster, claims in view.asked(rule):
        if cluster.dimension in NO_LEVEL:
            continue
        statements = levels(claims)
        if len(statements) > 1:
            view.compared.update(statement.claim.id for statement in statements)
            judge = judging(rule, view, statements)
            yield from oppose(view, statements, relating(rule, view), judge)
