"""`claimcheck completion`."""

from __future__ import annotations

import click

from claimcheck.cli import streams

SHELLS = ("bash", "zsh", "fish")


@click.command()
@click.argument("shell", type=click.Choice(SHELLS))
def command(shell: str) -> int:
    """Print what makes a shell complete commands and options.

    Findings of the last run and names of rules are completed too.

    \b
    bash:  claimcheck completion bash > ~/.local/share/bash-completion/completions/claimcheck
    zsh:   claimcheck completion zsh > "${fpath[1]}/_claimcheck"
    fish:  claimcheck completion fish > ~/.config/fish/completions/claimcheck.fish
    """  # noqa: D301 - click wants the character, not its escape
    from click.shell_completion import get_completion_class

    from claimcheck.cli.group import cli

    made = get_completion_class(shell)
    assert made is not None, "click knows the three of them"
    text = made(cli, {}, "claimcheck", "_CLAIMCHECK_COMPLETE").source()
    streams.save(text if text.endswith("\n") else f"{text}\n", None)
    return 0
