"""Where numerals stand in a text.

Two searches over the blanked text: digits and Chinese numerals, led by one character class, and
English number words. What a hit is worth is `numerals`' and `english`'s business.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from claimcheck.quantities import english
from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.masks import blocked
from claimcheck.quantities.numerals import ONE, Number, decimal_number, han_number, point
from claimcheck.quantities.words import load, unit_words

Kind = Literal["digits", "han", "english"]

_DECIMAL = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9]|[.,][0-9])|[0-9]+)(?:\.[0-9]+)?"
)
_POWER = re.compile(
    r"\s?[x×]\s?10\^?(?P<ten>[-+−]?[0-9]{1,2})(?![0-9])"
    r"|\^(?P<power>[-+−]?[0-9]{1,2})(?![0-9])"
    r"|[eE](?P<exponent>[-+−]?[0-9]{1,2})(?![0-9A-Za-z])"
)
_SLASH = re.compile(
    r"(?:(?P<mixed>\s{1,2}[0-9]{1,3}) ?)?[/⁄](?P<bottom> ?[1-9][0-9]{0,3})(?![0-9/⁄.])"
)
_PART = re.compile(r"\s{0,2}[分份]\s{0,2}之\s{0,2}|[分份](?=[一二三四五六七八九十](?![0-9秒钟]))")
_WHOLE = re.compile(r"\s?又\s?")
_VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅛": "0.125"}
_JOINTS = frozenset(" 分份又xX×^eE/⁄")  # what fractions and powers go on with
_SHORT = 4  # a text this short is a figure by itself: 一个


@dataclass(slots=True)
class Numeral:
    """A numeral in the text; `plain` is it without the scales behind it: the 2 of 2亿."""

    start: int
    end: int
    number: Number
    kind: Kind
    plain: Decimal


@dataclass(frozen=True)
class _Patterns:
    start: re.Pattern[str]
    every: re.Pattern[str]
    run: re.Pattern[str]
    word: re.Pattern[str]


@lru_cache(maxsize=1)
def patterns() -> _Patterns:
    """Compiled from the word lists."""
    words = load()
    ones = "".join(words.digits) + "".join(words.short_tens)
    formal = "参陆"
    plain = "".join(char for char in ones if char not in formal + "两")
    scales = "".join(words.scales)
    # 千瓦, 兆赫 and 百分点 begin with a scale's character and are units
    scale = (
        rf"(?:[{''.join(c for c in scales if c not in '百千兆')}]|百(?!分[点比])"
        r"|千(?![瓦克米卡伏帕焦赫兆字比升牛])|兆(?![瓦赫字比帕焦欧伏]))"
    )
    more = "[多余几来]"
    element = "|".join(
        [
            scale,
            rf"(?<![0-9])[{plain}]",
            rf"两(?=[百千万亿])|(?<=一)两|[{formal}](?=[拾佰仟])|(?<=[拾佰仟零])[{formal}]",
            rf"(?<=[{scales}零〇])[0-9]++(?:\.[0-9]++)?(?![,.%][0-9])",
            rf"{more}(?={scale})",
            rf"(?<=[{scales}零0-9])(?:[多余]|来(?![自到说看年]))|(?<=[{scales}零])几",
            r"个(?=[万亿])(?!亿[纬联航])",
            rf"点(?=\s?[{ones}0-9])(?<!点点)",
            rf"(?<=点)\s?(?:[0-9]++|[{ones}])",
            rf"(?<!{more})\s{{1,2}}(?=(?!十){scale})",
            rf"(?<=[{plain}])\s{{1,2}}(?=十|点\s?[{ones}0-9])",
            rf"(?<=[{scales}])\s{{1,2}}(?=[{ones}0-9]{{1,4}}\s{{0,2}}{scale})",
            rf"(?<=[{scales}点])\s{{1,2}}(?=[{ones}](?![\u4e00-\u9fff]))",
        ]
    )
    head = rf"(?:{_DECIMAL}|数(?={scale})|几|半|[{plain}两]|[{formal}](?=[拾佰仟万])|{scale})"
    every = rf"[0-9{plain}两{formal}{scales}数几半{''.join(_VULGAR)}]"
    names = sorted(words.english, key=len, reverse=True)
    return _Patterns(
        start=re.compile(every + _live(ones, scales)),
        every=re.compile(every),
        run=re.compile(rf"{head}(?:{element})*+"),
        word=re.compile(rf"(?<![a-z0-9.])(?:{'|'.join([*names, *english.FRACTIONS])})(?![a-z])"),
    )


def candidate(text: str) -> bool:
    """Whether a numeral may stand in a text: the cheap look before any other."""
    if patterns().start.search(text) is not None:
        return True
    if len(text) <= _SHORT and patterns().every.search(text) is not None:
        return True
    return HAN.search(text) is None and patterns().word.search(text.lower()) is not None


def _live(ones: str, scales: str) -> str:
    """What may follow a single Chinese digit that is worth a look.

    Most are 一 in front of a classifier; in running text that is never a figure.
    """
    words = unit_words().zh.words
    joints = rf"{ones}{scales}到至与和或分又点比左上以下多余几来之、"
    physical = "".join(
        sorted({word[0] for word, sense in words.items() if not sense.counter} - {"个"})
    )
    counters = "".join(sorted({word[0] for word in words} - set(physical)))
    after_one = rf"[{physical}{joints}]|个(?=[月百半亿万小星钟礼点基])"
    return rf"(?:(?<![{ones}])|(?![\u4e00-\u9fff])|(?<!一)(?=[{physical}{joints}{counters}])|(?={after_one}))"


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
            numeral = _vulgar(blank, start)
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
    return _parts(blank, start, run) or _mixed(blank, start, run) or _shortened(start, run)


def _mixed(blank: str, start: int, run: str) -> Numeral | None:
    """三又二分之一."""
    match = _WHOLE.match(blank, start + len(run))
    bottom = match and patterns().run.match(blank, match.end())
    if not match or not bottom:
        return None
    part = _parts(blank, bottom.start(), bottom[0])
    number = part and han_number(f"{run}又{blank[bottom.start() : part.end]}")
    if not part or not number:
        return None
    return Numeral(start, part.end, number, "han", number.low)


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
        if blank[numeral.end : numeral.end + 1] not in _JOINTS:
            return numeral
        return (
            _parts(blank, start, run)
            or _mixed(blank, start, run)
            or _powered(blank, numeral)
            or _slashed(blank, numeral)
            or numeral
        )
    return _parts(blank, start, run) or _mixed(blank, start, run) or _shortened(start, run)


def _parts(blank: str, start: int, run: str) -> Numeral | None:
    """三分之一, 百分之五, 三又二分之一: a run, 分之, and another run."""
    match = _PART.match(blank, start + len(run))
    if match is None:
        return None
    top = patterns().run.match(blank, match.end())
    if top is None:
        return None
    number = han_number(f"{run}分之{top[0]}")
    if number is None or (match[0].strip() in "分份" and number.low >= 1):
        return None
    return Numeral(start, top.end(), number, "han", number.low)


def _powered(blank: str, numeral: Numeral) -> Numeral | None:
    """1.2e6, 5.5x10-3, 2^5."""
    match = _POWER.match(blank, numeral.end)
    if match is None:
        return None
    exponent = int((match["ten"] or match["power"] or match["exponent"]).replace("−", "-"))
    if match["power"] is None:
        number = numeral.number.times(Decimal(1).scaleb(exponent))
    else:
        if not numeral.number.low:
            return None
        value = numeral.number.low**exponent
        number = point(value, abs(value))
    return Numeral(numeral.start, match.end(), number, "digits", number.low)


def _slashed(blank: str, numeral: Numeral) -> Numeral | None:
    """1/2, 10 1/2."""
    match = _SLASH.match(blank, numeral.end)
    if match is None:
        return None
    top, bottom = numeral.number.low, Decimal(match["bottom"].strip())
    whole = Decimal(0)
    if match["mixed"] is not None:
        whole, top = top, Decimal(match["mixed"].strip())
    value = whole + top / bottom
    number = Number(value, value, ONE / bottom, fraction=True)
    return Numeral(numeral.start, match.end(), number, "digits", value)


def _vulgar(blank: str, start: int) -> Numeral | None:
    written = _VULGAR.get(blank[start])
    if written is None:
        return None
    top, _, bottom = written.partition("/")
    value = Decimal(top) / Decimal(bottom or 1)
    return Numeral(start, start + 1, Number(value, value, value, fraction=True), "digits", value)


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
