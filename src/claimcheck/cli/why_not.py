"""`claimcheck why-not`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import options, vocabulary
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging
from claimcheck.errors import UsageError

if TYPE_CHECKING:
    from claimcheck.cli.places import Place
    from claimcheck.records import Claim, Document, Report


@click.command(name="why-not")
@click.argument("left", metavar="A:LINE:COLUMN")
@click.argument("right", metavar="B:LINE:COLUMN")
@configuration
@vocabulary.words
@options.date
@judging
@options.language
@options.output
@options.keeping
def command(
    left: str,
    right: str,
    lexicon: tuple[str, ...],
    date: str | None,
    judging: Judging,
    lang: str,
    output: str | None,
    keep: bool,
) -> int:
    """Say what kept two claims apart.

    A:LINE:COLUMN and B:LINE:COLUMN name a figure each; the column may be left out where the line
    has one claim. The answer names the slot and the guard that put the two into different
    clusters; or, where they speak of one thing, the test of each rule that they do not pass; or
    the finding that they are.
    """
    from claimcheck import lastrun, pipeline
    from claimcheck.cli import screen, streams
    from claimcheck.reports import standing

    wanted = _place(left), _place(right)
    documents = _documents(wanted, date)
    if documents is None:
        return 2
    words = vocabulary.lexicon_of(lexicon)
    rules, broken = judging.rules(words)
    report = pipeline.analyse(documents.values(), words, rules)
    one, other = (_claim(place, documents[place.path], report, lang) for place in wanted)
    if one.id == other.id:
        from claimcheck.reports.words import words as catalogue

        raise UsageError(f"{left} {right}: {catalogue(lang, 'explain')('why_not.twice')}")
    found = pipeline.stand(report, rules, words, one, other)
    if keep and found.findings:  # each names a fingerprint, for explain
        lastrun.keep(report, lastrun.PAIR)
    look = screen.look(lang, output, lexicon)
    streams.save(standing.render(found, report.sources, look), output)
    return 2 if broken else 0


def _place(name: str) -> Place:
    from claimcheck.cli import places

    found = places.parse(name)
    if found is None:
        raise click.UsageError(f'"{name}" names no place; write FILE:LINE or FILE:LINE:COLUMN')
    return found


def _documents(wanted: tuple[Place, ...], date: str | None) -> dict[str, Document] | None:
    """The articles of the places by path, each read once; None where one cannot be read."""
    from claimcheck.cli import places

    found: dict[str, Document] = {}
    for place in wanted:
        if place.path not in found:
            document = places.document_at(place, date)
            if document is None:
                return None
            found[place.path] = document
    return found


def _claim(place: Place, document: Document, report: Report, language: str) -> Claim:
    """The claim of a place; of several the first, and that is said."""
    from claimcheck import quantities
    from claimcheck.cli import places, streams
    from claimcheck.reports.words import words

    own = [claim for claim in report.claims if claim.document == document.path]
    figures = quantities.read_document(document)
    found = places.claims_at(document, own, figures, place, language)
    if len(found) > 1 and place.column is None:
        columns = ", ".join(str(claim.column) for claim in found)
        streams.complain(words(language, "explain")("why_not.several", len(found), place, columns))
    return found[0]
