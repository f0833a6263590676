"""Options that several commands share, and what they mean."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli import bounds, completing, outputs, tables, vocabulary

if TYPE_CHECKING:
    from pathlib import Path

    from claimcheck.documents import Reading
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Document, Report
    from claimcheck.rules import Rule

Command = TypeVar("Command", bound=Callable[..., Any])
FORMATS = (
    "full",
    "concise",
    "grouped",
    "statistics",
    "html",
    "markdown",
    "csv",
    "jsonl",
    "jsonld",
    "json",
    "sarif",
    "junit",
    "github",
    "gitlab",
    "rdjsonl",
)  # as in `reports.FORMATS`, which a test holds against this


def paths(command: Command) -> Command:
    """PATH...: at least one file or folder, or - for stdin."""
    return click.argument(
        "paths", nargs=-1, required=True, metavar="PATH...", shell_complete=completing.files
    )(command)


def reading(command: Command) -> Command:
    """How articles are found and read."""
    for option in (
        bounds.bounds,
        vocabulary.words,
        tables.columns,
        click.option(
            "--date", metavar="DAY", callback=day, help="Publication day of articles without one."
        ),
        click.option("--exclude", multiple=True, metavar="GLOB", help="Leave these files out."),
        click.option("--include", multiple=True, metavar="GLOB", help="Read these files only."),
    ):
        command = option(command)
    return command


def date(command: Command) -> Command:
    """--date DAY."""
    return click.option(
        "--date", metavar="DAY", callback=day, help="Publication day of articles without one."
    )(command)


def engine(command: Command) -> Command:
    """--engine and --spark-master: what a run runs on."""
    for option in (
        click.option(
            "--spark-master",
            metavar="URL",
            help="Where Spark runs (local[4], spark://host:7077, yarn); by default what its own"
            " configuration says, else this machine.",
        ),
        click.option(
            "--engine",
            type=click.Choice(["local", "spark"]),
            default="local",
            show_default=True,
            help="What the run runs on; spark reads s3a:, hdfs: and file: addresses too, and needs"
            " the extra spark and Java 17.",
        ),
    ):
        command = option(command)
    return command


def keeping(command: Command) -> Command:
    """Whether the report is kept for `claimcheck explain FINGERPRINT`."""
    return click.option(
        "--cache/--no-cache",
        "keep",
        default=True,
        help="Keep the report in the cache folder, for explain; on by default.",
    )(command)


def ledger(command: Command) -> Command:
    """--ledger DIR."""
    return click.option(
        "--ledger",
        metavar="DIR",
        default="claims",
        show_default=True,
        help="The folder of published claims.",
    )(command)


def language(command: Command) -> Command:
    """--lang and how the report is drawn."""
    return spoken(drawing(command))


def spoken(command: Command) -> Command:
    """--lang; a person at a terminal gets that of the locale, a pipe or file gets English.

    What is kept or compared must not depend on the locale.
    """
    return click.option(
        "--lang",
        type=click.Choice(["en", "zh"]),
        callback=lambda ctx, _param, value: value or _spoken(ctx),
        help="Language of the report; by default that of the locale on a terminal, else en.",
    )(command)


# where they are kept
ASCII, AMBIGUOUS, STATISTICS = (
    f"claimcheck.{name}" for name in ("ascii", "ambiguous", "statistics")
)


def drawing(command: Command) -> Command:
    """--ascii and --ambiguous: what the terminal and its font can show."""
    for option in (
        click.option(
            "--ambiguous",
            type=click.Choice(["narrow", "wide"]),
            default="narrow",
            show_default=True,
            expose_value=False,
            callback=lambda ctx, _param, value: ctx.meta.__setitem__(AMBIGUOUS, value),
            help="How wide characters are that some fonts draw narrow and some wide (East Asian"
            " ambiguous width).",
        ),
        click.option(
            "--ascii/--no-ascii",
            default=False,
            expose_value=False,
            callback=lambda ctx, _param, value: ctx.meta.__setitem__(ASCII, value),
            help="Draw lines and signs in ASCII.",
        ),
    ):
        command = option(command)
    return command


def output(command: Command) -> Command:
    """-o FILE."""
    return click.option(
        "-o",
        "--output",
        is_eager=True,
        metavar="FILE",
        help="Write the result to a file; plain text.",
    )(command)


def reporting(command: Command) -> Command:
    """How a report is shown, and when it fails."""
    for option in (
        click.option(
            "--statistics",
            is_flag=True,
            is_eager=True,
            expose_value=False,
            callback=lambda ctx, _param, value: ctx.meta.__setitem__(STATISTICS, value),
            help="The same as --format statistics.",
        ),
        click.option(
            "--format",
            "format_",
            type=click.Choice(FORMATS),
            default="full",
            show_default=True,
            callback=lambda ctx, _param, value: "statistics" if ctx.meta.get(STATISTICS) else value,
        ),
    ):
        command = option(command)
    return language(outputs.option(failing(command)))


def failing(command: Command) -> Command:
    """When findings make a run fail."""
    for option in (
        click.option(
            "--exit-zero/--no-exit-zero", default=False, help="Leave with 0 in spite of findings."
        ),
        click.option(
            "--fail-on",
            type=click.Choice(["error", "warning", "note"]),
            default="error",
            show_default=True,
            help="Leave with 1 at findings of this severity or above.",
        ),
    ):
        command = option(command)
    return command


def day(_ctx: click.Context, _param: click.Parameter, value: str | None) -> str | None:
    """A day that exists."""
    if value is None:
        return None
    from datetime import date

    try:
        return date.fromisoformat(value).isoformat()
    except ValueError:
        raise click.BadParameter(f'"{value}" is no day; write YYYY-MM-DD') from None


def _spoken(ctx: click.Context) -> str:
    """The language of what the result goes to; --output is eager, so it is known here."""
    several = ctx.params.get("outputs")
    target = ctx.params.get("output") if several is None else several.main
    tty = sys.stdout.isatty() and target in outputs.STDOUT
    return from_locale(os.environ) if tty else "en"


def from_locale(environment: Mapping[str, str]) -> str:
    """Chinese where the locale's messages are, else English; POSIX order of the variables."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if environment.get(name):
            return "zh" if environment[name].lower().startswith("zh") else "en"
    return "en"


