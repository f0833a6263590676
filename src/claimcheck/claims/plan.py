"""Which readers of a slot may answer: all of them, or, in a replay, those that a record names.

A reader's answer carries the step that goes into `Claim.derived_by`. The readers of a slot are
asked in their order, from the nearest words to the farthest, and the first answer is taken. A plan
names for each figure the steps that were recorded; the answer of a reader it does not name is
passed over.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import field
from typing import Generic, Protocol, TypeVar

from claimcheck.frozen import record
from claimcheck.records import Locus, Quantity

SLOTS = (
    "figure", "measure", "subject", "scope", "comparand", "period", "modality", "source",
    "polarity",
)  # fmt: skip

T_co = TypeVar("T_co", covariant=True)

Span = tuple[int, int]  # of the working text
NOWHERE: Span = (0, 0)


class Answer(Protocol):
    """What any reader gives back."""

    @property
    def step(self) -> str:
        """Its name in `Claim.derived_by`."""
        ...


def slot_of(step: str) -> str:
    """The slot that a step fills: "measure" for measure:clause and for table:measure-column."""
    head, _, rest = step.partition(":")
    return rest.partition("-")[0] if head == "table" else head


def in_order(steps: Iterable[str]) -> list[str]:
    """Steps by slot, those of one slot in the order in which they were made."""
    return sorted(steps, key=lambda step: SLOTS.index(slot_of(step)))


@record
class Reading(Generic[T_co]):
    """What a reader found for a slot.

    Attributes:
        value: what fills the slot.
        locus: where it was read.
        step: by which reader; "" where nothing was read.
        at: working span of the words it came from, `NOWHERE` where they are not known.
    """

    value: T_co
    locus: Locus
    step: str
    at: Span = NOWHERE


@record(slots=False)
class Plan:
    """The recorded steps of a document's claims.

    Attributes:
        steps: by the working span of the figure. A figure that no record names is read freely: it
            made no claim, but what follows may lean on it.
    """

    steps: Mapping[Span, frozenset[str]] = field(default_factory=dict)

    def allows(self, quantity: Quantity, step: str) -> bool:
        """Whether a reader may answer for a figure."""
        recorded = self.steps.get((quantity.start, quantity.end))
        return recorded is None or step in recorded


A = TypeVar("A", bound=Answer)


def first(plan: Plan | None, quantity: Quantity, answers: Iterable[A | None]) -> A | None:
    """The first answer that may be given."""
    for answer in answers:
        if answer is not None and (plan is None or plan.allows(quantity, answer.step)):
            return answer
    return None
