"""Published articles that may tell of what new ones tell, by the rare words of their sentences."""

from __future__ import annotations

import json
import math
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import field
from datetime import date, timedelta
from typing import Any

from claimcheck.clusters import Told, rare
from claimcheck.frozen import record
from claimcheck.ledger import header
from claimcheck.ledger.header import Header
from claimcheck.ledger.index.tables import Index
from claimcheck.ledger.store import Entry
from claimcheck.lexicon import read_data

_NUMBER = "I"  # of `array`: a word as it is kept
_END = 0  # behind the words of a sentence
_TOGETHER = 500  # rows that are asked for at once
Asker = tuple[int, int]  # a new article and its sentence
_Ranked = list[tuple[float, int]]  # how much files share with a sentence, the nearest first


class _Numbers(dict[str, int]):
    """Words as numbers; two that share one only make a reader look once more."""

    def __missing__(self, word: str) -> int:
        number = zlib.crc32(word.encode("utf-8", "surrogatepass")) or 1
        self[word] = number
        return number


_numbers = _Numbers()


@record
class New:
    """What a new article tells that others may tell in like words.

    Attributes:
        sentences: those that hold figures or name times.
        published: its day, None where it is not known.
    """

    sentences: tuple[Told, ...]
    published: str | None = None


@record
class Near:
    """Published articles that are worth reading beside new ones.

    Attributes:
        entries: by path.
        more: how many others have sentences that are as near, and are too many.
        unkept: how many articles of the ledger keep no sentences.
    """

    entries: tuple[Entry, ...] = ()
    more: int = 0
    unkept: int = 0


def packed(head: Header) -> bytes | None:
    """The words of an article's sentences as the index keeps them; None where there are none."""
    if head.sentences is None and not head.words:
        return None
    told = head.sentences
    if told is None:
        told = (" ".join((rare.ANY, *head.words)),)
    numbers = array(_NUMBER)
    for sentence in () if head.withdrawn else told:
        words = sentence.split(" ")
        numbers.extend(map(_numbers.__getitem__, words))
        numbers.extend(_numbers[whole] for word in words if (whole := rare.unsized(word)) != word)
        numbers.append(_END)
    return numbers.tobytes()


def nearby(index: Index, articles: Sequence[New], *, without: Collection[str] = ()) -> Near:
    """The published articles with sentences that have the most of rare words of new sentences.

    How many there are of each sentence, and how common a word may be, says lexicon/alignment.yaml.

    Args:
        index: brought up to date.
        articles: the new ones.
        without: paths of articles to leave out.
    """
    limits: dict[str, Any] = read_data("alignment.yaml")["near"]
    rows: list[tuple[Any, ...]] = index.rows("SELECT file, words FROM rare")
    kept = [(int(file), array(_NUMBER, words)) for file, words in rows if words is not None]
    recent = [_of_those_days(index, new.published) for new in articles]
    scores = _Asked.of(articles, index, recent).scores(kept, int(limits["common"]))
    there = _files(index, {file for found in scores.values() for file in found}, without)
    wanted: dict[int, list[_Ranked]] = defaultdict(list)
    for (article, _), found in sorted(scores.items()):
        wanted[article] += _ranked(found, there, recent[article])
    chosen, left = set[int](), set[int]()
    for article, ranked in wanted.items():
        each = limits["most"] // len(articles[article].sentences)
        mine, others = _chosen(ranked, there, limits, max(limits["least"], each))
        chosen |= mine
        left |= others
    entries = (_entry(index, file) for file in chosen)
    near = sorted(entries, key=lambda entry: entry.header.document)
    return Near(tuple(near), len(left - chosen), len(rows) - len(kept))


def _of_those_days(index: Index, day: str | None) -> frozenset[int]:
    """The files of articles that were published within days of a new one, as far as is known."""
    if day is None:
        return frozenset()
    apart = timedelta(days=int(read_data("precision.yaml")["editions"]["days"]))
    since, until = (date.fromisoformat(day) + step for step in (-apart, apart))
    sql = "SELECT id FROM files WHERE published BETWEEN ? AND ?"
    rows: list[tuple[Any, ...]] = index.rows(sql, (since.isoformat(), until.isoformat()))
    return frozenset(int(file) for (file,) in rows)


def _ranked(
    scores: Mapping[int, float], there: Mapping[int, str], recent: Container[int]
) -> Iterator[_Ranked]:
    """The articles like a sentence, the nearest first: those of its days, and the others."""
    order = sorted(
        (file for file in scores if file in there),
        key=lambda file: (-scores[file], there[file]),
    )
    for together in (True, False):
        near = [(scores[file], file) for file in order if (file in recent) == together]
        if near:
            yield near


