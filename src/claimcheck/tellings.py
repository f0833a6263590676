"""What articles tell in like words: the sentences around figures, and events with their times.

The stages know neither each other nor the documents; what holds two articles against each other by
their words takes their sentences from here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from claimcheck import claims as claiming
from claimcheck import clusters as clustering
from claimcheck.documents import around, sentences_of
from claimcheck.records import Alignment, Around, Claim, Dating, Document

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon


def tellings(document: Document) -> Iterator[clustering.Telling]:
    """The sentences and headings of an article."""
    for start, where in sentences_of(document):
        yield clustering.Telling(document.article, start, where)


def surroundings(documents: Iterable[Document]) -> Callable[[Claim], Around | None]:
    """Where the figure of a claim stands, where its article is at hand: a ledger has no texts."""
    known = {document.article: document for document in documents}

    def where(claim: Claim) -> Around | None:
        if claim.place == "cell" or claim.quantity is None:
            return None
        document = known.get(claim.article)
        return around(document, claim.figure) if document is not None else None

    return where


def aligned(
    claims: Sequence[Claim],
    documents: Iterable[Document],
    lexicon: Lexicon,
    *,
    rare: Mapping[str, Container[str]] | None = None,
    focus: Container[str] | None = None,
) -> tuple[Alignment, ...]:
    """Claims of two articles that are of one thing by the words or the figures beside them.

    Args:
        claims: of any articles.
        documents: the articles that are at hand.
        lexicon: the names that are known.
        rare: by class the words and the tokens of figures that are rare enough to look for, where
            these articles are but a part of all; None to count them here.
        focus: as in `clusters.align`.
    """
    by_words = clustering.align(claims, surroundings(documents), lexicon, rare=rare, focus=focus)
    known = {(one.left.id, one.right.id) for one in by_words}
    tokens = None if rare is None else rare.get(clustering.FIGURES, ())
    by_figures = clustering.companions(claims, lexicon, rare=tokens, focus=focus)
    return (*by_words, *(one for one in by_figures if (one.left.id, one.right.id) not in known))


def sentences(document: Document, claims: Iterable[Claim]) -> tuple[clustering.Told, ...]:
    """The sentences of an article that hold figures or name times, each once, as they come.

    Args:
        document: the article.
        claims: those of it.
    """
    where = surroundings([document])
    found: dict[str, dict[str, None]] = {}
    for claim in claims:
        around = where(claim)
        if clustering.kind(claim):
            told = found.setdefault(around.text if around is not None else "", {})
            told[clustering.sized(claim)] = None
            told.update(dict.fromkeys(clustering.exact(claim)))
    for telling in tellings(document):
        for time in telling.times:
            found.setdefault(telling.around.text, {})[f"@{time.kind}"] = None
    return tuple(clustering.Told(text, tuple(kinds)) for text, kinds in found.items())


def datings(
    documents: Iterable[Document],
    lexicon: Lexicon,
    *,
    rare: Container[str] | None = None,
    focus: Container[str] | None = None,
) -> Iterator[Dating]:
    """What two articles tell in like words, and set at two times: an event of each.

    Args:
        documents: the articles.
        lexicon: the names that are known.
        rare: the words that are rare enough to look for, where these articles are but a part of
            all; None to count them here.
        focus: as `clustering.pairings` has it.
    """
    documents = tuple(documents)
    if len(documents) < 2:
        return
    told = (telling for document in documents for telling in tellings(document))
    pairs = clustering.pairings(told, lexicon, rare=rare, focus=focus)
    articles = [(pair.left.article, pair.right.article) for pair in pairs]
    every = Counter(articles)
    apart = Counter(both for both, pair in zip(articles, pairs, strict=True) if pair.apart)
    events = claiming.Events(documents, lexicon)
    for both, pair in zip(articles, pairs, strict=True):
        if pair.apart:
            left, right = zip(*pair.apart, strict=True)
            yield Dating(
                left=events.at(both[0], *pair.left.span(left[0])),
                right=events.at(both[1], *pair.right.span(right[0])),
                times=tuple((pair.left.text(a), pair.right.text(b)) for a, b in pair.apart),
                shared=pair.shared,
                among=(apart[both], every[both]),
            )
