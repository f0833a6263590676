"""Statements of one thing and their conflicts: one for all repetitions of two values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.records import Claim
from claimcheck.rules.intervals import Figure, compare
from claimcheck.rules.periods import Days
from claimcheck.rules.relations import Relation
from claimcheck.rules.verdicts import Judgement
from claimcheck.rules.view import View

# Claims that stand for all of one value, and that a side shows at most; support counts all.
MOST = 4
_WEAK = ("inherited", "missing")


@record
class Statement:
    """One value of one claim, with the time it holds for (a change states two)."""

    claim: Claim
    figure: Figure
    when: Days


@record
class Conflict:
    """What a check found, before the engine adds rule, words and fingerprint.

    Attributes:
        judgement: verdict, severity and what would reconcile the sides.
        left, right: the statements of each side, the gravest pair first; the engine shows some.
        context: further claims a reader needs.
        calc: the arithmetic in one line.
        words: further values for the message's template.
        support: all claims that state each side, shown or not; empty for the sides themselves.
    """

    judgement: Judgement
    left: tuple[Statement, ...]
    right: tuple[Statement, ...]
    context: tuple[Claim, ...] = ()
    calc: str = ""
    words: tuple[tuple[str, str], ...] = ()
    support: tuple[tuple[Claim, ...], tuple[Claim, ...]] = ((), ())


Relate = Callable[[Statement, Statement], Relation | None]
Judge = Callable[[Statement, Statement, Relation], Judgement | None]


@dataclass
class Group:
    """Statements of one value that a verdict sees alike, but for source and provenance."""

    figure: Figure
    focus: frozenset[str] = frozenset()
    members: list[Statement] = field(default_factory=list)

    def spoken(self, articles: set[str] | None = None) -> list[Statement]:
        """Up to four members that stand for all.

        Those of the articles that the run is about come first, then the surest, then those of
        different articles.
        """
        chosen = [s for s in self.members if articles is None or s.claim.article in articles]
        chosen.sort(key=lambda s: (s.claim.article not in self.focus, *_strength(s)))
        seen: set[str] = set()
        first: list[Statement] = []
        again: list[Statement] = []
        for statement in chosen:
            (again if statement.claim.article in seen else first).append(statement)
            seen.add(statement.claim.article)
        return [*first, *again][:MOST]

    @property
    def articles(self) -> set[str]:
        """The articles the value is stated in."""
        return {statement.claim.article for statement in self.members}


def _strength(statement: Statement) -> tuple[object, ...]:
    claim = statement.claim
    return claim.locus("subject") in _WEAK, claim.source is not None, place(claim)


def place(claim: Claim) -> tuple[str, tuple[int, int], str]:
    """What claims are sorted by."""
    return claim.document, claim.figure, claim.id


def values_asked(view: View, statements: Iterable[Statement]) -> frozenset[Figure]:
    """The values that a run asks about: in a narrow one those that the articles in focus state.

    A conflict is of two values, whoever states them: the one that a new article states is held
    against the others' by all who state the two.
    """
    return frozenset(s.figure for s in statements if view.touched((s.claim,)))


def oppose(
    view: View, statements: Iterable[Statement], relate: Relate, judge: Judge
) -> Iterator[Conflict]:
    """The conflicts among statements.

    Work grows with the distinct (value, scope, period, modality), not with their repetitions.

    Args:
        view: the run.
        statements: of one cluster.
        relate: what stands between two statements, whatever their values.
        judge: the verdict on two related statements.
    """
    statements = list(statements)
    by_signature = _grouped(view, statements)
    signatures = list(by_signature)
    asked = values_asked(view, statements)
    piles: dict[tuple[object, ...], _Pile] = {}
    for i, one in enumerate(signatures):
        for other in signatures[i:]:
            mine, theirs = by_signature[one], by_signature[other]
            if asked.isdisjoint(group.figure for group in (*mine, *theirs)):
                continue
            relation = relate(mine[0].members[0], theirs[0].members[0])
            if relation is not None:
                _hold(mine, theirs, relation, judge, piles, asked)
    for pile in piles.values():
        yield from pile.conflicts(relate)


def _grouped(view: View, statements: Iterable[Statement]) -> dict[tuple[object, ...], list[Group]]:
    """The groups of each signature, by value."""
    found: dict[tuple[object, ...], dict[Figure, Group]] = defaultdict(dict)
    for statement in sorted(statements, key=lambda s: place(s.claim)):
        claim = statement.claim
        signature = (
            view.cluster(claim).id,
            tuple(view.scope(claim).items()),
            statement.when,
            claim.period.basis in ("rate", "relative") and claim.period.basis,
            "" if statement.when.stated else view.published.get(claim.article, "")[:7],  # its month
            claim.modality,
            claim.polarity,
            _growth(claim),
        )
        groups = found[signature]
        groups.setdefault(statement.figure, Group(statement.figure, view.focus)).members.append(
            statement
        )
    return {signature: list(groups.values()) for signature, groups in found.items()}


def _growth(claim: Claim) -> tuple[str, str] | None:
    """What a growth is counted in and from; other figures of a cluster are of one dimension."""
    quantity = claim.quantity
    if quantity is None or not (quantity.kind in ("delta", "ratio") or "ratio" in quantity.rules):
        return None
    return units.dimension(quantity.unit), quantity.compared_with


def _hold(
    mine: Sequence[Group],
    theirs: Sequence[Group],
    relation: Relation,
    judge: Judge,
    piles: dict[tuple[object, ...], _Pile],
    asked: frozenset[Figure],
) -> None:
    """Every value of one signature against every value of another one (or of the same)."""
    for i, one in enumerate(mine):
        for other in theirs[i + 1 :] if mine is theirs else theirs:
            if one.figure == other.figure or compare(one.figure, other.figure) == "agree":
                continue
            if asked.isdisjoint((one.figure, other.figure)):
                continue
            for left, right in _pairs(one, other):
                judgement = judge(left, right, relation)
                if judgement is not None:
                    _keep(piles, _Pair(judgement, left, right, one, other))


def _keep(piles: dict[tuple[object, ...], _Pile], pair: _Pair) -> None:
    if _order(pair.right.figure) < _order(pair.left.figure):
        pair = _Pair(pair.judgement, pair.right, pair.left, pair.others, pair.ones)
    key = (pair.left.figure, pair.right.figure)
    piles.setdefault(key, _Pile()).pairs.append(pair)


def _order(figure: Figure) -> tuple[object, ...]:
    return tuple((v is not None, v or 0) for v in (*figure.printed, *figure.loosest))


def _pairs(one: Group, other: Group) -> Iterator[tuple[Statement, Statement]]:
    """The pairs worth judging: inside each article that states both, and across the others.

    An article that states the other value too does not contradict the other article by this one:
    the two agree on one figure, and the second figure is about something the reader did not see.
    """
    both = one.articles & other.articles
    for article in sorted(both):
        lefts, rights = one.spoken({article}), other.spoken({article})
        yield from ((left, right) for left in lefts for right in rights)
    lefts, rights = one.spoken(one.articles - both), other.spoken(other.articles - both)
    yield from ((left, right) for left in lefts for right in rights)


@record
class _Pair:
    """Two judged statements, with the groups they stand for."""

    judgement: Judgement
    left: Statement
    right: Statement
    ones: Group
    others: Group


@dataclass
class _Pile:
    """All judged pairs of two values."""

    pairs: list[_Pair] = field(default_factory=list)

    def conflicts(self, relate: Relate) -> Iterator[Conflict]:
        """The pairs as conflicts: every statement of a side can be held against the other side."""
        waiting = sorted(
            self.pairs,
            key=lambda p: ([-n for n in p.judgement.rank], _strength(p.left), _strength(p.right)),
        )
        while waiting:
            fitting: list[_Pair] = []
            rest: list[_Pair] = []
            for pair in waiting:
                (fitting if _fits(pair, fitting, relate) else rest).append(pair)
            yield _conflict(fitting)
            waiting = rest


def _fits(pair: _Pair, others: Sequence[_Pair], relate: Relate) -> bool:
    """Whether a pair's statements can be held against all those of the other sides."""
    return all(
        relate(other.left, pair.right) is not None and relate(pair.left, other.right) is not None
        for other in others
    )


def _conflict(pairs: Sequence[_Pair]) -> Conflict:
    """One conflict of pairs that fit together, the gravest first."""
    lefts = {pair.left.claim.id: pair.left for pair in pairs}
    rights = {pair.right.claim.id: pair.right for pair in pairs}
    ones = {s.claim.id: s.claim for pair in pairs for s in pair.ones.members}
    others = {s.claim.id: s.claim for pair in pairs for s in pair.others.members}
    return Conflict(
        pairs[0].judgement,
        tuple(lefts.values()),
        tuple(rights.values()),
        support=(tuple(ones.values()), tuple(others.values())),
    )
