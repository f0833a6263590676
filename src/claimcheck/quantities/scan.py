"""Where numerals stand in a text.

Two searches over the blanked text: digits and Chinese numerals, led by one character class, and
English number words. What a hit is worth is `numerals`' and `english`'s business.
"""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache

from claimcheck.quantities import english
from claimcheck.quantities.context import HAN, Context, lowered
from claimcheck.quantities.masks import blocked
from claimcheck.quantities.numerals import Number, decimal_number, han_number
from claimcheck.quantities.parts import JOINTS, Numeral, calculated, joint, vulgar
from claimcheck.quantities.runs import Patterns, patterns, spelled

_SHORT = 4  # a text this short is a figure by itself: 一个


def candidate(known: Patterns, text: str, lower: str, start: int, end: int) -> bool:
    """Whether a numeral may stand in a stretch of a text: the cheap look before any other."""
    if known.start.search(text, start, end) is not None:
        return True
    if end - start <= _SHORT and known.every.search(text, start, end) is not None:
        return True
    return HAN.search(text, start, end) is None and bool(spelled(known, lower[start:end]))


def numerals(context: Context) -> list[Numeral]:
    """Every numeral of a text, in order, none overlapping."""
    blank, known = context.blank, patterns(context.units)
    found = _digits_and_han(known, blank)
    if not context.chinese:
        return _with_english(known, blank, found)
    if context.latin:  # 4.5 billion in Chinese text; number words are not looked for there
        return [n if n.kind == "han" else _extended(blank, context.lower, n) for n in found]
    return found


def _digits_and_han(known: Patterns, blank: str) -> list[Numeral]:
    start_of = known.start if len(blank) > _SHORT else known.every
    plain, run = known.plain.match, known.run.match
    found: list[Numeral] = []
    at = 0
    while True:
        hit = start_of.search(blank, at)
        if hit is None:
            return found
        start = hit.start()
        if blank[start] > "9":
            skip = blocked(blank, start)
            if skip:
                at = skip
                continue
        match = plain(blank, start) or run(blank, start)
        if match is None:
            numeral = vulgar(blank, start)
            at = start + 1
        else:
            numeral = _numeral(known, blank, start, match[0])
            at = match.end()
        if numeral is not None:
            found.append(numeral)
            at = max(at, numeral.end) if numeral.end > start else at


def _numeral(known: Patterns, blank: str, start: int, run: str) -> Numeral | None:
    """The numeral that a run of numeral characters makes, as much of it as makes one."""
    first = run[0]
    if first <= "9":
        return _from_digits(known, blank, start, run)
    if start and blank[start - 1] in "好上" and (blank[start - 1] == "上" or first in "几数"):
        vague = han_number(blank[start - 1] + run)
        if vague is not None and (first in "十百千万亿几数"):
            return Numeral(start - 1, start + len(run), vague, "han", vague.low)
    return joint(known, blank, start, run) or _shortened(start, run)


def _shortened(start: int, run: str) -> Numeral | None:
    """The longest beginning of a run that is a numeral."""
    for end in range(len(run), max(0, len(run) - 8), -1):
        piece = run[:end].rstrip()
        worth = _worth(piece) if len(piece) <= 64 else None
        if worth is not None:
            return Numeral(start, start + len(piece), worth[0], "han", worth[1])
    return None


@lru_cache(maxsize=4096)
def _worth(piece: str) -> tuple[Number, Decimal] | None:
    """A numeral, and what it is without its scales."""
    number = han_number(piece)
    return None if number is None else (number, number.low / number.scale)


def _from_digits(known: Patterns, blank: str, start: int, run: str) -> Numeral | None:
    bare = start > 0 and blank[start - 1] == "." and "." not in run  # .5
    if bare and not blank[start - 2 : start - 1].isalnum():
        run, start = "." + run, start - 1
    if run.isascii():
        number = decimal_number(run)
        if number is None:
            return None
        numeral = Numeral(start, start + len(run), number, "digits", number.low)
        if blank[numeral.end : numeral.end + 1] not in JOINTS:
            return numeral
        return joint(known, blank, start, run) or calculated(blank, numeral)
    return joint(known, blank, start, run) or _shortened(start, run)


def _with_english(known: Patterns, blank: str, found: list[Numeral]) -> list[Numeral]:
    """The digits with their English scales, and the numerals in words."""
    lower = lowered(blank)
    words = spelled(known, lower)
    merged: list[Numeral] = []
    reach = 0
    for numeral in found:
        if numeral.start < reach:
            continue
        merged += _words(lower, words, reach, numeral.start)
        if merged and merged[-1].end > numeral.start:
            reach = merged[-1].end
            continue
        if numeral.kind == "digits":
            numeral = _extended(blank, lower, numeral)
        merged.append(numeral)
        reach = numeral.end
    return merged + _words(lower, words, reach, len(lower))


def _words(lower: str, words: list[int], start: int, end: int) -> list[Numeral]:
    """The numerals that begin with one of the words of a stretch."""
    found: list[Numeral] = []
    at = start
    for index in range(bisect_left(words, start), len(words)):
        word = words[index]
        if word >= end:
            break
        read = english.read(lower, word) if word >= at else None
        if read is None:
            continue
        first, at, number = read
        if first < start:
            first = word
        found.append(Numeral(first, at, number, "english", number.low / number.scale))
    return found


def _extended(blank: str, lower: str, numeral: Numeral) -> Numeral:
    read = english.extend(blank, lower, numeral.end, numeral.number)
    if read is None:
        return numeral
    end, number = read
    return replace(numeral, end=end, number=number, plain=number.low / number.scale)
