"""Source text as a reader should see it: noise hidden, dangerous characters shown, figures marked.

The published text is shown, not the working text: traditional characters stay traditional. What
the reader of documents dropped (pinyin notes, tags) is left out. Nothing that comes from an
article can drive the terminal: control characters, escape sequences, bidirectional overrides and
invisible characters appear as \\x1b, \\u202e ...
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from functools import lru_cache

from rich.text import Text

from claimcheck.records import Claim, Document, Passage

_HIDDEN = frozenset("\ufe0e\ufe0f")  # they only choose between two looks of one character
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_MARKS = 2  # combining marks on one character; more of them overflow the line above

Span = tuple[int, int]


@lru_cache(maxsize=4096)
def shown(char: str) -> str:
    """One character as it may be printed."""
    if char in _HIDDEN:
        return ""
    if char in "\t\n\r":
        return " "
    category = unicodedata.category(char)
    if category == "Zs":
        return char if char == "\u3000" else " "
    if category in _HIDDEN_CATEGORIES:
        return char.encode("unicode_escape").decode("ascii")
    return char


def safe(text: str) -> str:
    """Any text as it may be printed."""
    if text.isascii() and text.isprintable():
        return text
    out: list[str] = []
    marks = 0
    for char in text:
        piece = shown(char)
        if unicodedata.combining(char):
            marks += 1
            if marks > _MARKS:
                piece = char.encode("unicode_escape").decode("ascii")
        else:
            marks = 0
        out.append(piece)
    return "".join(out)


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
    out = Text("" if cut[0] == 0 else "… ")
    places: list[list[int]] = [[] for _ in marks]
    for offset, piece in pieces[slice(*cut)]:
        start = len(out)
        style = ""
        for index, ((low, high), look) in enumerate(marks):
            if low <= offset < high:
                style = style or look
                places[index] += [start, start + len(piece)]
        out.append(piece, style or None)
    if cut[1] < len(pieces):
        out.append(" …")
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
