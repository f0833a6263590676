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
from claimcheck.documents.words import words
from claimcheck.folding import HAN, Edit
from claimcheck.patterns import pattern_of

_MARGIN = range(45, 131)  # columns
_SLACK = 10  # columns by which a line may be shorter than its next word asks for
_OPEN_END = tuple("-,(“、")
_LAST_WORD = pattern_of(r"([a-zA-Z]+)(?:-[a-zA-Z]+)*-$")
_HAN = pattern_of(f"[{HAN}]")
_CLOSED = pattern_of(r"[。!?;:.…][\"”')\]】》]*$")


def joins(lines: Sequence[Line]) -> Iterator[Edit]:
    """What to put for the line ends inside paragraphs: a space, beside a Han character nothing."""
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
    if len(block) < 2 or any(len(line.text) >= _MARGIN.stop for line in block):
        return
    column = max(line.width for line in block)
    if column not in _MARGIN:
        return
    for above, line in pairwise(block):
        if not _goes_on(above, line, column, len(block)):
            continue
        if above.text.endswith("-") and line.text[0].isalnum() and above.text[-2:-1].isalnum():
            yield above.end - _is_broken(above.text, line.text), line.start, ""
        else:
            spaced = not _HAN.search(above.text[-1] + line.text[0])
            yield above.end, line.start, " " if spaced else ""


def _is_broken(above: str, below: str) -> bool:
    """Whether a hyphen at the end of a line only says that a word goes on below.

    That of 15-20, of long-term and of two-thirds is part of what is written.
    """
    first = _LAST_WORD.search(above)
    if first is None or not below[0].islower():
        return False
    return first[1].lower() not in words().hyphened and "-" not in first[0][:-1]


def _goes_on(above: Line, line: Line, column: int, block: int) -> bool:
    """Whether a line was broken only because its next word had no room."""
    first = line.text.split(" ", 1)[0] if line.text.isascii() else line.text[:1]
    room = column - above.width - 1 - width(first)
    if above.text[-1] == "-" and above.text[-2:-1].isdigit() and line.text[0].isdigit():
        return True
    if _CLOSED.search(above.text) and not ends_in_abbreviation(above.text):
        return False
    if line.text[0].islower():
        return 2 * above.width >= column
    hangs = above.kind == "item" and line.indent > 1
    open_end = hangs or above.text.endswith(_OPEN_END) or not line.text[0].isupper()
    return room < _SLACK and (block > 2 or open_end)
