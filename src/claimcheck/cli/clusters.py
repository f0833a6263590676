"""`claimcheck clusters`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options, vocabulary
from claimcheck.cli.configuration import configuration

if TYPE_CHECKING:
    from claimcheck.records import Claim


@click.command()
@options.paths
@configuration
@options.reading
@options.language
@options.output
@click.option(
    "--why",
    nargs=2,
    metavar="A B",
    help="Say why two claims (FILE:LINE or id) or two names count as one, or not.",
)
def command(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    lang: str,
    output: str | None,
    why: tuple[str, str] | None,
) -> int:
    """Show which claims speak of the same thing, and why."""
    from claimcheck import clusters, pipeline
    from claimcheck.cli import screen, streams
    from claimcheck.reports import grouping
    from claimcheck.reports.safety import safe

    words = vocabulary.lexicon_of(lexicon)
    reading = options.read(paths, include=include, exclude=exclude, date=date)
    report = pipeline.analyse(reading.documents, words, ())
    if why:
        a, b = (claim_id(name, report.claims) for name in why)
        answer = clusters.why(report.claims, a, b, words)
        lines = [f"{a} {'=' if answer.joined else '≠'} {b}", *answer.steps]
        streams.save("".join(f"{safe(line)}\n" for line in lines), output)
    else:
        streams.save(grouping.render(report, screen.look(lang, output, lexicon)), output)
    return 2 if reading.problems else 0


def claim_id(name: str, claims: Sequence[Claim]) -> str:
    """The id of the first claim at FILE:LINE or FILE:LINE:COLUMN; any other name as it is."""
    for claim in claims:
        place = f"{claim.document}:{claim.line}"
        if name in (place, f"{place}:{claim.column}"):
            return claim.id
    return name
