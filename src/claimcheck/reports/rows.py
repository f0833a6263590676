"""A claim slot by slot: the value, where it was read, by which steps, and which words it came from.

What a person is shown and what a machine is given are made of the same rows.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.frozen import record
from claimcheck.records import Claim, Derivation, Locus, Origin, Scope
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import Words
from claimcheck.spelling import period as days

_TABLE = "table:"


@record
class Row:
    """One slot of a claim.

    Attributes:
        slot: its name; a scope item's is "scope".
        value: in words, "" where the claim says nothing.
        locus: where it was read.
        steps: the readers that filled it, as in `Claim.derived_by`.
        origin: the words it came from, where they are known.
        role: of a scope item.
    """

    slot: str
    value: str
    locus: Locus
    steps: tuple[str, ...]
    origin: Origin | None = None
    role: str = ""


def rows(
    derivation: Derivation, labels: Labels, words: Words, published: str | None
) -> Iterator[Row]:
    """The slots of a claim in the order of its steps; what it must say stands even if missing.

    Args:
        derivation: the claim and its words.
        labels: names in the reader's language.
        words: the catalogue of explanations.
        published: the day relative times are counted from.
    """
    claim = derivation.claim
    yield Row("figure", labels.value(claim), "own", steps_of(claim, "figure"))
    measure = labels.measure(claim.measure.key) if claim.measure else ""
    subject = labels.entity(claim.subject.key) if claim.subject else ""
    yield _row(derivation, "measure", measure)
    yield _row(derivation, "subject", subject)
    yield from _scope(derivation, labels, words)
    if claim.comparand is not None:
        yield _row(derivation, "comparand", labels.entity(claim.comparand.key))
    yield _row(derivation, "period", _period(claim, words, published))
    yield _row(derivation, "modality", words(f"modality.{claim.modality}"))
    if claim.polarity == "negated":
        yield _row(derivation, "polarity", words("polarity.negated"), "own")
    yield _row(derivation, "source", claim.source or "")


def steps_of(claim: Claim, slot: str) -> tuple[str, ...]:
    """The steps that filled a slot: measure:clause, table:measure-column."""
    return tuple(
        step for step in claim.derived_by if step.startswith((f"{slot}:", f"{_TABLE}{slot}-"))
    )


def _row(derivation: Derivation, slot: str, value: str, locus: Locus | None = None) -> Row:
    claim = derivation.claim
    where = locus or claim.locus(slot)
    if not value:
        return Row(slot, "", "missing", ())
    return Row(slot, value, where, steps_of(claim, slot), derivation.origin(slot))


def _scope(derivation: Derivation, labels: Labels, words: Words) -> Iterator[Row]:
    """A row an item; the steps, which are those of all items together, stand on the last."""
    claim = derivation.claim
    for number, item in enumerate(claim.scope):
        last = number == len(claim.scope) - 1
        steps = steps_of(claim, "scope") if last else ()
        origin = derivation.origin("scope", number)
        yield Row(
            "scope", _item(item, labels, words), claim.locus("scope"), steps, origin, item.role
        )
    if not claim.scope:
        yield Row("scope", "", "missing", ())


def _item(item: Scope, labels: Labels, words: Words) -> str:
    """A whole as the article prints it (its id is one of measures); else the thing's name."""
    name = item.text if item.role == "denominator" else labels.entity(item.key)
    return f"{words(f'roles.{item.role}')} {name}"


def _period(claim: Claim, words: Words, published: str | None) -> str:
    """The days, and what they rest on."""
    found = claim.period
    if not found.stated:
        return words("basis.rate") if found.basis == "rate" else ""
    if found.basis == "relative" and published and "period:publication" in claim.derived_by:
        return words("derivation.published", days(found), published)
    return words(f"basis.{found.basis}", days(found))


def role_or_slot(name: str, words: Words) -> str:
    """What a slot, or a role of scope, is called."""
    return words(f"roles.{name}") if name in words.get("roles", {}) else words(f"slots.{name}")


def step_in_words(step: str, words: Words) -> str:
    """A step in plain words; a grammar part without words of its own by those of its family."""
    steps = words.get("steps", {})
    known = step
    while known not in steps and known.count(":") > 1:
        known = known.rpartition(":")[0]
    return str(steps.get(known, step))
