"""Articles from paths."""

from __future__ import annotations

import io
import os
from pathlib import Path

import pytest

from claimcheck import generated
from claimcheck.documents import read_paths, stream_paths
from claimcheck.documents.files import facts
from claimcheck.errors import UsageError

TEXT = "营收增长20%。"


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with articles of every kind, and the current folder."""
    for name in (
        "b.md", "a.txt", "x/c.html", "x/y/d.markdown", ".hidden.txt", ".git/e.txt", "x/.z/f.txt",
        "data.json", "x/style.css",
    ):  # fmt: skip
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(TEXT, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_what_is_named_and_holds_nothing_is_a_problem(project):
    """Nothing would be checked. In a folder it counts as what it is: an article without figures."""
    files = {"e.txt": "", "b.md": "\ufeff \n\n", "h.csv": "id,text\n", "r.csv": "id,text\n1, \n"}
    (project / "sub").mkdir()
    for name, text in files.items():
        (project / "sub" / name).write_text(text, encoding="utf-8")
    named = read_paths([f"sub/{name}" for name in files])
    assert named.unread == ("sub/b.md", "sub/e.txt", "sub/h.csv", "sub/r.csv")
    assert {one.message.partition(";")[0] for one in named.problems} == {
        "holds no text", "has no row with a text",
    }  # fmt: skip
    inside = read_paths(["sub"], include=["*.txt", "*.md", "*.csv"])
    assert (inside.problems, len(inside.documents)) == ((), 2)


def test_a_folder_is_read_with_all_below_it(project: Path) -> None:
    """Sorted by path; hidden files and folders and files of other kinds are counted."""
    reading = read_paths(["."])
    assert [d.path for d in reading.documents] == ["a.txt", "b.md", "x/c.html", "x/y/d.markdown"]
    assert [d.article for d in reading.documents] == ["a", "b", "x/c", "x/y/d"]
    assert reading.skipped == 5
    assert reading.problems == ()


def test_include_and_exclude(project: Path) -> None:
    """What is left out is counted."""
    reading = read_paths(["."], include=["*.txt", "x/**"], exclude=["*.html"])
    assert [d.path for d in reading.documents] == ["a.txt", "x/y/d.markdown"]
    assert reading.skipped == 7


def test_files_that_are_named_are_read_whatever_they_are_called(project: Path) -> None:
    """Hidden, of an unknown kind, given twice or with its folder: one document each."""
    (project / "notes.log").write_text(TEXT, "utf-8")
    reading = read_paths([".hidden.txt", "notes.log", "./x/c.html", "x", project / "x" / "c.html"])
    assert [d.path for d in reading.documents] == [
        ".hidden.txt", "notes.log", "x/c.html", "x/y/d.markdown",
    ]  # fmt: skip


@pytest.mark.parametrize("suffix", sorted(facts().others))
def test_what_is_no_article_format_is_said(project: Path, suffix: str) -> None:
    """Read as text it would give figures of its markup; the mend and the formats are named."""
    (project / f"a{suffix}").write_text(TEXT, "utf-8")
    reading = read_paths([f"a{suffix}"])
    (problem,) = reading.problems
    assert not reading.documents
    assert "no article format; " in problem.message
    assert ".docx .pdf" in problem.message


REPORT = f'<!DOCTYPE html><meta charset="utf-8">{generated.tag(generated.PAGE)}<p>{TEXT}'


@pytest.mark.parametrize("maker", [generated.PAGE, generated.SITE])
def test_reports_of_claimcheck_are_passed_over(project: Path, maker: str) -> None:
    """In a folder they are counted; an article by another maker, or one that quotes it, is read."""
    page = REPORT.replace(generated.tag(generated.PAGE), generated.tag(maker))
    (project / "x" / "r.html").write_text(page, "utf-8")
    (project / "x" / "R.HTM").write_text(page, "utf-8")
    other = page.replace(f'"{maker}"', '"claimchecker"')
    (project / "x" / "other.html").write_text(other, "utf-8")
    (project / "x" / "quoted.html").write_text(page.replace("<meta name", "&lt;meta name"), "utf-8")
    reading = read_paths(["x"])
    assert [d.path for d in reading.documents] == [
        "x/c.html", "x/other.html", "x/quoted.html", "x/y/d.markdown",
    ]  # fmt: skip
    assert reading.skipped == 2 + 2  # two that are hidden or of another kind
    assert reading.problems == ()


def test_a_report_that_is_named_is_said_to_be_one(project: Path) -> None:
    """Alone it is a mistake; beside articles, as a pattern of the shell names it, a note."""
    (project / "r.html").write_text(REPORT, "utf-8")
    alone, beside = read_paths(["r.html"]), read_paths(["a.txt", "r.html"])
    assert alone.documents == ()
    (told,) = alone.problems
    assert str(told).startswith("r.html: is a report of claimcheck and no article; ")
    assert [d.path for d in beside.documents] == ["a.txt"]
    assert (beside.problems, beside.notes) == ((), (told,))


def test_the_order_of_paths_changes_nothing(project: Path) -> None:
    """Documents come sorted by path."""
    assert read_paths(["x", "a.txt"]) == read_paths(["a.txt", "x"])


def test_paths_outside_of_the_project_stay_as_given(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Inside they are relative to the project, wherever the command runs."""
    monkeypatch.chdir(project / "x")
    reading = read_paths(["../a.txt", "c.html"], root=project)
    assert [d.path for d in reading.documents] == ["a.txt", "x/c.html"]
    reading = read_paths(["../a.txt", "c.html"], root=project / "x")
    assert [d.path for d in reading.documents] == ["../a.txt", "c.html"]


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    """A dash; it is plain text."""
    data = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr("sys.stdin", data)
    (document,) = read_paths(["-"], date="2025-01-02").documents
    assert (document.path, document.article, document.published) == (
        "<stdin>",
        "stdin",
        "2025-01-02",
    )


