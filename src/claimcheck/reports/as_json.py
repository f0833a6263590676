"""The report for machines: schema claimcheck-report/1."""

from __future__ import annotations

from claimcheck import serial
from claimcheck.records import Report
from claimcheck.reports import Look
from claimcheck.reports.escaping import json


def render(report: Report, look: Look) -> str:  # noqa: ARG001  # machines read no language
    """One JSON object; the same bytes in every locale."""
    return json(serial.dumps(serial.report_to_json(report))) + "\n"
