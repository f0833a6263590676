"""`claimcheck diff`."""

from __future__ import annotations

import click

from claimcheck.cli import options


@click.command()
@click.argument("left", metavar="A")
@click.argument("right", metavar="B")
@options.reading
@options.language
@options.output
def command(
    left: str,
    right: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    lang: str,
    output: str | None,
) -> int:
    """Show two articles side by side, claim by claim.

    What both speak of stands beside each other, with what differs marked and how far it is apart;
    what one of them alone says comes after.
    """
    from claimcheck import pipeline, rules
    from claimcheck.cli import screen, streams
    from claimcheck.reports import diff

    words = options.lexicon_of(lexicon)
    reading = options.read((left, right), include=include, exclude=exclude, date=date)
    if reading.problems:
        return 2
    if len(reading.documents) != 2:
        raise click.UsageError(f"{len(reading.documents)} articles found; name two different files")
    report = pipeline.analyse(reading.documents, words, rules.load())
    found = {document.path for document in reading.documents}
    names = (left, right) if found == {left, right} else tuple(sorted(found))
    shown = diff.render(report, names[0], names[1], screen.look(lang, output, lexicon))
    streams.save(shown, output)
    return 0
