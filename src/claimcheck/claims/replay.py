"""Claims made again from the steps that were recorded when they were made.

`Claim.derived_by` names for each slot the reader that filled it. A replay reads the document again
with each chain of readers held to those names: a reader that the record does not name is passed
over, as if it had found nothing. The record is true where this gives the same claim.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from claimcheck.claims.extract import read
from claimcheck.claims.plan import Plan, Span
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Document, Quantity


def replay(
    document: Document,
    quantities: Sequence[Quantity],
    lexicon: Lexicon,
    recorded: Iterable[Claim],
) -> tuple[Claim, ...]:
    """The claims that the recorded steps lead to, in the order of their figures.

    Args:
        document: the article, as it was read for the record.
        quantities: its figures. One whose grammar parts are not those of the record is left out.
        lexicon: names and measures.
        recorded: claims of the article; only their figures and their steps are looked at. Figures
            without a record are read freely, since others may lean on them, and are not returned.
    """
    plan = plan_of(recorded)
    known = [quantity for quantity in quantities if _is_recorded(quantity, plan)]
    made = read(document, known, lexicon, plan)
    return tuple(claim for claim, _draft in made if _figure(claim) in plan.steps)


def plan_of(recorded: Iterable[Claim]) -> Plan:
    """The steps of each figure; those of all its claims, where one value is said of several."""
    steps: dict[Span, set[str]] = defaultdict(set)
    for claim in recorded:
        place = _figure(claim)
        if place is not None:
            steps[place].update(claim.derived_by)
    return Plan({place: frozenset(found) for place, found in steps.items()})


def _figure(claim: Claim) -> Span | None:
    """Working span of a claim's figure."""
    return (claim.quantity.start, claim.quantity.end) if claim.quantity is not None else None


def _is_recorded(quantity: Quantity, plan: Plan) -> bool:
    return all(plan.allows(quantity, f"figure:{rule}") for rule in quantity.rules)
