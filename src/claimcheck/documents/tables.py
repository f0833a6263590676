"""Tables in plain text: rows of cells between bars, tabs or runs of spaces.

Rows need no bar at their ends (`a | b`), and the line under the header may be as loose as
`---- | ---|---`. Runs of lines count as a table only when their cells line up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from claimcheck.documents.lines import Line
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

Span = tuple[int, int]

_BAR = pattern_of(r"(?<!\\)\|")
_TAB = pattern_of(r"\t")
_GAP = pattern_of(r" {2,}|\t+")
_SEPARATOR = pattern_of(
    r"(?=[\s|:+]*(?:--|:-|-:|-\s*\||——|==|──|━━|__|[┬┼┴┌┐└┘├┤╞╪╡┠┨╋]))[\s|:+=\-—─━_┬┼┴┌┐└┘├┤╞╪╡┠┨╋]+$"
)
_NO_FIGURE = pattern_of(  # periods, names of products, units
    r"(?:19|20)\d\d|\d{1,2}(?=\s?(?:月|日|季|q))|\b(?:fy|cy|q|h)\s?'?\d{1,4}|\b[1-4][qh]\d{0,4}"
    r"|[a-z]+[\s-]?\d+[a-z]*|\([^()]*\)",
    re.IGNORECASE,
)
_DIGIT = pattern_of(r"\d")
_LEAST_ALIGNED = 3  # rows
_WIDEST_ALIGNED = 48  # characters of a cell

# a cell that goes on from the left or from above (HTML spans); see html.py
SAME_LEFT, SAME_ABOVE = "\ue0f0", "\ue0f1"


@record
class Grid:
    """A table found in the lines `first` to `last` (exclusive): cell spans by row."""

    first: int
    last: int
    rows: tuple[tuple[Span, ...], ...]
    header_rows: int


def find(text: str, lines: Sequence[Line]) -> list[Grid]:
    """The tables, in order."""
    found: list[Grid] = []
    here = {_BAR: "|" in text, _TAB: "\t" in text, _GAP: "  " in text or "\t" in text}
    at, tried = 0, dict.fromkeys((split for split, stands in here.items() if stands), 0)
    while tried and at < len(lines):
        step = at + 1
        for split, done in tried.items():
            if done > at:
                continue  # these lines were looked at from further up and do not line up
            rows, ruled, last = _run(text, lines, at, split)
            if _lines_up(text, rows, split, bool(ruled)):
                found.append(Grid(at, last, tuple(rows), ruled or _guessed_header(text, rows)))
                step = last
                break
            tried[split] = last
        at = step
    return found


def _run(
    text: str, lines: Sequence[Line], first: int, split: re.Pattern[str]
) -> tuple[list[tuple[Span, ...]], int, int]:
    """Rows of one shape from a line on, how many stand over a separator, and the line behind."""
    rows: list[tuple[Span, ...]] = []
    ruled, last = 0, first
    for number in range(first, len(lines)):
        line = lines[number]
        printed, at = _whole(text, line)
        if line.kind == "blank":
            break
        if split is not _GAP and _SEPARATOR.match(printed):
            ruled = ruled or len(rows)
            continue
        if not split.search(printed.strip()):
            break
        cells = _cells(printed, at, split)
        if rows and not ruled and not _alike(cells, rows[0], split):
            break
        rows.append(cells)
        last = number + 1
    return rows, ruled, last


def _alike(cells: Sequence[Span], first: Sequence[Span], split: re.Pattern[str]) -> bool:
    if split is _GAP:
        short = all(end - start <= _WIDEST_ALIGNED for start, end in cells)
        return short and len(cells) == len(first)
    return abs(len(cells) - len(first)) <= 1


def _whole(text: str, line: Line) -> tuple[str, int]:
    """The printed line with its mark, and where it begins; a tab at its end is an empty cell."""
    start = text.rfind("\n", 0, line.start) + 1
    end = text.find("\n", line.end)
    return text[start : end if end >= 0 else len(text)].rstrip(" "), start


def _cells(printed: str, at: int, split: re.Pattern[str]) -> tuple[Span, ...]:
    """The spans of the cells of a row; an empty cell has an empty span."""
    bounds, start = [], 0
    for match in split.finditer(printed):
        bounds.append((start, match.start()))
        start = match.end()
    bounds.append((start, len(printed)))
    spans = []
    for begin, end in bounds:
        content = printed[begin:end]
        begin += len(content) - len(content.lstrip())
        spans.append((at + begin, at + max(begin, end - (len(content) - len(content.rstrip())))))
    if split is not _TAB:
        spans = spans[1:] if spans[0][0] == spans[0][1] else spans
        spans = spans[:-1] if len(spans) > 1 and spans[-1][0] == spans[-1][1] else spans
    return tuple(spans)


def _lines_up(
    text: str, rows: Sequence[Sequence[Span]], split: re.Pattern[str], ruled: bool
) -> bool:
    """Whether rows are a table and not prose with bars in it."""
    filled = [sum(start < end for start, end in row) for row in rows]
    if not filled or max(filled) < 2:
        return False
    if ruled and split is _BAR:
        return True
    if len(rows) < 2 or 2 * sum(n >= 2 for n in filled) < len(rows):
        return False
    if split is not _GAP:
        return True
    below = [span for row in rows[1:] for span in row[1:]]
    figures = sum(bool(_DIGIT.search(text, *span)) for span in below)
    return len(rows) >= _LEAST_ALIGNED and 2 * figures >= len(below)


def _guessed_header(text: str, rows: Sequence[Sequence[Span]]) -> int:
    """1 where the first row holds no figures but periods, names and units, and the others do."""
    first = [_NO_FIGURE.sub("", text[start:end]) for start, end in rows[0][1:]]
    plain = not any(map(_DIGIT.search, first))
    below = any(_DIGIT.search(text, *span) for row in rows[1:] for span in row[1:])
    return int(plain and below)
