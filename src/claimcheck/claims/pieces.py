"""A passage that is no sentence anybody wrote is read in pieces.

The slot readers look around in the whole sentence of each figure, so a sentence of a hundred
thousand figures (a table without line ends, a file that was made to hurt) would take the square of
its length. No article has a sentence over these limits; within them a passage is one piece.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace

from claimcheck.claims.mentions import Mention
from claimcheck.claims.spans import Spans
from claimcheck.frozen import record
from claimcheck.records import Passage, Quantity

LONGEST = 2000  # characters of one piece
MOST = 64  # figures in one piece
_NEAR = 200  # characters in front of the limit in which a piece may end at a mark
_MARKS = ("\n", "。", ";", ",", "、", " ")


@record
class Piece:
    """A passage, or a part of one, with what was found in it."""

    passage: Passage
    mentions: list[Mention]
    quantities: list[Quantity]


def cut(
    text: str, passage: Passage, mentions: list[Mention], quantities: list[Quantity]
) -> Iterator[Piece]:
    """The pieces of a passage; no name or figure is cut in two."""
    if passage.end - passage.start <= LONGEST and len(quantities) <= MOST:
        yield Piece(passage, mentions, quantities)
        return
    whole = [(m.start, m.end) for m in mentions] + [_extent(q) for q in quantities]
    places = _places(text, passage, Spans(whole), [_extent(q)[0] for q in quantities])
    names, figures = 0, 0
    start = passage.start
    for end in places:
        name, figure = names, figures
        while name < len(mentions) and mentions[name].start < end:
            name += 1
        while figure < len(quantities) and quantities[figure].num_start < end:
            figure += 1
        part = replace(passage, start=start, end=end)
        yield Piece(part, mentions[names:name], quantities[figures:figure])
        start, names, figures = end, name, figure


def _extent(quantity: Quantity) -> tuple[int, int]:
    return min(quantity.start, quantity.num_start), max(quantity.end, quantity.num_end)


def _places(text: str, passage: Passage, whole: Spans, figures: list[int]) -> Iterator[int]:
    """Where the pieces end, the end of the passage last."""
    start = passage.start
    while start < passage.end:
        end = min(start + LONGEST, passage.end)
        over = bisect_left(figures, start) + MOST
        if over < len(figures):
            end = min(end, max(figures[over], start + 1))
        if end < passage.end:
            marks = (text.rfind(mark, max(start, end - _NEAR), end) + 1 for mark in _MARKS)
            end = max((at for at in marks if at > start and not whole.cut_by(at)), default=end)
            while end < passage.end and whole.cut_by(end):
                end += 1
        yield end
        start = end
