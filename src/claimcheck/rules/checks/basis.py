"""basis: shares of one thing in one market that are shares of different wholes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from claimcheck.records import Claim, Role, Severity
from claimcheck.rules import crowds, intervals
from claimcheck.rules.conflicts import Conflict, Group, Statement, place
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.relations import relate_claims
from claimcheck.rules.statements import ends, levels
from claimcheck.rules.verdicts import Judgement
from claimcheck.rules.view import View

NAME = "basis"
TOGETHER = "subject"
ACROSS = ("measures",)
ABOUT = (
    "Figures that read alike (a share of 40 %, a share of 95 %) but are parts of different wholes."
)
_PLACES = ("country", "region")
_THINGS: tuple[Role, ...] = ("segment", "product")
PARAMS: dict[str, Param] = {}


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """One conflict for each topic, subject and pair of measures with different wholes."""
    for topic in view.topics:
        by_measure: dict[tuple[str, str], list[Claim]] = defaultdict(list)
        for claim in topic.claims:
            cluster = view.cluster(claim)
            if view.matches_cluster(cluster, rule.match) and claim.modality == "asserted":
                by_measure[cluster.subject, cluster.measure].append(claim)
        for one, other in combinations(sorted(by_measure), 2):
            if one[0] == other[0] and _whole(view, one[1]) != _whole(view, other[1]):
                yield from _mismatch(rule, view, by_measure[one], by_measure[other])


def _whole(view: View, measure: str) -> str:
    known = view.lexical(measure)
    return known.whole if known and known.whole else measure


def _mismatch(
    rule: Rule, view: View, left: Sequence[Claim], right: Sequence[Claim]
) -> Iterator[Conflict]:
    """The statements of each side that another reader could set against one of the other side."""
    mine, theirs = _values(left), _values(right)
    view.compared.update(s.claim.id for s in (*mine, *theirs))
    ones, others = crowds.crowd(view, mine), crowds.crowd(view, theirs)
    apart = [(a, b) for a in ones for b in others if _apart(rule, view, a.members[0], b.members[0])]
    if not apart:
        return
    lefts, rights = _each(a for a, _ in apart), _each(b for _, b in apart)
    articles = {s.claim.article for s in (*lefts, *rights)}
    # An article that gives both figures tells its readers which is which.
    severity: Severity = "warning" if len(articles) > 1 else "note"
    yield Conflict(
        Judgement("basis-mismatch", severity, ("wholes",)),
        tuple(lefts),
        tuple(rights),
        support=(tuple(s.claim for s in lefts), tuple(s.claim for s in rights)),
    )


def _each(groups: Iterable[Group]) -> list[Statement]:
    """The statements of groups by place, of each claim the last."""
    once = {id(group): group for group in groups}.values()
    found = {s.claim.id: s for group in once for s in group.members}
    return sorted(found.values(), key=lambda s: place(s.claim))


def _of_one_thing(view: View, left: Claim, right: Claim) -> bool:
    """Whether two claims name one thing: a country has shares of everything."""
    one, other = (
        {(role, key) for role in _THINGS for key in view.scope(claim).get(role, ())}
        for claim in (left, right)
    )
    return bool(one & other)


def _values(claims: Sequence[Claim]) -> list[Statement]:
    return [*levels(claims), *ends(claims)]


def _apart(rule: Rule, view: View, left: Statement, right: Statement) -> bool:
    if intervals.compare(left.figure, right.figure) != "impossible":
        return False
    if view.lexicon.kind(view.subject(left.claim)) in _PLACES and not _of_one_thing(
        view, left.claim, right.claim
    ):
        return False
    windows = (left.when, right.when)
    return relate_claims(view, left.claim, right.claim, rule.roles, windows=windows) is not None
