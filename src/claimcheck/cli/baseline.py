"""`claimcheck baseline write|prune|diff|show`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import options
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.ledger.baseline import Difference, Known


@click.group()
def command() -> None:
    """Accept the findings that are there, and count only new ones.

    The baseline stands in baseline.yaml of the ledger, for review like any other change.
    """


@command.command()
@options.paths
@configuration
@options.reading
@judging
@options.ledger
@click.option("--accept-new", is_flag=True, help="Take in findings that an older one lacks.")
def write(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    ledger: str,
    accept_new: bool,
) -> int:
    """Write the errors and warnings of articles as the baseline.

    An older baseline may only lose entries: a finding that it lacks is named, and taken in with
    --accept-new.
    """
    from claimcheck.cli import streams

    found = _difference(paths, include, exclude, date, lexicon, judging, ledger)
    if found is None:
        return 2
    file, change = found
    _name("stale", change.stale)
    if change.new and file.exists() and not accept_new:
        _name("new", change.new)
        streams.complain(f"{file.as_posix()}: not written; take these in with --accept-new")
        return 1
    _write(file, (*change.kept, *change.new))
    streams.write(f"{len(change.kept) + len(change.new)} findings in {file.as_posix()}\n")
    return 0


@command.command()
@options.paths
@configuration
@options.reading
@judging
@options.ledger
def prune(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    ledger: str,
) -> int:
    """Take out of the baseline what articles no longer hold; nothing is added."""
    from claimcheck.cli import streams

    found = _difference(paths, include, exclude, date, lexicon, judging, ledger)
    if found is None:
        return 2
    file, change = found
    _name("stale", change.stale)
    if change.stale:
        _write(file, change.kept)
    streams.write(f"{len(change.kept)} findings in {file.as_posix()}\n")
    return 0


@command.command()
@options.paths
@configuration
@options.reading
@judging
@options.ledger
def diff(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    ledger: str,
) -> int:
    """Name what came and what went; leaves with 1 where something came."""
    from claimcheck.cli import streams

    found = _difference(paths, include, exclude, date, lexicon, judging, ledger)
    if found is None:
        return 2
    _, change = found
    _name("new", change.new)
    _name("stale", change.stale)
    streams.write(
        f"{len(change.new)} new, {len(change.stale)} stale, {len(change.kept)} as they were\n"
    )
    return 1 if change.new else 0


@command.command()
@configuration
@options.ledger
def show(ledger: str) -> int:
    """Print the baseline: one finding a line, with its rule and its articles."""
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.ledger import baseline

    known = baseline.load(Path(ledger) / baseline.NAME)
    _name("known", known)
    streams.write(f"{len(known)} findings in the baseline\n")
    return 0


def _difference(
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    ledger: str,
) -> tuple[Path, Difference] | None:
    """The baseline's file, and how it stands to the findings of articles.

    None where articles or rules cannot be read: what they would say cannot be known.
    """
    from pathlib import Path

    from claimcheck import pipeline
    from claimcheck.cli import streams
    from claimcheck.ledger import baseline

    words = options.lexicon_of(lexicon)
    rules, broken = judging.rules(words)
    reading = options.read(paths, include=include, exclude=exclude, date=date)
    if broken or reading.problems:
        streams.complain("claimcheck: the baseline stays as it is; mend what is named above first")
        return None
    report = pipeline.analyse(reading.documents, words, rules)
    file = Path(ledger) / baseline.NAME
    return file, baseline.difference(baseline.load(file), report)


def _write(file: Path, known: tuple[Known, ...]) -> None:
    from claimcheck.ledger import baseline, files

    ordered = sorted(known, key=lambda k: (k.rule, k.articles, k.fingerprint))
    with files.writing(file.parent):
        files.write(file, baseline.text_of(ordered))


def _name(what: str, known: tuple[Known, ...]) -> None:
    from claimcheck.cli import streams
    from claimcheck.reports.safety import safe

    for one in known:
        where = ", ".join(one.articles)
        streams.write(f"{what:<6} {one.fingerprint}  {safe(one.rule)}  {safe(where)}\n")
