"""Claims and reports as JSON: exact, stable, by the published schemas."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from typing import get_args

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import records, serial
from claimcheck.records import (
    Claim,
    Coverage,
    DocumentInfo,
    Finding,
    Interval,
    Name,
    Period,
    Quantity,
    Report,
    Scope,
    Topic,
)

# -- what claims there can be ---------------------------------------------------------------------

words = st.text(st.characters(codec="utf-8"), min_size=1, max_size=6)
ids = st.none() | words
names = st.none() | st.builds(Name, ids, words)
figures = st.decimals(allow_nan=False, allow_infinity=False, places=6) | st.builds(
    Decimal,
    st.sampled_from(["4.5E+9", "0.1", "-18", "1E-7", "95.0", "0", "12345678901234567890.1"]),
)
maybe = st.none() | figures
spans = st.tuples(st.integers(0, 99), st.integers(1, 99)).map(lambda s: (s[0], s[0] + s[1]))
days = st.none() | st.dates().map(lambda day: day.isoformat())
loci = st.sampled_from(get_args(records.Locus))
slots = st.sampled_from(
    ["subject", "measure", "scope", "comparand", "quantity", "period", "modality", "source"]
)

quantities = st.builds(
    Quantity,
    start=st.integers(0, 9),
    end=st.integers(10, 20),
    num_start=st.integers(0, 9),
    num_end=st.integers(10, 20),
    passage=st.integers(0, 99),
    text=words,
    kind=st.sampled_from(get_args(records.QuantityKind)),
    op=st.sampled_from(get_args(records.Op)),
    low=maybe,
    high=maybe,
    first=maybe,
    last=maybe,
    unit=words,
    approximate=st.booleans(),
    steps=st.tuples(maybe, maybe, maybe, maybe),
    counted=st.text(max_size=3),
    direction=st.sampled_from([-1, 0, 1]),
    compared_with=st.sampled_from(["", "year earlier"]),
    rules=st.lists(words, max_size=2).map(tuple),
)

claims = st.builds(
    Claim,
    id=words,
    document=words,
    article=words,
    span=spans,
    figure=spans,
    quote=words,
    clause=words,
    ordinal=st.integers(0, 3),
    line=st.integers(1, 99),
    column=st.integers(1, 99),
    place=st.sampled_from(get_args(records.PassageKind)),
    subject=names,
    measure=names,
    quantity=st.none() | quantities,
    scope=st.lists(
        st.builds(Scope, st.sampled_from(get_args(records.Role)), ids, words), max_size=2
    ).map(tuple),
    comparand=names,
    period=st.builds(Period, days, days, st.sampled_from(get_args(records.Basis))),
    modality=st.sampled_from(get_args(records.Modality)),
    source=ids,
    polarity=st.sampled_from(["affirmed", "negated"]),
    confidence=st.dictionaries(slots, loci, max_size=3).map(lambda found: tuple(found.items())),
    context=st.lists(words, max_size=2).map(tuple),
    derived_by=st.lists(words, max_size=2).map(tuple),
)


def schema(name):
    return json.loads(
        (files("claimcheck") / "schemas" / f"{name}.schema.json").read_text(encoding="utf-8")
    )


def reread(value):
    """What another program sees: text out, JSON in, figures exact."""
    return json.loads(serial.dumps(value), parse_float=Decimal)


CLAIM = Claim(
    id="news/a#1",
    document="news/a.txt",
    article="news/a",
    span=(3, 20),
    figure=(10, 15),
    quote="约45亿美元的季度减记",
    clause="约45亿美元的季度减记",
    ordinal=0,
    line=2,
    column=4,
    place="sentence",
    subject=Name("NVIDIA", "英伟达"),
    measure=Name("write-down", "减记"),
    quantity=Quantity(
        start=10,
        end=16,
        num_start=11,
        num_end=13,
        passage=1,
        text="约45亿美元",
        kind="point",
        op="~",
        low=Decimal("4.5E+9"),
        high=Decimal("4.5E+9"),
        unit="USD",
        approximate=True,
        steps=(Decimal("1E+8"), Decimal("1E+8"), None, None),
    ),
    scope=(Scope("market", "China", "中国"),),
    confidence=(("subject", "inherited"),),
    derived_by=("own clause",),
)


def a_report():
    other = replace(CLAIM, id="b#1", document="b.txt", article="b", line=9)
    finding = Finding(
        rule="write-down-disagrees",
        code="C101",
        kind="contradiction",
        severity="error",
        fingerprint="0123456789abcdef",
        message=(("en", "They differ."), ("zh", "两者不同。")),
        sides=((CLAIM,), (other,)),
        intervals=(
            Interval(CLAIM.id, (Decimal("4.45E+9"), None), (Decimal("4.2"), Decimal(5)), "USD"),
        ),
        calc="4.5e9 USD, not 5.5e9 USD",
        support=(1, 2),
    )
    silent = replace(finding, fingerprint="f" * 16, calc="", intervals=())
    return Report(
        documents=(
            DocumentInfo("news/a.txt", "news/a", "题", None, "2025-06-01", "zh-Hans", 3, 1),
        ),
        claims=(CLAIM, other),
        clusters=(),
        topics=(
            Topic("NVIDIA/China/money", "NVIDIA", "China", "money", ("x",), (CLAIM,)),
            Topic("AMD//money", "AMD", "", "money", (), ()),
        ),
        findings=(finding, silent),
        coverage=Coverage(3, 2, 2, (("shares-sum", "no claim matches it"),), 1, ("c.txt",)),
    )


# -- claims ---------------------------------------------------------------------------------------


@pytest.mark.property
@settings(max_examples=100, deadline=None)
@given(claims)
def test_round_trip(claim):
    """A claim that was written and read is the claim."""
    assert serial.claim_from_json(reread(serial.claim_to_json(claim))) == claim


@pytest.mark.property
@settings(max_examples=50, deadline=None)
@given(claims)
def test_every_claim_keeps_the_schema(claim):
    """Whatever a claim holds, its JSON is a claim by the published schema."""
    jsonschema.validate(reread(serial.claim_to_json(claim)), schema("claim"))


@pytest.mark.property
@settings(max_examples=100, deadline=None)
@given(figures)
def test_figures_are_exact(value):
    """No float noise: the number in the text is the figure."""
    assert reread({"v": value})["v"] == value
    assert reread({"v": serial.number(value)})["v"] == value


def test_whole_figures_are_whole_numbers():
    """45亿 is 4500000000, not 4500000000.0 and not 4.5E+9."""
    quantity = serial.claim_to_json(CLAIM)["quantity"]
    assert serial.dumps(quantity["low"]) == "4500000000"
    assert type(quantity["low"]) is int


def test_the_quantity_has_the_keys_of_the_schema_alone():
    """What a foreign reader does not expect stands beside the quantity, not in it."""
    row = serial.claim_to_json(CLAIM)
    assert set(row["quantity"]) == set(schema("claim")["$defs"]["quantity"]["properties"])
    assert row["quantity"]["printed"] == "约45亿美元"
    assert row["steps"] == [10**8, 10**8, None, None]


def test_the_schema_names_every_key_that_is_written():
    """Nothing is written that the schema does not describe."""
    assert set(serial.claim_to_json(CLAIM)) <= set(schema("claim")["properties"])


def test_a_claim_of_the_schema_alone_is_enough():
    """A line of another program, without our further keys, is a claim."""
    row = {
        key: value
        for key, value in serial.claim_to_json(CLAIM).items()
        if key in schema("claim")["required"]
    }
    claim = serial.claim_from_json(row)
    assert claim.figure == claim.span
    assert claim.article == "news/a.txt"
    assert claim.quantity.low == 4500000000


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"span": [5, 2]}, '"span" must be [start, end] with 0 <= start <= end, not a list'),
        ({"modality": "maybe"}, '"modality" must be one of asserted, forecast, target'),
        ({"subject": {"id": None}}, '"subject.text" is missing'),
        ({"quantity": {"kind": "point"}}, '"quantity.low" is missing'),
        ({"scope": [{"role": "who", "id": None, "text": "x"}]}, '"scope[0].role" must be one of'),
        ({"line": True}, '"line" must be a whole number, not true'),
        ({"id": None}, '"id" must be a string'),
        ({"steps": [1]}, '"steps" must be four numbers or nulls'),
        ({"context": [1]}, '"context" must be a list of strings'),
    ],
)
def test_a_wrong_key_is_named(change, message):
    """The error says which key of the object is wrong, and what belongs there."""
    with pytest.raises(ValueError, match=re.escape(message)):
        serial.claim_from_json(serial.claim_to_json(CLAIM) | change)


def test_no_object_is_no_claim():
    """A list, a number: refused in words."""
    with pytest.raises(ValueError, match="not an object"):
        serial.claim_from_json([1])


# -- reports --------------------------------------------------------------------------------------


def test_a_report_keeps_its_schema():
    """The report for machines is a report by the published schema, its claims are claims."""
    row = reread(serial.report_to_json(a_report()))
    jsonschema.validate(row, schema("report"))
    for finding in row["findings"]:
        for claim in finding["claims"]:
            jsonschema.validate(claim, schema("claim"))


def test_a_report_names_its_places():
    """Each claim of a finding has its document, line and column; sides name it by its id."""
    finding = serial.report_to_json(a_report())["findings"][0]
    assert [(c["document"], c["line"], c["column"]) for c in finding["claims"]] == [
        ("news/a.txt", 2, 4),
        ("b.txt", 9, 4),
    ]
    assert finding["sides"] == [["news/a#1"], ["b#1"]]
    assert finding["support"] == [1, 2]


def test_a_report_speaks_both_languages():
    """The message in the language asked for, and all of them beside it."""
    finding = serial.report_to_json(a_report(), "zh")["findings"][0]
    assert finding["message"] == "两者不同。"
    assert finding["messages"] == {"en": "They differ.", "zh": "两者不同。"}


def test_an_open_interval_is_null_and_no_arithmetic_is_no_key():
    """None is open; a finding without a sum has no empty one."""
    findings = serial.report_to_json(a_report())["findings"]
    assert findings[0]["intervals"][0]["printed"] == [4450000000, None]
    assert "calc" in findings[0]
    assert "calc" not in findings[1]


def test_a_topic_lists_the_findings_about_it():
    """The topic of a claim has the findings of the claim, another topic has not."""
    topics = serial.report_to_json(a_report())["topics"]
    assert [len(topic["findings"]) for topic in topics] == [2, 0]


def test_coverage_says_why_a_rule_did_not_run():
    """Rules without anything to look at are named with the reason."""
    coverage = serial.report_to_json(a_report())["coverage"]
    assert coverage["rules_not_run"] == [{"rule": "shares-sum", "reason": "no claim matches it"}]
    assert coverage["unread"] == ["c.txt"]


# -- text -----------------------------------------------------------------------------------------


def test_text_is_plain():
    """One line, keys in their order, characters as they are."""
    assert (
        serial.dumps({"b": [1, None, True], "a": "萬\n"}) == '{"b": [1, null, true], "a": "萬\\n"}'
    )


def test_half_a_character_is_escaped():
    """A lone surrogate, which no UTF-8 file can hold, does not stop the output."""
    text = serial.dumps({"quote": "a\ud800b"})
    text.encode()
    assert json.loads(text)["quote"] == "a\ud800b"


@pytest.mark.parametrize("value", [Decimal("NaN"), Decimal("Infinity"), float("inf")])
def test_what_is_no_number_is_refused(value):
    """JSON has no infinity; nothing unreadable is written."""
    with pytest.raises(ValueError, match="has no JSON"):
        serial.dumps([value])


def test_a_huge_exponent_does_not_explode():
    """A hostile figure is written in its short form."""
    assert serial.dumps(Decimal("1E+999999")) == "1E+999999"
    assert len(serial.dumps(serial.number(Decimal("1E-999999")))) < 20
