"""Names and measures learnt from articles, each with the places that speak for it.

    articles → pairs of names (`appositions`, `alike`) → aliases and new entities (`names`)
             → phrases that figures are given for (`measures`) → synonyms and new measures
             → a lexicon file with the evidence as comments (`written`)

A suggestion is for a person to check. What the lexicon knows is never suggested, and a name that
means something else already is told as a conflict. The order of articles never matters.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from claimcheck import guarded
from claimcheck.suggest import alike, appositions, facts, measures, names
from claimcheck.suggest.article import Article
from claimcheck.suggest.data import limits
from claimcheck.suggest.model import Conflict, Evidence, Pair, Suggestion, Suggestions
from claimcheck.suggest.weighing import score

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Document

SECTIONS = ("entities", "aliases", "measures", "synonyms")

__all__ = ["SECTIONS", "Conflict", "Suggestion", "Suggestions", "learn"]


def learn(documents: Iterable[Document], lexicon: Lexicon) -> Suggestions:
    """What articles teach beyond a lexicon; they are read one after the other, none is kept.

    Args:
        documents: the articles, in any order.
        lexicon: what is known.
    """
    from claimcheck import pipeline

    count, pairs, told = 0, list[Pair](), list[facts.Fact]()
    for document in documents:
        with guarded.sparing():
            claims, mentions = pipeline.read(document, lexicon)
            article = Article(document, claims, mentions, lexicon)
            pairs += appositions.find(article)
            told += facts.of(article)
            count += 1
    told.sort(key=lambda fact: (fact.place, fact.measure, str(fact.says)))
    pairs += [*alike.find(told, lexicon), *_used(pairs, told)]
    subjects = facts.unknown_subjects(told)
    named, unclear = names.put_together(pairs, subjects, lexicon)
    measured, doubtful = measures.find(told, lexicon)
    return Suggestions(
        count, _ranked([*named, *measured]), tuple(sorted({*unclear, *doubtful}, key=_by_name))
    )


def _used(pairs: Iterable[Pair], told: Iterable[facts.Fact]) -> Iterator[Pair]:
    """The places where figures are told of what stood in mere brackets, by its own name."""
    brackets = {
        (pair.evidence.place.path, pair.right.text): pair
        for pair in pairs
        if pair.evidence.kind in ("bracket", "aside")
    }
    for fact in told:
        pair = brackets.get((fact.path, fact.subject.text)) if fact.subject is not None else None
        if pair is not None:
            yield Pair(pair.left, pair.right, Evidence("used", fact.place))


def _by_name(conflict: Conflict) -> tuple[object, ...]:
    return conflict.name, conflict.of, conflict.means, conflict.place


def _ranked(found: Iterable[Suggestion]) -> dict[str, tuple[Suggestion, ...]]:
    """By section, what has most evidence first."""
    ranked = sorted(found, key=lambda one: (-score(one.evidence), str(sorted(one.entry.items()))))
    return {
        section: tuple(one for one in ranked if one.section == section)[: limits()["most"]]
        for section in SECTIONS
    }
