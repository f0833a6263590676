"""Reports as JSON: schema `claimcheck-report/1`."""

from __future__ import annotations

from collections import defaultdict

from claimcheck.jsonvalue import number
from claimcheck.records import Coverage, DocumentInfo, Finding, Interval, Report
from claimcheck.serial.claims import Json, claim_to_json

REPORT_SCHEMA = "claimcheck-report/1"


def report_to_json(report: Report, language: str = "en") -> Json:
    """A report by `schemas/report.schema.json`; `language` is that of each `message`."""
    coverage = report.coverage
    return {
        "schema": REPORT_SCHEMA,
        "documents": [document_to_json(info) for info in report.documents],
        "coverage": {
            "seen": coverage.seen,
            "read": coverage.read,
            "compared": coverage.compared,
            "rules_not_run": [
                {"rule": rule, "reason": reason} for rule, reason in coverage.rules_not_run
            ],
            "skipped": coverage.skipped,
            "unread": list(coverage.unread),
            **_unlisted_to_json(coverage),
            **_left_out_to_json(coverage),
            **_beside_to_json(coverage),
        },
        "topics": _topics_to_json(report),
        "findings": [finding_to_json(finding, language) for finding in report.findings],
    } | _accepted_to_json(report)


def _unlisted_to_json(coverage: Coverage) -> Json:
    """Where more was found than is listed; the key is there only then."""
    names = ("rule", "code", "subject", "measure", "listed", "more", "values", "held")
    rows = [{name: getattr(one, name) for name in names} for one in coverage.unlisted]
    return {"unlisted": rows} if rows else {}


def _left_out_to_json(coverage: Coverage) -> Json:
    """What is beyond the limits; the key is there only where something is."""
    rows = [
        {"document": path, "line": one.line, "figures": one.figures, "limit": one.limit}
        for path, one in coverage.left_out
    ]
    return {"left_out": rows} if rows else {}


def _beside_to_json(coverage: Coverage) -> Json:
    """Which published texts were not held against the new ones; only there where some were not."""
    missed = coverage.beside
    row = {"gone": list(missed.gone), "more": missed.more, "unkept": missed.unkept}
    return {"beside": row} if missed else {}


def _accepted_to_json(report: Report) -> Json:
    """What is known and does not count; the key is there only where something is."""
    rows = [
        {
            "fingerprint": one.finding.fingerprint,
            "rule": one.finding.rule,
            "severity": one.finding.severity,
            "how": one.how,
            "by": one.by,
            "reason": one.reason,
            "until": one.until or None,
        }
        for one in report.accepted
    ]
    return {"accepted": rows} if rows else {}


def document_to_json(info: DocumentInfo) -> Json:
    """What a report says of a document that was read."""
    return {
        "document": info.document,
        "article": info.article,
        "title": info.title,
        "publisher": info.publisher,
        "date": info.date,
        "language": info.language,
        "figures": info.figures,
        "claims": info.claims,
    }


def _topics_to_json(report: Report) -> list[Json]:
    """The topics, each with the findings of which a side has one of its claims."""
    sided: dict[str, set[int]] = defaultdict(set)
    for at, finding in enumerate(report.findings):
        for claim in (*finding.sides[0], *finding.sides[1]):
            sided[claim.id].add(at)
    rows = []
    for topic in report.topics:
        own = sorted({at for claim in topic.claims for at in sided.get(claim.id, ())})
        rows.append(
            {
                "id": topic.id,
                "title": " · ".join(filter(None, (topic.owner, topic.market, topic.family))),
                "owner": topic.owner,
                "market": topic.market,
                "family": topic.family,
                "clusters": list(topic.clusters),
                "claims": [claim.id for claim in topic.claims],
                "findings": [report.findings[at].fingerprint for at in own],
            }
        )
    return rows


def finding_to_json(finding: Finding, language: str = "en") -> Json:
    """A finding with its claims in full, each with its line and column."""
    row: Json = {
        "rule": finding.rule,
        "code": finding.code,
        "kind": finding.kind,
        "severity": finding.severity,
        "fingerprint": finding.fingerprint,
        "message": finding.text(language),
        "messages": dict(finding.message),
        "intervals": [interval_to_json(interval) for interval in finding.intervals],
        "support": list(finding.support),
        "reconcile": dict(finding.reconcile),
        "headline": finding.headline,
        "claims": [claim_to_json(claim) for claim in finding.claims],
    }
    if all(finding.sides):  # a figure that is wrong by itself stands against none
        row["sides"] = [[claim.id for claim in side] for side in finding.sides]
    row |= {"calc": finding.calc} if finding.calc else {}
    return row | ({"restates": finding.restates} if finding.restates else {})


def interval_to_json(interval: Interval) -> Json:
    """How a figure was read."""
    return {
        "claim": interval.claim,
        "printed": [number(value) for value in interval.printed],
        "loosest": [number(value) for value in interval.loosest],
        "unit": interval.unit,
    }
