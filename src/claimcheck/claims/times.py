"""Times in a text: when, and in which role (when it held, what it is compared with, a start).

`find` gives `Time` mentions in working spans. A year alone is explicit, 今年 is relative to the
anchor, 第一季度 without a year takes the anchor's year (implied).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Literal

from claimcheck import lexicon as words
from claimcheck.claims import calendar, times_zh
from claimcheck.claims.calendar import Anchor
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import Period

Role = Literal["holds", "compared", "from", "event", "rate", "ago", "now"]

_HAN_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@record
class Time:
    """One time expression.

    Attributes:
        start, end: working span.
        period: what it denotes.
        role: holds (the figure's own time), compared (比去年), from (从2020年的), event
            (2014年上市的), rate (每年), ago (五年前), now (目前: of its own clause alone).
        year: the year it names, for quarters that follow without one.
        text: the surface.
    """

    start: int
    end: int
    period: Period
    role: Role
    year: int | None
    text: str


def number(text: str) -> int | None:
    """A small whole number in digits or Chinese numerals (十二, 二十, 两), None for another."""
    if text.isdigit():
        return int(text)
    if text == "数" or text == "几":
        return None
    total, digit = 0, 0
    for char in text:
        if char == "十":
            total, digit = total + (digit or 1) * 10, 0
        elif char in _HAN_DIGITS:
            digit = _HAN_DIGITS[char]
        else:
            return None
    return total + digit


_CLAUSE = pattern_of(r"[,;:。\n]")
_ALONE = ("全年", "年底", "年末", "年初", "年中")  # parts of a year that stand without it


def find(text: str, start: int, end: int, anchor: Anchor, language: str | None) -> list[Time]:
    """The time expressions of a stretch of working text, in their order."""
    if language == "en":
        from claimcheck.claims.times_en import find_en

        return find_en(text, start, end, anchor)
    return list(_chinese(text, start, end, anchor))


def _chinese(text: str, start: int, end: int, anchor: Anchor) -> Iterator[Time]:
    data = words.read_data("zh/times.yaml")
    year, begun = anchor.named or anchor.year, -1
    for match in times_zh.matches(text, start, end):
        time = _read(match, anchor, year)
        if time is None:
            continue
        if time.role == "holds":
            ahead = text[max(start, time.start - 4) : time.start]
            behind = text[time.end : min(end, time.end + 10)]
            until = begun >= 0 and _CLAUSE_ENDS.search(text, begun, time.start) is None
            time = _with_role(time, ahead, behind, data, until=until)
        begun = time.end if time.role == "from" else begun  # 从2020年的12%提高到2025年的35%
        named = time.year if match["bare"] is None and time.role in ("holds", "from") else None
        if named is not None and named <= (anchor.year or named):
            year, anchor = named, replace(anchor, named=named)
        yield time


_CLAUSE_ENDS = pattern_of(r"[,;:。]")


def _read(match: re.Match[str], anchor: Anchor, year: int | None) -> Time | None:
    which = next(name for name in _READERS if match[name] is not None)
    made = _READERS[which](match, anchor, year)
    if made is None:
        return None
    period, role, named = made
    return Time(match.start(), match.end(), period, role, named, match[0])


Made = tuple[Period, Role, int | None]


def _decade(match: re.Match[str], _anchor: Anchor, _year: int | None) -> Made:
    first = match["dec"][0]
    tens = int(first) if first.isdigit() else _HAN_DIGITS[first]
    base = (2000 if match[0][0] not in "上二2" and tens < 3 else 1900) + tens * 10
    return Period(f"{base}-01-01", f"{base + 9}-12-31", "explicit"), "holds", base


def _fiscal(match: re.Match[str], _anchor: Anchor, _year: int | None) -> Made:
    year = int(match["fya"] or match["fyb"])
    year += 2000 if year < 100 else 0
    return calendar.span(year, 1, 12, "explicit"), "holds", year


def _absolute(match: re.Match[str], _anchor: Anchor, _year: int | None) -> Made:
    year = int(match["y"])
    return _part(year, match, "", "explicit"), "holds", year


def _relative(match: re.Match[str], anchor: Anchor, _year: int | None) -> Made:
    if anchor.year is None:
        return Period(basis="relative"), "holds", None
    year = anchor.year + words.read_data("zh/times.yaml")["years"][match["ry"]]
    part = _BARE.fullmatch((match["rp"] or "").replace(" ", "")) if match["rp"] else None
    period = _part(year, part, "", "relative") if part else calendar.span(year, 1, 12, "relative")
    return period, "holds", year


def _near(match: re.Match[str], anchor: Anchor, _year: int | None) -> Made:
    data = words.read_data("zh/times.yaml")
    for key, make in (
        ("months", calendar.month_before),
        ("quarters", calendar.quarter_before),
        ("days", calendar.days_before),
    ):
        if match["near"] in data[key]:
            return make(anchor, data[key][match["near"]]), "holds", None
    return Period(basis="relative"), "holds", None


def _past(match: re.Match[str], anchor: Anchor, _year: int | None) -> Made | None:
    count = number(match["pn"])
    if count is None:
        return None
    if match["pu"] != "年":
        return Period(basis="relative"), "holds", None
    return calendar.years_back(anchor, count), "holds", None


def _future(_match: re.Match[str], _anchor: Anchor, _year: int | None) -> Made:
    return Period(basis="relative"), "holds", None


def _come(match: re.Match[str], anchor: Anchor, _year: int | None) -> Made:
    return calendar.years_back(anchor, number(match["cn"]) or 0), "holds", None


def _ago(match: re.Match[str], anchor: Anchor, _year: int | None) -> Made:
    count = number(match["an"])
    if count is None or anchor.year is None or match["au"] != "年":
        return Period(basis="relative"), "ago", None
    return calendar.span(anchor.year - count, 1, 12, "relative"), "ago", None


def _following(_match: re.Match[str], anchor: Anchor, _year: int | None) -> Made:
    """次年: the year behind the one that the text named last."""
    if anchor.named is None:
        return Period(basis="relative"), "holds", None
    return calendar.span(anchor.named + 1, 1, 12, "relative"), "holds", anchor.named + 1


def _rate(_match: re.Match[str], _anchor: Anchor, _year: int | None) -> Made:
    return Period(basis="rate"), "rate", None


def _now(_match: re.Match[str], anchor: Anchor, _year: int | None) -> Made:
    if anchor.year is None:
        return Period(basis="relative"), "now", None
    return calendar.span(anchor.year, 1, 12, "relative"), "now", None


def _dashed(match: re.Match[str], _anchor: Anchor, _year: int | None) -> Made | None:
    year, month = int(match["yy"]), int(match["mm"])
    if not 1 <= month <= 12:
        return None
    if match["dd"]:
        return calendar.day(year, month, int(match["dd"]), "explicit"), "holds", year
    return calendar.span(year, month, month, "explicit"), "holds", year


def _bare(match: re.Match[str], anchor: Anchor, year: int | None) -> Made | None:
    if match["bw"] is not None and match["bw"] not in _ALONE:
        return None
    if year is None:
        return Period(basis="implied"), "holds", None
    period = _part(year, match, "b", "implied")
    if year == anchor.year and anchor.named is None:
        settled = calendar.settled(period, anchor, ahead=_speaks_of_the_future(match))
        return (period, "holds", year) if settled == period else (settled, "holds", None)
    return period, "holds", year


def _speaks_of_the_future(match: re.Match[str]) -> bool:
    """Whether a word of expecting stands near a time, or a verb of forecasting in front of it."""
    data, text = words.read_data("zh/times.yaml"), match.string
    near = text[max(match.pos, match.start() - 10) : min(match.endpos, match.end() + 12)]
    at = match.start() - max(match.pos, match.start() - 10)
    before = _CLAUSE.split(near[:at])[-1]
    behind = _CLAUSE.split(near[at + len(match[0]) :])[0]
    if any(word in before or word in behind for word in data["expecting"]):
        return True
    ahead = text[max(match.pos, match.start() - 60) : match.start()]
    return any(word in ahead for word in data["forecasting"])


def _day_of_month(match: re.Match[str], anchor: Anchor, _year: int | None) -> Made | None:
    """12日: the last one there was."""
    return calendar.day_of_month(anchor, int(match["domd"])), "holds", None


_READERS = {
    "dom": _day_of_month,
    "decade": _decade,
    "fy": _fiscal,
    "abs": _absolute,
    "rel": _relative,
    "near": _near,
    "past": _past,
    "fut": _future,
    "come": _come,
    "ago": _ago,
    "following": _following,
    "rate": _rate,
    "now": _now,
    "ym": _dashed,
    "bare": _bare,
}
_BARE = pattern_of(times_zh.PART)


def _part(
    year: int, match: re.Match[str], prefix: str, basis: Literal["explicit", "relative", "implied"]
) -> Period:
    """The part of a year that a match names: quarter, half, months, a day, or all of it."""

    def group(name: str) -> str | None:
        return match[prefix + name]

    if group("qf") is not None:
        return calendar.span(year, 1, 3, basis)
    for name in ("q", "qq", "qx"):
        if group(name):
            quarter = number(group(name) or "") or 1
            return calendar.span(year, quarter * 3 - 2, quarter * 3, basis)
    if group("h"):
        return calendar.span(year, *((1, 6) if group("h") == "上半年" else (7, 12)), basis)
    if group("n"):
        return calendar.span(year, 1, 6 if "两" in (group("n") or "") else 9, basis)
    word = (group("w") or "").removeprefix("年")
    if word[:1] in ("底", "末"):
        return calendar.span(year, 12, 12, basis)
    if word[:1] == "初":
        return calendar.span(year, 1, 1, basis)
    return _months(year, group, basis)


def _months(
    year: int,
    group: Callable[[str], str | None],
    basis: Literal["explicit", "relative", "implied"],
) -> Period:
    """前8个月, 1-8月, 8月, 8月5日; the whole year where no month is named."""
    if group("fm"):
        return calendar.span(year, 1, number(group("fm") or "") or 12, basis)
    month = number(group("m") or group("m3") or "") or 0
    if not 1 <= month <= 12:
        return calendar.span(year, 1, 12, basis)
    if group("m2"):
        return calendar.span(year, month, max(month, min(12, int(group("m2") or month))), basis)
    if group("d"):
        return calendar.day(year, month, number(group("d") or "") or 0, basis)
    return calendar.span(year, month, month, basis)


_BASE = pattern_of(
    r"(?:全年|同期)?的?(?:约|近|逾|超过?)?[\d.一二两三四五六七八九十]{1,6}(?:倍|成|%)"
)
_EXTREME = pattern_of(
    r"(?:以来|来)?(?:的)?(?:同期|盘中|收盘|单月|单季|历史)?(?:的)?(?:(?:最|新)(?:高|低|大|小|好|差)|最(?:多|少)(?=的|一|纪录|记录))|(?:以来|来)?(?:的)?(?:次|第)"
)


def _is_a_day(time: Time) -> bool:
    return time.period.start is not None and time.period.start == time.period.end


def _tells_when_it_was_said(behind: str, data: dict[str, list[str]]) -> bool:
    """12日公布的, 4日从某某获悉, 5月4日电: a day on which something was told, not when it held."""
    clause = re.split(r"[,;。\n]", behind)[0]
    return clause.startswith(("电", "专电", "讯", "从", "向")) or any(
        verb in clause for verb in data["telling"]
    )


def _with_role(
    time: Time, ahead: str, behind: str, data: dict[str, list[str]], *, until: bool
) -> Time:
    """The time with what it is to the figures around it; `until`: behind the start of a change."""
    extreme = _EXTREME.match(behind)  # 近十年新低: how far back nothing was lower
    if extreme and (time.period.basis != "explicit" or extreme[0].startswith(("以来", "来"))):
        return replace(time, role="event")
    if behind.startswith(tuple(data["open_after"])):
        open_ended = Period(time.period.start, None, time.period.basis)
        return replace(time, period=open_ended) if time.period.start else time
    if ahead.endswith(tuple(data["from"])):
        return replace(time, role="from")
    if "的" in behind and any(re.match(f".{{0,2}}{event}的", behind) for event in data["events"]):
        return replace(time, role="event")
    if _is_a_day(time) and _tells_when_it_was_said(behind, data):
        return replace(time, role="event")
    based = ahead.endswith(("是", "为", "达", "约", "等于", "相当于", "到"))
    if based and _BASE.match(behind) and not (until and ahead.endswith("到")):
        return replace(time, role="compared")  # 是去年的2.5倍
    if ahead.endswith(tuple(data["compared"])) or behind.startswith(tuple(data["compared_after"])):
        return replace(time, role="compared")
    return replace(time, role="now") if time.text in data["other_days"] else time
