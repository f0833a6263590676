"""Times as a text tells them: a day, a quarter, an hour, a length, each with its kind and parts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of

Value = tuple[int | None, ...]

_HAN = {char: number for number, char in enumerate("零一二三四五六七八九")} | {"两": 2}
_PARTS = {
    "year": "y",
    "half": "h",
    "quarter": "q",
    "month": "m",
    "day": "md",
    "weekday": "w",
    "clock": "hn",
    "length": "nu",
    "turn": "nu",
}


@record
class Timepoint:
    """A time that a text names.

    Attributes:
        kind: year, half, quarter, month, day, weekday, clock, length or turn.
        value: its parts as numbers, None for one that is not told (a day without its month).
        start, end: span in the text.
        role: "from" or "until" of a beginning or an end (since May, by May), "every" of what comes
            again, "told" of when it was said, else "".
    """

    kind: str
    value: Value
    start: int
    end: int
    role: str = ""


def meet(one: Value, other: Value) -> bool:
    """Whether two values of one kind may be one time."""
    return all(a == b or a is None or b is None for a, b in zip(one, other, strict=True))


@lru_cache(maxsize=1 << 16)
def timepoints(text: str) -> tuple[Timepoint, ...]:
    """The times of a working text, by place; a day tells its month too."""
    found = []
    for kind, pattern in _patterns():
        for match in pattern.finditer(text):
            value = _value(kind, match)
            if value is not None:
                role = _role(text, match.start(), match.end())
                found.append(Timepoint(kind, value, match.start(), match.end(), role))
    return tuple(sorted(_apart(found), key=lambda one: (one.start, one.kind)))


@lru_cache(maxsize=1 << 15)
def reckoning(text: str) -> frozenset[int]:
    """The other calendars and clocks that a text names: lunar months, fiscal years, zones."""
    patterns = enumerate(_data()["others"])
    return frozenset(at for at, one in patterns if re.search(one, text, re.IGNORECASE))


@lru_cache(maxsize=1 << 15)
def dateline(text: str) -> Value | None:
    """The day, month and day, on which an agency sent an article; None where it does not say."""
    for pattern in _data()["datelines"]:
        match = re.match(pattern, text, re.IGNORECASE)
        if match is not None:
            return _value("day", match)
    return None


def _role(text: str, start: int, end: int) -> str:
    """Whether a time is where something begins or ends, by the words right beside it."""
    for role, (before, behind) in _roles().items():
        if before.search(text, max(0, start - 40), start) or behind.match(text, end):
            return role
    return ""


@lru_cache(maxsize=1)
def _roles() -> dict[str, tuple[re.Pattern[str], re.Pattern[str]]]:
    """What stands right before, and right behind, a time of each role."""
    fillers = "|".join(_data()["fillers"])

    def before(words: list[str]) -> str:
        english = "|".join(word for word in words if word[0].isalpha() and word.isascii())
        others = "|".join(word for word in words if not (word[0].isalpha() and word.isascii()))
        return rf"(?:\b(?:{english or '(?!)'})\s(?:(?:{fillers})\s)*|(?:{others or '(?!)'})\s?)\Z"

    return {
        role: (
            pattern_of(before(words["before"]), re.IGNORECASE),
            pattern_of("|".join(words["behind"]) or "(?!)"),
        )
        for role, words in _data()["roles"].items()
    }


def _apart(found: list[Timepoint]) -> Iterator[Timepoint]:
    """Those of each kind that do not stand inside of a longer one."""
    for one in found:
        if not any(
            other.kind == one.kind
            and other.start <= one.start
            and one.end <= other.end
            and (other.end - other.start) > (one.end - one.start)
            for other in found
        ):
            yield one


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_data("timepoints.yaml")
    return data


@lru_cache(maxsize=1)
def _patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (kind, pattern_of(pattern, re.IGNORECASE))
        for kind, patterns in _data()["kinds"].items()
        for pattern in patterns
    )


def _value(kind: str, match: re.Match[str]) -> Value | None:
    told = match.groupdict()
    value = tuple(_part(name, told.get(name)) for name in _PARTS[kind])
    if value[-1] is None and value[0] is None:
        return None
    if kind == "clock":
        return _on_the_clock(value, (told.get("a") or "").lower())
    return _long(*value) if kind == "length" else value


def _long(number: int | None, unit: int | None) -> Value:
    """A length in minutes or in months: two weeks are 14 days, and a first year 12 months."""
    names = [words if isinstance(words, str) else words[0] for words in _data()["values"]["u"]]
    base, many = _data()["amounts"][names[(unit or 1) - 1]]
    return int(base == "month"), (1 if number is None else number) * many


def minutes(value: Value) -> int:
    """About how many minutes a length is, however it is reckoned."""
    reckoned, many = value[0], value[-1] or 1
    return many * (int(_data()["minutes_of_a_month"]) if reckoned else 1)


def _on_the_clock(value: Value, half: str) -> Value | None:
    """The hour of a day of 24: three in the afternoon is 15."""
    hour, minute = value
    if hour is None:
        return None
    if hour < 12 and half in _data()["later"]:
        hour += 12
    elif hour == 12 and half.startswith("a"):  # half past midnight
        hour = 0
    return hour % 24, minute


def _part(name: str, told: str | None) -> int | None:
    if told is None:
        return None
    word = told.lower()
    known = _values(name).get(word[:3] if name == "m" and word[:1].isalpha() else word)
    return known if known is not None else _number(word)


@lru_cache(maxsize=8)
def _values(name: str) -> dict[str, int]:
    """The words of a part, each with the number of its group."""
    groups = _data()["values"].get(name, ())
    found = {}
    for number, words in enumerate(groups, 1):
        for word in [words] if isinstance(words, str) else words:
            found[word[:3] if name == "m" and word.isascii() else word] = number
    return found


def _number(word: str) -> int | None:
    """A small number in digits, words or Chinese numerals."""
    if word.isdigit():
        return int(word)
    known: dict[str, int] = _data()["numbers"]
    if word in known:
        return known[word]
    tens, _, ones = word.rpartition("十")
    if "十" not in word:
        return _HAN.get(word)
    return 10 * _HAN.get(tens, 1) + _HAN.get(ones, 0)
