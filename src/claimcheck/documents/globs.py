"""Globs for the files of a folder.

`*` and `?` stay inside one name, `**` crosses folders. A glob without a slash is held against the
name alone, whatever the folder; one that ends in a slash means everything below a folder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache


def matches(path: str, globs: Iterable[str]) -> bool:
    """Whether a path (with "/", relative to its folder) fits any of the globs."""
    return any(_pattern(glob).fullmatch(path) for glob in globs)


@cache
def _pattern(glob: str) -> re.Pattern[str]:
    whole = glob.removeprefix("./")
    if whole.endswith("/"):
        whole += "**"
    if "/" not in whole:
        whole = f"**/{whole}"
    parts = re.split(r"(\*\*/|\*\*|\*|\?)", whole)
    meaning = {"**/": r"(?:[^/]+/)*", "**": ".*", "*": "[^/]*", "?": "[^/]"}
    return re.compile("".join(meaning.get(part) or re.escape(part) for part in parts))
