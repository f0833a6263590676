"""What is said of one thing, along the time: each value on an axis, the undated ones last."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import Tally, Told
from claimcheck.reports import Look, columns, layout, plot
from claimcheck.reports import axis as axes
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET
from claimcheck.reports.tally import legend, parted, scope, title, value
from claimcheck.reports.view import text
from claimcheck.reports.words import words

_AXIS = 1  # the column that takes what room there is
_GIVING = (2, 3)


def render(tallies: Sequence[Tally], look: Look) -> str:
    """A timeline for each thing, one axis for figures that one can compare."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    width = max(40, look.width)
    return layout.render(parted(_lines(one, labels, width) for one in tallies), look)


def _lines(tally: Tally, labels: Labels, width: int) -> Iterator[Text]:
    yield from title(tally, labels, width)
    numbers = {info.document: number for number, info in enumerate(tally.documents, 1)}
    for rows in _comparable(tally):
        yield from _stretch(rows, numbers, labels, width)
    yield from legend(tally, labels, width)


def _comparable(tally: Tally) -> Iterator[list[Told]]:
    """The rows that one axis can hold, those of most claims first; last those that none can."""
    piles: dict[str, list[Told]] = {}
    for row in tally.rows:
        piles.setdefault(_class(row), []).append(row)
    order = sorted(piles, key=lambda name: (name == "", -len(piles[name]), name))
    yield from (piles[name] for name in order)


def _class(row: Told) -> str:
    """The dimension of a level; "" for a growth, a rank, a comparison."""
    quantity = row.claims[0].quantity
    drawn = quantity is not None and quantity.kind in axes.KINDS
    return axes.dimension(row.claims[0]) if drawn else ""


def _stretch(
    rows: Sequence[Told], numbers: dict[str, int], labels: Labels, width: int
) -> Iterator[Text]:
    """The rows of one axis, and the axis below."""
    cells = [
        [
            text(row.period or labels.words("tally.undated")),
            Text(),
            value(row),
            text(scope(row, labels), QUIET),
            text(" ".join(f"[{numbers[document]}]" for document, _ in row.support), "bold"),
        ]
        for row in rows
    ]
    drawn = [axes.Row((), row.claims[0], *axes.ends_of(row.claims[0].quantity)) for row in rows]
    size = 0
    if _class(rows[0]) and len({end for row in drawn for end in row.ends}) > 1:
        sizes = columns.widths(cells, width - plot.LEAST - columns.GAP, _GIVING)
        size = width - columns.total(sizes) - columns.GAP
    if size < plot.LEAST:  # there is no room, or nothing to compare
        sizes = columns.widths(cells, width, _GIVING)
        for row in cells:
            yield from columns.lines(row, sizes)
        return
    axis = plot.Axis(drawn, size)
    sizes[_AXIS] = size
    before = ""
    for row, told in zip(cells, drawn, strict=True):
        period = row[0].plain
        row[0] = Text() if period == before else row[0]
        row[_AXIS] = axis.drawn(told)
        before = period
        yield from columns.lines(row, sizes)
    quantity = rows[0].claims[0].quantity
    scale = axis.scale(quantity.unit if quantity else "", labels)
    yield Text.assemble(" " * (sizes[0] + columns.GAP), (scale, QUIET))
