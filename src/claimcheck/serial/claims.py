"""Claims as JSON and back."""

from __future__ import annotations

from typing import Any, Literal, get_args

from claimcheck.jsonvalue import Row, number
from claimcheck.records import (
    Basis,
    Claim,
    Locus,
    Modality,
    Name,
    Op,
    PassageKind,
    Period,
    Quantity,
    QuantityKind,
    Role,
    Scope,
    Spot,
    SpotKind,
)

Json = dict[str, Any]

# The words of each slot, from the records themselves.
KINDS: tuple[QuantityKind, ...] = get_args(QuantityKind)
OPS: tuple[Op, ...] = get_args(Op)
BASES: tuple[Basis, ...] = get_args(Basis)
MODALITIES: tuple[Modality, ...] = get_args(Modality)
ROLES: tuple[Role, ...] = get_args(Role)
LOCI: tuple[Locus, ...] = get_args(Locus)
SPOTS: tuple[SpotKind, ...] = get_args(SpotKind)
PLACES: tuple[PassageKind, ...] = get_args(PassageKind)
POLARITIES: tuple[Literal["affirmed", "negated"], ...] = ("affirmed", "negated")


def claim_to_json(claim: Claim) -> Json:
    """A claim by `schemas/claim.schema.json`, with what the ledger needs beside it."""
    quantity = claim.quantity
    row: Json = {
        "id": claim.id,
        "document": claim.document,
        "span": list(claim.span),
        "quote": claim.quote,
        "subject": _name_to_json(claim.subject),
        "measure": _name_to_json(claim.measure),
        "scope": [{"role": item.role, "id": item.id, "text": item.text} for item in claim.scope],
        "comparand": _name_to_json(claim.comparand),
        "quantity": quantity_to_json(quantity) if quantity is not None else None,
        "period": {
            "start": claim.period.start,
            "end": claim.period.end,
            "basis": claim.period.basis,
        },
        "modality": claim.modality,
        "source": claim.source,
        "polarity": claim.polarity,
        "confidence": dict(claim.confidence),
        "derived_by": list(claim.derived_by),
        "article": claim.article,
        "figure": list(claim.figure),
        "clause": claim.clause,
        "ordinal": claim.ordinal,
        "line": claim.line,
        "column": claim.column,
        "place": claim.place,
        "context": list(claim.context),
    }
    if claim.spot is not None:
        row["spot"] = _spot_to_json(claim.spot)
    return row if quantity is None else row | _reading_to_json(quantity)


def quantity_to_json(quantity: Quantity) -> Json:
    """The figure of a claim; first and last are called start and end there."""
    return {
        "kind": quantity.kind,
        "op": quantity.op,
        "low": number(quantity.low),
        "high": number(quantity.high),
        "start": number(quantity.first),
        "end": number(quantity.last),
        "unit": quantity.unit,
        "approximate": quantity.approximate,
        **({"printed": quantity.text} if quantity.text else {}),
    }


def _reading_to_json(quantity: Quantity) -> Json:
    """What the schema of a quantity has no room for."""
    return {
        "steps": [number(step) for step in quantity.steps],
        "counted": quantity.counted,
        "direction": quantity.direction,
        "compared_with": quantity.compared_with,
        "reading": {
            "span": [quantity.start, quantity.end],
            "numeral": [quantity.num_start, quantity.num_end],
            "passage": quantity.passage,
            "rules": list(quantity.rules),
        },
    }


def _spot_to_json(spot: Spot) -> Json:
    """The page, paragraph or row of a table; the line is there only where one is counted."""
    line = {"line": spot.line} if spot.line else {}
    return {"kind": spot.kind, "number": spot.number} | line


def _name_to_json(name: Name | None) -> Json | None:
    return None if name is None else {"id": name.id, "text": name.text}


def claim_from_json(value: Any) -> Claim:
    """The claim of a JSON object; the keys beyond the schema may be missing.

    Raises:
        ValueError: the object is no claim; the text says which key is wrong.
    """
    row = Row(value)
    span, document, quote = row.pair("span"), row.text("document"), row.text("quote")
    confidence = row.row("confidence", {})
    return Claim(
        id=row.text("id"),
        document=document,
        article=row.text("article", document),
        span=span,
        figure=row.pair("figure", span),
        quote=quote,
        clause=row.text("clause", quote),
        ordinal=row.whole("ordinal", 0),
        line=row.whole("line", 1),
        column=row.whole("column", 1),
        place=row.word("place", PLACES, "sentence"),
        subject=_name_from_json(row, "subject"),
        measure=_name_from_json(row, "measure"),
        quantity=_quantity_from_json(row, span),
        scope=tuple(
            Scope(item.word("role", ROLES), item.optional("id"), item.text("text"))
            for item in row.rows("scope")
        ),
        comparand=_name_from_json(row, "comparand"),
        period=_period_from_json(row.row("period")),
        modality=row.word("modality", MODALITIES),
        source=row.optional("source"),
        polarity=row.word("polarity", POLARITIES, "affirmed"),
        confidence=tuple((slot, confidence.word(slot, LOCI)) for slot in confidence.value),
        context=row.texts("context", ()),
        derived_by=row.texts("derived_by", ()),
        spot=_spot_from_json(row),
    )


def _spot_from_json(row: Row) -> Spot | None:
    if row.get("spot", None) is None:
        return None
    spot = row.row("spot")
    return Spot(spot.word("kind", SPOTS), spot.whole("number"), spot.whole("line", 0))


def _name_from_json(row: Row, key: str) -> Name | None:
    if row.get(key) is None:
        return None
    name = row.row(key)
    return Name(name.optional("id"), name.text("text"))


def _period_from_json(row: Row) -> Period:
    return Period(row.day("start"), row.day("end"), row.word("basis", BASES))


def _quantity_from_json(row: Row, span: tuple[int, int]) -> Quantity | None:
    if row.get("quantity") is None:
        return None
    found, reading = row.row("quantity"), row.row("reading", {})
    low, high, first, last = (found.number(key) for key in ("low", "high", "start", "end"))
    start, end = reading.pair("span", span)
    num_start, num_end = reading.pair("numeral", (start, end))
    return Quantity(
        start=start,
        end=end,
        num_start=num_start,
        num_end=num_end,
        passage=reading.whole("passage", 0),
        text=found.text("printed", ""),
        kind=found.word("kind", KINDS),
        op=found.word("op", OPS),
        low=low,
        high=high,
        first=first,
        last=last,
        unit=found.text("unit"),
        approximate=found.truth("approximate"),
        steps=row.steps("steps"),
        counted=row.text("counted", ""),
        direction=row.whole("direction", 0),
        compared_with=row.text("compared_with", ""),
        rules=reading.texts("rules", ()),
    )
