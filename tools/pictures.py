"""The pictures of the READMEs: what the command shows on a terminal, as SVG by rich's export.

The command runs with colours; a part of its output goes through a recording console. No font is
fetched: the reader's own is used, and the widths are set by cell.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import escape, unescape
from io import StringIO

from rich._export_format import CONSOLE_SVG_FORMAT
from rich.cells import cell_len
from rich.console import Console
from rich.terminal_theme import MONOKAI
from rich.text import Text

WIDTH = 92  # cells
ARTICLES = ("examples/h20-halt.txt", "examples/share-halved.txt")
_FONTS = "Fira Code, Menlo, Consolas, DejaVu Sans Mono, Liberation Mono, monospace"


@dataclass(frozen=True, slots=True)
class Picture:
    """A part of what a command shows.

    Attributes:
        command: its words.
        start: how the first line that is shown begins, "" for the first of all.
        lines: how many are shown.
    """

    command: tuple[str, ...]
    start: str
    lines: int


PICTURES = {
    "docs/pictures/report-en.svg": Picture(
        ("check", "examples/", "--no-accepted", "--lang", "en"), "NVIDIA · China · share", 42
    ),
    "docs/pictures/report-zh.svg": Picture(
        ("check", "examples/", "--no-accepted", "--lang", "zh"), "英伟达 · 中国 · 份额", 42
    ),
    "docs/pictures/diff-en.svg": Picture(("diff", *ARTICLES, "--lang", "en"), "", 24),
    "docs/pictures/diff-zh.svg": Picture(("diff", *ARTICLES, "--lang", "zh"), "", 24),
}


def drawn(picture: Picture, run: Callable[..., str]) -> str:
    """The picture as SVG.

    Args:
        picture: which part of what.
        run: runs claimcheck with some words on a terminal with colours; what it shows.
    """
    shown = run(*picture.command).splitlines()
    plain = [Text.from_ansi(line).plain for line in shown]
    starts = [at for at, line in enumerate(plain) if line.startswith(picture.start)]
    console = Console(
        record=True, width=WIDTH, file=StringIO(), force_terminal=True, color_system="truecolor"
    )
    for line in shown[starts[0] : starts[0] + picture.lines]:
        console.print(Text.from_ansi(line), soft_wrap=True)
    title = f"claimcheck {' '.join(picture.command)}"
    svg = console.export_svg(
        title=title, theme=MONOKAI, code_format=_offline(), unique_id="claimcheck"
    )
    return _TEXT.sub(_in_cells, svg)


_TEXT = re.compile(
    r'<text (?P<head>[^>]*?)x="(?P<x>[\d.]+)"(?P<middle>[^>]*?)textLength="(?P<length>[\d.]+)"'
    r"(?P<tail>[^>]*)>(?P<text>[^<]*)</text>"
)
_RUN = re.compile(
    "[\u1100-\u11ff\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\uff00-\uff60]+|.", re.DOTALL
)


def _in_cells(found: re.Match[str]) -> str:
    """A piece of text as runs of wide and of narrow characters, each where its cells are.

    The length that rich gives counts characters, and a Chinese one fills two cells.
    """
    text = unescape(found["text"])
    if not text or cell_len(text) == len(text):
        return found[0]
    cell, x, runs = float(found["length"]) / len(text), float(found["x"]), list[str]()
    for match in _RUN.finditer(text):
        wide = cell_len(match[0]) > len(match[0])
        if runs and not wide and cell_len(runs[-1]) == len(runs[-1]):
            runs[-1] += match[0]
        else:
            runs.append(match[0])
    out = []
    for run in runs:
        length = cell * cell_len(run)
        attributes = f'{found["head"]}x="{x:g}"{found["middle"]}textLength="{length:g}"'
        shown = escape(run).replace(" ", "&#160;")
        out.append(f"<text {attributes}{found['tail']}>{shown}</text>")
        x += length
    return "".join(out)


def _offline() -> str:
    """The frame of rich without the fonts that it would fetch."""
    parts = CONSOLE_SVG_FORMAT.split("@font-face {{")
    rest = parts[-1].partition("}}")[2]
    return (parts[0] + rest).replace("Fira Code, monospace", _FONTS)
