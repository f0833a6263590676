"""How much a reading of bytes looks like text that somebody wrote.

A wrong code page gives valid characters, but ones that hardly anybody writes. So a reading is
measured by the characters it gives: Chinese is mostly written with some 1200 of them (and their
traditional forms), in `lexicon/characters.yaml`; both scripts count in any encoding.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path

from claimcheck.yamlfile import load_trusted

_DATA = Path(__file__).parents[1] / "lexicon" / "characters.yaml"
ENOUGH = 0.5  # of a right reading, at least so much is common; a wrong one stays below a third
MARGIN = 0.2  # and by so much it leads every other reading
_KNOWN = 0.6  # a character of the first level of GB 2312 or Big5, weighed against a common one
_MARKS = frozenset("，。、；：？！“”‘’（）《》〈〉「」『』【】—–…·％〇　￥＄～－")


def share(text: str, *, ascii_too: bool = False) -> float:
    """The share of common characters, from 0 to 1; 0 where there is nothing to measure.

    Args:
        text: a reading.
        ascii_too: measure ASCII as well, which only in two-byte encodings tells anything.
    """
    total = good = 0.0
    for char, count in Counter(text).items():
        if char.isascii() and not ascii_too:
            continue
        total += count
        good += count * _weight(char)
    return good / total if total else 0.0


def han(text: str) -> int:
    """How many characters are of the block that Chinese is written with."""
    return sum("\u4e00" <= char <= "\u9fff" for char in text)


def _weight(char: str) -> float:
    if char in _MARKS or char in _common():
        return 1.0
    if char.isascii():
        return float(char.isprintable() or char in "\t\n\r")
    if "\u4e00" <= char <= "\u9fff" and _is_first_level(char):
        return _KNOWN
    return 1.0 if "０" <= char <= "９" else 0.0


def _is_first_level(char: str) -> bool:
    """Whether one of the two national standards counts it among the frequent ones."""
    simplified = char.encode("gb2312", "ignore")
    traditional = char.encode("big5", "ignore")
    return 0xB0 <= (simplified or b"\0")[0] <= 0xD7 or 0xA4 <= (traditional or b"\0")[0] <= 0xC6


@cache
def _common() -> frozenset[str]:
    lists: dict[str, str] = load_trusted(_DATA.read_text("utf-8"))
    return frozenset("".join(lists.values())) - {"\n"}
