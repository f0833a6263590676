"""Equal parts of claims held once.

Claims that come from another process, or from the cache, have every word to themselves. Most of it
is the same in thousands of them: steps, loci, names, times. Shared, a claim takes a third.
"""

from __future__ import annotations

from typing import Any

from claimcheck.records import Claim

_OF_CLAIM = (
    "document",
    "article",
    "subject",
    "measure",
    "scope",
    "comparand",
    "period",
    "source",
    "confidence",
    "derived_by",
)
_OF_QUANTITY = ("unit", "counted", "compared_with", "rules")


class Sharing:
    """Makes claims share their equal parts; only texts and what is made of texts, no figures."""

    def __init__(self) -> None:
        self._held: dict[Any, Any] = {}

    def share(self, claims: tuple[Claim, ...]) -> None:
        """Have claims that nobody else holds yet share parts with each other and earlier ones."""
        put, held = object.__setattr__, self._held.setdefault
        for claim in claims:
            for name in _OF_CLAIM:
                value = getattr(claim, name)
                if value:
                    put(claim, name, held(value, value))
            put(claim, "context", tuple([held(word, word) for word in claim.context]))
            if claim.clause == claim.quote:
                put(claim, "clause", claim.quote)
            quantity = claim.quantity
            if quantity is not None:
                for name in _OF_QUANTITY:
                    value = getattr(quantity, name)
                    if value:
                        put(quantity, name, held(value, value))
