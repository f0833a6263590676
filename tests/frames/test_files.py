"""Frames as files: what a float loses stands beside it."""

from __future__ import annotations

import csv
from decimal import Decimal
from io import BytesIO, StringIO

import pandas as pd
import pyarrow.parquet as pq
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck.errors import UsageError
from claimcheck.frames import CLAIM_COLUMNS, files
from claimcheck.frames.tables import claim_row
from reports.build import claim, document, quantity, sample
from reports.hostile import PAYLOADS, malicious

LONG = Decimal("123456789012345678.25")


def rows(claims):
    return [claim_row(one) for one in claims]


def amounting(*levels):
    doc = document("a.txt", "甲为5。")
    return [claim(doc, "甲为5", "5", quantity(low=low), n=n) for n, low in enumerate(levels)]


def read(data):
    return pd.read_parquet(BytesIO(data))


def table(claims):
    text = "".join(files.csv(CLAIM_COLUMNS, rows(claims)))
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def test_parquet_keeps_columns_and_types():
    """As documented, and what a float may lose beside it; with rows or without."""
    for claims in (sample().claims, ()):
        found = read(files.parquet(CLAIM_COLUMNS, rows(claims)))
        assert list(found.columns) == list(files.with_exact(CLAIM_COLUMNS))
        kinds = {name: str(kind) for name, kind in found.dtypes.items()}
        for name, kind in files.with_exact(CLAIM_COLUMNS).items():
            assert kinds[name] == kind.replace("[s]", "[ms]"), name  # Parquet has no seconds
        assert len(found) == len(claims)


def test_parquet_is_read_by_another_reader():
    """Arrow itself: text is text, figures are doubles, places whole numbers."""
    found = pq.read_table(BytesIO(files.parquet(CLAIM_COLUMNS, rows(sample().claims))))
    kinds = {field.name: str(field.type) for field in found.schema}
    assert (kinds["low"], kinds["line"], kinds["approximate"]) == ("double", "int64", "bool")
    assert found.column("document").to_pylist() == [
        "articles/exit.txt", "articles/half.txt", "articles/revenue.md",
    ]  # fmt: skip
    assert list(zip(found["line"].to_pylist(), found["column"].to_pylist(), strict=True)) == [
        (1, 18), (1, 30), (1, 39),
    ]  # fmt: skip


def test_what_a_float_loses_stands_beside_it():
    """Only then: else the cell is missing."""
    found = read(files.parquet(CLAIM_COLUMNS, rows(amounting(LONG, Decimal("0.1"), 45))))
    assert found["low_exact"].isna().tolist() == [False, True, True]
    assert Decimal(found["low_exact"][0]) == LONG
    assert found["low"].tolist()[1:] == [0.1, 45.0]


@given(st.lists(st.decimals(allow_nan=False, allow_infinity=False, places=6), max_size=5))
@settings(max_examples=25, deadline=None)
def test_no_digit_is_lost(levels):
    """The law: the exact text where there is one, else the float as it prints, is the figure."""
    claims = amounting(*levels)
    found = read(files.parquet(CLAIM_COLUMNS, rows(claims)))
    for level, near, exact in zip(levels, found["low"], found["low_exact"], strict=True):
        assert (Decimal(repr(float(near))) if pd.isna(exact) else Decimal(exact)) == level
    assert [Decimal(row["low"]) for row in table(claims)] == levels


def test_csv_has_the_same_columns_and_exact_figures():
    """And words of our own, such as an operator, as they are."""
    (row,) = table(amounting(LONG))
    assert tuple(row) == tuple(CLAIM_COLUMNS)
    assert (row["low"], row["op"], row["approximate"]) == (str(LONG), "=", "false")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_articles_say_is_no_formula(payload):
    """In a table of claims as in one of findings."""
    for row in table(malicious(payload).claims):
        texts = [value for name, value in row.items() if name != "op"]
        assert not [text for text in texts if text.lstrip()[:1] in tuple("=+-@＝＋－＠")]
        assert all(text.isprintable() for text in texts)
    found = read(files.parquet(CLAIM_COLUMNS, rows(malicious(payload).claims)))
    assert found["line"].tolist() == [2, 1]
    assert found["subject"][0] == payload  # a typed file keeps the text as it is


def test_without_pyarrow(monkeypatch):
    """The error names the extra."""
    monkeypatch.setattr(files, "find_spec", lambda _name: None)
    with pytest.raises(UsageError, match=r'pip install "claimcheck-figures\[parquet\]"'):
        files.parquet(CLAIM_COLUMNS, ())
