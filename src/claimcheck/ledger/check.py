"""Whether a ledger still says what the articles say that it was made of."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from claimcheck.frozen import record
from claimcheck.ledger import store, version
from claimcheck.ledger.header import Header, digest_of

_ADD = "claimcheck ledger add {0}"


@record
class Verified:
    """What came of holding a ledger against its articles.

    Attributes:
        articles, claims: how many it has.
        stale: the articles that are out of date, by path: header, reason, mend.
    """

    articles: int
    claims: int
    stale: tuple[tuple[Header, str, str], ...]


def stale(folder: Path, *, extra: Sequence[Path] = ()) -> Verified:
    """The articles of a ledger that are gone, changed, or read by other words.

    Args:
        folder: of the ledger.
        extra: the user's lexicon files.

    Raises:
        UsageError: there is no such ledger.
        DataFileError: it is damaged; every wrong line is named.
    """
    kept = store.read(folder)
    now = version.current(extra)
    found = []
    for head in sorted((entry.header for entry in kept.entries), key=lambda h: h.document):
        why = _why(head, now)
        if why is not None:
            found.append((head, *why))
    return Verified(len(kept.entries), len(kept.claims), tuple(found))


def _why(head: Header, now: version.Version) -> tuple[str, str] | None:
    """Why an article is out of date, and the mend; None where it is not."""
    from claimcheck import documents

    if not Path(head.document).is_file():
        return "is gone", f"claimcheck ledger remove {head.document}"
    add = _ADD.format(head.document)
    reading = documents.read_paths([head.document])
    if not reading.documents:
        return "cannot be read any more", add
    if digest_of(reading.documents[0]) != head.sha256:
        return "has another text by now", add
    if head.version != now:
        parts = ("claimcheck", "lexicon", "rules")
        other = [name for name in parts if getattr(head.version, name) != getattr(now, name)]
        return f"was read by another version ({', '.join(other)})", add
    return None
