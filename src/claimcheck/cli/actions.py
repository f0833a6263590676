"""What GitHub Actions is told beside the report: annotations, and the summary of the step."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.core import ParameterSource

from claimcheck.cli import options

if TYPE_CHECKING:
    from claimcheck.records import Report
    from claimcheck.reports import Look

FORMAT = "github"
SUMMARY = "GITHUB_STEP_SUMMARY"
_ROOM = 1_000_000  # bytes; a summary of more than 1 MiB is dropped as a whole


def is_unasked(ctx: click.Context, environment: Mapping[str, str]) -> bool:
    """Whether annotations go to stdout though no format asks for them.

    In a workflow they do where nobody, no command line and no file, chose a format: whoever reads
    the result by a program has chosen one.
    """
    chosen = ctx.get_parameter_source("format_") is not ParameterSource.DEFAULT
    chosen = chosen or bool(ctx.meta.get(options.STATISTICS))
    return environment.get("GITHUB_ACTIONS") == "true" and not chosen


def held(text: str) -> str:
    """A text for the log of a workflow in which no line is a command, whatever it begins with.

    Between the two lines commands are not obeyed; the word that ends this depends on the whole
    text, so that none can contain its own.
    """
    word = hashlib.sha256(text.encode("utf-8", "backslashreplace")).hexdigest()[:32]
    return f"::stop-commands::{word}\n{text}::{word}::\n"


def summarise(report: Report, look: Look, environment: Mapping[str, str] = os.environ) -> None:
    """Append the whole report to the summary of the step, where there is one."""
    target = environment.get(SUMMARY)
    if not target:
        return
    from claimcheck import reports
    from claimcheck.cli import streams

    text = reports.render(report, "markdown", look)
    data = text.encode("utf-8", "backslashreplace")
    if len(data) > _ROOM:
        cut = data[:_ROOM].rpartition(b"\n")[0].decode("utf-8", "ignore")
        text = f"{cut}\n\n…\n"
        streams.complain(f"claimcheck: {SUMMARY} holds the first part of the report only")
    try:
        with Path(target).open("a", encoding="utf-8", errors="backslashreplace") as opened:
            opened.write(text)
    except OSError as error:
        reason = error.strerror or str(error)
        streams.complain(f"claimcheck: {SUMMARY}: {target}: cannot be written: {reason}")
