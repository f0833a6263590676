"""The records of a page: what the templates are given. All of it is text that they escape."""

from __future__ import annotations

from claimcheck.frozen import record
from claimcheck.records import DocumentInfo, Finding, Report
from claimcheck.reports.html.charts import Chart


@record
class Place:
    """One place of a finding.

    Attributes:
        number: on its sheet.
        where: the day of the article, path, line and column.
        href: where its article shows it, "" where no page does.
        notes: publisher and what else is to be known.
        language: of the article.
        pieces: its sentence, (text, whether it is the figure).
        readings: how the figure was read.
    """

    number: int
    where: str
    href: str
    notes: tuple[str, ...]
    language: str
    pieces: tuple[tuple[str, bool], ...]
    readings: tuple[str, ...]


@record
class Item:
    """One finding; `sides` are (label, places), `reasons` (label, what is said)."""

    finding: Finding
    message: str
    sides: tuple[tuple[str, tuple[Place, ...]], ...]
    reasons: tuple[tuple[str, str], ...]
    remarks: tuple[str, ...]
    documents: tuple[int, ...]
    subjects: tuple[int, ...]


@record
class Topic:
    """One sheet with its findings and charts.

    Attributes:
        id: of the section.
        title, headline: as the text report has them.
        severity: of its worst finding, "" without any.
        items: the findings.
        charts: its figures on one axis, their periods.
        derived: how each claim was read, a line a slot, in the order of their numbers.
        others: (what else is said, where).
        more: how many of these are left out.
    """

    id: str
    title: str
    headline: str
    severity: str
    items: tuple[Item, ...]
    charts: tuple[Chart, ...]
    derived: tuple[tuple[str, ...], ...] = ()
    others: tuple[tuple[str, str], ...] = ()
    more: int = 0


@record
class Overview:
    """What a report comes to.

    Attributes:
        report: it.
        counts: (severity, how many), the worst first.
        coverage: what was not seen or not read, a line each.
    """

    report: Report
    counts: tuple[tuple[str, int], ...]
    coverage: tuple[str, ...]


@record
class Page:
    """The whole page.

    Attributes:
        overview: what it comes to.
        topics: those with findings, the worst first.
        quiet: (title, figures) of those that several articles speak of without a conflict.
        documents: the articles with how many findings each is part of.
        paths, subjects, rules, verdicts: what may be filtered by.
    """

    overview: Overview
    topics: tuple[Topic, ...]
    quiet: tuple[tuple[str, str], ...]
    documents: tuple[tuple[DocumentInfo, int], ...]
    paths: tuple[str, ...]
    subjects: tuple[str, ...]
    rules: tuple[tuple[str, str], ...]
    verdicts: tuple[str, ...]
