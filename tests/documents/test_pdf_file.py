"""PDF files that can and cannot be opened."""

from __future__ import annotations

import pytest
from reportlab.pdfgen.canvas import Canvas

from claimcheck.documents import files
from claimcheck.documents.build import build_extracted
from claimcheck.documents.pdf_file import read
from claimcheck.errors import DocumentError
from claimcheck.records import Document, Spot
from documents.made import at, extracted_pdf, lines, pdf, table
from documents.passages import grids

CHINESE = (
    "青禾重工的第二座工厂今年开工，公司说它的产能为每月3.5万片，良率为92%，比头一座高出4个百分点，"
)


def document_of(*pages: object, **told: str) -> Document:
    return build_extracted(extracted_pdf(*pages, **told), path="a.pdf")[0]  # type: ignore[arg-type]


def wrong(data: bytes) -> str:
    """What is said of a file that cannot be read."""
    with pytest.raises(DocumentError) as caught:
        read(data, "x/a.pdf")
    assert caught.value.problem.path == "x/a.pdf"
    assert "; " in caught.value.problem.message, "no mend"
    return caught.value.problem.message


def picture(canvas: Canvas) -> None:
    canvas.rect(100, 100, 200, 300, fill=1)


def test_chinese_lines_are_joined_without_a_blank() -> None:
    """What was broken at the margin reads as it was written."""
    text = CHINESE * 3 + "以上是全文。"
    rows = [text[n : n + 40] for n in range(0, len(text), 40)]
    document = document_of(["工厂的产能", *rows])
    sentence = document.passages[1]
    assert document.text[sentence.start : sentence.end] == text.replace("，", ",")
    assert [document.raw.splitlines()[n + 1] for n in range(len(rows))] == rows


def test_english_words_are_joined_at_their_hyphens() -> None:
    """A broken word is one word; a compound, and a range, keep the hyphen."""
    document = document_of(
        [
            "Larch Power said on Tuesday that the unit costs of its new manufac-",
            "turing lines had fallen by 3.4 percent, and that another well-",
            "known maker had put the cost of its own long-term contracts at 15-",
            "20 percent more.",
        ]
    )
    assert "new manufacturing lines" in document.text
    assert "another well-known maker" in document.text
    assert "at 15-20 percent more" in document.text


def test_a_page_and_its_line_are_the_place() -> None:
    """Lines are counted on the page, empty pages count too."""
    document = document_of(
        ["第一页一行。", "第一页二行。"], picture, ["第三页一行。", "第三页二行。"]
    )
    assert document.spot(document.raw.index("第一页二")) == Spot("page", 1, 2)
    assert document.spot(document.raw.index("第三页二")) == Spot("page", 3, 2)
    assert document.position(document.raw.index("第三页二")) == (4, 1)


def test_pages_without_text_are_said() -> None:
    """They may be pictures of a text."""
    found = extracted_pdf(["正文。"], picture, picture)
    assert found.notes == ("no text on page 2, 3, which may be a picture; OCR it to have it read",)


def test_heads_and_feet_of_pages_are_not_read() -> None:
    """Page numbers and what every page repeats; they stay in the text that lines are counted in."""

    def page(number: int):  # type: ignore[no-untyped-def]
        def draw(canvas: Canvas) -> None:
            at(canvas, 72, 810, f"海桥财经 2025年第{number}期 涨幅12%", size=9)
            lines(canvas, [f"第{number}家公司的营收为{number}2亿元。", "以下是正文的别的内容。"])
            at(canvas, 280, 30, f"- {number} -", size=9)

        return draw

    document = document_of(*map(page, (1, 2, 3)))
    assert "涨幅" not in document.text
    assert "-" not in document.text
    assert document.raw.count("涨幅") == 3
    assert document.spot(document.raw.index("22亿")) == Spot("page", 2, 2)


def test_the_head_of_a_table_that_pages_repeat_stays() -> None:
    """It says what the figures below it are."""
    rows = [["公司", "营收(亿元)", "份额"], ["星河电子", "35.2", "12%"]]
    page = lambda canvas: table(canvas, rows, top=800, width=90)  # noqa: E731
    assert document_of(page, page).text.count("营收") == 2


def test_of_a_page_that_is_turned_no_edge_is_known() -> None:
    """Its lines run up the page, so all of them begin at its foot."""

    def page(number: int):  # type: ignore[no-untyped-def]
        def draw(canvas: Canvas) -> None:
            canvas.setPageRotation(90)
            canvas.rotate(90)
            lines(
                canvas, ["两页都说营收为35.2亿元。", f"这一页另说{number}件事。"], top=-300, left=80
            )

        return draw

    document = document_of(page(1), page(2))
    assert document.text.count("35.2亿元") == 2


