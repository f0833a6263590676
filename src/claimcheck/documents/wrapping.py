"""Paragraphs that were broken into lines at a margin, made whole again.

Lines of a run are one paragraph when the next word of the one below had no room on the one above,
as far as the widest line tells the margin. Text of a paragraph a line is wider than any margin and
stays as it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from claimcheck.documents.lines import Line, width
from claimcheck.documents.sentences import ends_in_abbreviation
from claimcheck.folding import Edit
from claimcheck.patterns import pattern_of

_MARGIN = range(45, 131)  # columns
_SLACK = 10  # columns by which a line may be shorter than its next word asks for
_OPEN_END = tuple("-,(“、")
_CLOSED = pattern_of(r"[。!?;:.…][\"”')\]】》]*$")


def joins(lines: Sequence[Line]) -> Iterator[Edit]:
    """What to put for the line ends inside paragraphs: a space, between Han characters nothing."""
    block: list[Line] = []
    for line in lines:
        if line.kind == "text" and block:
            block.append(line)
            continue
        yield from _joins(block)
        block = [line] if line.kind in ("text", "item") else []
    yield from _joins(block)


def _joins(block: Sequence[Line]) -> Iterator[Edit]:
    """The joins of a run of text lines."""
    column = max((line.width for line in block), default=0)
    if column not in _MARGIN:
        return
    for above, line in pairwise(block):
        if _goes_on(above, line, column, len(block)):
            spaced = above.text[-1].isascii() or line.text[0].isascii()
            yield above.end, line.start, " " if spaced else ""


def _goes_on(above: Line, line: Line, column: int, block: int) -> bool:
    """Whether a line was broken only because its next word had no room."""
    first = line.text.split(" ", 1)[0] if line.text.isascii() else line.text[:1]
    room = column - above.width - 1 - width(first)
    if _CLOSED.search(above.text) and not ends_in_abbreviation(above.text):
        return False
    if line.text[0].islower():
        return 2 * above.width >= column
    hangs = above.kind == "item" and line.indent > 1
    open_end = hangs or above.text.endswith(_OPEN_END) or not line.text[0].isupper()
    return room < _SLACK and (block > 2 or open_end)
