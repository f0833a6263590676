"""Problems of a data file: collected with their places, each with its mend."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, cast

from claimcheck.errors import Problem
from claimcheck.yamlfile import Key, Located

_FEW = 12


class Collector:
    """Checks the values of one file; problems are collected, never raised."""

    def __init__(self, located: Located) -> None:
        self._at = located
        self.problems: list[Problem] = []

    def wrong(self, place: Key, message: str) -> None:
        """A problem at a place."""
        self.problems.append(self._at.problem(place, message))

    def never(self, place: Key, why: str) -> None:
        """Conditions that exclude each other."""
        self.wrong(place, f"this rule can never match: {why}")

    def keys(self, place: Key, given: dict[str, Any], allowed: Sequence[str]) -> None:
        """Every key is a known one."""
        for key in given:
            if key not in allowed:
                self.wrong((*place, key), f'unknown key "{key}"{meant(str(key), allowed)}')

    def mapping(self, place: Key, value: Any) -> dict[str, Any]:
        """The value as keys and values, empty where it is none."""
        if isinstance(value, dict):
            return cast(dict[str, Any], value)
        self.wrong(place, f"{value!r} stands where keys and values belong")
        return {}

    def items(self, place: Key, value: Any) -> Iterable[tuple[Key, Any]]:
        """The items of a list with their places; one value is a list of one."""
        if isinstance(value, list):
            return [((*place, index), item) for index, item in enumerate(value)]
        if isinstance(value, dict):
            self.wrong(place, "keys and values stand where a list belongs")
            return []
        return [(place, value)]

    def text(self, place: Key, value: Any) -> bool:
        """The value is a text with something in it."""
        if isinstance(value, str) and value.strip():
            return True
        told = "nothing" if value is None else repr(value)
        mend = "; a text with a comma or a colon in it needs quotation marks" if not value else ""
        self.wrong(place, f"{told} stands where a text belongs{mend}")
        return False

    def flag(self, place: Key, value: Any) -> None:
        """The value is true or false."""
        if not isinstance(value, bool):
            self.wrong(place, f"{value!r} is neither true nor false")

    def one_of(self, place: Key, value: Any, allowed: Sequence[str]) -> bool:
        """The value is a known one."""
        if isinstance(value, str) and value in allowed:
            return True
        name = place[-1] if isinstance(place[-1], str) else place[-2]
        self.wrong(place, f'unknown {name} "{value}"{meant(str(value), allowed)}')
        return False


def meant(word: str, allowed: Sequence[str]) -> str:
    """The mend: the nearest allowed word, or a short list of them."""
    from difflib import get_close_matches

    near = get_close_matches(word, allowed, n=1, cutoff=0.6)
    if near:
        return f'; did you mean "{near[0]}"?'
    few = ", ".join(allowed[:_FEW])
    return f"; known are {few}" + (" ..." if len(allowed) > _FEW else "")
