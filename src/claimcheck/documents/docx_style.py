"""What the style of a Word paragraph says of it: a heading, a title, a caption, an item."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from claimcheck.documents.files import facts

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_OFF = ("0", "false", "off", "none")
_LEVELS = 6
_CHAIN = 12  # styles that a style may stand on; damaged files have rings


class Styles:
    """The styles of a file."""

    def __init__(self, known: Mapping[str, Any]) -> None:
        self._known = known

    def level(self, properties: Any) -> int:
        """The level of a heading, 0 for other paragraphs."""
        for home in (properties, *self._own(properties)):
            outline = element(home, "outlineLvl")
            printed = value(outline, "val") if outline is not None else ""
            if printed.isdecimal():
                return int(printed) + 1 if int(printed) < _LEVELS else 0
        for name in self._names(properties):
            word, _, number = name.rpartition(" ")
            if word in facts().headings and number.isdecimal():
                return min(max(int(number), 1), _LEVELS)
        return int(self.is_title(properties))

    def is_title(self, properties: Any) -> bool:
        """Whether it is the title of the article."""
        return any(name in facts().titles for name in self._names(properties))

    def is_caption(self, properties: Any) -> bool:
        """Whether it says what a table or picture shows."""
        return any(name in facts().captions for name in self._names(properties))

    def is_contents(self, properties: Any) -> bool:
        """Whether it is a line of a table of contents."""
        return any(name.startswith(facts().contents) for name in self._names(properties))

    def is_item(self, properties: Any) -> bool:
        """Whether it is an item of a list."""
        for home in (properties, *self._own(properties)):
            numbered = element(element(home, "numPr"), "numId")
            if numbered is not None:
                return value(numbered, "val") not in ("", "0")
        return False

    def _names(self, properties: Any) -> Iterator[str]:
        """The names of its style, and of those that this one stands on."""
        for style in self._chain(properties):
            name = element(style, "name")
            if name is not None:
                yield value(name, "val").strip().lower()

    def _own(self, properties: Any) -> Iterator[Any]:
        """The properties of paragraphs that its styles have."""
        for style in self._chain(properties):
            found = element(style, "pPr")
            if found is not None:
                yield found

    def _chain(self, properties: Any) -> Iterator[Any]:
        named = element(properties, "pStyle")
        for _ in range(_CHAIN):
            style = self._known.get(value(named, "val")) if named is not None else None
            if style is None:
                return
            yield style
            named = element(style, "basedOn")


def name_of(node: Any) -> str:
    """The name of an element, without its namespace; "" of a comment."""
    tag = node.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def element(home: Any, name: str) -> Any:
    """A child of an element of Word's own; None where there is none."""
    return None if home is None else home.find(f"{_W}{name}")


def value(node: Any, name: str) -> str:
    """An attribute; "" where it is missing."""
    return str(node.get(f"{_W}{name}") or "")


def on(home: Any, name: str) -> bool:
    """Whether a property is set, and not set to nothing."""
    found = element(home, name)
    return found is not None and value(found, "val") not in _OFF
