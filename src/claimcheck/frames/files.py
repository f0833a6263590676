"""Rows as files: CSV with exact figures, Parquet with floats and what they lose beside them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from importlib.util import find_spec
from io import BytesIO
from typing import Any

from claimcheck.errors import UsageError
from claimcheck.frames.tables import FIGURES, typed
from claimcheck.reports import cells

Rows = Iterable[dict[str, Any]]


def csv(columns: Mapping[str, str], rows: Rows) -> Iterator[str]:
    """The table a line at a time; figures in full."""
    return cells.lines(tuple(columns), ([_cell(name, row) for name in columns] for row in rows))


def _cell(name: str, row: Mapping[str, Any]) -> cells.Value:
    value: cells.Value = row[name]
    return cells.Word(value) if name == "op" and isinstance(value, str) else value


def parquet(columns: Mapping[str, str], rows: Rows) -> bytes:
    """The table as a Parquet file, each column of its type.

    Where the columns have figures, `low_exact` and the like stand beside `low`: the figure in full,
    where a float is not it; else missing.

    Raises:
        UsageError: pyarrow is not installed.
    """
    if find_spec("pyarrow") is None:
        raise UsageError(
            "parquet needs pyarrow, which is not installed;"
            ' pip install "claimcheck-figures[parquet]", or --format csv'
        )
    made = BytesIO()
    frame = typed(with_exact(columns), (row | _exact(row) for row in rows))
    frame.to_parquet(made, engine="pyarrow", index=False)
    return made.getvalue()


def with_exact(columns: Mapping[str, str]) -> dict[str, str]:
    """The columns, and behind the figures those that hold them exactly."""
    found: dict[str, str] = {}
    for name, kind in columns.items():
        found[name] = kind
        if name == FIGURES[-1]:
            found |= {f"{figure}_exact": "string" for figure in FIGURES}
    return found


def _exact(row: Mapping[str, Any]) -> dict[str, str | None]:
    return {f"{name}_exact": _lost(row.get(name)) for name in FIGURES}


def _lost(value: Decimal | None) -> str | None:
    """The figure in full where a float is not it."""
    if value is None or Decimal(repr(float(value))) == value:
        return None
    return format(value, "f")
