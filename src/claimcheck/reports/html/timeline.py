"""Where the periods of a topic's figures stand in time, with the days of publication."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from claimcheck.records import Claim
from claimcheck.reports.html.charts import FULL, MOST, Chart, percent, row_of, told
from claimcheck.reports.words import Words
from claimcheck.spelling import period as days

_YEARS = 6  # ticks of a long time
_QUARTERS = ((1, "Q1"), (4, "Q2"), (7, "Q3"), (10, "Q4"))


def times(claims: Sequence[Claim], published: Mapping[str, str], say: Words) -> Chart | None:
    """The periods of the figures of a topic; None where they are one, or none is known.

    Args:
        claims: in the order of their numbers, which begin with 1.
        published: the day of an article, by its path.
        say: the words of the page.
    """
    piles: dict[tuple[str, str], list[tuple[int, Claim]]] = {}
    for number, claim in enumerate(claims, 1):
        if any(map(_day, (claim.period.start, claim.period.end))):
            piles.setdefault((claim.document, days(claim.period)), []).append((number, claim))
    if len({told for _, told in piles}) < 2:
        return None
    known = [
        day
        for pile in piles.values()
        for day in (
            _day(pile[0][1].period.start),
            _day(pile[0][1].period.end),
            _day(published.get(pile[0][1].document)),
        )
        if day is not None
    ]
    first, last = min(known).year, max(known).year
    span = _Time(first, last)
    bars = []
    for number, ((document, period_told), pile) in enumerate(sorted(piles.items())[:MOST]):
        period = pile[0][1].period
        start, end = _day(period.start), _day(period.end)
        shape = "most" if start is None else "least" if end is None else "days"
        left = span.part(start, 0) if start else Decimal(0)
        right = span.part(end, 1) if end else Decimal(FULL)
        day = _day(published.get(document))
        bars.append(
            row_of(
                number,
                tuple(n for n, _ in pile),
                pile[0][1],
                period_told,
                (shape, left, right),
                mark=span.part(day, 0) if day else None,
            )
        )
    return Chart(
        "times",
        say("chart.times"),
        told("times", [str(first), str(last)], bars, say),
        tuple(bars),
        span.ticks(),
        more=max(0, len(piles) - MOST),
    )


class _Time:
    """Whole years on an axis."""

    def __init__(self, first: int, last: int) -> None:
        self.first, self.last = first, last
        self.start = date(first, 1, 1).toordinal()
        self.days = Decimal(date(last, 12, 31).toordinal() + 1 - self.start)

    def part(self, day: date, more: int) -> Decimal:
        """Where a day begins, or with one more where it ends."""
        return (day.toordinal() + more - self.start) / self.days * FULL

    def ticks(self) -> tuple[tuple[str, str, str], ...]:
        """The years, or the quarters of the only one."""
        if self.first == self.last:
            marks = [(date(self.first, month, 1), name) for month, name in _QUARTERS]
            marks[0] = marks[0][0], f"{self.first} Q1"
        else:
            step = -(-(self.last - self.first + 1) // _YEARS)
            years = range(self.first, self.last + 1, step)
            marks = [(date(year, 1, 1), str(year)) for year in years]
        return tuple((percent(self.part(day, 0)), "start", name) for day, name in marks)


def _day(text: str | None) -> date | None:
    """A day of the calendar; None for none, or for what is none."""
    try:
        return date.fromisoformat(text) if text else None
    except ValueError:
        return None
