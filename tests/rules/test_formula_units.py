"""Formulas over measures of several units, and limits with a unit."""

from __future__ import annotations

import pytest

import claimcheck
from claimcheck import lexicon, rules
from claimcheck.lexicon import units
from claimcheck.rules import formula

HEAD = """\
id: pack
code: X501
title: Pack
check: {check}
{more}
message: {{en: "{{left}}: {found}", zh: "{{left}}：{found}"}}
explain: Units.
examples:
  fires: [{{texts: {{a: x}}, sides: [x]}}]
  silent: [{{texts: {{a: x}}}}]
"""
PACK = (
    "In 2022, the Qilin pack weighs 550 kg. In 2022, the Qilin pack has an energy density of"
    " 200 Wh/kg. In 2022, the Qilin pack has a battery capacity of {} kWh."
)


def rule(check, more, found="{found}", words=None):
    text = HEAD.format(check=check, more=more, found=found)
    return rules.read(text, "pack.yaml", words or lexicon.load())


@pytest.mark.parametrize(("told", "findings"), [(140, 1), (110, 0), (108, 0)])
def test_a_product_of_two_units(told, findings):
    """The outcome is told in the unit of the text."""
    made, problems = rule(
        "formula", "params: {result: battery_capacity, formula: energy_density * weight}"
    )
    assert problems == []
    found = claimcheck.check_texts({"a": PACK.format(told)}, rules=[made]).findings
    assert len(found) == findings
    for one in found:
        assert one.text() == "140 kWh: 110 kWh"
        assert one.calc == "200 watt_hour/kilogram, 550 kilogram: 110 kilowatt_hour"


@pytest.mark.parametrize(
    ("result", "text", "told"),
    [
        ("weight", "battery_capacity * weight", "does not come out in mass"),
        ("revenue", "revenue + weight", "adds what is measured in one unit"),
    ],
)
def test_a_formula_that_never_comes_out(result, text, told):
    made, problems = rule("formula", f'params: {{result: {result}, formula: "{text}"}}')
    assert made is None
    assert told in problems[0].message
    assert problems[0].message.startswith("this rule can never match")


def test_a_limit_without_a_limit():
    made, problems = rule("limits", "match: {measure: weight}", found="{limit}")
    assert made is None
    assert "weight: no limit" in problems[0].message


def test_a_limit_in_its_unit(tmp_path):
    """Nine hundred Wh/kg are held against Wh/kg, and told so."""
    file = tmp_path / "own.yaml"
    file.write_text(
        "measures:\n  - {id: pack_density, family: rate, dimensions: [energy/mass],"
        " high: 900 Wh/kg, words: {en: [pack density]}}\n",
        encoding="utf-8",
    )
    words = lexicon.load((file,))
    made, problems = rule("limits", "match: {measure: pack_density}", "{limit} Wh/kg", words)
    assert problems == []
    for value, findings in ((255, 0), (1200, 1)):
        text = f"In 2024, CATL's pack density was {value} Wh/kg."
        found = claimcheck.check_texts({"a": text}, rules=[made], lexicon=[file]).findings
        assert [one.text() for one in found] == [f"{value:,} Wh/kg: 900 Wh/kg"] * findings


def test_powers():
    """A product, a quotient, a bare number in a sum, and what cannot be added."""
    of = {"e": {"kg": 1, "m": 2, "s": -2}, "w": {"kg": 1}, "p": {}}
    made = units.load().made_of
    assert made("energy/mass") == {"m": 2, "s": -2}
    assert formula.parse("e / w * p").made_of(of) == made("energy/mass")
    assert formula.parse("0 - e").made_of(of) == of["e"]
    with pytest.raises(formula.FormulaError):
        formula.parse("e + w").made_of(of)


@pytest.mark.parametrize(
    ("text", "worth"),
    [
        ("900 Wh/kg", (3240000, "energy/mass")),
        ("100 %", (100, "percent")),
        ("1,000 kg", (1000, "mass")),
        ("90", None),
        ("12 foo", None),
        ("x kg", None),
    ],
)
def test_what_a_number_with_a_unit_is_worth(text, worth):
    assert units.load().worth(text) == worth
