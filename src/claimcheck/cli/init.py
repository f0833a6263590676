"""`claimcheck init`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.option("--force", is_flag=True, help="Write over a file that is there.")
def command(*, force: bool) -> int:
    """Write a claimcheck.toml that explains every setting.

    It goes into the current folder and changes nothing: every setting in it is a comment.
    """
    from claimcheck.cli import streams
    from claimcheck.config import NAME, template
    from claimcheck.errors import UsageError

    target = Path(NAME)
    if target.exists() and not force:
        raise UsageError(f"{NAME}: is there already; write over it with --force")
    streams.save(template.commented(), NAME)
    streams.write(f"{NAME} written; `claimcheck config` shows what is in force\n")
    return 0
