"""From a working text to passages: headings, sentences, captions, table cells, in reading order.

A line is a paragraph, once wrapped ones are joined. Lines that are not the article (bylines,
notices, placeholders) give no passage.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from claimcheck.documents import sentences, tables, wrapping
from claimcheck.documents.lines import Line, read_lines, settle
from claimcheck.documents.words import words
from claimcheck.folding import Mapped
from claimcheck.patterns import pattern_of
from claimcheck.records import Passage, PassageKind, Table

_CAPTION_WIDTH = 120
_ENDMARK = 8  # characters
_CLOSED = tuple("。!?;:.")


def read_layout(
    source: Mapped, *, wrapped: bool = True
) -> tuple[tuple[Passage, ...], tuple[Table, ...]]:
    """The passages and tables of a working text, whose wrapped lines are joined first."""
    lines, grids = _lines_and_grids(source.text)
    joins = list(wrapping.joins(lines)) if wrapped else []
    if joins:
        source.edit(joins)
        lines, grids = _lines_and_grids(source.text)
    settle(lines)
    return _read(source.text, lines, grids)


def _lines_and_grids(text: str) -> tuple[list[Line], list[tables.Grid]]:
    lines = read_lines(text)
    grids = tables.find(text, lines)
    for grid in grids:
        for line in lines[grid.first : grid.last]:
            line.kind = "row"
    return lines, grids


def _read(
    text: str, lines: Sequence[Line], grids: Sequence[tables.Grid]
) -> tuple[tuple[Passage, ...], tuple[Table, ...]]:
    reading = _Reading(text, lines)
    floors = [0, *(grid.last for grid in grids)]
    above = [
        _captions_above(lines, floor, grid.first)
        for floor, grid in zip(floors, grids, strict=False)
    ]
    at = 0
    for grid, begin, ceiling in zip(grids, above, [*above[1:], len(lines)], strict=False):
        reading.prose(at, begin)
        at = _captions_below(lines, grid.last, ceiling)
        reading.table(grid, (begin, grid.first), (grid.last, at))
    reading.prose(at, len(lines))
    return tuple(reading.passages), tuple(reading.tables)


class _Reading:
    """The passages and tables found so far."""

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        self.passages: list[Passage] = []
        self.tables: list[Table] = []
        self._paragraph = 0

    def prose(self, first: int, last: int) -> None:
        """The lines outside of tables."""
        for line in self.lines[first:last]:
            if line.kind in ("text", "item"):
                self._add("sentence", sentences.split(self.text, line.start, line.end))
            elif line.kind == "heading" or line.kind == "caption":
                self._add(line.kind, iter([(line.start, line.end)]))

    def table(self, grid: tables.Grid, above: tuple[int, int], below: tuple[int, int]) -> None:
        """A table with the lines above and below it that say what it shows."""
        caption = self._caption(*above)
        number = len(self.tables)
        cells: list[tuple[int, ...]] = []
        for r, row in enumerate(grid.rows):
            indices: list[int] = []
            for c, (start, end) in enumerate(row):
                indices.append(self._cell(start, end, (number, r, c), indices, cells))
            cells.append(tuple(indices))
        self._paragraph += 1
        under = self._caption(*below)
        self.tables.append(
            Table(under if caption is None else caption, tuple(cells), grid.header_rows)
        )

    def _cell(
        self,
        start: int,
        end: int,
        place: tuple[int, int, int],
        row: Sequence[int],
        above: Sequence[Sequence[int]],
    ) -> int:
        """The index of a cell's passage; a cell that spans columns or rows stands in each."""
        number, r, c = place
        printed = self.text[start:end]
        if printed == tables.SAME_LEFT and row:
            return row[-1]
        if printed == tables.SAME_ABOVE and above and c < len(above[-1]):
            return above[-1][c]
        self.passages.append(Passage("cell", start, end, self._paragraph, number, r, c))
        return len(self.passages) - 1

    def _caption(self, first: int, last: int) -> int | None:
        """One passage for the caption lines of a table."""
        shown = [
            line for line in self.lines[first:last] if line.kind not in ("blank", "rule", "noise")
        ]
        if not shown:
            return None
        self._add("caption", iter([(shown[0].start, shown[-1].end)]))
        return len(self.passages) - 1

    def _add(self, kind: PassageKind, spans: Iterator[tuple[int, int]]) -> None:
        found = [
            Passage(kind, start, end, self._paragraph)
            for start, end in spans
            if not (end - start <= _ENDMARK and words().is_endmark(self.text[start:end]))
        ]
        self.passages += found
        self._paragraph += bool(found)


def _captions_above(lines: Sequence[Line], floor: int, first: int) -> int:
    """The first of the caption lines directly above a table."""
    at = first
    while at > floor and first - at < 2 and _is_caption(lines[at - 1], loose=at == first):
        at -= 1
    if at == first and at - 2 >= floor and lines[at - 1].kind == "blank":
        return at - 2 if _is_caption(lines[at - 2], loose=False) else at
    return at


def _captions_below(lines: Sequence[Line], last: int, ceiling: int) -> int:
    """Behind the caption lines directly below a table."""
    at = last
    while at < ceiling and at - last < 2 and _is_caption(lines[at], loose=False):
        at += 1
    return at


# Shipments in 2025 (thousands of units), (US$ million)
_UNITS = pattern_of(
    r"\((?:in |US?\$ ?|€ ?|£ ?)?(?:thousands?|millions?|billions?|mn|bn"
    r"|units)(?: of)?(?: [a-z]+)?\)$",
    re.IGNORECASE,
)


def _is_caption(line: Line, *, loose: bool) -> bool:
    """Whether a line next to a table is its caption; loosely, any short line that goes unclosed."""
    if line.kind == "caption":
        return True
    if line.kind not in ("text", "heading") or line.width > _CAPTION_WIDTH:
        return False
    if (
        words().is_caption(line.text)
        or words().is_table_note(line.text)
        or _UNITS.search(line.text)
    ):
        return True
    return loose and not line.text.endswith(_CLOSED)
