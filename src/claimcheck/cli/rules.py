"""`claimcheck rules list|test|validate|schema`."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli import options
from claimcheck.cli.configuration import configuration, in_force

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.records import Finding
    from claimcheck.rules import Rule

Command = TypeVar("Command", bound=Callable[..., Any])


def sources(command: Command) -> Command:
    """[DIR], else our rules and those of the configuration, over the user's own measures."""
    for option in (
        click.option(
            "--extra-rules", multiple=True, metavar="PATH", help="Rules beside ours, without DIR."
        ),
        options.words,
        configuration,
        click.argument("folder", required=False, metavar="[DIR]"),
    ):
        command = option(command)
    return command


@click.group()
def command() -> None:
    """List, test and validate rules."""


@command.command("list")
@sources
@options.language
def list_rules(
    folder: str | None, extra_rules: tuple[str, ...], lexicon: tuple[str, ...], lang: str
) -> int:
    """List the rules of a folder, by default ours and the configuration's.

    Code, id, level, title. Without DIR the level is the one in force.
    """
    from claimcheck.cli import streams
    from claimcheck.reports.safety import safe
    from claimcheck.rules import selection

    found, problems = _read(folder, extra_rules, options.lexicon_of(lexicon))
    if folder is None:
        found = selection.apply(found, in_force(click.get_current_context()).selection())
    width = max((len(rule.id) for rule in found), default=0)
    for rule in found:
        level = selection.most(rule)
        row = f"{rule.code}  {rule.id:<{width}}  {level:<7}  {rule.title[lang]}"
        streams.write(f"{safe(row)}\n")
    return 2 if problems else 0


@command.command()
@sources
def validate(folder: str | None, extra_rules: tuple[str, ...], lexicon: tuple[str, ...]) -> int:
    """Check the files of a folder of rules: every mistake of every file, with line and column."""
    from claimcheck.cli import streams

    found, problems = _read(folder, extra_rules, options.lexicon_of(lexicon))
    if problems:
        return 2
    streams.write(f"{len(found)} rules are in order\n")
    return 0


@command.command()
@sources
def test(folder: str | None, extra_rules: tuple[str, ...], lexicon: tuple[str, ...]) -> int:
    """Run the examples of every rule: some must fire, others must stay silent."""
    from pathlib import Path

    from claimcheck import api
    from claimcheck.cli import streams
    from claimcheck.reports.safety import safe
    from claimcheck.rules import verify

    def findings(
        rule: Rule, texts: Mapping[str, str], dates: Mapping[str, str]
    ) -> Iterable[Finding]:
        files = tuple(map(Path, lexicon))
        return api.check_texts(texts, rules=[rule], dates=dates, lexicon=files).findings

    found, problems = _read(folder, extra_rules, options.lexicon_of(lexicon))
    failures = verify(found, findings)
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


def _read(
    folder: str | None, extra: tuple[str, ...], lexicon: Lexicon
) -> tuple[tuple[Rule, ...], int]:
    """The rules of a folder alone, else ours and those beside them."""
    from claimcheck.cli.judging import Judging

    return Judging(folder, () if folder else extra).rules(lexicon)
