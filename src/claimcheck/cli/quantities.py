"""`claimcheck quantities`."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import options, vocabulary
from claimcheck.cli.configuration import configuration

if TYPE_CHECKING:
    from claimcheck.records import Document, Quantity


@click.command()
@click.argument("paths", nargs=-1, metavar="[PATH...]")
@click.option(
    "--jsonl", metavar="FILE", help='Lines {"text": ...} to echo with "quantities"; - for stdin.'
)
@click.option(
    "--format",
    "format_",
    type=click.Choice(["concise", "jsonl"]),
    default="concise",
    show_default=True,
    help="How the figures of articles are shown.",
)
@configuration
@options.reading
def command(
    paths: tuple[str, ...],
    jsonl: str | None,
    format_: str,
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
) -> int:
    """Print the figures of articles, or of lines of text.

    The figures alone, without saying what they are about: see `claimcheck extract` for that.
    """
    from claimcheck.cli import streams

    if bool(paths) == bool(jsonl):
        raise click.UsageError("name articles, or lines of text by --jsonl FILE, one of the two")
    vocabulary.lexicon_of(lexicon)
    if jsonl:
        return _lines(jsonl)
    articles = options.Stream(paths, include=include, exclude=exclude, date=date)
    streams.save_pieces((row for article in articles for row in _rows(article, format_)), None)
    return 2 if articles.failed else 0


def _lines(path: str) -> int:
    """Echo each line with its figures; a wrong line is named and left out."""
    from claimcheck import guarded, limits, serial
    from claimcheck.api import read_quantities
    from claimcheck.cli import streams
    from claimcheck.documents.rows_files import TOO_LONG
    from claimcheck.errors import DocumentError, Problem
    from claimcheck.reports import escaping

    wrong = 0
    for number, line in enumerate(_opened(path), 1):
        if line is not None and not line.strip():
            continue
        row, problem = (None, TOO_LONG) if line is None else _parsed(line)
        if row is None:
            streams.complain_of([Problem(path, number, 0, problem)])
            wrong += 1
            continue
        try:
            limits.refuse_long(row["text"], path)
            with guarded.naming(path):
                figures = [figure.to_dict() for figure in read_quantities(row["text"])]
                told = escaping.json(serial.dumps(row | {"quantities": figures}))
        except DocumentError as error:
            streams.complain_of([Problem(path, number, 0, error.problem.message)])
            wrong += 1
            continue
        streams.write(f"{told}\n")
    return 2 if wrong else 0


def _opened(path: str) -> Iterable[str | None]:
    """The lines of a file or of stdin, split at line feeds alone; None for one that is too long."""
    from claimcheck.documents.rows_files import lines
    from claimcheck.errors import DocumentError, Problem

    try:
        raw = sys.stdin.buffer if path == "-" else open(path, "rb")  # noqa: SIM115, PTH123
    except OSError as error:
        problem = Problem(path, 0, 0, f"cannot be read: {error.strerror}; name another file")
        raise DocumentError(problem) from None
    return (None if line is None else line.decode("utf-8", "replace") for line in lines(raw))


def _parsed(line: str) -> tuple[dict[str, Any] | None, str]:
    """The object of a line, or what is wrong with it."""
    try:
        row = json.loads(line, parse_float=Decimal, parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        return None, f'not JSON ({error}); write one object {{"text": ...}} a line'
    if not isinstance(row, dict) or not isinstance(row.get("text"), str):
        return None, 'no text; write one object {"text": ...} a line'
    return row, ""


def _refuse(name: str) -> None:
    """Python reads NaN and Infinity, which nobody else takes for JSON."""
    raise ValueError(f"{name} is no number")


def _rows(document: Document, format_: str) -> Iterator[str]:
    """The figures of an article with their places, a line each."""
    from claimcheck import guarded, limits, quantities, serial
    from claimcheck.reports import escaping
    from claimcheck.reports.safety import safe

    figures: tuple[Quantity, ...] = ()
    with guarded.sparing(), guarded.naming(document.path), limits.timed(document.path):
        figures = quantities.read_document(document)
    for found in figures:
        start, end = document.to_raw(found.start, found.end)
        line, column = document.position(start)
        text = document.raw[start:end]
        if format_ == "jsonl":
            place = {"document": document.path, "line": line, "column": column}
            row = place | {"start": start, "end": end, "text": text}
            yield escaping.json(serial.dumps(row | serial.quantity_to_json(found))) + "\n"
        else:
            values = " ".join(f"{value.normalize():f}" for value in found.values)
            place_text = safe(f"{document.path}:{line}:{column}: {text}")
            reading = " ".join(filter(None, (found.kind, values, found.unit)))
            yield f"{place_text}  {reading}\n"
