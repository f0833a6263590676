"""Articles that only moved: the same text, at a path that the ledger does not know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from claimcheck.ledger import header
from claimcheck.records import Document

if TYPE_CHECKING:
    from claimcheck.ledger.store import Entry


def named_by_path(document: Document, path: str | None = None) -> bool:
    """Whether an article's id is only its path, so that it would change with it."""
    path = path or document.path
    return document.article in (path, PurePosixPath(path).with_suffix("").as_posix())


def followed(documents: Iterable[Document], found: Iterable[Entry]) -> Iterator[Document]:
    """The articles, each under the id that the ledger has for its path, or had before it moved.

    Args:
        documents: the articles.
        found: what the ledger has.
    """
    from claimcheck.documents import file_of

    found = list(found)
    by_path = {entry.header.document: entry.header.article for entry in found}
    gone: dict[str, list[str]] = {}
    for entry in found:
        if not file_of(entry.header.document).is_file():
            gone.setdefault(entry.header.sha256, []).append(entry.header.article)
    for document in documents:
        if not named_by_path(document):
            yield document
            continue
        old = by_path.get(document.path)
        if old is None:
            before = gone.get(header.digest_of(document), [])
            old = before[0] if len(before) == 1 else None  # of two of one text nobody knows which
        yield document if old is None else replace(document, article=old)
