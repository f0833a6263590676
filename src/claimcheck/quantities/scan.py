"""Where numerals stand in a text.

Two searches over the blanked text: digits and Chinese numerals, led by one character class, and
English number words. What a hit is worth is `numerals`' and `english`'s business.
"""

from __future__ import annotations

import re
from dataclasses import replace

from claimcheck.quantities import english
from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.masks import blocked
from claimcheck.quantities.numerals import decimal_number, han_number
from claimcheck.quantities.parts import JOINTS, Numeral, calculated, joint, vulgar
from claimcheck.quantities.runs import patterns

_SHORT = 4  # a text this short is a figure by itself: 一个


def candidate(text: str) -> bool:
    """Whether a numeral may stand in a text: the cheap look before any other."""
    if patterns().start.search(text) is not None:
        return True
    if len(text) <= _SHORT and patterns().every.search(text) is not None:
        return True
    return HAN.search(text) is None and patterns().word.search(text.lower()) is not None


def numerals(context: Context) -> list[Numeral]:
    """Every numeral of a text, in order, none overlapping."""
    blank = context.blank
    found = _digits_and_han(blank, patterns().start if len(blank) > _SHORT else patterns().every)
    if not context.chinese:
        return _with_english(blank, blank.lower(), found)
    if context.latin:  # 4.5 billion in Chinese text; number words are not looked for there
        return [n if n.kind == "han" else _extended(blank, context.lower, n) for n in found]
    return found


def _digits_and_han(blank: str, start_of: re.Pattern[str]) -> list[Numeral]:
    search, run = start_of.search, patterns().run.match
    found: list[Numeral] = []
    at = 0
    while True:
        hit = search(blank, at)
        if hit is None:
            return found
        start = hit.start()
        if blank[start] > "9":
            skip = blocked(blank, start)
            if skip:
                at = skip
                continue
        match = run(blank, start)
        if match is None:
            numeral = vulgar(blank, start)
            at = start + 1
        else:
            numeral = _numeral(blank, start, match[0])
            at = match.end()
        if numeral is not None:
            found.append(numeral)
            at = max(at, numeral.end) if numeral.end > start else at


def _numeral(blank: str, start: int, run: str) -> Numeral | None:
    """The numeral that a run of numeral characters makes, as much of it as makes one."""
    first = run[0]
    if first.isdigit() and first.isascii():
        return _from_digits(blank, start, run)
    if start and blank[start - 1] in "好上" and (blank[start - 1] == "上" or first in "几数"):
        vague = han_number(blank[start - 1] + run)
        if vague is not None and (first in "十百千万亿几数"):
            return Numeral(start - 1, start + len(run), vague, "han", vague.low)
    return joint(blank, start, run) or _shortened(start, run)


def _shortened(start: int, run: str) -> Numeral | None:
    """The longest beginning of a run that is a numeral."""
    for end in range(len(run), max(0, len(run) - 8), -1):
        piece = run[:end].rstrip()
        number = han_number(piece) if len(piece) <= 64 else None
        if number is not None:
            return Numeral(start, start + len(piece), number, "han", number.low / number.scale)
    return None


def _from_digits(blank: str, start: int, run: str) -> Numeral | None:
    if start and blank[start - 1] == "." and not blank[start - 2 : start - 1].isalnum():
        run, start = "." + run, start - 1
    if run.isascii():
        number = decimal_number(run)
        if number is None:
            return None
        numeral = Numeral(start, start + len(run), number, "digits", number.low)
        if blank[numeral.end : numeral.end + 1] not in JOINTS:
            return numeral
        return joint(blank, start, run) or calculated(blank, numeral)
    return joint(blank, start, run) or _shortened(start, run)


def _with_english(blank: str, lower: str, found: list[Numeral]) -> list[Numeral]:
    """The digits with their English scales, and the numerals in words."""
    merged: list[Numeral] = []
    reach = 0
    for numeral in found:
        if numeral.start < reach:
            continue
        merged += _words(lower, reach, numeral.start)
        if merged and merged[-1].end > numeral.start:
            reach = merged[-1].end
            continue
        if numeral.kind == "digits":
            numeral = _extended(blank, lower, numeral)
        merged.append(numeral)
        reach = numeral.end
    return merged + _words(lower, reach, len(lower))


def _words(lower: str, start: int, end: int) -> list[Numeral]:
    found: list[Numeral] = []
    at = start
    while at < end:
        hit = patterns().word.search(lower, at, end)
        if hit is None:
            break
        read = english.read(lower, hit.start())
        if read is None:
            at = hit.end()
            continue
        first, last, number = read
        if first < start:
            first = hit.start()
        found.append(Numeral(first, last, number, "english", number.low / number.scale))
        at = last
    return found


def _extended(blank: str, lower: str, numeral: Numeral) -> Numeral:
    read = english.extend(blank, lower, numeral.end, numeral.number)
    if read is None:
        return numeral
    end, number = read
    return replace(numeral, end=end, number=number, plain=number.low / number.scale)
