"""Claims: what an article states, slot by slot, and the words that say so."""

from __future__ import annotations

from typing import Literal

from claimcheck.frozen import record
from claimcheck.records.documents import PassageKind, Spot
from claimcheck.records.quantities import Interval, Quantity

Basis = Literal["explicit", "relative", "implied", "none", "rate"]
Modality = Literal["asserted", "forecast", "target", "hypothetical"]
Role = Literal["market", "denominator", "product", "node", "segment", "condition", "other"]
Locus = Literal["own", "sentence", "inherited", "table", "missing"]


@record
class Name:
    """A canonical id where one is known, and the surface text."""

    id: str | None
    text: str

    @property
    def key(self) -> str:
        """What two names are the same by: the id, else the text."""
        return self.id if self.id is not None else self.text


@record
class Scope:
    """One thing that narrows a claim, with its role."""

    role: Role
    id: str | None
    text: str

    @property
    def key(self) -> str:
        """The id, else the text."""
        return self.id if self.id is not None else self.text


@record
class Period:
    """The time a figure holds for: first and last day (inclusive, YYYY-MM-DD), None when open."""

    start: str | None = None
    end: str | None = None
    basis: Basis = "none"

    @property
    def stated(self) -> bool:
        """Whether any day is known."""
        return self.start is not None or self.end is not None


@record
class Claim:
    """One numeric or comparative statement of one document, comparable across documents.

    Attributes:
        id: unique in a run: "<article>#<n>" by order in the article.
        document: path of the document as given.
        article: its stable id.
        span: raw span of the clause that states the figure; `raw[span] == quote`.
        figure: raw span of the figure itself, inside or equal to `span`.
        quote: raw text of the span.
        clause: the folded (working) text of the clause; fingerprints use it.
        ordinal: 0 for the first clause of this text in the article, 1 for the next ...
        line, column: 1-based place of the figure in the raw text.
        place: the passage kind it was read from ("heading" for headlines).
        subject, measure, scope, comparand, quantity, period, modality, source, polarity:
            as in the claim schema.
        confidence: where each slot was read, by slot name.
        context: content words of the sentence around the figure (folded), for open-domain
            alignment.
        derived_by: the steps that led to the claim, in their order.
        spot: the page, paragraph or row of a table it stands in; None in plain text.
    """

    id: str
    document: str
    article: str
    span: tuple[int, int]
    figure: tuple[int, int]
    quote: str
    clause: str
    ordinal: int
    line: int
    column: int
    place: PassageKind
    subject: Name | None
    measure: Name | None
    quantity: Quantity | None
    scope: tuple[Scope, ...] = ()
    comparand: Name | None = None
    period: Period = Period()
    modality: Modality = "asserted"
    source: str | None = None
    polarity: Literal["affirmed", "negated"] = "affirmed"
    confidence: tuple[tuple[str, Locus], ...] = ()
    context: tuple[str, ...] = ()
    derived_by: tuple[str, ...] = ()
    spot: Spot | None = None

    def locus(self, slot: str) -> Locus:
        """Where a slot was read; "missing" where nothing says so."""
        return dict(self.confidence).get(slot, "missing")

    def scoped(self, role: Role) -> tuple[Scope, ...]:
        """The scope items of one role."""
        return tuple(item for item in self.scope if item.role == role)


@record
class Origin:
    """The words that filled a slot of a claim.

    Attributes:
        slot: measure, subject, scope, comparand, period, modality, polarity or source.
        item: which of the scope items; 0 for any other slot.
        span: raw span of the words.
        text: the words as published.
    """

    slot: str
    item: int
    span: tuple[int, int]
    text: str


@record
class Derivation:
    """A claim with all that is known of how it was read.

    Attributes:
        claim: the claim.
        origins: the words that filled its slots, where they are known.
        interval: how its figure was read; None where it states no value.
    """

    claim: Claim
    origins: tuple[Origin, ...] = ()
    interval: Interval | None = None

    def origin(self, slot: str, item: int = 0) -> Origin | None:
        """The words of a slot."""
        return next((o for o in self.origins if (o.slot, o.item) == (slot, item)), None)
