"""The options that say which rules run, and at what level."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import field
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from claimcheck.cli import completing, configuration, vocabulary
from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.rules import Level, Rule

Command = TypeVar("Command", bound=Callable[..., Any])
Result = TypeVar("Result")


@record
class Judging:
    """What a command line, or the configuration behind it, says of rules.

    Attributes:
        folder: rules in the place of ours, None for ours.
        extra: rules beside those.
        select: names of the rules to run, None for all.
        ignore: names of rules not to run.
        severity: levels by name.
        given: the names that stand on the command line; those of a file were checked with it.
    """

    folder: str | None = None
    extra: tuple[str, ...] = ()
    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    severity: dict[str, Level] = field(default_factory=dict)
    given: tuple[str, ...] = ()

    def rules(self, lexicon: Lexicon | None = None) -> tuple[tuple[Rule, ...], int]:
        """The rules with their levels, and the number of problems; each problem is said at once.

        Raises:
            UsageError: a name means no rule, or no rule is left.
        """
        from claimcheck import rules
        from claimcheck.cli import streams

        place = None if self.folder is None else Path(self.folder)
        found, problems = rules.gather(place, lexicon, extra=tuple(map(Path, self.extra)))
        streams.complain_of(problems)
        wanted = rules.Selection(self.select, self.ignore, self.severity)
        for name, level in self.severity.items():
            told = rules.selection.above_cap(name, level, found) if name in self.given else ""
            if told:
                streams.complain(f"--severity {name}: {told}")
        names = () if problems else self.given  # of a broken rule nobody knows the names
        return rules.selection.chosen(found, wanted, names), len(problems)


def judging(command: Callable[..., Result]) -> Callable[..., Result]:
    """--rules, --extra-rules, --select, --ignore, --severity as one `judging`."""

    @wraps(command)
    def run(
        *args: Any,
        folder: str | None,
        extra_rules: tuple[str, ...],
        select: tuple[str, ...],
        ignore: tuple[str, ...],
        severity: dict[str, Level],
        **others: Any,
    ) -> Result:
        ctx = click.get_current_context()
        given = {"select": select, "ignore": ignore, "severity": tuple(severity)}
        typed = [given[name] for name in given if not configuration.is_from_file(ctx, name)]
        if folder is not None and configuration.is_from_file(ctx, "extra_rules"):
            extra_rules = ()  # the command line names the rules, so the file's do not count
        if folder is None or not configuration.is_from_file(ctx, "pack"):
            extra_rules = (*brought(ctx), *extra_rules)
        chosen = Judging(
            folder=folder,
            extra=extra_rules,
            select=select or (() if configuration.is_from_file(ctx, "select") else None),
            ignore=ignore,
            severity=severity,
            given=tuple(name for names in typed for name in names),
        )
        return command(*args, judging=chosen, **others)

    return rule_options(run)


def brought(ctx: click.Context) -> tuple[str, ...]:
    """The folders of rules of the packs that a command runs with."""
    return tuple(str(place) for pack in vocabulary.packs_of(ctx) for place in pack.rules)


def rule_options(command: Command) -> Command:
    """The options themselves."""
    for option in (
        click.option(
            "--severity",
            multiple=True,
            metavar="RULE=LEVEL",
            callback=_levels,
            help="Set the level of rules: note, warning, error or off.",
        ),
        click.option(
            "--ignore",
            multiple=True,
            metavar="RULE",
            callback=_names,
            shell_complete=completing.rules,
            help="Leave rules out.",
        ),
        click.option(
            "--select",
            multiple=True,
            metavar="RULE",
            callback=_names,
            shell_complete=completing.rules,
            help="Run these rules only: ids, codes, beginnings of codes (C1), tags.",
        ),
        click.option(
            "--extra-rules", multiple=True, metavar="PATH", help="Rules to run beside ours."
        ),
        click.option("--rules", "folder", metavar="DIR", help="Rules to run in place of ours."),
    ):
        command = option(command)
    return command


def _names(_ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]) -> tuple[str, ...]:
    """Names, one or several (C1,C2) at a time."""
    return tuple(name.strip() for part in value for name in part.split(",") if name.strip())


def _levels(
    _ctx: click.Context, _param: click.Parameter, value: tuple[str, ...]
) -> dict[str, Level]:
    """RULE=LEVEL; what is given last holds."""
    from claimcheck.collector import meant
    from claimcheck.rules.model import LEVELS

    found: dict[str, Level] = {}
    for part in value:
        name, equals, wanted = (piece.strip() for piece in part.partition("="))
        levels = [level for level in LEVELS if level == wanted]
        if not name or not equals:
            raise click.BadParameter(f'"{part}" sets no level; write RULE=LEVEL, as C301=note')
        if not levels:
            raise click.BadParameter(f'unknown level "{wanted}"{meant(wanted, LEVELS)}')
        found.pop(name, None)
        found[name] = levels[0]
    return found
