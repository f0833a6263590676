"""Whose money a bare 元 is in a text in traditional script: that of the home of whom it is told.

A paper of Taipei tells of its own firms and of those of the mainland in the same words.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from claimcheck.claims.candidates import Subject
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.records import Quantity

_BARE = "money:bare"  # the rule that marks a figure whose currency word is 元 alone
HOLDER = "money:holder"
_LONGEST = 4  # from a product to its maker to a country


def of_holder(quantity: Quantity, subject: Subject | None, lexicon: Lexicon) -> Quantity:
    """A figure with the money of the country that its subject is of, where its words leave it open.

    Args:
        quantity: the figure.
        subject: whose it is.
        lexicon: the names.
    """
    if subject is None or _BARE not in quantity.rules:
        return quantity
    money = _money().get(_country(subject.names[0].id, lexicon))
    head, slash, per = quantity.unit.partition("/")
    if money is None or money == head or head not in _money().values():
        return quantity
    return replace(quantity, unit=f"{money}{slash}{per}", rules=(*quantity.rules, HOLDER))


def _country(entity: str | None, lexicon: Lexicon) -> str:
    """The country or region with money of its own that an entity belongs to, "" for none."""
    for _ in range(_LONGEST):
        if entity is None or entity in _money():
            break
        entity = lexicon.parent(entity)
    return entity or ""


@lru_cache(maxsize=1)
def _money() -> dict[str, str]:
    found: dict[str, str] = read_data("zh/figures.yaml")["money_of"]
    return found
