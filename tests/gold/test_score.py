"""The scorer tells right from wrong, slot by slot and pair by pair."""

from __future__ import annotations

from copy import deepcopy

import pytest

from gold import holding, judge, matching, score

GOLD = matching.read_gold()
ROWS = {row["id"]: row for row in GOLD.claims}


def as_claim(row, **changes):
    """What extract would say if it read the article as the gold does."""
    return deepcopy(row) | {"line": 1} | changes


def perfect():
    return [as_claim(row) for row in GOLD.claims]


def finding(left, right, kind="contradiction", severity="error"):
    claims = [as_claim(ROWS[name]) for name in (*left, *right)]
    sides = [list(left), list(right)]
    return {"kind": kind, "severity": severity, "rule": "r", "sides": sides, "claims": claims}


def hold(*findings):
    return holding.hold(GOLD, findings)


def relation(name):
    return next(row for row in GOLD.relations if row["id"] == name)


def test_the_gold_itself_scores_one_everywhere():
    """Whoever reads as the gold does loses nothing."""
    rates = matching.claim_rates(matching.match(GOLD, perfect()))
    assert set(rates.values()) == {1.0}


def test_silence_scores_nothing():
    """No claims, no recall; no findings, none of them found."""
    rates = matching.claim_rates(matching.match(GOLD, []))
    assert rates["detection_f1"] == rates["record"] == rates["identity"] == 0
    assert holding.finding_rates(hold())["findings_recall"] == 0


@pytest.mark.parametrize(
    ("slot", "wrong"),
    [
        ("subject", {"subject": {"id": "AMD", "text": "超微"}}),
        ("measure", {"measure": {"id": "yield", "text": "良率"}}),
        ("scope", {"scope": []}),
        ("comparand", {"comparand": {"id": "AMD", "text": "超微"}}),
        ("period", {"period": {"start": "1999-01-01", "end": "1999-12-31", "basis": "explicit"}}),
        ("modality", {"modality": "forecast"}),
        ("source", {"source": "某人"}),
        ("value", {"quantity": ROWS["halt-03"]["quantity"] | {"end": 5}}),
        ("unit", {"quantity": ROWS["halt-03"]["quantity"] | {"unit": "USD"}}),
        ("kind", {"quantity": ROWS["halt-03"]["quantity"] | {"kind": "range"}}),
    ],
)
def test_a_wrong_slot_costs_that_slot(slot, wrong):
    """One slot of one claim is changed, and its verdict alone turns."""
    assert ROWS["halt-03"]["quote"] == "这个份额从95%掉到了0%"
    claims = [claim | wrong if claim["id"] == "halt-03" else claim for claim in perfect()]
    (verdict,) = (v for row, _, v in matching.match(GOLD, claims).pairs if row["id"] == "halt-03")
    assert [name for name, good in verdict.items() if good is False] == [slot]


def test_an_id_of_another_gold_name_is_wrong_even_where_the_text_fits():
    """A company is not its chip."""
    row = ROWS["levy-16"]
    claim = as_claim(row, subject={"id": "NVIDIA", "text": "H20"})
    assert judge.judge(row, claim, GOLD.ids)["subject"] is False


@pytest.mark.parametrize("text", ["英伟达", "輝達", "Nvidia", "英偉達(dá)公司"])
def test_a_name_is_right_by_its_id_however_it_is_written(text):
    """Ids count, not only what stands in the text."""
    row = ROWS["halt-03"]
    claim = as_claim(row, subject={"id": "NVIDIA", "text": text})
    assert judge.judge(row, claim, GOLD.ids)["subject"] is True


def test_a_figure_in_another_unit_of_its_kind_is_right():
    """62.5 GWh are 62 500 MWh; a rate by year is compared with the sum."""
    row = ROWS["bat-01"]
    other = row["quantity"] | {"low": 62500, "high": 62500, "unit": "megawatt_hour"}
    verdict = judge.judge(row, as_claim(row, quantity=other), GOLD.ids)
    assert verdict["value"] is verdict["unit"] is True


def test_a_claim_where_nobody_reads_one_is_made_up():
    """It costs precision."""
    claim = as_claim(ROWS["halt-03"], id="x", span=[0, 3])
    result = matching.match(GOLD, [*perfect(), claim])
    assert result.alarms == [claim]
    assert matching.claim_rates(result)["detection_precision"] < 1


def test_a_span_over_half_an_article_finds_nothing():
    """A claim points at its place."""
    assert not matching.match(GOLD, [as_claim(ROWS["halt-03"], span=[0, 400])]).pairs


def test_a_wanted_finding_is_right_and_found():
    """From either side."""
    for sides in (("halt-03", "half-07"), ("half-07", "halt-03")):
        result = hold(finding(sides[:1], sides[1:]))
        assert len(result.classes["right"]) == 1
        assert "F01" not in {row["id"] for row in result.missed}


def test_a_finding_too_mild_is_right_but_not_what_was_asked():
    """An error is asked for where one article breaks its own figures."""
    assert relation("F02")["severity"] == "error"
    result = hold(finding(["qtr-10"], ["qtr-13", "qtr-14"], severity="warning"))
    assert len(result.classes["right"]) == 1
    assert "F02" in {row["id"] for row in result.missed}


def test_two_bases_called_a_contradiction_are_false():
    """A share of revenue against a share of a market is a mismatch, never a contradiction."""
    pair = (["forty-05"], ["halt-03"])
    assert len(hold(finding(*pair)).classes["false"]) == 1
    mild = hold(finding(*pair, kind="basis-mismatch", severity="note"))
    assert len(mild.classes["right"]) == 1
    assert "F06" not in {row["id"] for row in mild.missed}


def test_a_finding_on_a_silent_pair_is_false_and_as_a_note_nothing():
    """Growth on the year and on the month do not disagree."""
    assert len(hold(finding(["bat-02"], ["bat-03"])).classes["false"]) == 1
    assert len(hold(finding(["bat-02"], ["bat-03"], severity="note")).classes["note"]) == 1


def test_a_finding_on_everything_covers_nothing():
    """More than four claims on a side point at nothing."""
    left = [row["id"] for row in GOLD.claims if row["document"] == "h20-halt.txt"]
    assert len(hold(finding(left, ["half-07"])).classes["unjudged"]) == 1


def test_floors_may_only_rise(tmp_path):
    """Rates are written rounded down; a lower one is refused and nothing is written."""
    path = tmp_path / "floors.yaml"
    path.write_text("# why\nvalue: 0.900\n", encoding="utf-8")
    score.write_floors({"value": 0.91279}, path)
    assert path.read_text("utf-8") == "# why\nvalue: 0.912\n"
    with pytest.raises(ValueError, match="value"):
        score.write_floors({"value": 0.9}, path)
    assert score.read_floors(path) == {"value": 0.912}
