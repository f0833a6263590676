"""Comparisons of two things, those that say the same together, and the levels of the two."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from claimcheck.rules import crowds
from claimcheck.rules.conflicts import Statement
from claimcheck.rules.model import Rule
from claimcheck.rules.ratios import Fact
from claimcheck.rules.statements import NO_LEVEL, levels
from claimcheck.rules.view import View

Values = dict[tuple[str, str], list[Statement]]


def spoken(facts: Iterable[Fact]) -> list[list[Fact]]:
    """Facts that say the same in one article, together."""
    groups: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for one in facts:
        groups[one.claim.article, one.subject, one.comparand, one.ratio].append(one)
    return list(groups.values())


class Levels:
    """The levels of things by measure and dimension, looked up once."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._known: dict[tuple[str, str], dict[str, tuple[crowds.Shelf, list[Statement]]]] = {}

    def of(self, thing: str, measure: str) -> dict[str, tuple[crowds.Shelf, list[Statement]]]:
        """By dimension all levels by article, and those that stand for all."""
        if (thing, measure) not in self._known:
            found = {}
            for cluster in self._view.of(thing, measure):
                told = levels(cluster.claims)
                if told and cluster.dimension not in NO_LEVEL:
                    some = crowds.firsts(crowds.crowd(self._view, told, crowds.THREE))
                    found[cluster.dimension] = crowds.Shelf(told), some
            self._known[thing, measure] = found
        return self._known[thing, measure]

    def at_home(self, one: Fact) -> bool:
        """Whether the article of a comparison gives a level of each of the two."""
        measure, article = self._view.measure(one.claim), one.claim.article
        mine, theirs = self.of(one.subject, measure), self.of(one.comparand, measure)
        return any(
            mine[key][0].of(article) and theirs[key][0].of(article)
            for key in mine.keys() & theirs.keys()
        )

    def told(self, thing: str, measures: Iterable[str], article: str) -> Values:
        """The levels of a thing that a comparison in an article is held against."""
        return {
            (measure, dimension): [
                *some,
                *(s for s in shelf.of(article) if len(some) < len(shelf.every) and s not in some),
            ]
            for measure in measures
            for dimension, (shelf, some) in self.of(thing, measure).items()
        }


def of_many(
    rule: Rule, view: View, told: list[list[Fact]], levels_of: Levels
) -> Iterator[Sequence[Fact]]:
    """The comparisons; of very many, those that say the same as one.

    Where an article gives levels of both things, it is looked at by itself.
    """
    if view.spoken.get(rule.id, len(told)) <= crowds.FEW:
        yield from told
        return
    others: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for facts in told:
        one = facts[0]
        if levels_of.at_home(one):
            yield facts
        else:
            scope = tuple(view.scope(one.claim).items())
            said = (one.subject, one.comparand, one.ratio, view.measure(one.claim), scope)
            more = (one.claim.period, one.claim.modality, one.worded)
            others[(*said, *more)].extend(facts)
    yield from others.values()
