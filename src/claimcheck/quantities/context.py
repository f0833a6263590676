"""A text under reading: itself, its lower case, its blanked copy, and where its clauses end."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field

from claimcheck.quantities.masks import masked

_BREAK = re.compile(r"[，。；！？\n;!?…]|,(?![0-9]{3}(?![0-9]))|\.(?=\s|$)|[:：](?![0-9])")
_SENTENCE = re.compile(r"[。；！？\n;!?]|\.(?=\s[A-Z]|\s*$)")
HAN = re.compile(r"[\u4e00-\u9fff]")


@dataclass(slots=True)
class Context:
    """The text and what is derived from it once.

    Attributes:
        text: the working text.
        lower: in lower case, of the same length.
        blank: with everything that is no quantity blanked out.
        breaks: ends of the clauses, in order.
        chinese: whether Chinese characters stand in it.
    """

    text: str
    lower: str
    blank: str
    breaks: list[int] = field(default_factory=list)
    chinese: bool = False

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around a place, without its marks."""
        index = bisect_right(self.breaks, at)
        start = self.breaks[index - 1] + 1 if index else 0
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        return start, end

    def before(self, at: int, reach: int = 30) -> str:
        """The blanked text of the clause before a place, at most `reach` characters of it."""
        index = bisect_left(self.breaks, at)
        start = self.breaks[index - 1] + 1 if index else 0
        return self.blank[max(start, at - reach) : at]

    def after(self, at: int, reach: int = 12) -> str:
        """The text of the clause behind a place, at most `reach` characters of it."""
        index = bisect_left(self.breaks, at)
        end = self.breaks[index] if index < len(self.breaks) else len(self.text)
        return self.lower[at : min(end, at + reach)]


def context(text: str) -> Context:
    """The context of a text."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    breaks = [match.start() for match in _BREAK.finditer(text)]
    return Context(text, lower, masked(text), breaks, HAN.search(text) is not None)
