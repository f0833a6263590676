"""Bytes to text."""

from __future__ import annotations

import codecs

import pytest

from claimcheck.documents.decode import Decoded, decode
from claimcheck.errors import DocumentError

TEXT = "英伟达在中国的市场份额从95%降到0%。\r\n第二行“引号”。\n"


TRADITIONAL = "輝達在中國的市場份額從95%降到0%。\r\n第二行「引號」。\n"
ENGLISH = "The company’s share fell from 95% to 0% — a “historic” low.\n"
SHOWN = {
    "utf-8": "",
    "utf-8-sig": "",
    "gb18030": "read as GB18030",
    "gbk": "read as GB18030",
    "cp950": "read as Big5",
    "big5hkscs": "read as Big5",
    "utf-16-le": "read as UTF-16LE",
    "utf-16-be": "read as UTF-16BE",
}
MARKS = {
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "utf-32-le": codecs.BOM_UTF32_LE,
    "utf-32-be": codecs.BOM_UTF32_BE,
}


def notes(decoded: Decoded) -> str:
    """What was said of a file, in one line."""
    return "; ".join(note.message for note in decoded.notes)


@pytest.mark.parametrize("encoding", SHOWN)
@pytest.mark.parametrize("text", [TEXT, TRADITIONAL, ENGLISH])
def test_encodings_without_a_mark(encoding: str, text: str) -> None:
    """Told apart by what they give; newlines are untouched, and all but UTF-8 is said."""
    try:
        data = text.encode(encoding)
    except UnicodeEncodeError:
        assert (text, encoding) in {(TEXT, "cp950"), (TEXT, "big5hkscs")}
        return
    decoded = decode(data, "a.txt")
    assert (decoded.text, notes(decoded)) == (text, SHOWN[encoding])


@pytest.mark.parametrize("encoding", MARKS)
@pytest.mark.parametrize("text", [TEXT, "a", "漲幅", "\u02fd\u0301"])
def test_a_mark_decides(encoding: str, text: str) -> None:
    """However little the text tells of itself; the mark is no text."""
    decoded = decode(MARKS[encoding] + text.encode(encoding), "a.txt")
    assert decoded.text == text
    assert notes(decoded) == f"read as {encoding.upper().replace('-LE', 'LE').replace('-BE', 'BE')}"


@pytest.mark.parametrize("text", ["Sales rose 5% to $3bn.", "5%\n", "营收5亿"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_short_utf16_without_a_mark(text: str, encoding: str) -> None:
    """ASCII leaves every second byte empty, which no other text does."""
    assert decode(text.encode(encoding), "a.txt").text == text


def test_the_euro_sign_of_windows() -> None:
    """GBK of Windows has it in one byte."""
    assert decode("营收达到".encode("gbk") + b"\x805", "a.txt").text == "营收达到€5"


@pytest.mark.parametrize("data", ["漲幅".encode("big5"), "漲幅".encode("gbk")])
def test_a_tie_is_no_guess(data: bytes) -> None:
    """Two characters that are words in either encoding: the mend is named."""
    assert problem(data) == (
        0, 0, "it may be Big5 or GB18030, and nothing in it tells which; save the file as UTF-8",
    )  # fmt: skip


def test_ascii_and_nothing() -> None:
    """The empty file is an empty text."""
    assert decode(b"", "a.txt") == Decoded("")
    assert decode(b"5%\r\n", "a.txt") == Decoded("5%\r\n")


@pytest.mark.parametrize("charset", ["gb2312", "GBK", "x-gbk", "big5", "Big5-HKSCS"])
@pytest.mark.parametrize(
    "head",
    ['<meta charset="{}">', '<META content="; charset={}">', "<?xml version='1.0' encoding='{}'?>"],
)  # fmt: skip
def test_a_page_says_its_encoding(charset: str, head: str) -> None:
    """Also where two characters would not tell."""
    page = f"{head.format(charset)}<p>漲幅</p>"
    data = page.encode("gbk" if "gb" in charset.lower() else "big5")
    assert decode(data, "a.html", html=True).text == page
    assert problem(data)[2].startswith("it may be Big5 or GB18030")  # in a text it says nothing


@pytest.mark.parametrize(
    ("charset", "codec"),
    [
        ("iso-8859-1", "cp1252"),
        ("windows-1252", "cp1252"),
        ("windows-1251", "cp1251"),
        ("euc-kr", "euc-kr"),
    ],
)  # fmt: skip
def test_a_page_of_another_tongue(charset: str, codec: str) -> None:
    """What a page says is honoured, in the sense that browsers give the name."""
    words = {"cp1252": "über 5 % – “Umsätze”", "cp1251": "рост 5%", "euc-kr": "성장 5%"}[codec]
    page = f'<meta charset="{charset}"><p>{words}</p>'
    decoded = decode(page.encode(codec), "a.html", html=True)
    assert decoded.text == page
    assert notes(decoded).startswith("read as ")


@pytest.mark.parametrize("charset", ["gb2312", "big5", "utf-16", "utf-7", "rot13", "nonsense"])
def test_a_page_that_says_what_it_is_not(charset: str) -> None:
    """Saved anew as UTF-8 with its old label, or labelled with what cannot be."""
    page = f'<meta charset="{charset}"><p>{TEXT}</p>'
    assert decode(page.encode(), "a.html", html=True) == Decoded(page)


def test_a_page_that_says_utf8_and_is_not() -> None:
    """Then what it is written in decides."""
    page = f'<meta charset="utf-8"><p>{TEXT}</p>'
    decoded = decode(page.encode("gbk"), "a.html", html=True)
    assert (decoded.text, notes(decoded)) == (page, "read as GB18030")


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
        3, 3, "byte 0xe8 is not UTF-8; save the file as UTF-8",
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
        (b"\xd0\xcf\x11\xe0abc", "an old Word or Excel file"),
        (b"\x89PNG\r\n", "a picture"),
        (b"one\ntwo\x00three", "a binary file"),
    ],
)
def test_binary_files_are_named(data: bytes, what: str) -> None:
    """The mend says what to save instead."""
    line, _, message = problem(data)
    assert message == f"this is {what}, not text; save the article as text (.txt, .md or .html)"
    assert line == (2 if what == "a binary file" else 0)


def test_a_file_that_another_name_would_have_read() -> None:
    """A Word file or PDF that is called .txt."""
    assert problem(b"%PDF-1.7\nabc")[2] == "this is a PDF file, not text; name it .pdf"
    assert "; name it .docx if it is a Word file" in problem(b"PK\x03\x04abc")[2]


@pytest.mark.parametrize("encoding", ["utf-8", "gbk", "utf-16-le"])
def test_control_characters_are_text(encoding: str) -> None:
    """A copied escape sequence does not make an article a binary file."""
    text = f"\x1b[1m{TEXT}\x0c\x01"
    assert decode(text.encode(encoding), "a.txt").text == text


def test_undecodable_bytes_with_control_characters_are_binary() -> None:
    """Whatever its suffix says."""
    assert problem(bytes(range(1, 256)))[2].startswith("this is a binary file, not text")


def test_half_a_character_of_utf16_is_reported() -> None:
    """Nothing is dropped silently; the place is counted in characters."""
    assert problem("a\n中".encode("utf-16") + b"x")[:2] == (2, 2)
