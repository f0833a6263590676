"""`claimcheck diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import completing, kept, options
from claimcheck.cli.articles import Articles, articles
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging

if TYPE_CHECKING:
    from claimcheck.records import Finding, Report


@click.command()
@click.argument("left", metavar="A|FINGERPRINT", shell_complete=completing.findings)
@click.argument("right", metavar="[B]", required=False, shell_complete=completing.files)
@click.option("--inline", is_flag=True, help="One side under the other, for narrow windows.")
@click.option(
    "--all", "everything", is_flag=True, help="In full what both say alike too, and every slot."
)
@click.option(
    "--pager/--no-pager",
    default=True,
    help="On a terminal, page what is longer than the screen; on by default.",
)
@click.option(
    "--report",
    metavar="FILE",
    help="A report to take FINGERPRINT from (--format json); by default that of the last run.",
)
@configuration
@articles
@judging
@options.language
@options.output
def command(
    left: str,
    right: str | None,
    inline: bool,
    everything: bool,
    pager: bool,
    report: str | None,
    articles: Articles,
    judging: Judging,
    lang: str,
    output: str | None,
) -> int:
    """Show two articles, or the two sides of a finding, side by side.

    What both speak of stands beside each other, with what differs marked and how far it is apart;
    what one of them alone says comes after. Amounts in two currencies are held at the rate that an
    article states, else at those of the year. FINGERPRINT is a finding of the last run.
    """
    from claimcheck.cli import screen
    from claimcheck.reports import diff

    look = screen.look(lang, output, articles.lexicon)
    problems = 0
    if right is None:
        finding, told = _finding(left, report, articles)
        shown = diff.render_finding(finding, told, look, inline=inline, everything=everything)
    else:
        compared = _compared((left, right), articles, judging)
        if compared is None:
            return 2
        told, names, problems = compared
        shown = diff.render(told, *names, look, inline=inline, everything=everything)
    screen.show(shown, output, pager=pager)
    return 2 if problems else 0


def _finding(fingerprint: str, report: str | None, articles: Articles) -> tuple[Finding, Report]:
    """A finding of an earlier run, and what is known of that run."""
    if not kept.is_fingerprint(fingerprint):
        raise click.UsageError("name two articles, or one finding by its fingerprint")
    from claimcheck.reports.currencies import in_two_currencies

    finding, told = kept.find(fingerprint, report)
    return finding, _read_again(told, articles) if in_two_currencies(finding) else told


def _read_again(told: Report, articles: Articles) -> Report:
    """A kept report with all claims of its articles: one of them may state the rate."""
    from dataclasses import replace

    from claimcheck import pipeline

    others = tuple(claim for claim in told.claims if claim.document not in told.sources)
    again = pipeline.extract_documents(told.sources.values(), articles.words())
    return replace(told, claims=(*others, *again))


def _compared(
    paths: tuple[str, str], articles: Articles, judging: Judging
) -> tuple[Report, tuple[str, str], int] | None:
    """The report on two articles, their paths in it, and the number of wrong rules.

    None where one of them cannot be read; that has been said.
    """
    from claimcheck import pipeline

    words = articles.words()
    rules, problems = judging.rules(words)
    reading = articles.read(paths)
    if reading.problems:
        return None
    found = sorted({document.path for document in reading.documents})
    if len(found) != len(paths):
        raise click.UsageError(f"{len(found)} articles found; name two different files")
    names = paths if set(paths) == set(found) else (found[0], found[1])
    return pipeline.analyse(reading.documents, words, rules), names, problems
