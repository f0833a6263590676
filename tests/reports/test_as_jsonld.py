"""Linked data, read by a JSON-LD processor that may fetch nothing, and held against schema.org."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import fields, replace
from decimal import Decimal
from importlib import import_module

import jsonschema
import pytest
from pyld import jsonld

from claimcheck import lexicon
from claimcheck.lexicon import read_data, units
from claimcheck.lexicon.entries import KINDS
from claimcheck.records import Period, Scope
from claimcheck.reports import Look, render
from reports.build import claim, document, finding, quantity, report, sample
from reports.hostile import PAYLOADS, malicious

models = import_module("msgspec_schemaorg.models")  # the package itself looks for it in itself

SCHEMA = "https://schema.org/"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def fetch(url, _options):
    raise AssertionError(f"{url} would be fetched")


def graph(of, language="en"):
    """The nodes as they are written."""
    return json.loads(render(of, "jsonld", Look(language=language)))["@graph"]


def triples(of):
    """What a processor makes of it: (subject, property, object as text)."""
    whole = json.loads(render(of, "jsonld", Look()))
    data = jsonld.to_rdf(whole, {"documentLoader": fetch})
    return {
        (t["subject"]["value"], t["predicate"]["value"], t["object"]["value"])
        for t in data["@default"]
    }


def of_type(nodes, kind):
    return [node for node in nodes if node["@type"] == kind]


def about(amount, **more):
    """The one claim of a sentence, as linked data."""
    doc = document("a.txt", "甲的产能为5。", published="2025-01-02")
    one = claim(doc, "甲的产能为5", "5", amount, subject="甲", measure="capacity", **more)
    two = claim(doc, "甲的产能为5", "5", quantity(low=5), subject="甲", measure="capacity", n=2)
    nodes = of_type(graph(report([doc], [one, two], [finding(one, two)])), "Claim")
    return next(node for node in nodes if node["identifier"] == one.id)


def walk(value):
    """Every node with a type, however deep."""
    if isinstance(value, dict):
        if "@type" in value:
            yield value
        for inner in value.values():
            yield from walk(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from walk(inner)


def test_a_processor_reads_it_without_the_network():
    """Every name is one of schema.org's, every node has its name."""
    found = triples(sample())
    assert {p for _, p, _ in found if p != TYPE and not p.startswith(SCHEMA)} == set()
    claims = {s for s, p, o in found if (p, o) == (TYPE, f"{SCHEMA}Claim")}
    assert len(claims) == 3
    assert all(name.startswith("urn:uuid:") for name in claims)


def test_every_class_and_property_is_in_the_vocabulary():
    """As schema.org defines them: the property belongs to the class or to one above it."""
    for of in (sample(), *(malicious(payload) for payload in PAYLOADS[:3])):
        for node in walk(graph(of)):
            known = set(getattr(models, node["@type"]).__struct_encode_fields__)
            assert {key for key in node if key != "@id"} <= known, node["@type"]


def test_a_claim_says_where_it_appears():
    """Two claims of two articles, each with line and column, headline, day and publisher."""
    nodes = graph(sample())
    articles = {node["@id"]: node for node in of_type(nodes, "Article")}
    placed = {}
    for node in of_type(nodes, "Claim"):
        article = articles[node["appearance"]["@id"]]
        placed[article["identifier"][1]["value"], node["position"]] = node["text"]
    assert placed == {
        ("articles/exit.txt", "1:18"): "英伟达在华市占率由95%一路归零,降到0%",
        ("articles/half.txt", "1:30"): "從95%降到50%",
        ("articles/revenue.md", "1:39"): "China brought in 40% of the company's revenue",
    }
    exit_ = next(a for a in articles.values() if a["identifier"][0] == "articles/exit")
    assert exit_["datePublished"] == "2025-10-20"
    assert exit_["publisher"] == {"@type": "Organization", "name": "芯片周报"}


def test_a_finding_is_a_list_of_the_claims_that_stand_against_each_other():
    """By the same names as the claims have."""
    nodes = graph(sample(), "zh")
    first, second = of_type(nodes, "ItemList")
    named = {node["@id"] for node in of_type(nodes, "Claim")}
    assert (first["numberOfItems"], second["numberOfItems"]) == (2, 3)
    assert {item["@id"] for item in second["itemListElement"]} == named
    assert first["description"].startswith("英伟达在中国的市场份额")
    assert not of_type(nodes, "ClaimReview")


