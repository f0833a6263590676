"""Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet.

UTF-8 with a byte order mark: without it Excel takes Chinese for the code page of the machine.
Figures are written exactly, as plain numbers; all else is text, and no text is a formula.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from io import StringIO

from claimcheck.jsonvalue import dumps
from claimcheck.reports.escaping import cell

MARK = "\ufeff"

Value = str | int | Decimal | bool | None


class Word(str):
    """A word of our own, such as "=" for an operator: written as it is."""

    __slots__ = ()


def lines(header: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The table, a row at a time."""
    yield MARK + _line(header)
    for row in rows:
        yield _line([_written(value) for value in row])


def _line(row: Sequence[str]) -> str:
    line = StringIO()
    csv.writer(line, lineterminator="\r\n").writerow(row)
    return line.getvalue()


def _written(value: Value) -> str:
    if value is None or isinstance(value, Word):
        return value or ""
    return cell(value) if isinstance(value, str) else dumps(value)
