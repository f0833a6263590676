"""The report for machines: schema claimcheck-report/1."""

from __future__ import annotations

from claimcheck import serial
from claimcheck.records import Report
from claimcheck.reports import Look


def render(report: Report, look: Look) -> str:  # noqa: ARG001  # machines read no language
    """One JSON object; the same bytes in every locale."""
    return serial.dumps(serial.report_to_json(report)) + "\n"
