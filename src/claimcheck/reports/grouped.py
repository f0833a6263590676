"""One line a finding, under the article that it begins in."""

from __future__ import annotations

from collections.abc import Iterator

from rich.text import Text

from claimcheck.records import Finding, Report
from claimcheck.reports import Look, layout, notices
from claimcheck.reports.concise import place as place_of
from claimcheck.reports.concise import spot
from claimcheck.reports.places import QUIET
from claimcheck.reports.severities import STYLES
from claimcheck.reports.view import text
from claimcheck.reports.words import words


def render(report: Report, look: Look) -> str:
    """The articles with findings, by path, each with its own."""
    return layout.render(_lines(report, look), look)


def _lines(report: Report, look: Look) -> Iterator[Text]:
    width = max(20, look.width)
    found: dict[str, list[Finding]] = {}
    for finding in report.findings:
        found.setdefault(finding.sides[0][0].document, []).append(finding)
    for path in sorted(found):
        yield from layout.wrap(text(path, "bold"), width)
        places = [f"{f.sides[0][0].line}:{f.sides[0][0].column}" for f in found[path]]
        room = max(map(len, places))
        for finding, place in zip(found[path], places, strict=True):
            yield from _finding(finding, f"{place:>{room}}", look, width)
        yield Text()
    for line in notices.lines(report, look):
        yield from layout.wrap(text(line, QUIET), width)


def _finding(finding: Finding, place: str, look: Look, width: int) -> Iterator[Text]:
    left, right = finding.sides
    say = words(look.language)
    first = Text.assemble(
        (f"  {place} ", "cyan"),
        (f"{say(f'severity.{finding.severity}')} ", STYLES[finding.severity]),
        (f"{finding.code} ", QUIET),
    )
    inside = spot(left[0], look.language)
    line = text(f"{inside}: " if inside else "")
    line.append_text(text(" ".join(finding.text(look.language).split())))
    others = ", ".join(
        dict.fromkeys(place_of(claim, look.language) for claim in (*left[1:], *right))
    )
    if others:
        line.append_text(text(f" ({say('label.against')} {others})", QUIET))
    yield from layout.indented(line, width, first, rest="    ")
