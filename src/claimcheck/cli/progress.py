"""A progress bar on long work: on stderr, where that is a terminal, gone when the work is done."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import TypeVar

Item = TypeVar("Item")

_MANY = 20  # items from which on a person would wonder what is going on


def watched(items: Sequence[Item]) -> Iterable[Item]:
    """The items, with a bar that follows how many of them were taken and worked on."""
    if len(items) < _MANY or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        return items
    return _with_bar(items)


def _with_bar(items: Sequence[Item]) -> Iterator[Item]:
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TimeRemainingColumn

    columns = (BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(items))
        for item in items:
            yield item
            bar.advance(task)
