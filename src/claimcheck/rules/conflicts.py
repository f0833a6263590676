"""Statements of one thing, those that a verdict sees alike together, and their conflicts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import field
from functools import cached_property

from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.records import Claim
from claimcheck.rules.intervals import Figure
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


Signature = tuple[object, ...]


@record(frozen=False, slots=False)
class Group:
    """Statements of one value that a verdict sees alike, but for source and provenance.

    Attributes:
        figure: the value.
        focus: articles that the run is about.
        members: the statements, by place; none is added once a property was asked for.
        signature: all but the value that a verdict sees.
    """

    figure: Figure
    focus: frozenset[str] = frozenset()
    members: list[Statement] = field(default_factory=list)
    signature: Signature = ()

    @cached_property
    def _by_article(self) -> dict[str, list[Statement]]:
        found: dict[str, list[Statement]] = defaultdict(list)
        for statement in self.members:
            found[statement.claim.article].append(statement)
        return found

    @property
    def articles(self) -> set[str]:
        """The articles the value is stated in."""
        return set(self._by_article)

    def in_article(self, article: str) -> list[Statement]:
        """Up to four members of an article, the surest first."""
        return sorted(self._by_article[article], key=strength)[:MOST]

    def spoken(self, without: frozenset[str] = frozenset()) -> list[Statement]:
        """Up to four members that stand for all but those of some articles.

        Those of the articles that the run is about come first, then the surest, then those of
        different articles.
        """
        chosen = [s for s in self.members if s.claim.article not in without]
        chosen.sort(key=lambda s: (s.claim.article not in self.focus, *strength(s)))
        seen: set[str] = set()
        first: list[Statement] = []
        again: list[Statement] = []
        for statement in chosen:
            (again if statement.claim.article in seen else first).append(statement)
            seen.add(statement.claim.article)
        return [*first, *again][:MOST]

    @cached_property
    def spokesmen(self) -> list[Statement]:
        """Up to four members that stand for all."""
        return self.spoken()


def strength(statement: Statement) -> tuple[object, ...]:
    """What the surest statement comes first by."""
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


def grouped(
    view: View,
    statements: Iterable[Statement],
    more: Callable[[Statement], Signature] = lambda _: (),
) -> list[Group]:
    """The statements by value and by all else that a verdict sees, in the order of their places.

    Args:
        view: the run.
        statements: of clusters.
        more: what else tells two statements apart.
    """
    found: dict[tuple[Signature, Figure], Group] = {}
    for statement in sorted(statements, key=lambda s: place(s.claim)):
        signature = (*_signature(view, statement), *more(statement))
        key = signature, statement.figure
        if key not in found:
            found[key] = Group(statement.figure, view.focus, [], signature)
        found[key].members.append(statement)
    return list(found.values())


def _signature(view: View, statement: Statement) -> Signature:
    claim = statement.claim
    return (
        view.cluster(claim).id,
        tuple(view.scope(claim).items()),
        statement.when,
        claim.period.basis in ("rate", "relative") and claim.period.basis,
        claim.period.basis == "relative" and claim.locus("period") == "inherited",
        "" if statement.when.stated else view.published.get(claim.article, "")[:7],  # its month
        claim.modality,
        claim.polarity,
        _growth(claim),
        # a growth that tells no time is held against those of articles of its day
        view.published.get(claim.article) if _growth(claim) else None,
    )


def _growth(claim: Claim) -> tuple[str, str] | None:
    """What a growth is counted in and from; other figures of a cluster are of one dimension."""
    quantity = claim.quantity
    if quantity is None or not (quantity.kind in ("delta", "ratio") or "ratio" in quantity.rules):
        return None
    return units.dimension(quantity.unit), quantity.compared_with


def pairs(one: Group, other: Group) -> Iterator[tuple[Statement, Statement]]:
    """The pairs worth judging: inside each article that states both, and across the others.

    An article that states the other value too does not contradict the other article by this one:
    the two agree on one figure, and the second figure is about something the reader did not see.
    """
    both = frozenset(one.articles & other.articles)
    for article in sorted(both):
        lefts, rights = one.in_article(article), other.in_article(article)
        yield from ((left, right) for left in lefts for right in rights)
    lefts = one.spoken(both) if both else one.spokesmen
    rights = other.spoken(both) if both else other.spokesmen
    yield from ((left, right) for left in lefts for right in rights)
