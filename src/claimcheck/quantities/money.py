"""Whose money a bare 元 is: the context of the whole document decides, where it can."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.quantities.words import load
from claimcheck.records import Document, Quantity

BARE = "money:bare"  # the rule that marks a figure whose currency word is 元 alone
BARE_WORDS = frozenset({"元", "圆", "块", "块钱", "元钱", "元整", "圆整", "角", "毛", "分"})
_LEAST = 2


def home(document: Document) -> str:
    """The currency that a bare 元 means in a document."""
    if document.language != "zh-Hant":
        return "CNY"
    for unit, (words, without) in load().money_homes.items():
        if any(word in document.text for word in without):
            continue
        if sum(word in document.text for word in words) >= _LEAST:
            return unit
    return "CNY"


def at_home(quantity: Quantity, unit: str) -> Quantity:
    """A quantity of the reader with its bare 元 in the currency of the document."""
    if unit == "CNY" or BARE not in quantity.rules:
        return quantity
    return replace(quantity, unit=quantity.unit.replace("CNY", unit, 1))
