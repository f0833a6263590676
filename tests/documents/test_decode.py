"""Bytes to text."""

from __future__ import annotations

import pytest

from claimcheck.documents.decode import decode
from claimcheck.errors import DocumentError

TEXT = "英伟达在中国的市场份额从95%降到0%。\r\n第二行“引号”。\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "gbk", "utf-16"])
def test_encodings(encoding: str) -> None:
    """UTF-8 and GB18030, with or without a mark; newlines are untouched and the mark is no text."""
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_ascii_and_nothing() -> None:
    """The empty file is an empty text."""
    assert decode(b"", "a.txt") == ""
    assert decode(b"5%\r\n", "a.txt") == "5%\r\n"


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "big5"])
def test_a_page_says_its_encoding(charset: str) -> None:
    """Also where it would not be guessed."""
    page = f'<meta charset="{charset}"><p>中文</p>'
    assert decode(page.encode(charset), "a.html", html=True) == page


def problem(data: bytes) -> tuple[int, int, str]:
    with pytest.raises(DocumentError) as caught:
        decode(data, "a.txt")
    found = caught.value.problem
    assert found.path == "a.txt"
    return found.line, found.column, found.message


def test_damaged_utf8_is_reported_where_it_breaks() -> None:
    """It is not read as GB18030, which would give other characters without a word."""
    data = TEXT.encode() + "第三行".encode()[:-1] + b"\n"
    assert problem(data) == (
        3, 3, "byte 0xe8 is not UTF-8; save the file as UTF-8 or GB18030",
    )  # fmt: skip


def test_a_cut_character_at_the_end_is_reported() -> None:
    """Nothing is dropped silently."""
    assert problem(TEXT.encode()[:-2])[:2] == (2, 8)


def test_other_encodings_are_not_guessed() -> None:
    """Latin-1 is valid GB18030 now and then, but not Chinese."""
    assert problem("Umsätze über Erwartungen: früher".encode("latin-1"))[0] == 1


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\nabc", "a PDF file"),
        (b"PK\x03\x04abc", "a Word, Excel or zip file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"one\ntwo\x00three", "a binary file"),
    ],
)
def test_binary_files_are_named(data: bytes, what: str) -> None:
    """The mend says what to save instead."""
    line, _, message = problem(data)
    assert message == f"this is {what}, not text; save the article as text (.txt, .md or .html)"
    assert line == (2 if what == "a binary file" else 0)
