"""How often each rule found something, and how much each article says."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import SEVERITIES, Report
from claimcheck.reports import Look, layout, summary
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET
from claimcheck.reports.view import text
from claimcheck.reports.words import Words, words

_GAP = 2  # cells between two columns


def render(report: Report, look: Look) -> str:
    """Two tables and the summary."""
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    return layout.render(_lines(report, labels, max(40, look.width)), look)


def _lines(report: Report, labels: Labels, width: int) -> Iterator[Text]:
    say = labels.words
    rules = _by_rule(report)
    if rules:
        yield from _table(say("statistics.rules"), _severities(say), rules, width)
        yield Text()
    if report.documents:
        heads = [*(say(f"statistics.{name}") for name in ("figures", "claims", "findings"))]
        yield from _table(say("statistics.articles"), heads, _by_article(report), width)
        yield Text()
    yield from summary.lines(report, labels, width)


def _severities(say: Words) -> list[str]:
    return [say(f"severity.{severity}") for severity in reversed(SEVERITIES)]


def _by_rule(report: Report) -> list[tuple[str, list[int]]]:
    """Of each rule how many findings of each severity, the most first."""
    found = Counter((f.code, f.rule, f.severity) for f in report.findings)
    rules = {(code, rule) for code, rule, _ in found}
    rows = [
        (f"{code} {rule}", [found[code, rule, severity] for severity in reversed(SEVERITIES)])
        for code, rule in rules
    ]
    return sorted(rows, key=lambda row: (-sum(row[1]), row[0]))


def _by_article(report: Report) -> list[tuple[str, list[int]]]:
    """Of each article its figures, its claims, and the findings that name it."""
    named = Counter(
        path for f in report.findings for path in {claim.document for claim in f.claims}
    )
    return [
        (info.document, [info.figures, info.claims, named[info.document]])
        for info in report.documents
    ]


def _table(
    title: str, heads: Sequence[str], rows: Sequence[tuple[str, list[int]]], width: int
) -> Iterator[Text]:
    """Names on the left, numbers on the right; a long name is cut, a number never."""
    columns = [
        max(layout.cells(head), *(len(f"{row[1][at]:,}") for row in rows))
        for at, head in enumerate(heads)
    ]
    room = width - sum(columns) - _GAP * len(columns)
    first = min(room, max(layout.cells(title), *(layout.cells(name) for name, _ in rows)))
    yield _row(text(title, "bold"), [Text(head, QUIET) for head in heads], first, columns)
    for name, numbers in rows:
        told = [Text(f"{number:,}") if number else Text("0", QUIET) for number in numbers]
        yield _row(text(name), told, first, columns)


def _row(name: Text, cells: Sequence[Text], first: int, columns: Sequence[int]) -> Text:
    line = layout.pad(layout.clipped(name, first), first)
    for cell, size in zip(cells, columns, strict=True):
        line.append(" " * (_GAP + size - layout.cells(cell.plain)))
        line.append_text(cell)
    return line
