"""Each check on hand-made claims: what it finds, and what it leaves alone."""

from __future__ import annotations

import pytest

from rules.build import bound, change, claim, loud, run

CHINA = {"market": "China"}


# -- endpoints ----------------------------------------------------------------------------------


def fall(first, last, doc="a", **more):
    return change("NVIDIA", "market_share", first, last, doc=doc, **{**CHINA, **more})


def test_changes_that_begin_alike_and_end_apart_contradict():
    """95 to 0 against 95 to 50."""
    found = loud(fall(95, 0, when="/2025"), fall(95, 50, "b", when="/2025"))
    assert found == [("share-endpoints", "contradiction", "error")]


@pytest.mark.parametrize(
    "other",
    [
        fall(95, 0, "b", when="/2025"),
        fall(95, 50, "b", when="/2023"),
        fall(95, 50, "b", when="/2025", market="Europe"),
        claim("NVIDIA", "market_share", 95, doc="b", **CHINA),
        claim("NVIDIA", "market_share", 60, doc="b", when="2025", **CHINA),
    ],
    ids=["same", "earlier", "elsewhere", "start", "on the way"],
)
def test_a_change_leaves_room_for_what_lies_on_its_way(other):
    """A level may be the first value, or one that was passed."""
    assert loud(fall(95, 0, when="/2025"), other) == []


def test_the_end_of_a_dated_change_is_held_against_a_level_of_that_year():
    """From 16 % in 2020 to 45 % in 2025 leaves no room for 30 % in 2025."""
    rise = fall(16, 45, when="2020/2025")
    level = claim("NVIDIA", "market_share", 30, doc="b", when="2025", **CHINA)
    assert loud(rise, level) == [("share-endpoints", "contradiction", "error")]
    before = claim("NVIDIA", "market_share", 30, doc="b", when="2023", **CHINA)
    assert loud(rise, before) == []


# -- basis --------------------------------------------------------------------------------------


def of_revenue(value, doc="b", **more):
    more = {**CHINA, "denominator": "revenue", **more}
    return claim("NVIDIA", "revenue_share", value, doc=doc, **more)


def test_shares_of_different_wholes_are_a_mismatch_never_a_contradiction():
    """40 % of revenue beside 95 % of the market."""
    found = loud(fall(95, 0), of_revenue(40))
    assert found == [("basis-mismatch-share", "basis-mismatch", "warning")]


@pytest.mark.parametrize(
    "other",
    [
        of_revenue(0),
        of_revenue(40, market="Europe"),
        of_revenue(40, doc="a"),
        claim("AMD", "revenue_share", 40, doc="b", denominator="revenue", **CHINA),
        claim("NVIDIA", "gross_margin", 40, doc="b", **CHINA),
    ],
    ids=["alike", "market", "one article", "company", "margin"],
)
def test_no_mismatch_without_a_reader_to_be_misled(other):
    """Equal values, other markets, other companies, other kinds of words."""
    assert loud(fall(95, 0), other) == []


# -- comparison ---------------------------------------------------------------------------------


def level(subject, value, doc="a", **more):
    return claim(subject, "compute_performance", value, doc=doc, unit="teraflops", **more)


def above(percent, doc="a", of="compute_performance", **more):
    more = {"comparand": "NVIDIA A100", "kind": "delta", **more}
    return claim("NVIDIA H20", of, percent, doc=doc, **more)


def on_par(doc="a", subject="NVIDIA A100", comparand="NVIDIA H20", **more):
    told = {"kind": "comparison", "op": "=", "comparand": comparand, **more}
    return claim(subject, "compute_performance", doc=doc, **told)


def test_a_reversed_order_in_one_article_is_an_error():
    """12 % above, with values that put it below."""
    found = run(above(12), level("NVIDIA H20", 148), level("NVIDIA A100", 320))
    assert [(f.rule, f.severity) for f in found] == [("comparison-against-values", "error")]
    assert "0.46" in found[0].calc
    assert [len(side) for side in found[0].sides] == [1, 2]


def test_another_measure_makes_it_a_doubt_of_the_order_only():
    """Overall performance against one benchmark: reversed is wrong, another factor is a warning."""
    values = level("NVIDIA H20", 320), level("NVIDIA A100", 148)
    overall = above(12, of="overall_performance")
    assert loud(overall, *values) == [("comparison-against-values", "arithmetic", "warning")]


@pytest.mark.parametrize(
    "claims",
    [
        (above(12), level("NVIDIA H20", 168), level("NVIDIA A100", 150)),
        (above(12), level("NVIDIA H20", 148), level("AMD", 320)),
        (above(12), level("NVIDIA H20", 148, condition="FP8"), level("NVIDIA A100", 320)),
        (above(12, when="2020"), level("NVIDIA H20", 148, when="2024"),
         level("NVIDIA A100", 320, when="2024")),
    ],
    ids=["holds", "another", "condition", "time"],
)  # fmt: skip
def test_a_comparison_that_holds_or_cannot_be_checked_is_silent(claims):
    """Matching values, a missing value, values under other conditions or of other times."""
    assert loud(*claims) == []


