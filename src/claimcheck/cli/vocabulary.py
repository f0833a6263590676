"""The options that bring names, measures and units beside the shipped ones."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli import completing

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.packs import Pack

Command = TypeVar("Command", bound=Callable[..., Any])
# where the values of --pack, --lexicon and --units are kept, and the packs themselves
PACKS, BROUGHT, LEXICON, UNITS = (
    f"claimcheck.{name}" for name in ("packs", "brought", "lexicon", "units")
)


def words(command: Command) -> Command:
    """The user's own names, measures and units, and those of installed packs."""
    for option in (
        units,
        click.option(
            "--lexicon",
            multiple=True,
            metavar="FILE",
            callback=_use_lexicon,
            help="Further names and measures (YAML).",
        ),
        click.option(
            "--pack",
            multiple=True,
            metavar="NAME",
            is_eager=True,
            expose_value=False,
            callback=_use_packs,
            shell_complete=completing.packs,
            help="An installed pack: rules, names and units for a field.",
        ),
    ):
        command = option(command)
    return command


def units(command: Command) -> Command:
    """The user's own units."""
    return click.option(
        "--units",
        multiple=True,
        metavar="FILE",
        expose_value=False,
        callback=_use_units,
        help="Further units, as pint writes them: jin = 0.5 * kilogram = 斤",
    )(command)


def packs_of(ctx: click.Context) -> tuple[Pack, ...]:
    """The packs that a command runs with."""
    found: tuple[Pack, ...] = ctx.meta.get(BROUGHT, ())
    return found


def _use_packs(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> None:
    """Look the packs up; --pack is eager, so that the other options can add to them."""
    ctx.meta[PACKS] = value
    if value:
        from claimcheck import packs

        ctx.meta[BROUGHT] = packs.find(value)


def _use_lexicon(
    ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> tuple[str, ...]:
    """The files of the packs, then the user's own."""
    ctx.meta[LEXICON] = value
    return (*(str(path) for pack in packs_of(ctx) for path in pack.lexicon), *value)


def _use_units(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> None:
    """Read with these units, and those of the packs, until the command is done."""
    ctx.meta[UNITS] = value
    brought = [path for pack in packs_of(ctx) for path in pack.units]
    if value or brought:
        from pathlib import Path

        from claimcheck.quantities import units as table

        ctx.with_resource(table.using((*brought, *map(Path, value))))


def lexicon_of(files: Iterable[str]) -> Lexicon:
    """The lexicon with the user's files."""
    from pathlib import Path

    from claimcheck import lexicon

    return lexicon.load(tuple(map(Path, files)))
