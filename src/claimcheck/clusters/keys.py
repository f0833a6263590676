"""What a claim is about: its raw names, and the class of figures it can be held against."""

from __future__ import annotations

from claimcheck.clusters.canonical import Raw
from claimcheck.lexicon import units
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Name, Scope

# A comparand that is a time, not a thing: the figure is a growth, not a relation of two things.
_TIMES = ("year earlier", "previous period", "previous quarter", "previous month")
_YEAR = pattern_of(r"(?:19|20)[0-9]{2}年?")


def raw(name: Name | Scope) -> Raw:
    """(id, text) of a name or a scope item."""
    return name.id, name.text


def dimension(claim: Claim) -> str:
    """The class of figures that a claim's figure can be held against.

    A level's is the dimension of its unit ("percent", "USD"). A relation to another thing (15 %
    above the A100), a growth over time, a rank, a statement in words and an event are classes of
    their own: 15 % growth is no level of 15 %.
    """
    quantity = claim.quantity
    if quantity is None:
        return "event"
    compared = _thing(claim)
    if quantity.kind == "rank":
        return "rank"
    if quantity.kind == "comparison":
        return "relative" if compared else "words"
    if quantity.kind in ("ratio", "delta") or "ratio" in quantity.rules:
        return "relative" if compared else "growth"
    return units.dimension(quantity.unit)


def _thing(claim: Claim) -> bool:
    """Whether the claim compares its subject with another thing."""
    comparand, quantity = claim.comparand, claim.quantity
    if comparand is None or (quantity is not None and quantity.compared_with):
        return False
    return is_thing(comparand.id or comparand.text)


def is_thing(comparand: str) -> bool:
    """Whether what something is compared with is a thing, not a time."""
    return comparand not in _TIMES and _YEAR.fullmatch(comparand) is None
