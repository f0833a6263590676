"""`claimcheck rules list|test|validate|schema`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import options

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from claimcheck.records import Finding
    from claimcheck.rules import Rule


@click.group()
def command() -> None:
    """List, test and validate rules."""


@command.command("list")
@click.argument("folder", required=False, metavar="[DIR]")
def list_rules(folder: str | None) -> int:
    """List the rules of a folder, by default ours: code, id, severity, title."""
    from claimcheck.cli import streams
    from claimcheck.reports.safety import safe

    found, problems = options.rules_of(folder)
    width = max((len(rule.id) for rule in found), default=0)
    for rule in found:
        row = f"{rule.code}  {rule.id:<{width}}  {rule.max_severity:<7}  {rule.title}"
        streams.write(f"{safe(row)}\n")
    return 2 if problems else 0


@command.command()
@click.argument("folder", required=False, metavar="[DIR]")
def validate(folder: str | None) -> int:
    """Check the files of a folder of rules: every mistake of every file, with line and column."""
    from claimcheck.cli import streams

    found, problems = options.rules_of(folder)
    if problems:
        return 2
    streams.write(f"{len(found)} rules are in order\n")
    return 0


@command.command()
@click.argument("folder", required=False, metavar="[DIR]")
def test(folder: str | None) -> int:
    """Run the examples of every rule: some must fire, others must stay silent."""
    from claimcheck.cli import streams
    from claimcheck.reports.safety import safe
    from claimcheck.rules import verify

    found, problems = options.rules_of(folder)
    failures = verify(found, _findings)
    for failure in failures:
        streams.write(f"{safe(str(failure))}\n")
    count = sum(len(rule.examples) for rule in found)
    streams.write(f"{count} examples of {len(found)} rules, {len(failures)} failed\n")
    if problems:
        return 2
    return 1 if failures else 0


@command.command()
def schema() -> int:
    """Print the JSON Schema of a rule file, for editors."""
    import json

    from claimcheck.cli import streams
    from claimcheck.rules import json_schema

    streams.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
    return 0


def _findings(rule: Rule, texts: Mapping[str, str], dates: Mapping[str, str]) -> Iterable[Finding]:
    """What one rule alone finds in texts."""
    from claimcheck import api

    return api.check_texts(texts, rules=[rule], dates=dates).findings
