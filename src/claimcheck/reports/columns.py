"""Tables of text on a terminal: cells wrap, and columns give way where there is little room."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest

from rich.text import Text

from claimcheck.reports import layout

GAP = 2  # cells between two columns
NARROW = 8  # what a column that gives way keeps
LEAST = 2  # what any column keeps where even that is too much


def widths(rows: Sequence[Sequence[Text]], width: int, giving: Sequence[int]) -> list[int]:
    """How wide each column is; the widest of those that may give way does so first, then any.

    Args:
        rows: all rows, the head among them.
        width: of the table.
        giving: the columns that may become narrower than their content.
    """
    found = [max(layout.cells(cell.plain) for cell in column) for column in zip(*rows, strict=True)]
    for columns, least in ((giving, NARROW), (range(len(found)), LEAST)):
        while total(found) > width:
            widest = max(columns, key=lambda at: (found[at], at))
            if found[widest] <= least:
                break
            found[widest] -= 1
    return found


def total(sizes: Sequence[int]) -> int:
    """How wide a table of such columns is; an empty column is none."""
    shown = [size for size in sizes if size]
    return sum(shown) + GAP * max(0, len(shown) - 1)


def lines(row: Sequence[Text], sizes: Sequence[int]) -> Iterator[Text]:
    """One row, as many lines as its tallest cell needs."""
    shown = [(cell, size) for cell, size in zip(row, sizes, strict=True) if size]
    cells = [layout.wrap(cell, size) for cell, size in shown]
    for parts in zip_longest(*cells, fillvalue=Text()):
        line = Text()
        for part, (_, size) in zip(parts, shown, strict=True):
            line.append_text(layout.pad(part, size + GAP))
        yield line
