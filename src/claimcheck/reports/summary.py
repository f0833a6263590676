"""The last lines of a report: how much was found, and what was looked at."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from claimcheck.records import NOT_SELECTED, SEVERITIES, Report
from claimcheck.reports import layout, notices
from claimcheck.reports.labels import Labels
from claimcheck.reports.severities import STYLES
from claimcheck.reports.view import text

_QUIET = "dim"
_NAMED = 6  # files or rules that are named one by one


def lines(report: Report, labels: Labels, width: int) -> Iterator[Text]:
    """The summary; an empty list of findings can be believed only with its coverage."""
    words = labels.words
    first = Text(f"{words('summary.title')}  ", "bold")
    for index, row in enumerate((counts(report, labels), *coverage(report, labels))):
        label = first if index == 0 else Text(" " * layout.cells(first.plain))
        yield from layout.indented(row, width, label)
    if report.findings:
        loudest = max(report.findings, key=lambda finding: SEVERITIES.index(finding.severity))
        hint = text(words("summary.explain", loudest.code), _QUIET)
        yield from layout.indented(hint, width, Text(" " * layout.cells(first.plain)))


def counts(report: Report, labels: Labels) -> Text:
    """How many articles, and how many findings of each severity."""
    words = labels.words
    line = text(words.count("summary.documents", len(report.documents)))
    found = False
    for severity in reversed(SEVERITIES):
        number = sum(finding.severity == severity for finding in report.findings)
        if number:
            found = True
            line.append(" · ")
            line.append(words.count(f"summary.{severity}", number), STYLES[severity])
    if not found:
        name = "none" if report.documents else "empty"
        line.append(" · ")
        line.append(words(f"summary.{name}"), "green" if report.documents else "yellow")
    return line


def coverage(report: Report, labels: Labels, *, counted: bool = True) -> Iterator[Text]:
    """How much was seen, read and compared (if `counted`), and what was not, a line each."""
    words, covered = labels.words, report.coverage
    if report.accepted:
        waived = sum(one.how == "waiver" for one in report.accepted)
        yield text(words("summary.accepted", waived, len(report.accepted) - waived))
    if covered.seen and counted:
        figures = words("summary.figures", covered.seen, covered.read, covered.compared)
        yield text(figures)
    elif report.documents and not covered.seen:
        yield text(words("summary.figureless"))
    without = [info.document for info in report.documents if not info.figures]
    if without and covered.seen:
        yield text(words("summary.without", _listed(without, labels)), _QUIET)
    if covered.rules_not_run and covered.seen:
        off = [rule for rule, reason in covered.rules_not_run if reason == NOT_SELECTED]
        idle = [rule for rule, _ in covered.rules_not_run if rule not in off]
        for name, rules in (("not_run", idle), ("not_selected", off)):
            if rules:
                yield text(words(f"summary.{name}", _listed(rules, labels)), _QUIET)
    if covered.skipped:
        yield text(words.count("summary.skipped", covered.skipped), _QUIET)
    for line in notices.told(report, labels):
        yield text(line, "bold yellow")
    if covered.unread:
        yield text(words("summary.unread", _listed(list(covered.unread), labels)), "bold yellow")
    if covered.left_out:
        count = sum(one.figures for _, one in covered.left_out)
        names = [f"{path}:{one.line}" for path, one in covered.left_out]
        yield text(words("summary.left_out", count, _listed(names, labels)), "bold yellow")


def _listed(names: list[str], labels: Labels) -> str:
    shown = ", ".join(names[:_NAMED])
    rest = len(names) - _NAMED
    return f"{shown} {labels.words('topic.more', rest)}" if rest > 0 else shown
