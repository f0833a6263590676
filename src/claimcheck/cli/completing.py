"""What a shell may complete: files, the findings of the last run, the names of rules and packs."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:  # only a shell that completes pays for it
    import click
    from click.shell_completion import CompletionItem


def files(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Whatever the shell finds."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


def findings(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The fingerprints of the last run, each with its message; files beside them."""
    from click.shell_completion import CompletionItem

    from claimcheck import lastrun
    from claimcheck.errors import ClaimcheckError

    try:
        kept = lastrun.load().findings if incomplete else ()
    except ClaimcheckError:  # there was no run yet
        kept = ()
    found = [
        CompletionItem(one.fingerprint, help=one.text())
        for one in kept
        if one.fingerprint.startswith(incomplete)
    ]
    return found or files(ctx, param, incomplete)


def rules(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Ids and codes of the shipped rules."""
    from click.shell_completion import CompletionItem

    from claimcheck import rules as ruling

    return [
        CompletionItem(name, help=rule.title["en"])
        for rule in ruling.load()
        for name in (rule.id, rule.code)
        if name.lower().startswith(incomplete.lower())
    ]


def packs(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """The packs that are installed."""
    from click.shell_completion import CompletionItem

    from claimcheck import packs as brought

    return [CompletionItem(name) for name in brought.installed() if name.startswith(incomplete)]


def anything(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """A rule, else a finding, else a file."""
    found = rules(ctx, param, incomplete) if incomplete else []
    return found or findings(ctx, param, incomplete)
