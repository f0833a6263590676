"""--column."""

from __future__ import annotations

import pytest

from cli.run import claimcheck

TABLE = (
    "nr,summary,published\n1,星河电子的良率为92%。,2025-03-01\n2,星河电子的良率为60%。,2025-03-02\n"
)


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
