"""What the place that the result goes to can show: width, styles, colours."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from claimcheck.reports import Look

NARROW = 40  # below this a report cannot be read; terminals so small get lines that run over


def look(language: str, output: str | None, lexicon: Sequence[str] = ()) -> Look:
    """How to write to stdout, or plainly to a file."""
    from claimcheck.reports import Look

    tty = sys.stdout.isatty() and output in (None, "-")
    styled, color = styles(os.environ, tty=tty)
    return Look(
        width=width(os.environ, tty=tty),
        language=language,
        styled=styled,
        color=color,
        lexicon=tuple(map(Path, lexicon)),
    )


def styles(environment: Mapping[str, str], *, tty: bool) -> tuple[bool, bool]:
    """Whether styles and whether colours may be used; see no-color.org and force-color.org."""
    forced = bool(environment.get("FORCE_COLOR"))
    able = tty and environment.get("TERM", "") not in ("dumb", "unknown")
    styled = forced or able
    return styled, styled and not environment.get("NO_COLOR")


def width(environment: Mapping[str, str], *, tty: bool) -> int:
    """COLUMNS, else the terminal's width, else 80."""
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and int(columns):
        found = int(columns)
    else:
        found = shutil.get_terminal_size((80, 24)).columns if tty else 80
    return max(NARROW, found)
