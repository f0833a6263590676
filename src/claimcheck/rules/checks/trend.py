"""trend: a fall to a value above the last stated one, a rise to one below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claimcheck import spelling
from claimcheck.rules import intervals, wording
from claimcheck.rules.conflicts import Conflict, Statement, place
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.relations import is_daily, scopes
from claimcheck.rules.statements import NO_LEVEL, allowed, ends, levels
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "trend"
ABOUT = "A fall that ends above the value stated for the time before it, or a rise below it."
KINDS = ("point", "range", "bound", "change")
PARAMS: dict[str, Param] = {}


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each cluster in which something is said to fall or rise to a level."""
    for cluster, claims in view.asked(rule):
        if cluster.dimension in NO_LEVEL:
            continue
        told = sorted([*levels(claims), *ends(claims)], key=lambda s: place(s.claim))
        for later in told:
            direction = later.claim.quantity.direction if later.claim.quantity else 0
            if direction and later.when.first and _is_level(later):
                yield from _against(view, later, _before(rule, view, later, told), direction)


def _is_level(statement: Statement) -> bool:
    """Whether no first value says what the fall began from."""
    quantity = statement.claim.quantity
    return quantity is not None and quantity.kind in ("point", "range")


def _before(rule: Rule, view: View, later: Statement, told: Sequence[Statement]) -> list[Statement]:
    """The last statements before a fall, of its own article where it has any."""
    earlier = []
    for statement in told:
        if not _earlier(statement, later):
            continue
        if (
            not allowed(rule, view, later.claim, statement.claim)
            or statement.claim.polarity == "negated"
        ):
            continue
        how, _ = scopes(view.scope(later.claim), view.scope(statement.claim), rule.roles)
        if how != "different" and statement.claim.modality in ("asserted", later.claim.modality):
            earlier.append(statement)
    own = [s for s in earlier if s.claim.article == later.claim.article]
    earlier = own or earlier
    latest = max((_last_day(s) for s in earlier), default=None)
    if latest is not None and is_daily(view, later.claim) and _between(latest, later):
        return []  # what is quoted anew every day went its own way meanwhile
    return [s for s in earlier if _last_day(s) == latest]


def _between(latest: date, later: Statement) -> bool:
    """Whether there are days between the last statement and a fall."""
    first = later.when.first
    return first is not None and latest < first - timedelta(days=1)


def _last_day(statement: Statement) -> date:
    """The last day a statement holds for; one that names none is the article's latest."""
    return statement.when.last or date.max


def _earlier(statement: Statement, later: Statement) -> bool:
    """Whether a statement is of the time before a fall.

    What an article reports without an end before it forecasts the fall is of that time too.
    """
    first, last = later.when.first, statement.when.last
    if first is None or statement is later:
        return False
    if last is not None:
        return last < first
    one, other = statement.claim, later.claim
    begun = statement.when.first is None or statement.when.first < first
    told_before = one.article == other.article and one.figure < other.figure
    return begun and told_before and one.modality == "asserted" and other.modality == "forecast"


def _against(
    view: View, later: Statement, before: Sequence[Statement], direction: int
) -> Iterator[Conflict]:
    if not before:
        return
    view.compared.update(s.claim.id for s in (later, *before))
    wrong = [s for s in before if _wrong_way(s, later, direction)]
    # Another statement of the time before that leaves room for the fall explains it.
    if len(wrong) < len(before):
        return
    first = wrong[0].claim
    severity = provenance(view, "warning", first, later.claim)
    severity, apart = attribution(severity, first, later.claim)
    reasons = ("forecast",) if first.modality != later.claim.modality else ("order",)
    yield Conflict(
        Judgement("tension", severity, (*reasons, *apart)),
        tuple(wrong),
        (later,),
        words=_levels(wrong[0], later),
        support=(tuple(s.claim for s in wrong), (later.claim,)),
    )


def _levels(before: Statement, later: Statement) -> tuple[tuple[str, str], ...]:
    """Where each stood, in words: of a change only its end."""
    found = []
    for name, statement in (("left", before), ("right", later)):
        quantity = statement.claim.quantity
        if quantity is not None and quantity.kind == "change":
            found += [
                (
                    f"{name}_{language}",
                    spelling.span(statement.figure.printed, quantity.unit, language),
                )
                for language in wording.LANGUAGES
            ]
    return tuple(found)


def _wrong_way(before: Statement, later: Statement, direction: int) -> bool:
    if direction < 0:
        return intervals.below(before.figure.loosest, later.figure.loosest)
    return intervals.below(later.figure.loosest, before.figure.loosest)
