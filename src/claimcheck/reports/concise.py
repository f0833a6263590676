"""One line a finding: `path:line:col: severity[code] message (vs other:line:col)`.

Of a .docx or .pdf the line is that of its text; the page or paragraph stands behind it in brackets.
"""

from __future__ import annotations

from claimcheck import spelling
from claimcheck.records import Claim, Finding, Report
from claimcheck.reports import Look
from claimcheck.reports.safety import safe


def render(report: Report, look: Look) -> str:
    """The findings, one a line, in the order of the report."""
    return "".join(f"{line(finding, look.language)}\n" for finding in report.findings)


def line(finding: Finding, language: str) -> str:
    """One finding in one line."""
    left, right = finding.sides
    others = ", ".join(dict.fromkeys(place(claim, language) for claim in (*left[1:], *right)))
    message = " ".join(finding.text(language).split())
    against = f" (vs {others})" if others else ""
    inside = spot(left[0], language)
    message = f"{inside}: {message}" if inside else message
    return safe(f"{where(left[0])}: {finding.severity}[{finding.code}] {message}{against}")


def where(claim: Claim) -> str:
    """The place of a claim's figure."""
    return f"{claim.document}:{claim.line}:{claim.column}"


def place(claim: Claim, language: str) -> str:
    """The same with the page, paragraph or row of a table, where there is one."""
    inside = spot(claim, language)
    return f"{where(claim)} [{inside}]" if inside else where(claim)


def spot(claim: Claim, language: str) -> str:
    """The page, paragraph or row of a table in words; "" in plain text."""
    return spelling.spot(claim.spot, language) if claim.spot is not None else ""
