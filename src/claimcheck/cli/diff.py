"""`claimcheck diff`."""

from __future__ import annotations

import click

from claimcheck.cli import options
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@configuration
@options.reading
@judging
@options.language
@options.output
def command(
    left: str,
    right: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    lang: str,
    output: str | None,
) -> int:
    """Show two articles side by side, claim by claim.

    What both speak of stands beside each other, with what differs marked and how far it is apart;
    what one of them alone says comes after.
    """
    from claimcheck import pipeline
    from claimcheck.cli import screen, streams
    from claimcheck.reports import diff

    words = options.lexicon_of(lexicon)
    rules, broken = judging.rules(words)
    reading = options.read((left, right), include=include, exclude=exclude, date=date)
    if reading.problems:
        return 2
    if len(reading.documents) != 2:
        raise click.UsageError(f"{len(reading.documents)} articles found; name two different files")
    report = pipeline.analyse(reading.documents, words, rules)
    found = {document.path for document in reading.documents}
    names = (left, right) if found == {left, right} else tuple(sorted(found))
    shown = diff.render(report, names[0], names[1], screen.look(lang, output, lexicon))
    streams.save(shown, output)
    return 2 if broken else 0
