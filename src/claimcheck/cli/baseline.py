"""`claimcheck baseline write|prune|diff|show`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import options, taking, vocabulary
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.ledger.baseline import Difference, Known
    from claimcheck.records import Report


@click.group()
def command() -> None:
    """Accept the findings that are there, and count only new ones.

    The baseline stands in baseline.yaml of the ledger, for review like any other change.
    """


# the last one comes first in the help
_TAKEN = (taking.jobs, options.ledger, judging, options.reading, configuration, options.paths)


def _compared(action: Callable[..., int]) -> Callable[..., int]:
    """An action on the baseline's file and on the report of articles.

    Leaves with 2 where articles or rules cannot be read: what they would say cannot be known.
    """

    @wraps(action)
    def run(
        *,
        paths: tuple[str, ...],
        include: tuple[str, ...],
        exclude: tuple[str, ...],
        date: str | None,
        lexicon: tuple[str, ...],
        judging: Judging,
        ledger: str,
        jobs: int,
        **others: Any,
    ) -> int:
        from pathlib import Path

        from claimcheck import intake
        from claimcheck.cli import progress, streams
        from claimcheck.ledger import baseline

        words = vocabulary.lexicon_of(lexicon)
        rules, broken = judging.rules(words)
        reading = options.read(paths, include=include, exclude=exclude, date=date)
        if broken or reading.problems:
            streams.complain("claimcheck: the baseline stays as it is; mend what is named above")
            return 2
        extra = tuple(map(Path, lexicon))
        report = intake.analysed(
            reading.documents, words, rules, extra=extra, jobs=jobs, watch=progress.watched
        )
        return action(Path(ledger) / baseline.NAME, report, **others)

    decorated: Callable[..., int] = run
    for decorate in _TAKEN:
        decorated = decorate(decorated)
    return decorated


@command.command()
@_compared
@click.option("--accept-new", is_flag=True, help="Take in findings that an older one lacks.")
def write(file: Path, report: Report, *, accept_new: bool) -> int:
    """Write the errors and warnings of articles as the baseline.

    An older baseline may only lose entries: a finding that it lacks is named, and taken in with
    --accept-new.
    """
    from claimcheck.cli import streams
    from claimcheck.ledger import files

    _difference(file, report)  # what is wrong with the file is said before a folder is made for it
    with files.writing(file.parent):
        change = _difference(file, report)
        _name("stale", change.stale)
        if change.new and file.exists() and not accept_new:
            _name("new", change.new)
            streams.complain(f"{file.as_posix()}: not written; take these in with --accept-new")
            return 1
        _write(file, (*change.kept, *change.new))
    streams.write(f"{len(change.kept) + len(change.new)} findings in {file.as_posix()}\n")
    return 0


@command.command()
@_compared
def prune(file: Path, report: Report) -> int:
    """Take out of the baseline what articles no longer hold; nothing is added."""
    from claimcheck.cli import streams
    from claimcheck.ledger import files

    change = _difference(file, report)
    if change.stale:
        with files.writing(file.parent):
            change = _difference(file, report)  # another writer may have been quicker
            _write(file, change.kept)
    _name("stale", change.stale)
    streams.write(f"{len(change.kept)} findings in {file.as_posix()}\n")
    return 0


@command.command()
@_compared
def diff(file: Path, report: Report) -> int:
    """Name what came and what went; leaves with 1 where something came."""
    from claimcheck.cli import streams

    change = _difference(file, report)
    _name("new", change.new)
    _name("stale", change.stale)
    told = f"{len(change.new)} new, {len(change.stale)} stale, {len(change.kept)} as they were"
    streams.write(f"{told}\n")
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


def _difference(file: Path, report: Report) -> Difference:
    from claimcheck.ledger import baseline

    return baseline.difference(baseline.load(file), report)


def _write(file: Path, known: tuple[Known, ...]) -> None:
    """Write the baseline; by the one writer of its folder."""
    from claimcheck.ledger import baseline, files

    ordered = sorted(known, key=lambda k: (k.rule, k.articles, k.fingerprint))
    files.write(file, baseline.text_of(ordered))


def _name(what: str, known: tuple[Known, ...]) -> None:
    from claimcheck.cli import streams
    from claimcheck.reports.safety import safe

    for one in known:
        where = ", ".join(one.articles)
        streams.write(f"{what:<6} {one.fingerprint}  {safe(one.rule)}  {safe(where)}\n")
