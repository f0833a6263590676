"""One JSON object a finding and line, each as in the format json; no line of another kind.

What streams lines (jq, DuckDB, `pandas.read_json(lines=True)`) takes each for a row, so there is no
header: nothing found is an empty result. A line holds nothing that a terminal, or a reader that
splits at any line separator of Unicode, would stumble over.
"""

from __future__ import annotations

from claimcheck import serial
from claimcheck.records import Report
from claimcheck.reports import Look
from claimcheck.reports.escaping import json


def render(report: Report, look: Look) -> str:  # noqa: ARG001  # machines read no language
    """The findings in the order of the report."""
    return "".join(
        f"{json(serial.dumps(serial.finding_to_json(finding)))}\n" for finding in report.findings
    )
