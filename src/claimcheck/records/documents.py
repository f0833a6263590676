"""Articles as the readers see them: text, passages, tables, and where in a file they stand."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import replace
from functools import cached_property
from typing import Literal

from claimcheck.frozen import record

PassageKind = Literal["heading", "sentence", "caption", "cell"]
SpotKind = Literal["page", "paragraph", "table", "footnote", "endnote", "textbox"]


@record
class Passage:
    """The unit an extractor reads: a sentence, a heading, a caption or a table cell.

    Attributes:
        kind: what it is.
        start, end: working span.
        paragraph: ordinal of the paragraph (line of text) it stands in.
        table, row, column: its place in a table (all None outside of one).
    """

    kind: PassageKind
    start: int
    end: int
    paragraph: int
    table: int | None = None
    row: int | None = None
    column: int | None = None


SHORT_LINE = 40  # characters of a line above a table that may serve as its caption


@record
class Table:
    """A grid of cells.

    Attributes:
        caption: index of the caption passage in `Document.passages`, None without one.
        rows: for each row the indices of its cells in `Document.passages`; short rows are short.
            An empty cell is a passage with start == end; a cell that spans columns or rows stands
            in each of them with the same index.
        header_rows: how many of the first rows are headers (0 or more).
    """

    caption: int | None
    rows: tuple[tuple[int, ...], ...]
    header_rows: int


@record
class Spot:
    """Where something stands in a file whose lines nobody sees (.docx, .pdf).

    Attributes:
        kind: what is counted.
        number: which of them, from 1.
        line: of a page its line of text, of a table its row, from 1; 0 for the others.
    """

    kind: SpotKind
    number: int
    line: int = 0

    def __str__(self) -> str:
        within = {"page": ", line", "table": ", row"}.get(self.kind, "")
        return f"{self.kind} {self.number}" + (f"{within} {self.line}" if self.line else "")


@record
class LeftOut:
    """What of an article is beyond the limit of figures, and so was not read.

    Attributes:
        figures: how many.
        line: 1-based, where the first of them stands.
        limit: how many figures of an article are read.
    """

    figures: int
    line: int
    limit: int


@record(slots=False)
class Document:
    """One article, raw and cleaned.

    Attributes:
        path: as the user named it, with "/" (reports show it; claims carry it).
        article: stable id of the article: from front matter or articles.csv, else the path
            relative to the project root without its suffix. Fingerprints use it.
        raw: the decoded text, newlines untouched, without a BOM.
        text: the working text.
        starts: for each working code point the raw offset where it begins.
        ends: for each working code point the raw offset where it ends.
        passages: in reading order; they do not overlap.
        tables: the grids; their cells are passages too.
        title, publisher: where known.
        published: day of publication as YYYY-MM-DD, None where unknown.
        language: "zh-Hans", "zh-Hant", "en" or None.
        corrects, supersedes: stable ids of articles that this one replaces (front matter).
        spots: (raw offset where it begins, what it is), sorted; of a page the line is left open.
        row: of an article that is a row of a table, the line of it; 0 for the others.
        left_out: what is beyond the limit of figures, None where all is read.
    """

    path: str
    article: str
    raw: str
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    passages: tuple[Passage, ...] = ()
    tables: tuple[Table, ...] = ()
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    corrects: tuple[str, ...] = ()
    supersedes: tuple[str, ...] = ()
    spots: tuple[tuple[int, Spot], ...] = ()
    row: int = 0
    left_out: LeftOut | None = None

    def above(self, table: Table) -> int | None:
        """Index of the passage of a table's caption, else of a short line right above it."""
        if table.caption is not None or not table.rows or not table.rows[0]:
            return table.caption
        index = table.rows[0][0] - 1
        if index < 0:
            return None
        passage = self.passages[index]
        short = passage.end - passage.start <= SHORT_LINE
        return index if short and passage.kind != "cell" else None

    def to_raw(self, start: int, end: int) -> tuple[int, int]:
        """The raw span of a non-empty working span."""
        return self.starts[start], self.ends[end - 1]

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, at = [0], self.raw.find("\n")
        while at >= 0:
            starts.append(at + 1)
            at = self.raw.find("\n", at + 1)
        return starts

    def position(self, offset: int) -> tuple[int, int]:
        """1-based line and column (in code points) of a raw offset."""
        line = bisect_right(self._line_starts, offset)
        return line, offset - self._line_starts[line - 1] + 1

    def offset(self, line: int, column: int) -> int:
        """The raw offset of a line and column, as `position` gives them."""
        return self._line_starts[line - 1] + column - 1

    def spot(self, offset: int) -> Spot | None:
        """The page, paragraph or row of a table that a raw offset is in; None in plain text."""
        index = bisect_right(self.spots, offset, key=lambda item: item[0]) - 1
        if index < 0:
            return None
        start, found = self.spots[index]
        if found.kind != "page":
            return found
        return replace(found, line=self.position(offset)[0] - self.position(start)[0] + 1)
