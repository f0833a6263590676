"""Findings of an earlier run: the report of the last one in the user's cache, or one in a file.

The cache holds the report for machines and nothing else, no clock and no host. It is written whole
or not at all, and a run does not fail because it cannot be kept.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import get_args

from claimcheck import serial
from claimcheck.compiled import user_cache
from claimcheck.errors import UsageError
from claimcheck.frozen import record
from claimcheck.handwritten import text_of
from claimcheck.jsonvalue import Row
from claimcheck.records import (
    SEVERITIES,
    Claim,
    DocumentInfo,
    Finding,
    Interval,
    Report,
    Verdict,
)

NAME = "last-report.json"
PAIR = "last-pair.json"  # of why-not, which looks at two claims and leaves the last report alone
_MOST = 500_000_000  # bytes of a report, which a program wrote and which may be long
_VERDICTS: tuple[Verdict, ...] = get_args(Verdict)


@record
class Kept:
    """What is known of an earlier run.

    Attributes:
        documents: what was read.
        findings: with their claims; of claims without a finding nothing is kept.
    """

    documents: tuple[DocumentInfo, ...]
    findings: tuple[Finding, ...]

    def finding(self, fingerprint: str) -> Finding | None:
        """The finding of a fingerprint."""
        return next((f for f in self.findings if f.fingerprint == fingerprint), None)


def place(name: str = NAME) -> Path | None:
    """Where the last report is kept; None where the user has no cache folder."""
    folder = user_cache()
    return folder / name if folder is not None else None


def keep(report: Report, name: str = NAME) -> None:
    """Keep a report as the last one, or as that of a pair; in silence where it cannot be done."""
    target = place(name)
    if target is None:
        return
    with suppress(OSError):
        target.parent.mkdir(parents=True, exist_ok=True)
        _write(target, serial.dumps(serial.report_to_json(report)) + "\n")


def _write(target: Path, text: str) -> None:
    """The whole file, or the one that was there before."""
    draft = target.with_name(f".{target.name}.{os.getpid()}")
    try:
        with open(  # a Path has no opener
            draft, "w", encoding="utf-8", errors="backslashreplace", newline="\n", opener=_private
        ) as file:
            file.write(text)
        draft.replace(target)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def _private(path: str, flags: int) -> int:
    """Opened for nobody but the user."""
    return os.open(path, flags, 0o600)


def holding(fingerprint: str, path: str | None = None) -> Kept:
    """The findings of a report file; else of the last pair that has the fingerprint, or last run.

    Raises:
        UsageError: there is none, or it cannot be read; the text says what to do.
    """
    pair = place(PAIR)
    if path is None and pair is not None and pair.is_file():
        with suppress(UsageError):
            kept = load(str(pair))
            if kept.finding(fingerprint) is not None:
                return kept
    return load(path)


def load(path: str | None = None) -> Kept:
    """The findings of a report file, else of the last run.

    Raises:
        UsageError: there is none, or it cannot be read; the text says what to do.
    """
    file = Path(path) if path is not None else place()
    mend = "write one with claimcheck check --format json -o FILE and name it by --report"
    if file is None:
        raise UsageError(f"there is no cache folder that could hold the last report; {mend}")
    try:
        text = text_of(file, "utf-8", most=_MOST)
    except FileNotFoundError:
        if path is not None:
            raise UsageError(f"{path}: no such report; {mend}") from None
        none = "no report of an earlier run is kept; run claimcheck check first"
        raise UsageError(f"{none}, or {mend}") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise UsageError(f"{_shown(file, path)}: cannot be read: {reason}; {mend}") from None
    try:
        return from_json(json.loads(text, parse_float=Decimal))
    except RecursionError:
        raise UsageError(f"{_shown(file, path)}: nested too deep to be a report; {mend}") from None
    except ValueError as error:
        raise UsageError(
            f"{_shown(file, path)}: no report of claimcheck: {error}; {mend}"
        ) from None


def _shown(file: Path, path: str | None) -> str:
    """The file as the user named it; the cache by its own name."""
    return path if path is not None else f"the last report ({file.name} in the cache folder)"


def from_json(value: object) -> Kept:
    """The findings of a report that `serial.report_to_json` made.

    Raises:
        ValueError: it is none; the text says which key is wrong.
    """
    row = Row(value)
    if row.text("schema", "") != serial.REPORT_SCHEMA:
        raise ValueError(f'the key "schema" is not "{serial.REPORT_SCHEMA}"')
    return Kept(
        tuple(_document(item) for item in row.rows("documents")),
        tuple(_finding(item) for item in row.rows("findings")),
    )


def _document(row: Row) -> DocumentInfo:
    return DocumentInfo(
        document=row.text("document"),
        article=row.text("article"),
        title=row.optional("title"),
        publisher=row.optional("publisher"),
        date=row.optional("date"),
        language=row.optional("language"),
        figures=row.whole("figures", 0),
        claims=row.whole("claims", 0),
    )


def _finding(row: Row) -> Finding:
    claims = {claim.id: claim for claim in map(serial.claim_from_json, _values(row, "claims"))}
    sides = _sides(row, claims)
    sided = {claim.id for side in sides for claim in side}
    messages, reconcile = row.row("messages", {}), row.row("reconcile", {})
    return Finding(
        rule=row.text("rule"),
        code=row.text("code"),
        kind=row.word("kind", _VERDICTS),
        severity=row.word("severity", SEVERITIES),
        fingerprint=row.text("fingerprint"),
        message=tuple((key, messages.text(key)) for key in messages.value)
        or (("en", row.text("message")),),
        sides=sides,
        context=tuple(claim for claim in claims.values() if claim.id not in sided),
        intervals=tuple(map(_interval, row.rows("intervals"))),
        calc=row.text("calc", ""),
        reconcile=tuple((key, reconcile.text(key)) for key in reconcile.value),
        support=row.counts("support", (1, 1)),
        headline=row.text("headline", ""),
    )


def _values(row: Row, key: str) -> list[object]:
    return [item.value for item in row.rows(key)]


def _sides(row: Row, claims: dict[str, Claim]) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of each side; one that is wrong by itself has all its claims on the first."""
    named = row.get("sides", None)
    if named is None:
        return tuple(claims.values()), ()
    try:
        left, right = (tuple(claims[name] for name in side) for side in named)
    except (KeyError, TypeError, ValueError):
        raise ValueError('the key "sides" names claims that the finding does not hold') from None
    return left, right


def _interval(row: Row) -> Interval:
    return Interval(
        row.text("claim"), row.bounds("printed"), row.bounds("loosest"), row.text("unit")
    )
