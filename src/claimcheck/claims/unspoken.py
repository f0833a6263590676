"""Measures that no known word says: by who holds the figure, by its unit, by a bare word."""

from __future__ import annotations

from claimcheck.claims.measures import NODE_UNITS, Found, is_price
from claimcheck.claims.mentions import BESIDE
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import read_data
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

_EQUIPMENT = pattern_of(r"^(?:的)?(?:设备|产线|生产线|机台)| (?:equipment|tools|line)")
INDEX_POINTS = ("点", "points", "point")


def by_holder(quantity: Quantity, kind: str, found: Found | None) -> Found | None:
    """What a figure is of, by who holds it.

    An amount of money without another word is the size of a fund; points, and a rise or a fall
    without another word, are the level of a stock index.
    """
    if kind == "market" and (
        quantity.counted in INDEX_POINTS or (found and found.name.id == "share_price")
    ):
        text = found.name.text if found and found.start < found.end else quantity.counted
        return Found(Name("stock_index", text or quantity.text), 0, 0, "own", "measure:holder")
    vague = found is None or found.name.id == "market_size"
    money = class_of(quantity.unit) == "money" and quantity.kind != "delta"
    if kind != "fund" or not vague or not money:
        return found
    text = found.name.text if found else quantity.text
    return Found(Name("fund_size", text), 0, 0, "own", "measure:holder")


HOLDER = "measure:holder"


def held(sentence: Sentence, quantity: Quantity, kind: str, measure: Found | None) -> Found | None:
    """The measure that the holder's kind decides, if it may."""
    found = by_holder(quantity, kind, measure)
    return found if found is measure or sentence.allows(quantity, HOLDER) else measure


def steps(read: Found | None, measure: Found | None) -> tuple[str, ...]:
    """The steps of a measure: that of its words, and that of the holder who decides of what."""
    made = [found.step for found in (read, measure) if found is not None]
    return tuple(dict.fromkeys(made))


def by_unit(quantity: Quantity, behind: str = "") -> Found | None:
    """The measure that the unit alone says."""
    found = class_of(quantity.unit)
    if quantity.unit in NODE_UNITS:
        if _EQUIPMENT.match(behind):
            return Found(Name("equipment_node", quantity.text), 0, 0, "own", "measure:unit")
        return Found(Name("process_node", quantity.text), 0, 0, "own", "measure:unit")
    if is_price(quantity.unit):
        return Found(Name("price", quantity.text), 0, 0, "own", "measure:unit")
    said = read_data("by_unit.yaml")
    measure = said["units"].get(quantity.unit) or said["classes"].get(found)
    if measure is not None and quantity.kind != "comparison":
        return Found(Name(measure, quantity.text), 0, 0, "own", "measure:unit")
    return None


def uncarried(sentence: Sentence, quantity: Quantity, found: Found | None) -> Found | None:
    """招聘8.6亿元: a word right before an amount, whose entry has no such figures."""
    if found is not None or quantity.kind not in ("point", "bound", "range"):
        return None
    if sentence.words.language == "en" or class_of(quantity.unit) != "money":
        return None
    clause = sentence.clauses.at(quantity.num_start)
    for mention in sentence.in_clause(clause, "measure"):
        gap = sentence.gap(mention.end, quantity.start)
        whole = not mention.weak and mention.kind != BESIDE and len(mention.text) > 1
        if whole and mention.end <= quantity.start and not gap.strip("了约达为"):
            name = Name(None, mention.text)
            return Found(name, mention.start, mention.end, "own", "measure:noun")
    return None
