"""`claimcheck cache show|clear`."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import bounds, vocabulary
from claimcheck.cli.configuration import configuration

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.intake.upkeep import Held, Holding

_DAMAGED = "damaged; the next run that keeps something makes it anew"


@click.group()
def command() -> None:
    """Show what is kept of articles from run to run, and throw it away.

    It stands in articles.sqlite of the cache folder: $CLAIMCHECK_CACHE_DIR, else
    $XDG_CACHE_HOME/claimcheck, else ~/.cache/claimcheck. The report of the last run, which
    explain reads, is a file of its own there.
    """


@command.command()
@click.option(
    "--format", "format_", type=click.Choice(["full", "json"]), default="full", show_default=True
)
@click.option("--json", "as_json", is_flag=True, help="The same as --format json.")
@configuration
@vocabulary.words
@bounds.bounds
def show(format_: str, *, as_json: bool, lexicon: tuple[str, ...]) -> int:
    """Show what is kept: where, how much, how old, and by what it was read.

    A run uses what was read by the same code, libraries, names, units and limits; those of other
    options and settings are counted apart. Leaves with 2 where the file is damaged.
    """
    from pathlib import Path

    from claimcheck.cli import streams
    from claimcheck.intake import upkeep, versions

    held = upkeep.holding(_file())
    told = _facts(held, versions.reader(tuple(map(Path, lexicon))))
    whole = as_json or format_ == "json"
    streams.write(f"{json.dumps(told, ensure_ascii=False, indent=2)}\n" if whole else _lines(told))
    return 2 if held.damaged else 0


@command.command()
def clear() -> int:
    """Throw away what is kept of articles, and say how much that was.

    Nothing is asked: the next run reads the articles again. Runs that are at work go on. Other
    files of the cache folder stay.
    """
    from claimcheck.cli import streams
    from claimcheck.intake import upkeep

    file = _file()
    before = upkeep.empty(file)
    left = file.stat().st_size if file.exists() else 0
    place = streams.visible(str(file))
    if before.damaged:
        streams.write(f"{place}: was damaged; removed, {_bytes(before.size)}\n")
        return 0
    number = before.articles.number + before.files.number + before.runs.number
    if not number:
        streams.write(f"{place}: nothing is kept\n")
        return 0
    what = (
        f"articles: {before.articles.number:,}, stamps of files: {before.files.number:,},"
        f" outcomes of runs: {before.runs.number:,}"
    )
    streams.write(f"{place}: removed {what}; {_bytes(max(0, before.size - left))} given back\n")
    return 0


def _file() -> Path:
    from claimcheck.errors import UsageError
    from claimcheck.intake import cache

    file = cache.place()
    if file is None:
        raise UsageError(
            "there is no cache: the environment names no folder for it; set CLAIMCHECK_CACHE_DIR"
        )
    return file


def _facts(held: Holding, current: bytes) -> dict[str, Any]:
    """What is shown, in its order; `current` is what articles are read by now."""
    from claimcheck import __version__
    from claimcheck.intake import cache

    return {
        "place": str(held.place),
        "state": "damaged" if held.damaged else "sound" if held.size else "empty",
        "bytes": held.size,
        "limit": cache.LIMIT,
        "articles": _table(held.articles),
        "files": _table(held.files),
        "runs": _table(held.runs),
        "readers": [
            {"reader": by.hex(), "files": number, "current": by == current}
            for by, number in held.readers
        ],
        "version": __version__,
        "reader": current.hex(),
    }


def _table(held: Held) -> dict[str, Any]:
    return {
        "number": held.number,
        "bytes": held.size,
        "oldest": held.oldest,
        "newest": held.newest,
    }


def _lines(told: dict[str, Any]) -> str:
    from claimcheck.cli import streams

    size = f"{_bytes(told['bytes'])} of at most {told['limit']:,}"
    rows = [("place", streams.visible(told["place"]))]
    rows += [("size", f"{size}; {_DAMAGED}" if told["state"] == "damaged" else size)]
    rows += [(name, _row(told[name])) for name in ("articles", "files", "runs")]
    own = sum(one["files"] for one in told["readers"] if one["current"])
    others = [one["files"] for one in told["readers"] if not one["current"]]
    by = f"claimcheck {told['version']} with these settings: files {own:,}"
    if others:
        by += f"; other versions or settings ({len(others):,}): files {sum(others):,}"
    rows += [("read by", by)]
    return "".join(f"{name:<9} {text}\n" for name, text in rows)


def _row(table: dict[str, Any]) -> str:
    text = f"{table['number']:,}, {_bytes(table['bytes'])}"
    if table["oldest"] is None:
        return text
    days = table["oldest"], table["newest"]
    return f"{text}, last used {days[0]}" + (f" to {days[1]}" if days[0] != days[1] else "")


def _bytes(size: int) -> str:
    return f"{size:,} bytes"
