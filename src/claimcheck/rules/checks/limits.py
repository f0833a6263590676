"""limits: a figure that its measure cannot have (a share above 100 %, a negative count)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from claimcheck.lexicon import Lexicon, units
from claimcheck.records import Claim, Severity
from claimcheck.rules import wording
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.intervals import Bounds
from claimcheck.rules.measured import Never
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.statements import NO_LEVEL, ends, levels, starts
from claimcheck.rules.verdicts import Judgement, provenance
from claimcheck.rules.view import View

NAME = "limits"
TOGETHER = "subject"
ABOUT = "A figure beyond the limits of its measure."
KINDS = ("point", "range", "bound", "change")
WORDS = ("limit", "bound")
PARAMS: dict[str, Param] = {}
_YEARS = range(1900, 2100)


def never(rule: Rule, lexicon: Lexicon) -> Never:
    """Measures without a limit."""
    named = [lexicon.measures[name] for name in rule.match.measure]
    if named and all(measure.low is None and measure.high is None for measure in named):
        names = ", ".join(rule.match.measure)
        yield ("match", "measure"), f"{names}: no limit; give the measure low or high in a lexicon"


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The figures beyond the limits of their measures, one value of an article once."""
    for cluster, claims in view.asked(rule):
        known = view.lexical(cluster.measure)
        if cluster.dimension in NO_LEVEL or known is None or not known.dimensions:
            continue
        if cluster.dimension != known.dimensions[0]:
            continue
        limits = _decimal(known.low), _decimal(known.high)
        seen: dict[tuple[object, ...], Conflict] = {}
        again: dict[tuple[object, ...], list[Claim]] = defaultdict(list)
        for statement in [*levels(claims), *starts(claims), *ends(claims)]:
            found = _beyond(statement, limits)
            if found is None or statement.claim.polarity == "negated":
                continue
            view.compared.add(statement.claim.id)
            key = (statement.claim.article, statement.figure)
            if key in seen:
                again[key].append(statement.claim)
            else:
                seen[key] = _conflict(view, statement, found)
        for told, conflict in seen.items():
            yield replace(conflict, context=tuple(again[told])) if told in again else conflict


def _decimal(value: float | None) -> Decimal | None:
    return None if value is None else Decimal(str(value))


def _beyond(statement: Statement, limits: Bounds) -> Decimal | None:
    """The limit that even the loosest reading is beyond."""
    low, high = statement.figure.loosest
    if statement.figure.point in _YEARS:  # "from 16 % in 2020": a year taken for a figure
        return None
    if limits[1] is not None and low is not None and low > limits[1]:
        return limits[1]
    if limits[0] is not None and high is not None and high < limits[0]:
        return limits[0]
    return None


def _conflict(view: View, statement: Statement, limit: Decimal) -> Conflict:
    claim: Claim = statement.claim
    severity: Severity = provenance(view, "error", claim)
    if claim.modality != "asserted":
        severity = "warning"
    unit = claim.quantity.unit if claim.quantity is not None else ""
    value = limit / units.factor(unit)
    told = wording.amount(value, unit)
    words = (
        ("limit", f"{Decimal(f'{value:.6g}').normalize():f}"),
        *((f"bound_{language}", text) for language, text in told.items()),
    )
    return Conflict(Judgement("limit", severity), (statement,), (), words=words)
