"""`claimcheck gate`."""

from __future__ import annotations

import click

from claimcheck.cli import options
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging


@click.command()
@click.argument("paths", nargs=-1, required=True, metavar="NEW...")
@options.ledger
@configuration
@options.reading
@judging
@options.reporting
@options.keeping
def command(
    paths: tuple[str, ...],
    ledger: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    format_: str,
    lang: str,
    output: str | None,
    fail_on: str,
    exit_zero: bool,
    keep: bool,
) -> int:
    """Hold new articles against what is already published.

    Only findings that touch a NEW article count. What is published is read from the ledger, see
    `claimcheck ledger`.
    """
    from pathlib import Path

    from claimcheck import lastrun, reports
    from claimcheck.cli import screen, streams
    from claimcheck.ledger.gate import gate

    words = options.lexicon_of(lexicon)
    rules, broken = judging.rules(words)
    reading = options.read(paths, include=include, exclude=exclude, date=date)
    report = gate(
        reading.documents,
        Path(ledger),
        lexicon=words,
        rules=rules,
        unread=reading.unread,
        skipped=reading.skipped,
    )
    if keep:
        lastrun.keep(report)
    streams.save(reports.render(report, format_, screen.look(lang, output, lexicon)), output)
    return options.exit_code(
        report, fail_on=fail_on, exit_zero=exit_zero, problems=len(reading.problems) + broken
    )
