"""The group of commands, each imported when it is called, and what becomes of errors."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import click

from claimcheck import __version__, guarded, limits
from claimcheck.cli import COMMANDS, help_text, streams
from claimcheck.errors import ClaimcheckError

_REPORT = "this is a defect: run it again with --debug and report what that shows"
INTERRUPTED = 130  # what a shell expects of a program that was stopped from the keyboard


class LazyGroup(click.Group):
    """A group that imports a command when it is called, not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  # click's signature
        """The commands, most wanted first."""
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
        _debuggable(command)
        return command

    def get_help(self, ctx: click.Context) -> str:  # noqa: ARG002  # click's signature
        """The same text that is printed without click."""
        return help_text().rstrip()

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


def _debuggable(command: click.Command) -> None:
    """Give a command, and those below it, the option --debug; once."""
    for inner in command.commands.values() if isinstance(command, click.Group) else ():
        _debuggable(inner)
    if not any("--debug" in param.opts for param in command.params):
        command.params.append(_debugging())


def _debugging() -> click.Option:
    return click.Option(
        ["--debug"],
        is_flag=True,
        is_eager=True,
        expose_value=False,
        callback=lambda _ctx, _param, value: guarded.debug() if value else None,
        help="Show where an error comes from.",
    )


@click.group(cls=LazyGroup, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="claimcheck")
def cli() -> None:
    """Find figures that cannot all be true in a set of articles."""


_debuggable(cli)


def run(args: list[str]) -> int:
    """Run a command line; the exit code. Errors are one line each, on stderr.

    An article that a reader failed at is said here, whatever the command: 2 beats what it gave.
    """
    with guarded.collecting() as failures, limits.using(limits.Limits()):
        status = _ran(args)
    streams.complain_of(failures.values())
    return 2 if failures and status != INTERRUPTED else status


def _ran(args: list[str]) -> int:
    try:
        result: Any = cli.main(args, prog_name="claimcheck", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        streams.complain(error.format_message())
    except click.UsageError as error:
        where = error.ctx.command_path if error.ctx else "claimcheck"
        text = error.format_message().rstrip(".").replace("\n", " ")
        mend = "" if text.endswith("?") else f'; see "{where} --help"'
        streams.complain(f"{where}: {text}{mend}")
    except click.ClickException as error:
        streams.complain(f"claimcheck: {error.format_message()}")
    except ClaimcheckError as error:
        guarded.trace(error)
        streams.complain(str(error))
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        streams.silence()
        return 0
    except OSError as error:
        guarded.trace(error)
        name = f"{error.filename}: " if error.filename else ""
        mend = "see that it can be read and that there is room to write"
        streams.complain(f"claimcheck: {name}{error.strerror or error}; {mend}")
        streams.silence()
    except Exception as error:  # a defect, which a user is not shown the insides of
        guarded.trace(error)
        streams.complain(f"claimcheck: broke off ({guarded.said(error)}); {_REPORT}")
    else:
        return result if isinstance(result, int) else 0
    return 2
