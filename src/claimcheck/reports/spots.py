"""Where findings stand, for formats that a program reads: lines, columns, the text at them.

A place is known without its article too: a claim of the ledger carries its line, its column and the
words of its clause.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import Claim, Document, Finding, Report, RuleInfo
from claimcheck.reports.concise import where
from claimcheck.reports.safety import safe
from claimcheck.reports.words import Words

Position = tuple[int, int]
_ROW = pattern_of(
    r"(?P<file>.+?\.(?:csv|tsv|jsonl|ndjson|parquet))#(?:L(?P<line>\d{1,9})\Z)?", re.IGNORECASE
)
_ROOM = 160  # characters of a clause on each side of its figure


@record
class Spot:
    """The place of some text in a file.

    Attributes:
        path: of the article, as the report names it.
        start, end: 1-based (line, column) in code points; the end is behind the last character.
        text: what stands there, as published.
        before, last: what stands on the first line before the start, and on the last one before the
            end; None where the article is not at hand.
        is_row: whether it is a row of a table of articles, of which no column is known; its line is
            0 where that is not known either.
    """

    path: str
    start: Position
    end: Position
    text: str
    before: str | None = None
    last: str | None = None
    is_row: bool = False

    @property
    def in_bytes(self) -> tuple[Position, Position] | None:
        """Start and end with columns in bytes of UTF-8; None where the lines are not known."""
        if self.before is None or self.last is None:
            return None
        return (self.start[0], _bytes(self.before) + 1), (self.end[0], _bytes(self.last) + 1)


def _bytes(text: str) -> int:
    return len(text.encode("utf-8", "surrogatepass"))


def figure(claim: Claim, document: Document | None) -> Spot:
    """The figure of a claim, from its numeral on: that is the place which reports name."""
    whole = row(claim.document, document)
    if whole is not None:
        return whole
    start = (claim.line, claim.column)
    if document is not None and document.raw:
        first = document.offset(*start)
        return _read(document, (first, max(first, claim.figure[1])))
    lead = _lead(claim)
    if lead is None:
        return Spot(claim.document, start, start, "")
    text = claim.quote[lead : claim.figure[1] - claim.span[0]]
    return Spot(claim.document, start, _ahead(start, text), text)


def row(path: str, document: Document | None = None) -> Spot | None:
    """The row that an article of a table is; None for an article that is a file.

    Its name says so (`wire.csv#7`), and its line where it has no id (`wire.csv#L17`).
    """
    found = _ROW.match(path)
    if found is None or (document is not None and not document.row):
        return None
    line = document.row if document is not None else int(found["line"] or 0)
    return Spot(found["file"], (line, 0), (line, 0), "", is_row=True)


def home(path: str, document: Document | None = None) -> str:
    """The file that an article stands in."""
    whole = row(path, document)
    return path if whole is None else whole.path


def unread(report: Report, words: Words) -> Iterator[tuple[str, str, Spot | None]]:
    """What could not be read, or not to its end: its name, what is said, the row that it is."""
    reasons = dict(report.coverage.reasons)
    for path in report.coverage.unread:
        told = words("machine.unread", path)
        if path in reasons:
            told = words("machine.unread_for", path, reasons[path])
        yield path, safe(told), row(path)
    for path, lost in report.coverage.left_out:
        told = words("machine.left_out", path, lost.figures, lost.line, lost.limit)
        yield path, safe(told), row(path)


def clause(claim: Claim, document: Document | None) -> Spot | None:
    """The clause in which the figure of a claim stands; None where its column is not known."""
    if row(claim.document, document) is not None:
        return None
    if document is not None and document.raw:
        return _read(document, claim.span)
    lead = _lead(claim)
    if lead is None or "\n" in claim.quote[:lead]:
        return None
    start = (claim.line, claim.column - lead)
    return Spot(claim.document, start, _ahead(start, claim.quote), claim.quote)


def _lead(claim: Claim) -> int | None:
    """Where the numeral begins in the words of a clause.

    None where something (a pinyin note) was dropped from the figure, so that nobody can count.
    """
    low, high = (at - claim.span[0] for at in claim.figure)
    if claim.quantity is None:
        return low
    if claim.quantity.end - claim.quantity.start != high - low:
        return None
    return low + claim.quantity.num_start - claim.quantity.start


def _read(document: Document, span: tuple[int, int]) -> Spot:
    """A raw span of an article that is at hand."""
    (low, high), raw = span, document.raw
    start, end = document.position(low), document.position(high)
    before, last = raw[low - start[1] + 1 : low], raw[high - end[1] + 1 : high]
    return Spot(document.path, start, end, raw[low:high], before, last)


def _ahead(start: Position, text: str) -> Position:
    """Where some text ends that begins at a place."""
    breaks = text.count("\n")
    if not breaks:
        return start[0], start[1] + len(text)
    return start[0] + breaks, len(text) - text.rfind("\n")


def others(finding: Finding) -> tuple[tuple[str, Claim], ...]:
    """The further places of a finding, each once, with what they are to it.

    "beside" says the same as the first place, "against" is the other side, "context" is needed for
    the arithmetic.
    """
    left, right = finding.sides
    found: dict[tuple[str, Position], tuple[str, Claim]] = {}
    groups = (("against", right), ("beside", left[1:]), ("context", finding.context))
    for role, claims in groups:
        for claim in claims:
            found.setdefault((claim.document, claim.figure), (role, claim))
    found.pop((left[0].document, left[0].figure), None)
    return tuple(found.values())


def rules(report: Report) -> list[RuleInfo]:
    """The rules that ran; of one that a report does not describe, what its findings say."""
    found = {rule.id: rule for rule in report.rules}
    for finding in (*report.findings, *(one.finding for one in report.accepted)):
        if finding.rule not in found:
            title = (("en", finding.rule),)
            found[finding.rule] = RuleInfo(finding.rule, finding.code, finding.severity, title)
    return sorted(found.values(), key=lambda rule: (rule.code, rule.id))


def said(texts: Iterable[tuple[str, str]], language: str) -> str:
    """A text in a language, else in English; "" for none."""
    found = dict(texts)
    return found[language] if language in found else found.get("en", "")


def message(finding: Finding, language: str) -> str:
    """The message on one line, safe to show."""
    return safe(" ".join(finding.text(language).split()))


def quoted(claim: Claim) -> str:
    """The words of a clause around its figure, on one line, safe to show."""
    low, high = (at - claim.span[0] for at in claim.figure)
    start, end = max(0, low - _ROOM), min(len(claim.quote), high + _ROOM)
    shown = safe(" ".join(claim.quote[start:end].split()))
    return f"{'… ' if start else ''}{shown}{' …' if end < len(claim.quote) else ''}"


def told(finding: Finding, words: Words) -> Iterator[str]:
    """A finding in lines of plain text: the message, its places, the arithmetic."""
    language = words.language
    first = finding.sides[0][0]
    yield message(finding, language)
    yield f"{safe(where(first))}: {quoted(first)}"
    for role, claim in others(finding):
        yield f"{words(f'label.{role}')} {safe(where(claim))}: {quoted(claim)}"
    if finding.calc:
        yield f"{words('label.calc')}: {safe(finding.calc)}"
    unless = dict(finding.reconcile).get(language)
    if unless:
        yield f"{words('label.reconcile')}: {safe(' '.join(unless.split()))}"
