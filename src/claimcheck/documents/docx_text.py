"""The text of a Word file in the order of reading: paragraphs, tables, text boxes, notes.

What counts is what would be printed with all changes accepted: insertions are read and deletions
are not, nor is hidden or struck out text, a table of contents, the comments in the margin, or what
stands in the head and foot of every page. Of a field its result is read, of a ruby its base.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field
from typing import Any

from claimcheck.documents.blocks import Block, Cell, laid_out
from claimcheck.documents.docx_style import Styles, element, name_of, on, value
from claimcheck.documents.tables import SAME_ABOVE, SAME_LEFT
from claimcheck.folding import Mapped
from claimcheck.frozen import record
from claimcheck.records import Spot, SpotKind

_LEFT_OUT = frozenset(
    {"del", "moveFrom", "cellDel", "delText", "instrText", "delInstrText", "rt", "pPr", "rPr",
     "tblPr", "trPr", "tcPr", "sdtPr", "sectPr", "Fallback", "object", "footnoteRef",
     "endnoteRef"}
)  # fmt: skip
_SIGNS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_REFERENCES: dict[str, SpotKind] = {
    "footnoteReference": "footnote",
    "endnoteReference": "endnote",
}
_MOST_COLUMNS = 100


@record(frozen=False)
class _Inline:
    """What a paragraph holds: its text, and the text boxes that hang on it."""

    text: list[str] = field(default_factory=list)
    boxes: list[Any] = field(default_factory=list)


class Walk:
    """Collects the text, its blocks and its places.

    Attributes:
        title: of the paragraph that is marked as the title, "" where none is.
        spots: where each paragraph and each row of a table begins.
    """

    def __init__(self, styles: Mapping[str, Any]) -> None:
        self.title = ""
        self.spots: list[tuple[int, Spot]] = []
        self._styles = Styles(styles)
        self._raw: list[str] = []
        self._size = 0
        self._blocks: list[Block] = []
        self._counts: dict[SpotKind, int] = {}
        self._home: Spot | None = None  # of a text box or note that is being read
        self._carried: list[str] = []  # of a paragraph whose end was deleted
        self._noted: dict[SpotKind, dict[str, int]] = {"footnote": {}, "endnote": {}}

    def finished(self) -> tuple[str, Mapped]:
        """The text, and the same laid out as lines."""
        return "".join(self._raw), laid_out(self._blocks)

    def body(self, home: Any) -> None:
        """All paragraphs and tables below an element."""
        for child in _blocks(home):
            if name_of(child) == "tbl":
                self._table(child)
            else:
                self._paragraph(child)
        if self._carried:  # the end of the last paragraph was deleted
            text, self._carried = "".join(self._carried), []
            if text.strip():
                self._add(text, None)

    def notes(self, part: str, root: Any) -> None:
        """The notes that the text refers to, in the order it does."""
        kind: SpotKind = "footnote" if part == "footnotes" else "endnote"
        known = {value(note, "id"): note for note in ([] if root is None else root)}
        for name, number in self._noted[kind].items():
            if name in known:
                self._home = Spot(kind, number)
                self.body(known[name])
        self._home = None

    def _paragraph(self, paragraph: Any) -> None:
        inline = _Inline()
        self._collect(paragraph, inline)
        text = "".join([*self._carried, *inline.text])
        self._carried = []
        properties = element(paragraph, "pPr")
        mark = element(properties, "rPr")
        if on(mark, "del") or on(mark, "moveFrom"):
            self._carried = [text]
        elif text.strip() and not self._styles.is_contents(properties):
            self._add(text, properties)
        for box in inline.boxes:
            before = self._home
            self._home = before or Spot("textbox", self._count("textbox"))
            self.body(box)
            self._home = before

    def _add(self, text: str, properties: Any) -> None:
        """A paragraph as a block."""
        styles = self._styles
        level = styles.level(properties)
        if level:
            text = " ".join(text.split())
        if styles.is_title(properties) and not self.title:
            self.title = text
        after_table = bool(self._blocks and self._blocks[-1].rows)
        tag = "caption" if styles.is_caption(properties) and not after_table else ""
        tag = tag or ("li" if styles.is_item(properties) and not level else "")
        self._mark(self._home or Spot("paragraph", self._count("paragraph")))
        self._blocks.append(Block([self._write(text)], level=level, tag=tag))
        self._write("\n")

    def _collect(self, home: Any, found: _Inline) -> None:
        """The text below an element, as it would be printed."""
        for child in home:
            name = name_of(child)
            if name in _LEFT_OUT or (name == "r" and _unseen(child)):
                continue
            if name == "t":
                found.text.append(child.text or "")
            elif name in _SIGNS:
                found.text.append(_SIGNS[name])
            elif name == "txbxContent":
                found.boxes.append(child)
            elif name in _REFERENCES:
                noted = self._noted[_REFERENCES[name]]
                noted.setdefault(value(child, "id"), len(noted) + 1)
            else:
                self._collect(child, found)

    # -- tables

    def _table(self, table: Any) -> None:
        rows = [row for row in _below(table, "tr") if not on(element(row, "trPr"), "del")]
        cells = [[*_below(row, "tc")] for row in rows]
        nested = any(name_of(block) == "tbl" for row in cells for c in row for block in _blocks(c))
        texts = [[self._cell(cell) for cell in row] for row in cells]
        wide = sum(sum(bool(text) for text in row) >= 2 for row in texts)
        if nested or len(rows) < 2 or 2 * wide < len(rows):  # it only lays the page out
            for row in cells:
                for cell in row:
                    self.body(cell)
            return
        number = self._count("table")
        header = 0
        block = Block()
        for place, (row, line, words) in enumerate(zip(rows, cells, texts, strict=True)):
            self._mark(Spot("table", number, place + 1))
            block.rows.append(self._row(row, line, words))
            header += header == place and on(element(row, "trPr"), "tblHeader")
        block.header_rows = header if header < len(rows) else 0
        self._blocks.append(block)

    def _row(self, row: Any, cells: Sequence[Any], texts: Sequence[str]) -> list[Cell]:
        """A row written out, a cell in every column."""
        line = [Cell() for _ in range(_number(element(row, "trPr"), "gridBefore"))]
        self._write("\t" * len(line))
        for cell, text in zip(cells, texts, strict=True):
            self._write("\t" if cell is not cells[0] else "")
            properties = element(cell, "tcPr")
            merged = element(properties, "vMerge")
            goes_on = merged is not None and value(merged, "val") != "restart"
            line.append(Cell(same=SAME_ABOVE) if goes_on else Cell([self._write(text)]))
            span = _number(properties, "gridSpan")
            line += [Cell(same=SAME_ABOVE if goes_on else SAME_LEFT) for _ in range(span - 1)]
        self._write("\n")
        return line

    def _cell(self, cell: Any) -> str:
        """The text of a cell in one line; boxes in it are left to the table's reader."""
        found = _Inline()
        for paragraph in _blocks(cell):
            self._collect(paragraph, found)
            found.text.append(" ")
        return " ".join("".join(found.text).split())

    # -- what has been read

    def _write(self, text: str) -> tuple[str, int, int]:
        start = self._size
        self._raw.append(text)
        self._size += len(text)
        return text, start, self._size

    def _mark(self, spot: Spot) -> None:
        self.spots.append((self._size, spot))

    def _count(self, kind: SpotKind) -> int:
        self._counts[kind] = self._counts.get(kind, 0) + 1
        return self._counts[kind]


def _blocks(home: Any) -> Iterator[Any]:
    """The paragraphs and tables of an element, whatever they are wrapped in."""
    for child in home:
        name = name_of(child)
        if name in ("p", "tbl"):
            yield child
        elif name not in _LEFT_OUT:
            yield from _blocks(child)


def _below(home: Any, wanted: str) -> Iterator[Any]:
    """The rows of a table, or the cells of a row."""
    for child in home:
        name = name_of(child)
        if name == wanted:
            yield child
        elif name not in _LEFT_OUT and name not in ("tbl", "p", "tr", "tc"):
            yield from _below(child, wanted)


def _unseen(run: Any) -> bool:
    """Whether a run is hidden or struck out."""
    properties = element(run, "rPr")
    return any(on(properties, name) for name in ("vanish", "strike", "dstrike"))


def _number(properties: Any, name: str) -> int:
    """How many columns something takes."""
    found = element(properties, name)
    printed = value(found, "val") if found is not None else ""
    return min(int(printed), _MOST_COLUMNS) if printed.isdecimal() else 0
