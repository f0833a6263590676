"""Statements that stand for others, where too many say the same for each to be looked at.

Checks that hold the figures of two or three clusters together ask here for groups. Few statements
are groups of one each, so nothing changes for them; of many, those that a verdict sees alike are
one group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.records import Claim
from claimcheck.rules.conflicts import Group, Statement, grouped
from claimcheck.rules.view import View

# Statements up to which each stands for itself, and groups of more that are looked at: of two
# clusters, and of three.
FEW, TWO, THREE = 64, 128, 32


def is_few(*parts: Sequence[object]) -> bool:
    """Whether each of some statements can stand for itself."""
    return sum(map(len, parts)) <= FEW


def crowd(view: View, statements: Iterable[Statement], most: int = TWO) -> list[Group]:
    """The groups, in the order of their first statements; of too many those most articles state.

    Args:
        view: the run; it is told how many values were left.
        statements: of clusters.
        most: how many groups there may be.
    """
    statements = list(statements)
    if len(statements) <= min(FEW, most):
        return [Group(one.figure, view.focus, [one]) for one in statements]
    groups = grouped(view, statements, lambda s: (view.comparand(s.claim), s.claim.source))
    if len(groups) <= most:
        return groups

    def told(group: Group) -> tuple[bool, int]:
        return not view.touched(s.claim for s in group.members), -len(group.articles)

    kept = {id(group) for group in sorted(groups, key=told)[:most]}
    chosen = [group for group in groups if id(group) in kept]
    values = {group.figure for group in groups}
    left = values - {group.figure for group in chosen}
    if left:
        view.leave(groups[0].members[0].claim, len(values), len(left))
    return chosen


def firsts(groups: Iterable[Group]) -> list[Statement]:
    """The first statement of each group."""
    return [group.members[0] for group in groups]


def claims_of(groups: Iterable[Group]) -> tuple[Claim, ...]:
    """All claims of groups, each once."""
    return tuple({s.claim.id: s.claim for group in groups for s in group.members}.values())


class Shelf:
    """Statements by the article that they stand in."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        self.every = list(statements)
        self._own: dict[str, list[Statement]] = defaultdict(list)
        for one in self.every:
            self._own[one.claim.article].append(one)

    def of(self, article: str) -> Sequence[Statement]:
        """Those of an article, in their order."""
        return self._own.get(article, ())


def told_by(group: Group, at_home: Iterable[str]) -> Iterator[tuple[Statement, tuple[Claim, ...]]]:
    """The statements of a group that are to be judged, each with the claims it speaks for.

    Args:
        group: one of a crowd.
        at_home: articles that are judged by themselves, because they tell all that is needed.
    """
    home = frozenset(at_home)
    rest = [s for s in group.members if s.claim.article not in home]
    yield from ((s, (s.claim,)) for s in group.members if s.claim.article in home)
    if rest:
        yield rest[0], tuple(s.claim for s in rest)
