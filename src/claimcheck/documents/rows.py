"""Tables of articles: a .csv, .jsonl or .parquet file with an article in every row.

The columns are found by their usual names (`lexicon/files.yaml`) or named by the user. Rows are
read one after the other, and a wrong one does not keep the others from being read. An article is
called `articles.csv#7` by the id in its row, `articles.csv#L17` by the line where there is none.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import field, replace
from datetime import date
from functools import cached_property
from typing import Any, Literal, get_args

from claimcheck import guarded
from claimcheck.documents import dates
from claimcheck.documents.build import build
from claimcheck.documents.files import facts
from claimcheck.documents.ids import Kind
from claimcheck.documents.metadata import DATE_MEND, Metadata
from claimcheck.errors import DocumentError, Problem
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import Document

ColumnRole = Literal["text", "id", "title", "date", "publisher"]
COLUMN_ROLES: tuple[ColumnRole, ...] = get_args(ColumnRole)
MOST_PROBLEMS = 20  # of one table; a file of another kind would give one a line
_SHOWN = 12  # names of columns in a message
# what a CMS exports; prose that opens with "<" opens with no such element
_HTML = pattern_of(
    r"\s*<(?:!doctype|html|body|div|p|article|section|main|h[1-6]|table|ul|ol|figure|blockquote)\b",
    re.IGNORECASE,
)

Columns = dict[ColumnRole, str]
Row = tuple[int, Mapping[str, Any] | str]  # its line; the cells by column, or what is wrong


@record
class Opened:
    """A table that was opened.

    Attributes:
        names: of its columns.
        rows: what gives the rows, with the cells of some columns at least.
        notes: what was done to read it beyond plain UTF-8.
    """

    names: Sequence[str]
    rows: Callable[[Sequence[str]], Iterator[Row]]
    notes: tuple[Problem, ...] = ()


@record
class Cell:
    """The article of a row, before its text is read.

    Attributes:
        name: as reports show it.
        line: of the row.
        text: as it stands in the row.
        given: what the row says of it.
    """

    name: str
    line: int
    text: str
    given: Metadata

    def document(self, fallback: Metadata) -> Document | str:
        """The article itself, or what is wrong with it.

        Args:
            fallback: what holds where the row says nothing.
        """
        kind = kind_of(self.text)
        try:
            document, _ = build(
                self.text, path=self.name, kind=kind, given=self.given, fallback=fallback
            )
        except DocumentError as error:
            return error.problem.message
        except Exception as error:  # whatever it is: it must not take the other rows with it
            return guarded.defect(self.name, error).message
        return replace(document, row=self.line)


@record(frozen=False, slots=False)
class Articles:
    """The articles of one table.

    Attributes:
        path: of the table, as reports show it.
        columns: the columns that the user names, by role.
        fallback: what holds where a row says nothing.
        owners: the ids that are taken, with who has them; those of the rows are added.
        only: the names of the rows that are wanted (`7`, `L17`), None for all.
    """

    path: str
    columns: Mapping[str, str]
    fallback: Metadata
    owners: dict[str, str]
    only: frozenset[str] | None = None
    _wrong: int = 0
    _met: set[str] = field(default_factory=set)

    def of(self, table: Opened) -> Iterator[Document | Problem | None]:
        """The articles; in their place what is wrong with a row, None for one without a text."""
        for found in self.cells(table):
            read = found.document(self.fallback) if isinstance(found, Cell) else found
            if isinstance(found, Cell) and isinstance(read, str):
                yield from self._told(found.line, read)
            elif not isinstance(read, str):
                yield read

    def cells(self, table: Opened) -> Iterator[Cell | Problem | None]:
        """The same, the texts unread."""
        chosen = choose(table.names, self.columns)
        if isinstance(chosen, str):
            yield Problem(self.path, 1, 0, chosen)
            return
        for line, row in table.rows([*chosen.values()]):
            if isinstance(row, str):
                # the name of such a row is not known, so it is none of those that are wanted
                found: Cell | str | None = None if self.only is not None else row
            else:
                found = self.cell(row, line, chosen)
            if isinstance(found, str):
                yield from self._told(line, found)
            else:
                yield found
        if self._wrong > MOST_PROBLEMS:
            message = f"{self._wrong - MOST_PROBLEMS} more rows are wrong; mend these first"
            yield Problem(self.path, 0, 0, message)
        for name in sorted(self._wanted - self._met):
            yield Problem(name, 0, 0, "no such article in the table; check its id")

    @cached_property
    def _wanted(self) -> frozenset[str]:
        return frozenset(f"{self.path}#{name}" for name in self.only or ())

    def _told(self, line: int, message: str) -> Iterator[Problem]:
        self._wrong += 1
        if self._wrong <= MOST_PROBLEMS:
            yield Problem(self.path, line, 0, message)

    def cell(self, row: Mapping[str, Any], line: int, chosen: Columns) -> Cell | str | None:
        """The article of a row, what is wrong with it, or None where it has no text."""
        cells = {role: _told(row.get(name)) for role, name in chosen.items() if role != "text"}
        name = f"{self.path}#{cells.get('id') or f'L{line}'}"
        if self.only is not None and name not in self._wanted:
            return None
        self._met.add(name)
        text = row.get(chosen["text"])
        if isinstance(text, bytes):
            text = text.decode("utf-8", "replace")
        if text is None or (isinstance(text, str) and not text.strip()):
            return None
        if not isinstance(text, str):
            return f'"{chosen["text"]}" holds no text; name another column by --column text=NAME'
        day = cells.get("date", "")
        published = dates.written(day) if day else None
        if day and published is None:
            return f'"{day}" is no day; {DATE_MEND}'
        article = cells.get("id") or name
        if article in self.owners:
            return f'the id "{article}" is that of {self.owners[article]} too; give each its own'
        self.owners[article] = f"{self.path}:{line}"
        given = Metadata(
            title=cells.get("title") or None,
            publisher=cells.get("publisher") or None,
            published=published,
            article=article,
        )
        return Cell(name, line, text, given)


def kind_of(text: str) -> Kind:
    """How the text of a cell is read: as HTML where it opens with an element of it."""
    return "html" if _HTML.match(text) else "txt"


def choose(names: Sequence[str], told: Mapping[str, str]) -> Columns | str:
    """Which column has which role; what is wrong where that cannot be told.

    Args:
        names: the columns of a table.
        told: the columns that the user names, by role.
    """
    shown = ", ".join(names[:_SHOWN]) + (" ..." if len(names) > _SHOWN else "")
    found: Columns = {}
    free = {_plain(name): name for name in reversed(names)}
    for role in COLUMN_ROLES:
        name = told.get(role)
        if name is None:
            usual = (
                free[n] for n in facts().columns[role] if free.get(n) not in (None, *_of(told))
            )
            name = next(usual, None)
        elif name not in names:
            return f'no column "{name}"; it has {shown}'
        if name is not None and name not in found.values():
            found[role] = name
    if "text" not in found:
        return (
            f"no column of texts among {shown}; name it by --column text=NAME"
            if shown
            else "is an empty table; its first line names the columns"
        )
    return found


def _of(told: Mapping[str, str]) -> tuple[str, ...]:
    """The columns that the user names: they are no other role's."""
    return tuple(told.values())


def _plain(name: str) -> str:
    """A name as the data has it."""
    plain = name if name.isascii() else fold(name)
    return plain.strip().casefold().replace(" ", "_").replace("-", "_")


def _told(value: Any) -> str:
    """A cell as text in one line; "" where it is empty."""
    if value is None or value != value:  # not a number, as pandas writes gaps
        return ""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)  # an id in a column that has gaps
    return " ".join(str(value).split())
