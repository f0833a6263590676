"""`claimcheck diff`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import completing, kept, options
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging

if TYPE_CHECKING:
    from claimcheck.reports import Look


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
@options.reading
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
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    lang: str,
    output: str | None,
) -> int:
    """Show two articles, or the two sides of a finding, side by side.

    What both speak of stands beside each other, with what differs marked and how far it is apart;
    what one of them alone says comes after. FINGERPRINT is a finding of the last run.
    """
    from claimcheck.cli import screen

    look = screen.look(lang, output, lexicon)
    how = {"inline": inline, "everything": everything}
    if right is None:
        if not kept.is_fingerprint(left):
            raise click.UsageError("name two articles, or one finding by its fingerprint")
        from claimcheck.reports import diff

        finding, told = kept.find(left, report)
        shown, broken = diff.render_finding(finding, told, look, **how), 0
    else:
        compared = _articles(left, right, include, exclude, date, lexicon, judging, look, how)
        if compared is None:
            return 2
        shown, broken = compared
    screen.show(shown, output, pager=pager)
    return 2 if broken else 0


def _articles(
    left: str,
    right: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    look: Look,
    how: dict[str, bool],
) -> tuple[str, int] | None:
    """The comparison of two articles and the number of wrong rules; None where one is not read."""
    from claimcheck import pipeline
    from claimcheck.reports import diff

    words = options.lexicon_of(lexicon)
    rules, broken = judging.rules(words)
    reading = options.read((left, right), include=include, exclude=exclude, date=date)
    if reading.problems:
        return None
    if len(reading.documents) != 2:
        raise click.UsageError(f"{len(reading.documents)} articles found; name two different files")
    report = pipeline.analyse(reading.documents, words, rules)
    found = {document.path for document in reading.documents}
    names = (left, right) if found == {left, right} else tuple(sorted(found))
    return diff.render(report, names[0], names[1], look, **how), broken
