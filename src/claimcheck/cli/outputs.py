"""Where the report of a run goes: -o PATH for the one of --format, -o FORMAT=PATH for others."""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.records import Report, Severity

Command = TypeVar("Command", bound=Callable[..., Any])
_ALIKE = 0.7  # a name that is this near to that of a format was meant as one
STDOUT = (None, "-")


@record
class Outputs:
    """What a run writes.

    Attributes:
        main: the file of the report that --format names; None or "-" for stdout.
        beside: (format, file) of each further one.
    """

    main: str | None = None
    beside: tuple[tuple[str, str], ...] = ()

    @property
    def files(self) -> tuple[str, ...]:
        """Every file that is written."""
        main = () if self.main in STDOUT else (str(self.main),)
        return (*main, *(path for _, path in self.beside))


def option(command: Command) -> Command:
    """-o, as one `outputs`."""
    return click.option(
        "-o",
        "--output",
        "outputs",
        is_eager=True,  # what is a terminal's depends on it
        multiple=True,
        metavar="[FORMAT=]FILE",
        callback=_parsed,
        help="Write the report to a file instead, as plain text. With FORMAT= that format is"
        " written beside it; may be given several times.",
    )(command)


def _parsed(_ctx: click.Context, _param: click.Parameter, values: Sequence[str]) -> Outputs:
    """Formats and plain files told apart; no two reports in one file."""
    mains: list[str] = []
    beside: list[tuple[str, str]] = []
    for value in values:
        name, path = _split(value)
        if name:
            beside.append((name, path))
        else:
            mains.append(path)
    if len(mains) > 1:
        raise click.BadParameter(
            f'"{mains[0]}" and "{mains[1]}" would hold the same report; name one file, or say the'
            " format of the other: FORMAT=FILE"
        )
    found = Outputs(mains[0] if mains else None, tuple(beside))
    _refuse_one_file(found.files)
    return found


def _split(value: str) -> tuple[str, str]:
    """The format and the file of an argument, the format "" where it names none."""
    from claimcheck.cli.options import FORMATS

    name, equals, path = value.partition("=")
    if not equals:
        return "", value
    if name in FORMATS:
        if path in ("", "-"):
            raise click.BadParameter(
                f'"{value}" names no file; write {name}=FILE, or --format {name} for stdout'
            )
        return name, path
    from difflib import get_close_matches

    near = get_close_matches(name.lower(), FORMATS, 1, _ALIKE)
    if near and "/" not in name and os.sep not in name:
        raise click.BadParameter(
            f'unknown format "{name}"; did you mean "{near[0]}={path}"? A file of that name is'
            f' "./{value}"'
        )
    return "", value


def _refuse_one_file(paths: Sequence[str]) -> None:
    """Two reports in one file would be the last of them; a device takes both."""
    there: dict[object, str] = {}
    for path in paths:
        whole = os.path.realpath(path)
        if os.path.exists(whole):  # noqa: PTH110  # pathlib costs more than the rest of this
            if not os.path.isfile(whole):  # noqa: PTH113
                continue
            known = os.stat(whole)  # noqa: PTH116
            key: object = (known.st_dev, known.st_ino)
        else:
            key = os.path.normcase(whole)
        if key in there:
            raise click.BadParameter(
                f'two reports would be written to "{path}"; name a file for each'
            )
        there[key] = path


def write(
    report: Report,
    outputs: Outputs,
    *,
    format_: str,
    lang: str,
    lexicon: Sequence[str] = (),
    fail_on: Severity = "error",
) -> None:
    """Write the report in every format that is asked for, what goes to stdout first.

    Raises:
        UsageError: a file cannot be written.
    """
    from claimcheck import reports
    from claimcheck.cli import actions, screen, streams

    ctx = click.get_current_context()
    is_chosen = ctx.get_parameter_source("lang") is not ParameterSource.DEFAULT
    kept_in = lang if is_chosen else "en"  # what is kept depends on no terminal
    plain = screen.look(kept_in, "", lexicon, fail_on=fail_on)
    shown = screen.look(lang, outputs.main, lexicon, fail_on=fail_on)
    text = reports.render(report, format_, shown)
    beside = [(path, reports.render(report, name, plain)) for name, path in outputs.beside]
    to_stdout, unasked = outputs.main in STDOUT, actions.is_unasked(ctx, os.environ)
    held = unasked and to_stdout
    commands = held or format_ == actions.FORMAT
    streams.save(actions.held(text) if held else text, outputs.main, commands=commands)
    if unasked:
        streams.write(reports.render(report, actions.FORMAT, plain), commands=True)
    if unasked or (format_ == actions.FORMAT and to_stdout):
        actions.summarise(report, plain)
    for (path, made), (name, _) in zip(beside, outputs.beside, strict=True):
        streams.save(made, path, commands=name == actions.FORMAT)
    if report.coverage.unlisted or report.coverage.beside:
        from claimcheck.reports import notices

        streams.complain(*(f"claimcheck: {line}" for line in notices.lines(report, plain)))
