"""Taking back what was published: an article, or one claim of it, with the reason."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from claimcheck import serial
from claimcheck.errors import DataFileError, Problem, UsageError
from claimcheck.ledger import files, header, lines, store
from claimcheck.ledger.store import Entry

_MARK = "#"


def retract(folder: Path, name: str, reason: str) -> Entry:
    """Mark an article, by path or id, or a claim, by id, as retracted.

    It stays in the ledger with the reason; nothing is held against it any more.

    Raises:
        UsageError: it is not in the ledger, or the folder cannot be written.
        DataFileError: the ledger is damaged.
    """
    store.refuse_none(folder)
    with files.writing(folder):
        found = store.entries(folder)
        entry, id_ = _found(folder, found, name)
        file = folder / entry.file
        told = {**dict(entry.header.retracted), id_: reason}
        head = replace(entry.header, retracted=tuple(sorted(told.items())))
        _, end, rest = file.read_text(encoding="utf-8").partition("\n")
        files.write(file, serial.dumps(header.to_json(head)) + end + rest)
    return Entry(head, entry.file)


def _found(folder: Path, found: tuple[Entry, ...], name: str) -> tuple[Entry, str]:
    """The entry that a name means, and the id of what is retracted of it."""
    article, mark, _ = name.rpartition(_MARK)
    by_id = {entry.header.article: entry for entry in found}
    if not mark or article not in by_id:
        (entry,) = store.find(found, [name])
        return entry, entry.header.article
    entry = by_id[article]
    file, problems = folder / entry.file, list[Problem]()
    rows = file.read_bytes().split(b"\n")[1:]
    told = list(lines.claims_of(rows, file.as_posix(), entry.header, problems))
    if problems:
        raise DataFileError(problems)
    if name not in {claim.id for claim in told}:
        mend = f"claimcheck ledger show {entry.header.document} lists them"
        raise UsageError(f"{name}: no claim of the ledger; {mend}")
    return entry, name
