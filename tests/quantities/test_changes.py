"""From one value to another."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.quantities import read_text
from quantities.helpers import only


def test_direction_follows_from_the_values() -> None:
    """Up is +1, down is -1."""
    assert only("从5%提高到10%").direction == 1
    assert only("从10%降低到5%").direction == -1


def test_english_tells_the_new_value_first() -> None:
    """Climbed to this from that."""
    quantity = only("The share climbed to 62.3% in June, from 58.7% in May.")
    assert (quantity.first, quantity.last) == (Decimal("58.7"), Decimal("62.3"))


def test_a_later_clause_is_no_end_of_the_change() -> None:
    """A sentence border parts two figures."""
    assert [q.kind for q in read_text("从12%开始。升至19%")] == ["point", "point"]


def test_a_level_reached_is_a_point_with_a_direction() -> None:
    """降至50% is not a fall by 50 %."""
    quantity = only("份额降至50%")
    assert (quantity.kind, quantity.value, quantity.direction) == ("point", 50, -1)


def test_different_units_make_no_change() -> None:
    """From 12% to 5 kg is nothing."""
    assert len(read_text("从12%到5公斤")) == 2


def test_the_first_value_takes_the_unit_and_scale_of_the_last() -> None:
    """从10万降到8万元 is money on both sides."""
    quantity = only("从10万降到8万元")
    assert (quantity.first, quantity.last, quantity.unit) == (100000, 80000, "CNY")


def test_nothing_needs_no_unit_and_anything_else_does() -> None:
    """From 95% to 0 is a fall of the share; from 95% to 50, or from 5 yuan to 0, nobody knows."""
    assert only("从95%降至0").kind == "change"
    for text in ("份额从95%降至50", "从5元降至0", "销量从50万辆降至0"):
        assert [q.kind for q in read_text(text)] == ["point", "point"]


def test_small_bare_numbers_make_no_change() -> None:
    """从3升至5 may be floors or ranks; with decimals it is a value."""
    assert [q.kind for q in read_text("指数从12升至15")] == ["point", "point"]
    assert only("从0.5升至0.8").kind == "change"


def test_two_values_without_movement_are_a_range() -> None:
    """从12元到15元 may be the span of prices; a verb of movement before it makes it a change."""
    for text in ("从12元到15元", "自12万辆至15万辆"):
        assert only(text).kind == "range"
    assert only("Sales rose steadily from 12 units to 15 units").kind == "change"


def test_the_second_figure_may_leave_its_unit_out_in_english() -> None:
    """Where nothing behind it could be what it counts."""
    for text in ("cut from 12 days to 5.", "fell from 90 minutes to about 40, they said"):
        assert only(text).kind == "change"
    assert [q.kind for q in read_text("from 3 metres to 5 people")] == ["point", "point"]
    assert "change" not in {q.kind for q in read_text("from 12 days to 2024")}


@pytest.mark.parametrize(
    ("text", "first", "last", "unit"),
    [
        ("Weekly sailings are down from 30 vessels to twelve.", 30, 12, "count"),
        ("The choir shrank from 40 singers to 25.", 40, 25, "count"),
        ("Growers went from 5% of global exports to 12%.", 5, 12, "percent"),
        ("Diesel went from 48% of registrations in 2015 to 11% in 2024.", 48, 11, "percent"),
        ("Viewers fell to 3.4 million from 5.1 million.", 5100000, 3400000, "count"),
    ],
)
def test_what_the_first_figure_counts_the_second_counts_too(text, first, last, unit):
    """One change, and no two levels."""
    (quantity,) = read_text(text)
    assert (quantity.kind, quantity.first, quantity.last) == ("change", first, last)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    "text",
    ["The train goes from 3 platforms to 2 different cities.", "It opens from nine to five."],
)
def test_two_counts_of_two_things_are_no_change(text):
    assert "change" not in {quantity.kind for quantity in read_text(text)}
