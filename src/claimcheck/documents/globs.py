"""Globs for the files of a folder.

`*` and `?` stay inside one name, `**` crosses folders. A glob without a slash is held against the
name alone, whatever the folder; one that ends in a slash means everything below a folder. An
absolute one is held against the whole path of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from pathlib import PurePath


def matches(path: str, globs: Iterable[str], whole: str = "") -> bool:
    """Whether a path (with "/", relative to its folder) fits any of the globs.

    Args:
        path: of the file.
        globs: of which one is to fit.
        whole: the absolute path of the file, for globs that are absolute.
    """
    return any(
        _pattern(glob).fullmatch(whole if PurePath(glob).is_absolute() else path) for glob in globs
    )


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
