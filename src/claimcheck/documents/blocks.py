"""What the readers of pages and of Word files make of them: blocks, and the lines these become.

A block is laid out as text is: a line a block, `#` before headings, tabs between the cells of a
row. Characters that are not in the source have an empty span.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import field

from claimcheck.documents.tables import SAME_ABOVE, SAME_LEFT
from claimcheck.folding import Mapped
from claimcheck.frozen import record

Run = tuple[str, int, int]  # text, start and end in the source


@record(frozen=False)
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


@record(frozen=False)
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


def laid_out(blocks: Sequence[Block]) -> Mapped:
    """The blocks as lines."""
    page = _Lines()
    above = Block()
    for block in blocks:
        if block.tag == "caption" or (block.rows and above.tag != "caption"):
            page.end_line()  # set off, so that prose above a table is not its caption
        if block.rows:
            _lay_out_table(block, page)
        else:
            mark = "- " if block.tag == "li" else "#" * block.level + " " * bool(block.level)
            page.add(mark, block.runs)
        page.end_line()
        above = block
    return Mapped("".join(page.text), page.starts, page.ends)


def _lay_out_table(block: Block, page: _Lines) -> None:
    for number, row in enumerate(block.rows, 1):
        for column, cell in enumerate(row):
            page.add("\t" if column else "", cell.runs or [(cell.same, -1, -1)])
        page.end_line()
        if number == block.header_rows:
            page.add("\t".join(["--"] * len(row)), ())
            page.end_line()


class _Lines:
    """Text that is being put together, with its map."""

    def __init__(self) -> None:
        self.text: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []

    def add(self, inserted: str, runs: Iterable[Run]) -> None:
        """Characters of our own, then some of the source."""
        self._insert(inserted)
        for text, start, end in runs:
            if start < 0:
                self._insert(text)
                continue
            self.text.append(text)
            if end - start == len(text):
                self.starts += range(start, end)
                self.ends += range(start + 1, end + 1)
            else:  # an entity, or space that was collapsed
                self.starts += [start] * len(text)
                self.ends += [end] * len(text)

    def end_line(self) -> None:
        """A line feed of our own."""
        self._insert("\n")

    def _insert(self, text: str) -> None:
        at = self.ends[-1] if self.ends else 0
        self.text.append(text)
        self.starts += [at] * len(text)
        self.ends += [at] * len(text)
