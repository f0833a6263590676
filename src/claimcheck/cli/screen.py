"""What the place that the result goes to can show: width, styles, colours."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from claimcheck.cli import options

if TYPE_CHECKING:
    from claimcheck.records import Severity
    from claimcheck.reports import Look

WIDE = 1000  # wider than any screen; a plot as wide as a number in COLUMNS may be is never drawn
NARROW = 40  # below this a report cannot be read; terminals so small get lines that run over


def look(
    language: str, output: str | None, lexicon: Sequence[str] = (), *, fail_on: Severity = "error"
) -> Look:
    """How to write to stdout, or plainly to a file."""
    from claimcheck.reports import Look

    tty = sys.stdout.isatty() and output in (None, "-")
    styled, color = styles(os.environ, tty=tty)
    context = click.get_current_context(silent=True)
    meta = context.meta if context is not None else {}
    return Look(
        width=width(os.environ, tty=tty),
        language=language,
        styled=styled,
        color=color,
        lexicon=tuple(map(Path, lexicon)),
        fail_on=fail_on,
        ascii=bool(meta.get(options.ASCII)),
        wide=meta.get(options.AMBIGUOUS) == "wide",
        links=Path.cwd() if styled and linked(os.environ, tty=tty) else None,
    )


def linked(environment: Mapping[str, str], *, tty: bool) -> bool:
    """Whether places may be links (OSC 8): on a terminal, unless FORCE_HYPERLINK says otherwise."""
    forced = environment.get("FORCE_HYPERLINK")
    return forced not in ("0", "false") if forced else tty


def paged(text: str, height: int) -> bool:
    """Whether a result is longer than the screen."""
    return text.count("\n") >= height


def show(text: str, output: str | None, *, pager: bool) -> None:
    """Write a result; on a terminal one that is longer than the screen goes to a pager."""
    from claimcheck.cli import streams

    tty = sys.stdout.isatty() and output in (None, "-")
    if pager and tty and paged(text, _terminal().lines):
        os.environ.setdefault("LESS", "-FRX")  # colours through, and what fits is not held
        click.echo_via_pager(text, color=True)
    else:
        streams.save(text, output)


def styles(environment: Mapping[str, str], *, tty: bool) -> tuple[bool, bool]:
    """Whether styles and whether colours may be used; see no-color.org and force-color.org."""
    forced = bool(environment.get("FORCE_COLOR"))
    able = tty and environment.get("TERM", "") not in ("dumb", "unknown")
    styled = forced or able
    return styled, styled and not environment.get("NO_COLOR")


def width(environment: Mapping[str, str], *, tty: bool) -> int:
    """COLUMNS, else the terminal's width, else 80; at most what a screen may have."""
    columns = environment.get("COLUMNS", "")
    if columns.isdecimal() and columns.strip("0"):
        found = int(columns[:9])
    else:
        found = _terminal().columns if tty else 80
    return min(max(NARROW, found), WIDE)


def _terminal() -> os.terminal_size:
    import shutil

    return shutil.get_terminal_size((80, 24))
