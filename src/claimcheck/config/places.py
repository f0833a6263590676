"""Where each key and each item of a list stands in a TOML file; tomllib keeps no places.

The text has been read by tomllib before, so it is known to be sound: strings end, brackets close.
What is left is to walk over it and note where things begin.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator

from claimcheck.patterns import pattern_of
from claimcheck.yamlfile import Key

_BLANK = pattern_of(r"(?:[ \t\r\n]|#[^\n]*)*")
_STRING = pattern_of(
    r'"""(?:[^\\]|\\.)*?"{3,5}'
    r"|'''.*?'{3,5}"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'[^'\n]*'",
    re.DOTALL,
)
_BARE = pattern_of(r"[A-Za-z0-9_-]+")
_DOT = pattern_of(r"[ \t]*\.[ \t]*")
_SCALAR = pattern_of(r"[^,\]}#\n]*")


def places(text: str) -> dict[Key, tuple[int, int]]:
    """(line, column), 1-based, by key path; of an entry it is the place of its key."""
    return _Walk(text).places()


class _Walk:
    """One walk over a text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._at = 0
        self._starts = [0, *(match.end() for match in re.finditer("\n", text))]
        self._found: dict[Key, tuple[int, int]] = {}
        self._tables: dict[Key, int] = {}  # of a list of tables, how many there are so far

    def places(self) -> dict[Key, tuple[int, int]]:
        """Everything that stands in the text."""
        table: Key = ()
        self._blank()
        while self._at < len(self._text):
            if self._text[self._at] == "[":
                table = self._header()
            else:
                self._entry(table)
            self._blank()
        return self._found

    def _header(self) -> Key:
        """`[a.b]` or `[[a.b]]`, with the number of the table it stands in or opens."""
        listed = self._text.startswith("[[", self._at)
        start = self._at
        self._at += 2 if listed else 1
        self._blank()
        path: Key = ()
        parts = self._parts()
        for depth, (part, _) in enumerate(parts, 1):
            path = (*path, part)
            self._note(path, start)
            if listed and depth == len(parts):
                self._tables[path] = self._tables.get(path, -1) + 1
            if path in self._tables:
                path = (*path, self._tables[path])
                self._note(path, start)
        self._at = self._text.index("]", self._at) + (2 if listed else 1)
        return path

    def _entry(self, table: Key) -> None:
        """`a.b = value`."""
        path = table
        for part, start in self._parts():
            path = (*path, part)
            self._note(path, start)
        self._at = self._text.index("=", self._at) + 1
        self._blank()
        self._value(path)

    def _parts(self) -> list[tuple[str, int]]:
        """The parts of a dotted key, and where each begins."""
        found = []
        while True:
            start = self._at
            if self._text[start] in "\"'":
                match = _match(_STRING, self._text, start)
                import tomllib

                name = tomllib.loads(f"key = {match[0]}")["key"]
            else:
                match = _match(_BARE, self._text, start)
                name = match[0]
            found.append((str(name), start))
            self._at = match.end()
            dot = _DOT.match(self._text, self._at)
            if dot is None:
                return found
            self._at = dot.end()

    def _value(self, path: Key) -> None:
        first = self._text[self._at]
        if first == "[":
            self._items(path)
        elif first == "{":
            self._inline(path)
        else:
            pattern = _STRING if first in "\"'" else _SCALAR
            self._at = _match(pattern, self._text, self._at).end()

    def _items(self, path: Key) -> None:
        """`[a, b]`."""
        for number in self._members("]"):
            self._note((*path, number), self._at)
            self._value((*path, number))

    def _inline(self, path: Key) -> None:
        """`{a = 1, b = 2}`."""
        for _ in self._members("}"):
            self._entry(path)

    def _members(self, close: str) -> Iterator[int]:
        """The members up to a bracket, each to be walked over by who asks for it."""
        self._at += 1
        self._blank()
        number = 0
        while self._text[self._at] != close:
            yield number
            number += 1
            self._blank()
            if self._text[self._at] == ",":
                self._at += 1
                self._blank()
        self._at += 1

    def _blank(self) -> None:
        """Over blanks, line ends and comments."""
        self._at = _match(_BLANK, self._text, self._at).end()

    def _note(self, path: Key, at: int) -> None:
        line = bisect_right(self._starts, at)
        self._found.setdefault(path, (line, at - self._starts[line - 1] + 1))


def _match(pattern: re.Pattern[str], text: str, at: int) -> re.Match[str]:
    found = pattern.match(text, at)
    assert found is not None, "tomllib has read the text before"
    return found
