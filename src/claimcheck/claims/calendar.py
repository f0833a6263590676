"""Days: first and last day of years, quarters, halves, months, and what a text is dated by."""

from __future__ import annotations

from calendar import monthrange
from collections import Counter
from datetime import date, timedelta

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import Basis, Document, Period

_STOP = pattern_of(r"[.;!?\n]")
_YEAR = pattern_of(r"(?<![\d.])((?:19|20)\d\d)(?= ?年(?!代)| ?财年|[,.)]?\s|-\d\d|$)")


_BEGUN = 0.3  # up to this part of it gone by, a span is not yet what a text reports
_LONG_GONE = 90  # days
# characters before a year in which a word may say that it is still to come
_NEAR, _AHEAD = 6, 90


@record
class Anchor:
    """What relative times are counted from.

    Attributes:
        day: the day of publication, None where unknown.
        year: its year, or the year the text itself seems to be written in; None where unknown.
        named: the year that the paragraph named last, None for none.
    """

    day: date | None
    year: int | None
    named: int | None = None


def span(year: int, first: int, last: int, basis: Basis) -> Period:
    """The months first..last of a year (months beyond 12 run into the next year)."""
    begin = date(year + (first - 1) // 12, (first - 1) % 12 + 1, 1)
    y, m = year + (last - 1) // 12, (last - 1) % 12 + 1
    return Period(begin.isoformat(), date(y, m, monthrange(y, m)[1]).isoformat(), basis)


def settled(period: Period, anchor: Anchor, ahead: bool) -> Period:
    """A part of the anchor's year, moved to the year before where it has not come yet.

    第四季 in a text of February is the last one, unless the text looks `ahead`. A part that has
    only begun (全年 in the first months of a year) is the last one too. To a text that looks ahead
    a part that is long gone is the next one.
    """
    if anchor.day is None or period.start is None or period.end is None:
        return period
    if ahead:
        gone = (anchor.day - date.fromisoformat(period.end)).days
        return _moved(period, 1) if gone > _LONG_GONE else period
    first, last = date.fromisoformat(period.start), date.fromisoformat(period.end)
    begun = (anchor.day - first).days / ((last - first).days + 1)
    if begun > _BEGUN or (first == last and begun >= 0):
        return period
    return a_year_before(period)


def a_year_before(period: Period) -> Period:
    """The same days of the year before."""
    return _moved(period, -1)


def _moved(period: Period, years: int) -> Period:
    days = [d and _in_a_year(date.fromisoformat(d), years) for d in (period.start, period.end)]
    return Period(days[0], days[1], period.basis)


def _in_a_year(one: date, years: int) -> str:
    try:
        return one.replace(year=one.year + years).isoformat()
    except ValueError:  # 29 February
        return one.replace(year=one.year + years, day=28).isoformat()


def day(year: int, month: int, number: int, basis: Basis) -> Period:
    """A single day; the whole month where the month has no such day."""
    try:
        one = date(year, month, number).isoformat()
    except ValueError:
        return span(year, month, month, basis) if 1 <= month <= 12 else Period(basis=basis)
    return Period(one, one, basis)


def years_back(anchor: Anchor, count: int) -> Period:
    """The last so many years before the anchor; only the basis where there is no anchor."""
    if anchor.year is None or not 0 < count < 200:
        return Period(basis="relative")
    return Period(f"{anchor.year - count:04d}-01-01", f"{anchor.year:04d}-12-31", "relative")


def anchor_of(
    document: Document, future_words: tuple[str, ...], to_come: tuple[str, ...] = ()
) -> Anchor:
    """The day of publication, else the year that the text speaks of as its present.

    Without a date it is the latest year that the text names without a word of the future near by.

    Args:
        document: what is dated.
        future_words: with one of them near it, a year is no present one.
        to_come: nor is a year behind one of them in its sentence.
    """
    if document.published:
        known = date.fromisoformat(document.published)
        return Anchor(known, known.year)
    present: Counter[int] = Counter()
    for match in _YEAR.finditer(document.text):
        ahead = _STOP.split(document.text[max(0, match.start() - _AHEAD) : match.start()])[-1]
        if any(f" {word} " in ahead for word in to_come):
            continue
        ahead = document.text[max(0, match.start() - _NEAR) : match.start()]
        behind = document.text[match.end() : match.end() + 5]
        if any(w in ahead or w in behind for w in future_words):
            continue
        present[int(match[1])] += 1
    return Anchor(None, max(present) if present else None)


def month_before(anchor: Anchor, back: int) -> Period:
    """A whole month so many months before the anchor's."""
    if anchor.day is None:
        return Period(basis="relative")
    index = anchor.day.year * 12 + anchor.day.month - 1 - back
    return span(index // 12, index % 12 + 1, index % 12 + 1, "relative")


def quarter_before(anchor: Anchor, back: int) -> Period:
    """A whole quarter so many quarters before the anchor's."""
    if anchor.day is None:
        return Period(basis="relative")
    index = anchor.day.year * 4 + (anchor.day.month - 1) // 3 - back
    return span(index // 4, index % 4 * 3 + 1, index % 4 * 3 + 3, "relative")


def days_before(anchor: Anchor, back: int) -> Period:
    """One day so many days before the anchor."""
    if anchor.day is None:
        return Period(basis="relative")
    one = (anchor.day - timedelta(days=back)).isoformat()
    return Period(one, one, "relative")


def day_of_month(anchor: Anchor, number: int) -> Period:
    """The last day of this number that there was before the anchor, or on it."""
    if anchor.day is None or not 1 <= number <= 31:
        return Period(basis="relative")
    index = anchor.day.year * 12 + anchor.day.month - 1 - (number > anchor.day.day)
    return day(index // 12, index % 12 + 1, number, "implied")


def hull(periods: list[Period]) -> Period:
    """From the first day of any to the last day of any; open where one is open."""
    starts = [p.start for p in periods]
    ends = [p.end for p in periods]
    start = None if None in starts else min(s for s in starts if s)
    end = None if None in ends else max(e for e in ends if e)
    basis: Basis = "explicit" if any(p.basis == "explicit" for p in periods) else periods[0].basis
    return Period(start, end, basis)
