"""The text of Word files."""

from __future__ import annotations

from typing import Any

import pytest

from claimcheck.documents.build import build_extracted
from claimcheck.records import Document, Spot
from documents.made import extracted, read_word, repacked, word, xml
from documents.passages import grids

NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def document_of(write: Any) -> Document:
    """The document of a Word file that a function writes."""
    return build_extracted(extracted(write), path="a.docx")[0]


def raw_of(*parts: str) -> str:
    """The text of one paragraph made of elements."""

    def write(file: Any) -> None:
        paragraph = file.add_paragraph()
        for part in parts:
            paragraph._p.append(xml(part))

    return extracted(write).raw


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t>{text}</w:t></w:r>"


def test_insertions_count_and_deletions_do_not() -> None:
    """What is read is what stands there with all changes accepted, moved text once."""
    assert raw_of(
        run("良率为"),
        '<w:del w:id="1" w:author="a"><w:r><w:delText>60%</w:delText></w:r></w:del>',
        f'<w:ins w:id="2" w:author="a">{run("92%")}</w:ins>',
        f'<w:moveFrom w:id="3" w:author="a">{run("，据称")}</w:moveFrom>',
        f'<w:moveTo w:id="4" w:author="a">{run("，公司说")}</w:moveTo>',
    ) == "良率为92%，公司说\n"  # fmt: skip


def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    """Also at the end of the text, where there is none to join it with."""

    def write(file: Any) -> None:
        for text in ("产能为每月", "3万片。", "末段。"):
            paragraph = file.add_paragraph(text)
            if text != "3万片。":
                mark = '<w:rPr><w:del w:id="1" w:author="a"/></w:rPr>'
                paragraph._p.insert(0, xml(f"<w:pPr>{mark}</w:pPr>"))

    assert extracted(write).raw == "产能为每月3万片。\n末段。\n"


@pytest.mark.parametrize("name", ["vanish", "strike", "dstrike"])
def test_hidden_and_struck_text_is_left_out(name: str) -> None:
    """Unless the property is set to nothing."""
    assert raw_of(run("甲"), run("乙", f"<w:{name}/>")) == "甲\n"
    assert raw_of(run("甲"), run("乙", f'<w:{name} w:val="0"/>')) == "甲乙\n"


def test_what_wraps_text_is_looked_through() -> None:
    """Links, content controls, fields (their result), ruby (its base), signs of Word's own."""
    assert raw_of(
        f"<w:hyperlink>{run('甲')}</w:hyperlink>",
        f"<w:sdt><w:sdtPr/><w:sdtContent>{run('乙')}</w:sdtContent></w:sdt>",
        f'<w:fldSimple w:instr="PAGE 7">{run("丙")}</w:fldSimple>',
        "<w:r><w:instrText>DATE 8</w:instrText></w:r>",
        f"<w:r><w:ruby><w:rt>{run('dīng')}</w:rt><w:rubyBase>{run('丁')}</w:rubyBase></w:ruby></w:r>",
        "<w:r><w:tab/><w:noBreakHyphen/><w:softHyphen/><w:br/></w:r>",
        run("戊"),
    ) == "甲乙丙丁\t-\n戊\n"  # fmt: skip


def test_headings_items_and_paragraphs() -> None:
    """By the style of a paragraph; the title is the one that is marked as such."""

    def write(file: Any) -> None:
        file.add_heading("一年卖了多少", 0)
        file.add_heading("先看营收，再看产能。它们说的不是一件事。", 2)
        file.add_paragraph("云杉科技的营收为48亿元。")
        file.add_paragraph("   ")
        file.add_paragraph("良率为92%。", style="List Bullet")

    document = document_of(write)
    assert [(p.kind, document.spot(document.starts[p.start])) for p in document.passages] == [
        ("heading", Spot("paragraph", 1)),
        ("heading", Spot("paragraph", 2)),
        ("sentence", Spot("paragraph", 3)),
        ("sentence", Spot("paragraph", 4)),
    ]
    assert document.title == "一年卖了多少"
    assert document.position(document.raw.index("良率")) == (4, 1)