def test_two_comparisons_are_turned_to_speak_of_the_same():
    """H20 12 % above A100 against A100 on par with H20."""
    found = loud(above(12), on_par("b"))
    assert found == [("comparison-against-comparison", "tension", "warning")]
    assert loud(above(3), on_par("b")) == []


def test_a_ring_of_comparisons_cannot_close():
    """A above B, B above C, C above A."""
    told = {"kind": "comparison", "op": ">"}
    ring = [
        claim("NVIDIA A100", "price", comparand="NVIDIA H20", doc="a", **told),
        claim("NVIDIA H20", "price", comparand="NVIDIA H100", doc="b", **told),
        claim("NVIDIA H100", "price", comparand="NVIDIA A100", doc="c", **told),
    ]
    assert loud(*ring) == [("comparison-against-comparison", "tension", "warning")]
    assert loud(*ring[:2]) == []


# -- exceeds ------------------------------------------------------------------------------------


def made(high, doc="a", when="2025", **more):
    return bound("Huawei Ascend", "production", high=high, doc=doc, unit="count", when=when, **more)


def shipped(value, doc="b", when="2025", subject="Huawei Ascend 910C"):
    return claim(subject, "shipment", value, doc=doc, unit="count", when=when)


def test_a_member_cannot_ship_more_than_its_family_makes():
    """Near measures: a tension."""
    found = loud(made(200000), shipped(700000))
    assert found == [("production-below-shipment", "tension", "warning")]


@pytest.mark.parametrize(
    "other",
    [
        shipped(150000),
        shipped(700000, when="2024"),
        shipped(700000, subject="NVIDIA H20"),
        shipped(700000, when="2020/2025"),
    ],
)
def test_a_part_within_its_whole_or_of_another_time_is_silent(other):
    """Less than the whole, another year, another maker, a longer time."""
    assert loud(made(200000), other) == []


def test_a_loss_a_year_is_held_against_a_year_of_revenue():
    """Only what the market brings can be lost."""
    lost = bound("NVIDIA", "revenue_loss", 20e9, unit="USD/year", modality="hypothetical", **CHINA)
    year = claim("NVIDIA", "revenue", 18e9, doc="b", unit="USD", when="2024", **CHINA)
    quarter = claim("NVIDIA", "revenue", 5e9, doc="b", unit="USD", when="2025-Q1", **CHINA)
    assert loud(lost, year, only="loss-above-revenue")
    assert not loud(lost, quarter, only="loss-above-revenue")


# -- arithmetic ---------------------------------------------------------------------------------


def money(of, value, unit="USD", **more):
    return claim("NVIDIA", of, value, unit=unit, **{"when": "2024", **CHINA, **more})


def test_a_levy_follows_from_its_rate_and_its_revenue():
    """15 % of 18 billion is 2.7 billion."""
    rate = claim("NVIDIA", "levy_rate", 15, when="2024", **CHINA)
    revenue = money("revenue", 18e9)
    assert loud(rate, revenue, money("levy_amount", 2.7e9)) == []
    found = run(rate, revenue, money("levy_amount", 4e9))
    assert [(f.rule, f.severity) for f in found] == [("rate-times-whole", "error")]
    assert "2.7e9 USD" in found[0].calc


def test_two_wholes_implied_by_shares_must_lie_near():
    """20 of 40 % is 50 a year; 5.5 a quarter of 12.5 % is 176."""
    one = [
        claim("NVIDIA", "revenue_share", 40, denominator="revenue", **CHINA),
        bound("NVIDIA", "revenue_loss", 20e9, unit="USD/year", **CHINA),
    ]
    other = [
        of_revenue("12.53", when="2025-Q1"),
        claim("NVIDIA", "revenue", 5522e6, doc="b", unit="USD", when="2025-Q1", **CHINA),
    ]
    assert ("implied-revenue", "arithmetic", "warning") in loud(*one, *other)
    near = claim("NVIDIA", "revenue", 1522e6, doc="b", unit="USD", when="2025-Q1", **CHINA)
    assert not loud(*one, other[0], near, only="implied-revenue")


@pytest.mark.parametrize(("dollars", "expected"), [(150000, []), (60000, ["currency-gloss"])])
def test_a_gloss_lies_in_the_band_of_its_year(dollars, expected):
    """1.1 million yuan are about 150,000 dollars."""
    yuan = claim("NVIDIA H20", "price", 1100000, unit="CNY", at=5)
    gloss = claim("NVIDIA H20", "price", dollars, unit="USD", at=5, approximate=True)
    gloss = gloss.__class__(**{
        **{f: getattr(gloss, f) for f in gloss.__dataclass_fields__},
        "id": "a#gloss",
        "figure": (yuan.figure[1] + 3, yuan.figure[1] + 10),
    })  # fmt: skip
    found = run(yuan, gloss)
    assert [f.rule for f in found] == expected
    assert all(f.kind == "arithmetic" for f in found)


def test_amounts_of_one_thing_in_two_currencies_are_a_tension_across_articles():
    """1.4 million yuan against 150,000 dollars."""
    yuan = claim("NVIDIA H20", "price", 1400000, unit="CNY", when="2025")
    dollars = claim("NVIDIA H20", "price", 150000, doc="b", unit="USD", when="2025")
    assert loud(yuan, dollars) == [("currency-gloss", "tension", "warning")]


