"""Where the figures of a topic stand on an axis; `timeline` says where their periods stand in time.

Places are percentages of the width, so that a chart is drawn anew for every window and its letters
keep their size; the template makes SVG of it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from claimcheck.lexicon import units
from claimcheck.records import Claim, Interval
from claimcheck.reports import layout, values
from claimcheck.reports.axis import Row, Scale, dimension, rows
from claimcheck.reports.labels import Labels
from claimcheck.reports.safety import safe
from claimcheck.reports.words import Words

MOST = 24  # rows; more of them are counted
STEP = 38  # pixels between two rows
NAME, VALUE = 27, 23  # cells of what stands over a row, left and right
_TAGS = 4  # numbers of places that stand before it
FULL, _LETTERS = Decimal(100), Decimal("0.01")


@dataclass(frozen=True, slots=True)
class Bar:
    """One row of a chart.

    Attributes:
        top: where it begins, in pixels.
        name, value: what stands over it.
        shape: dot, span, least (open to the right), most (open to the left), rise, fall; of a
            period without an open end: days.
        low, high: where it begins and ends, left to right.
        loose: where the loosest reading begins, and how wide it is; None where it is not known.
        mark: a single place beside it: the day of publication; "" for none.
    """

    top: int
    name: str
    value: str
    shape: str
    low: str
    high: str
    loose: tuple[str, str] | None = None
    mark: str = ""

    @property
    def width(self) -> str:
        """How wide it is."""
        return percent(Decimal(self.high[:-1]) - Decimal(self.low[:-1]))


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart.

    Attributes:
        kind: "figures" or "times".
        title, told: its name, and what it shows, for who does not see it.
        bars: its rows.
        ticks: (place, anchor, letters) on its axis.
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
            "open": bool(shapes & {"least", "most"}),
            "loosest": any(bar.loose for bar in self.bars),
            "published": any(bar.mark for bar in self.bars),
        }
        return tuple(name for name, there in used.items() if there)

    @property
    def height(self) -> int:
        """Of the drawing, in pixels."""
        return len(self.bars) * STEP + 24


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
    if len(found) < 2:
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


def _shape(row: Row, scale: Scale) -> tuple[str, str, str]:
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
    return shape, percent(min(left, right) * FULL), percent(max(left, right) * FULL)


def _loose(row: Row, interval: Interval | None, scale: Scale) -> tuple[str, str] | None:
    """The loosest reading, where it was compared in the unit of the axis."""
    if interval is None or units.dimension(interval.unit) != dimension(row.claim):
        return None
    factor = units.factor(interval.unit)
    low, high = interval.loosest
    left = Decimal(0) if low is None else scale.part(low * factor)
    right = Decimal(1) if high is None else scale.part(high * factor)
    return percent(left * FULL), percent((right - left) * FULL)


def row_of(
    number: int,
    numbers: Sequence[int],
    claim: Claim,
    value: str,
    drawn: tuple[str, str, str],
    loose: tuple[str, str] | None = None,
    mark: str = "",
) -> Bar:
    """A row, its name and its value cut to what fits over it.

    Args:
        number: of the row, from 0.
        numbers: of the places that say so.
        claim: the first of them.
        value: what it says.
        drawn: the shape, and where it begins and ends.
        loose: where the loosest reading begins, and how wide it is.
        mark: where the day of publication stands.
    """
    tag = "[" + ",".join(map(str, numbers[:_TAGS])) + ("…]" if len(numbers) > _TAGS else "]")
    room = NAME - layout.cells(tag) - 1
    name = f"{tag} {_tail(safe(claim.document).rpartition('/')[2], room)}"
    return Bar(number * STEP, name, _tail(value, VALUE), *drawn, loose=loose, mark=mark)


def _tail(text: str, room: int) -> str:
    """The end of a text, where the figure and the name of a file are, if the whole does not fit."""
    if layout.cells(text) <= room:
        return text
    while layout.cells(text) > room - 1:
        text = text[1:]
    return f"…{text.lstrip()}"


def told(kind: str, ends: Sequence[str], bars: Sequence[Bar], say: Words) -> str:
    """What a chart shows, in a sentence."""
    told = say("chart.rows").join(f"{bar.name}: {bar.value}" for bar in bars)
    return f"{say(f'chart.{kind}_told', *ends)} {told}"


def percent(part: Decimal) -> str:
    """A place on an axis."""
    return f"{part.quantize(_LETTERS).normalize():f}%"
