"""--config and --no-config: the configuration file gives the options of a command their defaults.

A value on the command line wins, because the file is only what click falls back on.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from click.core import ParameterSource

if TYPE_CHECKING:
    from claimcheck.config import Config

Command = TypeVar("Command", bound=Callable[..., Any])
_FOUND = "claimcheck.config"
_NAMED = "claimcheck.config_is_named"
_NONE = "claimcheck.no_config"


def configuration(command: Command) -> Command:
    """--config FILE and --no-config; both are eager, so that all other options can fall back."""
    command = click.option(
        "--no-config",
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=_forbid,
        help="Read no configuration file.",
    )(command)
    return click.option(
        "--config",
        metavar="FILE",
        is_eager=True,
        expose_value=False,
        callback=_use,
        help="The configuration; by default the nearest claimcheck.toml or pyproject.toml.",
    )(command)


def in_force(ctx: click.Context) -> Config:
    """The configuration of a command."""
    from claimcheck.config import Config

    found = ctx.meta.get(_FOUND)
    return found if isinstance(found, Config) else Config()


def is_from_file(ctx: click.Context, param: str) -> bool:
    """Whether a parameter's value is that of the configuration file."""
    return ctx.get_parameter_source(param) is ParameterSource.DEFAULT_MAP


def _forbid(ctx: click.Context, _param: click.Parameter, value: bool) -> None:
    """--no-config; click calls it before or after --config, as the two stand."""
    if value and ctx.meta.get(_NAMED):
        raise _both(ctx)
    ctx.meta[_NONE] = value


def _use(ctx: click.Context, _param: click.Parameter, value: str | None) -> None:
    """Read the configuration and lay it under the options."""
    from claimcheck import config, limits
    from claimcheck.cli import streams

    ctx.meta[_NAMED] = value is not None
    if ctx.meta.get(_NONE):
        if value is not None:
            raise _both(ctx)
        return
    found = config.search() if value is None else config.load(Path(value))
    ctx.meta[_FOUND] = found
    for name in ("bytes", "figures", "seconds"):  # of commands without flags for them, too
        limits.use(**{name: found.get(f"max-{name}")})
    ctx.default_map = {**(ctx.default_map or {}), **_defaults(ctx.command, found)}
    streams.complain_of(found.notes)


def _both(ctx: click.Context) -> click.UsageError:
    return click.UsageError("--config and --no-config exclude each other; give one of them", ctx)


def _defaults(command: click.Command, found: Config) -> dict[str, Any]:
    """What the file says of the options that a command has."""
    from claimcheck.config import SETTINGS

    options = {param.name: param for param in command.params}
    given = {}
    for name in found.values:
        setting = SETTINGS[name]
        option = options.get(setting.param)
        if option is None or not _takes(option, setting.choices):
            continue
        value = found.get(name)
        if setting.kind == "levels":
            value = tuple(f"{rule}={level}" for rule, level in value.items())
        elif setting.kind == "outputs":
            value = tuple(f"{shape}={path}" for shape, path in value.items())
        given[setting.param] = value
    return given


def _takes(option: click.Parameter, choices: tuple[str, ...]) -> bool:
    """Whether an option means the setting: `extract` has formats of its own."""
    own = option.type.choices if isinstance(option.type, click.Choice) else choices
    return set(own) == set(choices)
