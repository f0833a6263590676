"""English figures as reports write them: places, parts, points, changes, ends of a range."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.folding import fold
from claimcheck.quantities import read_text
from quantities.helpers import only, texts

# -- places in an order -----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("The guide ranks it sixth.", 6),
        ("A panel ranked them ninth in taste.", 9),
        ("The brewer ranks fourth by volume.", 4),
        ("The port slipped to eighth place among container terminals.", 8),
        ("After the storm the quay slipped to eighth.", 8),
        ("A distant third was Bellwick.", 3),
        pytest.param(
            "The ferry line was a distant second on the strait.",
            2,
            marks=pytest.mark.xfail(strict=True, reason="second alone calls no reader of ranks"),
        ),
        ("The vineyard finished third behind Domaine Perrault.", 3),
        ("Bellwick came fifth in the tender.", 5),
        pytest.param(
            "The survey ranks the harbour sixth in Europe.",
            6,
            marks=pytest.mark.xfail(strict=True, reason="a noun between the verb and the ordinal"),
        ),
        pytest.param(
            "The club climbed to fourth.",
            4,
            marks=pytest.mark.xfail(strict=True, reason="climbed is no verb of reaching a place"),
        ),
    ],
)
def test_a_rank_in_words(text: str, place: int) -> None:
    """The ordinal beside a verb or a noun of ranking is a place."""
    quantity = only(text)
    assert (quantity.kind, quantity.unit, quantity.low, quantity.high) == (
        "rank",
        "rank",
        place,
        place,
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("The airport moved from fifth to seventh place.", 5, 7),
        ("The ferry line fell from third to ninth.", 3, 9),
        ("The orchard rose from tenth to second spot.", 10, 2),
    ],
)
def test_from_one_place_to_another(text: str, first: int, last: int) -> None:
    """Two ordinals are one change."""
    quantity = only(text)
    assert (quantity.kind, quantity.first, quantity.last) == ("change", first, last)
    assert quantity.unit == "rank"


@pytest.mark.parametrize(
    "text",
    [
        "In the third round he lost.",
        "The fifth bridge was closed.",
        "The second half of the match was slow.",
        "Her first to leave was the cook.",
    ],
)
def test_other_ordinals_are_no_ranks(text: str) -> None:
    """What merely comes in an order holds no place."""
    assert texts(text) == []


# -- parts and points -------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Fares were a fifth less than in spring.", Decimal(-20)),
        ("Rents were a tenth higher than in spring.", Decimal(10)),
        ("The mill cut its orders by a quarter.", Decimal(-25)),
        ("Output at the quarry shrank by three-quarters.", Decimal(-75)),
        ("Visitors fell a tenth from a year earlier.", Decimal(-10)),
        ("Bookings were a quarter below those of 2019.", Decimal(-25)),
    ],
)
def test_a_part_by_which_something_moved(text: str, value: Decimal) -> None:
    """It is a difference, with the sign of the verb."""
    quantity = only(text)
    assert (quantity.kind, quantity.value, quantity.unit) == ("delta", value, "percent")


def test_a_third_that_was_lost() -> None:
    """Since a month it moved, so it is no share."""
    quantity = only("The stock has lost a third since January.")
    assert (quantity.kind, quantity.direction, quantity.unit) == ("delta", -1, "percent")
    assert round(quantity.value or 0, 1) == Decimal("-33.3")


@pytest.mark.parametrize("text", ["A third of the guests came by train.", "Two fifths of growers"])
def test_a_part_of_a_whole_is_a_level(text: str) -> None:
    """Nothing moved."""
    assert (only(text).kind, only(text).direction) == ("point", 0)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The margin widened 1.8 points to 23%.", "1.8"),
        ("The share of rail fell 1.8 points.", "-1.8"),
        ("Support for the mayor rose 4 points to 39 percent.", "4"),
        ("The margin widened by 2.4 percentage points to 18.1%.", "2.4"),
    ],
)
def test_points_of_a_percentage(text: str, value: str) -> None:
    """Beside a percentage, points are percentage points."""
    quantity = read_text(fold(text))[0]
    assert (quantity.kind, quantity.value) == ("delta", Decimal(value))
    assert quantity.unit == "percentage_point"


@pytest.mark.parametrize(
    "text",
    [
        "The wool index fell 3.1 points to 87.4.",
        "The Nikkei fell 410 points.",
        "The gauge of orders rose 0.6 points to 51.3, the purchasing managers' index showed.",
        "The index gained 12 points, or 0.8%.",
        "The team won by 12 points.",
    ],
)
def test_points_of_an_index_are_no_percentages(text: str) -> None:
    """An index and a game count other points."""
    assert "percentage_point" not in {q.unit for q in read_text(fold(text))}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("The index dropped 214 points to 9,870.", -214),
        pytest.param(
            "The index lost 214 points.",
            -214,
            marks=pytest.mark.xfail(strict=True, reason="lost moves no points"),
        ),
        pytest.param(
            "The index gained 12 points.",
            12,
            marks=pytest.mark.xfail(strict=True, reason="gained moves no points"),
        ),
    ],
)
def test_points_of_an_index_are_a_difference(text: str, value: int) -> None:
    """An index that moved did not reach its points."""
    quantity = read_text(fold(text))[0]
    assert (quantity.kind, quantity.value) == ("delta", value)


# -- changes ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "last", "unit"),
    [
        ("Occupancy slid to 77% from 85%.", "85", "77", "percent"),
        ("The toll was cut to 3.40 euros from 4.10 euros.", "4.10", "3.40", "EUR"),
        ("The ticket price rose to $38 from $31 a year earlier.", "31", "38", "USD"),
        ("The dose was reduced to 40 mg from 60 mg.", "60", "40", "milligram"),
        ("The queue grew to 90 minutes from 45 minutes.", "45", "90", "minute"),
        (
            "Cattle numbers declined to 1.2 million from 1.9 million head.",
            "1.9E+6",
            "1.2E+6",
            "count",
        ),
        ("Calls fell to 61 a day from 80.", "80", "61", "count"),
        ("The gym won nine members, up from four.", "4", "9", "count"),
        ("The wait was cut to 12 days from 20.", "20", "12", "day"),
    ],
)
def test_a_change_told_backwards(text: str, first: str, last: str, unit: str) -> None:
    """To this from that: the later value stands first."""
    quantity = only(text)
    assert (quantity.kind, quantity.first, quantity.last, quantity.unit) == (
        "change",
        Decimal(first),
        Decimal(last),
        unit,
    )


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Capacity will grow from 30,000 tonnes to 44,000 tonnes by 2031.", 30000, 44000),
        ("The fleet is to grow from 40 to 65 aircraft by 2030.", 40, 65),
        ("Output is planned to rise from 600,000 to 900,000 by 2029.", 600000, 900000),
    ],
)
def test_a_change_by_a_later_year(text: str, first: int, last: int) -> None:
    """The year is no third figure."""
    quantity = only(text)
    assert (quantity.kind, quantity.first, quantity.last) == ("change", first, last)


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("The college turns out 30,000 nurses a year.", "count/year"),
        ("The mill grinds 5 million tonnes of rye a year.", "metric_ton/year"),
        ("The ferry carries 1,200 passengers a day.", "count/day"),
        ("The town lost 1,200 teachers a year ago.", "count"),
        ("Fares rose 4% in towns a year earlier.", "percent"),
        ("It sold 300 lorries and vans a year.", "count"),  # not right behind what is counted
    ],
)
def test_a_rate_behind_what_is_counted(text, unit):
    assert only(text).unit == unit
