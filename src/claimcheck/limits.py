"""How much of one article is read: bytes, figures, and seconds if that is asked for.

Bytes and figures decide what is read, the same on every machine. Seconds of the clock do not: they
are off unless somebody sets them, and then whole articles are left out and nothing else differs.
What is beyond a limit is never dropped in silence: `Document.left_out` and the problems say it.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import replace
from typing import IO, Any

from claimcheck.errors import DocumentError, Problem
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import Document, LeftOut, Passage, Table

# What counts as a figure here: dates and numbers in names too, as nobody has read them yet.
_FIGURE = pattern_of(
    r"[0-9]+(?:[.,][0-9]+)*|[一二三四五六七八九十百千万亿两数几半]{2,}|[二三四五六七八九两]成|百分之"
)


@record
class Limits:
    """What is read of one article; 0 is no limit.

    Attributes:
        bytes: of its file, and of its text in UTF-8; a larger one is not read at all.
        figures: numbers in its text; what stands behind so many is left out.
        seconds: of the clock for its figures and claims; one that takes longer is left out.
    """

    bytes: int = 20_000_000
    figures: int = 100_000
    seconds: float = 0


NONE = Limits(0, 0, 0)
_WIDEST = 4  # bytes of a character in UTF-8
_PIECE = 1 << 25  # bytes that are asked for at once
_current: ContextVar[Limits] = ContextVar("limits", default=Limits())  # noqa: B039  # it is frozen
_deadline: ContextVar[tuple[float, str] | None] = ContextVar("deadline", default=None)


def current() -> Limits:
    """The limits in force."""
    return _current.get()


def use(**some: Any) -> None:
    """Read within these limits from now on; the others stay as they are."""
    _current.set(replace(_current.get(), **some))


@contextmanager
def using(limits: Limits) -> Iterator[None]:
    """Read within these limits inside of it."""
    token = _current.set(limits)
    try:
        yield
    finally:
        _current.reset(token)


def too_large(size: int, path: str) -> Problem | None:
    """What is wrong with an article of so many bytes, if anything is."""
    most = current().bytes
    if not most or size <= most:
        return None
    return Problem(
        path,
        0,
        0,
        f"has {size:,} bytes, more than max-bytes = {most:,}; split it, or raise max-bytes",
    )


def refuse_long(text: str, path: str) -> None:
    """Raise for a text of more bytes in UTF-8 than are read."""
    most = current().bytes
    if most and len(text) * _WIDEST > most:  # else nothing needs to be counted
        problem = too_large(len(text.encode("utf-8", "surrogatepass")), path)
        if problem is not None:
            raise DocumentError(problem)


def read_within(stream: IO[bytes], path: str, *, times: int = 1) -> bytes:
    """All bytes of a file or pipe, however it grows while it is read.

    Args:
        stream: opened, at its start.
        path: for the message.
        times: how many times the limit a file may have that holds its text packed.

    Raises:
        DocumentError: there are more than are read.
    """
    most = current().bytes * times
    data = beginning(stream, most + 1) if most else stream.read()
    if most and len(data) > most:
        more = "more than max-bytes" if times == 1 else f"more than {times} times max-bytes"
        message = f"has {more} = {current().bytes:,}; split it, or raise max-bytes"
        raise DocumentError(Problem(path, 0, 0, message))
    return data


def beginning(stream: IO[bytes], most: int) -> bytes:
    """The first bytes of a file or pipe, all of it where it is shorter.

    Memory is taken for what is there: to ask a stream for a terabyte is to take a terabyte.
    """
    pieces = []
    while most > 0 and (piece := stream.read(min(most, _PIECE))):
        pieces.append(piece)
        most -= len(piece)
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def cut(document: Document) -> Document:
    """The document up to the figure that is one too many; it tells what was left out."""
    most = current().figures
    if not most or len(document.text) <= most:  # a figure takes a character
        return document
    seen = 0
    for index, passage in enumerate(document.passages):
        found = [m.start() for m in _FIGURE.finditer(document.text, passage.start, passage.end)]
        if seen + len(found) > most:
            at = found[most - seen]
            rest = sum(_count(document, later) for later in document.passages[index + 1 :])
            line = document.position(document.starts[at])[0]
            lost = LeftOut(seen + len(found) - most + rest, line, most)
            return _shortened(document, index, at, lost)
        seen += len(found)
    return document


def _count(document: Document, passage: Passage) -> int:
    return sum(1 for _ in _FIGURE.finditer(document.text, passage.start, passage.end))


def _shortened(document: Document, index: int, at: int, lost: LeftOut) -> Document:
    """What stands before a place in a passage, tables too."""
    passage = document.passages[index]
    last = [replace(passage, end=at)] if at > passage.start or passage.kind == "cell" else []
    kept = (*document.passages[:index], *last)
    tables: list[Table] = []
    for table in document.tables:
        rows = tuple(tuple(cell for cell in row if cell < len(kept)) for row in table.rows)
        rows = tuple(row for row in rows if row)
        if rows:
            header = min(table.header_rows, len(rows))
            tables.append(replace(table, rows=rows, header_rows=header))
    return replace(document, passages=kept, tables=tuple(tables), left_out=lost)


def problems(documents: Iterable[Document]) -> Iterator[Problem]:
    """What was left out of documents, for whoever reads the messages."""
    for document in documents:
        lost = document.left_out
        if lost is not None:
            yield Problem(document.path, lost.line, 0, told(lost))


def told(lost: LeftOut) -> str:
    """What was left out, with the mend."""
    return (
        f"more than max-figures = {lost.limit:,} figures; from here on {lost.figures:,} are left"
        " out; split the article, or raise max-figures"
    )


@contextmanager
def timed(path: str) -> Iterator[None]:
    """What is done inside of it may take the seconds that one article has."""
    seconds = current().seconds
    if not seconds:
        yield
        return
    token = _deadline.set((time.monotonic() + seconds, path))
    try:
        yield
    finally:
        _deadline.reset(token)


def tick() -> None:
    """Raise where the time of the article is over; asked between passages."""
    if _current.get().seconds:
        set_for = _deadline.get()
        if set_for is not None and time.monotonic() > set_for[0]:
            message = (
                f"takes longer than max-seconds = {current().seconds:g}; left out;"
                " split it, or raise max-seconds"
            )
            raise DocumentError(Problem(set_for[1], 0, 0, message))
