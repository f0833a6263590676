"""Whether one name is short for another: 中国商飞 of 中国商用飞机, KEPCO of its English name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.clusters import names as naming
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.suggest.data import listed

_WORD = pattern_of(r"[A-Za-zÀ-ɏ]+")
_MOST = 8  # letters of an acronym
_BEGINNING = 4  # letters that a word lends an acronym at most


def is_short_for(short: str, long: str) -> bool:
    """Whether a name is made of the beginnings of another's words, in their order."""
    if naming.is_han(short) != naming.is_han(long):
        return False
    return _picks(short, long) if naming.is_han(short) else is_acronym(short, long)


def _picks(short: str, long: str) -> bool:
    """Some characters of a long Chinese name in their order, not merely a piece of its inside."""
    if not 2 <= len(short) < len(long):
        return False
    at = -1
    for char in short:
        at = long.find(char, at + 1)
        if at < 0:
            return False
    return short not in long or long.startswith(short)


def is_acronym(short: str, long: str) -> bool:
    """Whether capitals are the beginnings of the words of a name."""
    letters = short.replace(".", "").replace("&", "")
    capitals = sum(char.isupper() for char in letters)
    if not (letters.isascii() and letters.isalpha()) or not 2 <= len(letters) <= _MOST:
        return False
    if capitals < 2:
        return False
    wanted, tails = letters.lower(), listed("en", "tails")
    ends = [wanted, wanted[:-1]] if wanted[-1] in tails and len(wanted) > 2 else [wanted]
    return any(
        len(parts) > 1 and _made_of(end, tuple(parts)) for parts in _parts(long) for end in ends
    )


def _parts(long: str) -> Iterator[list[str]]:
    """The words of a name: all, without small ones, without the ending of a company."""
    words = [part for word in _WORD.findall(long) for part in _humps(word)]
    small, endings = listed("en", "small"), _endings()
    for used in (words, [word for word in words if word.lower() not in small]):
        yield [word.lower() for word in used]
        while used and used[-1].lower() in endings:
            used = used[:-1]
        yield [word.lower() for word in used]


def _humps(word: str) -> list[str]:
    """SoftBank: Soft, Bank; IBM stays whole."""
    return re.findall(r"[A-Z]?[^A-Z]+|[A-Z]+(?![^A-Z])", word) or [word]


@lru_cache(maxsize=1)
def _endings() -> frozenset[str]:
    return frozenset(read_data("names.yaml")["affixes"]["subject"]["behind"])


@lru_cache(maxsize=4096)
def _made_of(wanted: str, words: tuple[str, ...]) -> bool:
    """Whether letters are beginnings of all words, one behind the other."""
    if not words:
        return not wanted
    return any(
        wanted[:size] == words[0][:size] and _made_of(wanted[size:], words[1:])
        for size in range(1, min(_BEGINNING, len(words[0]), len(wanted)) + 1)
    )
