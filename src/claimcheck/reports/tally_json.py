"""What is said of one thing, for machines: schema claimcheck-values/1."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimcheck import serial
from claimcheck.records import Tally, Told
from claimcheck.reports.escaping import json
from claimcheck.reports.labels import Labels

SCHEMA = "claimcheck-values/1"


def render(tallies: Sequence[Tally], labels: Labels, *, values: bool) -> str:
    """One JSON object.

    Args:
        tallies: of the things.
        labels: names in the reader's language.
        values: whether the values of each thing are told, or only how many there are.
    """
    row = {"schema": SCHEMA, "things": [_thing(one, labels, values=values) for one in tallies]}
    return f"{json(serial.dumps(row))}\n"


def _thing(tally: Tally, labels: Labels, *, values: bool) -> dict[str, Any]:
    row: dict[str, Any] = {
        "subject": {"id": tally.subject, "name": labels.entity(tally.subject)},
        "measure": {"id": tally.measure, "name": labels.measure(tally.measure)},
        "claims": sum(len(row.claims) for row in tally.rows),
        "articles": len(tally.documents),
        "values": len(tally.rows),
        "apart": sum(row.apart for row in tally.rows),
    }
    if values:
        row["told"] = [_told(one) for one in tally.rows]
        row["documents"] = [serial.document_to_json(info) for info in tally.documents]
    return row


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
