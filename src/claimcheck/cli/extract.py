"""`claimcheck extract`."""

from __future__ import annotations

import click

from claimcheck.cli import options
from claimcheck.cli.configuration import configuration


@click.command()
@options.paths
@configuration
@options.reading
@options.output
@click.option(
    "--format",
    "format_",
    type=click.Choice(["jsonl"]),
    default="jsonl",
    show_default=True,
    help="One claim a line, as JSON.",
)
def command(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    output: str | None,
    format_: str,  # noqa: ARG001  # one format so far; named so that the next one breaks nobody
) -> int:
    """Print the claims of articles, one a line."""
    from claimcheck import pipeline, serial
    from claimcheck.cli import streams

    words = options.lexicon_of(lexicon)
    reading = options.read(paths, include=include, exclude=exclude, date=date)
    claims = pipeline.extract_documents(reading.documents, words)
    lines = (serial.dumps(serial.claim_to_json(claim)) + "\n" for claim in claims)
    streams.save("".join(lines), output)
    return 2 if reading.problems else 0