def test_a_style_may_stand_on_another_one() -> None:
    """A style of one's own over a heading, an outline level, and a ring of styles."""

    def write(file: Any) -> None:
        styles = file.styles
        own = styles.add_style("栏目", 1)
        own.base_style = styles["Heading 3"]
        ring = styles.add_style("环", 1)
        ring.base_style = styles.add_style("圈", 1)
        styles["圈"].base_style = ring
        file.add_paragraph("这是一个栏目。", style="栏目")
        file.add_paragraph("这是正文。", style="环")
        level = file.add_paragraph("这也是标题。")
        level._p.get_or_add_pPr().append(xml('<w:outlineLvl w:val="1"/>'))
        body = file.add_paragraph("这不是标题。")
        body._p.get_or_add_pPr().append(xml('<w:outlineLvl w:val="9"/>'))

    assert extracted(write).source.text.splitlines() == [
        "### 这是一个栏目。", "这是正文。", "## 这也是标题。", "这不是标题。",
    ]  # fmt: skip


def test_a_table_of_contents_is_none_of_the_text() -> None:
    """Its numbers are those of pages."""

    def write(file: Any) -> None:
        file.styles.add_style("toc 1", 1)
        file.add_paragraph("产能\t12", style="toc 1")
        file.add_paragraph("产能为3万片。")

    assert extracted(write).raw == "产能为3万片。\n"


