"""The front door: help, version, mistakes."""

from __future__ import annotations

import click
import pytest

from claimcheck import __version__
from claimcheck.cli import COMMANDS, group, help_text, options
from cli.run import claimcheck


def test_help_lists_every_command():
    """--help, -h and nothing at all show the same text; nothing at all is a mistake."""
    assert claimcheck("--help").out == help_text()
    assert claimcheck("-h").out == help_text()
    bare = claimcheck()
    assert (bare.code, bare.out, bare.err) == (2, "", help_text())
    assert all(f"\n  {name}" in help_text() for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_the_table_tells_what_the_commands_tell(name):
    """The line of a command in the table is the first line of its own help."""
    command = group.cli.get_command(click.Context(group.cli), name)
    assert command is not None
    assert command.get_short_help_str(200).rstrip(".") == COMMANDS[name][1].rstrip(".")


def test_formats_are_those_of_the_reports():
    """The choices that are written out for the sake of --help are the renderers that exist."""
    from claimcheck.reports import FORMATS

    assert tuple(FORMATS) == options.FORMATS


def test_version():
    """The version stands alone on its line."""
    assert claimcheck("--version").out == f"claimcheck, version {__version__}\n"


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (["chekc"], 'claimcheck: no command "chekc"; did you mean "check"?\n'),
        (
            ["check"],
            "claimcheck check: Missing argument 'PATH...'; see \"claimcheck check --help\"",
        ),
        (["check", "--date", "2025-13-01", "x"], '"2025-13-01" is no day; write YYYY-MM-DD'),
        (["check", "--format", "xml", "x"], "'xml' is not one of 'full', 'concise', 'grouped'"),
        (["quantities"], "name articles, or lines of text by --jsonl FILE, one of the two"),
    ],
)
def test_mistakes_are_one_line(args, told):
    """Wrong usage names the mend on one line of stderr and leaves with 2."""
    ran = claimcheck(*args)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert ran.err.count("\n") == 1
