"""product: a part against rate times whole, in one article or across several."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Severity
from claimcheck.rules import crowds, intervals, wording
from claimcheck.rules.conflicts import Conflict, Statement, place
from claimcheck.rules.doubts import near
from claimcheck.rules.intervals import HUNDRED, Bounds, Figure
from claimcheck.rules.measured import Never, never_alike, not_in_percent
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.relations import relate_claims
from claimcheck.rules.statements import allowed, levels
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "product"
TOGETHER = "subject"
ABOUT = "A part of a whole that is not the stated rate of it."
KINDS = ("point", "range", "bound")
PARAMS = {
    "part": Param("measures", "measures of the part", needed=True),
    "rate": Param("measures", "measures of the rate, in percent", needed=True),
    "whole": Param("measures", "measures of the whole", needed=True),
    "scope": Param(
        "choice",
        "same: the whole is narrowed as the rate is; total: the whole names no market",
        default="same",
        choices=("same", "total"),
    ),
}


def never(rule: Rule, lexicon: Lexicon) -> Never:
    """A rate that is no rate, or a part that is in another unit than the whole."""
    yield from not_in_percent(rule, "rate", lexicon)
    yield from never_alike(rule, ("part", "whole"), lexicon)


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each part whose rate and whole are stated too."""
    of: dict[str, _Terms] = {}
    for part in _stated(rule, view, "part"):
        if rule.params["scope"] == "total" and not view.scope(part.claim).get("market"):
            continue
        subject = view.subject(part.claim)
        if subject not in of:
            of[subject] = _Terms(rule, view, subject)
        wholes = of[subject].wholes(part)
        seen: set[intervals.Figure] = set()
        for rate in of[subject].rates.of(part.claim.article):
            if rate.figure not in seen and _fit(rule, view, part, rate):
                seen.add(rate.figure)
                yield from _against(rule, view, part, rate, wholes)


class _Terms:
    """The rates and wholes that are told of a subject."""

    def __init__(self, rule: Rule, view: View, subject: str) -> None:
        self.rates = crowds.Shelf(_stated(rule, view, "rate", subject))
        wholes = _stated(rule, view, "whole", subject)
        self._wholes = crowds.Shelf(wholes)
        self._some = crowds.firsts(crowds.crowd(view, wholes, crowds.THREE))

    def wholes(self, part: Statement) -> list[Statement]:
        """The wholes to look at, those of the part's own article first."""
        article = part.claim.article
        own = self._wholes.of(article)
        return [*own, *(s for s in self._some if s.claim.article != article)]


def _against(
    rule: Rule, view: View, part: Statement, rate: Statement, wholes: Sequence[Statement]
) -> Iterator[Conflict]:
    """The conflict with the nearest whole; none if any whole gives the part."""
    first: Conflict | None = None
    for whole in wholes:
        if not _whole_fits(rule, view, part, whole):
            continue
        view.compared.update(s.claim.id for s in (part, rate, whole))
        expected = _times(rate.figure, whole.figure)
        if intervals.overlap(expected.loosest, part.figure.loosest):
            return
        first = first or _conflict(view, part, rate, whole, expected)
    if first is not None:
        yield first


def _stated(rule: Rule, view: View, term: str, subject: str | None = None) -> list[Statement]:
    """The levels of a term, of one subject or of all."""
    clusters = [
        cluster
        for measure in rule.params[term]
        for cluster in (view.measured(measure) if subject is None else view.of(subject, measure))
        if (cluster.dimension == "percent") == (term == "rate")
    ]
    found = [s for cluster in clusters for s in levels(cluster.claims)]
    return sorted((s for s in found if _plain(s.claim)), key=lambda s: place(s.claim))


def _plain(claim: Claim) -> bool:
    return claim.polarity == "affirmed" and claim.modality in ("asserted", "forecast")


def _fit(rule: Rule, view: View, part: Statement, rate: Statement) -> bool:
    """Part and rate must be told of one market and time in one article.

    A part of a total (the revenue of a market) must stand beside its share: companies have many
    revenues.
    """
    one, other = part.claim, rate.claim
    if one.article != other.article:
        return False
    if rule.params["scope"] == "total" and not near(one, other):
        return False
    roles = [role for role in rule.roles if role != "denominator"]
    related = relate_claims(view, one, other, roles)
    return related is not None and len(related.reasons) <= 1


def _conflict(
    view: View, part: Statement, rate: Statement, whole: Statement, expected: Figure
) -> Conflict:
    claims = (part.claim, rate.claim, whole.claim)
    together = len({claim.article for claim in claims}) == 1
    severity: Severity = provenance(view, "error" if together else "warning", *claims)
    severity, apart = attribution(severity, part.claim, whole.claim)
    return Conflict(
        Judgement("arithmetic", severity, ("period", *apart) if _undated(*claims) else apart),
        (part,),
        (rate, whole),
        calc=_calc(part, rate, whole, expected),
    )


def _whole_fits(rule: Rule, view: View, part: Statement, whole: Statement) -> bool:
    total = rule.params["scope"] == "total"
    units = {view.cluster(s.claim).dimension.removesuffix("/year") for s in (part, whole)}
    if part.figure == whole.figure or len(units) > 1:
        return False
    if not allowed(rule, view, part.claim, whole.claim):
        return False
    if total and view.scope(whole.claim).get("market", frozenset()) - {"global"}:
        return False
    roles = [
        role for role in rule.roles if role != "denominator" and not (total and role == "market")
    ]
    related = relate_claims(view, part.claim, whole.claim, roles)
    return related is not None and len(related.reasons) <= 1


def _undated(*claims: Claim) -> bool:
    return not all(claim.period.stated for claim in claims)


def _times(rate: Figure, whole: Figure) -> Figure:
    return Figure(_product(rate.printed, whole.printed), _product(rate.loosest, whole.loosest))


def _product(rate: Bounds, whole: Bounds) -> Bounds:
    low = None if rate[0] is None or whole[0] is None else rate[0] * whole[0] / HUNDRED
    high = None if rate[1] is None or whole[1] is None else rate[1] * whole[1] / HUNDRED
    return low, high


def _calc(part: Statement, rate: Statement, whole: Statement, expected: Figure) -> str:
    numbers = [_one(s.figure) for s in (rate, whole, part)]
    found = _one(expected)
    if found is None or any(number is None for number in numbers):
        return ""
    units = [s.claim.quantity.unit if s.claim.quantity else "" for s in (rate, whole, part, whole)]
    told = zip((*numbers, found), units, strict=True)
    shown = [wording.term(value, unit) for value, unit in told]
    return f"{shown[0]} × {shown[1]} = {shown[3]}, not {shown[2]}"


def _one(figure: Figure) -> Decimal | None:
    low, high = figure.printed
    return low if low is not None else high
