"""`claimcheck gate`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import completing, options, vocabulary
from claimcheck.cli.accepting import Accepting, accepting
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging
from claimcheck.cli.outputs import Outputs

if TYPE_CHECKING:
    from claimcheck.records import Severity


@click.command()
@click.argument("paths", nargs=-1, metavar="[NEW...]", shell_complete=completing.files)
@click.option("--since", metavar="REF", help="What changed since a commit or a branch of git.")
@click.option("--staged", is_flag=True, help="What the next commit holds, as it is staged.")
@click.option(
    "--changed-files", metavar="FILE", help="What a file lists, one path a line; - for stdin."
)
@options.ledger
@configuration
@options.reading
@judging
@accepting
@options.reporting
@options.keeping
def command(
    paths: tuple[str, ...],
    since: str | None,
    staged: bool,
    changed_files: str | None,
    ledger: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    accepting: Accepting,
    format_: str,
    lang: str,
    outputs: Outputs,
    fail_on: Severity,
    exit_zero: bool,
    keep: bool,
) -> int:
    """Hold new articles against what is already published.

    Only findings that touch a NEW article count. Which are new is said by name, or by --since,
    --staged or --changed-files; with these, NEW are files and folders to stay in. Renamed articles
    are what they were, and what is gone is held against nobody. What is published is read from the
    ledger, see `claimcheck ledger`.
    """
    from pathlib import Path

    from claimcheck import lastrun
    from claimcheck.cli import outputs as written
    from claimcheck.cli import selected, streams
    from claimcheck.ledger.gate import gate

    words = vocabulary.lexicon_of(lexicon)
    selected.refuse_elsewhere(ledger)
    rules, broken = judging.rules(words)
    chosen = selected.choose(paths, since=since, staged=staged, listed=changed_files, ledger=ledger)
    reading = chosen.read(include=include, exclude=exclude, date=date)
    report = gate(
        reading.documents,
        Path(ledger),
        lexicon=words,
        rules=rules,
        moved=chosen.changes.moved,
        gone=chosen.changes.gone,
        extra=tuple(map(Path, lexicon)),
        unread=reading.reasons,
        skipped=reading.skipped,
        say=streams.complain,
    )
    if keep:
        lastrun.keep(report)
    report = accepting.settle(report, ledger, complete=False)
    written.write(report, outputs, format_=format_, lang=lang, lexicon=lexicon, fail_on=fail_on)
    problems = chosen.problems + len(reading.problems) + broken
    return options.exit_code(report, fail_on=fail_on, exit_zero=exit_zero, problems=problems)
