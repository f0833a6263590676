"""Finding the longest word of a list that starts, or ends, at a place of a text.

Two dictionary look-ups where no word stands, which is nearly always; nothing is compiled.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Generic, TypeVar

T = TypeVar("T")


class WordTable(Generic[T]):
    """Words and what they mean; a Latin end of a word never touches a Latin letter or digit."""

    __slots__ = ("_heads", "_tails", "words")

    def __init__(self, words: Mapping[str, T]) -> None:
        self.words = dict(words)
        self._heads = _by_character(self.words, 0)
        self._tails = _by_character(self.words, -1)

    def at(self, text: str, at: int) -> tuple[int, T] | None:
        """End and meaning of the longest word that starts at a place."""
        words = self._heads.get(text[at : at + 1])
        if words is None or not text.startswith(words, at):
            return None
        for word in words:  # the longest first
            if text.startswith(word, at):
                end = at + len(word)
                if not _joined(text, end - 1, end):
                    return end, self.words[word]
        return None

    def before(self, text: str, end: int) -> tuple[int, T] | None:
        """Start and meaning of the longest word that ends at a place."""
        words = self._tails.get(text[end - 1 : end])
        if words is None or not text.endswith(words, 0, end):
            return None
        for word in words:  # the longest first
            if text.endswith(word, 0, end):
                start = end - len(word)
                if not _joined(text, start - 1, start):
                    return start, self.words[word]
        return None


def _by_character(words: Iterable[str], index: int) -> dict[str, tuple[str, ...]]:
    """The words by their first or last character, the longest first."""
    found: dict[str, list[str]] = {}
    for word in sorted(words, key=len, reverse=True):
        found.setdefault(word[index], []).append(word)
    return {character: tuple(members) for character, members in found.items()}


def _joined(text: str, left: int, right: int) -> bool:
    """Whether a Latin word runs on across the border of two neighbouring characters."""
    if left < 0 or right >= len(text):
        return False
    a, b = text[left], text[right]
    return a < "\x80" and b < "\x80" and a.isalpha() and b.isalnum()


def any_of(words: Iterable[str]) -> str:
    """An alternation, the longest word first; Latin words with a border on both sides."""
    ordered = sorted(words, key=len, reverse=True)
    return "|".join(map(_bordered, ordered)) or "(?!)"


def _bordered(word: str) -> str:
    left = r"(?<![A-Za-z])" if word[0] < "\x80" and word[0].isalpha() else ""
    right = r"(?![A-Za-z])" if word[-1] < "\x80" and word[-1].isalpha() else ""
    return f"{left}{re.escape(word)}{right}"
