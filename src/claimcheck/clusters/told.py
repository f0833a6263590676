"""The words around a figure, each with how much it says of what the figure is of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from claimcheck import tagging
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Around

# A word as it is compared, its weight, where it stands, how long it is there, whether it is a noun.
Weighed = tuple[str, float, int, int, bool]

_HAN = pattern_of("[\u3400-\u9fff]")
_LATIN = pattern_of(r"[A-Za-z](?<![0-9A-Za-z_].)[\w’'-]*")  # the end of 12th is no word
_BREAK = pattern_of(r"[，。；;：:,、!?！？]")
_ENDINGS = ("’s", "'s", "ies", "ing", "ed", "s", "y")
_NOUNS = ("n", "j", "l", "i")  # parts of speech; those below say nothing by themselves
_EMPTY = ("u", "p", "c", "r", "y", "e", "o", "q", "w", "x", "d", "m", "t", "f")


@record
class Words:
    """The words of a sentence around one of its figures.

    Attributes:
        every: weight by word, of the whole sentence.
        own: those of the figure's own clause.
        local: those of that clause and of the one before it, which often names what it is of.
        names: the nouns of a weight that tells two things apart.
        spelled: how the sentence spells each word.
        times: the years, quarters, months, days that the sentence names.
        weight, own_weight: of all words, of those of the clause.
    """

    every: dict[str, float]
    own: dict[str, float]
    local: dict[str, float]
    names: frozenset[str]
    spelled: dict[str, str]
    times: tuple[str, ...]
    weight: float
    own_weight: float


@lru_cache(maxsize=1)
def data() -> dict[str, Any]:
    """The facts of lexicon/alignment.yaml."""
    found: dict[str, Any] = read_data("alignment.yaml")
    return found


def words(around: Around, lexicon: Lexicon) -> Words:
    """The words around a figure.

    Args:
        around: where it stands.
        lexicon: whose names count as one word.
    """
    before, start, end = _clauses(around)
    every: dict[str, float] = {}
    own: dict[str, float] = {}
    local: dict[str, float] = {}
    spelled: dict[str, str] = {}
    names: set[str] = set()
    for word, weight, at, length, noun in _weighed(around.text, lexicon):
        if around.start <= at < around.end:
            continue
        every[word] = weight
        if noun and weight >= data()["verbatim"]["name"]:
            names.add(word)
        spelled.setdefault(word, around.text[at : at + length])
        if start <= at < end:
            own[word] = weight
        if before <= at < end:
            local[word] = weight
    return Words(
        every,
        own,
        local,
        frozenset(names),
        spelled,
        _times(around.text),
        sum(every.values()),
        sum(own.values()),
    )


def unknown(mine: Words, theirs: Words, whole: str) -> float:
    """The weight of the words of a sentence that another article has nowhere.

    Args:
        mine: the words of the sentence.
        theirs: those of a sentence of the other article.
        whole: that article; a name that it spells otherwise elsewhere counts as unknown.
    """
    text = _lower(whole)
    return sum(
        weight
        for word, weight in mine.every.items()
        if word not in theirs.every and word not in text and mine.spelled[word].lower() not in text
    )


@lru_cache(maxsize=256)
def _lower(text: str) -> str:
    return text.lower()


def _clauses(around: Around) -> tuple[int, int, int]:
    """Where the clause before begins, then the figure's own, and where that ends.

    A comma inside of the figure cuts nothing.
    """
    breaks = [m.end() for m in _BREAK.finditer(around.text, 0, around.start)]
    behind = _BREAK.search(around.text, around.end)
    before, start = (0, 0, *breaks)[-2:]
    return before, start, behind.start() if behind is not None else len(around.text)


@lru_cache(maxsize=1)
def _time_words() -> re.Pattern[str]:
    return pattern_of("|".join(data()["times"]), re.IGNORECASE)


@lru_cache(maxsize=1 << 15)
def days(text: str) -> frozenset[str]:
    """The days of a month that a text names, without their month."""
    pattern = pattern_of("|".join(data()["days"]))
    return frozenset(day for found in pattern.finditer(text) for day in found.groups() if day)


@lru_cache(maxsize=1 << 14)
def _times(text: str) -> tuple[str, ...]:
    return tuple(found[0].lower() for found in _time_words().finditer(text))


@lru_cache(maxsize=1 << 14)
def _weighed(text: str, lexicon: Lexicon) -> tuple[Weighed, ...]:
    """The words that say something; what names a time is told by `Words.times`."""
    found = _chinese(text, lexicon) if _HAN.search(text) else _english(text)
    times = [(m.start(), m.end()) for m in _time_words().finditer(text)]
    return tuple(one for one in found if not any(start <= one[2] < end for start, end in times))


def _chinese(text: str, lexicon: Lexicon) -> Iterator[Weighed]:
    rarity = data()["rarity"]
    known = holders(lexicon)
    for word, tag, start, _ in tagging.tag(text, lexicon):
        named = known.get(word)
        if named is not None:
            yield named, float(rarity["most"]), start, len(word), True
        elif tag == "eng":
            yield word.lower(), float(rarity["name"]), start, len(word), True
        elif tag[0] not in _EMPTY and _HAN.search(word):
            rare = tagging.rarity(word, lexicon)
            if rare >= rarity["least"]:
                weight = min(rare - rarity["zero"], rarity["most"])
                yield word, weight, start, len(word), tag[0] in _NOUNS


@lru_cache(maxsize=4)
def holders(lexicon: Lexicon) -> dict[str, str]:
    """The id, behind #, of each Chinese name that means one holder: 沪指 and 上证综指 are one word.

    Names of places stay words: they stand in the names of others.
    """
    found: dict[str, set[str]] = {}
    for entity in lexicon.entities.values():
        if entity.kind not in ("country", "region"):
            for name in entity.names:
                found.setdefault(name, set()).add(entity.id)
    return {
        name: f"#{min(ids)}"
        for name, ids in found.items()
        if len(ids) == 1 and len(name) > 1 and _HAN.search(name)
    }


def _english(text: str) -> Iterator[Weighed]:
    rarity, plain = data()["rarity"], _plain()
    for found in _LATIN.finditer(text):
        word = found[0]
        if word.lower() in plain or len(word) < 2:
            continue
        named = word[0].isupper() and found.start() > 0
        weight = float(rarity["name" if named else "word"])
        yield stem(word.lower()), weight, found.start(), len(word), named


def latin(text: str) -> Iterator[str]:
    """The Latin words of a text in small letters."""
    return (found[0].lower() for found in _LATIN.finditer(text))


def stem(word: str) -> str:
    """An English word without the ending of a plural or a verb: companies and company are one."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word.removesuffix(ending)
    return word


@lru_cache(maxsize=1)
def _plain() -> frozenset[str]:
    return frozenset(map(str, data()["plain"]))
