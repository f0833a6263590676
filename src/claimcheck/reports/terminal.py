"""The report a person reads: by topic, each place with its sentence, the arithmetic, a summary."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import SEVERITIES, Claim, Finding, Report
from claimcheck.reports import Look, drawing, layout, places, plot, reading, summary
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET
from claimcheck.reports.severities import STYLES
from claimcheck.reports.sheets import Sheet, quiet_topics, sheets
from claimcheck.reports.view import text
from claimcheck.reports.words import words

OTHERS = 4  # further claims of a topic that are named
GLANCE = 4  # findings from which on they are listed at the end
MOST = 12  # of them
QUIET_TOPICS = 8  # topics without findings that are named


def render(report: Report, look: Look) -> str:
    """The whole report as text."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    return layout.render(_Printer(report, look, labels).lines(), look)


def finding_lines(finding: Finding, report: Report, look: Look, labels: Labels) -> Iterator[Text]:
    """One finding as the report shows it, its places numbered from 1."""
    numbers = {claim.id: number for number, claim in enumerate(finding.claims, 1)}
    return _Printer(report, look, labels).finding(finding, numbers, set())


class _Printer:
    """Writes one report, line by line."""

    def __init__(self, report: Report, look: Look, labels: Labels) -> None:
        self.report = report
        self.look = look
        self.labels = labels
        self.words = labels.words
        self.infos = {info.document: info for info in report.documents}
        self.width = max(20, look.width)

    def lines(self) -> Iterator[Text]:
        """Topics with findings, topics without, summary."""
        for sheet in sheets(self.report):
            yield from self._sheet(sheet)
        if self.report.findings:
            yield from self._quiet()
        yield from self._glance()
        yield from summary.lines(self.report, self.labels, self.width)

    def _glance(self) -> Iterator[Text]:
        """The loudest findings again, a line each: what is left on the screen at the end."""
        order = sorted(self.report.findings, key=lambda f: -SEVERITIES.index(f.severity))
        loud = [finding for finding in order if finding.severity != "note"]
        if len(self.report.findings) < GLANCE or not loud:
            return
        yield text(self.words("glance.title"), "bold")
        for finding in loud[:MOST]:
            head = Text.assemble(
                (f"  {self.words(f'severity.{finding.severity}')} ", STYLES[finding.severity]),
                (f"{finding.code} ", QUIET),
            )
            head.append_text(places.place(finding.sides[0][0])).append("  ")
            head.append_text(text(" ".join(finding.text(self.look.language).split())))
            yield layout.clipped(head, self.width)
        if len(loud) > MOST:
            yield text(f"  {self.words('topic.more', len(loud) - MOST)}", QUIET)
        yield Text()

    def _sheet(self, sheet: Sheet) -> Iterator[Text]:
        topic = sheet.topic
        title = self.labels.topic(topic) if topic else self.words("topic.elsewhere")
        yield from layout.wrap(text(title, "bold"), self.width)
        if topic:
            headline = self.labels.headline(sheet.claims, topic.owner)
            yield from layout.wrap(text(headline, "bold"), self.width)
        yield Text(drawing.rule(self.width), QUIET)
        yield from plot.lines(sheet.claims, self.labels, topic.owner if topic else "", self.width)
        numbers = {claim.id: number for number, claim in enumerate(sheet.claims, 1)}
        shown: set[str] = set()
        for finding in sheet.findings:
            yield from self.finding(finding, numbers, shown)
            yield Text()
        yield from self._others(sheet)

    def finding(self, finding: Finding, numbers: dict[str, int], shown: set[str]) -> Iterator[Text]:
        """One finding: head, message, places, reasons."""
        words = self.words
        head = Text.assemble(
            (words(f"severity.{finding.severity}"), STYLES[finding.severity]),
            (f" {finding.code} ", QUIET),
            (words.entry("verdict", finding.kind, finding.kind), STYLES[finding.severity]),
            (f" · {finding.fingerprint}", QUIET),
        )
        yield from layout.wrap(head, self.width)
        yield from layout.wrap(text(finding.text(self.look.language)), self.width)
        for label, side in reading.sides(finding):
            if label:
                yield Text(f"  {words(label)}", QUIET)
            for claim in side:
                yield from self._place(claim, finding, numbers[claim.id], claim.id in shown)
                shown.add(claim.id)
        yield from self._reasons(finding)

    def _place(self, claim: Claim, finding: Finding, number: int, again: bool) -> Iterator[Text]:
        """A place in full the first time, in one line after that."""
        tag = Text(f"  [{number}] ", "bold")
        margin = Text(" " * len(tag.plain))
        info = self.infos.get(claim.document)
        if again:
            line = text(f"{self.labels.value(claim)} · ", QUIET)
            line.append_text(places.place(claim, QUIET)).append(" ")
            line.append(f"({self.words('place.seen')})", QUIET)
            yield from layout.indented(line, self.width, tag)
        else:
            head = places.heading(claim, info, self.labels)
            yield from layout.indented(head, self.width, tag)
            line, spans = places.source_line(self.report.sources.get(claim.document), claim)
            yield from places.marked(
                line, spans, self.width, margin, underline=not self.look.styled
            )
        yield from self._reading(claim, finding, again, margin)

    def _reading(self, claim: Claim, finding: Finding, again: bool, margin: Text) -> Iterator[Text]:
        """The normalised value and both intervals, in one line where they fit."""
        parts = reading.reading(claim, finding, self.labels, again=again)
        whole = self.words("label.join").join(parts)
        if layout.cells(margin.plain + whole) <= self.width:
            parts = [whole] if whole else []
        for part in parts:
            yield from layout.indented(text(part, QUIET), self.width, margin)

    def _reasons(self, finding: Finding) -> Iterator[Text]:
        """The arithmetic, what would reconcile the sides, how many say each."""
        for label, content in reading.reasons(finding, self.look.language):
            first = Text(f"  {self.words(label)} ", QUIET)
            style = "bold" if label == "label.calc" else "italic"
            yield from layout.indented(text(content, style), self.width, first)
        for remark in reading.remarks(finding, self.labels):
            yield from layout.indented(text(remark, QUIET), self.width, Text("  "))

    def _others(self, sheet: Sheet) -> Iterator[Text]:
        """What else is said of the topic, in brief."""
        if not sheet.others or sheet.topic is None:
            return
        yield Text(f"{self.words('topic.others')}", QUIET)
        for claim in sheet.others[:OTHERS]:
            brief = self.labels.brief(claim, sheet.topic.owner) or self.labels.value(claim)
            line = text(brief or claim.clause).append("  ")
            line.append_text(places.place(claim, QUIET))
            yield from layout.indented(line, self.width, Text("  "))
        if len(sheet.others) > OTHERS:
            yield Text(f"  {self.words('topic.more', len(sheet.others) - OTHERS)}", QUIET)
        yield Text()

    def _quiet(self) -> Iterator[Text]:
        """Topics that several articles speak of without a conflict, in brief."""
        topics = quiet_topics(self.report)
        if not topics:
            return
        yield from layout.wrap(
            text(self.words.count("topic.agree", len(topics)), QUIET), self.width
        )
        for topic in topics[:QUIET_TOPICS]:
            line = self.labels.topic(topic)
            headline = self.labels.headline(topic.claims, topic.owner)
            row = layout.clipped(text(f"{line}: {headline}", QUIET), self.width - 2)
            yield Text.assemble("  ", row)
        if len(topics) > QUIET_TOPICS:
            yield Text(f"  {self.words('topic.more', len(topics) - QUIET_TOPICS)}", QUIET)
        yield Text()