class TestTables:
    ROWS = (
        ("公司", "2024年营收（亿元）", "份额"),
        ("星河电子", "35.2", "12%"),
        ("云杉科技", "48", ""),
    )

    def table(self, file: Any) -> Any:
        made = file.add_table(3, 3)
        for r, row in enumerate(self.ROWS):
            for c, text in enumerate(row):
                made.cell(r, c).text = text
        return made

    def test_a_table_is_a_grid(self) -> None:
        """Each row a line of the text and a place of its own; an empty cell is a cell."""
        document = document_of(self.table)
        ((head, *rows),) = grids(document)
        assert head == ["公司", "2024年营收(亿元)", "份额"]
        assert rows == [["星河电子", "35.2", "12%"], ["云杉科技", "48", ""]]
        assert document.tables[0].header_rows == 1
        assert (
            document.raw == "公司\t2024年营收（亿元）\t份额\n星河电子\t35.2\t12%\n云杉科技\t48\t\n"
        )
        assert document.spot(document.raw.index("48")) == Spot("table", 1, 3)

    def test_merged_cells_stand_in_every_place(self) -> None:
        """Across columns and down rows."""

        def write(file: Any) -> None:
            made = self.table(file)
            for place in ((0, 2), (2, 0)):
                made.cell(*place).text = ""
            for text, cell in zip(("青禾重工", "7", "8"), made.add_row().cells, strict=True):
                cell.text = text
            made.cell(0, 1).merge(made.cell(0, 2))
            made.cell(1, 0).merge(made.cell(2, 0))

        ((head, first, second, last),) = grids(document_of(write))
        assert head == ["公司", "2024年营收(亿元)", "2024年营收(亿元)"]
        assert first[0] == second[0] == "星河电子"
        assert last == ["青禾重工", "7", "8"]

    def test_rows_marked_as_headers_are_headers(self) -> None:
        """However many, as long as they come first; a row that was deleted is gone."""

        def write(file: Any) -> None:
            made = self.table(file)
            for row in made.rows[:2]:
                row._tr.get_or_add_trPr().append(xml("<w:tblHeader/>"))
            made.rows[2]._tr.get_or_add_trPr().append(xml('<w:del w:id="1" w:author="a"/>'))
            made.add_row().cells[0].text = "青禾重工"
            made.rows[3].cells[1].text = "7"

        document = document_of(write)
        assert document.tables[0].header_rows == 2
        assert "云杉科技" not in document.raw

    def test_a_table_that_lays_out_the_page_is_text(self) -> None:
        """One of one column, and one that holds another."""

        def write(file: Any) -> None:
            box = file.add_table(1, 1)
            box.cell(0, 0).text = "星河电子的良率为92%。"
            outer = file.add_table(1, 2)
            inner = outer.cell(0, 1).add_table(2, 2)
            for n, text in enumerate(("公司", "份额", "甲公司", "5%")):
                inner.cell(n // 2, n % 2).text = text

        document = document_of(write)
        assert grids(document) == [[["公司", "份额"], ["甲公司", "5%"]]]
        assert document.spot(0) == Spot("paragraph", 1)
        assert document.spot(document.raw.index("5%")) == Spot("table", 1, 2)


def test_a_text_box_is_read_once() -> None:
    """Word keeps it twice, for old programs; it comes after the paragraph that it hangs on."""
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    box = f"<w:txbxContent><w:p>{run('份额已到45%。')}</w:p></w:txbxContent>"

    def write(file: Any) -> None:
        paragraph = file.add_paragraph("正文说的是40%。")
        twice = f"<mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        held = f"<mc:AlternateContent {mc}>{twice}</mc:AlternateContent>"
        paragraph._p.append(xml(f"<w:r>{held}</w:r>"))
        file.add_paragraph("后一段。")

    found = extracted(write)
    assert found.raw == "正文说的是40%。\n份额已到45%。\n后一段。\n"
    assert [spot for _, spot in found.spots] == [
        Spot("paragraph", 1), Spot("textbox", 1), Spot("paragraph", 2),
    ]  # fmt: skip


def test_footnotes_come_after_the_text() -> None:
    """Those that the text refers to, by their number; deleted ones and separators do not."""
    notes = (
        f"<w:footnotes {NS}>"
        f'<w:footnote w:type="separator" w:id="-1"><w:p>{run("--")}</w:p></w:footnote>'
        '<w:footnote w:id="5"><w:p><w:r><w:footnoteRef/></w:r>'
        f"{run('口径为出货量。')}</w:p></w:footnote>"
        f'<w:footnote w:id="6"><w:p>{run("这条已经删了7%。")}</w:p></w:footnote>'
        f'<w:footnote w:id="2"><w:p>{run("另一家的口径为45%。")}</w:p></w:footnote></w:footnotes>'
    )

    def write(file: Any) -> None:
        paragraph = file.add_paragraph("份额为40%。")
        paragraph._p.append(xml('<w:r><w:footnoteReference w:id="5"/></w:r>'))
        gone = '<w:r><w:footnoteReference w:id="6"/></w:r>'
        paragraph._p.append(xml(f'<w:del w:id="1" w:author="a">{gone}</w:del>'))
        paragraph._p.append(xml('<w:r><w:footnoteReference w:id="2"/></w:r>'))
        file.add_paragraph("末段。")

    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    data = repacked(word(write), footnotes=notes)
    data = _related(data, relation)
    found = read_word(data, "a.docx")
    assert found.raw == "份额为40%。\n末段。\n口径为出货量。\n另一家的口径为45%。\n"
    assert [spot for _, spot in found.spots][2:] == [Spot("footnote", 1), Spot("footnote", 2)]


def _related(data: bytes, relation: str) -> bytes:
    """A Word file whose text refers to its footnotes."""
    import io
    import zipfile

    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(held, "w") as new:
        for name in old.namelist():
            text = old.read(name)
            if name == "word/_rels/document.xml.rels":
                entry = f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/>'
                text = text.replace(b"</Relationships>", f"{entry}</Relationships>".encode())
            new.writestr(name, text)
    return held.getvalue()


def test_heads_feet_and_comments_are_no_text() -> None:
    """They stand on every page, or in the margin of an editor."""

    def write(file: Any) -> None:
        file.sections[0].header.paragraphs[0].text = "内部资料 7%"
        file.sections[0].footer.paragraphs[0].text = "第 3 页"
        paragraph = file.add_paragraph("良率为92%。")
        file.add_comment(paragraph.runs, text="是不是90%？", author="编辑")

    assert extracted(write).raw == "良率为92%。\n"
