"""The table of findings, read back by two readers that know nothing of it."""

from __future__ import annotations

import csv
from dataclasses import replace
from decimal import Decimal
from io import BytesIO, StringIO

import pandas as pd
import pytest

from claimcheck import frames
from claimcheck.reports import Look, render
from claimcheck.reports.as_csv import COLUMNS
from reports.build import claim, document, finding, quantity, report, sample
from reports.hostile import PAYLOADS, malicious
from reports.test_terminal import compare

FORMULA = ("=", "+", "-", "@", "\t", "\r", "＝", "＋", "－", "＠")


def written(of, language="en"):
    return render(of, "csv", Look(language=language))


def rows(of, language="en"):
    """By the csv module."""
    text = written(of, language)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(StringIO(text.removeprefix("\ufeff"), newline="")))


def frame(of):
    """By pandas, from the bytes that a file would hold."""
    return pd.read_csv(BytesIO(written(of).encode()))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_snapshot(language):
    """As committed, but for the ends of lines, which git may turn."""
    compare(f"csv-{language}.csv", written(sample(), language).replace("\r\n", "\n"))


def test_a_row_tells_both_sides():
    """Places, sentences, values and support of either side; all places of a side of several."""
    error, warning = rows(sample())
    assert (error["left_document"], error["left_line"], error["left_column"]) == (
        "articles/exit.txt", "1", "18",
    )  # fmt: skip
    assert (error["right_document"], error["right_line"], error["right_column"]) == (
        "articles/half.txt", "1", "30",
    )  # fmt: skip
    assert error["left_printed"] == "由95%一路归零,降到0%"
    assert (error["right_first"], error["right_last"]) == ("95", "50")
    assert (error["right_loosest_low"], error["right_loosest_high"]) == ("49.5", "50.5")
    assert warning["right_places"] == "articles/exit.txt:1:18; articles/half.txt:1:30"
    assert (warning["left_support"], warning["right_support"]) == ("1", "2")
    assert warning["right"] == "articles/exit#1 articles/half#1"


def test_the_message_is_in_the_language_asked_for():
    """Names of columns are not."""
    (first, _) = rows(sample(), "zh")
    assert first["message"].startswith("英伟达在中国的市场份额")
    assert first["reconcile"].startswith("两个数字")


def test_pandas_reads_the_same_cells():
    """Row by row, as text; and numbers are numbers by themselves."""
    text = pd.read_csv(BytesIO(written(sample()).encode()), dtype=str, keep_default_na=False)
    assert text.to_dict("records") == rows(sample())
    found = frame(sample())
    assert tuple(found.columns) == COLUMNS
    for name in ("left_line", "left_low", "right_first", "right_loosest_low", "left_support"):
        assert pd.api.types.is_numeric_dtype(found[name]), name


def test_every_column_of_the_frame_is_there():
    """What `to_dataframe` says of a finding, the table says by the same name."""
    assert set(frames.FINDING_COLUMNS) <= set(COLUMNS)
    for row, (_, other) in zip(rows(sample()), sample().to_dataframe().iterrows(), strict=True):
        for name in frames.FINDING_COLUMNS:
            assert row[name] == ("" if pd.isna(other[name]) else str(other[name])), name


def test_figures_are_exact_and_negative_ones_stay_numbers():
    """No exponent, no float noise, no apostrophe."""
    doc = document("a.txt", "甲亏损3.4亿元。")
    amounts = [Decimal("-340000000.1234567890123"), Decimal("1E+13")]
    one, two = (
        claim(doc, "甲亏损3.4亿元", "3.4亿元", quantity(low=low, unit="CNY"), n=n)
        for n, low in enumerate(amounts)
    )
    (row,) = rows(report([doc], [one, two], [finding(one, two)]))
    assert (row["left_low"], row["right_low"]) == ("-340000000.1234567890123", "10000000000000")


def test_a_figure_that_is_wrong_by_itself_has_no_right_side():
    """Its cells are empty."""
    doc = document("a.txt", "甲的份额为120%。")
    one = claim(doc, "甲的份额为120%", "120%", quantity(low=120))
    lone = replace(finding(one, ()), support=(1, 0))
    (row,) = rows(report([doc], [one], [lone]))
    assert row["left_low"] == "120"
    assert not any(value for name, value in row.items() if name.startswith("right"))


@pytest.mark.parametrize("payload", PAYLOADS)
def test_no_cell_is_a_formula(payload):
    """One row whatever is quoted, nothing begins like a formula, nothing cannot be seen."""
    (row,) = rows(malicious(payload))
    text = {name: value for name, value in row.items() if "low" not in name and "high" not in name}
    assert not [value for value in text.values() if value.lstrip().startswith(FORMULA)]
    assert all(value.isprintable() for value in row.values())
    start = len(" ".join(payload.split())) + len("英伟达市占率为") + 1
    places = [row[f"{side}_{name}"] for side in ("left", "right") for name in ("line", "column")]
    assert places == ["2", str(start), "1", str(start)]
    assert frame(malicious(payload)).shape == (1, len(COLUMNS))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("payload", ["甲;=1+1", '甲";"=1+1', "甲; @x", "甲\t=1"])
def test_no_cell_is_a_formula_where_another_sign_separates(payload, separator):
    """A spreadsheet of a country with decimal commas splits at semicolons."""
    text = written(malicious(payload)).removeprefix("\ufeff")
    for row in csv.reader(StringIO(text, newline=""), delimiter=separator):
        assert not [value for value in row if value.lstrip(' "').startswith(FORMULA)]


def test_nothing_found_is_a_header():
    """So that a reader finds its columns."""
    found = frame(report([document("a.txt", "无")], ()))
    assert found.empty
    assert tuple(found.columns) == COLUMNS


def test_lines_end_as_rfc_4180_says():
    """A carriage return and a line feed, and neither inside of a cell."""
    lines = written(sample()).split("\r\n")
    assert len(lines) == 4
    assert lines[-1] == ""
    assert not [line for line in lines if "\n" in line or "\r" in line]
