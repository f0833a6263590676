"""Figures of a topic as dots on one axis."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from claimcheck import lexicon
from claimcheck.reports import Look, drawing, layout, plot
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words
from reports.build import claim, document, quantity

DOCUMENT = document("a.txt", "甲的市占率为92%。")
LABELS = Labels(lexicon.load(), words("en"))


def drawn(*amounts, width=60, look=None):
    claims = [claim(DOCUMENT, "92%", "92%", q, n=n) for n, q in enumerate(amounts, 1)]
    with drawing.using(look or Look()):
        return [line.plain.rstrip() for line in plot.lines(claims, LABELS, "甲", width)]


def test_a_share_stands_on_an_axis_of_a_hundred():
    """A change from a ring to an arrow, one figure a dot."""
    change, level, scale = drawn(quantity("change", first=95, last=0), quantity(low=40))
    assert change.index("◀") < level.index("●") < change.index("○")
    assert scale.split()[0:2] == ["0", "%"]
    assert scale.endswith("100 %")
    assert change.endswith("95→0 %")


def test_equal_figures_share_a_row():
    rows = drawn(quantity(low=40), quantity(low=95), quantity(low=40))
    assert [row.split()[0] for row in rows[:-1]] == ["[1,3]", "[2]"]


def test_ranges_and_open_ends():
    spread, least, most, _ = drawn(
        quantity("range", low=30, high=50),
        quantity("bound", low=50),
        quantity("bound", high=20),
    )
    assert spread.count("●") == 2
    assert "●┄" in least
    assert "┄●" in most


def test_a_rise_points_to_the_right():
    rise, _, _ = drawn(quantity("change", first=12, last=35), quantity(low=31))
    assert rise.index("○") < rise.index("▶")


def test_units_of_one_dimension_share_an_axis():
    """A terabyte is a thousand gigabytes, whatever is printed."""
    rows = drawn(quantity(low=500, unit="gigabyte"), quantity(low=1, unit="terabyte"))
    assert rows[0].index("●") < rows[1].index("●")


def test_figures_far_apart_are_plotted_by_factors():
    """And the axis says so."""
    low, middle, high, scale = drawn(
        *(quantity(low=value, unit="USD") for value in (1, 1000, 1_000_000)), width=100
    )
    first, second, third = (row.index("●") for row in (low, middle, high))
    assert abs((second - first) - (third - second)) <= 1
    assert "equal steps are equal factors" in scale


@pytest.mark.parametrize(
    "amounts",
    [
        [quantity(low=40)],
        [quantity(low=40), quantity(low=40)],
        [quantity("delta", low=4), quantity("delta", low=5)],
        [quantity(low=value) for value in range(plot.MOST + 1)],
        [None, None],
    ],
    ids=["one", "equal", "growths", "many", "events"],
)
def test_what_is_no_plot(amounts):
    assert drawn(*amounts) == []


def test_no_plot_where_there_is_no_room():
    assert drawn(quantity(low=40), quantity(low=95), width=30) == []


NUMBERS = st.decimals(-(10**12), 10**12, allow_nan=False, places=2)


@settings(max_examples=80, deadline=None)
@given(
    st.lists(NUMBERS, min_size=2, max_size=8, unique=True),
    st.sampled_from(["percent", "USD", "count", "gigabyte"]),
    st.integers(40, 200),
    st.sampled_from([Look(), Look(ascii=True), Look(wide=True)]),
)
def test_dots_stand_in_the_order_of_their_values(values, unit, width, look):
    """In every unit, at every width, however drawn; and no row is wider than the terminal."""
    rows = drawn(*(quantity(low=value, unit=unit) for value in values), width=width, look=look)
    with drawing.using(look):
        dot = drawing.sign("dot")
        assert all(layout.cells(row) <= width for row in rows)
    places = [row.index(dot) for row in rows[:-1]]
    assert not rows or sorted(places) == [
        place for _, place in sorted(zip(values, places, strict=True))
    ]
