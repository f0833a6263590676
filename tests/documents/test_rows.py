"""Tables of articles: their columns and their rows."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from claimcheck.documents import Reading, read_paths, rows
from claimcheck.documents.files import facts
from claimcheck.folding import fold

HEAD = "id,title,body,date,publisher\n"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(text: str, name: str = "t.csv", **columns: str) -> Reading:
    """A table that is read."""
    Path(name).write_text(text, "utf-8")
    return read_paths([name], columns=columns)


def wrong(reading: Reading) -> list[str]:
    return [str(problem) for problem in reading.problems]


def test_a_row_is_an_article() -> None:
    """Line and column are those of the text of the cell."""
    reading = read(HEAD + '7,甲,"第一行。\n星河电子的良率为92%。",2025/3/1 08:00,海桥\n')
    (document,) = reading.documents
    assert (document.path, document.article, document.title) == ("t.csv#7", "7", "甲")
    assert (document.published, document.publisher) == ("2025-03-01", "海桥")
    assert document.position(document.raw.index("92")) == (2, 9)
    assert reading.problems == ()


def test_a_row_without_an_id_is_called_by_its_line() -> None:
    """The line of the file, whatever lines the cells before it hold; with or without the column."""
    reading = read('id,text\n,"a\nb 5%"\n,c 6%\n')
    assert [d.path for d in reading.documents] == ["t.csv#L2", "t.csv#L4"]
    reading = read("text\nc 6%\n")
    assert [(d.path, d.article) for d in reading.documents] == [("t.csv#L2", "t.csv#L2")]


def test_a_wrong_row_does_not_keep_the_others_from_being_read() -> None:
    """Each is named with its line; a row without a text is passed over."""
    reading = read(
        HEAD
        + "1,,良率为92%。,soon,\n"
        + "2,,一,二,三,四\n"
        + '3,,"开着"的引号,,\n'
        + "4,,,2025-01-01,\n"
        + "5,,良率为93%。,,\n"
        + "5,,良率为94%。,,\n"
    )
    assert [d.path for d in reading.documents] == ["t.csv#5"]
    assert wrong(reading) == [
        't.csv:2: "soon" is no day; write it as YYYY-MM-DD',
        "t.csv:3: 6 cells in a table of 5 columns; put cells that hold a comma into quotes",
        "t.csv:4: not valid CSV (',' expected after '\"'); close the quotes of the cell",
        't.csv:7: the id "5" is that of t.csv:6 too; give each its own',
    ]
    assert reading.skipped == 1
    assert reading.unread == ("t.csv#L2", "t.csv#L3", "t.csv#L4", "t.csv#L7")


def test_a_file_of_another_kind_does_not_give_a_line_for_every_line() -> None:
    """The first of them, and how many more there are."""
    reading = read('{"text": "a 5%"}\n' + "prose\n" * 50, "t.jsonl")
    assert len(reading.problems) == rows.MOST_PROBLEMS + 1
    assert "t.jsonl: 30 more rows are wrong; mend these first" in wrong(reading)
    assert len(reading.documents) == 1


def test_an_id_is_one_articles_alone() -> None:
    """Not that of another table, nor that of a file."""
    Path("a.md").write_text("---\nid: n-1\n---\n良率为92%。", "utf-8")
    Path("b.csv").write_text("id,text\nn-1,良率为93%。\nn-2,良率为94%。\n", "utf-8")
    Path("c.csv").write_text("id,text\nn-2,良率为95%。\n", "utf-8")
    reading = read_paths(["c.csv", "b.csv", "a.md"])
    assert [d.path for d in reading.documents] == ["a.md", "b.csv#n-2"]
    assert [message.split(";")[0] for message in wrong(reading)] == [
        'b.csv:2: the id "n-1" is that of a.md too',
        'c.csv:2: the id "n-2" is that of b.csv:3 too',
    ]


def test_one_article_of_a_table_can_be_named() -> None:
    """By its name in reports; what is wrong with others is theirs."""
    read(HEAD + "1,,良率为92%。,,\n2,,良率为93%。,soon,\n3,,良率为94%。,,\n")
    assert [d.path for d in read_paths(["t.csv#3", "./t.csv#1"]).documents] == [
        "t.csv#1", "t.csv#3",
    ]  # fmt: skip
    assert [d.path for d in read_paths(["t.csv#3", "t.csv"]).documents] == ["t.csv#1", "t.csv#3"]
    assert wrong(read_paths(["t.csv#3"])) == []
    assert wrong(read_paths(["t.csv#2"])) == ['t.csv:3: "soon" is no day; write it as YYYY-MM-DD']
    assert wrong(read_paths(["t.csv#9"])) == ["t.csv#9: no such article in the table; check its id"]
    assert wrong(read_paths(["u.csv#9"])) == ["u.csv#9: no such file or folder; check the path"]


def test_html_in_a_cell_is_read_as_html() -> None:
    """As a CMS exports it; a text that only has a sign in it is none."""
    reading = read("text\n<p>良率为<b>92%</b>。</p>\n<10%的良率。\n")
    assert [d.text.strip() for d in reading.documents] == ["良率为92%。", "<10%的良率。"]
    first = reading.documents[0]
    assert first.raw[slice(*first.to_raw(first.text.index("92"), first.text.index("%") + 1))] == (
        "92%"
    )


def test_a_date_for_those_without_one() -> None:
    """--date, and a date that the text prints, rank as they do for files."""
    Path("t.csv").write_text("text,date\n良率为92%。,2025-01-01\n良率为93%。,\n", "utf-8")
    found = read_paths(["t.csv"], date="2024-05-06").documents
    assert [d.published for d in found] == ["2025-01-01", "2024-05-06"]


class TestChoose:
    @pytest.mark.parametrize(
        ("names", "found"),
        [
            (
                ["正文", "标题", "发布日期", "媒体", "编号"],
                ["正文", "编号", "标题", "发布日期", "媒体"],
            ),
            (["備註", "內容"], ["內容"]),
            (["Published At", "BODY", "Url"], ["BODY", "Url", "Published At"]),
            (["content", "text", "Pub-Date"], ["text", "Pub-Date"]),
            (["id", "text", "url"], ["text", "id"]),
        ],
    )
    def test_usual_names(self, names: list[str], found: list[str]) -> None:
        """In any case and order, the surest first."""
        chosen = rows.choose(names, {})
        assert isinstance(chosen, dict)
        assert list(chosen.values()) == found

    def test_named_ones_win(self) -> None:
        """And are no other role's any more."""
        assert rows.choose(["text", "summary"], {"text": "summary"}) == {"text": "summary"}
        assert rows.choose(["body", "url"], {"text": "url"}) == {"text": "url"}

    def test_what_cannot_be_told(self) -> None:
        """The columns that are there are named."""
        assert rows.choose(["a", "b"], {}) == (
            "no column of texts among a, b; name it by --column text=NAME"
        )
        assert rows.choose(["a", "b"], {"id": "c"}) == 'no column "c"; it has a, b'
        assert rows.choose([], {}) == "is an empty table; its first line names the columns"
        assert "..." in str(rows.choose([str(n) for n in range(40)], {}))

    def test_the_names_in_the_data_are_plain_and_one_roles(self) -> None:
        """Small letters, blanks as _, no name twice."""
        columns = facts().columns
        assert set(columns) == set(rows.COLUMN_ROLES)
        every = [name for names in columns.values() for name in names]
        assert len(set(every)) == len(every)
        assert [name for name in every if name != rows._plain(name)] == []
        assert [name for name in every if name != fold(name)] == []


def test_an_id_keeps_its_form() -> None:
    """A number, one that a gap in its column made a float, a text with blanks at its ends."""
    objects = [
        {"id": 7, "text": "a 5%"},
        {"id": 8.0, "text": "b 5%"},
        {"id": " x\ny ", "text": "c"},
    ]
    reading = read("\n".join(map(json.dumps, objects)), "t.jsonl")
    assert [d.article for d in reading.documents] == ["7", "8", "x y"]


def test_a_text_that_is_none() -> None:
    """The column is named, and what to do."""
    assert wrong(read('{"text": 5}\n', "t.jsonl")) == [
        't.jsonl:1: "text" holds no text; name another column by --column text=NAME'
    ]
