"""Whether a ledger still says what the articles say that it was made of."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
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


def stale(
    folder: Path, *, extra: Sequence[Path] = (), columns: Mapping[str, str] | None = None
) -> Verified:
    """The articles of a ledger that are gone, changed, or read by other words.

    Args:
        folder: of the ledger.
        extra: the user's lexicon files.
        columns: of tables of articles the columns by role, where they have no usual names.

    Raises:
        UsageError: there is no such ledger.
        DataFileError: it is damaged; every wrong line is named.
    """
    kept = store.read(folder)
    now = version.current(extra)
    found = []
    heads = sorted((entry.header for entry in kept.entries), key=lambda h: h.document)
    for head, digest in _digests(heads, columns or {}):
        why = _why(head, digest, now)
        if why is not None:
            found.append((head, *why))
    return Verified(len(kept.entries), len(kept.claims), tuple(found))


def _digests(
    heads: Sequence[Header], columns: Mapping[str, str]
) -> Iterator[tuple[Header, str | None]]:
    """Each article with the digest of what its file says now; None where that cannot be read.

    A table of articles is read once for all of its rows.
    """
    from claimcheck import documents

    for home, group in groupby(heads, key=lambda head: documents.file_of(head.document)):
        paths = {head.document: head for head in group}
        reading = documents.read_paths(paths, columns=columns) if home.is_file() else None
        found = {d.path: digest_of(d) for d in reading.documents} if reading else {}
        for path, head in paths.items():
            yield head, found.get(path)


def _why(head: Header, digest: str | None, now: version.Version) -> tuple[str, str] | None:
    """Why an article is out of date, and the mend; None where it is not."""
    from claimcheck import documents

    home = documents.file_of(head.document)
    add = _ADD.format(head.document)
    if not home.is_file() or (digest is None and home != Path(head.document)):
        return "is gone", f"claimcheck ledger remove {head.document}"
    if digest is None:
        return "cannot be read any more", add
    if digest != head.sha256:
        return "has another text by now", add
    if head.version != now:
        parts = ("claimcheck", "lexicon", "rules")
        other = [name for name in parts if getattr(head.version, name) != getattr(now, name)]
        return f"was read by another version ({', '.join(other)})", add
    if head.sentences is None:
        return "keeps no words of its sentences", add
    return None
