"""trend: a fall to a value above the last stated one, a rise to one below it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from claimcheck import spelling
from claimcheck.records import Claim
from claimcheck.rules import crowds, intervals, wording
from claimcheck.rules.conflicts import Conflict, Group, Statement, place
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.relations import is_daily, scopes
from claimcheck.rules.statements import NO_LEVEL, allowed, ends, levels
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "trend"
TOGETHER = "subject"
ABOUT = "A fall that ends above the value stated for the time before it, or a rise below it."
KINDS = ("point", "range", "bound", "change")
PARAMS: dict[str, Param] = {}


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each cluster in which something is said to fall or rise to a level."""
    for cluster, claims in view.asked(rule):
        if cluster.dimension in NO_LEVEL:
            continue
        told = sorted([*levels(claims), *ends(claims)], key=lambda s: place(s.claim))
        laters = [s for s in told if _direction(s) and s.when.first and _is_level(s)]
        if not laters:
            continue
        shelf, others = crowds.Shelf(told), crowds.crowd(view, told)
        for group in crowds.crowd(view, laters):
            own = {s.claim.article for s in group.members if _own(rule, view, s, shelf)}
            for later, voices in crowds.told_by(group, own):
                before = _latest(_own(rule, view, later, shelf))
                groups = [Group(s.figure, view.focus, [s]) for s in before] or _latest_of(
                    rule, view, later, others
                )
                yield from _against(view, later, groups, voices)


def _direction(statement: Statement) -> int:
    quantity = statement.claim.quantity
    return quantity.direction if quantity is not None else 0


def _is_level(statement: Statement) -> bool:
    """Whether no first value says what the fall began from."""
    quantity = statement.claim.quantity
    return quantity is not None and quantity.kind in ("point", "range")


def _own(rule: Rule, view: View, later: Statement, shelf: crowds.Shelf) -> list[Statement]:
    """The statements of a fall's own article that are of the time before it."""
    return [s for s in shelf.of(later.claim.article) if _fits(rule, view, s, later)]


def _latest(earlier: Sequence[Statement]) -> list[Statement]:
    latest = max((_last_day(s) for s in earlier), default=None)
    return [s for s in earlier if _last_day(s) == latest]


def _long_before(statement: Statement, later: Statement) -> bool:
    """Whether there are days between a statement and a fall."""
    first = later.when.first
    return first is not None and _last_day(statement) < first - timedelta(days=1)


def _latest_of(rule: Rule, view: View, later: Statement, told: Sequence[Group]) -> list[Group]:
    """The last statements before a fall, of any article."""
    earlier = [group for group in told if _fits(rule, view, group.members[0], later)]
    latest = max((_last_day(group.members[0]) for group in earlier), default=None)
    return [group for group in earlier if _last_day(group.members[0]) == latest]


def _fits(rule: Rule, view: View, statement: Statement, later: Statement) -> bool:
    """Whether a statement is of what falls later, and of the time before."""
    if not _earlier(statement, later):
        return False
    claim = statement.claim
    if is_daily(view, claim) and _long_before(statement, later):
        return False  # what is quoted anew every day went its own way meanwhile
    if not allowed(rule, view, later.claim, claim) or claim.polarity == "negated":
        return False
    how, _ = scopes(view.scope(later.claim), view.scope(claim), rule.roles)
    return how != "different" and claim.modality in ("asserted", later.claim.modality)


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
    view: View, later: Statement, groups: Sequence[Group], voices: tuple[Claim, ...]
) -> Iterator[Conflict]:
    if not groups:
        return
    before = crowds.claims_of(groups)
    view.compared.update(claim.id for claim in (*voices, *before))
    wrong = crowds.firsts(groups)
    # Another statement of the time before that leaves room for the fall explains it.
    if not all(_wrong_way(s, later, _direction(later)) for s in wrong):
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
        support=(before, voices),
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
