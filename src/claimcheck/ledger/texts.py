"""The texts of published articles, where they are still what was published."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.ledger import header
from claimcheck.records import Document

if TYPE_CHECKING:
    from claimcheck.ledger.store import Entry

Base = Path | None  # a folder that paths of articles start from; None for the current one


def bases(folder: Path) -> tuple[Base, ...]:
    """Where the paths of a ledger's articles may start from, the likeliest first.

    That is the current folder, and where a gate is run from elsewhere the ledger's project: the
    folders above the ledger with a configuration or a repository, else the one that it is in.
    """
    from claimcheck import config

    here, home = Path.cwd(), folder.absolute().parent
    found = [base for base in (*config.projects(home), home) if base != here]
    return (None, *dict.fromkeys(found))


def text_of(entry: Entry, places: Sequence[Base]) -> Document | None:
    """The article of an entry as it was published; None where its file is gone or changed.

    Args:
        entry: of a ledger.
        places: as `bases` gives them.
    """
    for base in places:
        found = _text_at(entry, base)
        if found is not None:
            return found
    return None


def _text_at(entry: Entry, base: Base) -> Document | None:
    from claimcheck import documents

    head = entry.header
    path = head.document if base is None else (base / head.document).as_posix()
    if not documents.file_of(path).is_file():
        return None
    found = documents.read_paths([path], root=base).documents
    if len(found) != 1 or header.digest_of(found[0]) != head.sha256:
        return None
    return replace(found[0], path=head.document, article=head.article, published=head.published)


def texts_of(
    entries: Iterable[Entry], folder: Path
) -> tuple[list[tuple[Entry, Document]], tuple[str, ...]]:
    """The articles whose texts are still what was published, and the paths of the others.

    Args:
        entries: of a ledger.
        folder: of the ledger.
    """
    there, gone, places = list[tuple["Entry", Document]](), list[str](), bases(folder)
    for entry in entries:
        text = text_of(entry, places)
        if text is None:
            gone.append(entry.header.document)
        else:
            there.append((entry, text))
    return there, tuple(gone)
