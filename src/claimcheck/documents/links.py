"""Where links lead: articles of a folder, and of a list of changes, are read inside of it alone.

A person may name what they like. What a folder or a list holds may be somebody else's work, and
must not have files read from anywhere on the machine.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

OUT = "is a link that leads out of {}; name its target to have it read"


def leads_out(file: Path, folder: Path) -> bool:
    """Whether a path in a folder is, or goes through, a link to somewhere else."""
    try:
        return not Path(os.path.realpath(file)).is_relative_to(os.path.realpath(folder))
    except OSError:  # a loop, or a name too long: it cannot be read either
        return False


def is_device(file: Path) -> bool:
    """Whether reading would never end; what cannot be looked at is said later."""
    try:
        mode = file.stat().st_mode
    except (OSError, ValueError):
        return False
    return stat.S_ISCHR(mode) or stat.S_ISBLK(mode)
