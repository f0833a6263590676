"""`claimcheck extract`."""

from __future__ import annotations

from contextlib import closing

import click

from claimcheck.cli import options, taking, vocabulary
from claimcheck.cli.configuration import configuration


@click.command()
@options.paths
@configuration
@options.reading
@taking.remembering
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
    jobs: int,
    keep: bool,
    output: str | None,
    format_: str,  # noqa: ARG001  # one format so far; named so that the next one breaks nobody
) -> int:
    """Print the claims of articles, one a line.

    Article by article: none is kept, so memory does not grow with their number.
    """
    from claimcheck import serial
    from claimcheck.cli import streams
    from claimcheck.reports.escaping import json

    words = vocabulary.lexicon_of(lexicon)
    failed: list[bool] = []
    articles = taking.Taking(paths, include, exclude, date, lexicon, jobs, keep)
    claims = articles.claims(words, failed)
    with closing(claims):  # where it is stopped, what was read so far is kept
        streams.save_pieces(
            (json(serial.dumps(serial.claim_to_json(c))) + "\n" for c in claims), output
        )
    return 2 if failed else 0
