"""A claim while it is made."""

from __future__ import annotations

from dataclasses import field
from typing import Literal

from claimcheck.claims.plan import Span
from claimcheck.frozen import record
from claimcheck.records import Locus, Modality, Name, Period, Quantity, Scope


@record(frozen=False, slots=False)
class Draft:
    """A claim in working coordinates; the fields are those of records.Claim.

    Attributes:
        at: working spans of the words that filled a slot, by slot, where they are known.
    """

    quantity: Quantity
    start: int
    end: int
    clause: str
    clause_start: int
    subject: Name | None = None
    measure: Name | None = None
    scope: tuple[Scope, ...] = ()
    comparand: Name | None = None
    period: Period = field(default_factory=Period)
    modality: Modality = "asserted"
    source: str | None = None
    polarity: Literal["affirmed", "negated"] = "affirmed"
    confidence: dict[str, Locus] = field(default_factory=dict)
    context: tuple[str, ...] = ()
    steps: list[str] = field(default_factory=list)
    at: dict[str, Span] = field(default_factory=dict)
