"""Sentences that share rare words: which may be of one thing, and what tells them apart."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Container, Iterator, Mapping, Sequence
from typing import Protocol, TypeVar

from claimcheck.clusters import told


class Worded(Protocol):
    """A sentence of an article with its words."""

    @property
    def article(self) -> str:
        """The article that it stands in."""
        ...

    @property
    def words(self) -> told.Words:
        """Its words."""
        ...


S = TypeVar("S", bound=Worded)
# Of the sentences of an article that share words with another one, so many are looked at closely.
_CLOSE = 6


def candidates(
    sides: Sequence[S],
    may_meet: Callable[[S, S], bool],
    rare: Container[str] | None = None,
    asked: Collection[int] | None = None,
) -> Iterator[tuple[int, int]]:
    """Pairs of indices, the lower first, whose sentences share words of some weight; each once.

    Args:
        sides: sentences of articles.
        may_meet: whether two of them may be of one thing, their words aside.
        rare: the words that are rare enough to look for, where these sentences are but a part of
            all; None to count them here.
        asked: the sentences of which a pair has one, whatever is common among the others: these
            were chosen for their sake. None for all.
    """
    limits = told.data()
    postings: dict[str, list[int]] = defaultdict(list)
    for index, side in enumerate(sides):
        for word in side.words.every:
            postings[word].append(index)
    per: dict[tuple[int, str], list[tuple[float, int]]] = defaultdict(list)
    seen: set[tuple[int, int]] = set()
    for index, side in enumerate(sides):
        if asked is not None and index not in asked:
            continue
        weights: dict[int, float] = defaultdict(float)
        for word, weight in side.words.every.items():
            others = postings[word]
            if asked is None and (
                word not in rare if rare is not None else len(others) > limits["spread"]
            ):
                continue
            for other in others:
                weights[other] += weight
        for other, weight in weights.items():
            if weight >= limits["common"] and may_meet(side, sides[other]):
                per[index, sides[other].article].append((-weight, other))
                if asked is not None and other not in asked:
                    per[other, side.article].append((-weight, index))
        if asked is None:
            yield from _closest(per, seen)
            per.clear()
    yield from _closest(per, seen)


def _closest(
    per: Mapping[tuple[int, str], list[tuple[float, int]]], seen: set[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Of each sentence, and each article that it shares words with, the pairs that share most."""
    for (index, _), near in per.items():
        for _, other in sorted(near)[:_CLOSE]:
            pair = (index, other) if index < other else (other, index)
            if pair not in seen:
                seen.add(pair)
                yield pair


def uncommon(counts: Mapping[str, int]) -> frozenset[str]:
    """The words that find candidates: in two sentences at least, and in few of all.

    Args:
        counts: in how many sentences of a class each word stands.
    """
    most = told.data()["spread"]
    return frozenset(word for word, count in counts.items() if 1 < count <= most)


def exchanged(one: Worded, other: Worded, *, local: bool = False) -> bool:
    """Whether each has a name, or a noun as rare, that the sentence of the other one has not.

    Args:
        one: a sentence.
        other: another one.
        local: look at the clause of the figure and the one before it only.
    """
    mine, theirs = (side.words.local if local else side.words.every for side in (one, other))
    return any(w in one.words.names and w not in other.words.every for w in mine) and any(
        w in other.words.names and w not in one.words.every for w in theirs
    )


def in_order(one: Worded, other: Worded) -> bool:
    """Whether the words of two sentences come in one order, or nearly."""
    from difflib import SequenceMatcher

    matched = SequenceMatcher(None, list(one.words.every), list(other.words.every), autojunk=False)
    return matched.ratio() >= float(told.data()["verbatim"]["cover"])
