"""Claims of two articles aligned by the figures that stand beside them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from claimcheck import clusters, documents, lexicon, pipeline
from claimcheck.clusters import company, figures, sounds

LEXICON = lexicon.load()
DAM = "青石水库的库容为3.42亿立方米，坝高87米，灌溉26.5万亩农田，1974年建成。"


def claims_of(**texts):
    docs = [documents.from_text(text, path=name, article=name) for name, text in texts.items()]
    return pipeline.extract_documents(docs, LEXICON)


def differing(**texts):
    """(figure, figure) of each aligned pair of figures that cannot be one."""
    return {
        (one.left.quantity.text, one.right.quantity.text)
        for one in clusters.companions(claims_of(**texts), LEXICON)
        if one.points
    }


def test_one_figure_among_many_that_agree_is_aligned_over_languages():
    other = (
        "The Qingshi reservoir waters 265,000 mu of fields. Its dam is 67 meters high and holds"
        " 342 million cubic meters."
    )
    assert differing(a=DAM, b=other) == {("87米", "67 meters")}


def test_figures_that_agree_are_told_beside_one_that_does_not():
    """Who contradicts one figure of an account and keeps the others is no other edition of it."""
    found = clusters.companions(claims_of(a=DAM, b=DAM.replace("87", "67")), LEXICON)
    agreeing = {one.left.quantity.text for one in found if not one.points}
    assert {"3.42亿立方米", "26.5万亩"} <= agreeing
    assert all(one.by_figures for one in found)


@pytest.mark.parametrize(
    "other",
    [
        DAM,  # nothing differs
        "青石水库的库容为3.42亿立方米，灌溉26.5万亩农田。",  # nothing stands in its place
        "白沙水库的库容为1.07亿立方米，坝高61米，灌溉8.3万亩农田。",  # nothing in common
        "青石水库的库容为3.42亿立方米，溢洪道宽67米，灌溉26.5万亩农田。",  # another measure
    ],
)
def test_what_is_of_two_things_is_not_aligned(other):
    assert differing(a=DAM, b=other) == set()


def test_a_slip_of_the_unit_is_seen_by_the_digits():
    """417 pounds and 417 kilograms are one row of digits."""
    pounds, kilograms = (
        next(iter(company.read(claim)))
        for claim in claims_of(a="该机空重为4170磅。", b="该机空重为4170公斤。")
    )
    assert pounds.slips(kilograms)
    assert kilograms.slips(pounds)
    assert not pounds.agrees(kilograms)


def test_a_slip_of_the_power_of_ten_is_seen_by_the_digits():
    one, other = (
        next(iter(company.read(claim)))
        for claim in claims_of(a="去年投资38.1亿元。", b="去年投资3812亿元。")
    )
    assert one.slips(other)
    assert not one.slips(one)


def test_a_growth_and_a_multiple_are_of_one_kind():
    """2.1 times a year earlier is 110 % more."""
    grown, times = (
        next(iter(company.read(claim)))
        for claim in claims_of(
            a="去年凌川集团的出货量同比增长110%。", b="去年凌川集团的出货量是上年同期的2.1倍。"
        )
    )
    assert grown.kind == times.kind == "growth"
    assert grown.agrees(times)


def test_a_change_begins_at_a_figure_of_another_time():
    """What it begins at only keeps company: 18.2 % a year before is no 18.2 % now."""
    (claim,) = claims_of(a="凌川集团的毛利率从2024年的18.2%降到2025年的14.6%。")
    first, last = company.read(claim)
    assert (first.first, last.first) == (True, False)
    assert (str(first.value), str(last.value)) == ("18.2", "14.6")
    assert first.times[1] < last.times[0]


def test_a_latin_name_is_how_a_chinese_one_sounds():
    assert sounds.romanised("Lingchuan Group", "凌川集团")
    assert not sounds.romanised("Lingshan Group", "凌川集团")
    assert not sounds.romanised("Ling", "凌川集团")  # one character says too little


@given(st.integers(10, 9_999), st.integers(1, 3))
def test_digits_do_not_depend_on_the_power_of_ten(value, power):
    one, other = (
        figures.read(claim)
        for claim in claims_of(a=f"库容为{value}立方米。", b=f"库容为{value * 10**power}立方米。")
    )
    assert next(iter(one)).printed == next(iter(other)).printed


@given(st.permutations(["a", "b", "c"]))
def test_the_order_of_articles_changes_nothing(names):
    texts = dict(
        zip(names, (DAM, DAM.replace("87", "67"), DAM.replace("26.5", "62.5")), strict=True)
    )
    found = clusters.companions(claims_of(**texts), LEXICON)
    turned = clusters.companions(claims_of(**dict(reversed(texts.items()))), LEXICON)
    pairs = [{one.left.quantity.text, one.right.quantity.text} for one in found if one.points]
    others = [{one.left.quantity.text, one.right.quantity.text} for one in turned if one.points]
    assert sorted(map(sorted, pairs)) == sorted(map(sorted, others))
