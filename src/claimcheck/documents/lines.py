"""The lines of a working text and what each of them is.

An article comes as lines: a paragraph each, or wrapped. What a line is follows from its own form
(a markdown heading, a table row, a byline) and, for headings and notices, from the lines around it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

from claimcheck.documents.words import words
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

LineKind = Literal["blank", "rule", "heading", "item", "text", "noise", "caption", "row"]

_MARK = pattern_of(
    r"(?P<hashes>#{1,6})(?= |[^#\s\d])|(?P<item>[-*+•●▪■◆◇▶▷○‣]\s|\d{1,2}[.)]\s)|(?:> ?)+"
)
_RULE = pattern_of(r"(?:[-*_=—─·. ]{3,}|[#>*+-]+|[-=+|─━│┃┬┼┴┌┐└┘├┤╞╪╡ ]{3,})$")
_PLACEHOLDER = pattern_of(
    r"[(\[【]?(?:此处)?(?:图片|图|视频|广告|image|photo|video|advertisement|ad)[)\]】]?$",
    re.IGNORECASE,
)
_SIGNED = pattern_of(r"By (?:[A-Z][\w.'-]{0,20}(?:,? and |, ?| |$)){1,8}$")
NUMBERED = pattern_of(
    r"(?:第[一二三四五六七八九十百\d]{1,3}[章节部部分篇回]|[一二三四五六七八九十]{1,3}[、.,:]|\([一二三四五六七八九十\d]{1,3}\)|"
    r"(?:part|chapter|section) (?:\d|[ivx]+\b))",
    re.IGNORECASE,
)
_CLOSED = pattern_of(r"[。!?;:,、.…][\"”’')\]】》」]*$")
_STOP = pattern_of("[。!?;]")
_STOPPED = pattern_of(r"[。;:,、.…][\"”’')\]】》」]*$")
_DATED = pattern_of(
    r"(?:\d{4}\s?年\s?)?\d{1,2}\s?月\s?\d{1,2}\s?日|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}:\d{2}(?::\d{2})?"
)
_FIGURE = pattern_of(r"\d\s?(?:%|[万亿元])|[$¥€£]\s?\d")
_TITLE_WIDTH = 90
_HEADING_WIDTH = 64
_NUMBERED_WIDTH = 100
_NOISE = 60  # characters of a byline or dateline
_PROMPT = 40
_LIST = 3


@record(frozen=False)
class Line:
    """A line of the working text.

    Attributes:
        start, end: its content, without indentation and the mark of a heading or item.
        text: the content.
        kind: what it is.
        indent: columns before it, those of its mark included.
    """

    start: int
    end: int
    text: str
    kind: LineKind
    indent: int = 0

    @property
    def width(self) -> int:
        """Columns on a terminal: a Han character takes two."""
        return width(self.text)


def width(text: str) -> int:
    """Columns on a terminal: a Han character takes two."""
    if text.isascii():
        return len(text)
    return sum(map(_COLUMNS.__getitem__, text))


class _Columns(dict[str, int]):
    """The columns of each character, as far as somebody asked for it."""

    def __missing__(self, char: str) -> int:
        columns = self[char] = 2 if unicodedata.east_asian_width(char) in "WF" else 1
        return columns


_COLUMNS = _Columns()


def read_lines(text: str) -> list[Line]:
    """Every line by its own form."""
    found = []
    at = 0
    for printed in text.split("\n"):
        found.append(_line(printed, at))
        at += len(printed) + 1
    return found


def settle(lines: Sequence[Line]) -> None:
    """What the lines are by their neighbours: headings, and notices at the end."""
    _underlined(lines)
    _notices(lines)
    _headings(lines)


def _line(printed: str, at: int) -> Line:
    content = printed.strip()
    start = at + len(printed) - len(printed.lstrip()) if content else at
    kind: LineKind = "text"
    if not content:
        return Line(start, start, "", "blank")
    if _RULE.match(content):
        return Line(start, start + len(content), content, "rule")
    mark = _MARK.match(content)
    if mark:
        kind = "heading" if mark["hashes"] else "item" if mark["item"] else "text"
        rest = content[mark.end() :]
        if mark["hashes"]:
            content = content.rstrip("#").rstrip() or content
            rest = content[mark.end() :]
        start += mark.end() + len(rest) - len(rest.lstrip())
        content = rest.strip()
    if not content or is_noise(content):
        kind = "noise"
    return Line(start, start + len(content), content, kind, start - at)


def is_noise(content: str) -> bool:
    """A byline, dateline, image placeholder or invitation of the platform, without an amount."""
    if len(content) > _NOISE or _FIGURE.search(content):
        return False
    known = words()
    if known.is_byline(content) or _SIGNED.match(content) or _PLACEHOLDER.match(content):
        return True
    stamped = _DATED.sub("", content)
    if stamped != content:
        return len(stamped.strip(" ,|/·-()")) <= len(content) // 3
    if len(content) > _PROMPT or _STOP.search(content) or any(map(str.isdigit, content)):
        return False
    return known.is_prompt(content)


def _underlined(lines: Sequence[Line]) -> None:
    """A short line over a line of = or - is a heading (setext)."""
    for above, line in pairwise(lines):
        underline = line.kind == "rule" and set(line.text) in ({"="}, {"-"})
        if underline and above.kind == "text" and _fits(above, _NUMBERED_WIDTH):
            above.kind = "heading"


def _notices(lines: Sequence[Line]) -> None:
    """Notices of platform and publisher at the end of the article."""
    known = words()
    for line in reversed(lines):
        if line.kind in ("blank", "rule", "noise"):
            continue
        if line.kind == "row" or not known.is_notice(line.text):
            break
        line.kind = "noise"


def _headings(lines: Sequence[Line]) -> None:
    """Numbered headings, the title, and short lines without a full stop over a paragraph."""
    texts = [line for line in lines if line.kind not in ("blank", "rule", "noise")]
    if len(texts) < 2:
        return
    for line in texts:
        if line.kind == "text" and words().is_caption(line.text) and _fits(line, _NUMBERED_WIDTH):
            line.kind = "caption"
        elif line.kind == "text" and NUMBERED.match(line.text) and _fits(line, _NUMBERED_WIDTH):
            line.kind = "heading"
    first = texts[0]
    if first.kind == "text" and _fits(first, _TITLE_WIDTH) and not _STOPPED.search(first.text):
        first.kind = "heading"
    run: list[Line] = []
    for line in texts[1:]:
        if line.kind == "text" and _is_short(line):
            run.append(line)
            continue
        # three short lines on end are a list, and so are short lines under which nothing stands
        if line.kind in ("text", "item") and len(run) < _LIST:
            for short in run:
                short.kind = "heading"
        run = []


def _fits(line: Line, columns: int) -> bool:
    return (
        len(line.text) <= columns
        and line.width <= columns
        and "|" not in line.text
        and "\t" not in line.text
    )


def _is_short(line: Line) -> bool:
    if not _fits(line, _HEADING_WIDTH) or _CLOSED.search(line.text):
        return False
    return not line.text[0].islower()
