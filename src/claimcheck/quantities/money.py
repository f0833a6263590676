"""Which unit a word of money is, where the context decides: a bare 元, pounds."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.lexicon.units import Sense
from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.words import load
from claimcheck.records import Document, Quantity

BARE = "money:bare"  # the rule that marks a figure whose currency word is 元 alone
BARE_WORDS = frozenset({"元", "圆", "块", "块钱", "元钱", "元整", "圆整", "角", "毛", "毫", "分"})
POUND, PIECE = Sense("pound"), Sense("count", counter="块", generic=True)
_LEAST = 2
_NEAR = 80
_SUM = 1_000_000  # so many pounds are money


def is_weight(context: Context, figure: Figure, end: int) -> bool:
    """Whether pounds are a weight: two pounds of meat, or beside a word of weighing."""
    word = context.lower[figure.num_end : end].strip(" -")
    if word not in ("pound", "pounds") or figure.scale >= _SUM or figure.marked:
        return False
    if context.lower.startswith(" of ", end):
        return True
    near = context.lower[max(0, figure.start - _NEAR) : end + _NEAR]
    return load().weighing.first(near) is not None


def is_piece(text: str, end: int) -> bool:
    """Whether 块 before a place counts pieces: 三块电池, but 三块五, 三块一斤, 三块左右."""
    following = text[end : end + 1]
    return HAN.match(following) is not None and following not in load().money_goes_on


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
