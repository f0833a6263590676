"""What the readers of an HTML page hand each other: blocks, cells and the head."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from claimcheck.documents import dates
from claimcheck.documents.metadata import Metadata
from claimcheck.documents.tables import SAME_ABOVE, SAME_LEFT
from claimcheck.documents.words import words

Run = tuple[str, int, int]  # text, start and end in the source

_SITE = re.compile(r"\s*[|_–—-]+\s*[^|_–—-]{1,30}$")


@dataclass(slots=True)
class Cell:
    """A table cell; `same` marks one that goes on from its neighbour."""

    runs: list[Run] = field(default_factory=list)
    header: bool = False
    columns: int = 1
    lines: int = 1
    same: str = ""

    @property
    def text(self) -> str:
        """Its words."""
        return "".join(text for text, _, _ in self.runs)


@dataclass(slots=True)
class Block:
    """A line of text or a table.

    Attributes:
        runs: the text of a line.
        level: of a heading, else 0.
        tag: the element, where it matters: "caption" of the table that follows, "figcaption", "li".
        part: which outermost <article> or <main> of the page it stands in, 0 outside of them.
        rows: the cells of a table, spans filled in.
        header_rows: how many rows of it are headers.
    """

    runs: list[Run] = field(default_factory=list)
    level: int = 0
    tag: str = ""
    part: int = 0
    rows: list[list[Cell]] = field(default_factory=list)
    header_rows: int = 0

    @property
    def text(self) -> str:
        """All words of it."""
        cells = (cell.text for row in self.rows for cell in row)
        return "".join(text for text, _, _ in self.runs) + " ".join(cells)


@dataclass(slots=True)
class Page:
    """What a page holds."""

    blocks: list[Block] = field(default_factory=list)
    title: str = ""
    meta: dict[str, str] = field(default_factory=dict)
    time: str = ""

    def metadata(self) -> Metadata:
        """What the page's head says of the article."""
        headings = [block.text.strip() for block in self.blocks if block.level == 1]
        title = self.meta.get("og:title") or (headings[0] if len(headings) == 1 else "")
        days = (self.meta.get(name, "") for name in words().html_dates)
        published = next((day for day in map(dates.written, days) if day), None)
        return Metadata(
            title=title.strip() or _SITE.sub("", self.title.strip()) or None,
            publisher=self.meta.get("og:site_name", "").strip() or None,
            published=published or dates.written(self.time),
        )


def filled(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with a cell in every column, marked where it goes on from its neighbour."""
    grid: list[list[Cell]] = []
    below: dict[int, int] = {}
    for row in rows:
        line: list[Cell] = []
        cells = iter(row)
        while True:
            while below.get(len(line), 0):
                below[len(line)] -= 1
                above = grid[-1][len(line)] if len(line) < len(grid[-1]) else Cell()
                line.append(Cell(same=SAME_ABOVE, header=above.header))
            cell = next(cells, None)
            if cell is None:
                break
            for n in range(cell.columns):
                below[len(line)] = cell.lines - 1
                line.append(Cell(same=SAME_LEFT, header=cell.header) if n else cell)
        grid.append(line)
    return grid
