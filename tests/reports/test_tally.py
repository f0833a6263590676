"""What is said of one thing, as a person sees it. Look at the snapshots."""

from __future__ import annotations

import json
import unicodedata
from dataclasses import replace
from importlib.resources import files

import jsonschema
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from referencing import Registry, Resource

from claimcheck import lexicon, survey
from claimcheck.frames import values
from claimcheck.records import Cluster, DocumentInfo, Period, Scope
from claimcheck.reports import Look, layout, tally, tally_json, timeline
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words
from reports.build import claim, document, quantity, sample
from reports.hostile import PAYLOADS, malicious
from reports.test_terminal import compare

CHINA = (Scope("market", "China", "中国"),)
INFOS = (
    DocumentInfo("articles/exit.txt", "articles/exit", publisher="芯片周报", date="2025-10-20"),
    DocumentInfo("articles/half.txt", "articles/half", date="2025-08-01"),
    DocumentInfo("articles/revenue.md", "articles/revenue", publisher="Ledger & Co"),
)


def year(number):
    return Period(f"{number}-01-01", f"{number}-12-31", "explicit")


def clusters():
    """Shares of two years and of none, a growth, and another thing."""
    docs = [document(i.document, "前言。\n英伟达在华市占率为95%左右,升5%。") for i in INFOS]

    def said(at, amount, n, **more):
        printed = "升5%" if amount.kind == "delta" else "95%左右"
        more = {"scope": CHINA} | more
        return claim(docs[at], "英伟达在华市占率为95%左右,升5%", printed, amount, n=n, **more)

    shares = (
        said(0, quantity(low=95, approximate=True), 1, period=year(2024)),
        said(1, quantity(low=95, approximate=True), 1, period=year(2024)),
        said(0, quantity("change", first=95, last=0), 2, period=year(2025)),
        said(1, quantity("change", first=95, last=50), 2, period=year(2025)),
        said(2, quantity(low=8), 1, period=year(2026), modality="forecast"),
        said(2, quantity("bound", low=40, op=">"), 2, scope=()),
    )
    growth = (said(2, quantity("delta", low=5), 3, period=year(2025)),)
    key = ("NVIDIA", "market_share")
    other = said(0, quantity(low="4.5e9", unit="USD"), 4, measure="revenue", period=year(2024))
    return (
        Cluster("1", *key, "percent", shares),
        Cluster("2", *key, "growth", growth),
        Cluster("3", "NVIDIA", "revenue", "USD", (other,)),
    )


def labels(language="en"):
    return Labels(lexicon.load(), words(language))


def tallies(language="en", of=None):
    return values.tallies(survey.stated(of or clusters(), INFOS), labels(language))


def things(language="en"):
    return values.things(survey.stated(clusters(), INFOS), labels(language))


def stated_of(payload):
    """The claims of two hostile articles as what is said of one thing."""
    found = malicious(payload)
    one, two = found.claims
    same = (replace(one, scope=(Scope("segment", None, payload),)), two)
    return survey.stated([Cluster("1", payload, payload, "percent", same)], found.documents)


def hostile(payload):
    return values.tallies(stated_of(payload), labels())


def drawn(form, payload, look):
    """A hostile thing in one of the forms."""
    if form == "overview":
        return tally.overview(values.things(stated_of(payload), labels()), look)
    return {"table": tally, "timeline": timeline}[form].render(hostile(payload), look)


FORMS = ["table", "timeline", "overview"]


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("form", FORMS)
def test_snapshot(form, language):
    """At 80 columns."""
    look = Look(80, language)
    if form == "overview":
        shown = tally.overview(things(language), look)
    else:
        shown = {"table": tally, "timeline": timeline}[form].render(tallies(language), look)
    compare(f"claims-{form}-{language}.txt", shown)


@pytest.mark.parametrize("form", FORMS)
@given(width=st.integers(40, 160))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.differing_executors])
def test_no_line_is_wider_than_the_terminal(form, width):
    """Ordinary or hostile, every line fits."""
    for payload in ("很长的名字" * 9, "x" * 99, "营收"):
        for line in drawn(form, payload, Look(width, "zh")).splitlines():
            assert layout.cells(line) <= width


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("form", FORMS)
def test_what_articles_say_is_shown_not_executed(form, payload):
    """No control character, no bidirectional override reaches the terminal."""
    shown = drawn(form, payload, Look(80))
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf", "Zl") and c != "\n"]


def test_two_places_with_their_lines_and_columns():
    """And the articles that they are of, with publisher and day."""
    shown = tally.render(tallies(), Look(80))
    assert "[1] 2:10" in shown
    assert "[2] 2:10" in shown
    assert "[1] articles/exit.txt  芯片周报 · 2025-10-20" in shown


def test_what_stands_against_another_value_is_marked():
    """With a sign that is explained, and in colour where there are colours."""
    shown = tally.render(tallies(), Look(80))
    assert "≠ 95→0 %" in shown
    assert "≠ 95→50 %" in shown
    assert "≠ 8 %" not in shown
    assert "cannot be the same" in shown
    styled = tally.render(tallies(), Look(80, styled=True, color=True))
    assert "\x1b[1;31m≠ 95→0 %" in styled
    agreed = tally.render(tallies(of=clusters()[2:]), Look(80))
    assert "≠" not in agreed


def test_signs_in_ascii():
    """Where a terminal has no others."""
    look = Look(80, ascii=True)
    for shown in (
        tally.render(tallies(), look),
        timeline.render(tallies(), look),
        tally.overview(things(), look),
    ):
        assert not set("≠→─●·–≥") & set(shown)


def test_a_timeline_has_an_axis_where_there_is_something_to_compare():
    """One value, a growth, a comparison: told without."""
    shown = timeline.render(tallies(), Look(80)).splitlines()
    assert [line for line in shown if line.lstrip().startswith("0 % ─")]
    one = timeline.render(tallies(of=clusters()[2:]), Look(80))
    assert "●" not in one
    assert "4.5 billion USD" in one


def test_json_is_by_its_schema():
    """Values with their claims; of an overview the counts alone; read by an independent reader."""
    folder = files("claimcheck") / "schemas"
    schema, own = (
        json.loads((folder / f"{name}.schema.json").read_text("utf-8"))
        for name in ("values", "claim")
    )
    registry = Registry().with_resource("claim.schema.json", Resource.from_contents(own))
    check = jsonschema.Draft202012Validator(schema, registry=registry)
    for payload in PAYLOADS:
        check.validate(json.loads(tally_json.render(hostile(payload), labels())))
    whole = json.loads(tally_json.render(tallies(), labels()))
    check.validate(whole)
    share, revenue = whole["things"]
    assert (share["subject"]["id"], share["claims"], share["apart"]) == ("NVIDIA", 7, 2)
    assert share["told"][0]["support"] == [
        {"document": "articles/exit.txt", "claims": 1},
        {"document": "articles/half.txt", "claims": 1},
    ]
    assert [(c["line"], c["column"]) for c in share["told"][0]["claims"]] == [(2, 10), (2, 10)]
    assert revenue["told"][0]["claims"][0]["quantity"]["low"] == 4500000000
    brief = json.loads(tally_json.overview(things(), labels()))
    check.validate(brief)
    assert not any("told" in thing for thing in brief["things"])


def test_the_sample_of_the_reports_can_be_told_too():
    """Claims as the pipeline makes them."""
    found = sample()
    stated = survey.stated(found.clusters, found.documents)
    shown = tally.render(values.tallies(stated, labels("zh")), Look(80, "zh"))
    assert "由95%一路归零,降到0%" in shown
