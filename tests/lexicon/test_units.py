"""The unit table is equal to pint, and no word of it is ambiguous by accident."""

from __future__ import annotations

import json
from dataclasses import fields
from decimal import Decimal
from typing import Any

import pytest

from claimcheck import lexicon, yamlfile
from claimcheck.lexicon import shelf, units

TABLE = units.load()
# dimensions that pint has no base unit for: money, counts, places, and what zero point a scale has
NOT_PINT = ("count", "rank", "temperature", "temperature_fahrenheit", "temperature_kelvin")
PHYSICAL = sorted(
    name
    for name, dimension in TABLE.dimensions.items()
    if not name.isupper() and dimension not in NOT_PINT and name not in TABLE.own
)


@pytest.fixture(scope="module")
def registry() -> Any:
    """A registry of pint."""
    import pint

    return pint.UnitRegistry()


@pytest.mark.parametrize("name", PHYSICAL)
def test_factor_equals_pint(name: str, registry: Any) -> None:
    """Each unit is worth as many base units of its dimension as pint says."""
    dimension = TABLE.dimensions[name]
    base = next(
        unit for unit, d in TABLE.dimensions.items() if d == dimension and TABLE.factors[unit] == 1
    )
    worth = registry.Quantity(1, name).to(base).magnitude
    assert float(TABLE.factors[name]) == pytest.approx(float(worth), rel=1e-9)


def test_what_pint_lacks_says_why() -> None:
    """A unit that pint does not know is marked, and one that it knows is not."""
    import pint

    known = pint.UnitRegistry()
    for name, reason in TABLE.own.items():
        assert reason
        assert name not in known


@pytest.mark.parametrize("name", sorted(set(TABLE.dimensions.values())))
def test_every_dimension_has_a_base_unit(name: str) -> None:
    """Something in each dimension is worth one."""
    assert any(TABLE.factors[unit] == 1 for unit, d in TABLE.dimensions.items() if d == name)


def test_dimension_keeps_the_tail_of_a_rate() -> None:
    """A rate is comparable with rates of the same kind only."""
    assert units.dimension("USD") == "USD"
    assert units.dimension("USD/year") == "USD/year"
    assert units.dimension("percent/month") == "percent/month"
    assert units.dimension("gigabyte/second") == "bytes/s"
    assert units.dimension("kilometer/hour") == "speed"
    assert units.dimension("furlong") == "furlong"


def test_factor_of_a_rate_is_that_of_its_head() -> None:
    """The tail is not converted."""
    assert units.factor("gigabyte/second") == Decimal(10) ** 9
    assert units.factor("USD/year") == 1
    assert units.factor("hectare") == 10000


def test_bits_are_not_bytes() -> None:
    """Capitals decide between them."""
    assert TABLE.signs["GB"].unit == "gigabyte"
    assert TABLE.signs["Gb"].unit == "gigabit"
    assert units.dimension("gigabyte") != units.dimension("gigabit")


def test_every_currency_is_its_own_dimension() -> None:
    """Money is never converted, for rates change."""
    money = [name for name in TABLE.dimensions if name.isupper() and len(name) == 3]
    assert len(money) > 20
    assert all(TABLE.dimensions[name] == name for name in money)


def test_multipliers_are_worth_what_they_say() -> None:
    """A jin is 500 gram, a mu the fifteenth part of a hectare, a jiao a tenth of a yuan."""
    assert TABLE.zh["斤"].multiplier == 500
    assert float(TABLE.zh["亩"].multiplier * 15) == pytest.approx(1)
    assert TABLE.zh["角"] == units.Sense("CNY", Decimal("0.1"))


def test_english_plurals_mean_their_singular() -> None:
    """Regular plurals need no entry."""
    for one, many in [
        ("kilometer", "kilometers"),
        ("inch", "inches"),
        ("battery", "batteries"),
        ("degree celsius", "degrees celsius"),
        ("square meter", "square meters"),
    ]:
        assert TABLE.en[one].unit == TABLE.en[many].unit


def test_generic_counters_are_counters() -> None:
    """三个 says less than 三颗, and both count."""
    assert TABLE.zh["个"].generic
    assert not TABLE.zh["颗"].generic
    assert {TABLE.zh["个"].unit, TABLE.zh["颗"].unit} == {"count"}


def test_the_table_is_kept_as_it_was_built():
    """Each field of it, with the same words in the same order, after its way through JSON."""
    built = units.build(yamlfile.load_trusted(lexicon.read_text("units.yaml")))
    kept = shelf._unpacked(json.loads(json.dumps(shelf._packed(built))))
    for one in fields(built):
        mine, theirs = getattr(kept, one.name), getattr(built, one.name)
        assert mine == theirs, one.name
        assert list(mine) == list(theirs), one.name