def _chosen(
    ranked: Sequence[_Ranked],
    there: Mapping[int, str],
    limits: Mapping[str, Any],
    least: int,
) -> tuple[set[int], set[int]]:
    """The articles to read for a new one, and those that are as near and too many.

    Each sentence has its nearest ones, `least` of them, and those that are about as near, up to a
    bound; where all of them are too many together, each sentence gives way alike.
    """
    wanted: dict[int, tuple[int, float]] = {}
    left: set[int] = set()
    for near in ranked:
        best = near[0][0]
        for place, (score, file) in enumerate(near):
            if place >= least and score < limits["share"] * best:
                break
            if place >= limits["most"]:
                left.add(file)
            else:
                wanted[file] = min(wanted.get(file, (place, -score)), (place, -score))
    order = sorted(wanted, key=lambda file: (wanted[file], there[file]))
    return set(order[: limits["all"]]), {*left, *order[limits["all"] :]}


@record(frozen=False)
class _Asked:
    """What new sentences are looked up by.

    Attributes:
        askers: by word the sentences that may have it.
        classes: by class the sentences that tell it.
        sizes: sizes of figures, which are no words.
        recent: by new article the files of those published in its days.
    """

    askers: dict[int, list[Asker]] = field(default_factory=lambda: defaultdict(list))
    classes: dict[int, set[Asker]] = field(default_factory=lambda: defaultdict(set))
    sizes: set[int] = field(default_factory=set)
    recent: Sequence[Container[int]] = ()

    @classmethod
    def of(cls, articles: Iterable[New], index: Index, recent: Sequence[Container[int]]) -> _Asked:
        """The words and classes of the sentences of new articles."""
        asked = cls(recent=recent)
        for article, new in enumerate(articles):
            for place, sentence in enumerate(new.sentences):
                sizes = set(rare.sizes(sentence))
                words = rare.spellings(sentence.text, index.lexicon)
                for word in {*words, *rare.exacts(sentence), *sizes}:
                    asked.askers[_numbers[word]].append((article, place))
                asked.sizes.update(map(_numbers.__getitem__, sizes))
                for kind in rare.classes(sentence):
                    asked.classes[_numbers[kind]].add((article, place))
        return asked

    def scores(
        self, kept: Sequence[tuple[int, array[int]]], common: int
    ) -> dict[Asker, dict[int, float]]:
        """By new sentence how much of rarity it shares with a sentence of each published article.

        Args:
            kept: the words of published sentences by article.
            common: only with a word that no more articles have do two sentences meet, but for
                those of articles of the same days.
        """
        told = frozenset(self.askers)
        shared = [(file, words, both) for file, words in kept if (both := told.intersection(words))]
        spread = Counter(word for *_, both in shared for word in both)
        weights = {word: math.log((len(kept) + 1) / many) for word, many in spread.items()}
        seeds = frozenset(word for word, many in spread.items() if many <= common) - self.sizes
        found: dict[Asker, dict[int, float]] = defaultdict(dict)
        for file, words, both in shared:
            seeded = not both.isdisjoint(seeds)
            of_those_days = any(file in files for files in self.recent)
            if not seeded and not of_those_days:
                continue
            for sentence in _sentences(words):
                has_seed = seeded and not seeds.isdisjoint(sentence)
                if not has_seed and not of_those_days:
                    continue
                for asker, score in self._of(sentence, weights):
                    if has_seed or file in self.recent[asker[0]]:
                        found[asker][file] = max(found[asker].get(file, 0.0), score)
        return found

    def _of(
        self, sentence: Sequence[int], weights: Mapping[int, float]
    ) -> Iterator[tuple[Asker, float]]:
        """What new sentences share with a published one, those of a class of it."""
        kinds = [self.classes[word] for word in sentence if word in self.classes]
        if not kinds:
            return
        sums: dict[Asker, float] = defaultdict(float)
        named = set[Asker]()
        for word in sentence:
            if word in weights:
                for asker in self.askers[word]:
                    sums[asker] += weights[word]
                named.update(() if word in self.sizes else self.askers[word])
        for asker in named:
            if any(asker in askers for askers in kinds):
                yield asker, sums[asker]


def _sentences(words: array[int]) -> Iterator[array[int]]:
    start = 0
    for _ in range(words.count(_END)):
        end = words.index(_END, start)
        yield words[start:end]
        start = end + 1


def _files(index: Index, files: Iterable[int], without: Collection[str]) -> dict[int, str]:
    """The names of files by their numbers, but for those of some articles."""
    wanted, found = sorted(files), dict[int, str]()
    for at in range(0, len(wanted), _TOGETHER):
        some = wanted[at : at + _TOGETHER]
        marks = ", ".join("?" * len(some))
        sql = f"SELECT id, name, document FROM files WHERE id IN ({marks})"  # noqa: S608
        rows: list[tuple[Any, ...]] = index.rows(sql, some)
        for file, name, path in rows:
            if path not in without:
                found[int(file)] = str(name)
    return found


def _entry(index: Index, file: int) -> Entry:
    ((text, name),) = index.rows("SELECT header, name FROM files WHERE id = ?", (file,))
    return Entry(header.from_json(json.loads(str(text))), str(name))
