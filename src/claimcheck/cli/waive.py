"""`claimcheck waive`."""

from __future__ import annotations

import click

from claimcheck.cli import options
from claimcheck.cli.configuration import configuration
from claimcheck.errors import UsageError


@click.command()
@click.argument("fingerprint")
@click.option("--reason", required=True, metavar="TEXT", help="Why the finding may stand.")
@click.option(
    "--until",
    required=True,
    metavar="DAY",
    callback=options.day,
    help="The last day that the waiver counts, in UTC.",
)
@click.option("--by", required=True, metavar="NAME", help="Who answers for it.")
@options.ledger
@configuration
@click.option(
    "--report",
    metavar="FILE",
    help="The JSON report that has the fingerprint; by default that of the last run.",
)
def command(
    fingerprint: str, reason: str, until: str, by: str, ledger: str, report: str | None
) -> int:
    """Accept a finding until a day.

    The waiver is written to the end of waivers.yaml in the ledger, for review like any other
    change. FINGERPRINT is what a report prints behind the code of a finding. After its last day the
    finding is back.
    """
    from pathlib import Path

    from claimcheck import lastrun
    from claimcheck.cli import streams
    from claimcheck.ledger import files, lists, waivers

    for name, told in (("--reason", reason), ("--by", by)):
        if not told.strip():
            raise click.UsageError(f"{name} is empty; say it in a few words")
    finding = lastrun.holding(fingerprint, report).finding(fingerprint)
    if finding is None:
        where = report or "the report of the last run"
        mend = 'run "claimcheck check" or "claimcheck gate" again, or name a report by --report'
        raise UsageError(f"{where}: no finding {fingerprint}; {mend}")
    folder = Path(ledger)
    file = folder / waivers.NAME
    waiver = waivers.Waiver(fingerprint, finding.rule, reason.strip(), by.strip(), until)
    with files.writing(folder):
        for old in waivers.load(file):
            if old.fingerprint == fingerprint:
                mend = "change the day or the reason there"
                raise UsageError(f"{old.path}:{old.line}: {fingerprint} is waived already; {mend}")
        files.write(file, waivers.appended(lists.text_of(file), waiver))
    streams.write(f"waived     {fingerprint}  {finding.rule}, until {until}\n")
    return 0
