"""The figures of a topic on one axis, so that the distance is seen before it is read.

[1]  ◀──────────────────────────────○       95→0 %
[2]               ●                         40 %
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal

from rich.text import Text

from claimcheck.records import Claim
from claimcheck.reports import drawing, layout, values
from claimcheck.reports.axis import Row, Scale, rows
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET

MOST = 8  # rows; more of them are a table
LEAST = 16  # cells of an axis; a shorter one says nothing


def lines(claims: Sequence[Claim], labels: Labels, owner: str, width: int) -> Iterator[Text]:
    """The plot; nothing where the figures cannot be set on one axis, or the space is too small.

    Args:
        claims: in the order of their numbers, which begin with 1.
        labels: names of figures.
        owner: of the topic.
        width: of the report, in cells.
    """
    found = rows(claims)
    if not 1 < len(found) <= MOST:
        return
    several = len({row.claim.measure.key for row in found if row.claim.measure}) > 1
    tags = ["[" + ",".join(map(str, row.numbers)) + "]" for row in found]
    told = [labels.brief(row.claim, owner, several=several) for row in found]
    left = max(map(layout.cells, tags))
    right = min(max(map(layout.cells, told)), max(12, width // 3))
    size = width - left - right - 6
    if size < LEAST:
        return
    axis = Axis(found, size)
    unit = found[0].claim.quantity.unit if found[0].claim.quantity else ""
    for row, tag, text in zip(found, tags, told, strict=True):
        begin = Text.assemble((f"  {tag}", "bold"), " " * (left - layout.cells(tag) + 2))
        yield Text.assemble(begin, axis.drawn(row), "  ", layout.clipped(Text(text, QUIET), right))
    yield Text.assemble(" " * (left + 4), (axis.scale(unit, labels), QUIET))


class Axis:
    """Where values stand on a line of so many cells."""

    def __init__(self, rows: Sequence[Row], size: int) -> None:
        self.size, self.values = size, Scale(rows)

    def at(self, value: Decimal) -> int:
        """The cell of a value."""
        return int(self.values.part(value) * (self.size - 1) + Decimal("0.5"))

    def drawn(self, row: Row) -> Text:
        """A row: a dot, a ring with an arrow to where a change ends, or a line between two ends."""
        line = [" "] * self.size
        low, high = (None if value is None else self.at(value) for value in (row.low, row.high))
        first = 0 if low is None else low
        last = self.size - 1 if high is None else high
        bound = low is None or high is None
        for cell in range(min(first, last), max(first, last) + 1):
            line[cell] = drawing.sign("open" if bound else "line")
        if row.change and first != last:
            line[first] = drawing.sign("ring")
            line[last] = drawing.sign("right" if first < last else "left")
        else:
            for end in (low, high):
                if end is not None:
                    line[end] = drawing.sign("dot")
        return Text("".join(line), "bold" if row.claim.modality == "asserted" else "")

    def scale(self, unit: str, labels: Labels) -> str:
        """The axis with its ends, in the unit of the first figure."""
        ends = [values.span((end,) * 2, unit, labels.words) for end in self.values.ends(unit)]
        name = f" {labels.words('plot.steep')} " if self.values.steep else ""
        room = self.size - sum(map(layout.cells, ends)) - layout.cells(name) - 2
        if room < 2:
            return drawing.rule(self.size)
        before = room // 2
        rules = drawing.rule(before), drawing.rule(room - before)
        return f"{ends[0]} {rules[0]}{name}{rules[1]} {ends[1]}"
