"""Names of files and words of the command line are UTF-8, whatever the locale says."""

from __future__ import annotations

import os
import sys


def needed() -> bool:
    """Whether the locale has Python take names for another encoding (zh_CN.GBK, zh_TW.Big5)."""
    return os.name == "posix" and sys.getfilesystemencoding() != "utf-8"


def again() -> None:
    """Begin again in Python's UTF-8 mode, as this very process; what it starts is in it, too.

    Words that a terminal of another encoding gave become UTF-8; names that are UTF-8 stay.
    """
    ours: list[bytes | str] = [sys.executable, "-X", "utf8"]
    ours += map(_encoded, sys.orig_argv[1:])
    os.execve(sys.executable, ours, os.environ | {"PYTHONUTF8": "1"})  # noqa: S606  # no shell


def _encoded(word: str) -> bytes:
    told = os.fsencode(word)
    try:
        told.decode("utf-8")
    except UnicodeDecodeError:
        return word.encode("utf-8", "surrogateescape")
    return told
