"""What a report leaves out, in words: things of which a rule found more, texts that were not read.

Nothing is left out unsaid.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck import lexicon as lexicons
from claimcheck.records import Beside, Report
from claimcheck.reports import Look
from claimcheck.reports.labels import Labels
from claimcheck.reports.safety import safe
from claimcheck.reports.words import Words, words

_NAMED = 6  # things that are named one by one


def lines(report: Report, look: Look) -> list[str]:
    """A line for each thing, none where nothing is left out."""
    if not report.coverage.unlisted and not report.coverage.beside:
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
    yield from _beside(report.coverage.beside, labels.words)


def _beside(missed: Beside, say: Words) -> Iterator[str]:
    """What of the published texts a gate did not hold against the new ones, and the mend."""
    if missed.gone:
        names = ", ".join(map(safe, missed.gone[:_NAMED]))
        if len(missed.gone) > _NAMED:
            names = f"{names} {say('topic.more', len(missed.gone) - _NAMED)}"
        yield say("summary.gone", len(missed.gone), names)
    for name in ("more", "unkept"):
        number = getattr(missed, name)
        if number:
            yield say(f"summary.{name}", number)
