"""exceeds: a part above its whole (shipments above production, a loss above all revenue)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Cluster, Severity, Verdict
from claimcheck.rules import intervals
from claimcheck.rules.conflicts import Conflict, Statement
from claimcheck.rules.doubts import counts_differ, is_part, near, unspecific
from claimcheck.rules.measured import Never, never_alike
from claimcheck.rules.model import Param, Rule, Together
from claimcheck.rules.opposing import oppose
from claimcheck.rules.periods import Days
from claimcheck.rules.relations import Relation, scopes
from claimcheck.rules.statements import NO_LEVEL, allowed, levels
from claimcheck.rules.verdicts import Judgement, attribution, lowered, provenance
from claimcheck.rules.view import View

NAME = "exceeds"
ABOUT = "A figure above another one that it is a part of, or that bounds it."
KINDS = ("point", "range", "bound")
PARAMS = {
    "part": Param("measures", "measures of the part, or of what is bounded", needed=True),
    "whole": Param("measures", "measures of the whole, or of the bound", needed=True),
    "parts": Param(
        "flag", "also hold products and subsidiaries against their owner", default=False
    ),
    "segments": Param(
        "flag", "also hold what a sentence calls a part against the whole before it", default=False
    ),
    "hypothetical": Param("flag", "also look at what only would be", default=False),
}
_NARROW = frozenset({"segment", "market", "product"})
_YEAR = "/year"


def together(rule: Rule) -> Together:
    """Parts stand with what they belong to, wherever that is asked."""
    return "owner" if rule.params["parts"] else "subject"


def never(rule: Rule, lexicon: Lexicon) -> Never:
    """A part that is in another unit than the whole, or is the whole."""
    yield from never_alike(rule, ("part", "whole"), lexicon)
    one = {*rule.params["part"], *rule.params["whole"]}
    if len(one) == 1 and not rule.params["parts"]:
        yield ("params", "part"), "part and whole are one measure; set parts to true"


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each cluster of a whole."""
    for measure in rule.params["whole"]:
        for whole in view.measured(measure):
            if whole.dimension in NO_LEVEL or whole.dimension == "percent":
                continue
            for part in _parts(rule, view, whole):
                yield from _above(rule, view, part.claims, whole.claims)
            if rule.params["segments"] and measure in rule.params["part"]:
                yield from _above(rule, view, *_by_scope(view, whole))


def _parts(rule: Rule, view: View, whole: Cluster) -> Iterable[Cluster]:
    """The clusters whose figures may not be above a whole's.

    Measures that stand on both sides are each held against themselves: a revenue is no part of what
    is invested.
    """
    both = {*rule.params["part"]} & {*rule.params["whole"]}
    for measure in rule.params["part"]:
        if measure != whole.measure and {measure, whole.measure} <= both:
            continue
        for part in view.measured(measure, whole.subject):
            if _yearly(part.dimension) != _yearly(whole.dimension) or part.id == whole.id:
                continue
            inside = part.subject != whole.subject and view.within(part.subject, whole.subject)
            if (part.subject == whole.subject and measure != whole.measure) or (
                inside and rule.params["parts"]
            ):
                yield part


def _yearly(dimension: str) -> str:
    return dimension.removesuffix(_YEAR)


def _by_scope(view: View, cluster: Cluster) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of which a clause says that they are parts (其中), and those of the whole."""
    narrowed = {c.id for c in cluster.claims if not _NARROW.isdisjoint(view.scope(c))}
    parts = tuple(c for c in cluster.claims if c.id in narrowed and is_part(c))
    return parts, tuple(c for c in cluster.claims if not view.scope(c))


def _above(
    rule: Rule, view: View, small: Sequence[Claim], large: Sequence[Claim]
) -> Iterator[Conflict]:
    parts = [s for s in levels(small) if _told(rule, s.claim)]
    wholes = [s for s in levels(large) if _told(rule, s.claim)]
    inside = {s.claim.id for s in parts}
    if not parts or not wholes:
        return
    view.compared.update(s.claim.id for s in (*parts, *wholes))

    def relate(left: Statement, right: Statement) -> Relation | None:
        small, large = (left, right) if left.claim.id in inside else (right, left)
        if small.claim.id not in inside or large.claim.id in inside:
            return None
        return _related(rule, view, small, large)

    def judge(left: Statement, right: Statement, related: Relation) -> Judgement | None:
        small, large = (left, right) if left.claim.id in inside else (right, left)
        if not allowed(rule, view, small.claim, large.claim):
            return None
        if counts_differ(small.claim, large.claim) or unspecific(view, small.claim):
            return None
        if not intervals.below(large.figure.loosest, small.figure.loosest):
            return None
        return _verdict(view, small.claim, large.claim, related)

    for conflict in oppose(view, [*parts, *wholes], relate, judge):
        if conflict.left[0].claim.id not in inside:
            left, right = conflict.right, conflict.left
            support = (conflict.support[1], conflict.support[0])
            conflict = replace(conflict, left=left, right=right, support=support)
        yield conflict


def _told(rule: Rule, claim: Claim) -> bool:
    if claim.polarity == "negated":
        return False
    return bool(rule.params["hypothetical"]) or claim.modality in ("asserted", "forecast")


def _related(rule: Rule, view: View, small: Statement, large: Statement) -> Relation | None:
    """A part may stand for a shorter time than its whole, never for a longer one."""
    how, one_sided = scopes(view.scope(small.claim), view.scope(large.claim), rule.roles)
    if how == "different":
        return None
    reasons = [f"scope:{role}" for role in one_sided if role in view.scope(large.claim)]
    yearly = view.cluster(small.claim).dimension.endswith(_YEAR)
    time = _time(small, large, rate=yearly or small.claim.period.basis == "rate")
    if time is None:
        return None
    reasons += time
    if small.claim.modality != large.claim.modality:
        reasons.append("forecast")
    if view.measure(small.claim) != view.measure(large.claim):
        reasons.append("near")
    same = view.cluster(small.claim) is view.cluster(large.claim)
    if same and not (near(small.claim, large.claim) and large.claim.figure < small.claim.figure):
        return None
    if same or view.subject(small.claim) != view.subject(large.claim):
        reasons.append("part")
    return Relation(tuple(reasons))


def _time(small: Statement, large: Statement, *, rate: bool) -> list[str] | None:
    """The reasons the times give, None where the part's may reach beyond the whole's."""
    mine, theirs = small.when, large.when
    if rate and not mine.stated:
        return [] if _is_year(theirs) or not theirs.stated else None
    if mine.stated != theirs.stated:
        return ["period"] if (theirs.length or 365) >= 365 else None
    if not mine.stated:
        return []
    inside = (
        theirs.first is not None
        and theirs.last is not None
        and mine.first is not None
        and mine.last is not None
        and theirs.first <= mine.first
        and mine.last <= theirs.last
    )
    return [] if inside else None


def _is_year(window: Days) -> bool:
    return window.length is not None and 365 <= window.length <= 366


def _verdict(view: View, small: Claim, large: Claim, related: Relation) -> Judgement:
    """The same measure of a part and its whole is arithmetic; a near measure makes a tension."""
    reasons = related.reasons
    severity: Severity = "error" if reasons in ((), ("part",)) else "warning"
    if small.article != large.article:
        severity = "warning"
    severity = provenance(view, severity, small, large)
    if len([reason for reason in reasons if reason not in ("part", "near")]) > 1:
        severity = lowered(severity)
    severity, apart = attribution(severity, small, large)
    kind: Verdict = "tension" if "near" in reasons else "arithmetic"
    return Judgement(kind, severity, (*reasons, *apart))
