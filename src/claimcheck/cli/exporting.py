"""`claimcheck ledger export`."""

from __future__ import annotations

import click

from claimcheck.cli import options, vocabulary
from claimcheck.cli.configuration import configuration

SUFFIXES = {".parquet": "parquet", ".csv": "csv", ".jsonld": "jsonld"}


@click.command()
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(SUFFIXES.values())),
    help="By default what the name of FILE says, else csv.",
)
@options.ledger
@configuration
@vocabulary.words
@options.spoken
@options.output
def export(
    format_: str | None, ledger: str, lexicon: tuple[str, ...], lang: str, output: str | None
) -> int:
    """Write the claims of the ledger as a table, or as linked data.

    parquet and csv have a row a claim; jsonld has schema.org Claims with their articles. What is
    retracted is left out.
    """
    from pathlib import Path, PurePath

    from claimcheck.cli import streams
    from claimcheck.errors import UsageError
    from claimcheck.frames import CLAIM_COLUMNS, files
    from claimcheck.frames.tables import claim_row
    from claimcheck.ledger import store

    suffix = PurePath(output or "").suffix.lower()
    if format_ is None and suffix and suffix not in SUFFIXES:
        known = ", ".join(SUFFIXES)
        raise UsageError(f"{output}: no format has this name; use {known}, or give --format")
    form = format_ or SUFFIXES.get(suffix, "csv")
    streams.refuse_binary(form, output)
    words = vocabulary.lexicon_of(lexicon)
    held = store.read(Path(ledger))
    rows = map(claim_row, held.claims)
    if form == "parquet":
        streams.save_bytes(files.parquet(CLAIM_COLUMNS, rows), str(output))
    elif form == "csv":
        streams.save_pieces(files.csv(CLAIM_COLUMNS, rows), output)
    else:
        from claimcheck.reports import as_jsonld
        from claimcheck.reports.labels import Labels
        from claimcheck.reports.words import words as catalogue

        infos = [entry.header.info() for entry in held.entries if not entry.header.withdrawn]
        labels = Labels(words, catalogue(lang))
        streams.save(as_jsonld.document(held.claims, infos, labels), output)
    return 0
