"""`claimcheck explain`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import options

if TYPE_CHECKING:
    from claimcheck.rules import Rule


@click.command()
@click.argument("rule", metavar="RULE")
@click.option("--rules", "folder", metavar="DIR", help="Rules to look in, in place of ours.")
@options.language
@options.output
def command(rule: str, folder: str | None, lang: str, output: str | None) -> int:
    """Say what a rule finds, and why.

    RULE is a rule's id or code: its title, what it looks at, its settings, and examples of what it
    finds and of what it leaves alone.
    """
    from claimcheck.cli import rulebook, screen, streams

    found, problems = options.rules_of(folder)
    shown = rulebook.render(_named(rule, found), screen.look(lang, output))
    streams.save(shown, output)
    return 2 if problems else 0


def _named(name: str, rules: tuple[Rule, ...]) -> Rule:
    """The rule of an id or a code, in any case."""
    wanted = name.lower()
    for rule in rules:
        if wanted in (rule.id, rule.code.lower()):
            return rule
    from difflib import get_close_matches

    near = get_close_matches(wanted, [rule.id for rule in rules], 1)
    mend = f'did you mean "{near[0]}"?' if near else 'see "claimcheck rules list"'
    raise click.UsageError(f'no rule "{name}"; {mend}')
