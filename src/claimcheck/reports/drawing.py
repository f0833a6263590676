"""What a terminal can draw: signs and their ASCII stand-ins, and how wide characters are there.

Both hold while a result is laid out (`using`), so that whatever measures or makes text agrees.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.reports import Look

_SIGNS = {
    "rule": "─-",
    "bar": "│|",
    "cross": "┼+",
    "tick": "┴+",
    "dot": "●*",
    "ring": "○o",
    "right": "▶>",
    "left": "◀<",
    "line": "─-",
    "open": "┄.",
}
# Typographic signs of our own words, of values and of articles, for terminals that have none.
_SPELT = {
    "…": "...", "→": "->", "←": "<-", "≥": ">=", "≤": "<=", "≠": "!=", "≈": "~", "×": "x",
    "−": "-", "–": "-", "—": "--", "·": "-", "“": '"', "”": '"', "‘": "'", "’": "'", "Δ": "delta",
    "±": "+/-", "°": "deg", "µ": "u", "Ω": "ohm", "²": "^2", "³": "^3", "½": "1/2",
    "₂": "2", "│": "|", "─": "-", "€": "EUR", "£": "GBP", "¥": "YUAN",
}  # fmt: skip
# What is drawn between such texts is one cell wide either way.
_DRAWN = str.maketrans(
    {"·": "-", "…": "~", "→": ">", "│": "|", "─": "-", "┼": "+", "“": '"', "”": '"', "−": "-"}
)

_ASCII: ContextVar[bool] = ContextVar("ascii", default=False)
_WIDE: ContextVar[bool] = ContextVar("wide", default=False)
_LINKS: ContextVar[Path | None] = ContextVar("links", default=None)


@contextmanager
def using(look: Look) -> Iterator[None]:
    """Draw and measure as a look wants it."""
    tokens = _ASCII.set(look.ascii), _WIDE.set(look.wide), _LINKS.set(look.links)
    try:
        yield
    finally:
        _ASCII.reset(tokens[0])
        _WIDE.reset(tokens[1])
        _LINKS.reset(tokens[2])


def link(path: str, line: int, style: str) -> str:
    """The style of a place, with a link to it where the terminal takes one.

    The path is percent-encoded: nothing of a file's name reaches the terminal as it is.
    """
    root = _LINKS.get()
    if root is None:
        return style
    file = root / path
    table, row, _ = path.partition("#")
    if row and not file.exists() and (root / table).is_file():
        file = root / table  # one article of a table
    return f"{style} link {file.absolute().as_uri()}#{line}"


def sign(name: str) -> str:
    """A sign to draw with, one cell wide.

    Where characters of ambiguous width are wide the stand-ins are drawn: lines of two cells a
    character would leave gaps.
    """
    signs = _SIGNS[name]
    return signs[1] if _ASCII.get() or _WIDE.get() else signs[0]


def rule(width: int) -> str:
    """A line across."""
    return sign("rule") * width


def spelt(text: str) -> str:
    """Words and values in ASCII, as far as they are signs; letters of any script stay."""
    if not _ASCII.get() or text.isascii():
        return text
    return "".join(_SPELT.get(char, char) for char in text)


def finished(text: str) -> str:
    """A finished line, its last signs in ASCII; nothing of it becomes wider."""
    return text.translate(_DRAWN) if _ASCII.get() else text


def wide() -> bool:
    """Whether characters of ambiguous width fill two cells."""
    return _WIDE.get()
