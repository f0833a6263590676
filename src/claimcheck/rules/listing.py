"""What of the conflicts of a rule is listed: of too many about one thing the gravest."""

from __future__ import annotations

from collections import defaultdict

from claimcheck.records import Unlisted
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.conflicts import Conflict, Statement, place
from claimcheck.rules.model import Rule
from claimcheck.rules.view import LISTED, View


def listed(rule: Rule, view: View) -> tuple[list[Conflict], dict[str, Unlisted]]:
    """The conflicts to list, in the order in which the check found them, and what is left out.

    What is left out is told by the id of the cluster.
    """
    view.left.clear()
    homes: dict[str, list[Conflict]] = defaultdict(list)
    found = list(CHECKS[rule.check].run(rule, view))
    for one in found:
        homes[view.home(one.left[0].claim)].append(one)
    left: dict[str, int] = {}
    for home, all_ in homes.items():
        if home and len(all_) > LISTED:  # what has no home is not about one thing
            left[home] = len(all_) - LISTED
            all_.sort(key=_gravest_first)
            del all_[LISTED:]
    if not left and not view.left:
        return found, {}
    kept = {id(one) for all_ in homes.values() for one in all_}
    told = {}
    for home in sorted(left.keys() | view.left.keys()):
        cluster = view.clusters_by_id[home]
        values, missing = view.left.get(home, (0, 0))
        told[home] = Unlisted(
            rule.id,
            rule.code,
            cluster.subject,
            cluster.measure,
            listed=len(homes.get(home, ())),
            more=left.get(home, 0),
            values=values,
            held=values - missing,
        )
    return [one for one in found if id(one) in kept], told


def _gravest_first(one: Conflict) -> tuple[object, ...]:
    """By severity, then by how many claims state the two, then by place."""
    firsts: tuple[Statement, ...] = (one.left[0], *one.right[:1])
    told = sum(map(len, one.support)) or len(one.left) + len(one.right)
    return [-number for number in one.judgement.rank], -told, [place(s.claim) for s in firsts]
