"""SARIF 2.1.0, as code scanning reads it: rules, results with both places, what was not read.

Columns are code points. Files are relative to %SRCROOT%, the folder that claimcheck ran in, so that
the same articles give the same bytes on every machine.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from claimcheck import __version__
from claimcheck.patterns import pattern_of
from claimcheck.records import Accepted, Claim, Finding, Report, RuleInfo, Severity
from claimcheck.reports import Look, notices, spots
from claimcheck.reports.concise import where
from claimcheck.reports.jsontext import dumps
from claimcheck.reports.safety import safe
from claimcheck.reports.spots import Spot
from claimcheck.reports.words import Words, words

Json = dict[str, Any]

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ROOT = "%SRCROOT%"
FINGERPRINT = "claimcheck/v1"
_PROBLEM: dict[Severity, str] = {"error": "error", "warning": "warning", "note": "recommendation"}
_LONGEST = 1000  # characters of a clause beyond which it is no help around its figure
_DRIVE = pattern_of(r"[A-Za-z]:/")
_LINK = pattern_of(r"([\\\[\]])")  # what makes a link in a SARIF message


def render(report: Report, look: Look) -> str:
    """One SARIF log of one run."""
    log = {"$schema": SCHEMA, "version": "2.1.0", "runs": [_Run(report, look).told()]}
    return dumps(log, indent=1) + "\n"


def uri(path: str) -> str:
    """A path as a URI: relative where the path is, percent-encoded otherwise."""
    if _DRIVE.match(path):
        return f"file:///{path[:2]}{quote(path[2:])}"
    told = quote(path.removeprefix("./"), errors="surrogateescape")
    return f"file://{told}" if path.startswith("/") else told


class _Run:
    """The run of a report."""

    def __init__(self, report: Report, look: Look) -> None:
        self.report = report
        self.words: Words = words(look.language)
        self.notices = notices.lines(report, look)
        self.rules = spots.rules(report)
        self.numbers = {rule.id: number for number, rule in enumerate(self.rules)}
        self.paths = list(dict.fromkeys(map(self._home, _paths(report))))
        self.files = {path: number for number, path in enumerate(self.paths)}

    def told(self) -> Json:
        """The run object, keys in the order of the standard."""
        say, read = self.words, {self._home(path) for path in self.report.sources}
        findings: list[tuple[Finding, Accepted | None]]
        findings = [(one, None) for one in self.report.findings]
        findings += [(one.finding, one) for one in self.report.accepted]
        return {
            "tool": {
                "driver": {
                    "name": "claimcheck",
                    "semanticVersion": __version__,
                    "rules": [self._rule(rule) for rule in self.rules],
                }
            },
            "language": say.language,
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {ROOT: {"description": {"text": say("machine.root")}}},
            "invocations": [self._invocation()],
            "artifacts": [
                {"location": _file(path), **({"roles": ["analysisTarget"]} if path in read else {})}
                for path in self.paths
            ],
            "results": [self._result(*one) for one in findings],
        }

    def _rule(self, rule: RuleInfo) -> Json:
        language = self.words.language
        title = spots.said(rule.title, language)
        explain = _paragraphs(spots.said(rule.explain, language)) or [title]
        hint = _paragraphs(spots.said(rule.hint, language))
        help_ = "\n\n".join([*explain, *hint])
        return {
            "id": rule.code,
            "name": rule.id,
            "shortDescription": {"text": title},
            "fullDescription": {"text": explain[0]},
            "help": {"text": help_, "markdown": f"**{title}**\n\n{help_}"},
            "defaultConfiguration": {"level": rule.severity},
            "properties": {
                "tags": list(rule.tags),
                "problem.severity": _PROBLEM[rule.severity],
            },
        }

    def _invocation(self) -> Json:
        """Whether all was read."""
        return {
            "executionSuccessful": not (
                self.report.coverage.unread or self.report.coverage.left_out
            ),
            "toolExecutionNotifications": [
                {
                    "level": "error",
                    "message": {"text": _plain(told)},
                    "locations": [{"physicalLocation": _place(path, row)}],
                }
                for path, told, row in spots.unread(self.report, self.words)
            ]
            + [{"level": "warning", "message": {"text": _plain(told)}} for told in self.notices],
        }

    def _result(self, finding: Finding, accepted: Accepted | None) -> Json:
        first = finding.sides[0][0]
        others = list(enumerate(spots.others(finding), 1))
        lines = [_plain(spots.message(finding, self.words.language))]
        lines += [
            f"{self.words(f'label.{role}')} [{_plain(safe(where(claim)))}]({number}):"
            f" {_plain(spots.quoted(claim))}"
            for number, (role, claim) in others
        ]
        result: Json = {
            "ruleId": finding.code,
            "ruleIndex": self.numbers[finding.rule],
            "level": finding.severity,
            "message": {"text": "\n".join(lines)},
            "locations": [self._location(first)],
            "relatedLocations": [
                {"id": number, **self._location(claim), "message": {"text": self._about(role)}}
                for number, (role, claim) in others
            ],
            "partialFingerprints": {FINGERPRINT: finding.fingerprint},
            "properties": {"kind": finding.kind},
        }
        if accepted is not None:
            result["suppressions"] = [_suppression(accepted, self.words)]
        return result

    def _home(self, path: str) -> str:
        return spots.home(path, self.report.sources.get(path))

    def _about(self, role: str) -> str:
        return self.words(f"machine.{role}")

    def _location(self, claim: Claim) -> Json:
        document = self.report.sources.get(claim.document)
        spot = spots.figure(claim, document)
        index = {"index": self.files[self._home(claim.document)]}
        place: Json = {"artifactLocation": {**_file(spot.path), **index}}
        if spot.start[0]:
            place["region"] = _region(spot)
        clause = spots.clause(claim, document)
        if clause is not None and claim.span != claim.figure and len(clause.text) <= _LONGEST:
            place["contextRegion"] = _region(clause)
        return {"physicalLocation": place}


def _paths(report: Report) -> Iterator[str]:
    """Every article that was read, then those that only findings name."""
    yield from (info.document for info in report.documents)
    for finding in (*report.findings, *(one.finding for one in report.accepted)):
        yield from (claim.document for claim in finding.claims)


def _file(path: str) -> Json:
    """Where a file is: from the root of the run, unless its path is absolute."""
    told = uri(path)
    return {"uri": told} if told.startswith("file:") else {"uri": told, "uriBaseId": ROOT}


def _place(path: str, row: Spot | None) -> Json:
    """A file, or a row of one."""
    place: Json = {"artifactLocation": _file(path if row is None else row.path)}
    if row is not None and row.start[0]:
        place["region"] = _region(row)
    return place


def _region(spot: Spot) -> Json:
    if spot.is_row:
        return {"startLine": spot.start[0]}
    region: Json = {
        "startLine": spot.start[0],
        "startColumn": spot.start[1],
        "endLine": spot.end[0],
        "endColumn": spot.end[1],
    }
    if spot.text:
        text = spot.text.encode("utf-8", "backslashreplace").decode()
        region["snippet"] = {"text": text}
    return region


def _suppression(accepted: Accepted, say: Words) -> Json:
    """Why a finding does not count."""
    if accepted.how == "baseline":
        told = say("machine.baseline")
    else:
        told = say("machine.waiver", accepted.reason, accepted.by, accepted.until)
    return {"kind": "external", "status": "accepted", "justification": safe(told)}


def _plain(text: str) -> str:
    """Text of a message in which no bracket makes a link."""
    return _LINK.sub(r"\\\1", text)


def _paragraphs(prose: str) -> list[str]:
    """The paragraphs, each on one line."""
    return [" ".join(part.split()) for part in prose.strip().split("\n\n") if part.strip()]