def test_a_growth_leads_from_the_level_before_to_the_level():
    """302 to 427 is 41 %, not 21 %."""
    levels = [
        claim("BYD", "sales_volume", 3020000, unit="count", when="2023"),
        claim("BYD", "sales_volume", 4270000, unit="count", when="2024"),
    ]
    told = {"kind": "delta", "when": "2024", "compared_with": "year earlier"}
    assert loud(*levels, claim("BYD", "sales_volume", 41, **told)) == []
    found = run(*levels, claim("BYD", "sales_volume", 21, **told))
    assert [(f.rule, f.severity) for f in found] == [("growth-against-levels", "error")]
    assert "41.4%" in found[0].calc


# -- sum ----------------------------------------------------------------------------------------


def holds(subject, value, doc="a", **more):
    more = {"when": "2024", **CHINA, **more}
    return claim(subject, "market_share", value, doc=doc, **more)


def test_two_holders_cannot_hold_more_than_the_whole():
    """65 and 45 of one market."""
    found = loud(holds("NVIDIA", 65), holds("AMD", 45, "b"))
    assert found == [("shares-above-whole", "arithmetic", "warning")]
    assert loud(holds("NVIDIA", 65), holds("AMD", 45)) == [
        ("shares-above-whole", "arithmetic", "error")
    ]


def test_a_bound_word_counts_as_printed():
    """More than 50 beside 50 is more than the whole."""
    more = bound("AMD", "market_share", 50, op=">", doc="b", when="2024", **CHINA)
    assert loud(holds("NVIDIA", 50), more) == [("shares-above-whole", "arithmetic", "warning")]
    assert loud(holds("NVIDIA", 50), holds("AMD", 51, "b")) == []


@pytest.mark.parametrize(
    "other",
    [
        holds("AMD", 20, "b"),
        holds("NVIDIA H20", 60, "b"),
        holds("US companies", 90, "b"),
        holds("AMD", 60, "b", market="Europe"),
        holds("AMD", 60, "b", when="2023"),
        holds("AMD", 60, "b", segment="CPU"),
        holds("AMD", 60, "b", polarity="negated"),
    ],
    ids=["fits", "product", "group", "market", "year", "segment", "denied"],
)
def test_holders_that_overlap_or_other_wholes_do_not_add_up(other):
    """A product of the holder, its country's companies, another whole."""
    assert loud(holds("NVIDIA", 65), other) == []


def test_a_list_is_added_up_as_one():
    """Three shares of one article make one finding."""
    found = run(holds("NVIDIA", 50), holds("AMD", 40), holds("Intel", 30))
    assert [(f.rule, f.severity) for f in found] == [("shares-above-whole", "error")]
    assert "120" in found[0].calc


# -- trend, chronology, limits ------------------------------------------------------------------


def test_a_fall_ends_below_what_was_stated_before():
    """From 0 one cannot fall to 8."""
    later = holds("NVIDIA", 8, when="2026", direction=-1, modality="forecast")
    found = loud(fall(95, 0, when="/2025"), later)
    assert found == [("fall-to-higher", "tension", "warning")]
    assert loud(fall(95, 50, when="/2025"), later) == []


def test_the_article_itself_says_first_what_a_fall_begins_from():
    """Another article's value does not make a fall impossible."""
    later = holds("NVIDIA", 8, when="2026", direction=-1)
    assert loud(fall(95, 50, when="/2025"), fall(95, 0, "b", when="/2025"), later,
                only="fall-to-higher") == []  # fmt: skip


def test_a_family_cannot_draw_level_after_its_member():
    """The Ascend 920 in 2023, Ascend only in 2025."""
    member = on_par("a", "Huawei Ascend 910B", "NVIDIA A100", when="2023")
    family = on_par("b", "Huawei Ascend", "NVIDIA A100", when="2025")
    assert loud(member, family) == [("parity-dated-twice", "chronology", "warning")]
    early = on_par("b", "Huawei Ascend", "NVIDIA A100", when="2020")
    assert loud(member, early) == []


def test_an_account_does_not_run_backwards():
    """By 2011, after what happened in 2014."""
    first = claim("比亚迪", "price", 100, unit="CNY", when="2014", at=1)
    later = claim("比亚迪", "debt", 100, unit="CNY", when="2011", at=2, clause="到2011年,负债100元")
    assert loud(first, later) == [("event-order", "chronology", "warning")]
    plain = claim("比亚迪", "debt", 100, unit="CNY", when="2011", at=2, clause="2011年,负债100元")
    assert loud(first, plain) == []


def test_a_part_is_never_more_than_its_whole():
    """A share of 120 % is wrong by itself."""
    (found,) = run(holds("NVIDIA", 120))
    assert (found.rule, found.kind, found.severity) == ("share-above-100", "limit", "error")
    assert found.sides[1] == ()
    assert loud(holds("NVIDIA", 100)) == []
    assert loud(claim("NVIDIA", "revenue", 120, kind="delta", when="2024")) == []
