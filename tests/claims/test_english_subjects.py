"""Whose figure it is, in English sentences."""

import pytest

from claims.reading import claim_of, claims_in, subject


def wrong(*row, reason):
    """A row whose reading is known to be another one."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Norrvik Marine's revenue was 210 million euros.", "210", "Norrvik Marine"),
        ("The revenue of Norrvik Marine was 210 million euros.", "210", "Norrvik Marine"),
        ("Revenue for Brixholm Lines was 210 million euros.", "210", "Brixholm Lines"),
        ("Occupancy at Brixholm Lines rose to 64 percent.", "64", "Brixholm Lines"),
        ("The market share of Brixholm Lines was 31%.", "31%", "Brixholm Lines"),
        ("Ferry owner Brixholm Lines had revenue of 210 million euros.", "210", "Brixholm Lines"),
        ("Brixholm's stores numbered 420.", "420", "Brixholm"),
        ("The harbour's revenue was 210 million euros.", "210", "harbour"),
    ],
)
def test_the_owner_of_a_measure(text, figure, who):
    """A possessive, "of", or a preposition behind the measure word."""
    assert subject(claim_of(text, figure)) == who


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        (
            "Occupancy was 81 percent at Norrvik Marine and 64 percent at Brixholm Lines.",
            {"81 percent": "Norrvik Marine", "64 percent": "Brixholm Lines"},
        ),
        (
            "Revenue at Brixholm Lines and Norrvik Marine was 210 million and 190 million euros.",
            {"210 million": "Brixholm Lines", "190 million euros": "Norrvik Marine"},
        ),
        wrong(
            "Brixholm Lines with 64 percent led Norrvik Marine, with 21 percent.",
            {"64 percent": "Brixholm Lines", "21 percent": "Norrvik Marine"},
            reason="a name in front of a comma and with does not touch the figure",
        ),
    ],
)
def test_the_name_beside_each_figure(text, readings):
    """Names that stand beside their figures share them out."""
    assert {c.quantity.text: subject(c) for c in claims_in(text)} == readings


@pytest.mark.parametrize(
    ("text", "figure", "who"),
    [
        ("Norrvik Marine, whose share was 31%, bought two yards.", "31%", "Norrvik Marine"),
        ("The leader was Norrvik Marine, whose share was 31%.", "31%", "Norrvik Marine"),
        ("Brixholm Lines, which carried 420,000 passengers, grew.", "420,000", "Brixholm Lines"),
        (
            "Norrvik Marine ranks behind Brixholm Lines, whose fleet is 42 vessels.",
            "42",
            "Brixholm Lines",
        ),
    ],
)
def test_a_relative_clause(text, figure, who):
    """It hangs on the name right in front of it."""
    assert subject(claim_of(text, figure)) == who


@pytest.mark.parametrize(
    ("text", "locus"),
    [
        ("Norrvik Marine opened a yard, and its revenue rose to 210 million euros.", "sentence"),
        ("Norrvik Marine opened a yard. Its revenue reached 210 million euros.", "inherited"),
        ("Norrvik Marine opened a yard. The company had sales of 210 million euros.", "inherited"),
        ("Norrvik Marine carried 9,000 people. The group lost 210 million euros.", "inherited"),
        ("Norrvik Marine cut fares in Chile. It earned 210 million euros there.", "inherited"),
    ],
)
def test_a_pronoun_stands_for_the_company_before(text, locus):
    """its, it, the company, the group."""
    claim = claim_of(text, "210")
    assert (subject(claim), claim.locus("subject")) == ("Norrvik Marine", locus)


def test_the_company_of_a_text_that_names_none():
    """Somebody all the same."""
    assert subject(claim_of("The company carried 420,000 passengers.", "420,000")) == "the company"


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("Prices of oak barrels rose 12%.", "12%", "oak barrels"),
        ("The price of oak barrels rose to 640 euros.", "640", "oak barrels"),
        ("Oak barrel prices rose to 640 euros.", "640", "Oak barrel"),
        ("Brixholm Lines opened a pier. Hemp prices rose 12%.", "12%", "Hemp"),
        ("Exports of wine were 3.2 million litres.", "3.2", "wine"),
        ("Sailing boats made up 31% of sales.", "31%", "Sailing boats"),
        ("Oak barrels cost 640 euros.", "640", "Oak barrels"),
        ("Zinc cost 2,410 euros a tonne.", "2,410", "Zinc"),
        ("The injection Slimora costs $310.", "$310", "Slimora"),
        wrong(
            *("The Perlex 40 sells for 900 euros.", "900", "Perlex 40"),
            reason="the number of a product is not taken into its name",
        ),
        wrong(
            *("Petrol boats lost 4 points to 31% of sales.", "4 points", "Petrol boats"),
            reason="the phrase that opens the clause is taken for what is measured",
        ),
        wrong(
            *("Yields on the tea estates rose to 2,400 kilograms.", "2,400", "tea estates"),
            reason="yields are a name, as they open the sentence",
        ),
    ],
)
def test_things_own_their_prices_and_parts(text, figure, what):
    """Where no name owns the measure, the noun phrase that it is of does."""
    assert subject(claim_of(text, figure)) == what


@pytest.mark.parametrize(
    "text",
    [
        "Prices of Corvex panels fell to 0.11 euros per watt.",
        "Corvex panels cost 0.11 euros per watt.",
        "Brixholm Lines likes Corvex panels. Corvex panels cost 0.11 euros per watt.",
    ],
)
def test_a_sort_in_front_of_goods_is_no_company(text):
    """Corvex panels are panels of a sort; nobody of that name has a revenue."""
    assert subject(claim_of(text, "0.11")).startswith("Corvex")
    beside = claim_of(f"{text} Revenue was 21 million euros.", "21 million")
    assert not (subject(beside) or "").startswith("Corvex")


@pytest.mark.xfail(
    strict=True, reason="behind the price of a thing, company is a phrase like another"
)
def test_the_company_behind_the_price_of_a_thing():
    """It is the company that the text does not name, not a thing called company."""
    text = "Prices of oak barrels fell to 0.11 euros. The company earned 21 million euros."
    assert subject(claim_of(text, "21 million")) == "the company"


@pytest.mark.parametrize(
    "text",
    [
        "Sales in Portugal rose to 41 million euros.",
        ("In Tavira, sales rose to 41 million euros."),
        "Analysts expect sales of 41 million euros.",
    ],
)
def test_nobody_is_named(text):
    """A place behind "in" and those who expect hold no figure."""
    assert subject(claim_of(text, "41")) is None


def test_a_place_that_no_entry_knows_is_a_market():
    """Only ever behind "in" or "near", it narrows the figure of somebody else."""
    claim = claim_of("Norrvik Marine opened a yard in Tavira. It sold 42 boats in Tavira.", "42")
    assert subject(claim) == "Norrvik Marine"
    assert [(s.role, s.key) for s in claim.scope] == [("market", "Tavira")]


def test_days_of_the_week_are_nobody():
    """In the plural too."""
    text = "Norrvik Marine is closed on Mondays. On Friday it sold 42 boats."
    assert subject(claim_of(text, "42")) == "Norrvik Marine"


@pytest.mark.xfail(strict=True, reason="a plural that opens a sentence and is used again is a name")
def test_days_of_the_week_in_the_plural_are_nobody():
    """Fridays are busy: no name."""
    assert (
        subject(claim_of("Fridays are busy. The pier saw 42 boats on Friday.", "42")) != "Fridays"
    )


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("The pier is old. Quayside expects 42 boats.", "Quayside"),
        ("Tavira, the old canner, sold 42 tonnes.", "Tavira"),
        ("Tavira, the Lisbon canner, sold 42 tonnes.", "Tavira"),
    ],
)
def test_one_capitalised_word_that_opens_a_sentence(text, who):
    """It is a name where it acts or is explained."""
    assert subject(claim_of(text, "42")) == who


def test_who_accounts_for_the_rest():
    """The verb of the clause before holds for the next party, whose clause has none."""
    text = "Freight forwarders accounted for 58% of the berths, ferry lines for 42%."
    assert subject(claim_of(text, "42%")) == "ferry lines"


def test_a_sort_of_goods_that_opens_a_clause_holds_its_share():
    """No company is named: what takes the part is the subject."""
    claim = claim_of("DDR5 now absorbs 31% of wafer capacity.", "31%")
    assert subject(claim) == "DDR5"


@pytest.mark.parametrize("name", ["Black Friday", "Golden Week"])
def test_a_day_of_the_year_holds_no_figure(name):
    """Its capitals name nobody."""
    text = f"Shoppers held out for {name}. Sales at Brixholm Foods rose 4% in May."
    assert subject(claim_of(text, "4%")) == "Brixholm Foods"
    assert subject(claim_of(f"{name} was busy. Volumes fell 3% in May.", "3%")) != name


def test_a_label_with_a_place_names_the_company_of_its_paragraph():
    """Quarza stands once, and its paragraph is about it."""
    text = "* Quarza (Lisbon): Sales came to 41 million euros. The company shipped 4,200 boats."
    assert {subject(c) for c in claims_in(text)} == {"Quarza"}
