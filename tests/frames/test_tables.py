"""Tables in and out."""

from __future__ import annotations

from dataclasses import replace

import pandas as pd
import pytest

from claimcheck import frames
from claimcheck.errors import UsageError
from claimcheck.records import Period, Report
from reports.build import sample

EMPTY = replace(sample(), claims=(), findings=())


def test_claims_have_the_documented_columns_and_types():
    """The table of columns is what a frame has, in its order."""
    found = frames.claims_dataframe(sample().claims)
    assert list(found.columns) == list(frames.CLAIM_COLUMNS)
    assert {name: str(kind) for name, kind in found.dtypes.items()} == frames.CLAIM_COLUMNS


def test_an_empty_frame_has_the_same_types():
    """Nothing found is no reason for other columns: frames can be concatenated."""
    full, empty = frames.claims_dataframe(sample().claims), frames.claims_dataframe(())
    assert empty.empty
    assert empty.dtypes.equals(full.dtypes)
    assert EMPTY.to_dataframe().dtypes.equals(sample().to_dataframe().dtypes)


def test_values_and_gaps():
    """A change has two ends and neither low nor high; what is not said is missing, not zero."""
    row = frames.claims_dataframe(sample().claims).iloc[0]
    assert (row["first"], row["last"], row["unit"]) == (95.0, 0.0, "percent")
    assert row[["low", "high", "period_start", "source"]].isna().all()
    assert row["scope"] == "market=China"


def test_days_are_days():
    """Periods can be computed with, also in years that nanoseconds do not reach."""
    claim = replace(sample().claims[0], period=Period("1600-01-01", "2025-12-31", "explicit"))
    row = frames.claims_dataframe([claim]).iloc[0]
    assert row["period_start"].year == 1600
    assert row["period_end"] == pd.Timestamp("2025-12-31")


def test_findings_tell_both_sides():
    """A row names rule and reason and where both sides stand."""
    found = sample().to_dataframe()
    assert {name: str(kind) for name, kind in found.dtypes.items()} == frames.FINDING_COLUMNS
    assert found["left_document"].tolist() == ["articles/exit.txt", "articles/revenue.md"]
    assert found["right"].tolist() == ["articles/half#1", "articles/exit#1 articles/half#1"]
    assert found["severity"].tolist() == ["error", "warning"]


def test_to_dataframe_is_the_frame_of_findings():
    """The method and the function are one."""
    report = sample()
    assert isinstance(report, Report)
    pd.testing.assert_frame_equal(report.to_dataframe(), frames.findings_dataframe(report))


class TestDocumentsOf:
    FRAME = pd.DataFrame(
        {
            "key": [7, 8, 9],
            "body": ["甲的良率为92%。", None, "乙的良率为60%。"],
            "day": [pd.Timestamp("2025-03-01 08:00"), pd.NaT, "2025-04-02"],
            "house": ["晨报", None, float("nan")],
        }
    )

    def test_columns_become_documents(self):
        """Ids, days and publishers are taken over; a row without a text is passed over."""
        found = frames.documents_of(
            self.FRAME, text="body", id="key", date="day", publisher="house"
        )
        assert [(d.path, d.published, d.publisher) for d in found] == [
            ("7", "2025-03-01", "晨报"),
            ("9", "2025-04-02", None),
        ]

    def test_the_index_names_articles_by_default(self):
        """Without an id column nothing is invented."""
        found = frames.documents_of(self.FRAME.set_index("key"), text="body")
        assert [document.article for document in found] == ["7", "9"]

    @pytest.mark.parametrize(
        ("change", "message"),
        [
            ({"text": "missing"}, "text='missing' is no column"),
            ({"id": "same"}, "stands twice"),
            ({"date": "body"}, "is not a date"),
        ],
    )
    def test_mistakes_are_named(self, change, message):
        """A wrong column, an id used twice, a date that is none."""
        frame = self.FRAME.assign(same=1)
        with pytest.raises(UsageError, match=message):
            frames.documents_of(frame, **{"text": "body"} | change)
