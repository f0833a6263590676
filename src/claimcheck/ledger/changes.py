"""Which articles a change touches, as git knows it: new and changed ones, renamed and gone ones.

git is asked for names and, of staged files, for what is staged; nothing is written to the
repository. Paths are relative to the current folder, and files outside of it are left alone.
"""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from claimcheck.documents import extras
from claimcheck.documents.ids import SUFFIXES
from claimcheck.errors import UsageError
from claimcheck.frozen import record

_RENAMED = "R"


@record
class Changes:
    """What a change does to articles.

    Attributes:
        paths: new and changed ones, sorted.
        moved: of renamed ones the path before, by the path now.
        gone: those that are no longer there, sorted; a renamed one is at its new path.
    """

    paths: tuple[str, ...]
    moved: Mapping[str, str] = field(default_factory=dict)
    gone: tuple[str, ...] = ()


def since(ref: str) -> Changes:
    """What differs between the working tree and where it left a commit; new files among it.

    Raises:
        UsageError: git is not there, this is no repository, or it does not know the commit.
    """
    # a name that begins with a dash would be an option of git
    base = _git("merge-base", "--end-of-options", ref, "HEAD").decode().strip()
    found = _changes(_git("diff", "--name-status", "-z", "-M", "--relative", base))
    fresh = _git("ls-files", "--others", "--exclude-standard", "-z")
    paths = {*found.paths, *filter(_is_article, _names(fresh))}
    return Changes(tuple(sorted(paths)), found.moved, found.gone)


def staged() -> Changes:
    """What the next commit holds; raises as `since` does."""
    return _changes(_git("diff", "--cached", "--name-status", "-z", "-M", "--relative"))


def listed(text: str) -> Changes:
    """The articles of a list of names, one a line, or one before each NUL; others are left out.

    One that is not there any more is gone.
    """
    names = text.split("\0") if "\0" in text else text.splitlines()
    articles = {Path(name.strip()).as_posix() for name in names if _is_article(name.strip())}
    there = {name for name in articles if Path(name).exists()}
    return Changes(tuple(sorted(there)), {}, tuple(sorted(articles - there)))


@contextmanager
def as_staged(paths: Sequence[str]) -> Iterator[Path]:
    """A folder in which files stand as they are staged, at their paths.

    What was changed after staging is no part of the commit.
    """
    with tempfile.TemporaryDirectory(prefix="claimcheck-") as folder:
        for path in paths:
            file = Path(folder, path)
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(_git("show", f":./{path}"))
        yield Path(folder)


def _changes(output: bytes) -> Changes:
    """What `git diff --name-status -z` says: a status, then one path, or two of a rename."""
    fields = iter(_names(output))
    paths, moved, gone = set[str](), dict[str, str](), set[str]()
    for status in fields:
        old = next(fields)
        new = next(fields) if status[:1] in (_RENAMED, "C") else old
        if status[:1] == _RENAMED:
            if _is_article(new):
                moved[new] = old
            else:
                gone.add(old)
        if status[:1] == "D":
            gone.add(old)
        elif _is_article(new):
            paths.add(new)
    return Changes(
        tuple(sorted(paths)), moved, tuple(sorted(path for path in gone if _is_article(path)))
    )


def _names(output: bytes) -> list[str]:
    return [name.decode("utf-8", "surrogateescape") for name in output.split(b"\0") if name]


def _is_article(name: str) -> bool:
    path = Path(name)
    kind = SUFFIXES.get(path.suffix.lower())
    if kind is None or not extras.installed(kind):
        return False
    return not any(part.startswith((".", "~$")) for part in path.parts)


def _git(*words: str) -> bytes:
    """What git prints."""
    mend = "name the articles as PATH, or by --changed-files"
    try:
        # names of files and commits go in as they are, never through a shell
        done = subprocess.run(["git", *words], capture_output=True, check=False)  # noqa: S603, S607
    except FileNotFoundError:
        raise UsageError(f"git is not installed; {mend}") from None
    if done.returncode:
        said = done.stderr.decode("utf-8", "replace").strip().splitlines() or ["it failed"]
        raise UsageError(f"git {words[0]}: {said[0].removeprefix('fatal: ')}; {mend}")
    return done.stdout
