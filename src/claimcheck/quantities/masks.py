"""What is no quantity is blanked out before numerals are looked for.

Model codes (H20, F-35, Cat.6), dates and times, versions, telephone numbers, citations, addresses.
The blanked copy has the length of the text, so that offsets stay; only the search for numerals
looks at it, everything around them reads the text. Words that contain numerals (百度, 千方百计) are
asked for where a numeral was found: `blocked`.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.patterns import pattern_of
from claimcheck.quantities.words import load, unit_words

BLANK = "\x00"
NUMERAL = frozenset("零〇一二三四五六七八九十百千万亿两数几0123456789")

_YEAR = r"(?:19|20)[0-9]{2}"
_DASH = r"\s?[-–—~～至到/]\s?"
_MONTH_TAIL = (  # behind the first letter
    r"(?:anuary|ebruary|arch|pril|une|uly|ugust|eptember|ctober|ovember|ecember"
    r"|(?:an|eb|ar|pr|un|ul|ug|ept|ep|ct|ov|ec)\b\.?|ay)"
)
_MONTH = f"[ADFJMNOS]{_MONTH_TAIL}"
_DAY_MONTH = pattern_of(  # 20 August 2025
    rf"[0-9](?<![0-9.,][0-9])[0-9]?(?:st|nd|rd|th)? (?:of )?(?-i:{_MONTH})(?![a-z])(?:,? {_YEAR})?"
)
_LEAD = 7  # as long as the longest word before a year, and its gap

# What stands behind the first digit. The first digit itself is matched once, by one character
# class, so that the engine can skip to it. Each form says which characters may stand right behind
# the digits (a space stands for all white space): behind 1234亿 and 12.5% no form is tried.
AFTER_DIGITS = {
    "years 2020至2025年": (
        " –—~～至到/-",
        rf"(?<=[12])[0-9]{{3}}{_DASH}{_YEAR}\s?(?:年|财年)",
    ),
    "year, month, day 2025年4月30日": (
        " 财年QH",
        r"(?<=[12])[0-9]{3}\s?(?:财年|年度|年份|年|[QH][1-4])"
        r"(?:\s?[0-9]{1,2}\s?月(?:份)?(?:\s?[0-9]{1,2}\s?[日号])?)?",
    ),
    "day 2025-04-30": (
        "./-",
        r"(?<=[12])[0-9]{3}(?P<sep>[-/.])[0-9]{1,2}(?P=sep)[0-9]{1,2}(?![0-9])",
    ),
    "years 2012–13": (
        " –—~～至到/-",
        rf"(?<=[12])[0-9]{{3}}(?:(?<=19[0-9]{{2}})|(?<=20[0-9]{{2}})){_DASH}"
        rf"(?:{_YEAR}|[0-9]{{2}})(?![0-9%万亿千百元个kKmM]|[.,][0-9])",
    ),
    "months 1-9月": (
        " –—~～至到/-",
        rf"[0-9]?{_DASH}[0-9]{{1,2}}\s?月(?:份)?",
    ),
    "month, day 4月30日": (
        " 月",
        r"[0-9]?\s?月"
        r"(?:份|[初底末中]|[上中下]旬|\s?[0-9]{1,2}\s?(?:[日号]|(?=[至到-])))?",
    ),
    "day 30日": (
        " 日号",
        r"[0-9]?\s?[日号](?!元)",
    ),
    "label 137号": (
        "号",
        r"[0-9]+号",
    ),
    "years 80年代, 90后": (
        "年后",
        r"0(?:年代|后)",
    ),
    "century": (
        "世",
        r"[0-9]?世纪",
    ),
    "decade 1980s": (
        "s",
        r"[0-9]{2}0s\b|0s\b",
    ),
    "clock 2:00 pm, score 3:2": (
        ".:：",
        r"[0-9]*(?:\.[0-9]+)?[:：][0-9]+(?:[:：][0-9]{2})?"
        r"(?:\s?[ap]\.?m\b)?",
    ),
    "score 3比2": (
        "比",
        r"[0-9]{0,2}比[0-9]{1,3}(?![0-9]|[.,][0-9]|\s?[%‰万亿千百十倍个成元年月日人家台辆])",
    ),
    "clock 6pm": (
        " .ap",
        r"[0-9]?(?:\.[0-9]{2})?(?:\s?[ap]m\b|\s[ap]\.m\.)",
    ),
    "clock 20点30分": (
        "点",
        r"[0-9]?点(?:[0-9]{1,2}分|半|整|钟|(?=[:：]))",
    ),
    "clock 20时": (
        "时",
        r"[0-9]?时(?:[0-9]{1,2}分)?(?![速间长])",
    ),
    "ordinal 21st": (
        "snrt",
        r"[0-9]?(?:st|nd|rd|th)\b",
    ),
    "day 30 April": (
        " ",
        rf"[0-9]? {_MONTH}(?![a-z])(?:,? {_YEAR})?",
    ),
    "version 1.2.3": (
        ".",
        r"[0-9]*(?:\.[0-9]+){2,}",
    ),
    "telephone 0571-88888888": (
        "-",
        r"(?<=0)[0-9]{2,3}-[0-9]{7,8}(?![0-9])",
    ),
    "telephone 0571-5550 8899": (
        "-",
        r"(?<=0)[0-9]{2,3}-[0-9]{3,4}[ -][0-9]{4}(?![0-9])",
    ),
    "telephone 400-800-8888": (
        "-",
        r"[0-9]{2,4}(?:-[0-9]{3,}){2,}",
    ),
    "listed share 600519.SH": (
        ".",
        r"[0-9]{3,5}\.(?:SH|SZ|HK|TW|BJ|SS|US)\b",
    ),
}
# ... and whatever follows them.
ANY_DIGITS = {
    "mobile telephone": r"(?<=1)[3-9][0-9]{9}(?![0-9])",
    "code 007": r"(?<=0)(?<![0-9] 0)[0-9]+(?![0-9.,])",
    "citation [12]": r"(?<=\[[0-9])[0-9]{0,2}(?:[-,][0-9]{1,3})*\]",
}
_FOLLOWS = re.escape(
    "".join(sorted({*"".join(ends for ends, _ in AFTER_DIGITS.values())} - {*" ."}))
)
_PLAIN_DECIMAL = r"\.[0-9]++(?![.:：\sA-Za-z])"  # followed by nothing that a form with a point has
DIGIT_LED = pattern_of(
    r"[0-9](?<![0-9A-Za-z][0-9])(?<![0-9][.,][0-9])"
    rf"(?:(?=[0-9]*+(?:[\s{_FOLLOWS}]|(?!{_PLAIN_DECIMAL})\.))"
    rf"(?:{'|'.join(form for _, form in AFTER_DIGITS.values())})"
    rf"|{'|'.join(ANY_DIGITS.values())})",
    re.IGNORECASE,
)
_CODE = pattern_of(
    r"[A-Za-z](?<![0-9A-Za-z][A-Za-z])"
    r"(?:(?<=[hH])ttps?://[!-~]+|(?<=[wW])ww\.[!-~]+|(?P<code>[A-Za-z]*+[-._]?[0-9][A-Za-z0-9.+_-]*))"
)
_DIGIT = pattern_of("[0-9]")
_ITEM_HEADS = frozenset("0123456789一二三四五六七八九十(（ \t\n")
_LIST_ITEM = pattern_of(
    r"\s*(?:[(（]?(?:\d{1,2}|[一二三四五六七八九十]{1,3})[)）.、．](?!\d)|\d(?:\.\d)+\s(?=[\u4e00-\u9fff]|[A-Z][a-z]))\s*"
)


def masked(text: str, lower: str, *, chinese: bool, latin: bool = True) -> str:
    """The text (and the same in lower case) with everything that is no quantity blanked out."""
    found, digits = text, _DIGIT.search(text) is not None
    if not chinese:
        if digits:
            month_day, year, _ = _english()
            found = _DAY_MONTH.sub(_blank, found)
            found = month_day.sub(_blank, found)
            found = year.sub(_year, found)
        if load().english_blockers.seen(lower):
            found = load().english_blocker.sub(_blank, found)
    if not digits:
        return found
    if latin:
        found = _CODE.sub(_code, found)
    found = DIGIT_LED.sub(_blank, found)
    item = _LIST_ITEM.match(found) if found[0] in _ITEM_HEADS else None
    if item and item.end() < len(found):
        found = BLANK * item.end() + found[item.end() :]
    return found


@lru_cache(maxsize=1)
def _english() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """April 30, 2025; a year; what stands before it in "in 2025".

    Only English text pays for compiling them. The first two begin with a class of characters, so
    that the engine skips to it.
    """
    month_day = pattern_of(
        rf"[ADFJMNOS](?<![A-Za-z][A-Z]){_MONTH_TAIL}(?:,? {_YEAR}"
        rf"| [0-9]{{1,2}}(?![0-9%.])(?:st|nd|rd|th)?(?:{_DASH}[0-9]{{1,2}}\b)?(?:, ?{_YEAR})?)"
    )
    year = pattern_of(
        rf"{_YEAR}(?![0-9,.%]?[0-9%]|\s?[-–][0-9]|[ -][a-z]+s\b| (?:million|billion))"
        rf"(?P<span> to (?!{_YEAR}))?",
        re.IGNORECASE,
    )
    before = pattern_of(
        r"(?<![A-Za-z])(?:in|since|by|during|until|before|after|(?P<start>from)|of|fiscal|year"
        r"|late|early|mid|end|FY)(?P<gap>[ -])$",
        re.IGNORECASE,
    )
    return month_day, year, before


def _blank(match: re.Match[str]) -> str:
    return BLANK * (match.end() - match.start())


def _year(match: re.Match[str]) -> str:
    """The year of "in 2025"; not of "from 2025 to 2400", which may be a change."""
    start = match.start()
    lead = _english()[2].search(match.string, max(0, start - _LEAD), start)
    change = lead and lead["start"] and lead["gap"] == " " and match["span"]
    return match[0] if lead is None or change else BLANK * 4 + match[0][4:]


def blocked(text: str, start: int) -> int:
    """End of the word that contains the Chinese numeral at a place, 0 of none.

    A word is no word where a numeral runs into it: 二十一层 has no 一层 in it.
    """
    table = load().blockers
    heads = table.heads
    if start and text[start - 1] in NUMERAL:
        return 0
    for first in range(start, max(-1, start - 4), -1):
        if first < start and text[first] in NUMERAL:
            return 0
        if text[first] not in heads:
            continue
        found = table.at(text, first)
        if (
            found
            and found[0] > start
            and not (found[1] and text[found[0] : found[0] + 1] in found[1])
        ):
            return found[0]
    return 0


def _code(match: re.Match[str]) -> str:
    """USD3.14 and No.1 are no model codes; what ends a sentence is no part of a code."""
    if match["code"] is None:
        return _blank(match)
    letters = re.match(r"[A-Za-z]+\.?", match[0])
    assert letters is not None
    marks = unit_words().before.words
    if (
        letters[0] in marks
        or letters[0].rstrip(".") in marks
        or letters[0].lower().rstrip(".") == "no"
    ):
        return match[0]
    return _blank(match)
