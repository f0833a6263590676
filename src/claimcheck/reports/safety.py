r"""Text from articles must not drive a terminal.

Control characters, escape sequences, bidirectional overrides and invisible characters are shown
(\x1b, \u202e), never executed; combining marks may not pile up over the lines above.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from claimcheck.reports import drawing

_HIDDEN = frozenset("\ufe0e\ufe0f")  # they only choose between two looks of one character
_UNPRINTABLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = 2  # combining marks on one character; more of them overflow the line above


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """One character as it may be printed."""
    if char in _HIDDEN:
        return ""
    if char in "\t\n\r":
        return " "
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char == "\u3000" else " "
    return escaped(char) if category in _UNPRINTABLE else char


def escaped(char: str) -> str:
    """The character's code, spelt out."""
    return char.encode("unicode_escape").decode("ascii")


def safe(text: str) -> str:
    """Any text as it may be printed, its signs in ASCII where only that can be shown."""
    if text.isascii() and text.isprintable():
        return text
    out: list[str] = []
    marks = 0
    for char in text:
        marks = marks + 1 if unicodedata.category(char) in ("Mn", "Me") else 0
        out.append(escaped(char) if marks > _MARKS else shown(char))
    return drawing.spelt("".join(out))
