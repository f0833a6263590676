"""The data behind the rules: complete in both languages, in order, in range."""

from __future__ import annotations

from decimal import Decimal

from claimcheck.lexicon import read_data
from claimcheck.rules import exchange, intervals, wording


def test_both_languages_say_the_same_things():
    """A reason without words would break a report."""
    one, other = (read_data(f"{language}/verdicts.yaml") for language in ("en", "zh"))
    assert one.keys() == other.keys()
    assert one["reasons"].keys() == other["reasons"].keys()
    assert one["join"].keys() == other["join"].keys()


def test_every_reason_has_words():
    """Whatever a check gives as a reason can be told."""
    for reason in read_data("en/verdicts.yaml")["reasons"]:
        for language in ("en", "zh"):
            assert wording.reconcile([reason], language)
    assert wording.reconcile([], "en") == ""


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


def test_the_amounts_of_precision_are_exact():
    """No float reaches a record."""
    assert intervals.precision()["zeros"]["at_most"] == Decimal("0.05")
