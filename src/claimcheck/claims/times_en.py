"""Times in English text; the records and roles are those of times.py."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from claimcheck import lexicon as words
from claimcheck.claims import calendar
from claimcheck.claims.calendar import Anchor
from claimcheck.claims.times import Made, Role, Time
from claimcheck.patterns import pattern_of
from claimcheck.records import Basis, Period


def _any(entries: dict[str, int] | list[str]) -> str:
    return "|".join(re.escape(w) for w in sorted(entries, key=len, reverse=True))


@lru_cache(maxsize=1)
def _en() -> re.Pattern[str]:
    data = words.read_data("en/times.yaml")
    months, ordinals = _any(data["months_named"]), _any(data["ordinals"])
    near = _any(
        [*data["years"], *data["months"], *data["quarters"], *data["days"], *data["weekdays"]]
    )
    number = rf"\d{{1,3}}|{_any(data['numbers'])}"
    year = r"(?:19|20)\d\d"
    not_a_day = r"(?! ?(?:%|percent|million|billion))"
    parts = (
        rf"(?P<decade>\b(?:the )?(?P<dec>{year[:-2]})0s\b)",
        rf"(?P<fy>\b(?:fiscal(?: year)?|FY) ?'?(?P<fyy>{year}|\d\d)\b)",
        rf"(?P<q>\b(?:the )?(?:(?P<qo>{ordinals})[ -]quarter|Q(?P<qn>[1-4])"
        r"|(?P<qm>[1-4])Q(?P<qs>\d\d)?)\b"
        rf"(?:(?: of| in)?(?: fiscal(?: year)?)? ?'?(?P<qy>{year})\b)?)",
        r"(?P<mq>\b(?:the )?(?P<mqm>march|june|september|december)[ -]quarter\b)",
        rf"(?P<h>\b(?:the )?(?P<ho>first|second)[ -]half\b(?:(?: of)? (?P<hy>{year})\b)?"
        rf"|\bH(?P<hn>[12])\b(?: (?P<hz>{year})\b)?)",
        rf"(?P<nine>\b(?:the )?first (?P<nn>\d{{1,2}}|{_any(data['numbers'])}) months\b"
        rf"(?:(?: of)? (?P<ny>{year})\b)?)",
        rf"(?P<dm>\b(?P<dmd>[0-3]?\d)(?:st|nd|rd"
        rf"|th)? (?P<dmo>{months})\b\.?(?:,? (?P<dmy>{year})\b)?)",
        rf"(?P<to>\b(?:the )?(?:(?P<tn>{number}) (?P<tu>months|weeks)|quarter|half|year) (?:to"
        rf"|ended|ending|through)"
        rf" (?:the end of )?(?P<tm>{months})\b\.?(?: [0-3]?\d\b)?(?:,? (?P<ty>{year})\b)?)",
        rf"(?P<md>\b(?P<mo>{months})\.?(?: (?P<d>[0-3]?\d)(?:st|nd|rd|th)?(?:,|\b){not_a_day})?"
        rf"(?:,? (?P<my>{year})\b)?)",
        rf"(?P<past>\b(?:{_any(data['past'])}) (?:(?P<pn>{number}) )?"
        r"(?P<pu>years?|decades?|months?|quarters?)\b)",
        rf"(?P<fut>\b(?:{_any(data['future'])}) (?:\w+ )?(?:years?|decades?|months?|quarters?)\b)",
        rf"(?P<ago>\b(?P<an>{number}|a) (?P<au>years?|months?|weeks?|quarters?) (?:ago|earlier"
        rf"|before|previously)\b)",
        rf"(?P<near>\b(?:{near})\b)",
        rf"(?P<following>\b(?:{_any(data['following'])})\b)",
        rf"(?P<rate>\b(?:{_any(data['rates'])})\b(?! (?:ago|earlier|later|before|previously)))",
        rf"(?P<now>\b(?:{_any(data['now'])})\b)",
        rf"(?P<y>(?<![\d.,$€£#-])\b(?P<yy>{year})\b"
        r"(?![,.]?\d| ?(?:%|percent|million|units|people|stores)))",
    )
    return pattern_of("|".join(parts), re.IGNORECASE)


def find_en(text: str, start: int, end: int, anchor: Anchor) -> list[Time]:
    """The time expressions of a stretch of English working text, in their order."""
    return list(_find(text, start, end, anchor))


def _find(text: str, start: int, end: int, anchor: Anchor) -> Iterator[Time]:
    data = words.read_data("en/times.yaml")
    year = anchor.named or anchor.year
    last = start
    for match in _en().finditer(text, start, end):
        if match.start() < last:
            continue  # read with what stands in front of it
        of = _OF_A_YEAR.match(text, match.end(), end)
        told = anchor.year + _YEARS[of[1].lower()] if of and anchor.year else None
        made = _read(match, anchor, told or year)
        if made is None:
            continue
        period, role, named = made
        last = of.end() if of is not None and told and named is None else match.end()
        if last > match.end():
            named, period = told, replace(period, basis="relative")
        ahead = text[max(start, match.start() - 60) : match.start()].lower()
        if named is None and year == anchor.year and anchor.named is None and role == "holds":
            period = _settled(period, anchor, ahead, data)
        if role == "holds":
            period, role = _role(period, ahead, text[last : last + 16], data)
        if named is not None and role == "holds" and named <= (anchor.year or named):
            year, anchor = named, replace(anchor, named=named)
        yield Time(match.start(), last, period, role, named, text[match.start() : last])


# the first quarter of this year, March last year
_OF_A_YEAR = pattern_of(r"(?: of)? (this|last|next) year\b", re.IGNORECASE)
_YEARS = {"this": 0, "last": -1, "next": 1}


def _settled(period: Period, anchor: Anchor, ahead: str, data: dict[str, list[str]]) -> Period:
    """A part of a year without the year: the last one, after a word of expecting the next one."""
    if period.basis != "implied":
        return period
    clause = re.split(r"[,;.]\s", ahead)[-1]
    return calendar.settled(period, anchor, any(word in clause for word in data["expecting"]))


# against 71% in the, from $2.16bn in, than the 20.4 percent recorded in the: another's time
_BASE = pattern_of(
    r"\b(?:than|from|against|versus|vs\.?|compared (?:with|to)|above|below|of)(?: (?:the|a|an"
    r"|its|only|just|about))*"
    r" ?[$€£]?\d[\d.,]*\S*(?: (?:million|billion|trillion|percent|percentage points?|units|GWh"
    r"|\w{1,6})){0,2}"
    r"(?: (?:recorded|reported|posted|seen|shipped|sold))?(?: (?:in|for|at|during|of))?(?: the)?$",
    re.IGNORECASE,
)


_AGAINST = pattern_of(
    r"\b(?:than|versus|compared (?:with|to)|against)\b[^,;.\d%]{0,40}$|\bsame (?:period|quarter"
    r"|month|half)(?: of| in)?(?: the)?$"
)


def _role(
    period: Period, ahead: str, behind: str, data: dict[str, list[str]]
) -> tuple[Period, Role]:
    ahead = ahead.rstrip()
    for small in (
        " the",
        " fiscal",
        " in",
        " for",
        " at",
        " of",
        " during",
        " the same period",
        " the",
    ):
        ahead = ahead.removesuffix(small)
    if any(ahead.endswith(" " + w) or ahead == w for w in data["since"]) and period.start:
        return Period(period.start, None, period.basis), "holds"
    if any(ahead.endswith(" " + w) or ahead == w for w in data["compared"]):
        return period, "compared"
    if any(behind.lstrip().startswith(w) for w in data["compared_after"]):
        return period, "compared"
    if _BASE.search(ahead) or _AGAINST.search(ahead):
        return period, "compared"
    told = period.start is not None and period.start == period.end
    if told and any(ahead.removesuffix(" on").endswith(w) for w in data["telling"]):
        return period, "event"
    return period, "holds"


def _number(text: str | None) -> int | None:
    if text is None:
        return 1
    return (
        int(text)
        if text.isdigit()
        else words.read_data("en/times.yaml")["numbers"].get(text.lower(), 1)
    )


def _read(match: re.Match[str], anchor: Anchor, year: int | None) -> Made | None:  # noqa: C901  # one flat list of forms
    data = words.read_data("en/times.yaml")
    if match["decade"]:
        base = int(match["dec"]) * 10
        return Period(f"{base}-01-01", f"{base + 9}-12-31", "explicit"), "holds", base
    if match["fy"]:
        named = int(match["fyy"])
        named += 2000 if named < 100 else 0
        return calendar.span(named, 1, 12, "explicit"), "holds", named
    if match["q"]:
        quarter = int(match["qn"] or match["qm"] or data["ordinals"][match["qo"].lower()])
        short = f"20{match['qs']}" if match["qs"] else None
        return _within(match["qy"] or short, year, quarter * 3 - 2, quarter * 3)
    if match["mq"]:
        last = data["months_named"][match["mqm"].lower()]
        return _within(None, year, last - 2, last)
    if match["h"]:
        half = int(match["hn"]) if match["hn"] else 1 + (match["ho"].lower() == "second")
        return _within(match["hy"] or match["hz"], year, half * 6 - 5, half * 6)
    if match["nine"]:
        months = _number(match["nn"].lower()) or 0
        return _within(match["ny"], year, 1, months) if 0 < months <= 12 else None
    if match["dm"]:
        return _day_first(match, year)
    if match["to"]:
        return _ended(match, year)
    if match["md"]:
        return _month(match, year)
    if match["past"]:
        count = (_number(match["pn"]) or 1) * (
            10 if match["pu"].lower().startswith("decade") else 1
        )
        past = match["pu"].lower().startswith(("year", "decade"))
        return (
            (calendar.years_back(anchor, count) if past else Period(basis="relative")),
            "holds",
            None,
        )
    if match["ago"]:
        if anchor.year is None or not match["au"].lower().startswith("year"):
            return Period(basis="relative"), "ago", None
        then = anchor.year - (_number(match["an"]) or 1)
        return calendar.span(then, 1, 12, "relative"), "ago", None
    if match["near"]:
        return _near(match["near"].lower(), anchor, data)
    if match["following"]:
        if anchor.named is None:
            return Period(basis="relative"), "holds", None
        return calendar.span(anchor.named + 1, 1, 12, "relative"), "holds", anchor.named + 1
    if match["rate"]:
        return Period(basis="rate"), "rate", None
    if match["now"]:
        now = (
            Period(basis="relative")
            if anchor.year is None
            else calendar.span(anchor.year, 1, 12, "relative")
        )
        return now, "now", None
    if match["y"]:
        return calendar.span(int(match["yy"]), 1, 12, "explicit"), "holds", int(match["yy"])
    return Period(basis="relative"), "holds", None


def _within(named: str | None, year: int | None, first: int, last: int) -> Made:
    """Months of a year that is named, or else of the year in force."""
    if named:
        return calendar.span(int(named), first, last, "explicit"), "holds", int(named)
    if year is None:
        return Period(basis="implied"), "holds", None
    return calendar.span(year, first, last, "implied"), "holds", None


def _day_first(match: re.Match[str], year: int | None) -> Made | None:
    """14 May 2025."""
    named = int(match["dmy"]) if match["dmy"] else year
    if named is None or not match["dmo"][0].isupper():
        return None
    month = words.read_data("en/times.yaml")["months_named"][match["dmo"].lower()]
    basis: Basis = "explicit" if match["dmy"] else "implied"
    return (
        calendar.day(named, month, int(match["dmd"]), basis),
        "holds",
        named if match["dmy"] else None,
    )


_SPANS = {"quarter": 3, "half": 6, "year": 12}


def _ended(match: re.Match[str], year: int | None) -> Made | None:
    """The three months to December, the quarter ended June 30, 2025."""
    if not match["tm"][0].isupper():
        return None
    last = words.read_data("en/times.yaml")["months_named"][match["tm"].lower()]
    count = _number(match["tn"]) if match["tn"] else None
    if count is not None and match["tu"].lower() == "weeks":
        count = round(count * 7 / 30.4)
    span = next((v for k, v in _SPANS.items() if k in match[0].lower()), 3)
    length = min(count or span, 12)
    named = int(match["ty"]) if match["ty"] else year
    if named is None:
        return Period(basis="implied"), "holds", None
    basis: Basis = "explicit" if match["ty"] else "implied"
    first = named * 12 + last - length
    period = calendar.span(first // 12, first % 12 + 1, first % 12 + length, basis)
    return period, "holds", named if match["ty"] else None


def _month(match: re.Match[str], year: int | None) -> Made | None:
    name = match["mo"].lower()
    if not match["mo"][0].isupper() or (name in ("may", "mar") and not (match["my"] or match["d"])):
        return None  # "may" is a verb more often than a month
    month = words.read_data("en/times.yaml")["months_named"][name]
    if match["d"] and (match["my"] or year):
        named = int(match["my"] or year or 0)
        basis: Basis = "explicit" if match["my"] else "implied"
        return (
            calendar.day(named, month, int(match["d"]), basis),
            "holds",
            named if match["my"] else None,
        )
    return _within(match["my"], year, month, month)


def _near(word: str, anchor: Anchor, data: dict[str, dict[str, int]]) -> Made:
    if word in data["years"]:
        if anchor.year is None:
            return Period(basis="relative"), "holds", None
        named = anchor.year + data["years"][word]
        return calendar.span(named, 1, 12, "relative"), "holds", named
    if word in data["months"]:
        return calendar.month_before(anchor, data["months"][word]), "holds", None
    if word in data["quarters"]:
        return calendar.quarter_before(anchor, data["quarters"][word]), "holds", None
    if word in data["weekdays"]:
        back = (anchor.day.weekday() - data["weekdays"][word]) % 7 if anchor.day else 0
        return calendar.days_before(anchor, back), "holds", None
    return calendar.days_before(anchor, data["days"][word]), "holds", None
