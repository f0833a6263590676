"""`claimcheck report-site`."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import click

from claimcheck.cli import completing, options, taking, vocabulary
from claimcheck.cli.accepting import Accepting, accepting
from claimcheck.cli.configuration import configuration
from claimcheck.cli.judging import Judging, judging

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FOLDERS = ("articles", "topics")  # of a site


@click.command()
@click.argument("site", metavar="DIR")
@click.argument("paths", nargs=-1, metavar="[PATH...]", shell_complete=completing.files)
@configuration
@options.reading
@judging
@options.ledger
@accepting
@options.spoken
@taking.jobs
def command(
    site: str,
    paths: tuple[str, ...],
    include: tuple[str, ...],
    exclude: tuple[str, ...],
    date: str | None,
    lexicon: tuple[str, ...],
    judging: Judging,
    ledger: str,
    accepting: Accepting,
    lang: str,
    jobs: int,
) -> int:
    """Write the report as pages that can be published.

    DIR gets an index of topics and articles with a search, a page for each topic and one for each
    article with its claims marked; what an earlier run left there is replaced. PATH is what `check`
    takes, by default the current folder. Findings do not fail this command.
    """
    from pathlib import Path

    from claimcheck import intake
    from claimcheck.cli import progress, screen, streams
    from claimcheck.reports.html import site as pages

    target = Path(site)
    known = _own(target)
    words = vocabulary.lexicon_of(lexicon)
    rules, broken = judging.rules(words)
    paths = paths or (".",)
    exclude = (*exclude, f"{target.resolve().as_posix()}/")  # pages of ours are no articles
    reading = options.read(paths, include=include, exclude=exclude, date=date)
    report = intake.analysed(
        reading.documents,
        words,
        rules,
        extra=tuple(map(Path, lexicon)),
        jobs=jobs,
        unread=reading.unread,
        skipped=reading.skipped - _below(known, paths),
        watch=progress.watched,
    )
    report = accepting.settle(report, ledger, complete=any(map(os.path.isdir, paths)))
    made = pages.files(report, screen.look(lang, site, lexicon))
    for name, text in made.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        streams.save(text, str(target / name))
    for old in known - {target / name for name in made}:
        old.unlink()
    streams.write(f"{target / pages.INDEX}\n")
    return 2 if reading.problems or broken else 0


def _own(target: Path) -> set[Path]:
    """The pages that an earlier run left in a folder; all that is there must carry its mark.

    What is hidden (`.git`, `.nojekyll`) is neither written nor removed, so it may stand there.

    Raises:
        UsageError: the folder holds something else, or is none.
    """
    from claimcheck import generated
    from claimcheck.errors import UsageError

    if not target.exists():
        return set()
    if not target.is_dir():
        raise UsageError(f"{target}: is a file; name a folder")
    own = set()
    for file in _held(target):
        if file.is_symlink() or not generated.is_of_site(file):
            raise UsageError(
                f"{target}: holds files that are not of this command"
                f" ({file.relative_to(target).as_posix()});"
                " name an empty folder or a new one, or move them out"
            )
        own.add(file)
    return own


def _held(target: Path) -> Iterator[Path]:
    """What stands in a folder and in its folders of pages; a link is not followed."""
    for file in sorted(target.iterdir()):
        if file.name.startswith("."):
            continue
        if file.name in _FOLDERS and file.is_dir() and not file.is_symlink():
            yield from (one for one in sorted(file.iterdir()) if not one.name.startswith("."))
        else:
            yield file


def _below(pages: set[Path], paths: tuple[str, ...]) -> int:
    """How many pages of ours lie in the folders that are read; they are not counted as left out."""
    from pathlib import Path

    folders = [Path(path).resolve() for path in paths if Path(path).is_dir()]
    return sum(any(page.resolve().is_relative_to(one) for one in folders) for page in pages)
