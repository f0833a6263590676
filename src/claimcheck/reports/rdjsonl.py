"""The Diagnostic Format of reviewdog, one JSON object a line. Columns are bytes of UTF-8.

Where an article is not at hand (a claim of the ledger), its lines are named without columns.
"""

from __future__ import annotations

from typing import Any

from claimcheck.records import Claim, Report, Severity
from claimcheck.reports import Look, spots
from claimcheck.reports.concise import where
from claimcheck.reports.jsontext import dumps
from claimcheck.reports.safety import safe
from claimcheck.reports.words import words

_SEVERITY: dict[Severity, str] = {"error": "ERROR", "warning": "WARNING", "note": "INFO"}


def render(report: Report, look: Look) -> str:
    """The findings, one a line, in the order of the report."""
    say = words(look.language)
    lines = []
    for finding in report.findings:
        others = spots.others(finding)
        row: dict[str, Any] = {
            "message": "\n".join(spots.told(finding, say)),
            "location": _location(report, finding.sides[0][0]),
            "severity": _SEVERITY[finding.severity],
            "source": {"name": "claimcheck"},
            "code": {"value": finding.code},
            "relatedLocations": [
                {
                    "message": f"{say(f'machine.{role}')}: {safe(where(claim))}",
                    "location": _location(report, claim),
                }
                for role, claim in others
            ],
        }
        lines.append(dumps(row) + "\n")
    return "".join(lines)


def _location(report: Report, claim: Claim) -> dict[str, Any]:
    """File and range; the end is behind the last byte."""
    spot = spots.figure(claim, report.sources.get(claim.document))
    if not spot.start[0]:
        return {"path": spot.path}
    if spot.in_bytes is None:
        ends: list[dict[str, int]] = [{"line": spot.start[0]}, {"line": spot.end[0]}]
    else:
        ends = [{"line": line, "column": column} for line, column in spot.in_bytes]
    return {"path": spot.path, "range": {"start": ends[0], "end": ends[1]}}
