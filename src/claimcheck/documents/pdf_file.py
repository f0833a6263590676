"""A PDF with a text layer: its pages as lines of text, without what stands on every page.

PDFium (the reader of Chrome, by pypdfium2) gives the characters with their places; `pdf_page` makes
lines and cells of them, `pdf_running` finds the heads and feet of pages. Lines that a paragraph was
broken into are joined later, as those of a wrapped text file are.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from claimcheck.documents import extras, pdf_running
from claimcheck.documents.extracted import Extracted, day_of
from claimcheck.documents.files import facts
from claimcheck.documents.metadata import Metadata
from claimcheck.documents.pdf_page import PageLine, read_page
from claimcheck.errors import DocumentError, Problem
from claimcheck.folding import Mapped
from claimcheck.patterns import pattern_of
from claimcheck.records import Spot

if TYPE_CHECKING:
    from pypdfium2 import PdfDocument

_PASSWORD = (4, 5)  # PDFium's numbers for a missing password and a lock it does not know
_DATE = pattern_of(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_FILE_NAME = pattern_of(r"\.(?:docx?|wps|indd|qxd|pptx?|xlsx?|pdf|tex|html?)$", re.IGNORECASE)
_NO_LETTER = pattern_of("[\ue000-\uf8ff\ufffd\U000f0000-\U0010fffd]")
_UNREADABLE = 0.3  # of the characters; such a layer was made without a table of them
_LISTED = 5  # pages that a note names


def read(data: bytes, path: str) -> Extracted:
    """The text of a PDF.

    Raises:
        DocumentError: it is none, is locked, damaged, or a picture of a text; or the library that
            opens it is not installed.
    """
    document = _opened(data, path)
    try:
        pages = _pages(document, path)
        aside = _properties(document.get_metadata_dict())
    finally:
        document.close()
    printed = "".join(line.text for page in pages for line in page).split()
    if not printed:
        raise _wrong(path, "has no text layer, only pictures; OCR it first, or get its text")
    letters = "".join(printed)
    if len(_NO_LETTER.findall(letters)) > _UNREADABLE * len(letters):
        message = "its text layer has no readable characters (fonts without a table); OCR it first"
        raise _wrong(path, message)
    return _laid_out(pages, aside)


def _opened(data: bytes, path: str) -> PdfDocument:
    if not data:
        raise _wrong(path, "is empty; get the article anew")
    try:
        import pypdfium2
    except ImportError:
        raise _wrong(path, f"PDF files need a library; {extras.mend('pdf')}") from None
    try:
        return pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        if error.err_code in _PASSWORD:
            raise _wrong(path, "is locked by a password; save it without one") from None
        raise _wrong(path, "is no PDF, or a damaged one; get it anew, or save its text") from None


def _pages(document: PdfDocument, path: str) -> list[list[PageLine]]:
    """The lines of each page."""
    from pypdfium2 import PdfiumError

    limits = facts()
    found, size = [], 0
    for number in range(len(document)):
        try:
            page = document[number]
            text = page.get_textpage()
        except PdfiumError:
            message = f"page {number + 1} is damaged; get it anew, or save its text"
            raise _wrong(path, message) from None
        count = text.count_chars()
        size += count
        if count > limits.pdf_page or size > limits.pdf_whole:
            message = f"page {number + 1} goes beyond the characters of any article; split the file"
            raise _wrong(path, message)
        found.append(read_page(page, text, count))
        text.close()
        page.close()
    return found


def _laid_out(pages: Sequence[Sequence[PageLine]], aside: Metadata) -> Extracted:
    """The pages one after the other, heads and feet left out of what is read."""
    left_out = pdf_running.find(pages)
    raw, cuts, spots, size = [], [], [], 0
    for number, page in enumerate(pages):
        if page:
            spots.append((size, Spot("page", number + 1)))
        for place, line in enumerate(page):
            text = f"{line.text}\n"
            if (number, place) in left_out:
                cuts.append((size, size + len(text), ""))
            raw.append(text)
            size += len(text)
    source = Mapped("".join(raw))
    source.edit(cuts)
    blank = [str(number) for number, page in enumerate(pages, 1) if not page]
    notes: tuple[str, ...] = ()
    if blank:
        named = ", ".join(blank[:_LISTED]) + (" ..." if len(blank) > _LISTED else "")
        notes = (f"no text on page {named}, which may be a picture; OCR it to have it read",)
    return Extracted("".join(raw), source, True, Metadata(), aside, tuple(spots), notes)


def _properties(told: Mapping[str, str]) -> Metadata:
    """What the file says of itself; its author is a person, and no publisher."""
    title = " ".join(told.get("Title", "").split())
    for prefix in facts().prefixes:
        title = title[len(prefix) :] if title.lower().startswith(prefix) else title
    if title.lower() in facts().untitled or _FILE_NAME.search(title):
        title = ""
    days = (_day(told.get(name, "")) for name in ("CreationDate", "ModDate"))
    return Metadata(title=title or None, published=day_of(*days))


def _day(printed: str) -> datetime | None:
    """D:20250811103000+08'00' as a day."""
    found = _DATE.match(printed)
    if found is None:
        return None
    try:
        return datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=UTC)
    except ValueError:
        return None


def _wrong(path: str, message: str) -> DocumentError:
    return DocumentError(Problem(path, 0, 0, message))
