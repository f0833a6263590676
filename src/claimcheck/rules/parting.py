"""Claims in parts, so that rules find in the parts, taken together, what they find in the whole.

Where there are too many claims for one machine, each part is looked at by itself. A check says
which claims it must see at once (`TOGETHER`); here each claim gets the keys of the parts that it
belongs to:

    subject      the claims of one subject, of measures that rules hold against each other
    article      those of one article; articles: those of two that speak of one thing
    whole        the shares of one whole
    owner        what belongs to one company or country, with what it owns
    things       comparisons of two things, and the levels of both
    comparisons  all comparisons by one measure
    comparand    comparisons with one thing

A part may hold more than one key's claims, but never some of a key's only.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from typing import cast

from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim
from claimcheck.rules import listing
from claimcheck.rules.checks import CHECKS, comparison, retold
from claimcheck.rules.checks import sum as shares
from claimcheck.rules.engine import Look, running
from claimcheck.rules.listing import Left, Spotted
from claimcheck.rules.model import Rule, Together
from claimcheck.rules.ratios import fact
from claimcheck.rules.reach import reach
from claimcheck.rules.statements import NO_LEVEL
from claimcheck.rules.view import LISTED, View

# A group of rules that look at the same parts; of some kinds each rule has parts of its own.
Family = str
_OF_ONE_RULE: tuple[Together, ...] = ("whole", "comparisons")
# The pairs of things for whose sake the levels of one of them are looked at, by (thing, measure).
Things = Mapping[tuple[str, str], Iterable[str]]
_BREAK = "\x1f"


def together(rule: Rule) -> Together:
    """Which claims a rule must see all of at once."""
    check = CHECKS[rule.check]
    asked = getattr(check, "together", None)
    return cast(Together, asked(rule) if asked is not None else vars(check)["TOGETHER"])


def family_of(rule: Rule) -> Family:
    """The group of rules that a rule belongs to."""
    kind = together(rule)
    return f"{kind}:{rule.id}" if kind in _OF_ONE_RULE else kind


def most_of(family: Family) -> int | None:
    """How many findings of a rule a part lists about one thing; None for all.

    Where another part may find the same, or take some back, only all of them together tell.
    """
    return None if family in ("owner", "articles") else LISTED


def merged(
    rules: Iterable[Rule],
    looks: Iterable[tuple[Family, Look]],
    series: Container[retold.Line] | None = None,
) -> Look:
    """What was found in all parts together.

    What belongs to an owner's owner too is looked at with both, and found twice.

    Args:
        rules: of the run.
        looks: what was found in each part, by the rules of a family.
        series: the lines that come anew every day, see `checks.retold`; None to count them here.
    """
    found: list[Spotted] = []
    silenced: list[Spotted] = []
    left: list[Left] = []
    twice: set[Spotted] = set()
    matched: set[str] = set()
    compared: set[str] = set()
    alike: set[tuple[retold.Line, str]] = set()
    for family, one in looks:
        found += [new for new in one.found if new not in twice]
        silenced += [new for new in one.silenced if new not in twice]
        left += one.left
        twice |= {*one.found, *one.silenced} if family == "owner" else set()
        matched |= one.matched
        compared |= one.compared
        alike |= one.alike
    daily = retold.of_a_series(alike) if series is None else series
    told = {rule.id for rule in rules if CHECKS[rule.check] is retold}
    found = [one for one in found if one.finding.rule not in told or not _is_of(daily, one)]
    found, left = listing.together(found, left)
    silenced, _ = listing.together(silenced, ())
    return Look(tuple(found), tuple(silenced), frozenset(matched), frozenset(compared), tuple(left))


def _is_of(series: Container[retold.Line], one: Spotted) -> bool:
    return retold.is_of(series, one.finding.sides[0][0], one.finding.sides[1][0])


class Parting:
    """How the claims of a run are parted.

    Attributes:
        families: the rules that are looked at together. Those that are switched off are among
            them: what they would find silences others.
    """

    def __init__(self, rules: Iterable[Rule], lexicon: Lexicon) -> None:
        rules = tuple(rules)
        self._lexicon = lexicon
        asked = [*running(rules), *(rule for rule in rules if rule.level == "off")]
        families: dict[Family, list[Rule]] = defaultdict(list)
        for rule in asked:
            families[family_of(rule)].append(rule)
        self.families = {family: tuple(found) for family, found in sorted(families.items())}

    def keys(self, view: View, claim: Claim, things: Things) -> Iterator[tuple[Family, str]]:
        """The parts, by family and key, that a claim of a cluster belongs to.

        Every claim of a cluster is in one part of the family "subject", whether or not a rule of
        that family looks at it.

        Args:
            view: holds the claim and what names its cluster.
            claim: a claim of a cluster.
            things: as `pairs` tells them, of all claims.
        """
        cluster = view.cluster(claim)
        yield (
            "subject",
            _BREAK.join((cluster.subject, self._held.get(cluster.measure, "") or cluster.measure)),
        )
        yield from self._of_wholes(view, claim)
        if cluster.measure in self._owned:
            for owner in (cluster.subject, *self._lexicon.ancestors(cluster.subject)):
                yield "owner", owner
        if cluster.dimension not in NO_LEVEL:
            for pair in things.get((cluster.subject, cluster.measure), ()):
                yield "things", pair
        yield from self._of_comparisons(view, claim)

    def pairs(self, view: View, claim: Claim) -> Iterator[tuple[str, str, str]]:
        """(thing, measure, pair) of the levels that a comparison is held against."""
        told = fact(claim, view) if "things" in self.families else None
        if told is None:
            return
        pair = _BREAK.join((told.subject, told.comparand))
        measure = view.measure(claim)
        for rule in self.families["things"]:
            for alike in comparison.alike(rule, measure):
                yield told.subject, alike, pair
                yield told.comparand, alike, pair

    def spoken(self, view: View) -> dict[str, int]:
        """By rule how many comparisons of two things there are in articles of a view."""
        rules = self.families.get("things", ())
        return {rule.id: comparison.how_many(rule, view) for rule in rules}

    def _of_wholes(self, view: View, claim: Claim) -> Iterator[tuple[Family, str]]:
        for family, (rule, *_) in self.families.items():
            if family.startswith("whole:") and view.cluster(claim).dimension == "percent":
                whole = shares.whole_of(rule, view, claim)
                if whole is not None:
                    yield family, repr(whole)

    def _of_comparisons(self, view: View, claim: Claim) -> Iterator[tuple[Family, str]]:
        told = fact(claim, view)
        if told is None:
            return
        if "things" in self.families:
            yield "things", _BREAK.join((told.subject, told.comparand))
        if "comparand" in self.families:
            yield "comparand", told.comparand
        for family, (rule, *_) in self.families.items():
            if family.startswith("comparisons:"):
                yield family, min(comparison.alike(rule, view.measure(claim)))

    @cached_property
    def _held(self) -> dict[str, str]:
        """For each measure that rules hold against others one that stands for all of these."""
        related = reach(_switched_on(self.families.get("subject", ())), self._lexicon).related
        stands: dict[str, str] = {}
        for measure in sorted(related):
            waiting = [] if measure in stands else [measure]
            while waiting:
                one = waiting.pop()
                if one not in stands:
                    stands[one] = measure
                    waiting += related.get(one, ())
        return stands

    @cached_property
    def _owned(self) -> frozenset[str]:
        """The measures of which parts are held against what they belong to."""
        rules = self.families.get("owner", ())
        return frozenset(m for rule in rules for of in ("part", "whole") for m in rule.params[of])


def _switched_on(rules: Iterable[Rule]) -> Iterator[Rule]:
    for rule in rules:
        yield replace(rule, level=None) if rule.level == "off" else rule
