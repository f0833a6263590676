"""One row a finding, for spreadsheets: both sides with place, sentence, subject, period and value.

A side is told by its first claim; `left` and `right` name all of them, `left_places` and
`right_places` where they stand. The columns are fixed; see docs/formats.md.
"""

from __future__ import annotations

from claimcheck import spelling
from claimcheck.records import Claim, DocumentInfo, Finding, Interval, Report
from claimcheck.reports import Look, cells, drawing
from claimcheck.reports.cells import Value
from claimcheck.reports.concise import where

WHOLE = ("severity", "code", "rule", "kind", "message", "calc", "reconcile")
SIDE = (
    "document", "line", "column", "publisher", "date", "quote", "printed",
    "subject", "measure", "scope", "period", "period_start", "period_end", "modality", "source",
    "low", "high", "first", "last", "unit", "loosest_low", "loosest_high", "support", "places",
)  # fmt: skip
COLUMNS = (
    *WHOLE,
    *(f"left_{name}" for name in SIDE),
    *(f"right_{name}" for name in SIDE),
    "left",
    "right",
    "fingerprint",
)


def render(report: Report, look: Look) -> str:
    """The findings in the order of the report."""
    infos = {info.document: info for info in report.documents}
    with drawing.using(look):
        return "".join(
            cells.lines(COLUMNS, (_row(f, infos, look.language) for f in report.findings))
        )


def _row(finding: Finding, infos: dict[str, DocumentInfo], language: str) -> list[Value]:
    reconcile = dict(finding.reconcile)
    row: dict[str, Value] = {
        "severity": finding.severity,
        "code": finding.code,
        "rule": finding.rule,
        "kind": finding.kind,
        "message": finding.text(language),
        "calc": finding.calc,
        "reconcile": reconcile.get(language, reconcile.get("en", "")),
        "fingerprint": finding.fingerprint,
    }
    read = {interval.claim: interval for interval in finding.intervals}
    for name, side, support in zip(("left", "right"), finding.sides, finding.support, strict=True):
        row[name] = " ".join(claim.id for claim in side)
        if side:
            told = _side(side[0], infos.get(side[0].document), read.get(side[0].id))
            told["support"] = support
            told["places"] = "; ".join(map(where, side))
            row |= {f"{name}_{key}": value for key, value in told.items()}
    return [row.get(name) for name in COLUMNS]


def _side(claim: Claim, info: DocumentInfo | None, interval: Interval | None) -> dict[str, Value]:
    quantity, period = claim.quantity, claim.period
    start, end = (at - claim.span[0] for at in claim.figure)
    row: dict[str, Value] = {
        "document": claim.document,
        "line": claim.line,
        "column": claim.column,
        "publisher": info.publisher if info else None,
        "date": info.date if info else None,
        "quote": claim.quote,
        "printed": claim.quote[max(0, start) : end],
        "subject": claim.subject.key if claim.subject else None,
        "measure": claim.measure.key if claim.measure else None,
        "scope": "; ".join(f"{item.role}={item.key}" for item in claim.scope),
        "period": spelling.period(period),
        "period_start": period.start,
        "period_end": period.end,
        "modality": claim.modality,
        "source": claim.source,
    }
    if quantity is not None:
        row |= {name: getattr(quantity, name) for name in ("low", "high", "first", "last", "unit")}
    if interval is not None:
        row |= {"loosest_low": interval.loosest[0], "loosest_high": interval.loosest[1]}
    return row
