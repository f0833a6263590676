"""Word files that can and cannot be opened."""

from __future__ import annotations

import datetime
import io
import zipfile
from typing import Any

import pytest

from claimcheck.documents import extras, files
from claimcheck.documents.docx_file import read
from claimcheck.errors import DocumentError
from documents.made import extracted, repacked, word


def plain(file: Any) -> None:
    file.add_paragraph("星河电子的良率为92%。")


def wrong(data: bytes) -> str:
    """What is said of a file that cannot be read."""
    with pytest.raises(DocumentError) as caught:
        read(data, "x/a.docx")
    assert caught.value.problem.path == "x/a.docx"
    assert "; " in caught.value.problem.message, "no mend"
    return caught.value.problem.message


def packed(**parts: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(f"word/{name}.xml", text)
    return held.getvalue()


def test_files_that_are_none() -> None:
    """Empty, cut off, of another kind, a zip of something else, or locked."""
    whole = word(plain)
    assert wrong(b"") == "is empty; get the article anew"
    assert wrong(whole[: len(whole) // 2]).startswith("is no Word file, or a damaged one")
    assert wrong("只是文字".encode()).startswith("is no Word file, or a damaged one")
    assert wrong(packed(document="<a/>")).startswith(
        "is no Word file, or one whose parts do not fit"
    )
    assert "password" in wrong(b"\xd0\xcf\x11\xe0" + bytes(600))


def test_damage_inside() -> None:
    """A text that is no XML, one that is cut off, and one whose bytes were changed."""
    assert "Word file" in wrong(repacked(word(plain), document="nothing"))
    cut = '<w:document xmlns:w="urn:w"><w:body>'
    assert "Word file" in wrong(repacked(word(plain), document=cut))
    data = bytearray(word(plain))
    at = data.index(b"word/document.xml") + 200
    data[at : at + 40] = bytes(40)
    assert "damaged" in wrong(bytes(data))


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A small file of blanks without end: by its largest part, or by all together."""
    limits = files.facts()
    bomb = packed(document=" " * (limits.word_part + 1))
    assert len(bomb) < 100_000
    assert wrong(bomb).startswith("unpacks to 64 MB, more than any article")
    small = files.facts.__wrapped__()
    object.__setattr__(small, "word_whole", 1000)
    monkeypatch.setattr("claimcheck.documents.docx_file.facts", lambda: small)
    assert "more than any article" in wrong(packed(a=" " * 600, b=" " * 600))


def test_entities_are_not_blown_up() -> None:
    """A text whose entities stand for each other, ten times over."""
    entities = "".join(
        f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "a" * 10}">' for n in range(10)
    )
    space = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = f'<w:document xmlns:w="{space}"><w:body><w:p><w:r><w:t>&e9;</w:t></w:r></w:p></w:body>'
    data = repacked(word(plain), document=f"<!DOCTYPE x [{entities}]>{body}</w:document>")
    try:
        found = read(data, "a.docx")
    except DocumentError:
        return
    assert len(found.raw) < 1000


def test_without_the_library_the_mend_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install."""
    monkeypatch.setitem(__import__("sys").modules, "docx", None)
    assert wrong(word(plain)).endswith('pip install "claimcheck-figures[docx]"')
    assert extras.mend("docx") in wrong(word(plain))


def test_properties() -> None:
    """The title, and the day where the file was made and changed in one year."""

    def write(file: Any) -> None:
        plain(file)
        told = file.core_properties
        told.title, told.author = "  财报\n一览", "某人"
        told.created = datetime.datetime(2025, 3, 1, tzinfo=datetime.UTC)
        told.modified = datetime.datetime(2025, 8, 11, 9, 30, tzinfo=datetime.UTC)

    aside = extracted(write).aside
    assert (aside.title, aside.publisher, aside.published) == ("财报 一览", None, "2025-08-11")


def test_a_day_that_says_nothing_is_none() -> None:
    """That of the library's template, and of an old file that was used again."""
    assert extracted(plain).aside.published is None

    def write(file: Any) -> None:
        plain(file)
        file.core_properties.created = datetime.datetime(2019, 3, 1, tzinfo=datetime.UTC)
        file.core_properties.modified = datetime.datetime(2025, 8, 11, tzinfo=datetime.UTC)

    assert extracted(write).aside.published is None
