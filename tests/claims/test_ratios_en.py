"""A part of what another thing has is a ratio of one measure between the two, in English."""

import pytest

from claims.reading import claim_of, measure, scope, subject


@pytest.mark.parametrize(
    ("text", "figure", "what", "other"),
    [
        (
            "The new boiler uses 70% of the fuel of the old furnace.",
            *("70%", "fuel", "old furnace"),
        ),
        (
            "The kiln draws a third of the electricity of a gas oven.",
            "a third",
            "electricity",
            None,
        ),
        ("The tram carries half the cargo of the bus it replaced.", "half the", "cargo", "bus"),
        ("The tug delivers 90% of its predecessor's pulling power.", "90%", "pulling power", None),
    ],
)
def test_a_part_of_what_another_thing_has(text, figure, what, other):
    """The verb is none of the measure, and the other thing holds nothing."""
    claim = claim_of(text, figure)
    assert claim.quantity.kind == "ratio"
    assert claim.measure.text == what
    assert other is None or claim.comparand.key == other
    assert subject(claim) != claim.comparand.key


def test_a_range_and_a_bound_keep_their_kind():
    """Their ends say enough."""
    text = "The pump gives between a quarter and a half of the flow of the older unit."
    claim = claim_of(text, "between a quarter")
    assert (claim.quantity.kind, claim.comparand.key) == ("range", "older unit")
    assert (
        claim_of("It has at least 80% of the range of the Taycan.", "at least").quantity.op == ">="
    )


def test_a_known_name_is_what_is_compared_with_and_no_subject():
    """Whatever stands between the figure and it."""
    claim = claim_of("The budget card offers 40% of the raw computing power of the A100.", "40%")
    assert (measure(claim), claim.comparand.key) == ("compute_performance", "NVIDIA A100")
    assert subject(claim) != "NVIDIA A100"


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("The chain has 30% of the sales of the group.", "30%", "sales_share"),
        ("Batteries make up 30% of the cost of a bus.", "30%", "cost_share"),
        ("BYD has 12% of the market of Brazil.", "12%", "market_share"),
    ],
)
def test_a_share_of_a_whole_stays_one(text, figure, what):
    """A whole is nobody's rival."""
    claim = claim_of(text, figure)
    assert (claim.quantity.kind, measure(claim)) == ("point", what)


def test_the_market_for_which_a_thing_is_made_is_no_subject():
    """The India-only model belongs to somebody else."""
    text = "Bajaj showed a scooter. The India-only model uses 60% of the fuel of the old one."
    assert subject(claim_of(text, "60%")) != "India"


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("A quarter of its sales revenue goes to the Treasury.", "A quarter", "levy_rate"),
        ("Petrona handed 30% of its upstream profit to the state.", "30%", "levy_rate"),
        ("The Norwegian government takes 22% of the revenue of the field.", "22%", "levy_rate"),
        ("The fee is 15% of ticket revenue, owed by the airlines.", "15%", "levy_rate"),
        ("Nvidia gets 13% of its revenue from the government.", "13%", "revenue_share"),
        ("Exports bring in 30% of its revenue.", "30%", "revenue_share"),
    ],
)
def test_what_a_state_takes_is_a_levy(text, figure, what):
    """What comes from it is a share of revenue."""
    assert measure(claim_of(text, figure)) == what


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Three in ten orders for trams went to Alstom.", "Three in ten", "Alstom"),
        ("Siemens took 38 of every 100 turbine orders.", "38 of every 100", "Siemens"),
        ("Airbus won seven in ten orders for jets.", "seven in ten", "Airbus"),
    ],
)
def test_so_many_in_so_many_orders(text, figure, who):
    """Whoever got them holds the share."""
    claim = claim_of(text, figure)
    assert (subject(claim), measure(claim)) == (who, "order_share")
    assert ("denominator", "orders") in scope(claim)


def test_a_second_share_is_of_the_same_year():
    """One verb, and one time."""
    text = "Gartner sees Samsung with half of the Indian phone market in 2026 and Xiaomi with 11%."
    claim = claim_of(text, "11%")
    assert (claim.period.start, claim.period.end) == ("2026-01-01", "2026-12-31")
    other = claim_of("Output is to reach 40 GW by 2027 and 12% of staff may go.", "12%")
    assert other.period.end is None or not other.period.end.startswith("2027")
