"""A text under reading: itself, its lower case, its blanked copy, and where its clauses end."""

from __future__ import annotations

from bisect import bisect_left, bisect_right

from claimcheck.patterns import pattern_of
from claimcheck.quantities.masks import masked
from claimcheck.quantities.words import UnitWords, unit_words

HAN = pattern_of(r"[\u4e00-\u9fff]")
LATIN = pattern_of(r"[A-Za-z]")
# one character class first, so that the engine skips to the next mark
_BREAK = pattern_of(
    r"[，。；！？\n;!?…,.:：](?:(?<=[，。；！？\n;!?…])"
    r"|(?<=,)(?![0-9]{3}(?![0-9]))|(?<=\.)(?=\s|$)|(?<=[:：])(?![0-9]))"
)


def lowered(text: str) -> str:
    """A text in lower case, of the same length: a character that would become two stays."""
    lower = text.lower()
    if len(lower) != len(text):
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    return lower


class Context:
    """The text and what is derived from it once.

    Attributes:
        text: the working text.
        lower: in lower case, of the same length.
        chinese, latin, each, prices: whether Chinese characters, Latin letters, 每, or a word that
            begins with "pric" or "cost", stand in it.
        blank: the text with everything that is no quantity blanked out.
        units: the words of the units in use.
        breaks: ends of the clauses, in order.
    """

    __slots__ = (
        "_breaks", "blank", "chinese", "each", "latin", "lower", "prices", "text", "units",
    )  # fmt: skip

    def __init__(self, text: str, lower: str | None = None, units: UnitWords | None = None) -> None:
        self.text = text
        self.lower = lowered(text) if lower is None else lower
        self.units = unit_words() if units is None else units
        self.chinese = HAN.search(text) is not None
        self.latin = LATIN.search(text) is not None
        self.each = "每" in text
        self.prices = self.latin and ("pric" in self.lower or "cost" in self.lower)
        self.blank = masked(text, self.lower, chinese=self.chinese, latin=self.latin)
        self._breaks: list[int] | None = None

    @property
    def breaks(self) -> list[int]:
        """Found when first asked for: many passages hold no figure."""
        if self._breaks is None:
            self._breaks = [match.start() for match in _BREAK.finditer(self.text)]
        return self._breaks

    def clause(self, at: int) -> tuple[int, int]:
        """Start and end of the clause around a place, without its marks."""
        breaks = self.breaks
        index = bisect_right(breaks, at)
        start = breaks[index - 1] + 1 if index else 0
        end = breaks[index] if index < len(breaks) else len(self.text)
        return start, end

    def before(self, at: int, reach: int = 30) -> str:
        """The blanked text of the clause before a place, at most `reach` characters of it."""
        breaks = self.breaks
        index = bisect_left(breaks, at)
        start = breaks[index - 1] + 1 if index else 0
        return self.blank[max(start, at - reach) : at]

    def after(self, at: int, reach: int = 12) -> str:
        """The text of the clause behind a place, at most `reach` characters of it."""
        breaks = self.breaks
        index = bisect_left(breaks, at)
        end = breaks[index] if index < len(breaks) else len(self.text)
        return self.lower[at : min(end, at + reach)]

    def skip_space(self, at: int) -> int:
        """The place before one space, if one ends here."""
        return at - 1 if self.text[at - 1 : at] == " " else at
