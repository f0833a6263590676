"""Claims of two articles aligned by the words around their figures.

What no lexicon knows joins no cluster by its name. Two sentences of two articles that speak of one
thing still share their rare words, and say nothing that tells two things apart. Figures of one kind
in such sentences are aligned, each with at most one of another article. Which articles are read
together changes nothing but which words are too common to look for.
"""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from claimcheck.clusters import signs, told
from claimcheck.lexicon import Lexicon
from claimcheck.records import Alignment, Around, Claim

# Of the sentences of an article that share words with a claim's, so many are looked at closely.
_CLOSE = 6


@dataclass(frozen=True, slots=True)
class Side:
    """A claim with the words around its figure.

    Attributes:
        claim, around, words: as they are.
        ordinal: which of the figures of its class in its sentence it is, from 0.
        count: how many of the class the sentence has.
    """

    claim: Claim
    around: Around
    words: told.Words
    ordinal: int = 0
    count: int = 1


def align(
    claims: Iterable[Claim], around: Callable[[Claim], Around | None], lexicon: Lexicon
) -> tuple[Alignment, ...]:
    """The aligned pairs, sorted by the places of their claims.

    Args:
        claims: of any articles, in any order.
        around: where the figure of a claim stands; None for a claim that is not to be aligned.
        lexicon: the names that are known.
    """
    classes: dict[str, list[Claim]] = defaultdict(list)
    for claim in sorted(claims, key=_place):
        kind = signs.kind(claim)
        if kind:
            classes[kind].append(claim)
    found: list[Alignment] = []
    for members in classes.values():
        if len({claim.article for claim in members}) > 1:
            found += _pairs(_sides(members, around, lexicon), lexicon)
    return tuple(sorted(found, key=lambda one: (_place(one.left), _place(one.right))))


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
        Side(claim, where, told.words(where, lexicon), ordinal, len(all_))
        for all_ in sentences.values()
        for ordinal, (claim, where) in enumerate(all_)
    ]


def _place(claim: Claim) -> tuple[str, tuple[int, int], str]:
    return claim.document, claim.figure, claim.id


def _pairs(sides: Sequence[Side], lexicon: Lexicon) -> Iterator[Alignment]:
    """Pairs of which each is the other's best in its article."""
    best: dict[tuple[int, str], tuple[float, int, Alignment]] = {}
    for one, other in _candidates(sides):
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


def _candidates(sides: Sequence[Side]) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, whose sentences share words of some weight."""
    limits = told.data()
    postings: dict[str, list[int]] = defaultdict(list)
    for index, side in enumerate(sides):
        for word in side.words.every:
            postings[word].append(index)
    for index, side in enumerate(sides):
        weights: dict[int, float] = defaultdict(float)
        for word, weight in side.words.every.items():
            others = postings[word]
            if len(others) <= limits["spread"]:
                for other in others:
                    weights[other] += weight
        per: dict[str, list[tuple[float, int]]] = defaultdict(list)
        for other, weight in weights.items():
            if weight >= limits["common"] and _of_one_time(side, sides[other]):
                per[sides[other].claim.article].append((-weight, other))
        for near in per.values():
            for _, other in sorted(near)[:_CLOSE]:
                yield min(index, other), max(index, other)


def _of_one_time(one: Side, other: Side) -> bool:
    """Whether two articles are two, and name no days, or one that both name.

    Articles that name other days are editions of a bulletin, or tell of two events.
    """
    if one.claim.article == other.claim.article:
        return False
    mine, theirs = told.days(one.around.whole), told.days(other.around.whole)
    return not mine or not theirs or not mine.isdisjoint(theirs)


def score(one: Side, other: Side, lexicon: Lexicon) -> Alignment | None:
    """How well two claims are aligned; None where something tells them apart."""
    shared = {w: v for w, v in one.words.every.items() if w in other.words.every}
    covers = [_covered(side.words.every, shared) for side in (one, other)]
    limits = told.data()
    if sum(shared.values()) < limits["common"] or max(covers) < limits["cover"]:
        return None
    exchanged = _exchanged(one.words.every, other.words.every, one, other)
    repeats = min(covers) >= limits["verbatim"]["cover"] and _in_order(one, other)
    verbatim = repeats and not exchanged
    if verbatim and one.count == other.count and one.ordinal != other.ordinal:
        return None
    if not verbatim and signs.apart(one.claim, other.claim, lexicon):
        return None
    exchanged = exchanged and signs.beside(one, other) >= limits["beside"]["whole"]
    if not exchanged and signs.beside(one, other) >= limits["beside"]["local"]:
        exchanged = _exchanged(one.words.local, other.words.local, one, other)
    if exchanged:
        return None  # two things told in one form
    points = tuple(signs.points(one, other))
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


def _exchanged(mine: dict[str, float], theirs: dict[str, float], one: Side, other: Side) -> bool:
    """Whether each has a name, or a noun as rare, that the sentence of the other one has not."""
    return any(w in one.words.names and w not in other.words.every for w in mine) and any(
        w in other.words.names and w not in one.words.every for w in theirs
    )


def _in_order(one: Side, other: Side) -> bool:
    """Whether the words of two sentences come in one order, or nearly."""
    matched = SequenceMatcher(None, list(one.words.every), list(other.words.every), autojunk=False)
    return matched.ratio() >= float(told.data()["verbatim"]["cover"])


def _covered(every: dict[str, float], shared: dict[str, float]) -> float:
    whole = sum(every.values())
    return sum(shared.values()) / whole if whole else 0.0
