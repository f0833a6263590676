"""`claimcheck check`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options, taking, vocabulary
from claimcheck.cli.accepting import Accepting, accepting
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging
from claimcheck.cli.outputs import Outputs

if TYPE_CHECKING:
    from claimcheck.records import Severity


@click.command()
@options.paths
@configuration
@options.reading
@judging
@options.engine
@options.ledger
@accepting
@options.reporting
@taking.remembering
def command(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    engine: str,
    spark_master: str | None,
    ledger: str,
    accepting: Accepting,
    format_: str,
    lang: str,
    outputs: Outputs,
    fail_on: Severity,
    exit_zero: bool,
    jobs: int,
    keep: bool,
) -> int:
    """Hold the figures of articles against each other.

    PATH is an article (.txt, .md, .html; .docx and .pdf with their extras), a table of articles
    (.csv, .jsonl, .parquet), a folder of articles, or - for stdin; with --engine spark
    also an address that Spark reads. The report says what contradicts what, where, and why.
    """
    from claimcheck import lastrun
    from claimcheck.cli import outputs as written

    words = vocabulary.lexicon_of(lexicon)
    rules, broken = judging.rules(words)
    articles = taking.Taking(paths, include, exclude, date, lexicon, jobs, keep)
    if engine == "spark":
        from claimcheck.cli import running

        report, problems = running.on_spark(articles, words, rules, spark_master)
    else:
        report, reading = articles.report(words, rules)
        problems = len(reading.problems)
    if keep:
        lastrun.keep(report)
    report = accepting.settle(report, ledger, complete=any(map(os.path.isdir, paths)))
    written.write(report, outputs, format_=format_, lang=lang, lexicon=lexicon, fail_on=fail_on)
    return options.exit_code(
        report, fail_on=fail_on, exit_zero=exit_zero, problems=problems + broken
    )
