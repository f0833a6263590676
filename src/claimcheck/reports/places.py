"""One place of a report: where a claim stands, and its sentence with the figure marked."""

from __future__ import annotations

from rich.text import Text

from claimcheck.records import Claim, Document, DocumentInfo
from claimcheck.reports import drawing, layout, view
from claimcheck.reports.concise import spot, where
from claimcheck.reports.labels import Labels
from claimcheck.reports.safety import safe
from claimcheck.reports.view import text

FIGURE = "bold underline"
CLAUSE = ""
QUIET = "dim"
LIMIT = 160  # characters shown on each side of the figure in a sentence that never ends


def source_line(document: Document | None, claim: Claim) -> tuple[Text, list[view.Span]]:
    """The sentence of a claim as published, its figure marked; and where the figure stands."""
    span = view.surroundings(document, claim)
    if document is None or span is None:
        return _quote(claim)
    passage = view.passage_of(document, claim.figure[0])
    if passage is not None and passage.kind == "cell":
        return _table_row(document, claim)
    line, spans = view.excerpt(document, span, [(claim.figure, FIGURE)], LIMIT)
    return (line, spans) if spans else _quote(claim)


def _quote(claim: Claim) -> tuple[Text, list[view.Span]]:
    """What is known without the article: the clause itself."""
    low = max(0, claim.figure[0] - claim.span[0])
    high = min(len(claim.quote), claim.figure[1] - claim.span[0])
    before, figure = safe(claim.quote[:low]), safe(claim.quote[low:high])
    line = Text.assemble(before, (figure, FIGURE), safe(claim.quote[max(low, high) :]))
    return line, [(len(before), len(before) + len(figure))] if figure else []


def _table_row(document: Document, claim: Claim) -> tuple[Text, list[view.Span]]:
    """The row of a cell, the header over the figure before it."""
    passage = view.passage_of(document, claim.figure[0])
    assert passage is not None
    line, spans = Text(), []
    header = view.header_of(document, passage)
    for cell in view.row_of(document, passage):
        if len(line):
            line.append(" │ ", QUIET)
        if cell == passage and header:
            line.append(f"{header}: ", QUIET)
        if cell.end > cell.start:
            piece, found = view.excerpt(document, (cell.start, cell.end), [(claim.figure, FIGURE)])
            spans += [(a + len(line), b + len(line)) for a, b in found]
            line.append_text(piece)
    return line, spans


def place(claim: Claim, style: str = "cyan", language: str = "") -> Text:
    """Path, line and column of a claim's figure; with a language the page or paragraph too."""
    style = drawing.link(claim.document, claim.line, style)
    shown = Text.assemble((safe(where(claim)), style))  # blanks behind it are no part of the link
    inside = spot(claim, language) if language else ""
    return Text.assemble(shown, (f" · {inside}", QUIET)) if inside else shown


def notes(claim: Claim, info: DocumentInfo | None, labels: Labels) -> list[str]:
    """What a reader should know of a place: publisher, date, who says so, and how."""
    words = labels.words
    found = [spot(claim, words.language)]
    found += [info.publisher or "", info.date or ""] if info is not None else []
    if claim.place != "sentence":
        found.append(words(f"place.{claim.place}"))
    if claim.source:
        found.append(words("place.source", claim.source))
    if claim.modality != "asserted":
        found.append(words(f"place.{claim.modality}"))
    if claim.polarity == "negated":
        found.append(words("place.negated"))
    return [note for note in found if note]


def heading(claim: Claim, info: DocumentInfo | None, labels: Labels) -> Text:
    """Path, line and column; then publisher, date and what else a reader should know."""
    line = place(claim)
    for note in notes(claim, info, labels):
        line.append(" · ", QUIET)
        line.append_text(text(note, QUIET))
    return line


def marked(
    line: Text, spans: list[view.Span], width: int, margin: Text, *, underline: bool
) -> list[Text]:
    """The sentence in lines; without styles a row of ~~~ stands under the figure."""
    out = []
    prefix = layout.cells(margin.plain)
    for start, end in layout.breaks(line.plain, max(2, width - prefix), spans):
        out.append(Text.assemble(margin, line[start:end]))
        if underline:
            below = _underline(line.plain, start, end, spans)
            if below:
                out.append(Text.assemble(margin, below))
    return out


def _underline(plain: str, start: int, end: int, spans: list[view.Span]) -> str:
    """Tildes under the part of the spans that stands on this line."""
    out = ""
    for low, high in sorted(spans):
        low, high = max(low, start), min(high, end)
        if low < high:
            out += " " * (layout.cells(plain[start:low]) - len(out))
            out += "~" * layout.cells(plain[low:high])
    return out
