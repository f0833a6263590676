"""Whether a Chinese and a Latin name sound alike: 西门子, Siemens. Consonants alone are compared.

A transliteration keeps the order of consonants, roughly: each of them is taken for a class of
sounds that Chinese syllables tell apart badly (r and l, b and p); vowels go.
"""

from __future__ import annotations

from functools import lru_cache
from itertools import groupby

from claimcheck.clusters import names as naming
from claimcheck.clusters import sounds
from claimcheck.patterns import pattern_of
from claimcheck.suggest.data import limits

_SYLLABLE = pattern_of(r"(zh|ch|sh|[bpmfdtnlgkhjqxzcsrw])?[a-zü]*?(n)?(?:g|r)?$")
_MANY = 64  # ways of reading a name, at most


def alike(left: str, right: str) -> bool:
    """Whether one of two names of two scripts is written as the other sounds."""
    han, latin = (left, right) if naming.is_han(left) else (right, left)
    heard = _of_latin(latin)
    return len(heard) >= limits()["alike"]["sounds"] and heard in _of_han(han)


@lru_cache(maxsize=2)
def _classes(script: str) -> dict[str, str]:
    """Consonant (or several letters for one) to its class."""
    table = limits()["sounds"][script]
    return {letters: name for name, listed in table.items() for letters in listed}


@lru_cache(maxsize=4096)
def _of_latin(name: str) -> str:
    """The classes of a Latin name's consonants; doubled ones are one."""
    classes, found, at = _classes("latin"), [], 0
    text = naming.form(name, "subject").core
    while at < len(text):
        size = 3 if text[at : at + 3] in classes else 2 if text[at : at + 2] in classes else 1
        found.append(classes.get(text[at : at + size], ""))
        at += size
    return "".join(name for name, _ in groupby(filter(None, found)))


@lru_cache(maxsize=4096)
def _of_han(name: str) -> frozenset[str]:
    """The same for every reading of a Chinese name."""
    ways = {""}
    for char in naming.form(name, "subject").core:
        readings = {_of_syllable(syllable) for syllable in sounds.readings(char)}
        if not readings or len(ways) * len(readings) > _MANY:
            return frozenset()
        ways = {way + reading for way in ways for reading in readings}
    return frozenset("".join(name for name, _ in groupby(way)) for way in ways)


@lru_cache(maxsize=512)
def _of_syllable(syllable: str) -> str:
    """The class of the consonant it begins with, and of the n it ends with."""
    match = _SYLLABLE.match(syllable)
    first, last = (match[1] or "", match[2] or "") if match else ("", "")
    classes = _classes("pinyin")
    return classes.get(first, "") + classes.get(last, "")
