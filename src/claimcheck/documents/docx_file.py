"""A Word file (.docx): opened within limits, its text and its notes in the order of reading.

python-docx opens the file, follows its parts and knows its styles; `docx_text` walks the text
itself, because the library's own `Paragraph.text` leaves insertions out.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import TYPE_CHECKING, Any

from claimcheck.documents import extras
from claimcheck.documents.docx_text import Walk
from claimcheck.documents.extracted import Extracted, day_of
from claimcheck.documents.files import facts
from claimcheck.documents.metadata import Metadata
from claimcheck.errors import DocumentError, Problem

if TYPE_CHECKING:
    from docx.document import Document as Word

_OLE = b"\xd0\xcf\x11\xe0"
_NOTES = ("footnotes", "endnotes")
_DAMAGED = "save it anew with a word processor"


def read(data: bytes, path: str) -> Extracted:
    """The text of a Word file.

    Raises:
        DocumentError: it is none, is locked, damaged or beyond every measure; or the library that
            opens it is not installed.
    """
    _within_limits(data, path)
    word = _opened(data, path)
    try:
        walk = Walk(_styles(word))
        walk.body(word.element.body)
        for kind in _NOTES:
            walk.notes(kind, _part(word, kind))
        raw, source = walk.finished()
        aside = _properties(word)
    except Exception:  # the library's own errors are of every kind, and speak of its insides
        raise _wrong(path, f"is a damaged Word file; {_DAMAGED}") from None
    own = Metadata(title=walk.title or None)
    return Extracted(raw, source, False, own, aside, tuple(walk.spots))


def _within_limits(data: bytes, path: str) -> None:
    """Raise for what is no Word file, or holds more than any article."""
    if not data:
        raise _wrong(path, "is empty; get the article anew")
    if data.startswith(_OLE):
        message = "is an old Word file or one with a password; save it as .docx without a password"
        raise _wrong(path, message)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as packed:
            parts = packed.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError) as error:
        message = f"is no Word file, or a damaged one ({_said(error)}); {_DAMAGED}"
        raise _wrong(path, message) from None
    limits = facts()
    texts = [part.file_size for part in parts if part.filename.endswith((".xml", ".rels"))]
    whole = sum(part.file_size for part in parts)
    if max(texts, default=0) > limits.word_part or whole > limits.word_whole:
        message = (
            f"unpacks to {whole // 1_000_000} MB, more than any article"
            f" ({limits.word_part // 1_000_000} MB of text, {limits.word_whole // 1_000_000} MB"
            " with pictures are read); save its text as a file of its own"
        )
        raise _wrong(path, message)


def _opened(data: bytes, path: str) -> Word:
    try:
        import docx
    except ImportError:
        raise _wrong(path, f"Word files need a library; {extras.mend('docx')}") from None
    try:
        return docx.Document(io.BytesIO(data))
    except (zipfile.BadZipFile, zlib.error) as error:
        message = f"is a damaged Word file ({_said(error)}); {_DAMAGED}"
        raise _wrong(path, message) from None
    except Exception:  # as above: KeyError, ValueError, lxml's, its own
        message = "is no Word file, or one whose parts do not fit; save it as .docx anew"
        raise _wrong(path, message) from None


def _styles(word: Word) -> dict[str, Any]:
    """The styles of paragraphs by the id that a paragraph names."""
    return {style.get(_W_ID): style for style in word.styles.element.iterchildren(_W_STYLE)}


_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_W_ID, _W_STYLE = f"{_W}styleId", f"{_W}style"


def _part(word: Word, kind: str) -> Any:
    """The XML of the footnotes or endnotes; None where there are none."""
    from docx.oxml import parse_xml

    for relation in word.part.rels.values():
        if relation.reltype.endswith(f"/{kind}") and not relation.is_external:
            return parse_xml(relation.target_part.blob)
    return None


def _properties(word: Word) -> Metadata:
    """What the file says of itself. Its author is a person, and no publisher."""
    told = word.core_properties
    title = " ".join((told.title or "").split())
    return Metadata(title=title or None, published=day_of(told.created, told.modified))


def _said(error: Exception) -> str:
    """What a library says, in one short line."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words[:80].rstrip(".")


def _wrong(path: str, message: str) -> DocumentError:
    return DocumentError(Problem(path, 0, 0, message))
