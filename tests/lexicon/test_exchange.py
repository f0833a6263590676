"""What one currency cost in another one, by the year."""

from __future__ import annotations

from decimal import Decimal

import pytest

from claimcheck.lexicon import exchange, read_data


def test_a_band_is_a_band():
    """Lowest before highest, years in order, a dollar of about the size one knows."""
    for currency, bands in read_data("fx.yaml")["rates"].items():
        assert exchange.known(currency)
        assert list(bands) == sorted(bands)
        for year, (low, high) in bands.items():
            assert 0 < low < high < 2 * low, (currency, year)


def test_a_band_turns_round():
    """Yuan for a dollar and dollars for a yuan."""
    low, high = exchange.band("USD", "CNY", (2024,))
    back = exchange.band("CNY", "USD", (2024,))
    assert Decimal("6.9") < low < Decimal("7.1") < high < Decimal("7.4")
    assert back == (1 / high, 1 / low)


def test_an_unknown_year_takes_all_of_them_and_a_missing_one_its_neighbour():
    """Wider, never narrower."""
    known = exchange.band("USD", "CNY", (2024,))
    recent = exchange.band("USD", "CNY", ())
    later = exchange.band("USD", "CNY", (2027,))
    assert recent[0] <= known[0] < known[1] <= recent[1]
    assert later[1] - later[0] > known[1] - known[0]
    assert exchange.band("USD", "XXX", ()) is None


@pytest.mark.parametrize(
    ("unit", "priced"),
    [
        ("CNY/USD", ("CNY", "USD")),
        ("VND/USD", ("VND", "USD")),  # a currency without a band
        ("CNY", None),
        ("CNY/year", None),
        ("USD/kilowatt_hour", None),
        ("percent", None),
    ],
)
def test_a_rate_between_currencies_is_told_from_other_rates(unit, priced):
    """Money for money, not for a year or for goods."""
    assert exchange.priced(unit) == priced
