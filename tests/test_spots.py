"""Pages, paragraphs and rows of tables: where they are kept and how they are told."""

from __future__ import annotations

import json
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import serial, spelling
from claimcheck.lexicon import read_data
from claimcheck.records import Document, Spot, SpotKind
from claimcheck.reports import Look, concise, drawing
from reports.build import sample

KINDS = get_args(SpotKind)
SPOTS = st.builds(
    lambda kind, number, line: Spot(kind, number, line if kind in ("page", "table") else 0),
    st.sampled_from(KINDS), st.integers(1, 999), st.integers(1, 99),
)  # fmt: skip
SCHEMA = json.loads((files("claimcheck") / "schemas" / "claim.schema.json").read_text("utf-8"))


@settings(deadline=None)
@given(st.one_of(st.none(), SPOTS))
def test_a_claim_keeps_its_spot(spot: Spot | None) -> None:
    """Through the JSON of ledger and report, by the published schema; none leaves no key."""
    claim = replace(sample().claims[0], spot=spot)
    row = json.loads(serial.dumps(serial.claim_to_json(claim)))
    jsonschema.validate(row, SCHEMA)
    assert serial.claim_from_json(row) == claim
    assert ("spot" in row) == (spot is not None)


@pytest.mark.parametrize(
    "wrong",
    [{"kind": "chapter", "number": 1}, {"number": 1}, {"kind": "page", "number": "1"}, "page 1"],
)
def test_a_wrong_spot_is_named(wrong: object) -> None:
    """The key that is wrong."""
    row = serial.claim_to_json(sample().claims[0]) | {"spot": wrong}
    with pytest.raises(ValueError, match="spot"):
        serial.claim_from_json(row)


@given(st.lists(st.tuples(st.integers(0, 60), st.sampled_from(KINDS)), max_size=6))
def test_a_place_is_in_the_last_thing_that_began_before_it(
    begun: list[tuple[int, SpotKind]],
) -> None:
    """Of a page the line is counted from where the page begins."""
    marks = tuple((at, Spot(kind, n + 1)) for n, (at, kind) in enumerate(sorted(begun)))
    raw = "ab\n" * 20
    document = Document("a", "a", raw, "", (), (), spots=marks)
    for offset in range(0, 60, 7):
        before = [mark for mark in marks if mark[0] <= offset]
        found = document.spot(offset)
        if not before:
            assert found is None
            continue
        at, mark = before[-1]
        assert found is not None
        assert (found.kind, found.number) == (mark.kind, mark.number)
        lines = raw.count("\n", 0, offset) - raw.count("\n", 0, at) + 1
        assert found.line == (lines if mark.kind == "page" else 0)


@pytest.mark.parametrize("language", ["en", "zh"])
def test_every_kind_has_words(language: str) -> None:
    """With its numbers in it, and no kind has those of another."""
    assert set(read_data(f"{language}/verdicts.yaml")["spot"]) == set(KINDS)
    told = {kind: spelling.spot(Spot(kind, 34, 56), language) for kind in KINDS}
    assert len(set(told.values())) == len(KINDS)
    assert all("34" in words for words in told.values())
    assert {kind for kind, words in told.items() if "56" in words} == {"page", "table"}


def test_one_line_forms_tell_both_places() -> None:
    """Before the message, and in brackets behind the other places; not in plain text."""
    report = sample()
    finding = report.findings[0]
    (left, *_), (right, *rest) = finding.sides
    told = replace(
        finding,
        sides=(
            (replace(left, spot=Spot("page", 2, 9)),),
            (replace(right, spot=Spot("paragraph", 4)), *rest),
        ),
    )
    line = concise.line(told, "en")
    assert "] page 2, line 9: " in line
    assert f"(vs {concise.where(right)} [paragraph 4]" in line
    assert "第2页第9行: " in concise.line(told, "zh")
    assert "page" not in concise.line(finding, "en")


def test_a_row_of_a_table_is_a_link_to_the_table(tmp_path: Path) -> None:
    """A file whose name has such a sign in it is that file."""
    (tmp_path / "t.csv").touch()
    (tmp_path / "c#.txt").touch()
    with drawing.using(Look(80, styled=True, links=tmp_path)):
        assert drawing.link("t.csv#7", 3, "").endswith("/t.csv#3")
        assert drawing.link("c#.txt", 3, "").endswith("/c%23.txt#3")
