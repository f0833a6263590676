"""Bytes to text: UTF-8, GB18030, Big5, UTF-16; never a replacement character, never a mere guess.

A byte order mark decides, then what an HTML page says of itself, then UTF-8. Bytes that are UTF-8
but for a few are damaged UTF-8 and reported with the place of the first bad byte; in another
encoding they would become other characters. The rest is read in the encoding that gives Chinese
as it is written, where only one does. A text that was read in the wrong encoding and saved like
that is repaired (`mojibake`). All offsets, lines and columns are those of the text that comes out.
"""

from __future__ import annotations

import codecs

from claimcheck.documents import mojibake, pages, plausible
from claimcheck.documents.pages import BIG5, GB18030, UTF8, UTF16, Page
from claimcheck.errors import DocumentError, Problem
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
_NAMED = {  # what is read by another name
    "a PDF file": "name it .pdf",
    "a Word, Excel or zip file": "name it .docx if it is a Word file, else save it as text",
}
_MARKS = {  # the longer ones first
    codecs.BOM_UTF32_LE: Page("UTF-32LE", ("utf-32-le",)),
    codecs.BOM_UTF32_BE: Page("UTF-32BE", ("utf-32-be",)),
    codecs.BOM_UTF16_LE: UTF16[0],
    codecs.BOM_UTF16_BE: UTF16[1],
    codecs.BOM_UTF8: UTF8,
}
_CONTROL = pattern_of(rb"[\x00-\x08\x0e-\x1f]")
_BINARY_SHARE = 20  # one in so many bytes
_CLEAR, _UNLIKE = 0.75, 0.3  # shares of common characters: beyond doubt, hardly any
_TEXT_MEND = "save the article as text (.txt, .md or .html)"
_MEND = "save the file as UTF-8"


@record
class Decoded:
    """A file's text, newlines untouched, without a byte order mark.

    Attributes:
        text: what offsets are counted in.
        notes: what was done beyond reading plain UTF-8; at most one for the whole file.
    """

    text: str
    notes: tuple[Problem, ...] = ()


def decode(data: bytes, path: str, *, html: bool = False) -> Decoded:
    """The text of a file.

    Raises:
        DocumentError: it is no text, its encoding is unknown, or its mojibake has lost characters.
    """
    text, page = _read(data, path, html=html)
    mended = mojibake.repair(text)
    if mended.lost > mended.sound:
        message = f"{mended.loss}; get the article as it was published"
        raise DocumentError(Problem(path, mended.line, 0, message))
    done = [] if page is UTF8 else [f"read as {page.name}"]
    if mended.how:
        done.append(f"mojibake repaired ({mended.how})")
    notes = [Problem(path, 0, 0, "; ".join(done))] if done else []
    if mended.lost:
        message = f"{mended.loss}; the passage is read as it stands"
        notes.append(Problem(path, mended.line, 0, message))
    return Decoded(mended.text, tuple(notes))


def _read(data: bytes, path: str, *, html: bool) -> tuple[str, Page]:
    for mark, page in _MARKS.items():
        if data.startswith(mark):
            return _strict(data[len(mark) :], page, path), page
    for start, what in _SIGNATURES.items():
        if data.startswith(start):
            mend = _NAMED.get(what, _TEXT_MEND)
            raise DocumentError(Problem(path, 0, 0, f"this is {what}, not text; {mend}"))
    if b"\0" in data:
        wide = pages.best(pages.readings(data, UTF16))
        if wide is None or "\0" in wide.text:
            raise _binary(data, path)
        return wide.text, wide.page
    told = pages.declared(data) if html else None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error
    else:
        if told in (GB18030, BIG5) and not data.isascii():
            return _either(data, told, text)
        return text, UTF8
    return _not_utf8(data, told, path, first)


def _not_utf8(
    data: bytes, told: Page | None, path: str, first: UnicodeDecodeError
) -> tuple[str, Page]:
    """What a page says it is, else the one reading that is plausible."""
    if told is not None and told is not UTF8:
        try:
            return told.decode(data), told
        except UnicodeDecodeError as error:
            first = error
    found = pages.readings(data, (GB18030, BIG5, *UTF16))
    reading = pages.best(found)
    if _mostly_utf8(data, reading):
        raise DocumentError(_problem(data, first, path))
    if reading is not None:
        return reading.text, reading.page
    if len(_CONTROL.findall(data)) * _BINARY_SHARE > len(data):
        raise _binary(data, path)
    if found and found[0].share >= plausible.ENOUGH:
        names = " or ".join(sorted(other.page.name for other in found[:2]))
        message = f"it may be {names}, and nothing in it tells which; {_MEND}"
        raise DocumentError(Problem(path, 0, 0, message))
    raise DocumentError(_problem(data, first, path))


def _either(data: bytes, told: Page, text: str) -> tuple[str, Page]:
    """UTF-8 that says it is something else: the more plausible, in doubt what it says."""
    found = pages.readings(data, (told, UTF8))
    if found[0].page is UTF8:
        behind = found[-1].share if len(found) > 1 else 0.0
        if len(found) == 1 or found[0].share - behind >= plausible.MARGIN:
            return text, UTF8
    try:
        return told.decode(data), told
    except UnicodeDecodeError:
        return text, UTF8


def _strict(data: bytes, page: Page, path: str) -> str:
    try:
        return page.decode(data)
    except UnicodeDecodeError as error:
        raise DocumentError(_problem(data, error, path)) from None


def _binary(data: bytes, path: str) -> DocumentError:
    found = _CONTROL.search(data)
    line = data.count(b"\n", 0, found.start()) + 1 if found else 0
    return DocumentError(Problem(path, line, 0, f"this is a binary file, not text; {_TEXT_MEND}"))


def _mostly_utf8(data: bytes, other: pages.Reading | None) -> bool:
    """Whether most of what is not ASCII is UTF-8, and not by chance, as in a few words of GBK."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not character.isascii() for character in text) - bad
    chance = other is not None and other.share >= _CLEAR and plausible.share(text) < _UNLIKE
    return good > bad and not chance


def _problem(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    """Where the first byte stands that is not in the encoding."""
    before = data[: error.start].decode(error.encoding, "replace")
    line = before.count("\n") + 1
    column = len(before) - before.rfind("\n")
    byte = data[error.start]
    message = f"byte 0x{byte:02x} is not {error.encoding.upper()}; {_MEND}"
    return Problem(path, line, column, message)
