"""The judged pairs of two values, and the conflicts that they make."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from claimcheck.frozen import record
from claimcheck.records import Claim
from claimcheck.rules.conflicts import (
    Conflict,
    Group,
    Relate,
    Statement,
    pairs,
    place,
    strength,
)
from claimcheck.rules.crowds import crowd
from claimcheck.rules.intervals import Figure
from claimcheck.rules.verdicts import Judgement
from claimcheck.rules.view import View

# Judged pairs that are kept of two groups, and of two values: the gravest. A side shows a few.
_OF_GROUPS, _OF_VALUES = 32, 128


@record
class Pair:
    """Two judged statements, with the groups they stand for."""

    judgement: Judgement
    left: Statement
    right: Statement
    ones: Group
    others: Group

    def ordered(self) -> Pair:
        """The same with the lesser value on the left."""
        if _order(self.right.figure) < _order(self.left.figure):
            return Pair(self.judgement, self.right, self.left, self.others, self.ones)
        return self


def _order(figure: Figure) -> tuple[object, ...]:
    return tuple((v is not None, v or 0) for v in (*figure.printed, *figure.loosest))


def _gravest_first(pair: Pair) -> tuple[object, ...]:
    rank = [-number for number in pair.judgement.rank]
    return rank, strength(pair.left), strength(pair.right)


class Supports:
    """All claims of several groups; of the same groups the same tuple."""

    def __init__(self) -> None:
        self._made: dict[tuple[int, ...], tuple[Claim, ...]] = {}

    def of(self, groups: Sequence[Group]) -> tuple[Claim, ...]:
        """The claims of groups, each once, in their order."""
        once = {id(group): group for group in groups}
        key = tuple(once)
        if key not in self._made:
            claims = {s.claim.id: s.claim for group in once.values() for s in group.members}
            self._made[key] = tuple(claims.values())
        return self._made[key]


class Pile:
    """All judged pairs of two values, or the gravest of very many."""

    def __init__(self) -> None:
        self._pairs: dict[tuple[int, int], list[Pair]] = {}

    def add(self, pair: Pair) -> None:
        """Keep a pair, where it is not one of too many of the same groups."""
        held = self._pairs.setdefault((id(pair.ones), id(pair.others)), [])
        held.append(pair)
        if len(held) >= 2 * _OF_GROUPS:
            held.sort(key=_gravest_first)
            del held[_OF_GROUPS:]

    def _waiting(self) -> list[Pair]:
        """The pairs, the gravest first; of too many those of different groups first."""
        every = sorted((p for held in self._pairs.values() for p in held), key=_gravest_first)
        if len(every) <= _OF_VALUES:
            return every
        firsts: dict[tuple[int, int], Pair] = {}
        for pair in every:
            firsts.setdefault((id(pair.ones), id(pair.others)), pair)
        kept = list(firsts.values())[:_OF_VALUES]
        known = set(map(id, kept))
        kept += [pair for pair in every if id(pair) not in known][: _OF_VALUES - len(kept)]
        return sorted(kept, key=_gravest_first)

    def conflicts(self, relate: Relate, supports: Supports) -> Iterator[Conflict]:
        """The pairs as conflicts: every statement of a side can be held against the other side."""
        waiting, related = self._waiting(), _Related(relate)
        while waiting:
            fitting = _Fitting(related)
            rest = [pair for pair in waiting if not fitting.took(pair)]
            yield _conflict(fitting.pairs, supports)
            waiting = rest


class _Related:
    """Whether two statements can be held against each other, asked once."""

    def __init__(self, relate: Relate) -> None:
        self._relate = relate
        self._known: dict[tuple[int, int], bool] = {}

    def __call__(self, left: Statement, right: Statement) -> bool:
        key = id(left), id(right)
        if key not in self._known:
            self._known[key] = self._relate(left, right) is not None
        return self._known[key]


class _Fitting:
    """Pairs of which each statement can be held against all of the other side."""

    def __init__(self, related: _Related) -> None:
        self._related = related
        self._lefts: dict[int, Statement] = {}
        self._rights: dict[int, Statement] = {}
        self.pairs: list[Pair] = []

    def took(self, pair: Pair) -> bool:
        """Take a pair if it fits."""
        left, right = pair.left, pair.right
        if not all(self._related(other, right) for other in self._lefts.values()):
            return False
        if not all(self._related(left, other) for other in self._rights.values()):
            return False
        self.pairs.append(pair)
        self._lefts[id(left)], self._rights[id(right)] = left, right
        return True


def _conflict(judged: Sequence[Pair], supports: Supports) -> Conflict:
    """One conflict of pairs that fit together, the gravest first."""
    lefts = {pair.left.claim.id: pair.left for pair in judged}
    rights = {pair.right.claim.id: pair.right for pair in judged}
    ones, others = ([getattr(pair, side) for pair in judged] for side in ("ones", "others"))
    return Conflict(
        judged[0].judgement,
        tuple(lefts.values()),
        tuple(rights.values()),
        support=(supports.of(ones), supports.of(others)),
    )


# -- two clusters --------------------------------------------------------------------------------


@record
class Opposed:
    """The judged pairs of two values of two clusters, the gravest first.

    Attributes:
        pairs: them.
        lefts, rights: their statements, of each claim one.
        support: all claims that state the one value and the other.
    """

    pairs: tuple[Pair, ...]
    lefts: tuple[Statement, ...]
    rights: tuple[Statement, ...]
    support: tuple[tuple[Claim, ...], tuple[Claim, ...]]


def piled(
    view: View,
    mine: Iterable[Statement],
    theirs: Iterable[Statement],
    judge: Callable[[Statement, Statement], Judgement | None],
) -> Iterator[Opposed]:
    """The judged pairs of the statements of two clusters, those of two values together."""
    found: dict[tuple[Figure, Figure], list[Pair]] = {}
    ones, others = crowd(view, mine), crowd(view, theirs)
    for one in ones:
        for other in others:
            for left, right in pairs(one, other):
                judgement = judge(left, right)
                if judgement is not None:
                    pile = found.setdefault((left.figure, right.figure), [])
                    pile.append(Pair(judgement, left, right, one, other))
    supports = Supports()
    for pile in found.values():
        pile.sort(key=_gravest)
        lefts = {pair.left.claim.id: pair.left for pair in pile}
        rights = {pair.right.claim.id: pair.right for pair in pile}
        yield Opposed(
            tuple(pile),
            tuple(lefts.values()),
            tuple(rights.values()),
            (supports.of([p.ones for p in pile]), supports.of([p.others for p in pile])),
        )


def _gravest(pair: Pair) -> tuple[object, ...]:
    rank = [-number for number in pair.judgement.rank]
    return rank, place(pair.left.claim), place(pair.right.claim)
