"""Days of publication: written ones, those in file names and those that an article prints.

An article prints its day at its head or foot: alone on a short line (`2025-08-11 10:30`), or in
the dateline before the first sentence (`SAN JOSE, Aug. 11, 2025 --`, `新华社北京2025年8月11日电`).
A day in running text is the day of something else. A dateline without a year gives none.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable, Iterator
from functools import cache

from claimcheck.documents.words import words
from claimcheck.patterns import pattern_of

Found = tuple[int, int, str]  # start, end, day as YYYY-MM-DD

_NUMERIC = pattern_of(r"(?<![\d.])(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?![\d%])")
_MAY_BE_DATED = pattern_of(r"\d\d|[〇零一二三四五六七八九]年")  # no form of a date without one
_COMPACT = pattern_of(r"(?<!\d)((?:19|20)\d\d)([-_.]?)(\d\d)\2(\d\d)(?!\d)")
_CHINESE = pattern_of(r"(?<!\d)(民国 ?)?(\d{2,4}) ?年 ?(\d{1,2}) ?月 ?(\d{1,2}) ?[日号]")
_HAN = pattern_of(
    "([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})[日号]"
)
_HAN_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_REPUBLIC = 1911
_HEAD_LINES = 6
_FOOT_LINES = 4
_STAMP = 60  # characters of a line that may be a stamp
_REST = 36  # what else may stand on it: time, place, source
_FIGURE = pattern_of(r"\d\s?(?:%|[万亿元$])|[$¥€£]\s?\d")
_DATELINE = 70
_BEFORE_REPORT = pattern_of(r"[^。!?\n]{0,24}?(?:[电讯]|报道|消息|--|—|\)|】|/)")


def written(value: object) -> str | None:
    """A day as YYYY-MM-DD from how people write one; None when it is none."""
    text = str(value).strip()
    compact = _COMPACT.match(text)
    if compact:
        return _day(compact[1], compact[3], compact[4])
    return next((day for start, _, day in _days(text) if start == 0), None)


def in_name(name: str) -> str | None:
    """The day in a file name: 2025-08-11-prices.md, prices_20250811.txt."""
    found = (_day(m[1], m[3], m[4]) for m in _COMPACT.finditer(name))
    return next((day for day in found if day), None)


def printed(text: str) -> str | None:
    """The day that a working text prints at its head or foot, outside of running text."""
    lines = [line.strip() for line in text.split("\n") if not line.isspace() and line]
    for line in lines[:_HEAD_LINES]:
        day = _stamp(line) or _dateline(line)
        if day is not None:
            return day
    return next((day for day in map(_stamp, reversed(lines[-_FOOT_LINES:])) if day), None)


def _stamp(line: str) -> str | None:
    """The day on a short line that is no sentence."""
    if len(line) > _STAMP or line.endswith(("。", "!", "?", ";", ".")):
        return None
    for start, end, day in _days(line):
        rest = line[:start] + line[end:]
        if len(rest) <= _REST and not _FIGURE.search(rest):
            return day
    return None


def _dateline(line: str) -> str | None:
    """The day between place and report, before the first sentence."""
    for start, end, day in _days(line[:_DATELINE]):
        if not re.search("[。!?]", line[:start]) and _BEFORE_REPORT.match(line, end):
            return day
    return None


def _days(text: str) -> Iterator[Found]:
    """Every full date that is written out, by form."""
    if not _MAY_BE_DATED.search(text):
        return
    for pattern, read in _forms():
        for match in pattern.finditer(text):
            day = read(match)
            if day is not None:
                yield match.start(), match.end(), day


@cache
def _forms() -> tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], str | None]], ...]:
    names = "|".join(f"{name}|{name[:3]}\\.?|{name[:4]}\\." for name in words().months)
    day = r"(\d{1,2})(?:st|nd|rd|th)?"
    month_first = pattern_of(rf"\b({names}) {day},? (\d{{4}})\b", re.IGNORECASE)
    day_first = pattern_of(rf"\b{day} ({names}),? (\d{{4}})\b", re.IGNORECASE)
    return (
        (_NUMERIC, lambda m: _day(m[1], m[2], m[3])),
        (_CHINESE, lambda m: _day(m[2], m[3], m[4], since=_REPUBLIC if m[1] else 0)),
        (_HAN, lambda m: _day(m[1].translate(_HAN_DIGITS), _han(m[2]), _han(m[3]))),
        (month_first, lambda m: _day(m[3], _month(m[1]), m[2])),
        (day_first, lambda m: _day(m[3], _month(m[2]), m[1])),
    )


def _day(year: str, month: str | int, day: str | int, *, since: int = 0) -> str | None:
    """A day of the last or this century; None for anything else."""
    try:
        found = datetime.date(int(year) + since, int(month), int(day))
    except ValueError:
        return None
    return found.isoformat() if 1900 <= found.year < 2100 else None


def _month(name: str) -> int:
    """The number of an English month, however it is shortened."""
    start = name.lower()[:3]
    return 1 + next(n for n, month in enumerate(words().months) if month.startswith(start))


def _han(figure: str) -> int:
    """一 to 三十一; 0 for anything else."""
    tens, ten, ones = figure.rpartition("十")
    if not ten:
        return int(figure.translate(_HAN_DIGITS)) if len(figure) == 1 else 0
    head, tail = tens.translate(_HAN_DIGITS) or "1", ones.translate(_HAN_DIGITS) or "0"
    return 10 * int(head) + int(tail) if len(head) == len(tail) == 1 and head.isdigit() else 0
