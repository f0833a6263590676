"""Which statements of one thing cannot both hold: those alike as one, one conflict for two values.

Work grows with the distinct (value, scope, period, modality), not with their repetitions; values
that can all be one, and times that share no day, are never held together. Where a thing still has
more values than anybody can read about, those that most articles state are held together first, and
the view is told how many were left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Literal

from claimcheck.rules.conflicts import (
    Conflict,
    Group,
    Judge,
    Relate,
    Signature,
    Statement,
    grouped,
    pairs,
    values_asked,
)
from claimcheck.rules.intervals import Figure, compare
from claimcheck.rules.overlaps import Bound, Overlaps
from claimcheck.rules.piles import Pair, Pile, Supports
from claimcheck.rules.relations import Relation
from claimcheck.rules.view import LISTED, View

# Pairs of groups and of statements that are looked at for one thing, and more for each statement.
STEPS, STEPS_EACH = 100_000, 4
Values = Literal["apart", "close", "any"]
_LEAST, _MOST = Decimal("-Infinity"), Decimal("Infinity")


def oppose(
    view: View,
    statements: Iterable[Statement],
    relate: Relate,
    judge: Judge,
    *,
    values: Values = "apart",
) -> Iterator[Conflict]:
    """The conflicts among statements.

    Args:
        view: the run.
        statements: of one cluster.
        relate: what stands between two statements, whatever their values; None for times that share
            no day.
        judge: the verdict on two related statements.
        values: which two values need be judged: those that cannot both hold, those that differ as
            printed and may be one, or any.
    """
    statements = list(statements)
    groups = grouped(view, statements)
    asked = values_asked(view, statements)
    found = _Opposed(groups, relate, judge, STEPS + STEPS_EACH * len(statements))
    held = list(_exclusive(groups) if values == "apart" else groups)
    # A value that a new article states comes first, then what most articles state.
    held.sort(key=lambda g: (g.figure not in asked, -len(g.articles)))
    near = values == "close" and len({group.figure for group in held}) > LISTED
    met: Overlaps[Group] = Overlaps()
    for number, group in enumerate(held):
        if group.figure not in asked and not number:
            break  # nothing is asked for
        interval = group.figure.loosest if near else _days(group)
        for other in met.meeting(*interval):
            found.hold(other, group)
        if found.full:
            told = {one.figure for one in held}
            left = told - {one.figure for one in held[: number + 1]}
            if left:
                view.leave(groups[0].members[0].claim, len(told), len(left))
            break
        if group.figure in asked:
            met.add(*interval, group)
    yield from found.conflicts()


def _days(group: Group) -> tuple[Bound, Bound]:
    """The days that a group holds for, counted."""
    window = group.members[0].when
    if window.first is None or window.last is None:
        return None, None
    return window.first.toordinal(), window.last.toordinal()


def _exclusive(groups: Sequence[Group]) -> Iterator[Group]:
    """The groups whose value excludes that of another one, and perhaps some more."""
    highest = max((_low(group.figure) for group in groups), default=_LEAST)
    lowest = min((_high(group.figure) for group in groups), default=_MOST)
    for group in groups:
        if _high(group.figure) <= highest or _low(group.figure) >= lowest:
            yield group


def _low(figure: Figure) -> Decimal:
    return _LEAST if figure.loosest[0] is None else figure.loosest[0]


def _high(figure: Figure) -> Decimal:
    return _MOST if figure.loosest[1] is None else figure.loosest[1]


class _Opposed:
    """The conflicts found so far, and how much may still be looked at."""

    def __init__(self, groups: Sequence[Group], relate: Relate, judge: Judge, steps: int) -> None:
        self._relate, self._judge = relate, judge
        self._steps = steps
        self._order = {id(group): number for number, group in enumerate(groups)}
        self._first: dict[Signature, Statement] = {}
        for group in groups:
            self._first.setdefault(group.signature, group.members[0])
        self._rank = {signature: number for number, signature in enumerate(self._first)}
        self._related: dict[tuple[int, int], Relation | None] = {}
        self._piles: dict[tuple[Figure, Figure], Pile] = {}

    @property
    def full(self) -> bool:
        """Whether more would not be listed, or takes too long."""
        return len(self._piles) >= LISTED or self._steps <= 0

    def hold(self, one: Group, other: Group) -> None:
        """Judge two groups; the one that was told first stands on the left."""
        self._steps -= 1
        if one.figure == other.figure or compare(one.figure, other.figure) == "agree":
            return
        one, other = sorted((one, other), key=self._place)
        relation = self._relation(one.signature, other.signature)
        if relation is None:
            return
        for left, right in pairs(one, other):
            self._steps -= 1
            judgement = self._judge(left, right, relation)
            if judgement is not None:
                pair = Pair(judgement, left, right, one, other).ordered()
                key = pair.left.figure, pair.right.figure
                self._piles.setdefault(key, Pile()).add(pair)

    def _place(self, group: Group) -> tuple[int, int]:
        return self._rank[group.signature], self._order[id(group)]

    def _relation(self, one: Signature, other: Signature) -> Relation | None:
        key = self._rank[one], self._rank[other]
        if key not in self._related:
            self._related[key] = self._relate(self._first[one], self._first[other])
        return self._related[key]

    def conflicts(self) -> Iterator[Conflict]:
        """The conflicts of every two values."""
        supports = Supports()
        for pile in self._piles.values():
            yield from pile.conflicts(self._relate, supports)