def test_what_cannot_be_read_harms_nothing_else(project: Path) -> None:
    """One problem each, with file, line and mend; the other articles are there."""
    (project / "bin.txt").write_bytes(b"a\nb\x00")
    (project / "bad.txt").write_bytes("第一行\n第二行".encode()[:-1])
    (project / "front.md").write_text("---\ndate: soon\ntitle: [a]\n---\n", "utf-8")
    (project / "empty").mkdir()
    reading = read_paths([".", "empty", "missing.txt", "x"])
    assert [d.path for d in reading.documents] == ["a.txt", "b.md", "x/c.html", "x/y/d.markdown"]
    assert [str(p).split("; ")[0] for p in reading.problems] == [
        "bad.txt:2:3: byte 0xe8 is not UTF-8",
        "bin.txt:2: this is a binary file, not text",
        "empty: no articles in this folder",
        'front.md:2:1: "soon" is no day',
        'front.md:3:1: "title" is one text',
        "missing.txt: no such file or folder",
    ]
    assert all("; " in p.message for p in reading.problems)


def test_what_cannot_be_looked_at_harms_nothing_else(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A folder that may be listed but not entered: its files are named, the others are read."""
    real = Path.exists

    def refuse(self: Path) -> bool:
        if self.name == "c.html":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "exists", refuse)
    assert [d.path for d in read_paths(["x"]).documents] == ["x/c.html", "x/y/d.markdown"]


@pytest.mark.skipif(os.name != "posix", reason="permissions of files are POSIX")
def test_permissions(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the system refuses is a problem like others."""

    def refuse(self: Path, *_: object) -> None:
        raise PermissionError(13, "Permission denied", str(self))

    monkeypatch.setattr(Path, "open", refuse)
    reading = read_paths(["a.txt"])
    assert [str(p) for p in reading.problems] == [
        "a.txt: cannot be read (permission denied); check its permissions"
    ]


def test_an_article_without_text_is_a_document_without_passages(project: Path) -> None:
    """It is a line of the coverage, not a problem."""
    (project / "none.txt").write_bytes(b"")
    (document,) = read_paths(["."], include=["none.txt"]).documents
    assert (document.raw, document.passages) == ("", ())


@pytest.mark.parametrize(
    ("name", "text", "date", "published"),
    [
        (
            "2025-01-01-a.md",
            "---\ndate: 2025-02-02\n---\n2025-04-04\n正文。",
            "2025-05-05",
            "2025-02-02",
        ),
        ("2025-01-01-a.md", "标题\n2025-04-04\n正文。", "2025-05-05", "2025-01-01"),
        ("a.md", "标题\n2025-04-04\n正文。", "2025-05-05", "2025-05-05"),
        ("a.md", "标题\n2025-04-04\n正文。", None, "2025-04-04"),
        ("a.md", "正文。", None, None),
    ],
)
def test_which_date_holds(
    project: Path, name: str, text: str, date: str | None, published: str | None
) -> None:
    """Front matter, then the file name, then the argument, then the text; never the clock."""
    (project / name).write_text(text, "utf-8")
    (document,) = read_paths([name], date=date).documents
    assert document.published == published


def test_a_list_outranks_the_file_name(project: Path) -> None:
    """And front matter outranks the list."""
    (project / "2025-01-01-a.md").write_text("正文。", "utf-8")
    (project / "articles.csv").write_text("path,date\n2025-01-01-a.md,2025-03-03\n", "utf-8")
    (document,) = read_paths(["2025-01-01-a.md"]).documents
    assert document.published == "2025-03-03"


def test_a_wrong_date_is_a_wrong_command() -> None:
    """Before anything is read."""
    with pytest.raises(UsageError, match="is no day"):
        read_paths([], date="tomorrow")


def test_what_was_done_to_read_a_file_is_data(tmp_path: Path) -> None:
    """For articles and for lists of them; a file of plain UTF-8 has no note."""
    (tmp_path / "a.txt").write_bytes("市場份額增長兩成。".encode("big5"))
    (tmp_path / "b.txt").write_text("增长两成。", encoding="utf-8")
    (tmp_path / "articles.csv").write_bytes("path,title\na.txt,市场份额增长\n".encode("gbk"))
    reading = read_paths([tmp_path], root=tmp_path)
    assert [str(note) for note in reading.notes] == [
        "a.txt: read as Big5",
        "articles.csv: read as GB18030",
    ]
    assert (reading.problems, reading.documents[0].title) == ((), "市场份额增长")
    assert read_paths([tmp_path / "b.txt"], root=tmp_path / "x").documents[0].raw == "增长两成。"


@pytest.mark.parametrize("name", ["a.txt", "a.md", "a.html"])
def test_control_characters_are_read(tmp_path: Path, name: str) -> None:
    """In the text and in front matter."""
    head = "---\npublisher: 周\x1b[1m刊\n---\n" if name.endswith("md") else ""
    (tmp_path / name).write_text(f"{head}<p>\x1b[1m营收\x07增长20%。</p>\n", encoding="utf-8")
    reading = read_paths([tmp_path], root=tmp_path)
    assert reading.problems == ()
    assert "营收增长20%" in reading.documents[0].text
    assert reading.documents[0].publisher == ("周 [1m刊" if head else None)


def test_a_stream_reads_an_article_when_it_is_asked_for(project: Path) -> None:
    """What is wrong with the arguments comes first, then a reading for each article, by path."""
    pieces = stream_paths(["x", "missing.txt", "a.txt"])
    first = next(pieces)
    assert (first.documents, len(first.problems)) == ((), 1)
    (project / "a.txt").write_text("营收下降30%。", "utf-8")  # after listing, before reading
    (document,) = next(pieces).documents
    assert (document.path, document.raw) == ("a.txt", "营收下降30%。")
    (project / "x" / "c.html").unlink()
    (problem,) = next(pieces).problems
    assert str(problem).startswith("x/c.html: cannot be read (no such file or directory)")
    assert [d.path for piece in pieces for d in piece.documents] == ["x/y/d.markdown"]


def test_the_stream_and_the_whole_are_one(project: Path) -> None:
    """Documents, problems, notes and what was skipped."""
    (project / "bad.txt").write_bytes(b"a\nb\x00")
    (project / "big5.txt").write_bytes("市場份額增長兩成。".encode("big5"))
    whole, pieces = read_paths([".", "none"]), list(stream_paths([".", "none"]))
    assert whole.documents == tuple(d for piece in pieces for d in piece.documents)
    assert set(whole.problems) == {p for piece in pieces for p in piece.problems}
    assert set(whole.notes) == {n for piece in pieces for n in piece.notes}
    assert whole.skipped == sum(piece.skipped for piece in pieces)


def test_ids_do_not_depend_on_what_is_read_first(project: Path) -> None:
    """They are settled from front matter, lists and paths before any article is read."""
    (project / "b.txt").write_text(TEXT, "utf-8")
    (project / "c.md").write_bytes("\ufeff---\nid: a\n---\n正文。\n".encode())
    (project / "d.md").write_bytes("---\nid: a\n---\n正文。\n".encode("utf-16"))
    found = {d.path: d.article for piece in stream_paths(["."]) for d in piece.documents}
    ids = {"a.txt": "a.txt", "b.txt": "b.txt", "c.md": "c.md", "d.md": "d.md"}
    assert {path: found[path] for path in ids} == ids


def test_an_id_is_the_same_whatever_else_is_read(project: Path) -> None:
    """That a file stands beside another one of its name decides, not that both are named."""
    (project / "a.md").write_text(TEXT, "utf-8")
    alone = [read_paths([name]).documents[0].article for name in ("a.md", "a.txt", "b.md")]
    together = [d.article for d in read_paths(["a.md", "a.txt", "b.md"]).documents]
    assert alone == together == ["a.md", "a.txt", "b"]


def test_an_id_that_two_articles_have_is_a_problem(project: Path) -> None:
    """Both are named, both are read, each by its path."""
    (project / "c.md").write_text("---\nid: same\n---\n正文。\n", "utf-8")
    (project / "d.md").write_text("---\nid: same\n---\n正文。\n", "utf-8")
    (project / "e.md").write_text("---\nid: a\n---\n正文。\n", "utf-8")
    reading = read_paths(["c.md", "d.md", "e.md", "a.txt"])
    assert [str(problem).split(" too;")[0] for problem in reading.problems] == [
        'c.md: the id "same" is that of d.md',
        'd.md: the id "same" is that of c.md',
        'e.md: the id "a" is that of a.txt',
    ]
    assert [d.article for d in reading.documents] == ["a.txt", "c.md", "d.md", "e.md"]
    assert reading.unread == ()


def test_one_file_by_two_ways_is_one_article(project: Path) -> None:
    """Outside of the project too, where paths are shown as they were typed."""
    inner = project / "x"
    reading = read_paths(["../a.txt", project / "a.txt"], root=inner)
    assert len(reading.documents) == 1


@pytest.mark.skipif(os.name != "posix", reason="named pipes are POSIX")
def test_a_pipe_in_a_folder_is_no_article(project: Path) -> None:
    """Reading it would never end; it is counted with what was skipped."""
    before = read_paths(["x"]).skipped
    os.mkfifo(project / "x" / "pipe.txt")
    assert read_paths(["x"]).skipped == before + 1
    assert [d.path for d in read_paths(["x"]).documents] == ["x/c.html", "x/y/d.markdown"]


def test_standard_input_named_twice_is_one_article(monkeypatch: pytest.MonkeyPatch) -> None:
    """Its text is not lost."""
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(TEXT.encode())))
    (document,) = read_paths(["-", "-"]).documents
    assert document.raw == TEXT
