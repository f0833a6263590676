"""What stands on the page: the sheets of the report, each text in its place, nothing drawn yet.

The values are plain text; the templates escape them. What is said of a finding is what the text
report says of it (`sheets`, `places`, `reading`, `rows`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import field

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import SEVERITIES, Claim, Derivation, DocumentInfo, Finding, Report
from claimcheck.reports import Look, layout, places, reading, summary
from claimcheck.reports.concise import where
from claimcheck.reports.html import charts, timeline
from claimcheck.reports.html.parts import Item, Overview, Page, Place, Topic
from claimcheck.reports.labels import Labels
from claimcheck.reports.rows import rows, step_in_words
from claimcheck.reports.safety import safe
from claimcheck.reports.sheets import Sheet, quiet_topics, sheets
from claimcheck.reports.view import Span
from claimcheck.reports.words import words

_HELD = "\u00a0"  # a blank that no line ends with
OTHERS = 12  # further claims of a topic that are named
_HAN = pattern_of(r"[\u3400-\u9fff]")


@record(frozen=False, slots=False)
class _Names:
    """Names in the order in which they came, each with its number."""

    of: dict[str, int] = field(default_factory=dict)

    def number(self, name: str) -> int:
        return self.of.setdefault(name, len(self.of))


class Builder:
    """Says what stands on the pages of one report."""

    def __init__(
        self, report: Report, look: Look, link: Callable[[Claim], str] = lambda _: ""
    ) -> None:
        self.report, self.look, self.link = report, look, link
        self.say, self.explain = words(look.language, "html"), words(look.language, "explain")
        self.labels = Labels(lexicons.load(look.lexicon), words(look.language))
        self.infos = {info.document: info for info in report.documents}
        self.dates = {path: info.date for path, info in self.infos.items() if info.date}
        self.paths, self.subjects = _Names(), _Names()
        for info in report.documents:
            self.paths.number(info.document)

    def page(self) -> Page:
        """The one page that holds the whole report."""
        found = self.report.findings
        topics = tuple(self.topic(sheet, f"t-{n}") for n, sheet in enumerate(sheets(self.report)))
        touched = Counter(
            path for one in found for path in {claim.document for claim in one.claims}
        )
        return Page(
            overview=self.overview(),
            topics=topics,
            quiet=tuple(
                (self.labels.topic(topic), self.labels.headline(topic.claims, topic.owner))
                for topic in quiet_topics(self.report)
            ),
            documents=tuple((info, touched[info.document]) for info in self.report.documents),
            paths=tuple(map(safe, self.paths.of)),
            subjects=tuple(self.subjects.of),
            rules=tuple(sorted({(finding.code, finding.rule) for finding in found})),
            verdicts=tuple(dict.fromkeys(finding.kind for finding in found)),
        )

    def overview(self) -> Overview:
        """Counts and coverage."""
        levels = Counter(finding.severity for finding in self.report.findings)
        return Overview(
            report=self.report,
            counts=tuple((level, levels[level]) for level in reversed(SEVERITIES)),
            coverage=tuple(
                line.plain for line in summary.coverage(self.report, self.labels, counted=False)
            ),
        )

    def topic(self, sheet: Sheet, name: str) -> Topic:
        """One sheet."""
        topic, labels = sheet.topic, self.labels
        owner = topic.owner if topic else ""
        numbers = {claim.id: number for number, claim in enumerate(sheet.claims, 1)}
        others = tuple((labels.brief(c, owner) or labels.value(c) or c.clause, where(c))
                       for c in sheet.others[:OTHERS])  # fmt: skip
        return Topic(
            id=name,
            title=labels.topic(topic) if topic else labels.words("topic.elsewhere"),
            headline=unbroken(labels.headline(sheet.claims, owner)) if topic else "",
            severity=sheet.findings[0].severity if sheet.findings else "",
            items=tuple(self.item(finding, numbers) for finding in sheet.findings),
            charts=self.charts(sheet.claims, sheet.findings, owner),
            derived=tuple(tuple(self.derived(claim)) for claim in sheet.claims),
            others=tuple((safe(told), safe(place)) for told, place in others),
            more=max(0, len(sheet.others) - OTHERS),
        )

    def charts(
        self, claims: Sequence[Claim], findings: Iterable[Finding], owner: str
    ) -> tuple[charts.Chart, ...]:
        """The figures on one axis, and their periods, where they can be drawn."""
        intervals = {one.claim: one for finding in findings for one in finding.intervals}
        both = (
            charts.figures(claims, intervals, owner, self.labels, self.say),
            timeline.times(claims, self.dates, self.say),
        )
        return tuple(chart for chart in both if chart is not None)

    def item(self, finding: Finding, numbers: dict[str, int]) -> Item:
        """One finding."""
        language, labels = self.look.language, self.labels
        claims = tuple({claim.id: claim for claim in finding.claims}.values())
        named = (claim.subject for claim in claims if claim.subject is not None)
        return Item(
            finding=finding,
            message=unbroken(safe(finding.text(language))),
            sides=tuple(
                (
                    labels.words(label) if label else self.say("finding.one"),
                    tuple(self.place(claim, finding, numbers[claim.id]) for claim in side),
                )
                for label, side in reading.sides(finding)
            ),
            reasons=tuple(
                (labels.words(label), unbroken(safe(told)))
                for label, told in reading.reasons(finding, language)
            ),
            remarks=tuple(map(safe, reading.remarks(finding, labels))),
            documents=_numbered(self.paths, (claim.document for claim in claims)),
            subjects=_numbered(self.subjects, (labels.entity(name.key) for name in named)),
        )

    def place(self, claim: Claim, finding: Finding, number: int) -> Place:
        """Where a claim of a finding stands, its sentence, and how it was read."""
        info = self.infos.get(claim.document)
        line, spans = places.source_line(self.report.sources.get(claim.document), claim)
        notes, date = places.notes(claim, info, self.labels), (info.date or "") if info else ""
        return Place(
            number=number,
            where=safe(f"{date} · {where(claim)}" if date else where(claim)),
            href=self.link(claim),
            notes=tuple(safe(note) for note in notes if note != date),
            language=language_of(claim.quote, info),
            pieces=pieces(line, spans),
            readings=tuple(
                unbroken(safe(told)) for told in reading.reading(claim, finding, self.labels)
            ),
        )

    def derived(self, claim: Claim) -> Iterator[str]:
        """How a claim was read, a line a slot; what is not said at the end."""
        info, explain, say = self.infos.get(claim.document), self.explain, self.say
        silent = []
        for row in rows(Derivation(claim), self.labels, explain, info.date if info else None):
            name = explain(f"slots.{row.slot}")
            if not row.value:
                silent.append(name)
                continue
            value = row.value
            if row.slot not in ("figure", "modality", "polarity"):
                value = explain("derivation.row", value, explain(f"loci.{row.locus}"))
            steps = dict.fromkeys(step_in_words(step, explain) for step in row.steps)
            how = explain("derivation.join").join(steps)
            how = explain("derivation.how", how) if how else ""
            yield safe(say("finding.slot", name, value + how))
        if silent:
            yield say("finding.silent", say("finding.listing").join(silent))


def _numbered(names: _Names, of: Iterable[str]) -> tuple[int, ...]:
    return tuple(sorted({names.number(name) for name in of}))


def pieces(line: Text, spans: Sequence[Span]) -> tuple[tuple[str, bool], ...]:
    """A line in pieces, those of the spans marked."""
    out, at = [], 0
    for low, high in sorted(spans):
        out += [(line.plain[at:low], False), (line.plain[max(at, low) : high], True)]
        at = max(at, high)
    return tuple((text, mark) for text, mark in (*out, (line.plain[at:], False)) if text)


def unbroken(text: str) -> str:
    """A text that no line end parts a number from its unit in, or begins with a dot in."""
    pieces = (text[a:b] for a, b in layout.atoms(text))
    held = (
        piece.replace(" ", _HELD) if piece[0] != " " != piece[-1] else piece for piece in pieces
    )
    return "".join(held).replace(" · ", f"{_HELD}· ")


def language_of(text: str, info: DocumentInfo | None = None) -> str:
    """The language of an article; of one that is not at hand by the script of its words."""
    known = info.language if info is not None else None
    return known or ("zh" if _HAN.search(text) else "en")
