"""The articles that a gate looks at: named, or those of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import options
from claimcheck.frozen import record

if TYPE_CHECKING:
    from claimcheck.documents import Reading
    from claimcheck.ledger.changes import Changes


@record
class Chosen:
    """Articles that are to be read.

    Attributes:
        changes: them, and what became of others.
        staged: whether they are read as they are staged.
    """

    changes: Changes
    staged: bool = False

    def read(
        self, *, include: tuple[str, ...], exclude: tuple[str, ...], date: str | None
    ) -> Reading:
        """Read them; what cannot be read is said at once."""
        paths = self.changes.paths
        if not paths:
            from claimcheck.documents import Reading

            return Reading(())
        if not self.staged:
            return options.read(paths, include=include, exclude=exclude, date=date)
        from claimcheck.ledger import changes

        with changes.as_staged(paths) as folder:
            names = [str(folder / path) for path in paths]
            return options.read(names, include=include, exclude=exclude, date=date, root=folder)


def choose(
    paths: tuple[str, ...], *, since: str | None, staged: bool, listed: str | None
) -> Chosen:
    """The articles that a command line means.

    Raises:
        UsageError: it names none, or two ways to find them; or git does not know.
    """
    from claimcheck.ledger import changes

    ways = [since is not None, staged, listed is not None]
    if sum(ways) > 1:
        raise click.UsageError("--since, --staged and --changed-files: give one of them")
    if not any(ways):
        if not paths:
            raise click.UsageError(
                "name the new articles, or give --since, --staged or --changed-files"
            )
        return Chosen(changes.Changes(paths))
    if since is not None:
        found = changes.since(since)
    elif staged:
        found = changes.staged()
    else:
        found = changes.listed(_text(str(listed)))
    return Chosen(_within(found, paths), staged)


def _text(file: str) -> str:
    """A list of names."""
    if file == "-":
        import sys

        return sys.stdin.read()
    from pathlib import Path

    from claimcheck.errors import UsageError

    try:
        return Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not UTF-8"
        raise UsageError(f"{file}: cannot be read ({reason}); write one path a line") from None


def _within(found: Changes, paths: tuple[str, ...]) -> Changes:
    """The changes in some files and folders; what is gone, or moved, is so everywhere."""
    if not paths:
        return found
    from dataclasses import replace
    from os.path import normpath
    from pathlib import PurePath

    roots = [PurePath(normpath(path)) for path in paths]
    inside = [path for path in found.paths if any(PurePath(path).is_relative_to(r) for r in roots)]
    if any(root == PurePath() for root in roots):
        inside = list(found.paths)
    return replace(found, paths=tuple(inside))
