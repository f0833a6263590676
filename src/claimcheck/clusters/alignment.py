"""Claims of two articles aligned by the words around their figures.

What no lexicon knows joins no cluster by its name. Two sentences of two articles that speak of one
thing still share their rare words, and say nothing that tells two things apart. Figures of one kind
in such sentences are aligned, each with at most one of another article. Which articles are read
together changes nothing but which words are too common to look for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

from claimcheck.clusters import signs, told
from claimcheck.clusters.likeness import candidates, exchanged, in_order
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.records import Alignment, Around, Claim


@record
class Side:
    """A claim with the words around its figure.

    Attributes:
        claim, around, words: as they are.
        ordinal: which of the figures of its class in its sentence it is, from 0.
        count: how many of the class the sentence has.
        kind, value, moments: what `signs` says of it.
    """

    claim: Claim
    around: Around
    words: told.Words
    ordinal: int
    count: int
    kind: str
    value: float
    moments: frozenset[str]

    @classmethod
    def of(
        cls, claim: Claim, around: Around, lexicon: Lexicon, ordinal: int = 0, count: int = 1
    ) -> Side:
        """A claim where it stands, with what is asked of it for every other one."""
        words = told.words(around, lexicon)
        value = signs.size(claim) or 0.0
        moments = signs.moments(claim, around)
        return cls(claim, around, words, ordinal, count, signs.kind(claim), value, moments)

    @property
    def article(self) -> str:
        """The article that it stands in."""
        return self.claim.article


def align(
    claims: Iterable[Claim],
    around: Callable[[Claim], Around | None],
    lexicon: Lexicon,
    *,
    rare: Mapping[str, Container[str]] | None = None,
    focus: Container[str] | None = None,
) -> tuple[Alignment, ...]:
    """The aligned pairs, sorted by the places of their claims.

    Args:
        claims: of any articles, in any order.
        around: where the figure of a claim stands; None for a claim that is not to be aligned.
        lexicon: the names that are known.
        rare: by class of figures the words that are rare enough to look for, where these claims
            are but a part of all; None to count them here.
        focus: articles that the others were chosen for: one of two aligned figures is of them.
            None for all.
    """
    found: list[Alignment] = []
    for kind, members in _classes(claims).items():
        if len({claim.article for claim in members}) > 1:
            known = None if rare is None else rare.get(kind, ())
            found += _pairs(_sides(members, around, lexicon), lexicon, known, focus)
    return tuple(sorted(found, key=lambda one: (_place(one.left), _place(one.right))))


def alignable(
    claims: Iterable[Claim], around: Callable[[Claim], Around | None], lexicon: Lexicon
) -> Iterator[tuple[str, Side]]:
    """The class of each figure that may be aligned, and the figure with its words."""
    for kind, members in _classes(claims).items():
        yield from ((kind, side) for side in _sides(members, around, lexicon))


def _classes(claims: Iterable[Claim]) -> dict[str, list[Claim]]:
    classes: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=_place):
        kind = signs.kind(claim)
        if kind:
            classes[kind].append(claim)
    return classes


def _sides(
    members: Iterable[Claim], around: Callable[[Claim], Around | None], lexicon: Lexicon
) -> list[Side]:
    """The claims of a class with their words; of several claims of one figure the first."""
    sentences: dict[tuple[str, str, int], list[tuple[Claim, Around]]] = defaultdict(list)
    for claim in members:
        where = around(claim)
        if where is None:
            continue
        told_here = sentences[claim.article, where.text, claim.figure[0] - where.start]
        if not told_here or told_here[-1][0].figure != claim.figure:
            told_here.append((claim, where))
    return [
        Side.of(claim, where, lexicon, ordinal, len(all_))
        for all_ in sentences.values()
        for ordinal, (claim, where) in enumerate(all_)
    ]


def _place(claim: Claim) -> tuple[str, tuple[int, int], str]:
    return claim.document, claim.figure, claim.id


def _pairs(
    sides: Sequence[Side],
    lexicon: Lexicon,
    rare: Container[str] | None,
    focus: Container[str] | None,
) -> Iterator[Alignment]:
    """Pairs of which each is the other's best in its article."""
    best: dict[tuple[int, str], tuple[float, int, Alignment]] = {}
    asked = None
    if focus is not None:
        asked = {index for index, side in enumerate(sides) if side.article in focus}
    for one, other in candidates(sides, _of_one_time, rare, asked):
        found = score(sides[one], sides[other], lexicon)
        if found is None:
            continue
        for mine, theirs in ((one, other), (other, one)):
            key = mine, sides[theirs].claim.article
            if key not in best or (found.score, -theirs) > best[key][:2]:
                best[key] = found.score, -theirs, found
    for (mine, _), (_, theirs, found) in best.items():
        other = -theirs
        if mine < other and (found.verbatim or found.score >= 0):
            back = best.get((other, sides[mine].claim.article))
            if back is not None and -back[1] == mine:
                yield found


def _of_one_time(one: Side, other: Side) -> bool:
    """Whether two articles are two, and name no days, or one that both name.

    Articles that name other days are editions of a bulletin, or tell of two events.
    """
    if one.article == other.article:
        return False
    mine, theirs = told.days(one.around.whole), told.days(other.around.whole)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def score(one: Side, other: Side, lexicon: Lexicon) -> Alignment | None:
    """How well two claims are aligned; None where something tells them apart."""
    theirs = other.words.every
    shared = {w: v for w, v in one.words.every.items() if w in theirs}
    limits, weight = told.data(), sum(shared.values())
    if weight < limits["common"]:
        return None
    covers = [weight / side.words.weight for side in (one, other)]
    if max(covers) < limits["cover"]:
        return None
    repeats = min(covers) >= limits["verbatim"]["cover"] and in_order(one, other)
    verbatim = repeats and not exchanged(one, other)
    if verbatim and one.count == other.count and one.ordinal != other.ordinal:
        return None
    if not verbatim and (
        signs.apart(one.claim, other.claim, lexicon)
        or signs.at_two_moments(one, other)
        or signs.of_two_names(one, other)
    ):
        return None
    if signs.beside(one, other) >= limits["beside"] and exchanged(one, other, local=True):
        return None  # two things told in one form
    points = tuple(signs.points(one, other, verbatim=verbatim))
    return Alignment(
        one.claim,
        other.claim,
        score=round(math.fsum(value for _, value in points), 6),
        shared=tuple(
            one.words.spelled[word]
            for word in sorted(shared, key=lambda word: (-shared[word], word))
        ),
        verbatim=verbatim,
        times=(one.words.times, other.words.times),
        points=points,
    )
