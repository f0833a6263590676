"""Articles read and held against each other on Spark."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from claimcheck.cli import options, tables
from claimcheck.cli.taking import Taking

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Report
    from claimcheck.rules import Rule


def on_spark(
    articles: Taking, lexicon: Lexicon, rules: Sequence[Rule], master: str | None
) -> tuple[Report, int]:
    """The report of articles, and how many could not be read.

    Raises:
        UsageError: pyspark or Java is missing, or Spark fails.
    """
    from claimcheck.cli import streams
    from claimcheck.engines import spark

    with spark.failing_clearly():
        session = spark.started(master)
        run = spark.check(
            articles.paths,
            lexicon,
            rules,
            spark=session,
            include=articles.include,
            exclude=articles.exclude,
            date=articles.date,
            columns=tables.chosen(),
        )
        streams.complain_of((*run.read.problems, *run.read.notes))
        options.spare(info.document for info in run.documents)
        report = run.report()
        if run.read.claims > spark.MOST_CLAIMS:
            streams.complain(
                f"more than {spark.MOST_CLAIMS} claims: the report lists the topics of its findings"
            )
        run.close()
    return report, len(run.read.problems)
