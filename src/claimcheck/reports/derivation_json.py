"""How a claim was read, for machines: the claim, and its slots with steps, words and places."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from claimcheck import lexicon as lexicons
from claimcheck import serial
from claimcheck.lexicon import LANGUAGES
from claimcheck.records import Derivation, Document
from claimcheck.reports import Look
from claimcheck.reports.escaping import json
from claimcheck.reports.labels import Labels
from claimcheck.reports.rows import Row, rows, step_in_words
from claimcheck.reports.words import words

SCHEMA = "claimcheck-explanation/1"


def render(document: Document, derivations: Sequence[Derivation], look: Look) -> str:
    """One JSON object; values and steps in words in every language, whatever the reader's."""
    labels = {
        language: Labels(lexicons.load(look.lexicon), words(language)) for language in LANGUAGES
    }
    claims = [_claim(document, derivation, labels) for derivation in derivations]
    found = {"schema": SCHEMA, "document": document.path, "claims": claims}
    return json(serial.dumps(found)) + "\n"


def _claim(document: Document, derivation: Derivation, labels: dict[str, Labels]) -> dict[str, Any]:
    interval = derivation.interval
    told = {
        language: list(
            rows(derivation, labels[language], words(language, "explain"), document.published)
        )
        for language in labels
    }
    slots = [
        _row(document, dict(zip(told, same, strict=True)))
        for same in zip(*told.values(), strict=True)
    ]
    return {
        "claim": serial.claim_to_json(derivation.claim),
        "interval": serial.interval_to_json(interval) if interval is not None else None,
        "slots": slots,
    }


def _row(document: Document, told: dict[str, Row]) -> dict[str, Any]:
    """One slot: what is the same in every language, then the words of each."""
    row = next(iter(told.values()))
    origin = None
    if row.origin is not None:
        line, column = document.position(row.origin.span[0])
        origin = {
            "line": line,
            "column": column,
            "span": list(row.origin.span),
            "text": row.origin.text,
        }
    return {
        "slot": row.slot,
        **({"role": row.role} if row.role else {}),
        "value": {language: one.value for language, one in told.items()},
        "locus": row.locus,
        "origin": origin,
        "steps": [
            {"step": step}
            | {language: step_in_words(step, words(language, "explain")) for language in told}
            for step in row.steps
        ],
    }
