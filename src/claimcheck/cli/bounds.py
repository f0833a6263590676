"""--max-bytes, --max-figures, --max-seconds: how much of an article is read."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
# where the values are kept, by parameter
PLACES = {name: f"claimcheck.{name}" for name in ("max_bytes", "max_figures", "max_seconds")}


def bounds(command: Command) -> Command:
    """The three limits; they hold until the command is done."""
    from claimcheck.limits import Limits

    usual = Limits()
    for name, kind, default, told in (
        (
            "seconds",
            click.FloatRange(min=0),
            usual.seconds,
            "Leave an article out whose figures and claims take longer; by default none is.",
        ),
        ("figures", click.IntRange(min=0), usual.figures, "Read so many figures of an article."),
        ("bytes", click.IntRange(min=0), usual.bytes, "Refuse an article whose text is longer."),
    ):
        command = click.option(
            f"--max-{name}",
            type=kind,
            metavar="N",
            default=default,
            show_default=name != "seconds",
            expose_value=False,
            callback=_use,
            help=f"{told} 0 is no limit.",
        )(command)
    return command


def _use(ctx: click.Context, param: click.Parameter, value: float) -> None:
    """Read within it from now on."""
    from claimcheck import limits

    name = str(param.name)
    if value != value or value == float("inf"):
        raise click.BadParameter(f'"{value}" is no number; write seconds, 0 for no limit')
    ctx.meta[PLACES[name]] = value
    limits.use(**{name.removeprefix("max_"): value})
