"""The files that hold tables of articles."""

from __future__ import annotations

import datetime
import json
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from claimcheck.documents import read_paths, rows_files

TEXT = "星河电子的良率为92%。"


@pytest.fixture(autouse=True)
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def said(name: str) -> list[str]:
    return [str(problem) for problem in read_paths([name]).problems]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
@pytest.mark.parametrize("sign", [",", ";", "\t"])
def test_spreadsheets_write_in_several_ways(encoding: str, sign: str) -> None:
    """In any encoding that an article may have, with commas, semicolons or tabs."""
    table = f'编号{sign}正文{sign}备注\r\n1{sign}"{TEXT}\r\n他说:""是的""。"{sign}\r\n'
    Path("t.csv").write_bytes(table.encode(encoding))
    (document,) = read_paths(["t.csv"]).documents
    assert document.raw == f'{TEXT}\r\n他说:"是的"。'


def test_a_large_file_is_read_as_it_goes(monkeypatch: pytest.MonkeyPatch) -> None:
    """UTF-8 as a stream, anything else whole, with the same articles."""
    monkeypatch.setattr(rows_files, "_WHOLE", 10)
    table = f"编号,正文\n1,{TEXT}\n2,{TEXT * 3}\n"
    for name, encoding in (("a.csv", "utf-8-sig"), ("b.csv", "gb18030")):
        Path(name).write_bytes(table.encode(encoding))
    first, second = read_paths(["a.csv"]).documents, read_paths(["b.csv"]).documents
    assert [d.raw for d in first] == [d.raw for d in second] == [TEXT, TEXT * 3]


def test_an_article_may_be_longer_than_the_limit_of_a_library() -> None:
    """A whole report in one cell."""
    long = "良率为92%。" + "还有别的。" * 40_000
    Path("t.csv").write_text(f"text\n{long}\n", "utf-8")
    (document,) = read_paths(["t.csv"]).documents
    assert document.raw == long


def test_a_quote_that_is_never_closed() -> None:
    """The line where it opens."""
    Path("t.csv").write_text(f'text\n{TEXT}\n"open\n{TEXT}\n', "utf-8")
    assert said("t.csv") == [
        "t.csv:3: not valid CSV (unexpected end of data); close the quotes of the cell"
    ]
    assert len(read_paths(["t.csv"]).documents) == 1


def test_csv_that_is_none() -> None:
    """A damaged text, an empty file, a picture."""
    Path("t.csv").write_bytes(f"text\n{TEXT}".encode()[:-1])
    assert "is not UTF-8" in said("t.csv")[0]
    Path("t.csv").write_bytes(b"")
    assert said("t.csv") == ["t.csv:1: is an empty table; its first line names the columns"]
    Path("t.csv").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    assert "a picture" in said("t.csv")[0]


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"\n[1]\n[2]\n", "t.jsonl:2: not an object; write one object a line"),
        (b'[\n{"text": "x"},\n', "t.jsonl:1: not valid JSON"),
        (b"\xff\n", "t.jsonl:1: byte 0xff is not UTF-8"),
        (b"", "t.jsonl:1: is an empty table"),
    ],
)
def test_lines_of_json_without_a_good_one(data: bytes, told: str) -> None:
    """The first is named, with what is wrong with it."""
    Path("t.jsonl").write_bytes(data)
    problems = said("t.jsonl")
    assert problems[0].startswith(told), problems


def test_lines_of_json() -> None:
    """Each by itself: what is no object, no JSON, no UTF-8, or nested beyond reason."""
    good = json.dumps({"body": TEXT, "id": "a", "published": "2025-03-01T08:00:00Z"})
    wrong = [b"[1]", b"{", b'{"body": "\xff"}', b"[" * 100_000]
    data = b"\xef\xbb\xbf" + b"\n".join([*wrong, b"", good.encode()])
    Path("t.jsonl").write_bytes(data)
    (document,) = read_paths(["t.jsonl"]).documents
    assert (document.path, document.published) == ("t.jsonl#a", "2025-03-01")
    assert [line.split(" (")[0] for line in said("t.jsonl")] == [
        "t.jsonl:1: not an object; write one object a line",
        "t.jsonl:2: not valid JSON",
        "t.jsonl:3: byte 0xff is not UTF-8; save the file as UTF-8",
        "t.jsonl:4: not valid JSON",
    ]


def test_parquet() -> None:
    """With the types that such a file has; rows are counted from one."""
    table = pa.table(
        {
            "正文": [TEXT, None, TEXT],
            "日期": [datetime.date(2025, 3, 1), None, None],
            "编号": pa.array([7, 8, None], pa.int64()),
            "other": [[1], [2], [3]],
        }
    )
    pq.write_table(table, "t.parquet", row_group_size=1)
    reading = read_paths(["t.parquet"])
    assert [(d.path, d.published) for d in reading.documents] == [
        ("t.parquet#7", "2025-03-01"), ("t.parquet#L3", None),
    ]  # fmt: skip
    stamp = pa.array([1_740_816_000], pa.timestamp("s"))  # 2025-03-01, eight in the morning
    pq.write_table(
        pa.table({"text": pa.array([TEXT], pa.large_string()), "date": stamp}), "t.parquet"
    )
    assert read_paths(["t.parquet"]).documents[0].published == "2025-03-01"


def test_parquet_that_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of another kind, or damaged in the middle; or the library is missing."""
    Path("t.parquet").write_text("no", "utf-8")
    assert said("t.parquet") == ["t.parquet: is no Parquet file, or a damaged one; write it anew"]
    pq.write_table(pa.table({"text": [TEXT * 1000 + str(n) for n in range(50)]}), "t.parquet")
    data = bytearray(Path("t.parquet").read_bytes())
    data[20:300] = bytes(280)
    Path("t.parquet").write_bytes(data)
    assert "is no Parquet file, or a damaged one" in said("t.parquet")[0]
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    assert said("t.parquet")[0].endswith('pip install "claimcheck-figures[parquet]"')
