"""The command line. Thin: parse, call the library, render, exit code.

Every command lives in a module of its own that is imported only when it is called, and heavy
libraries are imported inside the functions that need them, so that `claimcheck --help` is instant.

Exit codes: 0 nothing to report; 1 findings at or above --fail-on; 2 wrong usage, unreadable input,
broken rules, or figures seen of which none could be read. 2 beats 1.
"""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

# name → (module, one line of help); the line is here so that --help imports no command.
COMMANDS = {
    "check": ("check", "Hold the figures of articles against each other."),
    "gate": ("gate", "Hold new articles against what is already published."),
    "diff": ("diff", "Show two articles side by side, claim by claim."),
    "extract": ("extract", "Print the claims of articles, one a line."),
    "quantities": ("quantities", "Print the figures of articles or of lines of text."),
    "clusters": ("clusters", "Show which claims speak of the same thing, and why."),
    "rules": ("rules", "List, test and validate rules."),
    "explain": ("explain", "Say what a rule finds, and why."),
    "ledger": ("ledger", "Keep the claims of what is published."),
}


class LazyGroup(click.Group):
    """A group that imports a command when it is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands in the order of COMMANDS: most wanted first."""
        return list(COMMANDS)

    def get_command(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        cmd_name: str,
    ) -> click.Command | None:
        """Import the command's module."""
        if cmd_name not in COMMANDS:
            return None
        module = import_module(f"claimcheck.cli.{COMMANDS[cmd_name][0]}")
        command: click.Command = module.command
        return command

    def format_commands(
        self,
        ctx: click.Context,  # noqa: ARG002  # click's signature
        formatter: click.HelpFormatter,
    ) -> None:
        """The list of commands, without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl([(name, text) for name, (_, text) in COMMANDS.items()])

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse an unknown command with the nearest known one."""
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, 1)
            mend = f'did you mean "{near[0]}"?' if near else f"there are {', '.join(COMMANDS)}"
            raise click.UsageError(f'no command "{args[0]}"; {mend}', ctx)
        return super().resolve_command(ctx, args)


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="claimcheck-figures", prog_name="claimcheck")
def cli() -> None:
    r"""Find figures that cannot all be true in a set of articles.

    \b
    claimcheck check articles/            what contradicts what, and why
    claimcheck gate new.txt --ledger claims/
    claimcheck diff a.txt b.txt
    """


def main(args: list[str] | None = None) -> None:
    """Run the command line and leave with its exit code; every error is one line."""
    from claimcheck.cli import streams

    streams.use_utf8()
    sys.exit(_run(args))


def _run(args: list[str] | None) -> int:
    from claimcheck.cli import streams
    from claimcheck.errors import ClaimcheckError

    try:
        result: Any = cli.main(args, prog_name="claimcheck", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        streams.complain(error.format_message())
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "claimcheck"
        text = error.format_message().rstrip(".").replace("\n", " ")
        streams.complain(f'{where}: {text}; see "{where} --help"')
    except click.ClickException as error:
        streams.complain(f"claimcheck: {error.format_message()}")
    except ClaimcheckError as error:
        streams.complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return 130
    except BrokenPipeError:
        streams.silence()
        return 0
    else:
        return result if isinstance(result, int) else 0
    return 2
