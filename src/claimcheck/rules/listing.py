"""What of the conflicts of a rule is listed: of too many about one thing the gravest."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from claimcheck.frozen import record
from claimcheck.records import Claim, Finding, Unlisted
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.conflicts import Conflict, place
from claimcheck.rules.findings import finding
from claimcheck.rules.model import Rule
from claimcheck.rules.view import LISTED, View

Key = tuple[str, str]  # a rule, and the thing that it is about
T = TypeVar("T")
K = TypeVar("K")


@record
class Spotted:
    """A finding, before it is known what else its rule finds about its thing.

    Attributes:
        finding: the finding.
        home: the id of the cluster that it is about, "" for none.
        thing: subject and measure of the cluster.
        grave: its rank, then how many claims state it; greater is graver.
    """

    finding: Finding
    home: str = ""
    thing: tuple[str, str] = ("", "")
    grave: tuple[int, ...] = ()

    @property
    def order(self) -> tuple[object, ...]:
        """What the findings about one thing are sorted by."""
        firsts = [side[0] for side in self.finding.sides if side]
        return _order(self.grave, firsts)


@record
class Left:
    """What a rule has to say of one thing beyond what is listed.

    Attributes:
        rule: its id.
        home: the id of the cluster.
        thing: subject and measure of the cluster.
        more: findings that are not listed.
        values: different values that were told; 0 where all were held against each other.
        held: those of them that were.
    """

    rule: str
    home: str
    thing: tuple[str, str]
    more: int = 0
    values: int = 0
    held: int = 0


def listed(rule: Rule, view: View, most: int | None = LISTED) -> tuple[list[Spotted], list[Left]]:
    """The findings to list, in the order in which the check found them, and what is left out.

    Args:
        rule: one of those that look.
        view: the claims.
        most: how many are listed about one thing; None for all.
    """
    view.left.clear()
    found = list(CHECKS[rule.check].run(rule, view))
    homes: dict[str, list[Conflict]] = defaultdict(list)
    for one in found:
        homes[view.home(one.left[0].claim)].append(one)
    # what has no home is not about one thing
    kept, more = _gravest({home: all_ for home, all_ in homes.items() if home}, most, _by_gravity)
    spotted = []
    for one in found:
        home = view.home(one.left[0].claim)
        if not home or home not in more or id(one) in kept:
            thing = _thing(view, home)
            spotted.append(Spotted(finding(rule, one, view), home, thing, _grave(one)))
    return spotted, [
        Left(rule.id, home, _thing(view, home), more.get(home, 0), values, values - missing)
        for home in sorted(more.keys() | view.left.keys())
        for values, missing in (view.left.get(home, (0, 0)),)
    ]


def together(found: Iterable[Spotted], left: Iterable[Left]) -> tuple[list[Spotted], list[Left]]:
    """What is listed of what was found in parts, and what is left out of all of them.

    Args:
        found: of all parts.
        left: what is left out there.
    """
    found = list(found)
    homes: dict[Key, list[Spotted]] = defaultdict(list)
    for one in found:
        if one.home:
            homes[one.finding.rule, one.home].append(one)
    kept, more = _gravest(homes, LISTED, lambda one: one.order)
    lost = {key: Left(*key, homes[key][0].thing, more=count) for key, count in more.items()}
    for part in left:
        key = part.rule, part.home
        before = lost.get(key, replace(part, more=0, values=0, held=0))
        worst = max(before, part, key=lambda told: told.values - told.held)
        lost[key] = replace(worst, more=before.more + part.more)
    listed_ = [one for one in found if (one.finding.rule, one.home) not in more or id(one) in kept]
    return listed_, list(lost.values())


def unlisted(
    rules: Iterable[Rule], found: Iterable[Spotted], left: Iterable[Left]
) -> list[Unlisted]:
    """The same for the report, by rule, then by cluster.

    Args:
        rules: those that ran, in order.
        found: what is listed.
        left: what is not.
    """
    counts: dict[Key, int] = defaultdict(int)
    for one in found:
        counts[one.finding.rule, one.home] += 1
    by_rule: dict[str, list[Left]] = defaultdict(list)
    for lost in left:
        by_rule[lost.rule].append(lost)
    return [
        Unlisted(
            rule.id,
            rule.code,
            *lost.thing,
            listed=counts[rule.id, lost.home],
            more=lost.more,
            values=lost.values,
            held=lost.held,
        )
        for rule in rules
        for lost in sorted(by_rule[rule.id], key=lambda lost: lost.home)
    ]


def _gravest(
    homes: Mapping[K, list[T]], most: int | None, order: Callable[[T], tuple[object, ...]]
) -> tuple[set[int], dict[K, int]]:
    """What is kept of homes that have too much, and how much of each is not."""
    kept: set[int] = set()
    more: dict[K, int] = {}
    for home, all_ in homes.items():
        if most is not None and len(all_) > most:
            more[home] = len(all_) - most
            kept |= {id(one) for one in sorted(all_, key=order)[:most]}
    return kept, more


def _thing(view: View, home: str) -> tuple[str, str]:
    cluster = view.clusters_by_id.get(home)
    return (cluster.subject, cluster.measure) if cluster is not None else ("", "")


def _grave(one: Conflict) -> tuple[int, ...]:
    told = sum(map(len, one.support)) or len(one.left) + len(one.right)
    return (*one.judgement.rank, told)


def _by_gravity(one: Conflict) -> tuple[object, ...]:
    return _order(_grave(one), [s.claim for s in (one.left[0], *one.right[:1])])


def _order(grave: Iterable[int], firsts: Iterable[Claim]) -> tuple[object, ...]:
    """By severity, then by how many claims state the two, then by place."""
    return [-number for number in grave], [place(claim) for claim in firsts]
