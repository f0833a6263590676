"""Claims of two articles aligned by the figures that stand beside them.

Who tells an account again, in other words or in another language, keeps most of its figures. Where
two articles have figures in common, another figure close to these, of one kind and of nothing that
tells the two apart, is of one thing too; so is one that differs by its unit or its power of ten.
No text is needed, so claims of a ledger are aligned as those of articles at hand.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from claimcheck.clusters import nearness, told
from claimcheck.clusters.figures import OF, Told, read
from claimcheck.clusters.rare import EXACT
from claimcheck.lexicon import Lexicon
from claimcheck.records import Alignment, Claim

_MOST = 400  # figures of an article of which pairs are looked at


def companions(
    claims: Iterable[Claim],
    lexicon: Lexicon,
    *,
    rare: Container[str] | None = None,
    focus: Container[str] | None = None,
) -> tuple[Alignment, ...]:
    """The aligned pairs, sorted by the places of their claims.

    Args:
        claims: of any articles, in any order.
        lexicon: the names that are known.
        rare: the tokens that bring two articles together, where these claims are but a part of
            all; None to count them here.
        focus: articles that the others were chosen for: one of two is of them; None for all.
    """
    by_article = _by_article(claims)
    found: list[Alignment] = []
    for mine, theirs in _meeting(_tokens(by_article), rare):
        if focus is None or mine in focus or theirs in focus:
            found += _of_two(by_article[mine], by_article[theirs], lexicon)
    return tuple(sorted(found, key=lambda one: (_place(one.left), _place(one.right))))


def tokens(claims: Iterable[Claim]) -> dict[str, dict[str, float]]:
    """By article what its figures find those of others by, each with what it counts for."""
    return _tokens(_by_article(claims))


def _tokens(by_article: Mapping[str, Sequence[Told]]) -> dict[str, dict[str, float]]:
    found: dict[str, dict[str, float]] = {}
    for article, figures in by_article.items():
        here = found[article] = {}
        for one in figures:
            for token in one.tokens:
                here[token] = max(here.get(token, 0.0), one.weight)
    return found


def exact(claim: Claim) -> Iterator[str]:
    """What a ledger keeps of a figure for others to find it by."""
    least = told.data()["companions"]["kept"]
    for one in read(claim):
        for token in one.tokens:
            if one.weight >= least or f" {OF} " in token:
                yield f"{EXACT}{token}"


def _by_article(claims: Iterable[Claim]) -> dict[str, list[Told]]:
    """The figures of each article by their places; of several claims of one figure the first."""
    found: dict[str, list[Told]] = defaultdict(list)
    for claim in sorted(claims, key=_place):
        here = found[claim.article]
        if not here or here[-1].claim.figure != claim.figure:
            here += read(claim)
    return found


def _place(claim: Claim) -> tuple[str, tuple[int, int], str]:
    return claim.document, claim.figure, claim.id


def _meeting(
    having: Mapping[str, Mapping[str, float]], rare: Container[str] | None
) -> Iterator[tuple[str, str]]:
    """Two articles each that have figures of some weight in common, the lesser name first."""
    limits = told.data()["companions"]
    postings: dict[str, list[str]] = defaultdict(list)
    for article, found in sorted(having.items()):
        for token in found:
            postings[token].append(article)
    shared: dict[tuple[str, str], float] = defaultdict(float)
    for token, articles in sorted(postings.items()):
        if token in rare if rare is not None else 1 < len(articles) <= limits["spread"]:
            for at, mine in enumerate(articles):
                for theirs in articles[at + 1 :]:
                    shared[mine, theirs] += min(having[mine][token], having[theirs][token])
    return (pair for pair, weight in sorted(shared.items()) if weight >= limits["together"])


def _of_two(mine: Sequence[Told], theirs: Sequence[Told], lexicon: Lexicon) -> Iterator[Alignment]:
    """The pairs of two articles of which each is the other's best."""
    limits = told.data()["companions"]
    agreed = list(_agreed(mine, theirs, lexicon))
    matched = {id(one) for pair in agreed for one in pair}
    best: dict[int, tuple[float, Told, Told, nearness.Points]] = {}
    open_mine, open_theirs = (
        [one for one in side if id(one) not in matched and not one.first][:_MOST]
        for side in (mine, theirs)
    )
    by_kind: dict[str, list[Told]] = defaultdict(list)
    for other in open_theirs:
        by_kind[other.kind].append(other)
    for one in open_mine:
        for other in by_kind.get(one.kind, ()):
            points = nearness.points(one, other, agreed, lexicon)
            score = sum(value for _, value in points)
            if not points or score < limits["least"]:
                continue
            for side in (one, other):
                if id(side) not in best or score > best[id(side)][0]:
                    best[id(side)] = (score, one, other, points)
    different = [
        (score, points, one, other)
        for one in open_mine
        for score, mine_, other, points in [best.get(id(one), (0.0, None, one, ()))]
        if mine_ is one and best[id(other)][1] is one
    ]
    for score, points, one, other in different:
        yield _aligned(one, other, agreed, score - limits["least"], points)
    if different:
        yield from _agreeing(agreed)


def _agreeing(agreed: Sequence[nearness.Pair]) -> Iterator[Alignment]:
    """The figures that two articles have in common, each once."""
    seen: set[int] = set()
    for one, other in agreed:
        if not (one.first or other.first or id(one) in seen or id(other) in seen):
            seen |= {id(one), id(other)}
            yield _aligned(one, other, agreed, one.weight, ())


def _aligned(
    one: Told, other: Told, agreed: Sequence[nearness.Pair], score: float, points: nearness.Points
) -> Alignment:
    together = told.data()["companions"]["company"]["together"]
    counted = dict(points)
    return Alignment(
        one.claim,
        other.claim,
        score=round(score, 6),
        shared=nearness.shared(one, other, agreed),
        points=points,
        by_figures=True,
        together=counted.get("company", 0.0) >= together or "slip" in counted,
    )


def _agreed(
    mine: Sequence[Told], theirs: Sequence[Told], lexicon: Lexicon
) -> Iterator[tuple[Told, Told]]:
    """Figures that both articles give, of what may be one thing."""
    by_kind: dict[str, list[Told]] = defaultdict(list)
    for other in theirs:
        by_kind[other.kind].append(other)
    for one in mine:
        for other in by_kind.get(one.kind, ()):
            if one.agrees(other) and not nearness.apart(one, other, lexicon):
                yield one, other
