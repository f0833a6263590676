"""One finding in full, for machines: the finding, and how the slots of its sides match."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimcheck import serial
from claimcheck.records import Finding, Match
from claimcheck.reports.derivation_json import SCHEMA
from claimcheck.reports.escaping import json


def render(finding: Finding, matches: Sequence[Match]) -> str:
    """One JSON object."""
    found = {
        "schema": SCHEMA,
        "finding": serial.finding_to_json(finding),
        "matches": [match_to_json(match) for match in matches],
    }
    return json(serial.dumps(found)) + "\n"


def match_to_json(match: Match) -> dict[str, Any]:
    """How a slot of two claims matches, or what keeps the two names apart."""
    told = {"slot": match.slot, "left": match.left, "right": match.right, "joined": match.joined}
    if match.joined:
        score = {"score": match.score} if match.how == "fuzzy" else {}
        return {**told, "key": match.key, "how": match.how, **score}
    return {**told, "guard": match.guard, "values": list(match.values)}
