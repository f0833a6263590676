"""--column."""

from __future__ import annotations

import json
from xml.etree import ElementTree as ET

import pytest

from cli.run import claimcheck

TABLE = (
    "nr,summary,published\n1,星河电子的良率为92%。,2025-03-01\n2,星河电子的良率为60%。,2025-03-02\n"
)

PLACED = ("sarif", "github", "gitlab", "rdjsonl", "junit")


@pytest.fixture(scope="module")
def wire(tmp_path_factory):
    """A table with a contradiction in its rows of line 2 and 5, and a row that cannot be read."""
    folder = tmp_path_factory.mktemp("wire")
    (folder / "wire.csv").write_text(
        'id,text,date\nn1,"2024年，比亚迪的销量为427万辆。",2025-01-01\n'
        'n2,"两行\n的文字。",2025-01-02\n"x#3","2024年，比亚迪的销量为302万辆。",2025-01-03\n'
        'n4,"2024年，宁德时代的净利润为507亿元。",someday\n',
        encoding="utf-8",
    )
    assert claimcheck("ledger", "add", "wire.csv#n1", cwd=folder).code == 0
    return folder


@pytest.mark.parametrize("command", ["check", "gate"])
def test_findings_in_a_table_stand_in_its_file(wire, command):
    """At the line of the row, without columns; the article is named in the text."""
    outputs = [f"-o{name}={name}.out" for name in PLACED]
    ran = claimcheck(command, "wire.csv", *outputs, cwd=wire)
    assert ran.code == 2
    told = {name: (wire / f"{name}.out").read_text(encoding="utf-8") for name in PLACED}
    assert all("wire.csv#n1:1:" in text for text in told.values())

    (run,) = json.loads(told["sarif"])["runs"]
    assert [one["location"]["uri"] for one in run["artifacts"]] == ["wire.csv"]
    places = [one["locations"][0]["physicalLocation"] for one in run["results"]]
    places += [one["physicalLocation"] for one in run["results"][0]["relatedLocations"]]
    at = {"uri": "wire.csv", "uriBaseId": "%SRCROOT%", "index": 0}
    assert places == [{"artifactLocation": at, "region": {"startLine": line}} for line in (5, 2)]
    (note,) = run["invocations"][0]["toolExecutionNotifications"]
    assert note["locations"][0]["physicalLocation"]["region"] == {"startLine": 6}
    assert "someday" in note["message"]["text"]

    first, unread = told["github"].splitlines()
    assert first.startswith("::error file=wire.csv,line=5,endLine=5,title=")
    assert unread.startswith("::error file=wire.csv,line=6,title=")
    (issue,) = json.loads(told["gitlab"])
    assert issue["location"] == {"path": "wire.csv", "lines": {"begin": 5, "end": 5}}
    row = json.loads(told["rdjsonl"])
    assert row["location"] == {
        "path": "wire.csv", "range": {"start": {"line": 5}, "end": {"line": 5}},
    }  # fmt: skip
    cases = ET.fromstring(told["junit"]).iter("testcase")
    files = {(case.get("file"), case.get("line")) for case in cases}
    assert files == {("wire.csv", "5"), ("wire.csv", None)}


@pytest.fixture
def desk(tmp_path):
    (tmp_path / "t.csv").write_text(TABLE, encoding="utf-8")
    return tmp_path


def test_columns_are_named(desk):
    """The usual ones need no name; several are given one by one."""
    ran = claimcheck("extract", "t.csv", "--column", "text=summary", cwd=desk)
    assert [row.split('"document": "')[1].split('"')[0] for row in ran.out.splitlines()] == [
        "t.csv#L2", "t.csv#L3",
    ]  # fmt: skip
    columns = ("--column", "text=summary", "--column", "id = nr")
    ran = claimcheck("quantities", "t.csv", *columns, cwd=desk)
    assert "t.csv#2" in ran.out
    assert ran.code == 0


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ("txt=a", 'unknown role "txt"; did you mean "text"?'),
        ("day=a", "a column holds one of text, id, title, date, publisher"),
        ("summary", '"summary" names no column; write ROLE=NAME, as text=body'),
        ("text=", '"text=" names no column'),
    ],
)
def test_what_names_no_column(desk, value, says):
    """Wrong usage, in one line."""
    ran = claimcheck("extract", "t.csv", "--column", value, cwd=desk)
    assert (ran.code, ran.out) == (2, "")
    assert says in ran.err


def test_columns_that_are_not_there(desk):
    """Those that are there are named; exit 2 as for anything that cannot be read."""
    ran = claimcheck("extract", "t.csv", cwd=desk)
    assert ran.err == (
        "t.csv:1: no column of texts among nr, summary, published; name it by --column text=NAME\n"
    )
    assert ran.code == 2
    ran = claimcheck("extract", "t.csv", "--column", "text=body", cwd=desk)
    assert ran.err == 't.csv:1: no column "body"; it has nr, summary, published\n'


def test_a_result_is_not_written_over_the_table_it_is_made_of(desk):
    """As over any other article."""
    words = ("--column", "text=summary", "-o", "t.csv")
    ran = claimcheck("check", "t.csv", *words, cwd=desk)
    assert ran.code == 2
    assert (desk / "t.csv").read_text(encoding="utf-8") == TABLE
