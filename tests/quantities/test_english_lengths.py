"""Small forms of English figures: lengths of time, odds, multiples to one."""

from decimal import Decimal

import pytest

from claimcheck.quantities.read import read_text


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Repairs need five additional weeks.", 5, "week"),
        ("The siege lasted three full months.", 3, "month"),
        ("It takes 18 more days.", 18, "day"),
        ("The tour needs two long years.", 2, "year"),
    ],
)
def test_an_adjective_stands_before_the_unit_of_time(text, value, unit):
    """The length is what it would be without it."""
    (quantity,) = read_text(text)
    assert (quantity.value, quantity.unit) == (value, unit)


def test_an_adjective_before_other_things_makes_no_time():
    (quantity,) = read_text("They hired 18 more drivers.")
    assert quantity.unit == "count"


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Yields were between a quarter and a third below par.", None, None),
        ("They sold between a quarter and a third of the herd.", "25", "33.33333333"),
        ("It offers between a third and half of the range.", "33.33333333", "50"),
    ],
)
def test_a_range_of_parts(text, low, high):
    """Two parts behind "between" are its ends."""
    if low is not None:
        (quantity,) = read_text(text)
        assert (quantity.kind, quantity.low, quantity.high) == (
            "range",
            Decimal(low),
            Decimal(high),
        )


def test_so_many_of_every_hundred():
    (quantity,) = read_text("It won 38 of every 100 tenders.")
    assert (quantity.value, quantity.unit) == (38, "percent")


def test_a_multiple_to_one():
    (quantity,) = read_text("The tablet outsells its rival by three to one.")
    assert (quantity.kind, quantity.value, quantity.unit) == ("ratio", 3, "dimensionless")
    assert "ratio" not in {q.kind for q in read_text("They cut the crew from three to one.")}


def test_half_as_much_again():
    (quantity,) = read_text("Recalls cost half as much again as in 2023.")
    assert (quantity.kind, quantity.value) == ("delta", 50)


def test_at_one_point_is_no_figure():
    assert [q.value for q in read_text("It at one point held four-fifths of the market.")] == [80]


def test_how_long_until_the_cost_is_back():
    """Within eight years is a time when, but for what pays for itself."""
    assert [q.unit for q in read_text("The roof pays for itself within eight years.")] == ["year"]
    assert not read_text("The roof must be repaired within eight years.")


@pytest.mark.parametrize(
    ("text", "value"),
    [("The bed is narrower by three-tenths.", -30), ("The tank is larger by 12%.", 12)],
)
def test_a_comparative_and_by(text, value):
    """By how much one thing differs from another."""
    (quantity,) = read_text(text)
    assert (quantity.kind, quantity.value) == ("delta", value)


def test_what_is_off_by_a_part_fell():
    (quantity,) = read_text("Sales are off by a tenth this year.")
    assert (quantity.kind, quantity.value) == ("delta", -10)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The tram is a year and a half late.", "1.5", "year"),
        ("The hike took an hour and a half.", "1.5", "hour"),
        ("It lasted two and a half years.", "2.5", "year"),
    ],
)
def test_a_unit_of_time_and_a_half(text, value, unit):
    """The half is half of that unit, and no part of a whole."""
    (quantity,) = read_text(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Of every 100 vines planted last year, 38 died.", 38),
        ("Out of every 20 calves born there, three were lost.", 15),
        ("The line spoils one chip in 20.", 5),
    ],
)
def test_so_many_of_so_many(text, value):
    """However it is said, it is a percentage."""
    (quantity,) = read_text(text)
    assert (quantity.value, quantity.unit) == (value, "percent")


@pytest.mark.parametrize("text", ["One plant in 20 countries was shut.", "A litre is 15 cents."])
def test_counts_and_prices_are_no_percentages(text):
    assert "percent" not in {quantity.unit for quantity in read_text(text)}


def test_a_part_by_which_something_grows_every_year():
    """Behind "by at least" too."""
    (quantity,) = read_text("Rents have grown by at least a fifth in each of those towns.")
    assert (quantity.kind, quantity.unit) == ("delta", "percent")
