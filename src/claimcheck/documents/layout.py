"""From a working text to passages: headings, sentences, captions, table cells, in reading order.

Lines that a paragraph was wrapped into are one paragraph. Lines that are not the article (bylines,
notices, placeholders) give no passage.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.documents import sentences, tables
from claimcheck.documents.lines import Line, read_lines, width
from claimcheck.documents.words import words
from claimcheck.records import Passage, PassageKind, Table

_WRAP = range(45, 131)  # columns that wrapped text is wrapped at
_SLACK = 10  # columns by which a line may be shorter than its next word asks for
_CAPTION_WIDTH = 120
_ENDMARK = 8  # characters
_OPEN_END = tuple("-,(“、")
_CLOSED_END = tuple('。!?;:.”"…)')


def read_layout(text: str) -> tuple[tuple[Passage, ...], tuple[Table, ...]]:
    """The passages and tables of a working text."""
    lines = read_lines(text)
    reading = _Reading(text, lines)
    grids = tables.find(text, lines)
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
        for group in _paragraphs(self.lines[first:last]):
            kind: PassageKind = "sentence"
            spans: Iterator[tuple[int, int]] = iter([(group[0].start, group[-1].end)])
            if group[0].kind == "heading":
                kind = "heading"
            elif group[0].kind == "caption":
                kind = "caption"
            else:
                spans = sentences.split(self.text, group[0].start, group[-1].end)
            self._add(kind, spans)

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
            if not (end - start <= _ENDMARK and words().endmark.match(self.text[start:end]))
        ]
        self.passages += found
        self._paragraph += bool(found)


def _paragraphs(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that belong together: one each, or those a paragraph was wrapped into."""
    block: list[Line] = []
    for line in lines:
        if line.kind == "text" and block and block[-1].kind in ("text", "item"):
            block.append(line)
            continue
        yield from _unwrapped(block)
        block = [line] if line.kind in ("text", "item") else []
        if line.kind in ("heading", "caption"):
            yield [line]
    yield from _unwrapped(block)


def _unwrapped(block: Sequence[Line]) -> Iterator[list[Line]]:
    """A run of text lines as paragraphs."""
    if not block:
        return
    column = max(line.width for line in block)
    group = [block[0]]
    for above, line in pairwise(block):
        if column in _WRAP and _goes_on(above, line, column, len(block)):
            group.append(line)
        else:
            yield group
            group = [line]
    yield group


def _goes_on(above: Line, line: Line, column: int, block: int) -> bool:
    """Whether a line was broken only because its next word had no room."""
    first = line.text.split(" ", 1)[0] if line.text.isascii() else line.text[:1]
    room = column - above.width - 1 - width(first)
    if above.text.endswith(_CLOSED_END):
        return room < 0 and block > 2
    if line.text[0].islower():
        return 2 * above.width >= column
    return room < _SLACK and (
        block > 2 or above.text.endswith(_OPEN_END) or not line.text[0].isupper()
    )


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


def _is_caption(line: Line, *, loose: bool) -> bool:
    """Whether a line next to a table is its caption; loosely, any short line that goes unclosed."""
    if line.kind == "caption":
        return True
    if line.kind not in ("text", "heading") or line.width > _CAPTION_WIDTH:
        return False
    if words().caption.match(line.text) or words().caption_note.match(line.text):
        return True
    return loose and not line.text.endswith(_CLOSED_END[:6])