def test_a_title_that_later_pages_repeat_stays() -> None:
    """Its first place is the title, in larger letters."""

    def page(number: int):  # type: ignore[no-untyped-def]
        def draw(canvas: Canvas) -> None:
            first = number == 1
            at(canvas, 72, 780, "谁把价格压到了底", size=22 if first else 9)
            lines(canvas, ["正文第一行说的是价格，", "第二行也是。"])

        return draw

    document = document_of(page(1), page(2))
    assert document.title == "谁把价格压到了底"
    assert document.text.count("价格压") == 1


def test_a_table_with_rules() -> None:
    """However near the cells stand to each other, empty ones among them."""
    rows = [["公司", "营收(亿元)", "份额"], ["星河电子", "35.2", "12%"], ["", "48", "31.5%"]]
    document = document_of(lambda canvas: table(canvas, rows, top=700, width=58))
    assert grids(document) == [rows]


def test_a_table_without_rules() -> None:
    """Its cells are parted by gaps that are wider than any between words."""
    rows = (("Company", "Revenue 2024", "Share"), ("Larch Power", "$35.2 million", "12%"))

    def draw(canvas: Canvas) -> None:
        for r, row in enumerate(rows):
            for c, text in enumerate(row):
                at(canvas, 72 + 110 * c, 700 - 18 * r, text)

    assert grids(document_of(draw)) == [[list(row) for row in rows]]


def test_files_that_are_none() -> None:
    """Empty, of another kind, without an end, locked, or a picture."""
    assert wrong(b"") == "is empty; get the article anew"
    assert wrong(b"PK\x03\x04 no").startswith("is no PDF, or a damaged one")
    assert wrong(pdf(["良率为92%。"])[:200]).startswith("is no PDF, or a damaged one")
    assert wrong(pdf(["良率为92%。"], password="x")) == (
        "is locked by a password; save it without one"
    )
    assert wrong(pdf(picture)) == (
        "has no text layer, only pictures; OCR it first, or get its text"
    )


def test_what_is_cut_off_at_its_end_is_read_as_far_as_it_goes() -> None:
    """The list of parts is at the end of a file; PDFium makes a new one."""
    data = pdf(["良率为92%。"])
    cut = data[: data.rindex(b"startxref")]
    assert "92%" in read(cut, "a.pdf").raw


def test_letters_without_a_meaning_are_no_text(monkeypatch: pytest.MonkeyPatch) -> None:
    """A font without a table of its characters gives private ones."""
    from claimcheck.documents.pdf_page import PageLine

    held = PageLine("\ue001\ue002\ue003\ue004份额", 12, 0.5)
    monkeypatch.setattr("claimcheck.documents.pdf_file.read_page", lambda *_: [held])
    assert "no readable characters" in wrong(pdf(["x"]))


def test_a_page_beyond_measure_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    """More characters than any page of an article has."""
    small = files.facts.__wrapped__()
    object.__setattr__(small, "pdf_page", 3)
    monkeypatch.setattr("claimcheck.documents.pdf_file.facts", lambda: small)
    assert "page 2 goes beyond" in wrong(pdf(["ab"], ["abcdef"]))


def test_without_the_library_the_mend_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    """What to install."""
    monkeypatch.setitem(__import__("sys").modules, "pypdfium2", None)
    assert wrong(pdf(["x"])).endswith('pip install "claimcheck-figures[pdf]"')


@pytest.mark.parametrize(
    ("told", "title"),
    [("财报一览", "财报一览"), ("Microsoft Word - 稿件.docx", None), ("untitled", None)],
)
def test_the_title_in_the_properties(told: str, title: str | None) -> None:
    """Not what a program writes where nobody gave one; the author is no publisher."""
    aside = extracted_pdf(["x"], title=told, author="某人").aside
    assert (aside.title, aside.publisher) == (title, None)


def test_a_text_has_the_day_of_its_file_where_nothing_else_is_known() -> None:
    """And says so; one that prints its day has that."""
    found = extracted_pdf(["良率为92%。"])
    document, notes = build_extracted(found, path="a.pdf")
    assert document.published == "2000-01-01"  # of every file that reportlab makes the same
    assert [note.message.split(",")[0] for note in notes] == ["taken to be of 2000-01-01"]
    document, notes = build_extracted(
        extracted_pdf(["2025-08-11 10:30", "良率为92%。"]), path="a.pdf"
    )
    assert (document.published, notes) == ("2025-08-11", ())
