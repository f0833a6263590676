"""One finding in full: message, both sides, how their slots match, intervals, support."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from claimcheck import lexicon as lexicons
from claimcheck.records import Finding, Match, Report
from claimcheck.reports import Look, layout, terminal, values
from claimcheck.reports.labels import Labels
from claimcheck.reports.matches import Matches
from claimcheck.reports.places import QUIET
from claimcheck.reports.view import text
from claimcheck.reports.words import words


def render(finding: Finding, report: Report, matches: Sequence[Match], look: Look) -> str:
    """A finding for a person.

    Args:
        finding: the finding.
        report: what is known of its run; articles that still say what it quotes are its sources.
        matches: of the first claim of each side; empty where a figure is wrong by itself.
        look: how it should look.
    """
    return layout.render(_lines(finding, report, matches, look), look)


def _lines(
    finding: Finding, report: Report, matches: Sequence[Match], look: Look
) -> Iterator[Text]:
    say, width = words(look.language, "explain"), max(20, look.width)
    labels = Labels(lexicons.load(look.lexicon), words(look.language))
    for path in dict.fromkeys(claim.document for claim in finding.claims):
        if path not in report.sources:
            yield from layout.wrap(text(say("finding.unread", path), QUIET), width)
    yield from terminal.finding_lines(finding, report, look, labels)
    if matches:
        left, right = finding.sides[0][0], finding.sides[1][0]
        yield Text()
        numbers = 1, len(finding.sides[0]) + 1
        yield from layout.wrap(text(say("finding.slots", *numbers), "bold"), width)
        yield from Matches(labels, say, width).lines(left, right, matches)
    yield Text()
    yield from _intervals(finding, labels, look, width)
    if max(finding.support) <= 1:  # else it stands beside the sides
        told = say("finding.support", *finding.support)
        yield from layout.wrap(text(told if finding.sides[1] else say("finding.alone", 1)), width)
    yield from layout.wrap(text(say("finding.rule", finding.rule), QUIET), width)


def _intervals(finding: Finding, labels: Labels, look: Look, width: int) -> Iterator[Text]:
    """Both intervals of each claim that was compared."""
    say = words(look.language, "explain")
    numbers = {claim.id: number for number, claim in enumerate(finding.claims, 1)}
    if finding.intervals:
        yield from layout.wrap(text(say("finding.intervals"), "bold"), width)
    for found in finding.intervals:
        both = (values.interval(found, labels.words, loosest=loose) for loose in (False, True))
        line = text(say("finding.interval", numbers.get(found.claim, "?"), *both))
        yield from layout.indented(line, width, Text("  "))
