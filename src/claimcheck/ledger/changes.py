"""Which articles a change touches, as git knows it: new and changed ones, renamed and gone ones.

git is asked for names and, of staged files, for what is staged; nothing is written to the
repository. Paths are relative to the current folder, and files outside of it are left alone.
"""

from __future__ import annotations

import os
import re
import subprocess
import tempfile
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import field
from pathlib import Path

from claimcheck.documents import extras
from claimcheck.documents.ids import SUFFIXES
from claimcheck.errors import UsageError
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

_RENAMED = "R"
_MEND = "name the articles as PATH, or by --changed-files"
# how git writes a name with a character that it takes for special, any beyond ASCII among them
_QUOTED = pattern_of(rb'\\(?:([0-7]{3})|([abtnvfr"\\]))')
_SIGNS = dict(zip(b'abtnvfr"\\', b'\a\b\t\n\v\f\r"\\', strict=True))


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

    Lines may be quoted as git does it. One that is not there is gone.
    """
    names = text.split("\0") if "\0" in text else map(_unquoted, text.split("\n"))
    articles = {Path(name.strip()).as_posix() for name in names if _is_article(name.strip())}
    there = {name for name in articles if Path(name).exists()}
    return Changes(tuple(sorted(there)), {}, tuple(sorted(articles - there)))


def forgotten(paths: Iterable[str]) -> tuple[str, ...]:
    """Of some paths those that git has never known here; all of them where there is no git."""
    found = []
    for path in paths:
        try:
            # as it is: a bracket in a name is no pattern, and a name never an option
            known = _git("--literal-pathspecs", "log", "-1", "--format=%H", "--", path)
        except UsageError:
            known = b""
        if not known:
            found.append(path)
    return tuple(found)


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
    return not any(part.startswith((".", "~$")) and part != ".." for part in path.parts)


def _unquoted(line: str) -> str:
    """A name as git lists it: in quotes, with codes of bytes, where it is not plain."""
    name = line.strip()
    if len(name) < len('""') or not (name.startswith('"') and name.endswith('"')):
        return name

    def plain(match: re.Match[bytes]) -> bytes:
        code = int(match[1], 8) % 256 if match[1] else _SIGNS[match[2][0]]
        return bytes([code])

    data = name[1:-1].encode("utf-8", "surrogateescape")
    return _QUOTED.sub(plain, data).decode("utf-8", "surrogateescape")


def _git(*words: str) -> bytes:
    """What git prints."""
    done = _ran(words)
    if done.returncode:
        raise UsageError(f"{_why(words, done.stderr)}; {_MEND}")
    return done.stdout


def _ran(words: Sequence[str]) -> subprocess.CompletedProcess[bytes]:
    try:
        # names of files and commits go in as they are, never through a shell
        return subprocess.run(  # noqa: S603
            ["git", *words],  # noqa: S607
            capture_output=True,
            check=False,
            env={**os.environ, "LC_ALL": "C"},
        )
    except FileNotFoundError:
        raise UsageError(f"git is not installed; {_MEND}") from None


def _why(words: Sequence[str], stderr: bytes) -> str:
    """Why git failed, in one line."""
    if b"not a git repository" in _ran(["rev-parse", "--git-dir"]).stderr:
        return "no git repository here"
    said = stderr.decode("utf-8", "replace").strip().splitlines()
    # of two commits without a common ancestor nothing is said
    told = said[0].removeprefix("fatal: ") if said else "it found nothing"
    if words[0] == "merge-base" and _ran(["rev-parse", "--is-shallow-repository"]).stdout == (
        b"true\n"
    ):
        told += "; this clone is shallow: fetch its history (fetch-depth: 0 of actions/checkout)"
    return f"git {words[0]}: {told}"
