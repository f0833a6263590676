"""`claimcheck config`."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

import click

from claimcheck.cli import bounds, configuration, judging, options, taking, vocabulary

if TYPE_CHECKING:
    from claimcheck.config import Config


@click.command()
@configuration.configuration
@options.reading
@options.engine
@options.ledger
@judging.rule_options
@options.failing
@options.language
@options.output
@taking.jobs
@click.option(
    "--format",
    "shape",
    type=click.Choice(["toml", "json"]),
    default="toml",
    show_default=True,
    help="How the configuration is written here.",
)
@click.pass_context
def command(ctx: click.Context, /, shape: str, output: str | None, **_others: Any) -> int:
    """Show the configuration in force, and where it comes from.

    Takes the options of the other commands, so that what they would do can be seen before.
    """
    from claimcheck.cli import streams

    found = configuration.in_force(ctx)
    rows = _rows(ctx, found)
    streams.save(_as_json(found, rows) if shape == "json" else _as_toml(found, rows), output)
    return 0


def _rows(ctx: click.Context, found: Config) -> dict[str, dict[str, Any]]:
    """The value of each key with its source: file, flag or default."""
    from claimcheck.config import SETTINGS

    kept = {"pack": vocabulary.PACKS, "lexicon": vocabulary.LEXICON, "units": vocabulary.UNITS}
    kept |= bounds.PLACES
    given = {**ctx.params, **{name: ctx.meta.get(place, ()) for name, place in kept.items()}}
    rows = {}
    for name, setting in SETTINGS.items():
        in_file = name in found.values
        if setting.param not in given:  # of the other commands only: `format`
            rows[name] = {"value": found.get(name), "source": "file" if in_file else "default"}
        elif in_file and configuration.is_from_file(ctx, setting.param):
            shown = found.values[name] if setting.kind == "globs" else found.get(name)
            rows[name] = {"value": shown, "source": "file"}
        else:
            value = given[setting.param]
            source = "default" if _is_default(ctx, setting.param) else "flag"
            rows[name] = {"value": setting.default if value == () else value, "source": source}
        if rows[name]["source"] == "file":
            rows[name] |= dict(zip(("line", "column"), found.places[name], strict=True))
    if rows["rules"]["source"] == "file" and ctx.params["folder"] is not None:
        rows["rules"] = {"value": (), "source": "flag"}  # --rules stands in their place
    return rows


def _is_default(ctx: click.Context, param: str) -> bool:
    return ctx.get_parameter_source(param) is click.core.ParameterSource.DEFAULT


def _as_json(found: Config, rows: Mapping[str, Any]) -> str:
    whole = {"file": found.path or None, "settings": rows}
    return json.dumps(whole, ensure_ascii=False, indent=2) + "\n"


def _as_toml(found: Config, rows: Mapping[str, Any]) -> str:
    """As a file would say it, with the source of each value behind it."""
    from claimcheck.config import template
    from claimcheck.reports.safety import safe

    lines = [f"# {found.path or 'no configuration file'}; paths start from the current folder"]
    for name, row in rows.items():
        source = f"{found.path}:{row['line']}" if "line" in row else row["source"]
        value = row["value"]
        text = f"# {name} is not set" if value is None else f"{name} = {template.written(value)}"
        lines.append(f"{text}  # {source}")
    return "".join(f"{safe(line)}\n" for line in lines)
