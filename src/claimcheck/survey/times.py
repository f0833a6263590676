"""A time as a person writes it: 2025, 2025Q2, 2025H1, 2025-06, 2025-06-30, 2024..2025, 2024.. ."""

from __future__ import annotations

from calendar import monthrange

from claimcheck.errors import UsageError
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import Period

FORMS = "2025, 2025Q2, 2025H1, 2025-06, 2025-06-30 or 2024..2025"
_FORM = pattern_of(
    r"(?P<year>[0-9]{4})年?"
    r"(?:[ -]?(?P<part>[QHqh])(?P<number>[1-4])"
    r"|[-/年]?(?P<month>[0-9]{1,2})月?(?:[-/月]?(?P<day>[0-9]{1,2})日?)?)?"
)
_MONTHS = {"Q": 3, "H": 6}


@record
class Time:
    """From a day to a day, both inclusive; None for an open end."""

    start: str | None
    end: str | None

    def holds(self, period: Period) -> bool:
        """Whether a period lies in it as a whole."""
        if not period.stated:
            return False
        early = self.start is None or (period.start is not None and period.start >= self.start)
        late = self.end is None or (period.end is not None and period.end <= self.end)
        return early and late


def time_of(text: str) -> Time:
    """The time that is written.

    Raises:
        UsageError: it is none.
    """
    shown = fold(text).strip()
    first, two, last = shown.partition("..")
    parts = [part.strip() for part in ((first, last) if two else (first, first))]
    ends = [_days(part) if part else None for part in parts]
    if ends == [None, None] or () in ends:
        raise UsageError(f'"{text}" is no period; write {FORMS}')
    start = ends[0][0] if ends[0] else None
    end = ends[1][1] if ends[1] else None
    if start is not None and end is not None and start > end:
        raise UsageError(f'"{text}" ends before it begins; write the earlier time first')
    return Time(start, end)


def _days(text: str) -> tuple[str, str] | tuple[()]:
    """The first and the last day of a time; nothing for what is none."""
    found = _FORM.fullmatch(text)
    if found is None or found["year"] == "0000":
        return ()
    year, part, month = int(found["year"]), (found["part"] or "").upper(), found["month"]
    if part:
        number, months = int(found["number"]), _MONTHS[part]
        if number * months > 12:
            return ()
        return _span(year, (number - 1) * months + 1, number * months)
    if month is None:
        return _span(year, 1, 12)
    if not 1 <= int(month) <= 12:
        return ()
    days = _span(year, int(month), int(month))
    if found["day"] is None:
        return days
    day = f"{days[0][:8]}{int(found['day']):02}"
    return (day, day) if days[0] <= day <= days[1] else ()


def _span(year: int, first: int, last: int) -> tuple[str, str]:
    ending = monthrange(year, last)[1]
    return f"{year:04}-{first:02}-01", f"{year:04}-{last:02}-{ending:02}"
