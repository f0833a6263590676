"""The articles that a gate looks at: named, or those of a change."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from claimcheck.cli import options
from claimcheck.frozen import record

if TYPE_CHECKING:
    from collections.abc import Iterator

    from claimcheck.documents import Reading
    from claimcheck.errors import Problem
    from claimcheck.ledger.changes import Changes


@record
class Chosen:
    """Articles that are to be read.

    Attributes:
        changes: them, and what became of others.
        staged: whether they are read as they are staged.
        problems: how many names lead nowhere; each has been said.
        listed: whether a change names them, and not a person.
    """

    changes: Changes
    staged: bool = False
    problems: int = 0
    listed: bool = False

    def read(
        self, *, include: tuple[str, ...], exclude: tuple[str, ...], date: str | None
    ) -> Reading:
        """Read them; what cannot be read is said at once."""
        paths = self.changes.paths
        if not paths:
            from claimcheck.documents import Reading

            return Reading(())
        if not self.staged:
            from pathlib import Path

            # of a change nobody has said that it may name what lies elsewhere
            place = Path.cwd() if self.listed else None
            return options.read(paths, include=include, exclude=exclude, date=date, within=place)
        from claimcheck.ledger import changes

        with changes.as_staged(paths) as folder:
            names = [str(folder / path) for path in paths]
            return options.read(names, include=include, exclude=exclude, date=date, root=folder)


def choose(
    paths: tuple[str, ...], *, since: str | None, staged: bool, listed: str | None, ledger: str
) -> Chosen:
    """The articles that a command line means; what leads nowhere is said at once.

    Raises:
        UsageError: it names none, or two ways to find them; or git does not know.
    """
    from claimcheck.cli import streams
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
    problems: list[Problem] = []
    if since is not None:
        found = changes.since(since)
    elif staged:
        found = changes.staged()
    else:
        found = changes.listed(_text(str(listed)))
        problems += _mistaken(found.gone, ledger)
    problems += _nowhere(found, paths)
    streams.complain_of(problems)
    return Chosen(_within(found, paths), staged, len(problems), listed=True)


def refuse_elsewhere(ledger: str) -> None:
    """Raise where no ledger is here, but one is beside the configuration that was found above.

    It is not taken: the paths of its articles start from there, and those of a change from here.
    """
    from os.path import relpath
    from pathlib import Path

    from claimcheck.cli import configuration
    from claimcheck.errors import UsageError

    found = configuration.in_force(click.get_current_context())
    there = found.base / ledger
    if found.path and "ledger" not in found.values and not Path(ledger).exists() and there.is_dir():
        above = Path(relpath(found.base)).as_posix()
        raise UsageError(
            f"{Path(ledger).as_posix()}: no ledger there, but one beside {found.path};"
            f" run claimcheck in {above}, from where its articles are named"
        )


def _mistaken(gone: tuple[str, ...], ledger: str) -> Iterator[Problem]:
    """Names of a list that are no files, and of which nobody knows that they were."""
    if not gone:
        return
    from pathlib import Path

    from claimcheck.errors import Problem
    from claimcheck.ledger import changes, store

    published = {entry.header.document for entry in store.entries(Path(ledger))}
    message = "no such file, and neither the ledger nor git knows of one; check the list"
    for path in changes.forgotten(path for path in gone if path not in published):
        yield Problem(path, 0, 0, message)


def _nowhere(found: Changes, paths: tuple[str, ...]) -> Iterator[Problem]:
    """Of the paths to stay in those that are not there, and in which nothing was."""
    from os.path import normpath
    from pathlib import Path, PurePath

    from claimcheck.errors import Problem

    known = {*found.paths, *found.gone, *found.moved.values()}
    for path in paths:
        root = PurePath(normpath(path))
        if not Path(path).exists() and not any(PurePath(k).is_relative_to(root) for k in known):
            yield Problem(root.as_posix(), 0, 0, "no such file or folder; check the path")


def _text(file: str) -> str:
    """A list of names."""
    if file == "-":
        import sys

        return sys.stdin.read()
    from pathlib import Path

    from claimcheck.errors import UsageError
    from claimcheck.handwritten import text_of

    try:
        return text_of(Path(file))
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
