"""Laws of tables of articles and of Word files."""

from __future__ import annotations

import csv
import io
import json
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.documents import read_paths
from documents.made import extracted, read_pdf, read_word

pytestmark = pytest.mark.property

_TEXTS = st.text(st.sampled_from('ab5%。，, "\n;\t亿元|#'), min_size=1, max_size=30)
_CELLS = st.lists(_TEXTS.filter(str.strip), max_size=5)


@settings(max_examples=40, deadline=None)
@given(_CELLS)
def test_the_three_kinds_of_tables_give_the_same_articles(texts: list[str]) -> None:
    """Whatever signs of their own format the texts hold; each cell comes back as it was."""
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerows([("id", "text"), *((f"n{n}", text) for n, text in enumerate(texts))])
    rows = [{"id": f"n{n}", "text": text} for n, text in enumerate(texts)]
    with tempfile.TemporaryDirectory() as folder:
        place = Path(folder)
        (place / "t.csv").write_bytes(held.getvalue().encode())
        (place / "t.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows), "utf-8")
        schema = pa.schema([("id", pa.string()), ("text", pa.string())])
        pq.write_table(pa.Table.from_pylist(rows, schema=schema), place / "t.parquet")
        found = [
            {d.article: d.raw for d in read_paths([place / name], root=place).documents}
            for name in ("t.csv", "t.jsonl", "t.parquet")
        ]
    assert found[0] == found[2] == {row["id"]: row["text"] for row in rows}
    assert found[1] == found[0]


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.sampled_from("ab5%。，亿元 "), max_size=20), max_size=6))
def test_a_word_file_gives_back_its_paragraphs(paragraphs: list[str]) -> None:
    """Each is a line, and its place is its number among those that hold text."""
    found = extracted(lambda file: [file.add_paragraph(text) for text in paragraphs])
    kept = [text for text in paragraphs if text.strip()]
    assert found.raw == "".join(f"{text}\n" for text in kept)
    assert [spot.number for _, spot in found.spots] == [*range(1, len(kept) + 1)]
    assert [offset for offset, _ in found.spots] == [
        sum(len(text) + 1 for text in kept[:n]) for n in range(len(kept))
    ]


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=400), st.sampled_from([b"", b"%PDF-1.7\n", b"PK\x03\x04"]))
def test_no_bytes_do_more_than_fail_to_be_read(data: bytes, head: bytes) -> None:
    """A file that is none is an error of an article, never anything else."""
    from claimcheck.errors import DocumentError

    for read in (read_word, read_pdf):
        with pytest.raises(DocumentError):
            read(head + data, "a")
