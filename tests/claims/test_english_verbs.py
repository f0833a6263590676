"""The words in front of a verb do something: they are nothing that is measured."""

import pytest

from claims.reading import claim_of, claims_in, measure, subject


@pytest.mark.parametrize(
    ("text", "figure", "who", "what"),
    [
        (
            "The strike left the depot with 900 tonnes of rotten fruit.",
            "900 tonnes",
            None,
            "rotten fruit",
        ),
        ("The stables bought 40 tonnes of clean straw.", "40 tonnes", "stables", "clean straw"),
        (
            "Package tourists spent 3 billion euros with Lufthansa.",
            "3 billion",
            "Package tourists",
            "spent",
        ),
        (
            "Chinese parents spent 90 million euros with Lego.",
            "90 million",
            "Chinese parents",
            "spent",
        ),
        ("Adidas pays the club 60 million euros a season.", "60 million", "Adidas", "pays"),
        ("The ferry line owes its lenders 80 million euros.", "80 million", None, "owes"),
        ("Complaints about trains rose 12%.", "12%", None, "Complaints"),
        ("One in eight loans is in arrears.", "One in eight", None, "loans"),
    ],
)
def test_what_an_amount_is_of(text, figure, who, what):
    """What stands behind "of", else the verb whose object it is."""
    claim = claim_of(text, figure)
    assert claim.measure.text == what
    assert who is None or claim.subject.text == who


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("The freeze stuck Stellantis with 410,000 unsold vans.", "410,000", "inventory"),
        ("The yard has 3.1 billion euros of orders in hand.", "3.1 billion", "order_backlog"),
        ("Its filing shows 90 million euros of unfilled orders.", "90 million", "order_backlog"),
        (
            "The embargo put $2 billion in revenue out of reach for Deere.",
            "$2 billion",
            "revenue_loss",
        ),
        ("Deere earned $2 billion in revenue.", "$2 billion", "revenue"),
        ("The studio will cut 9% of its staff.", "9%", "headcount"),
        ("The platform takes a cut of 30%.", "30%", "levy_rate"),
    ],
)
def test_known_measures_behind_a_verb(text, figure, what):
    """The lexicon's words win, wherever the verb stands."""
    assert measure(claim_of(text, figure)) == what


def test_of_so_many_so_many():
    """What the first figure counts the second counts too."""
    text = "Of 26 pharmacies asked, 11 had none."
    assert claim_of(text, "11").measure.text == "pharmacies"
    assert claim_of("It moved 40 packs.", "40").measure.text == "packs"


def test_a_lead_over_another_thing_is_nothing_that_is_measured():
    """Who is beaten is compared with."""
    claim = claim_of("Tests show the Zephyr 9 beats the A100 by 12% in weather models.", "12%")
    assert claim.comparand.key == "NVIDIA A100"
    assert claim.measure is None or "A100" not in claim.measure.text


def test_what_is_taken_on_is_no_rise():
    """Held up, racked up: no more of anything."""
    assert claim_of("The storm held up 70 ships.", "70").quantity.kind == "point"


def test_fruit_is_no_company():
    """A name that is a noun has a capital."""
    assert "Apple" not in {subject(c) for c in claims_in("Frost wiped 15% off the apple crop.")}
    assert subject(claim_of("Sales at Apple rose 3%.", "3%")) == "Apple"


def test_an_adjective_is_nobody():
    """The special fund is a fund."""
    found = claim_of("The special fund set aside for growers is worth 300 million euros.", "300")
    assert found.subject is None or found.subject.text != "special"


def test_the_number_of_an_adjective_is_no_count():
    """A two-bedroom flat has one price and no count."""
    claims = claims_in("A two-bedroom flat in Lisbon rents for 1,450 euros a month.")
    assert [str(c.quantity.value) for c in claims] == ["1450"]


def test_a_second_by_goes_on_with_the_verb():
    """Each fell, by its own amount."""
    text = "The trial drug cut relapses by 41%, the older pill by 23%."
    claim = claim_of(text, "23%")
    assert (claim.quantity.kind, str(claim.quantity.value)) == ("delta", "-23")
    assert claim.subject.text == "older pill"


@pytest.mark.parametrize(
    ("text", "figure", "whole"),
    [
        ("A third of the school's teachers have left.", "A third", "school's teachers"),
        ("Two-fifths of the vines died in the frost.", "Two-fifths", "vines"),
        ("Nearly three-quarters of German farms keep no pigs.", "three-quarters", "German farms"),
    ],
)
def test_a_part_of_what_the_sentence_opens_with(text, figure, whole):
    """A share, and of what."""
    claim = claim_of(text, figure)
    assert (measure(claim), claim.quantity.kind) == ("share", "point")
    assert whole in {item.text for item in claim.scope}


def test_a_name_that_is_a_number():
    """It does something, or another is less than it."""
    text = "The 787 burns 20% less fuel than the 767."
    assert [str(c.quantity.value) for c in claims_in(text)] == ["-20"]
    assert subject(claim_of(text, "20%")) == "787"
    assert claim_of("Of the 640 branches, 210 have closed.", "640").quantity.kind == "point"


def test_a_part_of_a_levy_is_an_amount_of_it():
    """Where a levy was told before, and only there."""
    text = "The levy on airlines is 15%. Lufthansa's bill comes to 90 million euros a year."
    assert measure(claim_of(text, "90 million")) == "levy_amount"
    alone = claim_of("Lufthansa's bill comes to 90 million euros a year.", "90 million")
    assert measure(alone) != "levy_amount"


def test_so_many_of_its_so_many():
    """Both count the same things."""
    text = "Wizz parked 12 of its 139 jets."
    assert claim_of(text, "12").measure.text == "jets"


def test_who_is_overtaken_has_no_figure():
    """With that many, the other one is ahead."""
    text = "Nubank has overtaken Itau with 107 million clients."
    assert subject(claim_of(text, "107")) == "Nubank"
    assert subject(claim_of("Itau came second with 18% of the market.", "18%")) == "Itau"


def test_two_figures_of_one_verb_both_fell():
    """A second thing without a verb of its own; a margin has a level."""
    assert str(claim_of("Corn futures shed 11% and soybeans 6%.", "6%").quantity.value) == "-6"
    assert claim_of("Revenue rose 12% and the margin was 6%.", "6%").quantity.kind == "point"
    assert claim_of("Fees rose 12% and cover 6% of costs.", "6%").quantity.kind == "point"


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Ryanair gave 60% of its engine orders to Safran.", "60%", "Safran"),
        ("Hospitals placed two-thirds of their orders with Pfizer.", "two-thirds", "Pfizer"),
        ("Airbus won 60% of the orders.", "60%", "Airbus"),
    ],
)
def test_a_share_of_orders_is_theirs_who_get_them(text, figure, who):
    """Not theirs who give them."""
    claim = claim_of(text, figure)
    assert (subject(claim), measure(claim)) == (who, "order_share")


def test_a_share_of_a_whole_that_moved():
    """From a share of sales to another."""
    claim = claim_of("Danish makers went from 5% of vehicle sales to 12%.", "12%")
    assert (claim.quantity.kind, measure(claim)) == ("change", "sales_share")


def test_a_percentage_is_not_of_what_an_amount_was_of():
    """The grain has tonnes, and what is in percent is of something else."""
    text = "The mill ground 90 tonnes of coarse rye, and 4.2% was lost."
    assert claim_of(text, "90 tonnes").measure.text == "coarse rye"
    parts = [c for c in claims_in(text) if c.quantity.unit == "percent" and c.measure is not None]
    assert "coarse rye" not in {claim.measure.text for claim in parts}
