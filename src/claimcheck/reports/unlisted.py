"""Things of which a rule found more than a report lists, in words: nothing is left out unsaid."""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck import lexicon as lexicons
from claimcheck.records import Report
from claimcheck.reports import Look
from claimcheck.reports.labels import Labels
from claimcheck.reports.words import words

_NAMED = 6  # things that are named one by one


def lines(report: Report, look: Look) -> list[str]:
    """A line for each thing, none where all is listed."""
    if not report.coverage.unlisted:
        return []
    return list(told(report, Labels(lexicons.load(look.lexicon), words(look.language))))


def told(report: Report, labels: Labels) -> Iterator[str]:
    """A line for each thing."""
    found = report.coverage.unlisted
    for one in found[:_NAMED]:
        about = one.code, labels.entity(one.subject), labels.measure(one.measure)
        if one.values:
            yield labels.words("summary.unheld", *about, one.values, one.held, one.listed)
        else:
            yield labels.words("summary.unlisted", *about, one.listed, one.more)
    if len(found) > _NAMED:
        yield labels.words("topic.more", len(found) - _NAMED)
