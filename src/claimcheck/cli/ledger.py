"""`claimcheck ledger add|list|show|remove|verify`."""

from __future__ import annotations

import click

from claimcheck.cli import options
from claimcheck.cli.configuration import configuration


@click.group()
def command() -> None:
    """Keep the claims of what is published."""


@command.command()
@options.paths
@options.ledger
@configuration
@options.reading
def add(
    paths: tuple[str, ...],
    ledger: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
) -> int:
    """Take articles into the ledger, each in the place of what it had of the same article."""
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.ledger import store
    from claimcheck.reports.safety import safe

    reading = options.read(paths, include=include, exclude=exclude, date=date)
    changes = store.add(reading.documents, Path(ledger), extra=tuple(map(Path, lexicon)))
    for change in changes:
        head = change.entry.header
        streams.write(f"{change.what:<9}  {head.claims:>4} claims  {safe(head.document)}\n")
    return 2 if reading.problems else 0


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
@options.words
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

    found = check.stale(Path(ledger), extra=tuple(map(Path, lexicon)))
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
            streams.write(f"{day}  {head.claims:>4} claims  {safe(head.document)}\n")
    missing = [path for path in wanted if path not in shown]
    streams.complain(
        *(f"{path}: not in the ledger; see claimcheck ledger list" for path in missing)
    )
    return 2 if missing else 0


def _inside(document: str, folder: str) -> bool:
    return folder == "." or document.startswith(f"{folder}/")
