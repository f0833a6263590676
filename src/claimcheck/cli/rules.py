"""`claimcheck rules list|new|test|validate|schema`."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli import options, vocabulary
from claimcheck.cli.configuration import configuration, in_force

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.rules import Rule

Command = TypeVar("Command", bound=Callable[..., Any])


def sources(command: Command) -> Command:
    """[DIR], else our rules and those of the configuration, over the user's own measures."""
    for option in (
        click.option(
            "--extra-rules", multiple=True, metavar="PATH", help="Rules beside ours, without DIR."
        ),
        vocabulary.words,
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

    found, problems = _read(folder, extra_rules, vocabulary.lexicon_of(lexicon))
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

    found, problems = _read(folder, extra_rules, vocabulary.lexicon_of(lexicon))
    if problems:
        return 2
    streams.write(f"{len(found)} rules are in order\n")
    return 0


@command.command()
@sources
@options.language
def test(
    folder: str | None, extra_rules: tuple[str, ...], lexicon: tuple[str, ...], lang: str
) -> int:
    """Run the examples of every rule: some must fire, others must stay silent.

    Of one that fails it is told what the rule must say (-) and what it says (+), what was read in
    each text, and what kept the two claims apart (=).
    """
    from claimcheck.cli import failures, screen, streams
    from claimcheck.rules import verify

    words = vocabulary.lexicon_of(lexicon)
    found, problems = _read(folder, extra_rules, words)
    failed = verify(found, failures.runner(lexicon))
    for failure in failed:
        streams.write(failures.render(failure, words, screen.look(lang, None, lexicon)))
    count = sum(len(rule.examples) for rule in found)
    rules = "1 rule" if len(found) == 1 else f"{len(found)} rules"
    streams.write(f"{count} examples of {rules}, {len(failed)} failed\n")
    if problems:
        return 2
    return 1 if failed else 0


@command.command()
@click.argument("name", metavar="ID")
@click.argument("folder", metavar="[DIR]", default="rules")
@configuration
@vocabulary.words
@click.option("--code", metavar="CODE", help="A letter and three digits; by default a free one.")
@click.option("--check", metavar="CHECK", help="What it is run by; disagree unless --like says.")
@click.option("--like", metavar="RULE", help="The shipped rule that it starts from.")
@click.option("--measure", multiple=True, metavar="ID", help="The measures that it looks at.")
def new(
    name: str,
    folder: str,
    lexicon: tuple[str, ...],
    code: str | None,
    check: str | None,
    like: str | None,
    measure: tuple[str, ...],
) -> int:
    """Write the draft of a rule to DIR/ID.yaml, rules/ID.yaml by default.

    The draft is a whole rule: that of a shipped one (--like, or the first of --check), with the
    settings of its check told in comments. With --measure the examples are made up for the first
    of the measures. What is not as it must be yet is told as `rules test` tells it.
    """
    from claimcheck.cli import drafting, streams

    wanted = drafting.Wanted(name, folder, code, check, like, measure)
    words = vocabulary.lexicon_of(lexicon)
    path, told = drafting.write(wanted, words, lexicon)
    streams.write(f"{path}\n")
    for line in told:
        streams.complain(line)
    return 0


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
    from claimcheck.cli import judging

    beside = (*judging.brought(click.get_current_context()), *extra)
    return judging.Judging(folder, () if folder else beside).rules(lexicon)
