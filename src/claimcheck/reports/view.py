"""Source text as a reader should see it: noise hidden, dangerous characters shown, figures marked.

The published text is shown, not the working text: traditional characters stay traditional. What
the reader of documents dropped (pinyin notes, tags) is left out.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from rich.text import Text

from claimcheck.records import Claim, Document, Passage
from claimcheck.reports.safety import safe

Span = tuple[int, int]


def text(content: str, style: str = "") -> Text:
    """Safe text with a style; the only way words get into a report."""
    return Text(safe(content), style=style)


def passage_of(document: Document, offset: int) -> Passage | None:
    """The passage in which a raw offset stands, else the nearest one before it."""
    at = bisect_right(document.starts, offset) - 1
    found = bisect_right(document.passages, at, key=lambda passage: passage.start) - 1
    return document.passages[found] if found >= 0 else None


def excerpt(
    document: Document, span: Span, marks: Sequence[tuple[Span, str]] = (), limit: int = 0
) -> tuple[Text, list[Span]]:
    """The view of a working span of a document.

    Args:
        document: where it stands.
        span: working span, usually a passage.
        marks: raw spans to be shown in a style; the first ones win.
        limit: characters around the first mark beyond which the text is cut; 0 for no cut.

    Returns:
        The text, and the spans in it that belong to the marks (in their order, cut ones left out).
    """
    pieces: list[tuple[int, str]] = []
    before: Span | None = None
    for at in range(*span):
        raw = document.starts[at], document.ends[at]
        if raw != before:
            pieces.append((raw[0], _piece(document.raw[slice(*raw)], document.text[at])))
        before = raw
    cut = _window(pieces, marks, limit)
    plain = "" if cut[0] == 0 else "… "
    places: list[list[int]] = [[] for _ in marks]
    for offset, piece in pieces[slice(*cut)]:
        for index, ((low, high), _) in enumerate(marks):
            if low <= offset < high:
                places[index] += [len(plain), len(plain) + len(piece)]
        plain += piece
    out = Text(plain if cut[1] == len(pieces) else f"{plain} …")
    for place, (_, look) in reversed(list(zip(places, marks, strict=True))):
        if place:
            out.stylize(look, place[0], place[-1])
    return out, [(place[0], place[-1]) for place in places if place]


def _piece(raw: str, working: str) -> str:
    """What is shown for one working character: the published one, without what was dropped."""
    if len(raw) == 1:
        return safe(raw)
    if raw.isspace():
        return " "
    if raw.startswith("&") or "<" in raw:  # an entity, a tag
        return safe(working)
    return safe(raw[0] if unicodedata.category(raw[0]) == "Lo" and "(" in raw else raw)


def _window(
    pieces: Sequence[tuple[int, str]], marks: Sequence[tuple[Span, str]], limit: int
) -> Span:
    """The part of the pieces that is shown: `limit` of them on each side of the first mark."""
    if not limit or len(pieces) <= 2 * limit:
        return 0, len(pieces)
    low, high = marks[0][0] if marks else (pieces[0][0], pieces[0][0])
    offsets = [offset for offset, _ in pieces]
    start, end = bisect_left(offsets, low), bisect_left(offsets, high)
    return max(0, start - limit), min(len(pieces), max(end, start + 1) + limit)


def surroundings(document: Document | None, claim: Claim) -> Span | None:
    """The working span of the sentence, heading or cell in which a claim's figure stands."""
    if document is None or not document.text:
        return None
    passage = passage_of(document, claim.figure[0])
    return (passage.start, passage.end) if passage and passage.end > passage.start else None


def row_of(document: Document, passage: Passage) -> list[Passage]:
    """The cells of the table row in which a cell stands, the cell itself among them."""
    if passage.table is None or passage.row is None:
        return [passage]
    cells = document.tables[passage.table].rows[passage.row]
    return [document.passages[index] for index in cells]


def header_of(document: Document, passage: Passage) -> str:
    """The words over a table cell, "" without any."""
    if passage.table is None or passage.column is None:
        return ""
    table = document.tables[passage.table]
    names: list[str] = []
    for row in table.rows[: table.header_rows]:
        if passage.column < len(row):
            cell = document.passages[row[passage.column]]
            names.append(document.text[cell.start : cell.end].strip())
    return safe(" ".join(filter(None, dict.fromkeys(names))))


def joined(parts: Iterable[Text], separator: str) -> Text:
    """Texts with a separator between them."""
    return Text(separator).join(parts)
