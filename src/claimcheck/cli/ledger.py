"""`claimcheck ledger add|update|remove|retract|list|show|verify`; export is in `exporting`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options, tables, taking, vocabulary
from claimcheck.cli.configuration import configuration
from claimcheck.cli.exporting import export

if TYPE_CHECKING:
    from claimcheck.ledger.store import Change


@click.group()
def command() -> None:
    """Keep the claims of what is published."""


@command.command()
@options.paths
@options.ledger
@configuration
@options.reading
@taking.jobs
def add(
    paths: tuple[str, ...],
    ledger: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    jobs: int,
) -> int:
    """Take articles into the ledger, each in the place of what it had of the same article."""
    from pathlib import Path

    from claimcheck.cli import progress
    from claimcheck.ledger import store

    reading = options.read(paths, include=include, exclude=exclude, date=date)
    changes = store.add(
        reading.documents,
        Path(ledger),
        extra=tuple(map(Path, lexicon)),
        jobs=jobs,
        watch=progress.watched,
    )
    _tell(changes)
    return 2 if reading.problems else 0


def _tell(changes: Iterable[Change]) -> None:
    from claimcheck.cli import streams
    from claimcheck.reports.safety import safe

    for change in changes:
        head = change.entry.header
        streams.write(f"{change.what:<9}  {head.claims:>4} claims  {safe(head.document)}\n")


@command.command()
@click.argument("articles", nargs=-1, metavar="[ARTICLE...]")
@options.ledger
@configuration
@vocabulary.words
@tables.columns
@taking.jobs
def update(articles: tuple[str, ...], ledger: str, lexicon: tuple[str, ...], jobs: int) -> int:
    """Read articles of the ledger again, all or those named, where text or version changed.

    One whose file is gone is named and stays; leaves with 1 where there is one. Files of an older
    format are brought to the one of this release first; what was there is kept in .older.
    """
    from pathlib import Path

    from claimcheck.cli import progress, streams
    from claimcheck.documents import file_of
    from claimcheck.ledger import migrating, store
    from claimcheck.reports.safety import safe

    folder = Path(ledger)
    for name in migrating.forward(folder):
        kept = (folder / migrating.KEPT).as_posix()
        streams.write(f"brought to this format  {safe(name)}  (what was there is in {kept})\n")
    found = store.entries(folder)
    wanted = store.find(found, articles) if articles else found
    paths = [entry.header.document for entry in wanted]
    there = [path for path in paths if file_of(path).is_file()]
    reading = options.read(there, include=(), exclude=(), date=None) if there else None
    if reading is not None:
        days = {entry.header.document: entry.header.published for entry in wanted}
        # a day that --date gave stands in the ledger alone
        dated = [replace(d, published=d.published or days[d.path]) for d in reading.documents]
        more = tuple(map(Path, lexicon))
        watch = progress.watched
        _tell(store.add(dated, folder, extra=more, jobs=jobs, known=True, watch=watch))
    mend = "add it where it is now, or claimcheck ledger remove"
    gone = [path for path in paths if path not in there]
    streams.complain(*(f"{path}: is gone; {mend} {path}" for path in gone))
    if reading is not None and reading.problems:
        return 2
    return 1 if gone else 0


@command.command()
@click.argument("id_", metavar="ID")
@click.option("--reason", required=True, help="Why it no longer counts.")
@configuration
@options.ledger
def retract(id_: str, reason: str, ledger: str) -> int:
    """Take back an article, by path or id, or one claim, by id: nothing is held against it.

    It stays in the ledger, with the reason, and stays retracted while its text does.
    """
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.errors import UsageError
    from claimcheck.ledger import retracting
    from claimcheck.reports.safety import safe

    if not reason.strip():
        raise UsageError("--reason is empty; say why it no longer counts")
    entry = retracting.retract(Path(ledger), id_, reason.strip())
    streams.write(f"retracted  {safe(id_)}  ({safe(entry.header.document)})\n")
    return 0


@command.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@configuration
@options.ledger
def remove(articles: tuple[str, ...], ledger: str) -> int:
    """Take articles out of the ledger, by path or by id: all that are named, or none."""
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.ledger import store
    from claimcheck.reports.safety import safe

    for entry in store.remove(Path(ledger), articles):
        head = entry.header
        streams.write(f"removed    {head.claims:>4} claims  {safe(head.document)}\n")
    return 0


@command.command()
@click.argument("articles", nargs=-1, required=True, metavar="ARTICLE...")
@configuration
@options.ledger
def show(articles: tuple[str, ...], ledger: str) -> int:
    """Print what the ledger has of articles, named by path or by id: header and claims, as JSON."""
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.ledger import store

    folder = Path(ledger)
    for entry in store.find(store.entries(folder), articles):
        streams.write((folder / entry.file).read_text(encoding="utf-8"))
    return 0


@command.command()
@configuration
@options.ledger
@vocabulary.words
@tables.columns
def verify(ledger: str, lexicon: tuple[str, ...]) -> int:
    """Hold the ledger against the articles it was made of.

    Every line of it is read. An article that is gone, that has another text by now, or that was
    read by another release or lexicon is named; leaves with 1 where there is one, with 2 where the
    ledger is damaged.
    """
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.ledger import check
    from claimcheck.reports.safety import safe

    found = check.stale(Path(ledger), extra=tuple(map(Path, lexicon)), columns=tables.chosen())
    for head, why, mend in found.stale:
        streams.write(f"{safe(head.document)}: {why}; {mend}\n")
    told = f"{found.articles} articles, {found.claims} claims, {len(found.stale)} out of date"
    streams.write(f"{told}\n")
    return 1 if found.stale else 0


@command.command("list")
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@configuration
@options.ledger
def list_entries(paths: tuple[str, ...], ledger: str) -> int:
    """List the articles of the ledger, all or those of files and folders."""
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.ledger import store
    from claimcheck.reports.safety import safe

    wanted = [Path(path).as_posix().rstrip("/") for path in paths]
    shown = set()
    for entry in store.entries(Path(ledger)):
        head = entry.header
        names = {path for path in wanted if head.document == path or _inside(head.document, path)}
        if names or not wanted:
            shown |= names
            day = head.published or "----------"
            note = "  retracted" if head.withdrawn else ""
            streams.write(f"{day}  {head.claims:>4} claims  {safe(head.document)}{note}\n")
    missing = [path for path in wanted if path not in shown]
    streams.complain(
        *(f"{path}: not in the ledger; see claimcheck ledger list" for path in missing)
    )
    return 2 if missing else 0


def _inside(document: str, folder: str) -> bool:
    return folder == "." or document.startswith(f"{folder}/")


command.add_command(export)
