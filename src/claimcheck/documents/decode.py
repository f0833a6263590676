"""Bytes to text: UTF-8 or GB18030, never a replacement character.

UTF-8 is tried first. Bytes that are UTF-8 but for a few are damaged UTF-8 and reported with the
place of the first bad byte; read as GB18030 they would become other characters. The rest is read as
GB18030 when that gives Chinese.
"""

from __future__ import annotations

import codecs
import re

from claimcheck.errors import DocumentError, Problem

_SIGNATURES = {
    b"%PDF": "a PDF file",
    b"PK\x03\x04": "a Word, Excel or zip file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
    b"\x1f\x8b": "a compressed file",
}
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_CHARSET = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{3,20})", re.IGNORECASE
)
_HEAD = 4096
_CHINESE = ("gb2312", "gbk", "gb18030", "gb_2312-80", "x-gbk", "cp936")
_TEXT_MEND = "save the article as text (.txt, .md or .html)"
_MEND = "save the file as UTF-8 or GB18030"


def decode(data: bytes, path: str, *, html: bool = False) -> str:
    """The text of a file, newlines untouched, without a byte order mark.

    Raises:
        DocumentError: it is no text, or its bytes are neither UTF-8 nor GB18030.
    """
    for mark, name in ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be")):
        if data.startswith(mark):
            return _strict(data[len(mark) :], name, path)
    _refuse_binary(data, path)
    body = data.removeprefix(codecs.BOM_UTF8)
    declared = _CHARSET.search(data[:_HEAD]) if html else None
    if declared and declared[1].decode("ascii").lower() in ("big5", "big5-hkscs", "cp950"):
        return _strict(body, "big5hkscs", path)
    try:
        return body.decode("utf-8")
    except UnicodeDecodeError as error:
        first = error
    told = declared is not None and declared[1].decode("ascii").lower() in _CHINESE
    if body is data and (told or not _mostly_utf8(body)):
        try:
            text = body.decode("gb18030")
        except UnicodeDecodeError as error:
            first = error if told else first
        else:
            if told or _is_chinese(text):
                return text
    raise DocumentError(_problem(body, first, path))


def _strict(data: bytes, encoding: str, path: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise DocumentError(_problem(data, error, path)) from None


def _refuse_binary(data: bytes, path: str) -> None:
    what = next((name for start, name in _SIGNATURES.items() if data.startswith(start)), None)
    found = _BINARY.search(data)
    if what is None and found is not None:
        what = "a binary file"
    if what is not None:
        line = data.count(b"\n", 0, found.start()) + 1 if found and what == "a binary file" else 0
        raise DocumentError(Problem(path, line, 0, f"this is {what}, not text; {_TEXT_MEND}"))


def _mostly_utf8(data: bytes) -> bool:
    """Whether most of what is not ASCII is UTF-8."""
    text = data.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(not character.isascii() for character in text) - bad
    return good > bad


def _is_chinese(text: str) -> bool:
    """Whether most of what is not ASCII are the characters that Chinese is written with."""
    marked = "".join(character for character in text if not character.isascii())
    return 10 * len(marked.encode("gb2312", "ignore")) >= 2 * 8 * len(marked)


def _problem(data: bytes, error: UnicodeDecodeError, path: str) -> Problem:
    """Where the first byte stands that is in no encoding we read."""
    line = data.count(b"\n", 0, error.start) + 1
    begin = data.rfind(b"\n", 0, error.start) + 1
    column = len(data[begin : error.start].decode(error.encoding, "replace")) + 1
    byte = data[error.start]
    message = f"byte 0x{byte:02x} is not {error.encoding.upper()}; {_MEND}"
    return Problem(path, line, column, message)
