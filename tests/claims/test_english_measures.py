"""What is measured, in English: labels, verbs of shares, asides, plurals, compounds."""

import pytest

from claims.reading import claim_of, claims_in, measure, scope, subject


def wrong(*row, reason):
    """A row whose reading is known to be another one."""
    return pytest.param(*row, marks=pytest.mark.xfail(strict=True, reason=reason))


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("Operating profit: 21 million euros", "21", "operating_profit"),
        ("Gross margin: 12.4%", "12.4%", "gross_margin"),
        ("Market share: 31%", "31%", "market_share"),
        ("Net debt: 12 million euros (down 3 million euros)", "3 million", "net_debt"),
        ("Operating margin: 12.4% (11.1%)", "11.1%", "operating_margin"),
        wrong(
            *("Installed capacity: 420 MW (up 30 MW)", "30 MW", "capacity"),
            reason="the label is a phrase for the difference, a word for the level",
        ),
        ("Fleet size: 42 vessels", "42", "fleet_size"),
        ("Fleet size: 42 ships", "42", "fleet_size"),
    ],
)
def test_a_label_in_front_of_a_colon(text, figure, what):
    """It names what the figures behind it measure, those in brackets too."""
    assert measure(claim_of(text, figure)) == what


def test_a_name_in_front_of_a_colon_holds_the_figure():
    """A label may be the subject."""
    claim = claim_of("Brixholm Lines: revenue of 210 million euros", "210")
    assert (subject(claim), measure(claim)) == ("Brixholm Lines", "revenue")


@pytest.mark.parametrize(
    ("verb", "whole", "what"),
    [
        ("commands", "the market", "market_share"),
        ("controls", "the market", "market_share"),
        ("captured", "the market", "market_share"),
        ("held", "the ferry market", "market_share"),
        ("accounts for", "exports", "export_share"),
        ("accounted for", "ferry shipments", "shipment_share"),
        ("makes up", "ferry sales", "sales_share"),
        ("represents", "exports", "export_share"),
    ],
)
def test_verbs_of_shares(verb, whole, what):
    """The whole behind "of" tells which share it is."""
    claim = claim_of(f"Brixholm Lines {verb} 31% of {whole}.", "31%")
    assert (subject(claim), measure(claim)) == ("Brixholm Lines", what)
    assert claim.quantity.kind == "point"


def test_a_region_is_the_market_of_a_share_of_revenue():
    """And the owner of the whole has the share."""
    claim = claim_of("Chile accounts for 31% of Brixholm's revenue.", "31%")
    assert (subject(claim), measure(claim)) == ("Brixholm", "revenue_share")
    assert {("market", "Chile"), ("denominator", "revenue")} <= scope(claim)


def test_a_part_of_the_revenue_of_a_plural_name_is_a_share():
    """Brixholm Lines' revenue is a whole, as Brixholm's is."""
    claim = claim_of("Ferries account for 31% of Brixholm Lines' revenue.", "31%")
    assert (claim.quantity.kind, claim.comparand) == ("point", None)


@pytest.mark.parametrize(
    ("text", "figure", "what", "who"),
    [
        ("Brixholm, meanwhile, sold 4,200 boats.", "4,200", "sales_volume", "Brixholm"),
        ("Hemp prices, by contrast, fell 12%.", "12%", "price", "Hemp"),
        ("Hemp prices, though, fell 12%.", "12%", "price", "Hemp"),
        ("Brixholm's revenue, by comparison, was 9 million euros.", "9", "revenue", "Brixholm"),
    ],
)
def test_an_aside_between_commas(text, figure, what, who):
    """It parts nothing: subject and measure stand in the figure's own clause."""
    claim = claim_of(text, figure)
    assert (measure(claim), subject(claim)) == (what, who)
    assert claim.locus("subject") == "own"


@pytest.mark.parametrize(
    ("text", "figure", "what"),
    [
        ("Brixholm's deliveries totalled 4,200.", "4,200", "delivery"),
        ("Patents held by Brixholm reached 420.", "420", "patent_count"),
        ("Brixholm's fatalities were 42.", "42", "deaths"),
        ("Brixholm's gross margins were 12%.", "12%", "gross_margin"),
        ("Brixholm's exports were 3.2 million litres.", "3.2", "exports"),
        ("Brixholm's market shares were 31% and 22%.", "22%", "market_share"),
        ("Brixholm Lines intends to buy 42 ships.", "42", "ships"),
    ],
)
def test_plurals_of_measure_words(text, figure, what):
    """A plural is the word."""
    assert measure(claim_of(text, figure)) == what


