"""The texts of published articles, where they are still what was published."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.ledger import header
from claimcheck.records import Document

if TYPE_CHECKING:
    from claimcheck.ledger.store import Entry


def text_of(entry: Entry) -> Document | None:
    """The article of an entry as it was published; None where its file is gone or changed."""
    from claimcheck import documents

    head = entry.header
    if not documents.file_of(head.document).is_file():
        return None
    found = documents.read_paths([head.document]).documents
    if len(found) != 1 or header.digest_of(found[0]) != head.sha256:
        return None
    return replace(found[0], article=head.article, published=head.published)
