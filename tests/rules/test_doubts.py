"""Figures under one name that are figures of two things."""

from __future__ import annotations

from dataclasses import replace

import pytest

from claimcheck.records import Period
from claimcheck.rules.doubts import told_apart
from rules.build import claim, loud, run

RULE = "figure-disagrees"


def sold(value, doc="a", **more):
    more = {"when": "2024", "unit": "count", **more}
    return claim("BYD", "sales_volume", value, doc=doc, **more)


def test_a_writer_does_not_contradict_himself_in_one_sentence():
    """Two values side by side are told apart by their sentence; a line further on they are not."""
    one, other = sold(4270000, at=3), sold(3020000, at=4)
    beside = replace(other, line=one.line)
    assert loud(one, beside, only=RULE) == []
    assert loud(one, other, only=RULE)


def test_a_headline_is_held_against_the_first_sentence():
    """Heading and body are two places though they touch."""
    one = sold(4270000, at=3, place="heading")
    other = replace(sold(3020000, at=4), line=one.line)
    (found,) = run(one, other, only=RULE)
    assert found.headline == "headline"


def test_what_is_counted_must_be_the_same():
    """84 recalls are no 27 vehicles; pieces and chips are."""
    assert loud(sold(84, counted="次"), sold(27, "b", counted="辆"), only=RULE) == []
    assert loud(sold(84, counted="颗"), sold(27, "b", counted="片"), only=RULE)


def test_a_word_that_names_nobody_is_another_one_in_every_article():
    """The company of one article is not the company of another."""
    one = claim("the company", "revenue", 10, unit="USD", when="2024")
    other = claim("the company", "revenue", 20, doc="b", unit="USD", when="2024")
    assert run(one, other, only=RULE) == ()


def test_values_far_apart_are_doubted_but_not_a_slip_of_the_magnitude():
    """84 and 27 million are two things; 4.5 and 45,000 may be one."""
    assert loud(sold(84), sold(27000000, "b"), only=RULE) == []
    assert loud(sold(45), sold(4500000, "b"), only=RULE)


def test_a_country_has_many_figures_of_one_measure():
    """Its sentences must share words before two of its figures are one."""
    told = {"unit": "CNY", "when": "2024"}
    one = claim("China", "investment", 74, context=("疫苗", "研发"), **told)
    other = claim("China", "investment", 90, doc="b", context=("铁路", "建设"), **told)
    same = claim("China", "investment", 90, doc="c", context=("疫苗", "接种"), **told)
    assert loud(one, other, only=RULE) == []
    assert loud(one, same, only=RULE)


def test_a_maker_has_as_many_specifications_as_products():
    """3 nm and 7 nm are two products of one maker; of one product they are a conflict."""
    told = {"unit": "nanometer"}
    assert loud(claim("SMIC", "process_node", 3, **told),
                claim("SMIC", "process_node", 7, doc="b", **told)) == []  # fmt: skip
    told |= {"product": "Huawei Kirin 9020"}
    assert loud(claim("SMIC", "process_node", 5, **told),
                claim("SMIC", "process_node", 7, doc="b", **told))  # fmt: skip


def test_a_part_is_no_other_total_and_a_list_is_read_with_care():
    """Of them 8, respectively 1.6 and 1.8: notes at most."""
    whole = sold(900, at=1)
    assert loud(whole, sold(800, at=5, clause="其中销量800"), only=RULE) == []
    assert loud(whole, sold(800, at=5, clause="销量分别为800"), only=RULE) == []
    assert loud(whole, sold(800, "b", clause="销量分别为800"), only=RULE)


def test_a_daily_quote_needs_its_day():
    """Two closing prices without a day are those of two days."""
    told = {"unit": "CNY"}
    assert loud(claim("BYD", "share_price", 301, **told),
                claim("BYD", "share_price", 327, doc="b", **told)) == []  # fmt: skip
    week = claim("BYD", "share_price", 301, when="2024", **told)
    assert loud(week, claim("BYD", "share_price", 327, doc="b", when="2024", **told)) == []
    days = [replace(c, period=Period("2024-03-05", "2024-03-05", "explicit")) for c in (
        week, claim("BYD", "share_price", 327, doc="b", **told))]  # fmt: skip
    assert loud(*days)


