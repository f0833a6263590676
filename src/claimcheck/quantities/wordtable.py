"""Finding the longest word of a list that starts, or ends, at a place of a text.

One dictionary look-up where no word stands, which is nearly always, else one for each length that
the words with this character have; nothing is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any, Generic, TypeVar

from ahocorasick_rs import AhoCorasick, MatchKind

from claimcheck.patterns import pattern_of

T = TypeVar("T")

_FEW = 2  # lengths that are tried without looking at the second character
_ONE, _NONE = (1,), ()


class WordTable(Generic[T]):
    """Words and what they mean; a Latin end of a word touches no Latin letter, a digit no digit.

    Attributes:
        words: what each word means.
        heads, tails: for each first and last character the lengths of its words, longest first.
            Where most places have none, the caller may look for the character by itself.
    """

    __slots__ = ("_few", "_pairs", "heads", "tails", "words")

    words: dict[str, T]
    heads: dict[str, tuple[int, ...]]
    tails: dict[str, tuple[int, ...]]
    _few: dict[str, tuple[int, ...] | None]
    _pairs: dict[str, tuple[int, ...]]

    def __init__(self, words: Mapping[str, T]) -> None:
        self.words = dict(words)

    def __getattr__(self, name: str) -> Any:
        """What words are found by, made when it is first asked for: one article asks for little."""
        match name:
            case "heads":
                self.heads = _lengths(self.words, 0)
            case "tails":
                self.tails = _lengths(self.words, -1)
            case "_few":
                heads = self.heads.items()
                self._few = {head: n if len(n) <= _FEW else None for head, n in heads}
            case "_pairs":
                self._pairs = _lengths_of_pairs(self.words, self.heads)
            case _:
                raise AttributeError(name)
        return getattr(self, name)

    def at(self, text: str, at: int) -> tuple[int, T] | None:
        """End and meaning of the longest word that starts at a place."""
        lengths = self._few.get(text[at : at + 1], _NONE)
        if lengths is None:
            lengths = self._pairs.get(text[at : at + 2], _ONE)
        words = self.words
        for length in lengths:
            end = at + length
            word = text[at:end]
            if word in words and len(word) == length:
                if word[-1] < "\x80" and _joined(text, end - 1, end):
                    continue
                return end, words[word]
        return None

    def before(self, text: str, end: int) -> tuple[int, T] | None:
        """Start and meaning of the longest word that ends at a place."""
        lengths = self.tails.get(text[end - 1 : end])
        if lengths is None:
            return None
        for length in lengths:
            start = end - length
            if start >= 0:
                word = text[start:end]
                if word in self.words:
                    if word[0] < "\x80" and _joined(text, start - 1, start):
                        continue
                    return start, self.words[word]
        return None


def _lengths(words: Iterable[str], index: int) -> dict[str, tuple[int, ...]]:
    """For each first or last character the lengths of its words, the longest first."""
    found: dict[str, tuple[int, ...]] = {}
    for character, length in sorted({(word[index], len(word)) for word in words}, reverse=True):
        found[character] = (*found.get(character, ()), length)
    return found


def _lengths_of_pairs(
    words: Iterable[str], heads: Mapping[str, tuple[int, ...]]
) -> dict[str, tuple[int, ...]]:
    """The same by the first two characters, for first characters whose words have many lengths."""
    many = {head for head, lengths in heads.items() if len(lengths) > _FEW}
    if not many:
        return {}
    found: dict[str, set[int]] = {}
    for word in words:
        if word[0] in many and len(word) > 1:
            found.setdefault(word[:2], {1}).add(len(word))
    return {pair: tuple(sorted(members, reverse=True)) for pair, members in found.items()}


def _joined(text: str, left: int, right: int) -> bool:
    """Whether a Latin word runs on across the border of two neighbouring characters."""
    if left < 0 or right >= len(text):
        return False
    a, b = text[left], text[right]
    if a >= "\x80" or b >= "\x80":
        return False
    return b.isalnum() if a.isalpha() else a.isdigit() and b.isdigit()


class WordFinder:
    """The first word of a list in a text, the longest at its place; Latin words with borders."""

    __slots__ = ("_automaton", "_pattern", "_words")

    _words: list[str]
    _pattern: re.Pattern[str]
    _automaton: AhoCorasick

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(words)

    def __getattr__(self, name: str) -> Any:
        """Pattern and automaton are made when they are first asked for."""
        match name:
            case "_pattern":
                self._pattern = pattern_of(any_of(self._words))
            case "_automaton":
                longest = MatchKind.LeftmostLongest
                self._automaton = AhoCorasick(self._words, matchkind=longest)
            case _:
                raise AttributeError(name)
        return getattr(self, name)

    def seen(self, text: str) -> bool:
        """Whether one of the words stands anywhere, borders aside: quick, and nearly always no."""
        return bool(self._automaton.find_matches_as_indexes(text))

    def first(self, text: str) -> str | None:
        """The word itself, None of none."""
        if not self.seen(text):
            return None
        match = self._pattern.search(text)
        return match[0] if match else None

    def all(self, text: str) -> list[re.Match[str]]:
        """Every one of the words, in their order."""
        return list(self._pattern.finditer(text)) if self.seen(text) else []


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest word first; Latin words with a border on both sides."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(map(_bordered, ordered)) or "(?!)"


def _bordered(word: str) -> str:
    left = r"(?<![A-Za-z])" if word[0] < "\x80" and word[0].isalpha() else ""
    right = r"(?![A-Za-z])" if word[-1] < "\x80" and word[-1].isalpha() else ""
    return f"{left}{re.escape(word)}{right}"
