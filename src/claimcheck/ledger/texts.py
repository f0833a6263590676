"""The texts of published articles, where they are still what was published."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.ledger import header
from claimcheck.records import Document

if TYPE_CHECKING:
    from claimcheck.ledger.store import Entry


def text_of(entry: Entry, folder: Path) -> Document | None:
    """The article of an entry as it was published; None where its file is gone or changed.

    Its path starts from the current folder, else from where its ledger's project begins.

    Args:
        entry: of a ledger.
        folder: of the ledger.
    """
    here = _text_at(entry, None)
    if here is not None:
        return here
    found = (_text_at(entry, base) for base in _bases(folder))
    return next((text for text in found if text is not None), None)


def texts_of(
    entries: Iterable[Entry], folder: Path
) -> tuple[list[tuple[Entry, Document]], tuple[str, ...]]:
    """The articles whose texts are still what was published, and the paths of the others.

    Args:
        entries: of a ledger.
        folder: of the ledger.
    """
    there, gone = list[tuple["Entry", Document]](), list[str]()
    for entry in entries:
        text = text_of(entry, folder)
        if text is None:
            gone.append(entry.header.document)
        else:
            there.append((entry, text))
    return there, tuple(gone)


def _bases(folder: Path) -> Iterator[Path]:
    """Where the paths of a ledger's articles may start from but for the current folder.

    These are the folders above the ledger with a configuration or a repository, and the one that
    the ledger is in.
    """
    from claimcheck import config

    home = folder.absolute().parent
    yield from (
        base for base in dict.fromkeys((*config.projects(home), home)) if base != Path.cwd()
    )


def _text_at(entry: Entry, base: Path | None) -> Document | None:
    from claimcheck import documents

    head = entry.header
    path = head.document if base is None else (base / head.document).as_posix()
    if not documents.file_of(path).is_file():
        return None
    found = documents.read_paths([path], root=base).documents
    if len(found) != 1 or header.digest_of(found[0]) != head.sha256:
        return None
    return replace(found[0], path=head.document, article=head.article, published=head.published)
