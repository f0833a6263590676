"""The patterns that find numerals: what starts one, and how far its characters run.

Compiled once from the word lists. They only say where to look; whether a run of characters is a
number is for `numerals` and `english` to say.
"""

from __future__ import annotations

import re
from functools import lru_cache

import ahocorasick_rs

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.quantities import english
from claimcheck.quantities.words import UnitWords, load

_DECIMAL = (
    r"(?:[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])|[0-9]{1,2}(?:,[0-9]{2})+,[0-9]{3}(?![0-9])"
    r"|[1-9][0-9]{0,2}(?: [0-9]{3})+(?![0-9]|[.,][0-9])|[1-9] [1-9](?=\s?折)|[0-9]+)(?:\.[0-9]+)?"
)
VULGAR = {"½": "0.5", "¼": "0.25", "¾": "0.75", "⅓": "1/3", "⅔": "2/3", "⅛": "0.125"}


@record(slots=False)
class Patterns:
    """What starts a numeral (`every` does not look ahead), how far it runs, the number words.

    `plain` finds what `run` does where nothing but digits and a point can belong to it: most do.
    """

    start: re.Pattern[str]
    every: re.Pattern[str]
    plain: re.Pattern[str]
    run: re.Pattern[str]
    words: ahocorasick_rs.AhoCorasick


@lru_cache(maxsize=4)
def patterns(units: UnitWords) -> Patterns:
    """Compiled from the word lists and the words of the units in use."""
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
    every = rf"[0-9{plain}两{formal}{scales}数几半{''.join(VULGAR)}]"
    return Patterns(
        start=pattern_of(every + _live(ones, scales, units)),
        every=pattern_of(every),
        plain=pattern_of(
            rf"[0-9]++(?:\.[0-9]++)?+(?![\s,.0-9{ones}{scales}{formal}〇半两个点{more[1:-1]}])"
        ),
        run=pattern_of(rf"{head}(?:{element})*+"),
        words=ahocorasick_rs.AhoCorasick(
            sorted({*words.english, *english.FRACTIONS}),
            matchkind=ahocorasick_rs.MatchKind.LeftmostLongest,
        ),
    )


def spelled(known: Patterns, lower: str) -> list[int]:
    """Where the number words of a text in lower case begin: whole words, behind no decimal point.

    A word found inside a longer one hides none, since a whole word is the longest at its place.
    """
    return [
        start
        for _, start, end in known.words.find_matches_as_indexes(lower)
        if not (
            ("a" <= lower[end : end + 1] <= "z")
            or (start and (lower[start - 1] in ".0123456789" or "a" <= lower[start - 1] <= "z"))
        )
    ]


def _live(ones: str, scales: str, units: UnitWords) -> str:
    """What may follow a single Chinese digit that is worth a look.

    Most are 一 in front of a classifier; in running text that is never a figure.
    """
    words = units.zh.words
    joints = rf"{ones}{scales}到至与和或分又点比左上以下多余几来之、"
    physical = "".join(
        sorted({word[0] for word, sense in words.items() if not sense.counter} - {"个"})
    )
    counters = "".join(sorted({word[0] for word in words} - set(physical)))
    after_one = rf"[{physical}{joints}]|个(?=[月百半亿万小星钟礼点基])"
    return (
        rf"(?:(?<![{ones}半])|(?![\u4e00-\u9fff])|(?<![一半])(?=[{physical}{joints}{counters}])"
        rf"|(?<!半)(?={after_one})|(?<=半)(?=[{physical}个]))"
    )
