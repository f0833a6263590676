"""Where the figures of a topic stand on an axis; `timeline` says where their periods stand in time.

Places are parts of the width, so that a chart is drawn anew for every window and its letters keep
their size; the template makes SVG of it. All lines of a kind are one path: a page may hold many.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.records import Claim, Interval
from claimcheck.reports import values
from claimcheck.reports.axis import Row, Scale, dimension, rows
from claimcheck.reports.html import captions
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import Words

MOST = 24  # rows; more of them are counted
STEP, LINE = 38, 25  # pixels between two rows, and from the top of one to its line
FULL, _LETTERS = 1000, Decimal("0.1")
_KINDS = ("track", "loose", "line", "open", "dot", "ring")
_OPEN = ("least", "most")


@record
class Bar:
    """One row of a chart; places on the axis are parts of a thousand.

    Attributes:
        top: where it begins, in pixels.
        name, value: what stands over it.
        shape: dot, span, least (open to the right), most (open to the left), rise, fall; of a
            period without an open end: days.
        low, high: where it begins and ends, left to right.
        loose: where the loosest reading begins and ends; None where it is not known.
        mark: a single place beside it: the day of publication; None for none.
        brief: its name and its value where the window is narrow.
    """

    top: int
    name: str
    value: str
    shape: str
    low: Decimal
    high: Decimal
    loose: tuple[Decimal, Decimal] | None = None
    mark: Decimal | None = None
    brief: tuple[str, str] = ("", "")

    def paths(self) -> Iterator[tuple[str, str]]:
        """Its lines and signs, (kind, path); a sign is a line of no length with a round end."""
        y = self.top + LINE
        yield "track", f"M0 {y}H{FULL}"
        if self.loose is not None:
            yield "loose", f"M{_short(self.loose[0])} {y}H{_short(self.loose[1])}"
        if self.shape != "dot":
            kind = "open" if self.shape in _OPEN else "line"
            yield kind, f"M{_short(self.low)} {y}H{_short(self.high)}"
        for at in self._signs():
            yield "dot", f"M{_short(at)} {y}h0"
        ring = {"rise": self.low, "fall": self.high}.get(self.shape, self.mark)
        if ring is not None:
            yield "ring", f"M{_short(ring)} {y}h0"

    def _signs(self) -> tuple[Decimal, ...]:
        """Where its dots stand: at each end that is known."""
        ends = {"dot": (self.low,), "least": (self.low,), "most": (self.high,)}
        both = (self.low, self.high) if self.shape == "span" else ()
        return both if self.mark is not None else ends.get(self.shape, both)


@record
class Chart:
    """A chart.

    Attributes:
        kind: "figures" or "times".
        title, told: its name, and what it shows, for who does not see it.
        bars: its rows.
        ticks: (place in parts of a hundred, anchor, letters) on its axis.
        note: what a reader must know of the axis, "" for nothing.
        more: rows that are left out.
    """

    kind: str
    title: str
    told: str
    bars: tuple[Bar, ...]
    ticks: tuple[tuple[str, str, str], ...]
    note: str = ""
    more: int = 0

    @property
    def legend(self) -> tuple[str, ...]:
        """What must be said of its signs, in the order in which they are explained."""
        shapes = {bar.shape for bar in self.bars}
        used = {
            "printed": self.kind == "figures" and bool(shapes & {"dot", "span"}),
            "change": bool(shapes & {"rise", "fall"}),
            "open": bool(shapes & set(_OPEN)),
            "loosest": any(bar.loose for bar in self.bars),
            "published": any(bar.mark is not None for bar in self.bars),
        }
        return tuple(name for name, there in used.items() if there)

    @property
    def height(self) -> int:
        """Of its rows, in pixels."""
        return len(self.bars) * STEP

    @property
    def paths(self) -> tuple[tuple[str, str], ...]:
        """The lines and signs of all rows, (kind, path), what lies below first."""
        found: dict[str, list[str]] = {kind: [] for kind in _KINDS}
        for bar in self.bars:
            for kind, path in bar.paths():
                found[kind].append(path)
        return tuple((kind, "".join(paths)) for kind, paths in found.items() if paths)

    @property
    def tips(self) -> tuple[tuple[str, int, str], ...]:
        """(place in parts of a hundred, height, direction) of the heads of its arrows."""
        ends = {"rise": "high", "fall": "low"}
        return tuple(
            (percent(getattr(bar, ends[bar.shape])), bar.top + LINE, bar.shape)
            for bar in self.bars
            if bar.shape in ends
        )


def figures(
    claims: Sequence[Claim],
    intervals: Mapping[str, Interval],
    owner: str,
    labels: Labels,
    say: Words,
) -> Chart | None:
    """The figures of a topic on one axis; None where there is nothing to hold beside another.

    Args:
        claims: in the order of their numbers, which begin with 1.
        intervals: how the figures were read, by the id of the claim.
        owner: of the topic.
        labels: names of figures.
        say: the words of the page.
    """
    found = rows(claims, by_document=True)
    if len(rows(claims)) < 2:
        return None
    scale = Scale(found)
    quantity = found[0].claim.quantity
    unit = quantity.unit if quantity else ""
    ends = [values.span((end,) * 2, unit, labels.words) for end in scale.ends(unit)]
    several = len({row.claim.measure.key for row in found if row.claim.measure}) > 1
    bars = []
    for number, row in enumerate(found[:MOST]):
        value = labels.brief(row.claim, owner, several=several)
        shape, low, high = _shape(row, scale)
        loose = _loose(row, intervals.get(row.claim.id), scale)
        bars.append(row_of(number, row.numbers, row.claim, value, (shape, low, high), loose))
    return Chart(
        "figures",
        say("chart.figures"),
        told("figures", ends, bars, say),
        tuple(bars),
        (("0%", "start", ends[0]), ("100%", "end", ends[1])),
        labels.words("plot.steep") if scale.steep else "",
        max(0, len(found) - MOST),
    )


def _shape(row: Row, scale: Scale) -> tuple[str, Decimal, Decimal]:
    low, high = (None if end is None else scale.part(end) for end in (row.low, row.high))
    left, right = Decimal(0) if low is None else low, Decimal(1) if high is None else high
    if low is None or high is None:
        shape = "most" if low is None else "least"
    elif low == high:
        shape = "dot"
    elif row.change:
        shape = "rise" if low < high else "fall"
    else:
        shape = "span"
    return shape, min(left, right) * FULL, max(left, right) * FULL


def _loose(row: Row, interval: Interval | None, scale: Scale) -> tuple[Decimal, Decimal] | None:
    """The loosest reading, where it was compared in the unit of the axis."""
    if interval is None or units.dimension(interval.unit) != dimension(row.claim):
        return None
    factor = units.factor(interval.unit)
    low, high = interval.loosest
    left = Decimal(0) if low is None else scale.part(low * factor)
    right = Decimal(1) if high is None else scale.part(high * factor)
    return left * FULL, right * FULL


def row_of(
    number: int,
    numbers: Sequence[int],
    claim: Claim,
    value: str,
    drawn: tuple[str, Decimal, Decimal],
    loose: tuple[Decimal, Decimal] | None = None,
    mark: Decimal | None = None,
) -> Bar:
    """A row, its name and its value cut to what fits over it (`captions`).

    Args:
        number: of the row, from 0.
        numbers: of the places that say so.
        claim: the first of them.
        value: what it says.
        drawn: the shape, and where it begins and ends.
        loose: where the loosest reading begins and ends.
        mark: where the day of publication stands.
    """
    name, told = captions.over(numbers, claim, value, captions.WIDE)
    brief = captions.over(numbers, claim, value, captions.NARROW)
    return Bar(number * STEP, name, told, *drawn, loose=loose, mark=mark, brief=brief)


def told(kind: str, ends: Sequence[str], bars: Sequence[Bar], say: Words) -> str:
    """What a chart shows, in a sentence."""
    told = say("chart.rows").join(f"{bar.name}: {bar.value}" for bar in bars)
    return f"{say(f'chart.{kind}_told', *ends)} {told}"


def percent(part: Decimal) -> str:
    """A place on an axis, in parts of a hundred."""
    return f"{_short(part / 10)}%"


def _short(part: Decimal) -> str:
    return f"{part.quantize(_LETTERS).normalize():f}"
