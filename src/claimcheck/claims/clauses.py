"""Sentences cut into clauses; what stands in brackets is a clause of its own."""

from __future__ import annotations

import re
from bisect import bisect_right

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

_BREAKS = frozenset(",;:。!?！？；：，\n|")
_DASHES = frozenset("—–")
_FIGURE = r"[$€£]?\d[\d.]*(?:%| percent| million| billion| GWh| units)?"
# At most nine figures ahead: one more behind them says as much, and an endless list stays linear.
_MORE_FIGURES = pattern_of(
    rf"(?<=[\d%tn]),\s(?:and\s)?{_FIGURE}(?:,\s(?:and\s)?{_FIGURE}){{0,8}}(?:,?\sand\s{_FIGURE}|,?\srespectively)?"
    r"(?=,?\srespectively|\sof\s|\sand\s|[.;]|$|,\s(?:and\s)?[$€£]?\d)"
)
# prices, meanwhile, have dropped: words between commas inside of a clause
_ASIDE = (
    r",\s(?:meanwhile|however|by contrast|in contrast|though|too|in turn|on average"
    r"|for example|for instance|respectively|moreover|by comparison)"
)
_BEFORE_ASIDE = pattern_of(rf"{_ASIDE},\s[a-z]")
_BEHIND_ASIDE = pattern_of(rf"{_ASIDE}$")
_NAME = r"[A-Z][\w&.'-]*(?:\s[A-Z][\w&.-]*){0,2}"
_MORE_NAMES = pattern_of(rf"(?<=\w),\s{_NAME}(?:,\s{_NAME}){{0,6}},?\sand\s{_NAME}")
_OPEN = "([{【（"
_CLOSE = ")]}】）"
_MARK = pattern_of("[" + re.escape("".join(sorted({*_BREAKS, *_DASHES, *_OPEN, *_CLOSE}))) + "]")


@record
class Clause:
    """One comma clause.

    Attributes:
        index: its ordinal in the passage.
        start, end: working span without the closing mark; brackets inside are not cut out.
        outer: index of the clause a bracket stands in, None outside of brackets.
        mark: the character that closes it ("" at the end of the passage).
    """

    index: int
    start: int
    end: int
    outer: int | None
    mark: str


class Clauses:
    """The clauses of one passage.

    Args:
        text: the working text of the document.
        start, end: the passage.
    """

    def __init__(self, text: str, start: int, end: int) -> None:
        self.start, self.end = start, end
        self._places, self._owners = [start], [0]  # from a place on, the index of the clause
        self._begins: list[int] = [start]
        self._ends: list[int] = [end]
        self._outers: list[int | None] = [None]
        self._marks: list[str] = [""]
        self._cut(text)
        self.all = [
            Clause(*of)
            for of in zip(
                range(len(self._begins)),
                self._begins,
                self._ends,
                self._outers,
                self._marks,
                strict=True,
            )
        ]
        self._before: dict[int, list[Clause]] = {}

    def at(self, offset: int) -> Clause:
        """The clause of a working offset inside the passage."""
        place = offset if offset < self.end else self.end - 1
        index = bisect_right(self._places, place) - 1
        return self.all[self._owners[index] if index > 0 else 0]

    def before(self, clause: Clause) -> list[Clause]:
        """The clauses in front of a clause, nearest first; a bracket's outer clause comes first."""
        found = self._before.get(clause.index)
        if found is None:
            found = self._before[clause.index] = self._in_front_of(clause)
        return found

    def _in_front_of(self, clause: Clause) -> list[Clause]:
        outer = [] if clause.outer is None else [self.all[clause.outer]]
        rest = [
            c
            for c in reversed(self.all[: clause.index])
            if c.start < clause.start
            and c.index != clause.outer
            and c.outer in (None, clause.outer)
        ]
        return outer + rest

    def _new(self, begin: int, outer: int | None) -> int:
        self._begins.append(begin)
        self._ends.append(self.end)
        self._outers.append(outer)
        self._marks.append("")
        self._places.append(begin)
        self._owners.append(len(self._begins) - 1)
        return len(self._begins) - 1

    def _cut(self, text: str) -> None:
        stack: list[int] = []
        current = 0
        for mark in _MARK.finditer(text, self.start, self.end):
            at, char = mark.start(), mark[0]
            if char in _OPEN and len(stack) < 8:
                stack.append(current)
                current = self._new(at + 1, current)
            elif char in _CLOSE and stack:
                self._ends[current] = at
                self._marks[current] = char
                current = stack.pop()
                self._places.append(at)
                self._owners.append(current)
            elif self._breaks(text, at):
                self._ends[current] = at
                self._marks[current] = char
                current = self._new(at + 1, self._outers[current])

    def _breaks(self, text: str, at: int) -> bool:
        char = text[at]
        if char in _DASHES:
            return at + 1 < self.end and text[at + 1] in _DASHES
        if char not in _BREAKS:
            return False
        if char == "," and text[at + 1 : at + 2].isspace() and self._is_inside(text, at):
            return False
        inside = 0 < at < len(text) - 1 and text[at - 1].isdigit() and text[at + 1].isdigit()
        return not (char in ",:," and inside)

    @staticmethod
    def _is_inside(text: str, at: int) -> bool:
        """Whether a comma with a space behind it stands inside of a list or beside an aside."""
        if _MORE_FIGURES.match(text, at) or _MORE_NAMES.match(text, at):
            return True  # one list: Intel, Qualcomm and Nvidia get 25%, 65% and 40%
        if _BEFORE_ASIDE.match(text, at):
            return True
        return text[at + 1] == " " and bool(_BEHIND_ASIDE.search(text, max(0, at - 20), at))
