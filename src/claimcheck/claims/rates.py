"""Rates of exchange: told of a currency, or by the way, as what amounts were converted at."""

from __future__ import annotations

from claimcheck.claims.measures import Found
from claimcheck.lexicon.exchange import priced
from claimcheck.records import Name, Quantity

MEASURE = "exchange_rate"
_BY_UNIT = "measure:unit"


def is_rate(quantity: Quantity) -> bool:
    """Whether a figure prices one currency in another, whatever its clause speaks of."""
    return priced(quantity.unit) is not None


def measure(quantity: Quantity, found: Found | None) -> Found:
    """The measure of a rate: the word of its clause where that is one of rates, else the unit."""
    if found is not None and found.name.id == MEASURE:
        return found
    return Found(Name(MEASURE, quantity.text), 0, 0, "own", _BY_UNIT)


def is_by_the_way(quantity: Quantity, found: Found | None) -> bool:
    """Whether a rate only says what amounts were converted at: 按1美元兑7.1元计算.

    It is nobody's figure, and no other figure goes on from it.
    """
    return is_rate(quantity) and found is not None and found.step == _BY_UNIT
