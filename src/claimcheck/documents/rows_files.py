"""The files that hold tables of articles, opened: CSV, JSON lines, Parquet."""

from __future__ import annotations

import codecs
import csv
import io
import json
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import IO, Any

from claimcheck import limits
from claimcheck.documents import extras
from claimcheck.documents.decode import decode
from claimcheck.documents.ids import Table
from claimcheck.documents.rows import Opened, Row
from claimcheck.errors import DocumentError, Problem

_WHOLE = 32_000_000  # bytes; a larger file in UTF-8 is read as it goes
_PIECE = 1 << 20
_ESCAPED = 6  # bytes of a JSON line for a byte of text, at most: \u0000
TOO_LONG = "is longer than an article may be; split it, or raise max-bytes"
_BATCH = 256  # rows of a Parquet file that are held at a time
_DELIMITERS = ",;\t"

# A cell holds an article, and the module's own limit is shorter than a long one; it is only raised.
csv.field_size_limit(max(csv.field_size_limit(), 50_000_000))


def opened(kind: Table, file: Path, path: str) -> Opened:
    """A table, ready to be read.

    Raises:
        DocumentError: it cannot be read at all.
        OSError: the system refuses it.
    """
    if kind == "csv":
        return _csv(file, path)
    return _jsonl(file, path) if kind == "jsonl" else _parquet(file, path)


def _csv(file: Path, path: str) -> Opened:
    notes: tuple[Problem, ...] = ()
    if file.stat().st_size > _WHOLE and _is_utf8(file):
        stream: IO[str] = file.open(encoding="utf-8-sig", newline="")
    else:
        decoded = decode(file.read_bytes(), path)
        stream, notes = io.StringIO(decoded.text, newline=""), decoded.notes
    head = stream.readline()
    comma = max(_DELIMITERS, key=lambda sign: (head.count(sign), sign == ","))
    # the first line again, before the others: the reader counts them
    reader = csv.reader(chain([head], stream), delimiter=comma, strict=True)
    try:
        names = [name.strip() for name in next(reader, [])]
    except csv.Error as error:
        raise DocumentError(Problem(path, 1, 0, _not_csv(error))) from None
    return Opened(names, lambda _: _csv_rows(reader, names, stream), notes)


def _csv_rows(reader: Any, names: Sequence[str], stream: IO[str]) -> Iterator[Row]:
    with stream:
        while True:
            line = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                yield line, _not_csv(error)
                continue
            if any(cells[len(names) :]):
                yield (
                    line,
                    (
                        f"{len(cells)} cells in a table of {len(names)} columns; put cells that"
                        " hold a comma into quotes"
                    ),
                )
            elif any(cells):
                yield line, dict(zip(names, cells, strict=False))


def _not_csv(error: csv.Error) -> str:
    return f"not valid CSV ({error}); close the quotes of the cell"


def _is_utf8(file: Path) -> bool:
    """Whether a file is UTF-8 all through, without holding it."""
    reader = codecs.getincrementaldecoder("utf-8")()
    try:
        with file.open("rb") as stream:
            while piece := stream.read(_PIECE):
                reader.decode(piece)
        reader.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _jsonl(file: Path, path: str) -> Opened:
    """The keys of the first object are the columns."""
    rows = _json_rows(file)
    before: list[Row] = []
    names: list[str] = []
    for row in rows:
        before.append(row)
        if isinstance(row[1], Mapping):
            names = [str(name) for name in row[1]]
            break
    if not names and before:  # no line is an object: what is wrong with the first is said
        line, wrong = before[0]
        raise DocumentError(Problem(path, line, 0, str(wrong)))
    return Opened(names, lambda _: chain(before, rows))


def _json_rows(file: Path) -> Iterator[Row]:
    with file.open("rb") as stream:
        for line, data in enumerate(lines(stream), 1):
            if data is None:
                yield line, TOO_LONG
            elif data.strip():
                yield line, _json(data.removeprefix(codecs.BOM_UTF8) if line == 1 else data)


def lines(stream: IO[bytes]) -> Iterator[bytes | None]:
    """The lines of a file; None for one that holds more than an article, which is passed over."""
    within = limits.current().bytes
    most = min(within * _ESCAPED + _PIECE, sys.maxsize) if within else -1
    while data := stream.readline(most):
        is_cut = len(data) == most and not data.endswith(b"\n")
        yield None if is_cut else data
        while is_cut:
            data = stream.readline(_PIECE)
            is_cut = bool(data) and not data.endswith(b"\n")


def _json(data: bytes) -> Mapping[str, Any] | str:
    """An object, or what is wrong with it."""
    mend = "write one object a line"
    try:
        found = json.loads(data.decode("utf-8"))
    except UnicodeDecodeError as error:
        return f"byte 0x{data[error.start]:02x} is not UTF-8; save the file as UTF-8"
    except (ValueError, RecursionError) as error:
        return f"not valid JSON ({str(error).partition(':')[0].lower()}); {mend}"
    return found if isinstance(found, dict) else f"not an object; {mend}"


def _parquet(file: Path, path: str) -> Opened:
    try:
        import pyarrow
        from pyarrow import parquet
    except ImportError:
        message = f"Parquet files need a library; {extras.mend('parquet')}"
        raise DocumentError(Problem(path, 0, 0, message)) from None
    damaged = "is no Parquet file, or a damaged one; write it anew"
    try:
        table = parquet.ParquetFile(file)
        names = list(table.schema_arrow.names)
    except pyarrow.ArrowException:
        raise DocumentError(Problem(path, 0, 0, damaged)) from None

    def rows(columns: Sequence[str]) -> Iterator[Row]:
        line = 0
        try:
            for batch in table.iter_batches(batch_size=_BATCH, columns=list(columns)):
                for row in _listed(batch):
                    line += 1
                    yield line, row
        except (pyarrow.ArrowException, OSError):
            yield line + 1, damaged

    return Opened(names, rows)


def _listed(batch: Any) -> Iterable[Mapping[str, Any]]:
    found: list[Mapping[str, Any]] = batch.to_pylist()
    return found
