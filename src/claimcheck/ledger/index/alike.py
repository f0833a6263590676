"""Published articles that may tell of what new ones tell, by the rare words that both have."""

from __future__ import annotations

import json
import math
import zlib
from array import array
from collections import Counter, defaultdict
from collections.abc import Collection, Iterable
from typing import Any

from claimcheck.clusters import rare
from claimcheck.ledger import header
from claimcheck.ledger.index.tables import Index
from claimcheck.ledger.store import Entry
from claimcheck.lexicon import read_data
from claimcheck.records import Document

_NUMBER = "I"  # of `array`: a word as it is kept


def packed(words: Iterable[str]) -> bytes:
    """Words as the index keeps them; two that share a number only make a reader look once more."""
    return array(_NUMBER, map(_number, words)).tobytes()


def nearby(
    index: Index, documents: Iterable[Document], *, without: Collection[str] = ()
) -> list[Entry]:
    """The published articles with the most of rare words that new ones have, by path.

    How many there are at most, and how common a word may be, says lexicon/alignment.yaml.

    Args:
        index: brought up to date.
        documents: the new articles; each finds its own.
        without: paths of articles to leave out.
    """
    limits: dict[str, Any] = read_data("alignment.yaml")["near"]
    kept = [(file, frozenset(array(_NUMBER, words))) for file, words in _kept(index)]
    chosen: set[int] = set()
    for document in documents:
        told = frozenset(map(_number, rare.spellings(document.text)))
        shared = {file: both for file, words in kept if (both := words & told)}
        spread = Counter(word for both in shared.values() for word in both)
        weights: dict[int, float] = defaultdict(float)
        for file, both in shared.items():
            for word in both:
                if spread[word] <= limits["common"]:
                    weights[file] += math.log((len(kept) + 1) / spread[word])
        chosen.update(sorted(weights, key=lambda file: (-weights[file], file))[: limits["most"]])
    found = [_entry(index, file) for file in chosen]
    return sorted(
        (e for e in found if e.header.document not in without and not e.header.withdrawn),
        key=lambda entry: entry.header.document,
    )


def _number(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def _kept(index: Index) -> list[tuple[int, bytes]]:
    rows: list[tuple[Any, ...]] = index.rows("SELECT file, words FROM rare ORDER BY file")
    return [(int(file), bytes(words)) for file, words in rows]


def _entry(index: Index, file: int) -> Entry:
    ((text, name),) = index.rows("SELECT header, name FROM files WHERE id = ?", (file,))
    return Entry(header.from_json(json.loads(str(text))), str(name))
