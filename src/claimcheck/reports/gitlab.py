"""The Code Quality report of GitLab: a JSON array of issues.

A merge request shows the description and the one line it stands on, so the other places are named
in it; `other_locations` and `content` are those of Code Climate, from which the format comes.
"""

from __future__ import annotations

from collections import Counter
from typing import Any

from claimcheck.records import Claim, Finding, Report, Severity
from claimcheck.reports import Look, spots
from claimcheck.reports.concise import where
from claimcheck.reports.jsontext import dumps
from claimcheck.reports.safety import safe
from claimcheck.reports.words import Words, words

_SEVERITY: dict[Severity, str] = {"error": "major", "warning": "minor", "note": "info"}


def render(report: Report, look: Look) -> str:
    """The findings in the order of the report."""
    say = words(look.language)
    seen: Counter[str] = Counter()
    issues = []
    for finding in report.findings:
        seen[finding.fingerprint] += 1
        issues.append(_issue(report, finding, say, seen[finding.fingerprint]))
    return dumps(issues, indent=1) + "\n"


def _issue(report: Report, finding: Finding, say: Words, time: int) -> dict[str, Any]:
    others = [claim for _, claim in spots.others(finding)]
    named = ", ".join(safe(where(claim)) for claim in others)
    told = spots.message(finding, say.language)
    first = _location(report, finding.sides[0][0])
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": f"{told} ({say('label.against')} {named})" if named else told,
        "content": {"body": "\n".join(f"    {line}" for line in spots.told(finding, say))},
        "categories": ["Bug Risk"],
        # GitLab shows the first of two issues with one fingerprint only
        "fingerprint": finding.fingerprint if time == 1 else f"{finding.fingerprint}-{time}",
        "severity": _SEVERITY[finding.severity],
        "location": first,
        "other_locations": [_location(report, claim) for claim in others],
    }


def _location(report: Report, claim: Claim) -> dict[str, Any]:
    """File and lines, which GitLab reads, with the columns beside them in code points."""
    spot = spots.figure(claim, report.sources.get(claim.document))
    if spot.is_row:
        line = max(1, spot.start[0])  # GitLab shows no issue without a line
        return {"path": spot.path.removeprefix("./"), "lines": {"begin": line, "end": line}}
    ends = {
        name: {"line": line, "column": column}
        for name, (line, column) in (("begin", spot.start), ("end", spot.end))
    }
    return {
        "path": spot.path.removeprefix("./"),
        "lines": {"begin": spot.start[0], "end": spot.end[0]},
        "positions": ends,
    }
