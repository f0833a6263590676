"""The word lists of figures.yaml, both languages in one, ready for matching.

A `WordTable` finds the longest word that starts, or ends, at a place of the text: two dictionary
look-ups where nothing stands there, which is nearly always.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from importlib.resources import files
from typing import Any, Generic, TypeVar

from claimcheck import yamlfile
from claimcheck.lexicon import units as unit_table

T = TypeVar("T")
LANGUAGES = ("zh", "en")


class WordTable(Generic[T]):
    """Words and what they mean; a Latin letter or digit never touches a Latin end of a word."""

    def __init__(self, words: Mapping[str, T]) -> None:
        self.words = dict(words)
        self._heads: dict[str, tuple[int, ...]] = _lengths(self.words, 0)
        self._tails: dict[str, tuple[int, ...]] = _lengths(self.words, -1)

    def at(self, text: str, at: int) -> tuple[int, T] | None:
        """End and meaning of the longest word that starts at a place."""
        if at >= len(text):
            return None
        for length in self._heads.get(text[at], ()):
            end = at + length
            word = text[at:end]
            if len(word) == length and word in self.words and not _joined(text, end - 1, end):
                return end, self.words[word]
        return None

    def before(self, text: str, end: int) -> tuple[int, T] | None:
        """Start and meaning of the longest word that ends at a place."""
        if end <= 0:
            return None
        for length in self._tails.get(text[end - 1], ()):
            start = end - length
            if start < 0:
                continue
            word = text[start:end]
            if word in self.words and not _joined(text, start - 1, start):
                return start, self.words[word]
        return None


def _lengths(words: Iterable[str], index: int) -> dict[str, tuple[int, ...]]:
    found: dict[str, set[int]] = {}
    for word in words:
        found.setdefault(word[index], set()).add(len(word))
    return {head: tuple(sorted(lengths, reverse=True)) for head, lengths in found.items()}


def _joined(text: str, left: int, right: int) -> bool:
    """Whether a word runs on across the border of two neighbouring characters."""
    if left < 0 or right >= len(text):
        return False
    a, b = text[left], text[right]
    return a.isascii() and b.isascii() and a.isalpha() and b.isalnum()


@dataclass(frozen=True)
class Affix:
    """What a word before or behind a figure says.

    Attributes:
        role: hedge, bound or filler.
        op: of a bound.
        unless: characters that make another word of it when they follow.
    """

    role: str
    op: str = ""
    unless: str = ""


@dataclass(frozen=True)
class Special:
    """A word that is a figure by itself (翻番, doubled)."""

    kind: str
    unit: str
    op: str = "="
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False
    direction: int = 0


@dataclass(frozen=True)
class Words:
    """All of it; the names are those of figures.yaml."""

    digits: dict[str, int]
    scales: dict[str, Decimal]
    short_tens: dict[str, str]
    english: dict[str, tuple[str, Decimal]]
    abbreviations: dict[str, Decimal]
    denominators: dict[str, Decimal]
    money_only: frozenset[str]
    blockers: WordTable[frozenset[str]]
    english_blockers: re.Pattern[str]
    before: WordTable[Affix]
    after: WordTable[Affix]
    limited: tuple[str, ...]
    cues: WordTable[bool]
    minus: WordTable[bool]
    up_down: WordTable[int]
    nouns: WordTable[int]
    levels: WordTable[int]
    from_words: WordTable[bool]
    to_zero: WordTable[bool]
    turns: tuple[str, ...]
    compared: dict[str, str]
    compared_pattern: re.Pattern[str]
    ratio_verbs: re.Pattern[str]
    ratio_blocked: re.Pattern[str]
    rates: dict[str, str]
    rate_pattern: re.Pattern[str]
    windows_before: WordTable[bool]
    windows_after: WordTable[bool]
    windows_later: WordTable[bool]
    enumerations: re.Pattern[str]
    specials: dict[str, Special]
    specials_pattern: re.Pattern[str]
    left_out: frozenset[str]
    growth: re.Pattern[str]
    rank: dict[str, tuple[str, ...]]
    rank_ordinals: dict[str, int]
    comparisons: dict[str, dict[str, str]]


@lru_cache(maxsize=1)
def load() -> Words:
    """The shipped lists."""
    zh, en = (_read(language) for language in LANGUAGES)
    compared = _both(zh, en, "compared")
    rates = _both(zh, en, "rates")
    specials = dict(_specials([*zh["specials"], *en["specials"]]))
    return Words(
        digits=zh["digits"],
        scales={word: Decimal(value) for word, value in zh["scales"].items()},
        short_tens=zh["short_tens"],
        english=_english(en),
        abbreviations={word: Decimal(value) for word, value in en["abbreviations"].items()},
        denominators={word: Decimal(value) for word, value in en["ordinals"].items()},
        money_only=frozenset(en["money_only"]),
        blockers=WordTable(
            {w: frozenset(unless) for w, _, unless in (b.partition("!") for b in zh["blockers"])}
        ),
        english_blockers=re.compile(
            "|".join(rf"(?<![A-Za-z]){re.escape(w)}(?![A-Za-z])" for w in en["blockers"]), re.I
        ),
        before=WordTable(dict(_before(zh) | _before(en))),
        after=WordTable(dict(_after(zh) | _after(en))),
        limited=tuple(zh["bounds"]["limited"]),
        cues=_set(zh, en, "cues"),
        minus=_set(zh, en, "minus"),
        up_down=WordTable(_signed(zh, "up", "down") | _signed(en, "up", "down")),
        nouns=WordTable(
            _signed(zh, "rise_nouns", "fall_nouns") | _signed(en, "rise_nouns", "fall_nouns")
        ),
        levels=WordTable(_levels(zh, "") | _levels(en, " ")),
        from_words=_set(zh, en, "from"),
        to_zero=_set(zh, en, "to_zero"),
        turns=tuple(zh["turns"]),
        compared=compared,
        compared_pattern=_pattern(compared),
        ratio_verbs=_pattern(zh["ratio"]["verbs"]),
        ratio_blocked=_pattern(zh["ratio"]["blocked"]),
        rates=rates,
        rate_pattern=_pattern(rates),
        windows_before=WordTable(
            dict.fromkeys([*zh["windows"]["before"], *en["windows"]["before"]], True)
        ),
        windows_after=WordTable(
            dict.fromkeys([*zh["windows"]["after"], *en["windows"]["after"]], True)
        ),
        windows_later=WordTable(dict.fromkeys(zh["windows"]["later"], True)),
        enumerations=_pattern([*zh["enumerations"], *en["enumerations"]]),
        specials=specials,
        specials_pattern=_pattern(specials),
        left_out=frozenset(zh["tables"]["leave_out"] + en["tables"]["leave_out"]),
        growth=_pattern([*zh["tables"]["growth"], *en["tables"]["growth"]]),
        rank={name: tuple([*zh["ranks"][name], *en["ranks"][name]]) for name in zh["ranks"]},
        rank_ordinals=en["ranks_as_ordinals"],
        comparisons=_comparisons(zh, en),
    )


def _comparisons(*languages: dict[str, Any]) -> dict[str, dict[str, str]]:
    """For each strength of a comparing word: word → operator."""
    found: dict[str, dict[str, str]] = {"strong": {}, "weak": {}, "with": {}}
    for data in languages:
        for strength, ops in data["comparisons"].items():
            for op, words in ops.items():
                found[strength] |= dict.fromkeys(words, op)
    return found


def _read(language: str) -> dict[str, Any]:
    path = files("claimcheck.lexicon").joinpath(language, "figures.yaml")
    data: dict[str, Any] = yamlfile.load_trusted(path.read_text(encoding="utf-8"))
    return data


def _both(zh: dict[str, Any], en: dict[str, Any], key: str) -> dict[str, str]:
    return {**zh[key], **en[key]}


def _set(zh: dict[str, Any], en: dict[str, Any], key: str) -> WordTable[bool]:
    return WordTable(dict.fromkeys([*zh[key], *en[key]], True))


def _signed(data: dict[str, Any], up: str, down: str) -> dict[str, int]:
    return dict.fromkeys(data[up], 1) | dict.fromkeys(data[down], -1)


def _levels(data: dict[str, Any], gap: str) -> dict[str, int]:
    """升至, fell to: a change verb and the word that makes its figure the level reached."""
    verbs = _signed(data, "up", "down")
    return {f"{verb}{gap}{to}": sign for verb, sign in verbs.items() for to in data["to"]} | (
        dict.fromkeys(data["goes_to"], 0)
    )


def _before(data: dict[str, Any]) -> dict[str, Affix]:
    found = {word: Affix("filler") for word in data["fillers"]}
    found |= {word: Affix("hedge") for word in data["hedges"]["before"]}
    for op, words in data["bounds"]["before"].items():
        found |= {word: Affix("bound", op=op) for word in words}
    return found


def _after(data: dict[str, Any]) -> dict[str, Affix]:
    found = {}
    for role, op, words in [
        ("hedge", "", data["hedges"]["after"]),
        *(("bound", op, words) for op, words in data["bounds"]["after"].items()),
    ]:
        for word, _, unless in (written.partition("!") for written in words):
            found[word] = Affix(role, op, unless)
    return found


def _english(data: dict[str, Any]) -> dict[str, tuple[str, Decimal]]:
    found = {word: ("one", Decimal(value)) for word, value in data["ones"].items()}
    found |= {word: ("ten", Decimal(value)) for word, value in data["tens"].items()}
    found |= {word: ("scale", Decimal(value)) for word, value in data["scales"].items()}
    return found


def _specials(entries: list[dict[str, Any]]) -> Iterator[tuple[str, Special]]:
    for entry in entries:
        low, high = (None if entry.get(k) is None else Decimal(entry[k]) for k in ("low", "high"))
        if entry["kind"] != "bound":
            high = low
        op = entry.get("op", "~" if entry.get("approximate") else "=")
        special = Special(
            entry["kind"],
            entry["unit"],
            op,
            low,
            high,
            bool(entry.get("approximate")),
            entry.get("direction", 0),
        )
        yield from ((word, special) for word in entry["words"])


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest word first; Latin words with a border on both sides."""
    return "|".join(_bordered(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(any_of(words))


def _bordered(word: str) -> str:
    left = r"(?<![A-Za-z])" if word[0].isascii() and word[0].isalpha() else ""
    right = r"(?![A-Za-z])" if word[-1].isascii() and word[-1].isalpha() else ""
    return f"{left}{re.escape(word)}{right}"


@lru_cache(maxsize=1)
def unit_words() -> tuple[
    WordTable[unit_table.Sense],
    WordTable[unit_table.Sense],
    WordTable[unit_table.Sense],
    WordTable[unit_table.Sense],
]:
    """The unit table's words: Chinese, English, signs, marks before the numeral."""
    table = unit_table.load()
    return WordTable(table.zh), WordTable(table.en), WordTable(table.signs), WordTable(table.before)
