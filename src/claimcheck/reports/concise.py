"""One line a finding: `path:line:col: severity[code] message (vs other:line:col)`."""

from __future__ import annotations

from claimcheck.records import Claim, Finding, Report
from claimcheck.reports import Look
from claimcheck.reports.safety import safe


def render(report: Report, look: Look) -> str:
    """The findings, one a line, in the order of the report."""
    return "".join(f"{line(finding, look.language)}\n" for finding in report.findings)


def line(finding: Finding, language: str) -> str:
    """One finding in one line."""
    left, right = finding.sides
    others = ", ".join(dict.fromkeys(where(claim) for claim in (*left[1:], *right)))
    message = " ".join(finding.text(language).split())
    against = f" (vs {others})" if others else ""
    return safe(f"{where(left[0])}: {finding.severity}[{finding.code}] {message}{against}")


def where(claim: Claim) -> str:
    """The place of a claim's figure."""
    return f"{claim.document}:{claim.line}:{claim.column}"
