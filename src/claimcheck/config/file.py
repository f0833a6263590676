"""Reading a configuration file: every problem at once, with its place and the mend."""

from __future__ import annotations

import os
import re
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from claimcheck import packs
from claimcheck.collector import Collector, meant
from claimcheck.config.keys import LISTS, SETTINGS, Setting
from claimcheck.config.places import places
from claimcheck.errors import ConfigError, Problem, UsageError
from claimcheck.handwritten import text_of
from claimcheck.patterns import pattern_of
from claimcheck.yamlfile import Key, Located

if TYPE_CHECKING:
    import tomllib

PYPROJECT = "pyproject.toml"
TABLE: Key = ("tool", "claimcheck")
# What a TOML file with a table of ours holds, however the table is written.
_MAY_SPEAK = pattern_of(r"""\btool["'\s]*(?:\.["'\s]*claimcheck|[\]=])""")
_PLACE = pattern_of(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")


def table_of(path: Path, shown: str) -> tuple[Located, Key] | None:
    """The settings of a file with their places, and the path of their table.

    None for a pyproject.toml that has no table of ours.

    Raises:
        ConfigError: the file cannot be read, or is no TOML.
    """
    text = _text(path, shown)
    inner = TABLE if path.name == PYPROJECT else ()
    if inner and not _MAY_SPEAK.search(text):
        return None  # another tool's file, which is not read in vain
    import tomllib

    try:
        value: Any = tomllib.loads(text)
    except RecursionError:
        raise ConfigError([Problem(shown, 0, 0, "nested too deep; write plain values")]) from None
    except tomllib.TOMLDecodeError as error:
        if inner and not re.search(r"tool\s*\.\s*claimcheck", text):
            return None  # another tool's file, and that tool's to complain of
        raise ConfigError([_broken(error, text, shown)]) from None
    for name in inner:
        value = value.get(name) if isinstance(value, dict) else None
        if value is None:
            return None
    return Located(shown, value, places(text)), inner


def _text(path: Path, shown: str) -> str:
    try:
        return text_of(path)
    except UnicodeDecodeError:
        message = "is no UTF-8 text; save it as UTF-8"
    except OSError as error:
        message = f"cannot be read ({(error.strerror or str(error)).lower()}); name a readable file"
    raise ConfigError([Problem(shown, 0, 0, message)])


def _broken(error: tomllib.TOMLDecodeError, text: str, shown: str) -> Problem:
    """What tomllib says, with the place it hides in its words."""
    said = str(error)
    at = _PLACE.search(said)
    line, column = (int(at[1]), int(at[2])) if at and at[1] else (text.count("\n") + 1, 0)
    message = _PLACE.sub("", said)
    return Problem(shown, line, column, f"not valid TOML: {message[:1].lower()}{message[1:]}")


class Reader(Collector):
    """Checks the settings of one file.

    Attributes:
        values: what is in order, by key, lists as tuples.
        named: the rules that it speaks of, each with its place and the level it is set to, if any.
    """

    def __init__(self, located: Located, table: Key, base: Path) -> None:
        super().__init__(located)
        self.table = table
        self._base = base
        self.values: dict[str, Any] = {}
        self.named: list[tuple[Key, str, str]] = []

    def read(self) -> None:
        """Every setting."""
        settings = self.settings = self.mapping(self.table, self._at.value)
        self.keys(self.table, settings, tuple(SETTINGS))
        for name, value in settings.items():
            if name in SETTINGS and self._is_right(name, value, SETTINGS[name]):
                self.values[name] = _plain(value)

    def problem(self, place: Key, message: str) -> Problem:
        """Something at a place that need not be wrong."""
        return self._at.problem(place, message)

    def place(self, *key: str | int) -> tuple[int, int]:
        """Where a setting stands."""
        return self._at.marks.get((*self.table, *key), (0, 0))

    def _is_right(self, name: str, value: Any, setting: Setting) -> bool:
        before = len(self.problems)
        place = (*self.table, name)
        if setting.kind in LISTS:
            self._list(name, place, value, setting)
        elif setting.kind == "levels":
            self._levels(name, place, value, setting)
        elif setting.kind == "outputs":
            self._outputs(name, place, value, setting)
        elif setting.kind == "choice":
            if self._is_of(str, name, place, value, setting):
                self.one_of(place, value, setting.choices)
        elif setting.kind == "flag":
            self._is_of(bool, name, place, value, setting)
        elif setting.kind == "count":
            if self._is_of(int, name, place, value, setting) and value < 0:
                self.wrong(place, f'"{name}" is {value}; write a whole number from 0 on')
        elif setting.kind == "day":
            self._day(name, place, value, setting)
        elif setting.kind in ("limit", "seconds"):
            self._number(name, place, value, setting)
        else:
            self._is_of(str, name, place, value, setting)
        return len(self.problems) == before

    def _is_of(self, kind: type, name: str, place: Key, value: Any, setting: Setting) -> bool:
        """Whether a value is of a type, a text with something in it."""
        if (
            isinstance(value, kind)
            and value != ""
            and (kind is bool or not isinstance(value, bool))
        ):
            return True
        self.wrong(
            place, f'"{name}" has a value of the wrong type; write {name} = {setting.sample}'
        )
        return False

    def _list(self, name: str, place: Key, value: Any, setting: Setting) -> None:
        if not self._is_of(list, name, place, value, setting):
            return
        for number, item in enumerate(value):
            at = (*place, number)
            if not self._is_of(str, name, at, item, setting):
                continue
            if setting.kind == "names":
                self.named.append((at, item, ""))
            elif setting.kind == "packs":
                self._installed(at, item)
            elif setting.kind != "globs":
                self._exists(at, item, folders=setting.kind == "rules")

    def _exists(self, place: Key, path: str, *, folders: bool) -> None:
        whole = self._base / path
        if whole.is_file() or (folders and whole.is_dir()):
            return
        what = "no such file" if not whole.exists() else "no file"
        what += " or folder" if folders else ""
        self.wrong(place, f'{what}: "{path}"; paths start from the folder of this file')

    def _installed(self, place: Key, name: str) -> None:
        try:
            packs.find([name])
        except UsageError as error:
            self.wrong(place, str(error))

    def _levels(self, name: str, place: Key, value: Any, setting: Setting) -> None:
        if not self._is_of(dict, name, place, value, setting):
            return
        for rule, level in value.items():
            at = (*place, rule)
            self.named.append((at, rule, str(level)))
            if level not in setting.choices:
                self.wrong(at, f'unknown level "{level}"{meant(str(level), setting.choices)}')

    def _outputs(self, name: str, place: Key, value: Any, setting: Setting) -> None:
        """A file for each format that is named, no file twice."""
        if not self._is_of(dict, name, place, value, setting):
            return
        formats = SETTINGS["format"].choices
        files: set[str] = set()
        for shape, path in value.items():
            at = (*place, shape)
            if shape not in formats:
                self.wrong(at, f'unknown format "{shape}"{meant(shape, formats)}')
            elif self._is_of(str, name, at, path, setting):
                file = os.path.normpath(path)
                if file in files:
                    self.wrong(at, f'"{path}" is the file of another format; name another')
                files.add(file)

    def _number(self, name: str, place: Key, value: Any, setting: Setting) -> None:
        """A number that is no less than nothing; a count is a whole one."""
        kinds = (int,) if setting.kind == "limit" else (int, float)
        if isinstance(value, bool) or not isinstance(value, kinds) or not 0 <= value < float("inf"):
            what = "a whole number" if setting.kind == "limit" else "a number"
            self.wrong(
                place, f'"{name}" must be {what}, 0 for no limit; write {name} = {setting.sample}'
            )

    def _day(self, name: str, place: Key, value: Any, setting: Setting) -> None:
        """A date of TOML's own, or the text of one."""
        if type(value) is date:  # a date with a time is another type that passes for this one
            return
        if self._is_of(str, name, place, value, setting):
            try:
                date.fromisoformat(value)
            except ValueError:
                self.wrong(place, f'"{value}" is no day; write YYYY-MM-DD')


def _plain(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(value)
    return value.isoformat() if isinstance(value, date) else value
