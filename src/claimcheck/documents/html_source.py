"""The source of an HTML page as blocks whose characters keep their offsets.

A block is what stands on a line of its own: a paragraph, a heading, a list item, a table. Scripts,
navigation, what is hidden, struck out or only says how a character is read (ruby) is left out.
"""

from __future__ import annotations

import html
import re
from html.parser import HTMLParser

from claimcheck.documents.blocks import Block, Cell, Run, filled
from claimcheck.documents.html_page import Page
from claimcheck.documents.words import words
from claimcheck.patterns import pattern_of

_HIDDEN = pattern_of(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PIECE = pattern_of(r"\s+|\S+")
_WIDEST_SPAN = 100


def parse(raw: str) -> Page:
    """The blocks and the head of a page."""
    reader = _Reader(raw)
    reader.feed(raw)
    reader.close()
    reader.finish()
    return reader.page


class _Table:
    """A table being read; one that holds another table only lays the page out."""

    def __init__(self) -> None:
        self.rows: list[list[Cell]] = []
        self.layout = False

    def cells(self) -> list[Cell]:
        return [cell for row in self.rows for cell in row]


class _Reader(HTMLParser):
    """Collects blocks; knows where in the source it is."""

    def __init__(self, raw: str) -> None:
        super().__init__(convert_charrefs=False)
        self.page = Page()
        self._words = words()
        self._raw = raw
        self._lines = [0, *(m.end() for m in re.finditer("\n", raw))]
        self._block = Block()
        self._tables: list[_Table] = []
        self._cell: Cell | None = None
        self._left_out: list[str] = []
        self._in_title = False
        self._depth = 0  # of <article> and <main>
        self._parts = 0

    # -- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = {name: value or "" for name, value in attrs}
        if tag == "meta":
            name = found.get("property") or found.get("name") or found.get("itemprop") or ""
            self.page.meta.setdefault(name.lower(), found.get("content", ""))
        if tag == "time" and not self._left_out:
            self.page.time = self.page.time or found.get("datetime", "")
        if self._left_out or tag in self._words.html_left_out or _is_hidden(found):
            if tag not in self._words.html_void and (
                not self._left_out or tag == self._left_out[-1]
            ):
                self._left_out.append(tag)
        elif tag == "title":
            self._in_title = not self.page.title
        elif tag in ("table", "tr", "td", "th"):
            self._table_tag(tag, found)
        elif tag in self._words.html_blocks:
            self._break(int(tag[1]) if re.fullmatch("h[1-6]", tag) else 0)
            self._part(tag, 1)
            self._block.tag = tag if tag in ("caption", "figcaption", "li") else ""

    def handle_endtag(self, tag: str) -> None:
        if self._left_out:
            if tag == self._left_out[-1]:
                self._left_out.pop()
        elif tag == "title":
            self._in_title = False
        elif tag == "table" and self._tables:
            self._end_table()
        elif tag in ("td", "th", "tr"):
            self._cell = None
            self._break(0)
        elif tag in self._words.html_blocks:
            self._break(0)
            self._part(tag, -1)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in self._words.html_void:
            self.handle_endtag(tag)

    def _table_tag(self, tag: str, found: dict[str, str]) -> None:
        if tag == "table":
            self._break(0)
            if self._tables and not self._tables[-1].layout:
                self._tables[-1].layout = True
                self._as_lines(self._tables[-1])
            self._cell = None
            self._tables.append(_Table())
        elif self._tables and not self._tables[-1].layout:
            rows = self._tables[-1].rows
            if tag == "tr" or not rows:
                rows.append([])
                self._cell = None
            if tag != "tr":
                columns, lines = _span(found.get("colspan", "")), _span(found.get("rowspan", ""))
                self._cell = Cell(header=tag == "th", columns=columns, lines=lines)
                rows[-1].append(self._cell)
        else:
            self._break(0)

    def _end_table(self) -> None:
        self._break(0)
        self._cell = None
        table = self._tables.pop()
        if table.layout:
            return
        rows = [row for row in filled(table.rows) if any(cell.text.strip() for cell in row)]
        wide = sum(sum(bool(cell.text.strip()) for cell in row) >= 2 for row in rows)
        if len(rows) < 2 or 2 * wide < len(rows):
            self._as_lines(table)
            return
        headers = [all(cell.header for cell in row) for row in rows]
        first_body = headers.index(False) if False in headers else 0
        self._keep(Block(rows=rows, header_rows=first_body))

    def _as_lines(self, table: _Table) -> None:
        """A table that is none: each cell a line."""
        for cell in table.cells():
            if cell.text.strip():
                self._keep(Block(cell.runs))

    def _keep(self, block: Block) -> None:
        block.part = self._parts if self._depth else 0
        self.page.blocks.append(block)

    # -- text

    def handle_data(self, data: str) -> None:
        at = self._offset()
        if not self._raw.startswith(data, at):  # pragma: no cover  # a parser that lost its place
            return
        for piece in _PIECE.finditer(data):
            text = piece.group()
            if text.isspace():
                text = "" if "\n" in text and self._after_han() else " "
            self._add(text, at + piece.start(), at + piece.end())

    def handle_entityref(self, name: str) -> None:
        self._reference(f"&{name}")

    def handle_charref(self, name: str) -> None:
        self._reference(f"&#{name}")

    def _reference(self, printed: str) -> None:
        at = self._offset()
        if self._raw.startswith(";", at + len(printed)):
            printed += ";"
        self._add(html.unescape(printed), at, at + len(printed))

    def parse_html_declaration(self, i: int) -> int:
        """Marked sections of other tools (`<![if ...]>`) are comments to us."""
        if self.rawdata.startswith("<![", i):
            return self.parse_bogus_comment(i, report=False)
        return super().parse_html_declaration(i)

    def finish(self) -> None:
        """What was never closed."""
        while self._tables:
            self._end_table()
        self._break(0)

    def _offset(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def _add(self, text: str, start: int, end: int) -> None:
        if self._in_title:
            self.page.title += text
        elif text and not self._left_out:
            self._sink().append((text, start, end))

    def _sink(self) -> list[Run]:
        return self._block.runs if self._cell is None else self._cell.runs

    def _part(self, tag: str, step: int) -> None:
        """Into an <article> or <main> or out of it."""
        if tag in ("article", "main"):
            self._parts += step > 0 and not self._depth
            self._depth = max(self._depth + step, 0)

    def _after_han(self) -> bool:
        """Whether a line end stands where Chinese has no space."""
        runs = self._sink()
        return bool(runs) and not runs[-1][0][-1].isascii()

    def _break(self, level: int) -> None:
        """The end of a line; inside a cell only a space."""
        if self._cell is not None:
            at = self._offset()
            self._cell.runs.append((" ", at, at))
            return
        if self._block.text.strip():
            self._keep(self._block)
        self._block = Block(level=level)


def _is_hidden(found: dict[str, str]) -> bool:
    return "hidden" in found or bool(_HIDDEN.search(found.get("style", "")))


def _span(printed: str) -> int:
    return min(max(int(printed), 1), _WIDEST_SPAN) if printed.isdecimal() else 1
