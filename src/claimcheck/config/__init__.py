"""The configuration: claimcheck.toml, or the table [tool.claimcheck] of pyproject.toml.

    search → the nearest file from a folder upward, to the root of its repository
    load   → Config, or every problem of the file at once

The command line takes its defaults from it; the Python interface reads one only when it is asked.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from dataclasses import field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck.config.keys import SETTINGS, Setting
from claimcheck.errors import ConfigError, Problem
from claimcheck.frozen import record
from claimcheck.limits import Limits

if TYPE_CHECKING:
    from claimcheck.packs import Pack
    from claimcheck.rules import Selection

NAME = "claimcheck.toml"
_PYPROJECT = "pyproject.toml"
_ROOTS = (".git", ".hg", ".svn")


@record(slots=False)
class Config:
    """A configuration file.

    Attributes:
        path: the file, "" for none.
        base: the folder that its paths start from.
        values: what it says, by key, as it is written there.
        places: (line, column) of each key.
        notes: what is in order, but has less effect than it seems to.
    """

    path: str = ""
    base: Path = Path()
    values: Mapping[str, Any] = field(default_factory=dict)
    places: Mapping[str, tuple[int, int]] = field(default_factory=dict)
    notes: tuple[Problem, ...] = ()

    def get(self, name: str) -> Any:
        """The value of a key as commands take it, or its default.

        Paths start from the current folder, globs from the file's.
        """
        value, kind = self.values.get(name, SETTINGS[name].default), SETTINGS[name].kind
        if kind in ("files", "rules"):
            return tuple(self.near(path) for path in value)
        if kind == "outputs":
            return {shape: self.near(path) for shape, path in value.items()}
        if kind == "folder" and name in self.values:
            return self.near(value)
        if kind == "globs":
            return tuple(self._anchored(glob) for glob in value)
        return value

    def selection(self) -> Selection:
        """Which rules run, and at what level."""
        from claimcheck.rules import Selection

        return Selection(
            select=self.values.get("select"),
            ignore=self.values.get("ignore", ()),
            severity=self.values.get("severity", {}),
        )

    def limits(self) -> Limits:
        """How much of an article is read."""
        wanted = (self.get(f"max-{name}") for name in ("bytes", "figures", "seconds"))
        return Limits(*wanted)

    def packs(self) -> tuple[Pack, ...]:
        """The packs that it names, as they are installed."""
        from claimcheck import packs

        return packs.find(self.values.get("packs", ()))

    def near(self, path: str) -> str:
        """A path of the file, from the current folder."""
        return _shown(self.base / path)

    def _anchored(self, glob: str) -> str:
        """A glob with a folder in it starts from the file's; a bare name is meant anywhere."""
        if "/" not in glob:
            return glob
        return f"{self.base.as_posix().rstrip('/')}/{glob.removeprefix('./').lstrip('/')}"


def search(start: Path | None = None) -> Config:
    """The configuration of a folder: its own, or the nearest above it in its repository.

    Raises:
        ConfigError: the file is wrong; every problem is named.
    """
    here = Path(os.path.normpath((start or Path()).absolute()))
    for folder in (here, *here.parents):
        own = folder / NAME
        if own.is_file():
            return load(own)
        shared = folder / _PYPROJECT
        if shared.is_file() and _speaks_of_us(shared):
            found = _load(shared, _shown(shared))
            if found is not None:
                return found
        if any((folder / name).exists() for name in _ROOTS):
            break
    return Config()


def projects(start: Path) -> Iterator[Path]:
    """The folders from one upward in which a project begins: with a configuration, a repository."""
    here = Path(os.path.normpath(start.absolute()))
    for folder in (here, *here.parents):
        is_root = any((folder / name).exists() for name in _ROOTS)
        shared = folder / _PYPROJECT
        is_ours = (folder / NAME).is_file() or (shared.is_file() and _speaks_of_us(shared))
        if is_root or is_ours:
            yield folder
        if is_root:
            break


def _speaks_of_us(file: Path) -> bool:
    """Whether another tool's file is worth parsing; one that cannot be read is not ours."""
    try:
        return b"claimcheck" in file.read_bytes()
    except OSError:
        return False


def load(path: Path) -> Config:
    """A configuration file.

    Raises:
        ConfigError: it is wrong; every problem is named.
    """
    shown = path.as_posix() if not path.is_absolute() else _shown(path)
    found = _load(path, shown)
    if found is None:
        message = "holds no table [tool.claimcheck]; add one, or name another file"
        raise ConfigError([Problem(shown, 0, 0, message)])
    return found


def _load(path: Path, shown: str) -> Config | None:
    from claimcheck.config import names
    from claimcheck.config.file import Reader, table_of

    found = table_of(path, shown)
    if found is None:
        return None
    base = Path(os.path.normpath(path.parent.absolute()))
    reader = Reader(*found, base)
    reader.read()
    values = reader.values
    config = Config(shown, base, values, {name: reader.place(name) for name in values})
    own = [Path(path) for path in config.get("rules")]
    own += [folder for pack in config.packs() for folder in pack.rules]
    notes = names.check(reader, own)
    if reader.problems:
        raise ConfigError(reader.problems)
    return replace(config, notes=tuple(notes))


def _shown(path: Path) -> str:
    """A path from the current folder, with "/"; as it is where that cannot be said."""
    try:
        return Path(os.path.relpath(path)).as_posix()
    except ValueError:  # another drive
        return path.as_posix()


__all__ = ["NAME", "SETTINGS", "Config", "Setting", "load", "projects", "search"]
