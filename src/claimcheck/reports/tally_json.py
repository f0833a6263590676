"""What is said of one thing, for machines: schema claimcheck-values/1."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from claimcheck import serial
from claimcheck.records import Tally, Thing, Told
from claimcheck.reports.escaping import json
from claimcheck.reports.labels import Labels

SCHEMA = "claimcheck-values/1"


def render(tallies: Sequence[Tally], labels: Labels) -> str:
    """Things with all their values, as one JSON object."""
    return _written(
        _names(one.subject, one.measure, labels)
        | {
            "claims": sum(len(row.claims) for row in one.rows),
            "articles": len(one.documents),
            "values": len(one.rows),
            "apart": sum(row.apart for row in one.rows),
            "told": [_told(row) for row in one.rows],
            "documents": [serial.document_to_json(info) for info in one.documents],
        }
        for one in tallies
    )


def overview(things: Sequence[Thing], labels: Labels) -> str:
    """How much is said of things, as one JSON object."""
    return _written(
        _names(one.subject, one.measure, labels)
        | {name: getattr(one, name) for name in ("claims", "articles", "values", "apart")}
        | {"start": one.start, "end": one.end}
        for one in things
    )


def _written(things: Iterable[dict[str, Any]]) -> str:
    return f"{json(serial.dumps({'schema': SCHEMA, 'things': list(things)}))}\n"


def _names(subject: str, measure: str, labels: Labels) -> dict[str, Any]:
    return {
        "subject": {"id": subject, "name": labels.entity(subject)},
        "measure": {"id": measure, "name": labels.measure(measure)},
    }


def _told(row: Told) -> dict[str, Any]:
    period = row.claims[0].period
    return {
        "period": {"start": period.start, "end": period.end, "name": row.period},
        "scope": [dict(zip(("role", "id"), item.split("=", 1), strict=True)) for item in row.scope],
        "value": row.value,
        "apart": row.apart,
        "support": [{"document": document, "claims": number} for document, number in row.support],
        "claims": [serial.claim_to_json(claim) for claim in row.claims],
    }
