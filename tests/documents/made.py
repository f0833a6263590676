"""Word files and PDFs that tests make for themselves."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from claimcheck.documents.docx_file import read as read_word
from claimcheck.documents.extracted import Extracted
from claimcheck.documents.pdf_file import read as read_pdf

SONG = "STSong-Light"
WIDTH, HEIGHT = 595.0, 842.0
pdfmetrics.registerFont(UnicodeCIDFont(SONG))


def word(write: Callable[[Any], None]) -> bytes:
    """A Word file that a function writes."""
    document = docx.Document()
    write(document)
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def extracted(write: Callable[[Any], None]) -> Extracted:
    """What is read of a Word file that a function writes."""
    return read_word(word(write), "a.docx")


def xml(text: str) -> Any:
    """An element of Word's own: `<w:ins ...>`."""
    return parse_xml(re.sub(r"^<([\w:]+)", rf"<\1 {nsdecls('w')}", text))


def repacked(data: bytes, **parts: str) -> bytes:
    """A Word file with parts put in the place of its own; `footnotes` is word/footnotes.xml."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            short = name.removeprefix("word/").removesuffix(".xml")
            new.writestr(name, parts.pop(short, None) or old.read(name))
        for name, text in parts.items():
            new.writestr(f"word/{name}.xml", text)
    return held.getvalue()


Draw = Callable[[Canvas], None]


def pdf(*pages: Draw | Sequence[str], password: str = "", **told: str) -> bytes:
    """A PDF of pages, each lines of text from the head down, or drawn by a function."""
    held = io.BytesIO()
    lock = StandardEncryption(password) if password else None
    canvas = Canvas(held, pagesize=(WIDTH, HEIGHT), invariant=1, encrypt=lock)
    for name, value in told.items():
        getattr(canvas, f"set{name.title()}")(value)
    for page in pages:
        if callable(page):
            page(canvas)
        else:
            lines(canvas, page)
        canvas.showPage()
    canvas.save()
    return held.getvalue()


def lines(
    canvas: Canvas, texts: Sequence[str], *, top: float = 720, left: float = 72, size: float = 11
) -> None:
    """Lines one below the other."""
    for number, text in enumerate(texts):
        at(canvas, left, top - 1.5 * size * number, text, size=size)


def at(canvas: Canvas, x: float, y: float, text: str, *, size: float = 11) -> None:
    """A text at a place."""
    canvas.setFont("Helvetica" if text.isascii() else SONG, size)
    canvas.drawString(x, y, text)


def table(canvas: Canvas, rows: Sequence[Sequence[str]], *, top: float, width: float) -> None:
    """A table with rules around its cells, which are as narrow as the caller likes."""
    for r, row in enumerate(rows):
        for c, text in enumerate(row):
            at(canvas, 72 + c * width + 2, top - r * 18 - 13, text)
    for c in range(len(rows[0]) + 1):
        canvas.line(72 + c * width, top, 72 + c * width, top - 18 * len(rows))
    for r in range(len(rows) + 1):
        canvas.line(72, top - 18 * r, 72 + len(rows[0]) * width, top - 18 * r)


def extracted_pdf(*pages: Draw | Sequence[str], **told: str) -> Extracted:
    """What is read of a PDF of pages."""
    return read_pdf(pdf(*pages, **told), "a.pdf")
