"""Markdown, for a comment on a pull request or the summary of a CI job.

The loudest findings first, each with its places, the figure marked as code: bold would fail between
Chinese characters, where a closing ** behind a sign is none. No HTML, no link, no table: what
stands in an article cannot break out of a list. What a comment has no room for is counted.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck import lexicon as lexicons
from claimcheck import spelling
from claimcheck.records import SEVERITIES, Claim, Finding, Report
from claimcheck.reports import Look, drawing, places, summary
from claimcheck.reports.concise import where
from claimcheck.reports.escaping import code, markdown
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words

LIMIT = 65_000  # GitHub takes 65,536 characters; a marker of whoever posts it has room too
LONGEST = 8_000  # of one finding; a longer one is told in one line
PLACES = 5  # of a side that are shown
AROUND = 160  # characters shown on each side of a figure
TEXT = 500  # characters of a message, a note is allowed less
NOTE = 100
PATH = 300

_CLOSING = 200  # kept free for the line that counts what is left out


def render(report: Report, look: Look) -> str:
    """Headline, findings by severity, what was looked at."""
    with drawing.using(look):
        return _Writer(report, Labels(lexicons.load(look.lexicon), words(look.language))).text()


def size(text: str) -> int:
    """Characters as a host counts them that keeps UTF-16."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


class _Writer:
    """Writes one report."""

    def __init__(self, report: Report, labels: Labels) -> None:
        self.report = report
        self.labels = labels
        self.words = labels.words
        self.infos = {info.document: info for info in report.documents}

    def text(self) -> str:
        """All of it, or as much as there is room for."""
        head = f"## claimcheck: {markdown(summary.counts(self.report, self.labels).plain)}\n"
        foot = "".join(f"\n{line}\n" for line in self._coverage())
        room = LIMIT - size(head) - size(foot) - _CLOSING
        body, left_out = self._findings(room)
        more = ""
        if left_out:
            more = f"\n{markdown(self.words.count('markdown.left_out', left_out))}\n"
        return head + body + more + foot

    def _findings(self, room: int) -> tuple[str, int]:
        """The findings that there is room for, the loudest first, and how many others there are."""
        parts: list[str] = []
        shown = 0
        for severity in reversed(SEVERITIES):
            found = [f for f in self.report.findings if f.severity == severity]
            title = markdown(self.words.count(f"summary.{severity}", len(found)))
            for number, finding in enumerate(found):
                part = "\n".join(self._finding(finding)) + "\n"
                if size(part) > LONGEST:
                    part = f"{self._brief(finding)}\n"
                part = f"\n### {title}\n\n{part}" if number == 0 else part
                room -= size(part)
                if room < 0:
                    return "".join(parts), len(self.report.findings) - shown
                parts.append(part)
                shown += 1
        return "".join(parts), 0

    def _brief(self, finding: Finding) -> str:
        """A finding without the sentences."""
        left, right = finding.sides
        named = [code(_clipped(where(claim), PATH)) for claim in (*left[:1], *right[:1])]
        return f"{self._head(finding)} ({', '.join(named)})"

    def _head(self, finding: Finding) -> str:
        kind = self.words.entry("verdict", finding.kind, finding.kind)
        told = " ".join(finding.text(self.words.language).split())
        title = markdown(f"{finding.code} {kind}")
        return f"- **{title}** · {markdown(_clipped(told, TEXT))}"

    def _finding(self, finding: Finding) -> Iterator[str]:
        """Message, places, reasons: one item of a list, with a list of its own."""
        yield self._head(finding)
        beside = finding.kind == "basis-mismatch"  # nobody is against anybody
        sided = {claim.id for side in finding.sides for claim in side}
        context = tuple(claim for claim in finding.context if claim.id not in sided)
        labels = ("", "label.beside" if beside else "label.against", "label.context")
        for label, side in zip(labels, (*finding.sides, context), strict=True):
            for claim in side[:PLACES]:
                yield from self._place(claim, self.words(label) if label else "")
            if len(side) > PLACES:
                yield f"  - {self.words('topic.more', len(side) - PLACES)}"
        yield from (f"  - {line}" for line in self._reasons(finding, beside=beside))

    def _place(self, claim: Claim, label: str) -> Iterator[str]:
        """Where a claim stands, how it was read, and its sentence."""
        line, spans = places.source_line(self.report.sources.get(claim.document), claim)
        notes = places.notes(claim, self.infos.get(claim.document), self.labels)
        told = [code(_clipped(where(claim), PATH)), *(markdown(_clipped(n, NOTE)) for n in notes)]
        yield f"  - {f'{markdown(label)} ' if label else ''}{' · '.join(told)}\\"
        about, value = self.labels.about(claim), self.labels.value(claim)
        worded = claim.quantity is not None and claim.quantity.kind == "comparison"
        read = self.words("label.worded" if worded else "label.read", about, value)
        yield f"    {markdown(_clipped(read, TEXT))}"
        yield f"    > {_quoted(line.plain, spans)}"

    def _reasons(self, finding: Finding, *, beside: bool) -> Iterator[str]:
        """The arithmetic, what would reconcile the sides, how many say each, the fingerprint."""
        words = self.words
        if finding.calc:
            calc = spelling.spoken(finding.calc, words.language)
            yield f"{words('label.calc')} {code(_clipped(calc, TEXT))}"
        reconcile = dict(finding.reconcile)
        unless = reconcile.get(words.language, reconcile.get("en", ""))
        if unless:
            label = words("label.hold" if beside else "label.reconcile")
            yield f"{markdown(label)} {markdown(_clipped(unless, TEXT), begins=False)}"
        if finding.restates:
            yield markdown(words("label.restates", finding.restates))
        if max(finding.support) > 1 and not beside:
            yield markdown(words("label.support", *finding.support))
        yield code(finding.fingerprint)

    def _coverage(self) -> Iterator[str]:
        """What was looked at, a line each."""
        for row in summary.coverage(self.report, self.labels):
            yield markdown(_clipped(row.plain, TEXT))


def _clipped(text: str, most: int) -> str:
    """The text, cut where it is too long."""
    return text if len(text) <= most else f"{text[: most - 1]}…"


def _quoted(plain: str, spans: list[tuple[int, int]]) -> str:
    """A sentence with its figure as code, cut to what stands around it."""
    low, high = spans[0] if spans else (0, 0)
    high = min(high, low + AROUND)
    start, end = max(0, low - AROUND), min(len(plain), high + AROUND)
    before, figure, after = plain[start:low], plain[low:high], plain[high:end]
    opening = "… " if start else ""
    closing = " …" if end < len(plain) else ""
    marked = code(figure) if figure.strip() else markdown(figure, begins=False)
    rest = markdown(after, begins=not (opening or before or marked))
    return f"{opening}{markdown(before, begins=not start)}{marked}{rest}{closing}".strip()
