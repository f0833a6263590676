"""Lines of text in terminal cells: width, wrapping, padding, colour.

A Chinese character is two cells wide and may end a line; a number may not be broken, nor parted
from its unit; closing punctuation does not begin a line, opening punctuation does not end one.
rich is told of finished lines only, so that nothing is wrapped twice.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from io import StringIO
from typing import TYPE_CHECKING

from rich.cells import cell_len
from rich.text import Text

from claimcheck import folding
from claimcheck.lexicon import units
from claimcheck.patterns import pattern_of
from claimcheck.reports import drawing

if TYPE_CHECKING:
    from claimcheck.reports import Look

WIDE = (
    "\u1100-\u11ff\u2e80-\u9fff\ua960-\ua97f\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60"
    "\U00020000-\U0003ffff"
)
OPENING = "([{<《〈「『【〔（［｛“‘¥￥$€£#"
CLOSING = ")]}》〉」』】〕）］｝”’,.;:!?%‰，。；：！？、％…·"

_ENDING = frozenset(CLOSING) - frozenset("·…")


# What must stay on one line, in simplified text: a Latin word, a model, a path; a number with its
# sign and magnitude (its unit follows, see `_with_unit`); one wide character; a run of blanks.
_ATOM = pattern_of(
    r"(?P<name>[0-9A-Za-z._/-]{0,60}[A-Za-z_][0-9A-Za-z._/:-]*(?:['’][A-Za-z]{1,3}(?![A-Za-z]))?)"
    r"|(?P<number>[<>≤≥≈~=+\-\u2212±×#$€£¥]{0,3}\d(?:[\d,.:/]*\d)?"
    r"(?:\s?[→–\-—~至到]\s?[$€£¥+\-\u2212]?\d(?:[\d,.:/]*\d)?)*"
    r"(?:\s?%)?(?:\s?[十百千万亿兆多余几]+)?)"
    rf"|(?P<wide>[{WIDE}])"
    r"|(?P<blank>[ \u3000]+)"
    rf"|(?P<word>(?![{WIDE}\d])\w(?:(?![{WIDE}])(?:[\w.'’&+]|-(?=\w)))*)"
    r"|(?P<rest>.)",
    re.DOTALL,
)
_LATIN_UNIT = pattern_of(r"\s?[A-Za-zµμΩ°][A-Za-zµμΩ°/·²³]{0,11}(?![A-Za-z])")


@lru_cache(maxsize=2)
def _unit_words(table: units.Units) -> tuple[frozenset[str], int]:
    words = frozenset(table.zh)
    return words, max(map(len, words), default=0)


def _with_unit(text: str, end: int) -> int:
    """Where a number that ends here ends with its unit."""
    latin = _LATIN_UNIT.match(text, end)
    if latin is not None:
        return latin.end()
    words, longest = _unit_words(units.load())
    start = end + 1 if text[end : end + 1] == " " else end
    for length in range(min(longest, len(text) - start), 0, -1):
        if text[start : start + length] in words:
            return start + length
    return end


def _pieces(text: str) -> Iterator[tuple[int, int]]:
    """The spans of what `_ATOM` finds, numbers with their units."""
    plain = folding.fold(text)
    plain = plain if len(plain) == len(text) else text
    at = 0
    while match := _ATOM.match(plain, at):
        end = match.end()
        if match.lastgroup == "number":
            end = _with_unit(plain, end)
        yield at, end
        at = end


def cells(text: str) -> int:
    """How many cells of a terminal the text fills."""
    known = cell_len(text)
    return known + sum(map(_ambiguous, text)) if drawing.wide() and not text.isascii() else known


@lru_cache(maxsize=4096)
def _ambiguous(char: str) -> bool:
    """Whether a character is one cell wide in some fonts and two in Chinese ones."""
    return unicodedata.east_asian_width(char) == "A" and cell_len(char) == 1


def atoms(text: str) -> Iterator[tuple[int, int]]:
    """The spans between which a line may be broken, in order, covering the text."""
    start = end = 0
    glued = False  # the next piece belongs to this one
    quoted = False
    for first, last in _pieces(text):
        piece = text[first:last]
        if not piece.strip() and text[last : last + 1] in _ENDING and end > start:
            end = last  # 8% 。: a blank in front of a closing mark is no place for a break
            continue
        if piece == '"':
            quoted = not quoted
        closes = piece[0] in CLOSING or (piece == '"' and not quoted)
        opens = (piece[-1] in OPENING) or (piece == '"' and quoted)
        if end > start and not (glued or (closes and text[start:end].strip())):
            yield start, end
            start = first
        end = last
        glued = opens
    if end > start:
        yield start, end


def breaks(text: str, width: int, keep: Sequence[tuple[int, int]] = ()) -> list[tuple[int, int]]:
    """The spans of the lines of a text, each at most `width` cells; blanks at breaks left out.

    Args:
        text: one paragraph, without line ends.
        width: of the line, in cells.
        keep: spans that should not be broken either.
    """
    lines: list[tuple[int, int]] = []
    start, at, used = 0, 0, 0
    for begin, end in _kept(atoms(text), keep):
        size = cells(text[begin:end])
        blank = not text[begin:end].strip()
        if used + size > width and not blank and at > start:
            lines.append(_trimmed(text, start, begin))
            start, used = begin, 0
        while size > width and not blank:  # a piece longer than a line must be cut
            cut = _fitting(text, begin, end, width)
            lines.append((begin, cut))
            start = begin = cut
            size = cells(text[begin:end])
        at, used = end, used + size
    lines.append(_trimmed(text, start, len(text)))
    return [line for index, line in enumerate(lines) if index == 0 or line[0] < line[1]]


def wrap(text: Text, width: int, keep: Sequence[tuple[int, int]] = ()) -> list[Text]:
    """A styled text in lines of at most `width` cells."""
    return [text[a:b] for a, b in breaks(text.plain, width, keep)]


def pad(line: Text, width: int) -> Text:
    """The line filled with blanks to exactly `width` cells."""
    line = line.copy()
    line.append(" " * max(0, width - cells(line.plain)))
    return line


def indented(text: Text, width: int, first: Text, rest: str | None = None) -> list[Text]:
    """Wrapped lines behind a label; further lines stand under the text."""
    hang = " " * cells(first.plain) if rest is None else rest
    lines = wrap(text, max(2, width - cells(first.plain)))
    return [
        Text.assemble(first.copy() if index == 0 else Text(hang), line)
        for index, line in enumerate(lines)
    ]


def clipped(text: Text, width: int) -> Text:
    """One line of at most `width` cells, an ellipsis where something is left out."""
    if cells(text.plain) <= width:
        return text
    more = drawing.spelt("…")
    end = _fitting(text.plain, 0, len(text.plain), max(0, width - cells(more)), least=0)
    return Text.assemble(text[:end], more)


def render(lines: Iterable[Text], look: Look) -> str:
    """The lines as they go to a terminal or a file; nothing behind the last character of a line."""
    stripped = []
    with drawing.using(look):
        for line in lines:
            line = line.copy()
            line.rstrip()
            line.plain = drawing.finished(line.plain)
            stripped.append(line)
    if not look.styled:
        return "".join(line.plain + "\n" for line in stripped)
    from rich.console import Console

    out = StringIO()
    console = Console(
        file=out,
        width=10_000,
        force_terminal=True,
        color_system="standard",
        no_color=not look.color,
        highlight=False,
        markup=False,
        emoji=False,
        legacy_windows=False,
        _environ={},
    )
    for line in stripped:
        console.print(line, soft_wrap=True)
    return out.getvalue()


def _kept(
    spans: Iterable[tuple[int, int]], keep: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """The spans, those joined that a kept span reaches across."""
    inner = iter(sorted(keep))
    held = next(inner, None)
    pending: tuple[int, int] | None = None
    for begin, end in spans:
        while held is not None and held[1] <= begin:
            held = next(inner, None)
        if pending is not None:
            begin, pending = pending[0], None
        if held is not None and held[0] < end < held[1]:
            pending = begin, end
        else:
            yield begin, end
    if pending is not None:
        yield pending


def _fitting(text: str, start: int, end: int, width: int, *, least: int = 1) -> int:
    """The furthest end at which the piece fits; at least so many characters."""
    used, at = 0, start
    while at < end:
        used += cells(text[at])
        if used > width and at - start >= least:
            return at
        at += 1
    return end


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while end > start and text[end - 1] in " \u3000":
        end -= 1
    while start < end and start > 0 and text[start] in " \u3000":
        start += 1
    return start, end
