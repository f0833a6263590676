"""An article as a page shows it: its text with every claim marked, tables as tables."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from claimcheck.frozen import record
from claimcheck.records import Claim, Document, Passage
from claimcheck.reports import view

# text, and the numbers of the claims whose figure it is (none for what lies between figures)
Piece = tuple[str, tuple[int, ...]]
Figure = tuple[view.Span, tuple[int, ...]]  # raw span, numbers of its claims


@record
class Block:
    """A paragraph, a heading or a table.

    Attributes:
        kind: "heading", "caption", "text" or "table".
        pieces: its text; () of a table.
        rows: of a table: whether it is a header, and the pieces of its cells.
    """

    kind: str
    pieces: tuple[Piece, ...]
    rows: tuple[tuple[bool, tuple[tuple[Piece, ...], ...]], ...] = ()


def blocks(document: Document, claims: Mapping[int, Claim]) -> Iterator[Block]:
    """The text of an article in its order.

    Args:
        document: the article.
        claims: its claims by their numbers.
    """
    figures = _figures(claims)
    for (table, _), group in groupby(document.passages, _home):
        passages = list(group)
        if table is not None:
            yield Block("table", (), tuple(_rows(document, table, figures)))
            continue
        span = passages[0].start, passages[-1].end
        kind = passages[0].kind if passages[0].kind in ("heading", "caption") else "text"
        pieces = _pieces(document, span, figures)
        if any(text.strip() for text, _ in pieces):
            yield Block(kind, pieces)


def _home(passage: Passage) -> tuple[int | None, int]:
    """What a passage is shown with: its table, else its paragraph."""
    return (passage.table, 0) if passage.table is not None else (None, passage.paragraph)


def _figures(claims: Mapping[int, Claim]) -> list[Figure]:
    """The figures by place, each with its claims; one inside another is told with the outer one."""
    found: list[Figure] = []
    for number, claim in sorted(
        claims.items(), key=lambda item: (item[1].figure[0], -item[1].figure[1], item[0])
    ):
        if found and claim.figure[0] < found[-1][0][1]:
            found[-1] = found[-1][0], (*found[-1][1], number)
        else:
            found.append((claim.figure, (number,)))
    return found


def _pieces(document: Document, span: view.Span, figures: Sequence[Figure]) -> tuple[Piece, ...]:
    """A working span in pieces, each figure one; every character is looked at once."""
    start, end = span
    out: list[Piece] = []
    for figure, numbers in figures[_first(figures, document, start) :]:
        low = max(start, bisect_right(document.starts, figure[0]) - 1)
        high = bisect_left(document.starts, figure[1])
        if low >= end:
            break
        if high > low:
            out.append((view.excerpt(document, (start, low))[0].plain, ()))
            out.append((view.excerpt(document, (low, min(high, end)))[0].plain, numbers))
            start = min(high, end)
    out.append((view.excerpt(document, (start, end))[0].plain, ()))
    return tuple(piece for piece in out if piece[0])


def _first(figures: Sequence[Figure], document: Document, start: int) -> int:
    """The first figure that does not stand before a working offset."""
    if start >= len(document.starts):
        return len(figures)
    return bisect_left(figures, document.starts[start], key=lambda figure: figure[0][0])


def _rows(
    document: Document,
    number: int,
    figures: Sequence[Figure],
) -> Iterator[tuple[bool, tuple[tuple[Piece, ...], ...]]]:
    table = document.tables[number]
    for index, row in enumerate(table.rows):
        cells = (document.passages[cell] for cell in row)
        yield (
            index < table.header_rows,
            tuple(_pieces(document, (cell.start, cell.end), figures) for cell in cells),
        )
