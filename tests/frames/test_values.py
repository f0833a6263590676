"""What is said of one thing, as rows, as a pivot, as tallies."""

from __future__ import annotations

import pandas as pd

from claimcheck import lexicon, survey
from claimcheck.frames import values
from claimcheck.records import Cluster, DocumentInfo, Period, Scope
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words
from reports.build import claim, document, quantity

LABELS = Labels(lexicon.load(), words("en"))
CHINA = (Scope("market", "China", "中国"),)
A, B = (document(f"{name}.txt", "英伟达市占率为95%。占比95%。") for name in "ab")


def said(doc, level, n, year=None, **more):
    period = Period(f"{year}-01-01", f"{year}-12-31", "explicit") if year else Period()
    more = {"scope": CHINA, "period": period} | more
    return claim(doc, "英伟达市占率为95%", "95%", quantity(low=level, text="95%"), n=n, **more)


CLAIMS = (
    said(A, 95, 1, 2025), said(A, 95, 2, 2025), said(A, 90, 3, 2024), said(A, 7, 4),
    said(B, 95, 1, 2025), said(B, 50, 2, 2025), said(B, 30, 3, 2025, scope=()),
)  # fmt: skip
OTHER = said(B, 5, 9, 2025, subject="SMIC", measure="yield")
INFOS = [DocumentInfo(f"{n}.txt", n, publisher=f"{n} Press", date="2025-03-01") for n in "ab"]


def stated(claims=CLAIMS, other=(OTHER,)):
    clusters = [
        Cluster("NVIDIA/market_share/percent", "NVIDIA", "market_share", "percent", claims),
        Cluster("SMIC/yield/percent", "SMIC", "yield", "percent", other),
    ]
    return survey.stated(clusters, INFOS)


def test_rows_have_the_documented_columns_and_types():
    """Whether there is a row or not."""
    for rows in (values.values_rows(stated(), LABELS), []):
        frame = values.values_dataframe(rows)
        assert {name: str(kind) for name, kind in frame.dtypes.items()} == values.VALUE_COLUMNS
    things = values.things_dataframe([])
    assert {name: str(kind) for name, kind in things.dtypes.items()} == values.THINGS_COLUMNS


def test_rows_go_by_thing_then_time():
    """What is undated comes last; each says how many articles state its value."""
    frame = values.values_dataframe(values.values_rows(stated(), LABELS))
    own = frame[frame["subject"] == "NVIDIA"]
    assert own["period"].tolist() == ["2024", "2025", "2025", "2025", "2025", "2025", ""]
    assert own["value"].tolist() == ["90 %", "30 %", "50 %", "95 %", "95 %", "95 %", "7 %"]
    assert own["articles"].tolist() == [1, 1, 1, 2, 2, 2, 1]
    assert own["apart"].tolist() == [True] * 7
    assert frame["date"].tolist() == [pd.Timestamp("2025-03-01")] * 8


def test_the_support_is_a_pivot():
    """Values down the side, articles across, numbers of claims in the cells; none is lost."""
    rows = [values._row(one, LABELS) for one in stated()]
    table = values.support(pd.DataFrame(rows))
    assert list(table.columns) == ["a.txt", "b.txt"]
    assert table.to_numpy().sum() == len(CLAIMS) + 1
    at = table.xs("95 %", level="value").iloc[0]
    assert (at["a.txt"], at["b.txt"]) == (2, 1)


def test_tallies_tell_the_same():
    """A thing each, the one with the most claims first; rows by time, support by article."""
    first, second = values.tallies(stated(), LABELS)
    assert (first.subject, first.measure) == ("NVIDIA", "market_share")
    assert (second.subject, len(second.rows)) == ("SMIC", 1)
    assert [(row.period, row.scope, row.value) for row in first.rows] == [
        ("2024", ("market=China",), "90 %"),
        ("2025", (), "30 %"),
        ("2025", ("market=China",), "50 %"),
        ("2025", ("market=China",), "95 %"),
        ("", ("market=China",), "7 %"),
    ]
    assert [row.support for row in first.rows] == [
        (("a.txt", 1),), (("b.txt", 1),), (("b.txt", 1),), (("a.txt", 2), ("b.txt", 1)),
        (("a.txt", 1),),
    ]  # fmt: skip
    assert [info.publisher for info in first.documents] == ["a Press", "b Press"]
    assert sum(len(row.claims) for row in first.rows) == len(CLAIMS)


def test_things_are_counted():
    """Claims, articles, values, those that stand against another one, and from when to when."""
    first, second = values.things_rows(values.things(stated(), LABELS), LABELS)
    assert {key: first[key] for key in ("claims", "articles", "values", "apart")} == {
        "claims": 7, "articles": 2, "values": 5, "apart": 5,
    }  # fmt: skip
    assert (first["from"], first["to"]) == ("2024-01-01", "2025-12-31")
    assert (second["subject_name"], second["apart"]) == ("SMIC", 0)


def test_the_order_of_articles_does_not_count():
    """The same rows, whatever comes first."""
    turned = stated(CLAIMS[::-1])
    assert values.values_rows(turned, LABELS) == values.values_rows(stated(), LABELS)
    assert values.tallies(turned, LABELS) == values.tallies(stated(), LABELS)


def test_nothing_is_nothing():
    """No row, no tally."""
    assert values.values_rows((), LABELS) == []
    assert values.tallies((), LABELS) == ()
    assert values.things((), LABELS) == ()


def test_a_pivot_stays_small(monkeypatch):
    """Many claims are tallied piece by piece, to the same end; a value is never torn apart."""
    whole = values.tallies(stated(), LABELS)
    monkeypatch.setattr(values, "_PIECE", 1)
    seen = []
    support = values.support
    monkeypatch.setattr(values, "support", lambda rows: seen.append(len(rows)) or support(rows))
    assert values.tallies(stated(), LABELS) == whole
    assert sorted(seen) == [1, 1, 1, 1, 1, 3]


def test_things_are_what_tallies_hold():
    """Counted without a tally, and with one."""
    for thing, tally in zip(
        values.things(stated(), LABELS), values.tallies(stated(), LABELS), strict=True
    ):
        assert (thing.subject, thing.measure) == (tally.subject, tally.measure)
        assert (thing.claims, thing.articles, thing.values, thing.apart) == (
            sum(len(row.claims) for row in tally.rows),
            len(tally.documents),
            len(tally.rows),
            sum(row.apart for row in tally.rows),
        )
