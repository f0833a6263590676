"""Regular expressions that are compiled when they are first used.

There are hundreds of them, most about something that a single article does not say; compiling them
all was a third of what it costs to check one. That of those
that are used is kept (`regexcode`).
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _Later:
    """Stands for a pattern; its methods are those of the pattern from the first call on."""

    __slots__ = ("flags", "pattern", *_METHODS)

    def __init__(self, pattern: str | bytes, flags: int) -> None:
        self.pattern, self.flags = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """What is not there yet: all methods at once."""
        if name not in _METHODS:
            raise AttributeError(name)
        from claimcheck.regexcode import compile_pattern

        text: Any = self.pattern
        compiled = compile_pattern(text, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(compiled, method))
        return getattr(compiled, name)


def pattern_of(text: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """A pattern with the methods and the text of `re.compile`, compiled when it is first used."""
    return cast("re.Pattern[AnyStr]", _Later(text, flags))
