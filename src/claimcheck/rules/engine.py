"""Runs rules over clusters, and weighs what they found against each other."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain

from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.records import (
    NOT_SELECTED,
    Claim,
    Cluster,
    Finding,
    Topic,
    Unlisted,
)
from claimcheck.rules import listing
from claimcheck.rules.checks import CHECKS, retold
from claimcheck.rules.listing import Left, Spotted
from claimcheck.rules.model import Rule
from claimcheck.rules.view import LISTED, Aligner, Dater, View

# The step of a claim that like words around its figure bring together with another.
ALIGNED = "aligned:words"


@record
class RunResult:
    """The outcome of a run of rules.

    Attributes:
        findings: sorted by rule code, then by place.
        not_run: (rule id, reason) of rules that were switched off or found nothing to look at.
        compared: ids of the claims that were held against at least one other.
        unlisted: of which things a rule found more than is listed.
    """

    findings: tuple[Finding, ...]
    not_run: tuple[tuple[str, str], ...]
    compared: frozenset[str]
    unlisted: tuple[Unlisted, ...] = ()


def run(
    rules: Sequence[Rule],
    clusters: Sequence[Cluster],
    topics: Sequence[Topic],
    claims: Sequence[Claim],
    lexicon: Lexicon,
    *,
    published: Mapping[str, str] | None = None,
    replaced: Mapping[str, tuple[str, ...]] | None = None,
    focus: Iterable[str] = (),
    narrow: bool = False,
    aligner: Aligner = tuple,
    dater: Dater = tuple,
) -> RunResult:
    """The findings of all rules.

    Args:
        rules: as `load` gives them.
        clusters: of the run.
        topics: of the run.
        claims: of the run, those of no cluster too.
        lexicon: the facts about measures and entities.
        published: day of publication by article, where known.
        replaced: for an article, those that correct or supersede it.
        focus: articles that the run is about: where a side has more claims than it shows, theirs
            are shown.
        narrow: whether only findings that touch those articles are asked for; others may be there.
        aligner: aligns claims by the words around their figures, for the rules that want it.
        dater: pairs events of two articles by their words, for the rules that want it.
    """
    view = View(
        clusters,
        topics,
        claims,
        lexicon,
        published=published,
        replaced=replaced,
        focus=focus,
        narrow=narrow,
        aligner=aligner,
        dater=dater,
    )
    return settle(rules, look(rules, view))


@record
class Look:
    """What rules found among some claims, before it is weighed against what others found.

    Attributes:
        found: the findings.
        silenced: what the rules that are switched off would find.
        matched: ids of the rules that a claim matches.
        compared: ids of the claims that were held against at least one other.
        left: of which things a rule found more than is listed.
        alike: (line, figures) of what an article tells with another figure than the line has, see
            `checks.retold`; only where some of the claims are looked at.
    """

    found: tuple[Spotted, ...] = ()
    silenced: tuple[Spotted, ...] = ()
    matched: frozenset[str] = frozenset()
    compared: frozenset[str] = frozenset()
    left: tuple[Left, ...] = ()
    alike: frozenset[tuple[retold.Line, str]] = frozenset()


def look(
    rules: Sequence[Rule],
    view: View,
    *,
    only: Container[str] | None = None,
    most: int | None = LISTED,
) -> Look:
    """What the rules that are to run find in a view.

    Args:
        rules: all of the run, since one may take the place of another.
        view: the claims.
        only: ids of the rules that look, where others look at other parts of the claims. What is
            silenced is then always worked out: what it is to silence may be found there.
        most: how many findings of a rule are listed about one thing; None for all.
    """
    found: list[Spotted] = []
    left: list[Left] = []
    matched: set[str] = set()
    alike: set[tuple[retold.Line, str]] = set()
    for rule in running(rules):
        if only is None or rule.id in only:
            told, more = listing.listed(rule, view, most)
            found += told
            left += more
            if only is not None and CHECKS[rule.check] is retold:
                alike |= retold.alike(view)
        if next(view.selected(rule), None) is not None:
            matched.add(rule.id)
    compared = frozenset(view.compared)
    if only is not None:
        rules = [rule for rule in rules if rule.id in only]
    elif inferring(rules).isdisjoint(one.finding.rule for one in found):
        rules = ()
    silenced = tuple(_silenced(rules, view, most))
    return Look(tuple(found), silenced, frozenset(matched), compared, tuple(left), frozenset(alike))


def settle(rules: Sequence[Rule], seen: Look) -> RunResult:
    """The outcome of a run, from what was found in all of its claims."""
    runs = running(rules)
    ids = {rule.id for rule in runs}
    matched = seen.matched | {one.finding.rule for one in seen.found}
    idle = []
    for rule in _ordered(rules):
        if rule.level == "off":
            idle.append((rule.id, NOT_SELECTED))
        elif rule.id not in ids:
            idle.append((rule.id, "replaced by another rule"))
        elif rule.id not in matched:
            idle.append((rule.id, "no claim matches it"))
    levelled = {rule.id for rule in rules if rule.level is not None}
    quiet = inferring(rules)
    # of a thing of which a rule leaves findings out no inferred rule is to speak
    full = {left.home for left in seen.left if left.rule not in quiet}
    spotted = [s for s in seen.found if s.finding.rule not in quiet or s.home not in full]
    found, silenced = ([one.finding for one in some] for some in (spotted, seen.silenced))
    told = _yielding(_narrowest(found, rules), silenced, quiet, levelled)
    left = [one for one in seen.left if one.rule not in quiet or one.home not in full]
    unlisted = listing.unlisted(runs, spotted, left)
    return RunResult(_unique(told), tuple(idle), seen.compared, tuple(unlisted))


def running(rules: Iterable[Rule]) -> list[Rule]:
    """The rules that run, by code: not switched off, and not replaced by one that runs."""
    rules = _ordered(rules)
    taken = {old for rule in rules if rule.level != "off" for old in rule.replaces}
    return [rule for rule in rules if rule.level != "off" and rule.id not in taken]


def inferring(rules: Iterable[Rule]) -> frozenset[str]:
    """The ids of rules that nothing but like words brings claims together for."""
    return frozenset(rule.id for rule in rules if getattr(CHECKS[rule.check], "INFERRED", False))


def _ordered(rules: Iterable[Rule]) -> list[Rule]:
    return sorted(rules, key=lambda rule: (rule.code, rule.id))


def _silenced(rules: Iterable[Rule], view: View, most: int | None) -> list[Spotted]:
    """What the rules that are switched off would find: nobody else is to say it in their place."""
    return [
        one
        for rule in rules
        if rule.level == "off" and not getattr(CHECKS[rule.check], "INFERRED", False)
        for one in listing.listed(replace(rule, level=None), view, most)[0]
    ]


def _narrowest(found: Sequence[Finding], rules: Iterable[Rule]) -> list[Finding]:
    """The findings, of two of one check on the same claims that of the rule that names measures."""
    by_id = {rule.id: rule for rule in rules}

    def told(one: Finding) -> tuple[str, frozenset[str]]:
        return by_id[one.rule].check, frozenset(claim.id for claim in one.claims)

    named = {told(one) for one in found if by_id[one.rule].match.measure}
    return [one for one in found if by_id[one.rule].match.measure or told(one) not in named]


def _yielding(
    found: Sequence[Finding],
    silenced: Sequence[Finding],
    inferred: Container[str],
    levelled: Container[str],
) -> Iterator[Finding]:
    """The findings, an inferred one only where no other rule sets the same claims apart.

    What only like words bring together says so in its claims. A rule that its user made quieter, or
    switched off, still speaks for its claims.
    """
    told = _Opposed(
        one
        for one in (*found, *silenced)
        if one.rule not in inferred
        and (one.severity != "note" or (one.rule in levelled and one not in silenced))
    )
    for one in found:
        if one.rule not in inferred:
            yield one
        elif not told.has(one):
            left, right = (tuple(map(_inferred, side)) for side in one.sides)
            voices = (tuple(map(_inferred, one.voices[0])), tuple(map(_inferred, one.voices[1])))
            yield replace(one, sides=(left, right), voices=voices)


class _Opposed:
    """Which claims findings set against each other, by side: many voices make no list of pairs."""

    def __init__(self, findings: Iterable[Finding]) -> None:
        self._sides: dict[str, set[tuple[int, int]]] = defaultdict(set)
        for number, one in enumerate(findings):
            for side, claims in enumerate(_told(one)):
                for claim in claims:
                    self._sides[claim.id].add((number, side))

    def has(self, finding: Finding) -> bool:
        """Whether one of them sets a claim of one side against a claim of the other side."""
        left, right = (
            {place for claim in claims for place in self._sides.get(claim.id, ())}
            for claims in _told(finding)
        )
        return any((number, 1 - side) in right for number, side in left)


def _told(finding: Finding) -> Iterator[Iterator[Claim]]:
    """All claims that state each side."""
    for shown, voices in zip(finding.sides, finding.voices, strict=True):
        yield chain(shown, voices)


def _inferred(claim: Claim) -> Claim:
    return replace(claim, derived_by=(*claim.derived_by, ALIGNED))


def _place(claim: Claim) -> tuple[str, tuple[int, int], str]:
    return claim.document, claim.figure, claim.id


def _unique(found: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings sorted, each fingerprint once: two of a rule on the same clauses are told apart."""
    ordered = sorted(found, key=lambda f: (f.code, [*map(_place, f.claims)], f.kind))
    seen: dict[str, int] = {}
    out = []
    for one in ordered:
        count = seen.get(one.fingerprint, 0)
        seen[one.fingerprint] = count + 1
        if count:
            again = hashlib.sha256(f"{one.fingerprint}{count}".encode()).hexdigest()[:16]
            one = replace(one, fingerprint=again)
        out.append(one)
    return tuple(out)
