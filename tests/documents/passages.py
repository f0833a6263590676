"""Documents in a form that a test reads at a glance."""

from __future__ import annotations

from claimcheck.documents import from_text
from claimcheck.documents.build import Kind
from claimcheck.records import Document


def shown(text: str, kind: Kind = "txt") -> list[tuple[str, str]]:
    """Kind and text of each passage."""
    document = from_text(text, kind=kind)
    return [(p.kind, document.text[p.start : p.end]) for p in document.passages]


def of_kind(text: str, kind: str, *, read_as: Kind = "txt") -> list[str]:
    """The passages of one kind."""
    return [words for found, words in shown(text, read_as) if found == kind]


def grids(document: Document) -> list[list[list[str]]]:
    """The cells of each table, row by row."""
    spans = [(p.start, p.end) for p in document.passages]
    return [
        [[document.text[slice(*spans[n])] for n in row] for row in table.rows]
        for table in document.tables
    ]


def published(document: Document) -> list[str]:
    """What each passage reads in the source."""
    spans = (document.to_raw(p.start, p.end) for p in document.passages if p.start < p.end)
    return [document.raw[start:end] for start, end in spans]
