"""articles.csv."""

from __future__ import annotations

from pathlib import Path

import pytest

from claimcheck.documents import Reading, read_paths


def read(folder: Path, listing: str, *names: str, encoding: str = "utf-8") -> Reading:
    """A folder with a list and articles of these names."""
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("营收增长20%。", "utf-8")
    (folder / "articles.csv").write_bytes(listing.encode(encoding))
    return read_paths([folder], root=folder)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_a_row_says_what_the_article_is(tmp_path: Path, encoding: str) -> None:
    """Spreadsheets save in other encodings, quote cells and add columns of their own."""
    listing = 'Path,title,publisher,date,id,note\r\nx/a.txt,"甲,乙",周刊,2025/3/2,n-1,7\r\n'
    reading = read(tmp_path, listing, "x/a.txt", encoding=encoding)
    assert reading.problems == ()
    (document,) = reading.documents
    assert (document.title, document.publisher) == ("甲,乙", "周刊")
    assert (document.published, document.article) == ("2025-03-02", "n-1")


def test_columns_and_articles_may_be_missing(tmp_path: Path) -> None:
    """An article that no row names has its path for an id."""
    reading = read(tmp_path, "date,path\n2025-01-02,a.txt\n,\n", "a.txt", "b.txt")
    assert reading.problems == ()
    assert [(d.article, d.published) for d in reading.documents] == [
        ("a", "2025-01-02"),
        ("b", None),
    ]


def test_a_file_alone_has_the_id_it_has_in_its_folder(tmp_path: Path) -> None:
    """The nearest list above a file that names it holds for it."""
    read(tmp_path, "path,id\nx/a.txt,n-1\n", "x/a.txt")
    (tmp_path / "x" / "articles.csv").write_text("path,id\nother.txt,n-2\n", "utf-8")
    (document,) = read_paths([tmp_path / "x" / "a.txt"], root=tmp_path).documents
    assert document.article == "n-1"


@pytest.mark.parametrize(
    ("listing", "line", "says"),
    [
        ("title,date\n", 1, 'no column "path"; name the columns in the first line'),
        ("path,date\na.txt,soon\n", 2, '"soon" is no day; write it as YYYY-MM-DD'),
        ("path\na.txt\na.txt\n", 3, '"a.txt" stands here twice; keep one row'),
        ("path\na.txt\nb.txt\n", 3, 'no such file: "b.txt"'),
        ("path,id\n,n-1\n", 2, "the row names no path"),
        ('path,title\na.txt,"two\nlines"\nb.txt,x\n', 4, 'no such file: "b.txt"'),
        ('path,title\na.txt,"open\n', 2, "not valid CSV"),
        ("path,id\na.txt,n\n./c.txt,n\n", 3, 'the id "n" is that of line 2'),
    ],
)
def test_what_is_wrong_is_named_with_its_line(
    tmp_path: Path, listing: str, line: int, says: str
) -> None:
    """Each problem in one line, and the articles are read all the same."""
    reading = read(tmp_path, listing, "a.txt", "c.txt")
    assert [(p.path, p.line) for p in reading.problems] == [("articles.csv", line)]
    assert says in reading.problems[0].message
    assert len(reading.documents) == 2


def test_an_unreadable_list_is_a_problem(tmp_path: Path) -> None:
    """It is decoded as strictly as an article."""
    (tmp_path / "a.txt").write_text("甲。", "utf-8")
    (tmp_path / "articles.csv").write_bytes("path\n甲".encode()[:-1])
    reading = read_paths([tmp_path], root=tmp_path)
    assert [(p.path, p.line, p.column) for p in reading.problems] == [("articles.csv", 2, 1)]
