"""English figures: ranges, letters for scales, bounds, and dates that are no figures."""

from __future__ import annotations

from decimal import Decimal

import pytest

from quantities.helpers import only, texts
from quantities.test_tables import table


@pytest.mark.parametrize(
    ("text", "low", "high", "unit"),
    [
        ("The studio expects between 152 million and 154 million viewers.", 152e6, 154e6, "count"),
        ("Turnout is seen between 71 and 74 percent.", 71, 74, "percent"),
        ("a dividend of $1.25 to $1.75 per share", 1.25, 1.75, "USD/share"),
        ("between $2.50 and $2.75 per share", 2.5, 2.75, "USD/share"),
        ("2.10 to 2.30 euros per share", 2.1, 2.3, "EUR/share"),
    ],
)
def test_two_ends_share_their_unit(text: str, low: float, high: float, unit: str) -> None:
    """The scale and the unit of both ends are the same."""
    quantity = only(text)
    assert quantity.kind == "range"
    assert (float(quantity.low or 0), float(quantity.high or 0)) == (low, high)
    assert quantity.unit == unit


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The fair sold 1.92m tickets.", "1.92E+6", "count"),
        ("1.4m passengers used the pier", "1.4E+6", "count"),
        ("It shipped 2.6m bottles.", "2.6E+6", "count"),
        ("The wall is 1.92m tall.", "1.92", "meter"),
        ("The canoe is 5.4m long.", "5.4", "meter"),
        ("They laid 1.92m of pipe.", "1.92", "meter"),
        ("The tunnel will cost 2.4 trln won.", "2.4E+12", "KRW"),
        ("It owes 3 trln roubles.", "3E+12", "RUB"),
    ],
)
def test_letters_for_scales(text: str, value: str, unit: str) -> None:
    """m before what is counted is a million, before a length a metre; trln is a trillion."""
    quantity = only(text)
    assert (quantity.value, quantity.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    "text",
    [
        "The fair opened on 20 August 2025.",
        "It closes 3 May.",
        "on 7 September",
        "The 14th of June 2024 was warm.",
        "Half-year results are due.",
        "The half-year was quiet, and the first half of 2024 too.",
        "The second half was better.",
        "A 4K TV stood there.",
        "They sell 4K TVs.",
        "They sell 8K screens.",
    ],
)
def test_dates_and_names_are_no_figures(text: str) -> None:
    """Days, halves of a year and sorts of screens count nothing."""
    assert texts(text) == []


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("The fair on 20 August 2025 drew 4,100 people.", "4,100 people"),
        ("First-half profit at the dairy rose 12%.", "12%"),
        ("The half-year profit was 41 million euros.", "41 million euros"),
        ("A 4K TV costs $480.", "$480"),
    ],
)
def test_the_figure_beside_them_stays(text: str, figure: str) -> None:
    """Only what is no figure is left out."""
    assert texts(text) == [figure]


@pytest.mark.parametrize(
    ("text", "op", "value"),
    [
        ("The rent starts at 640 euros.", ">=", 640),
        ("Prices start at $18,900.", ">=", 18900),
        ("tickets starting at 24 euros", ">=", 24),
        ("Over 400 cars were parked there.", ">", 400),
        ("The dealer handed over 400 cars.", "=", 400),
        ("The yard handed over 12 ships last year.", "=", 12),
        ("The yard handed over more than 12 ships.", ">", 12),
    ],
)
def test_bounds_and_what_only_looks_like_one(text: str, op: str, value: int) -> None:
    """A price starts at its least; what is handed over is not over anything."""
    quantity = only(text)
    assert (quantity.op, quantity.low) == (op, value)


@pytest.mark.parametrize(
    ("header", "cell", "value", "unit"),
    [
        ("Shipments (m)", "4.1", "4.1E+6", "count"),
        ("Passengers (k)", "4.1", "4.1E+3", "count"),
        ("Bottles (bn)", "4.1", "4.1E+9", "count"),
        ("Tickets ('000)", "4.1", "4.1E+3", "count"),
        ("Length (m)", "410", "410", "meter"),
    ],
)
def test_letters_in_a_heading(header: str, cell: str, value: str, unit: str) -> None:
    """A letter in brackets is a scale of what the column counts."""
    (found,) = table(f"| Port | {header} |", f"| A | {cell} |")
    assert (found.value, found.unit) == (Decimal(value), unit)


@pytest.mark.parametrize(
    ("caption", "factor", "unit"),
    [
        ("Ferries sold (thousands of units)", 1000, "count"),
        ("Yards (millions of euros)", 10**6, "EUR"),
        ("(thousands of tonnes)", 1000, "metric_ton"),
    ],
)
def test_a_caption_gives_the_scale_of_its_cells(caption: str, factor: int, unit: str) -> None:
    """But not that of a percentage beside them."""
    found = table("| Port | 2023 | Change |", "| A | 4.1 | 5.2% |", caption=caption)
    cells = {q.text: q for q in found}
    assert (cells["4.1"].value, cells["4.1"].unit) == (Decimal("4.1") * factor, unit)
    assert (cells["5.2%"].value, cells["5.2%"].unit) == (Decimal("5.2"), "percent")
