"""`claimcheck init`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options, taking

if TYPE_CHECKING:
    from claimcheck.documents import Reading
    from claimcheck.records import Document


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option("--force", is_flag=True, help="Write over a claimcheck.toml that is there.")
@options.ledger
@taking.jobs
def command(paths: tuple[str, ...], *, force: bool, ledger: str, jobs: int) -> int:
    """Set claimcheck up in this folder: settings, a first ledger, and a baseline.

    Writes a claimcheck.toml that explains every setting and changes none, takes the articles of
    PATH (by default all of this folder) into the ledger, and writes what contradicts itself there
    already as the baseline. A ledger or a baseline that is there is left as it is.
    """
    from claimcheck.cli import streams
    from claimcheck.config import NAME, template
    from claimcheck.errors import UsageError

    target = Path(NAME)
    if target.exists() and not force:
        raise UsageError(f"{NAME}: is there already; write over it with --force")
    reading = _read(paths)
    streams.save(template.commented(), NAME)
    streams.write(f"{NAME} written; `claimcheck config` shows what is in force\n")
    if reading.documents:
        _publish(reading.documents, Path(ledger), jobs)
    return 2 if reading.problems else 0


def _read(paths: tuple[str, ...]) -> Reading:
    """The articles that are named, or those of this folder, where there need not be any."""
    from claimcheck import documents
    from claimcheck.cli import streams

    if paths:
        return options.read(paths)
    found = documents.read_paths(["."])
    if not found.documents and all(problem.path == "." for problem in found.problems):
        return documents.Reading(())
    streams.complain_of((*found.problems, *found.notes))
    return found


def _publish(articles: tuple[Document, ...], folder: Path, jobs: int) -> None:
    """Make the ledger and the baseline where there are none."""
    from claimcheck import intake, lexicon, rules
    from claimcheck.cli import progress, streams
    from claimcheck.ledger import baseline, files, store

    shown = folder.as_posix()
    if folder.is_dir() and next(files.listed(folder), None) is not None:
        streams.write(f"{shown}: is a ledger already; left as it is\n")
        return
    changes = store.add(articles, folder, jobs=jobs, watch=progress.watched)
    claims = sum(change.entry.header.claims for change in changes)
    streams.write(f"{shown}: {_counted(len(changes), 'article')}, {_counted(claims, 'claim')}\n")
    file = folder / baseline.NAME
    if file.exists():
        streams.write(f"{file.as_posix()}: is there already; left as it is\n")
        return
    report = intake.analysed(articles, lexicon.load(), rules.load(), jobs=jobs)
    known = baseline.of(report)
    with files.writing(folder):
        files.write(file, baseline.text_of(known))
    streams.write(f"{file.as_posix()}: {_counted(len(known), 'finding')} there already\n")


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"
