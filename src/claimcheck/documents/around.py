"""The sentence that a figure stands in, and what stands around it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from functools import lru_cache

from claimcheck.records import Around, Document, Passage


def around(document: Document, figure: tuple[int, int]) -> Around:
    """Where a figure stands, in the working text of its article.

    Args:
        document: the article.
        figure: raw span of the figure.
    """
    start = bisect_left(document.ends, figure[0] + 1)
    end = bisect_left(document.starts, figure[1])
    passages, starts = document.passages, _starts(document.passages)
    index = max(bisect_right(starts, start) - 1, 0)
    home = passages[index] if passages else Passage("sentence", 0, len(document.text), 0)
    before = passages[index - 1] if index > 0 else None
    return Around(
        text=document.text[home.start : home.end],
        start=start - home.start,
        end=end - home.start,
        before=document.text[before.start : before.end] if before is not None else "",
        whole=document.text,
    )


def sentences_of(document: Document) -> Iterator[tuple[int, Around]]:
    """The sentences and headings of an article, each with where it begins in the working text."""
    for passage in document.passages:
        if passage.kind in ("sentence", "heading"):
            text = document.text[passage.start : passage.end]
            yield passage.start, Around(text, 0, 0, whole=document.text)


@lru_cache(maxsize=256)
def _starts(passages: tuple[Passage, ...]) -> list[int]:
    return [passage.start for passage in passages]