@pytest.mark.parametrize(
    ("text", "figure", "never"),
    [
        ("Brixholm said its weight-loss drug earned $310 million.", "$310", "weight"),
        ("Price-sensitive riders made up 42% of passengers.", "42%", "price"),
        ("The price-fixing case involved 42 firms.", "42", "price"),
        ("Brixholm's revenue-sharing deal covers 42 ports.", "42", "revenue"),
        ("Sales of the weight-loss drug rose 12%.", "12%", "weight"),
        ("Demand for cost-saving pumps rose 12%.", "12%", "cost"),
        ("Exports of oak casks rose 12%.", "12%", "unit_cost_transport"),
    ],
)
def test_a_word_inside_another_one_is_no_measure(text, figure, never):
    """Half of a hyphened compound measures nothing."""
    assert measure(claim_of(text, figure)) != never


@pytest.mark.xfail(strict=True, reason="the noun phrase in front of the figure takes its owner in")
@pytest.mark.parametrize("owner", ["Brixholm Lines'", "Norrvik Marine's"])
def test_the_owner_is_no_part_of_a_measure_that_no_entry_knows(owner):
    """Two companies with such a figure have one measure."""
    assert measure(claim_of(f"{owner} berth load was 64 percent.", "64")) == "berth load"


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("Bunker oil cost $610 a tonne.", "$610"),
        ("Harbour passes cost 640 euros.", "640"),
        ("The Slimora injection costs $310.", "$310"),
    ],
)
def test_what_things_cost_is_their_price(text, figure):
    """A verb there, not the costs of somebody."""
    assert measure(claim_of(text, figure)) == "price"


@pytest.mark.parametrize(
    ("text", "figure", "who", "what"),
    [
        ("Tavira Foods had 22%.", "22%", "Tavira Foods", "market_share"),
        ("Brixholm came second with 22%.", "22%", "Brixholm", "market_share"),
        ("Tavira Foods was third with just 9%.", "9%", "Tavira Foods", "market_share"),
    ],
)
def test_a_share_goes_on_behind_a_place(text, figure, who, what):
    """Behind the share of the leader, "with" says the share of the next one."""
    lead = "Norrvik Marine led the ferry market with a share of 31%."
    claim = claim_of(f"{lead} {text}", figure)
    assert (subject(claim), measure(claim)) == (who, what)


# -- tables -----------------------------------------------------------------------------------

CELLS = "| Port | 2023 | 2024 |\n|---|---|---|\n| Oslo | 4.1 | 5.2 |"


def test_a_caption_in_brackets_makes_no_claim():
    """It only says how large a unit is."""
    found = claims_in(f"(thousands of units)\n\n{CELLS}", kind="md")
    assert [(c.quantity.text, int(c.quantity.low)) for c in found] == [("4.1", 4100), ("5.2", 5200)]


@pytest.mark.xfail(strict=True, reason="thousands are read as a figure beside other words")
def test_a_caption_with_a_scale_makes_no_claim():
    """Nor where it says what is counted."""
    found = claims_in(f"Ferries sold (thousands of units)\n\n{CELLS}", kind="md")
    assert [c.quantity.text for c in found] == ["4.1", "5.2"]


def test_a_letter_in_a_heading_is_a_scale():
    """(m): millions of what the heading counts."""
    (found,) = claims_in("| Port | Boats sold (m) |\n|---|---|\n| Oslo | 4.1 |", kind="md")
    assert (measure(found), int(found.quantity.low)) == ("sales_volume", 4_100_000)


@pytest.mark.parametrize("verb", ["is put at", "comes to", "is estimated at"])
def test_what_an_amount_is_of_stands_before_it(verb):
    """No revenue, though the text told of revenue last."""
    text = (
        "Micron's revenue from Japan rose to $9 billion."
        f" That surcharge {verb} about $2.7 billion a year."
    )
    found = claim_of(text, "2.7 billion")
    assert found.measure.text.lower().endswith("surcharge")
