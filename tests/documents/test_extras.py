"""Word files, PDFs and tables among the articles of folders; with and without their libraries."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.documents import extras, files, read_paths
from claimcheck.documents.ids import SUFFIXES, TABLES
from claimcheck.yamlfile import load_strict
from documents.made import pdf, word

TEXT = "营收增长20%。"


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder as editors have it."""
    (tmp_path / "a.txt").write_text(TEXT, "utf-8")
    (tmp_path / "a.docx").write_bytes(word(lambda file: file.add_paragraph(TEXT)))
    (tmp_path / "b.pdf").write_bytes(pdf([TEXT]))
    (tmp_path / "c.PDF").write_bytes(pdf([TEXT]))
    (tmp_path / "~$a.docx").write_bytes(b"\x05owner")
    (tmp_path / "sales.csv").write_text("region,sales\nnorth,5\n", "utf-8")
    (tmp_path / "wire.csv").write_text(f"id,text\n1,{TEXT}\n", "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_folder_is_read_with_its_word_files_and_pdfs(desk: Path) -> None:
    """Not with its tables, nor with the marks of files that are open."""
    reading = read_paths(["."])
    assert [d.path for d in reading.documents] == ["a.docx", "a.txt", "b.pdf", "c.PDF"]
    assert (reading.problems, reading.skipped) == ((), 3)


def test_a_word_file_beside_a_text_changes_no_id(desk: Path) -> None:
    """The text is "a" whether the file lies there or not."""
    assert [d.article for d in read_paths(["."]).documents] == ["a.docx", "a", "b.pdf", "c.PDF"]


def test_a_glob_that_names_tables_asks_for_them(desk: Path) -> None:
    """Those of a folder that hold articles."""
    reading = read_paths(["."], include=["w*.csv", "*.txt"])
    assert [d.path for d in reading.documents] == ["a.txt", "wire.csv#1"]
    assert [d.path for d in read_paths(["."], include=["**"]).documents] == [
        "a.docx", "a.txt", "b.pdf", "c.PDF",
    ]  # fmt: skip


def test_without_the_library_a_folder_says_it_once(
    desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A note for each kind, no fault: the others are read. A file that is named is a fault."""
    monkeypatch.setattr(extras, "find_spec", lambda _: None)
    reading = read_paths(["."])
    assert [d.path for d in reading.documents] == ["a.txt"]
    assert [str(note) for note in reading.notes] == [
        '.: 1 .docx file is not read; pip install "claimcheck-figures[docx]"',
        '.: 2 .pdf files are not read; pip install "claimcheck-figures[pdf]"',
    ]
    assert (reading.problems, reading.skipped) == ((), 6)


def test_named_without_the_library(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line each, with the mend; the others are read."""
    for module in ("docx", "pypdfium2"):
        monkeypatch.setitem(__import__("sys").modules, module, None)
    reading = read_paths(["a.docx", "b.pdf", "a.txt"])
    assert [d.path for d in reading.documents] == ["a.txt"]
    assert [p.message.split("; ")[1] for p in reading.problems] == [
        'pip install "claimcheck-figures[docx]"', 'pip install "claimcheck-figures[pdf]"',
    ]  # fmt: skip


def test_a_list_among_the_files_that_a_shell_names(desk: Path) -> None:
    """`check *`: the list says what the others are; alone it is nothing to check."""
    (desk / "articles.csv").write_text("path,title,id\na.txt,题,n-1\n", "utf-8")
    reading = read_paths(["articles.csv", "a.txt"])
    assert [(d.path, d.article) for d in reading.documents] == [("a.txt", "n-1")]
    assert reading.problems == ()
    (problem,) = read_paths(["articles.csv"]).problems
    assert problem.message.endswith("name the folder")
    (desk / "articles.csv").write_text(f"path,id,text\na.txt,n-1,{TEXT}\n", "utf-8")
    assert [d.path for d in read_paths(["articles.csv"]).documents] == ["articles.csv#n-1"]


def test_every_extra_is_one_of_the_project() -> None:
    """What a message tells to install can be installed."""
    import tomllib

    root = Path(__file__).parents[2]
    if not (root / "pyproject.toml").exists():
        pytest.skip("the tests are apart from the project")
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    kinds = [kind for kind in {*SUFFIXES.values(), *TABLES.values()} if kind in extras._EXTRAS]
    assert sorted(kinds) == ["docx", "parquet", "pdf"]
    for kind in kinds:
        assert extras.mend(kind) == f'pip install "claimcheck-figures[{kind}]"'
        assert kind in project["optional-dependencies"]
        assert kind in project["optional-dependencies"]["all"][0]


def test_the_facts_are_strict_yaml_of_known_keys() -> None:
    """Every entry of the file is read into the record."""
    data = load_strict(files._FILE.read_text("utf-8"), "files.yaml").value
    assert {name: sorted(data[name]) for name in ("word", "pdf")} == {
        "word": ["caption", "contents", "heading", "part", "template_days", "title", "whole"],
        "pdf": ["numbers", "page", "prefixes", "untitled", "whole"],
    }
    assert set(data) == {"word", "pdf", "columns", "others"}
    assert all(told.count("; ") == 1 for told in data["others"].values())
    facts = files.facts()
    assert 0 < facts.word_part < facts.word_whole
    assert 0 < facts.pdf_page < facts.pdf_whole
    assert all("#" in form for form in facts.page_numbers)
