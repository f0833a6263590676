"""--column: which column of a table of articles holds what."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Command = TypeVar("Command", bound=Callable[..., Any])
_COLUMNS = "claimcheck.columns"


def columns(command: Command) -> Command:
    """--column ROLE=NAME, as often as there are roles."""
    return click.option(
        "--column",
        multiple=True,
        metavar="ROLE=NAME",
        expose_value=False,
        callback=_use,
        help="In tables of articles (.csv, .jsonl, .parquet), the column that holds the text, id,"
        " title, date or publisher, where it has no usual name: text=正文.",
    )(command)


def chosen() -> dict[str, str]:
    """The columns that the command line names, by role."""
    context = click.get_current_context(silent=True)
    found: dict[str, str] = context.meta.get(_COLUMNS, {}) if context is not None else {}
    return found


def _use(ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> None:
    """Keep them for the reader; what is given last holds."""
    if not value:
        return
    from claimcheck.collector import meant
    from claimcheck.documents import COLUMN_ROLES

    found: dict[str, str] = {}
    for part in value:
        role, equals, name = (piece.strip() for piece in part.partition("="))
        if not equals or not name:
            raise click.BadParameter(f'"{part}" names no column; write ROLE=NAME, as text=body')
        if role not in COLUMN_ROLES:
            raise click.BadParameter(
                f'unknown role "{role}"{meant(role, COLUMN_ROLES)}; a column holds one of '
                f"{', '.join(COLUMN_ROLES)}"
            )
        found[role] = name
    ctx.meta[_COLUMNS] = found
