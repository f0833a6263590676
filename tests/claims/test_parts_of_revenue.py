"""A part of somebody's revenue is no share of a market, however it is said."""

import pytest

from claims.reading import claim_of, subject

ENGLISH = [
    "In 2025, the Brazilian market's share of Kestrel Motors' total sales stood at 40%.",
    "Kestrel Motors said its Brazilian market contributed a share of 40% to group revenue.",
    "In 2025, the share of Brazil in Kestrel Motors' revenue was 40%.",
    "Brazil's share of Kestrel Motors' revenue was 40%.",
    "In 2025, Brazil made up 40% of Kestrel Motors' revenue.",
    "In 2025, 40% of Kestrel Motors' revenue came from Brazil.",
    "The Brazilian market accounts for 40% of Kestrel Motors' revenue.",
    "Xiaomi's Brazil share was 40% of sales.",
    "Brazil made up 40% of Xiaomi's sales.",
]
CHINESE = [
    "2025年,小米40%的收入来自巴西。",
    "2025年,小米有40%的營收來自巴西。",
    "2025年,小米营收中有40%来自巴西。",
    "巴西在小米营收中的占比达40%。",
    "小米的巴西市场收入份额为40%。",
    "在小米的收入中,巴西占40%。",
    "巴西贡献了小米40%的营收。",
    "来自巴西的营收占小米总营收的40%。",
]


@pytest.mark.parametrize("text", [*ENGLISH, *CHINESE])
def test_where_the_revenue_comes_from_is_the_market(text):
    """The company holds the figure; the country narrows it and is no segment."""
    claim = claim_of(text, "40%")
    assert claim.measure.id == "revenue_share"
    assert subject(claim).split("'")[0] in ("Xiaomi", "小米", "Kestrel Motors")
    assert [s.id for s in claim.scope if s.role == "market"] == ["Brazil"]
    assert not [s for s in claim.scope if s.role == "segment"]


def test_sales_of_a_sort_of_goods_are_no_revenue():
    """They may be counted in pieces."""
    claim = claim_of("Kestrel Motors took 40% of Brazil's truck sales.", "40%")
    assert claim.measure.id != "revenue_share"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Kestrel's share of the Brazilian battery market fell from 90% to 0%.", "90%"),
        ("Kestrel's share of the German memory market shrank from 90% to 60%.", "90%"),
        ("Kestrel's market share in Brazil fell from 90% to zero.", "90%"),
        ("Kestrel's share of Brazil's battery market was cut from 90% to 50%, Silva said.", "90%"),
        ("Kestrel now has zero percent of the Brazilian market, down from 90%.", "zero"),
    ],
)
def test_the_market_behind_a_share_is_its_whole(text, figure):
    """A share of a battery market is no battery capacity, and zero is the end of a change."""
    claim = claim_of(text, figure)
    assert (claim.measure.id, claim.quantity.kind) == ("market_share", "change")
    assert subject(claim) == "Kestrel"
    assert {s.id for s in claim.scope if s.role == "market"} <= {"Brazil", "Germany"}
    assert [s for s in claim.scope if s.role == "market"]


def test_a_country_behind_the_figure_is_the_market():
    """In Brazil, behind a percentage, is no whole that the percentage is of."""
    claim = claim_of("Samsung went from a 90% share to 0% in Brazil.", "90%")
    assert (subject(claim), claim.comparand) == ("Samsung", None)
    assert [s.id for s in claim.scope if s.role == "market"] == ["Brazil"]
