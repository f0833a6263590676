"""Articles that another version published: read again where they matter, by their own text."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck import guarded
from claimcheck.ledger import header, texts
from claimcheck.records import Claim

if TYPE_CHECKING:
    from claimcheck.ledger.store import Entry
    from claimcheck.lexicon import Lexicon


def anew(
    claims: Sequence[Claim],
    older: Sequence[Entry],
    lexicon: Lexicon,
    folder: Path,
) -> tuple[Claim, ...]:
    """The claims, those of older articles as they are read now.

    An article that is gone, or has another text by now, keeps what was published of it. The folder
    is that of the ledger.
    """
    fresh: dict[str, tuple[Claim, ...]] = {}
    for entry in older:
        read = None
        with guarded.sparing():
            read = _read(entry, lexicon, folder)
        if read is not None:
            fresh[entry.header.article] = read
    kept = [claim for claim in claims if claim.article not in fresh]
    return (*kept, *(claim for article in sorted(fresh) for claim in fresh[article]))


def _read(entry: Entry, lexicon: Lexicon, folder: Path) -> tuple[Claim, ...] | None:
    """The claims of an article as its file gives them, None where it is not the one published."""
    from claimcheck import pipeline

    head, article = entry.header, texts.text_of(entry, folder)
    if article is None:
        return None
    claims = pipeline.extract(article, lexicon)
    ids = header.stable_ids(claims)
    gone = dict(head.retracted)
    return tuple(
        replace(claim, id=name) for claim, name in zip(claims, ids, strict=True) if name not in gone
    )


def told(older: int, touched: int) -> str:
    """What is said of it."""
    return (
        f"{older} of the {touched} published articles that matter here were read by another "
        "version; they are read again; claimcheck ledger update brings the ledger up to date"
    )
