"""Records as JSON and back: the published contracts in `schemas/`.

A claim is one line of `claimcheck extract` and of the ledger; `claim_from_json` gives back the
very claim that `claim_to_json` wrote. Figures are JSON numbers without any float noise. A report is
schema `claimcheck-report/1`.
"""

from __future__ import annotations

from claimcheck.jsonvalue import dumps, number
from claimcheck.serial.claims import claim_from_json, claim_to_json, quantity_to_json
from claimcheck.serial.report import (
    REPORT_SCHEMA,
    document_to_json,
    finding_to_json,
    interval_to_json,
    report_to_json,
)

__all__ = [
    "REPORT_SCHEMA",
    "claim_from_json",
    "claim_to_json",
    "document_to_json",
    "dumps",
    "finding_to_json",
    "interval_to_json",
    "number",
    "quantity_to_json",
    "report_to_json",
]