@pytest.mark.parametrize(
    ("amount", "told"),
    [
        (quantity(low="4500000000", unit="USD"), {"value": 4500000000, "unitText": "USD"}),
        (quantity("range", low=20, high=40), {"minValue": 20, "maxValue": 40, "unitCode": "P1"}),
        (quantity("bound", low="2e10", op=">", unit="CNY"), {"minValue": 20000000000}),
        (quantity("change", first=95, last=0), {"value": 0}),
        (quantity(low="0.1", unit="nanometer"), {"value": 0.1, "unitCode": "C45"}),
        (quantity("delta", low=5), {"propertyID": "capacity:delta", "value": 5}),
        (quantity("comparison", unit="dimensionless"), {"propertyID": "capacity:comparison"}),
    ],
)  # fmt: skip
def test_values(amount, told):
    """A value, or its ends, exactly, with its unit; what is no level is not told as one."""
    found = about(amount)["mainEntity"]
    assert found | told == found
    assert ("value" in found) == ("value" in told)


def test_a_change_starts_somewhere():
    """The value is where it ends, the reference where it begins."""
    found = about(quantity("change", first=95, last=0))["mainEntity"]
    assert found["valueReference"] == {
        "@type": "PropertyValue", "value": 95, "unitText": "percent", "unitCode": "P1",
    }  # fmt: skip


def test_figures_keep_all_their_digits():
    """In the text of the document, before any reader rounds."""
    doc = document("a.txt", "甲的产能为5。")
    amount = quantity(low=Decimal("123456789012345678.25"))
    one = claim(doc, "甲的产能为5", "5", amount)
    two = claim(doc, "甲的产能为5", "5", quantity(low=5), n=2)
    text = render(report([doc], [one, two], [finding(one, two)]), "jsonld", Look())
    assert '"value": 123456789012345678.25' in text


def test_time_and_place():
    """As ISO 8601; a market that is a country is where a claim holds."""
    known = about(
        quantity(low=5),
        period=Period("2025-01-01", "2025-03-31", "explicit"),
        scope=(Scope("market", "China", "中国"),),
        source="某机构",
        modality="forecast",
    )
    assert known["temporalCoverage"] == "2025-01-01/2025-03-31"
    assert known["spatialCoverage"] == [
        {"@type": "Country", "identifier": "China", "name": "China"}
    ]
    assert (known["creditText"], known["keywords"]) == ("某机构", ["forecast"])
    assert about(quantity(low=5), period=Period("2025-01-01", None, "explicit"))[
        "temporalCoverage"
    ] == "2025-01-01/.."  # fmt: skip
    assert "temporalCoverage" not in about(quantity(low=5))


def test_the_name_of_a_claim_does_not_hang_on_the_run():
    """Its number in a run may change, its article's other lines too; another figure is another."""
    doc = document("a.txt", "甲的产能为5和6。")
    moved = document("a.txt", "前言。\n甲的产能为5和6。")

    def named(of, figure="5", n=1):
        one = claim(of, "甲的产能为5和6", figure, quantity(low=5), n=n)
        (node,) = of_type(graph(report([of], [one], [finding(one, ())])), "Claim")
        return node["@id"]

    assert named(doc) == named(moved, n=7)
    assert named(doc) != named(doc, "6")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_what_articles_say_is_a_string(payload):
    """It becomes no node, no link, and nothing of it reaches a terminal unseen."""
    text = render(malicious(payload), "jsonld", Look())
    assert not [c for c in text if c != "\n" and unicodedata.category(c) in ("Cc", "Cf", "Zl")]
    nodes = json.loads(text)["@graph"]
    assert [node["@type"] for node in nodes] == ["Article"] * 2 + ["Claim"] * 2 + ["ItemList"]
    start = len(" ".join(payload.split())) + len("英伟达市占率为") + 1
    assert {node["position"] for node in nodes[2:4]} == {f"2:{start}", f"1:{start}"}
    assert nodes[0]["headline"] == payload


def test_the_table_of_classes_and_codes_is_in_order():
    """Kinds and units are ours, classes are schema.org's, no code stands for two units."""
    table = read_data("schemaorg.yaml")
    jsonschema.validate(
        table,
        {
            "type": "object",
            "required": ["kinds", "units"],
            "additionalProperties": False,
            "properties": {
                "kinds": {"additionalProperties": {"type": "string"}},
                "units": {"additionalProperties": {"type": "string", "pattern": "^[A-Z0-9]{2,3}$"}},
            },
        },
    )
    assert set(table["kinds"]) <= set(KINDS)
    assert all(hasattr(models, kind) for kind in table["kinds"].values())
    assert set(table["units"]) <= set(units.shipped().dimensions)
    assert len(set(table["units"].values())) == len(table["units"])
    assert lexicon.load().kind("NVIDIA") == "company"


def test_an_event_has_no_value():
    """It has its time and its place."""
    doc = document("a.txt", "甲于5月停产。")
    one = replace(claim(doc, "甲于5月停产", "5月", quantity(low=5)), quantity=None)
    (node,) = of_type(graph(report([doc], [one], [finding(one, ())])), "Claim")
    assert "mainEntity" not in node
    assert node["position"] == "1:3"
    assert {field.name for field in fields(one)} >= {"line", "column"}
