"""The report as pages that can be published: an index, a page a topic, a page an article.

Every page stands alone as the one of `--format html` does; they link to each other by relative
paths. The index holds what its search looks through.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

from claimcheck import generated
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.records import SEVERITIES, Claim, DocumentInfo, Finding, Report
from claimcheck.records import Topic as TopicOf
from claimcheck.reports import Look, drawing
from claimcheck.reports.html.article import Block, blocks
from claimcheck.reports.html.model import Builder, language_of, unbroken
from claimcheck.reports.html.page import written
from claimcheck.reports.html.parts import Topic
from claimcheck.reports.safety import safe
from claimcheck.reports.sheets import Sheet, homes_of, sheets

INDEX = "index.html"
_NAME = 48  # characters of a name of a file
_QUOTED = 120  # characters of a clause that the search looks through
_UNSPELT = pattern_of(r"[^a-z0-9]+")


@record
class Said:
    """A claim in a list: its number in its article, what it says, where, how it was read."""

    number: int
    about: str
    value: str
    where: str
    href: str
    quote: str
    language: str
    derived: tuple[str, ...]
    findings: tuple[tuple[Finding, str], ...]  # each with its address


@record
class Entry:
    """A page in a list: its title, its address, and how much is on it."""

    title: str
    href: str
    note: str
    severity: str
    claims: int
    findings: int
    articles: int = 0


def files(report: Report, look: Look) -> dict[str, str]:
    """Every file of the site by its path, the index first."""
    with drawing.using(Look()):
        return dict(_Site(report, look).pages())


def slug(title: str, key: str) -> str:
    """A name for the file of something: what can be spelt of its title, and a mark of its own."""
    spelt = _UNSPELT.sub("-", title.lower()).strip("-")[:_NAME].rstrip("-")
    mark = hashlib.sha256(key.encode("utf-8", "backslashreplace")).hexdigest()[:8]
    return f"{spelt}-{mark}" if spelt else mark


class _Site:
    """Writes the pages of one report."""

    def __init__(self, report: Report, look: Look) -> None:
        self.report, self.look = report, look
        self.build = Builder(report, look, link=self.link)
        self.labels, self.say = self.build.labels, self.build.say
        self.numbers: dict[str, tuple[str, int]] = {}
        self.claims: dict[str, dict[int, Claim]] = {}
        for claim in sorted(report.claims, key=lambda c: (c.document, c.figure, c.id)):
            own = self.claims.setdefault(claim.document, {})
            own[len(own) + 1] = claim
            self.numbers[claim.id] = claim.document, len(own)
        self.addresses = {
            info.document: f"articles/{slug(info.article, info.article)}.html"
            for info in report.documents
        }
        self.sheets = self._sheets()
        homes = homes_of(report)
        self.findings: dict[str, list[tuple[Finding, str]]] = {}
        for finding in report.findings:
            home = f"{_address(homes.get(finding.fingerprint, ''))}#f-{finding.fingerprint}"
            for claim in {claim.id: claim for claim in finding.claims}.values():
                self.findings.setdefault(claim.id, []).append((finding, home))

    def _sheets(self) -> list[tuple[str, Sheet]]:
        """Every topic with its address: those with findings, then all others by title."""
        loud = [(_address(s.topic.id if s.topic else ""), s) for s in sheets(self.report)]
        known = {address for address, _ in loud}
        rest = [
            (_address(topic.id), Sheet(topic, (), topic.claims, ()))
            for topic in self.report.topics
            if _address(topic.id) not in known
        ]
        articles = (len({claim.document for claim in sheet.claims}) for _, sheet in rest)
        order = {address: -count for (address, _), count in zip(rest, articles, strict=True)}
        return loud + sorted(
            rest, key=lambda item: (order[item[0]], self._title(item[1].topic), item[0])
        )

    def _title(self, topic: TopicOf | None) -> str:
        return self.labels.topic(topic) if topic else self.labels.words("topic.elsewhere")

    def link(self, claim: Claim) -> str:
        """Where a claim is marked, from the page of a topic; "" where its article has no page."""
        address = self.addresses.get(claim.document)
        number = self.numbers.get(claim.id)
        return f"../{address}#c-{number[1]}" if address and number else ""

    def pages(self) -> Iterator[tuple[str, str]]:
        """(path, text) of every page."""
        topics = [(address, sheet, self._topic(sheet)) for address, sheet in self.sheets]
        entries = [self._entry(*each) for each in topics]
        articles = [self._listed(info) for info in self.report.documents]
        found = list(self._found(entries, articles))
        yield INDEX, self._written(
            "index.html.j2", "", overview=self.build.overview(), topics=entries,
            articles=articles, found=found,
        )  # fmt: skip
        for address, sheet, topic in topics:
            claims = sheet.topic.claims if sheet.topic else sheet.claims
            said = [self._said(claim, "../") for claim in claims]
            yield address, self._written("topic.html.j2", "../", topic=topic, said=said)
        for info in self.report.documents:
            own = self.claims.get(info.document, {})
            document = self.report.sources.get(info.document)
            shown: list[Block] = list(blocks(document, own)) if document is not None else []
            yield self.addresses[info.document], self._written(
                "article.html.j2", "../", info=info, blocks=shown,
                spoken=language_of(document.text[:400] if document else "", info),
                levels={number: self._level(claim) for number, claim in own.items()},
                said=[self._said(claim, "../") for claim in own.values()],
            )  # fmt: skip

    def _written(self, template: str, up: str, **values: object) -> str:
        return written(
            template, self.look.language, code="site.js", maker=generated.SITE, up=up, **values
        )

    def _topic(self, sheet: Sheet) -> Topic:
        """A topic as the report has it; what else is said of it stands in the list of claims."""
        return self.build.topic(Sheet(sheet.topic, sheet.findings, sheet.claims, ()), "t")

    def _level(self, claim: Claim) -> str:
        """The worst severity of the findings that a claim is part of, "" for none."""
        levels = [finding.severity for finding, _ in self.findings.get(claim.id, ())]
        return max(levels, key=SEVERITIES.index, default="")

    def _said(self, claim: Claim, up: str) -> Said:
        info = self.build.infos.get(claim.document)
        return Said(
            number=self.numbers[claim.id][1],
            about=safe(self.labels.about(claim)),
            value=unbroken(self.labels.value(claim)),
            where=safe(f"{claim.document}:{claim.line}:{claim.column}"),
            href=self.link(claim),
            quote=safe(claim.quote),
            language=language_of(claim.quote, info),
            derived=tuple(self.build.derived(claim)),
            findings=tuple(
                (finding, up + home) for finding, home in self.findings.get(claim.id, ())
            ),
        )

    def _entry(self, address: str, sheet: Sheet, topic: Topic) -> Entry:
        claims = sheet.topic.claims if sheet.topic else sheet.claims
        return Entry(topic.title, address, topic.headline, topic.severity, len(claims),
                     len(sheet.findings), len({claim.document for claim in claims}))  # fmt: skip

    def _listed(self, info: DocumentInfo) -> Entry:
        own = self.claims.get(info.document, {})
        findings = {f.fingerprint for c in own.values() for f, _ in self.findings.get(c.id, ())}
        levels = {self._level(claim) for claim in own.values()}
        return Entry(
            safe(info.title or info.document),
            self.addresses[info.document],
            safe(" · ".join(filter(None, (info.publisher, info.date)))),
            next((level for level in reversed(SEVERITIES) if level in levels), ""),
            len(own),
            len(findings),
        )

    def _found(
        self, topics: list[Entry], articles: list[Entry]
    ) -> Iterator[tuple[str, str, str, str]]:
        """What the search looks through: (kind, title, further text, address)."""
        for kind, entries in (("topic", topics), ("article", articles)):
            yield from ((kind, one.title, one.note, one.href) for one in entries)
        homes = homes_of(self.report)
        for finding in self.report.findings:
            address = f"{_address(homes.get(finding.fingerprint, ''))}#f-{finding.fingerprint}"
            about = f"{finding.code} {finding.rule} {finding.fingerprint}"
            yield "finding", safe(finding.text(self.look.language)), safe(about), address
        for claim in self.report.claims:
            if self.link(claim):
                about = safe(f"{self.labels.about(claim)} = {self.labels.value(claim)}")
                yield (
                    "claim",
                    about,
                    safe(claim.quote[:_QUOTED]),
                    self.link(claim).removeprefix("../"),
                )


def _address(topic: str) -> str:
    """The path of the page of a topic; "" is what belongs to none."""
    return f"topics/{slug(topic, topic)}.html" if topic else "topics/other.html"
