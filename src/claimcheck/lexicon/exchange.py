"""What one currency may have cost in another one; the dated bands stand in lexicon/fx.yaml."""

from __future__ import annotations

from decimal import Decimal
from functools import lru_cache
from typing import Any

from claimcheck.lexicon import read_data

Band = tuple[Decimal, Decimal]

DOLLAR = "USD"
_CODE = 3  # letters of an ISO code


@lru_cache(maxsize=1)
def _data() -> dict[str, Any]:
    data: dict[str, Any] = read_data("fx.yaml")
    return data


@lru_cache(maxsize=1)
def _rates() -> dict[str, dict[int, Band]]:
    return {
        str(currency): {
            int(year): (Decimal(str(low)), Decimal(str(high)))
            for year, (low, high) in bands.items()
        }
        for currency, bands in _data()["rates"].items()
    }


def is_currency(unit: str) -> bool:
    """Whether a unit is money, with a band or without."""
    return len(unit) == _CODE and unit.isalpha() and unit.isupper()


def priced(unit: str) -> tuple[str, str] | None:
    """Of a rate between currencies (CNY/USD) the two, the one that is priced last; else None."""
    money, slash, thing = unit.partition("/")
    return (money, thing) if slash and is_currency(money) and is_currency(thing) else None


def known(currency: str) -> bool:
    """Whether a unit is a currency with a band."""
    return currency == DOLLAR or currency in _rates()


def band(left: str, right: str, years: tuple[int, ...]) -> Band | None:
    """Least and greatest amount of `right` that one unit of `left` may have been worth.

    Args:
        left: an ISO code.
        right: another one.
        years: the years it may have been; empty for an unknown one.
    """
    one, other = _dollar(left, years), _dollar(right, years)
    if one is None or other is None:
        return None
    return other[0] / one[1], other[1] / one[0]


def _dollar(currency: str, years: tuple[int, ...]) -> Band | None:
    """What one dollar may have cost."""
    if currency == DOLLAR:
        return Decimal(1), Decimal(1)
    table = _rates().get(currency)
    if table is None:
        return None
    bands = [_of_year(table, year) for year in years or tuple(table)]
    return min(low for low, _ in bands), max(high for _, high in bands)


def _of_year(table: dict[int, Band], year: int) -> Band:
    nearest = min(table, key=lambda known: (abs(known - year), known))
    low, high = table[nearest]
    drift = Decimal(str(_data()["drift"])) * abs(nearest - year)
    return low * max(Decimal("0.5"), 1 - drift), high * (1 + drift)