def read(
    paths: Iterable[str],
    *,
    include: tuple[str, ...] = (),
    exclude: tuple[str, ...] = (),
    date: str | None = None,
    root: Path | None = None,
    within: Path | None = None,
) -> Reading:
    """Read articles, and say at once which could not be read, and which not as plain UTF-8."""
    from claimcheck import documents
    from claimcheck.cli import streams

    found = documents.read_paths(
        list(paths),
        include=include,
        exclude=exclude,
        date=date,
        root=root,
        columns=tables.chosen(),
        within=within,
    )
    streams.complain_of((*found.problems, *found.notes))
    spare(article.path for article in found.documents)
    return found


def spare(articles: Iterable[str]) -> None:
    """Raise before a result is written over an article that it is made of."""
    context = click.get_current_context(silent=True)
    given = context.params if context else {}
    several = given.get("outputs", outputs.Outputs(given.get("output")))
    if not several.files:
        return
    from pathlib import Path

    from claimcheck.documents import file_of
    from claimcheck.errors import UsageError

    there = [path for path in several.files if Path(path).exists()]
    for article in articles if there else ():
        file = file_of(article)
        for path in there:
            if file.exists() and Path(path).samefile(file):
                raise UsageError(f"{path}: is an article that is read; name another file")


class Stream:
    """Articles one after the other, none of them kept; what is wrong with one is said at once.

    Attributes:
        failed: whether anything could not be read so far.
    """

    def __init__(
        self,
        paths: Iterable[str],
        *,
        include: tuple[str, ...] = (),
        exclude: tuple[str, ...] = (),
        date: str | None = None,
    ) -> None:
        from claimcheck import documents

        self.failed = False
        self._readings = documents.stream_paths(
            paths, include=include, exclude=exclude, date=date, columns=tables.chosen()
        )

    def __iter__(self) -> Iterator[Document]:
        from claimcheck.cli import streams

        for found in self._readings:
            streams.complain_of((*found.problems, *found.notes))
            self.failed |= bool(found.problems)
            spare(article.path for article in found.documents)
            yield from found.documents


def rules_of(folder: str | None, lexicon: Lexicon | None = None) -> tuple[tuple[Rule, ...], int]:
    """The rules that are in order, and the number of problems; each problem is said at once."""
    from claimcheck.cli.judging import Judging

    return Judging(folder).rules(lexicon)


def exit_code(report: Report, *, fail_on: str, exit_zero: bool, problems: int) -> int:
    """2 for what could not be read or judged, 1 for findings, else 0; 2 beats 1.

    Figures that were seen, but of which not one could be read, are no green light either.
    """
    from claimcheck.cli import streams
    from claimcheck.records import SEVERITIES

    seen, read = report.coverage.seen, report.coverage.read
    if seen and not read:
        streams.complain(
            f"claimcheck: {seen} figures were seen and none could be read, so nothing was checked;"
            " extend the lexicon (--lexicon) or leave these articles out"
        )
        return 2
    if problems or report.coverage.left_out:
        return 2
    floor = SEVERITIES.index(fail_on)
    found = any(SEVERITIES.index(finding.severity) >= floor for finding in report.findings)
    return 1 if found and not exit_zero else 0