def test_an_article_repeats_a_figure_in_the_same_words():
    """In other words, without a time of their own, two values are two figures."""
    told = {"unit": "CNY", "when": ""}
    one = replace(claim("BYD", "revenue", 100, **told), clause="公司全年营收100亿元", article="a")
    again = replace(one, id="x", line=9, clause="公司全年营收120亿元", figure=(900, 910))
    other = replace(again, clause="其海外门店带来的收入达120亿元")
    values = [replace(c.quantity, text=t) for c, t in ((one, "100亿元"), (again, "120亿元"))]
    one = replace(one, quantity=values[0])
    assert not told_apart(one, replace(again, quantity=values[1]))
    assert told_apart(one, replace(other, quantity=values[1]))
    assert not told_apart(replace(one, place="heading"), replace(other, quantity=values[1]))
    assert not told_apart(one, replace(other, quantity=values[1], article="b"))


def test_two_moments_of_a_day_have_two_values():
    """An index opens at one level and closes at another."""

    def index(value, clause, doc):
        told = claim("SSE Composite", "stock_index", value, doc=doc, unit="count")
        day = Period("2025-02-03", "2025-02-03", "explicit")
        return replace(told, clause=clause, period=day)

    close = index(3352.1, "上证综指收报3352.1点", "b")
    assert loud(index(3311.2, "上证综指以3311.2点低开", "a"), close, only=RULE) == []
    assert loud(index(3311.2, "上证综指收于3311.2点", "a"), close, only=RULE)


@pytest.mark.parametrize(
    ("day", "severity"),
    [("2025-03-20", "error"), ("2025-06-20", "warning"), ("2026-06-20", None)],
)
def test_undated_figures_are_of_the_time_of_their_articles(day, severity):
    """A month apart of one time, half a year apart that is doubted, a year apart of two."""
    one = claim("BYD", "headcount", 703500, unit="count", counted="人")
    other = claim("BYD", "headcount", 968900, doc="b", unit="count", counted="人")
    found = run(one, other, only=RULE, published={"a": "2025-03-01", "b": day})
    assert [finding.severity for finding in found] == ([severity] if severity else [])


def near_by(first, second, **more):
    """Two values in two sentences of one paragraph."""
    one = replace(sold(4270000, at=3, clause=first, text="4270000"), **more)
    other = sold(3020000, at=4, clause=second, text="3020000")
    return one, replace(other, line=one.line, **more)


@pytest.mark.parametrize(
    ("first", "second", "twice"),
    [
        ("2024年比亚迪的销量为4270000", "2024年比亚迪的销量达到3020000", True),
        ("2024年比亚迪的零售销量为4270000", "2024年比亚迪的批发销量为3020000", False),
        ("2024年比亚迪的销量为4270000", "2023年比亚迪的销量为3020000", False),
        ("2024年比亚迪的销量为4270000", "旗下插电车型里比亚迪宋的销量为3020000", False),
    ],
    ids=["the same words", "another word", "another year", "other words"],
)
def test_two_sentences_of_a_paragraph_contradict_only_in_the_same_words(first, second, twice):
    """Where a word or a number differs, it tells the two apart."""
    assert bool(loud(*near_by(first, second), only=RULE)) == twice


def test_a_sentence_that_does_not_name_its_subject_tells_nothing_twice():
    """The second figure of a paragraph that inherits its subject."""
    clauses = "2024年比亚迪的销量为4270000", "2024年比亚迪的销量达到3020000"
    weak = (("subject", "inherited"), ("measure", "own"))
    assert loud(*near_by(*clauses, confidence=weak), only=RULE) == []
