"""What a call of the Python interface runs with: its own arguments, else the configuration's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from os import PathLike, fspath
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypedDict, Union, cast

from claimcheck.config import Config, load, search
from claimcheck.errors import UsageError
from claimcheck.frozen import record
from claimcheck.limits import Limits, using
from claimcheck.packs import find

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon
    from claimcheck.rules import Level, Rule, Selection

StrPath = str | PathLike[str]
Rules = Union[StrPath, Sequence["Rule"], None]  # noqa: UP007  # evaluated, and Rule is not there
Configured = Config | StrPath | None
SEARCH = "search"


class Options(TypedDict, total=False):
    """The arguments that every checking call takes; `claimcheck.check` explains them."""

    rules: Rules
    lexicon: Sequence[StrPath]
    units: Sequence[StrPath]
    packs: Sequence[str]
    select: Iterable[str] | None
    ignore: Iterable[str]
    severity: Mapping[str, str] | None
    config: Configured


@record(slots=False)
class Setup:
    """Everything that a call and its configuration say.

    Attributes:
        lexicon, units: the files of packs and the user's own.
        rules: a folder in the place of the shipped rules, or rules; None for the shipped ones.
        extra: rules beside those, of packs and of the user.
        selection: which of them run, and at what level.
        given: the names that the call itself uses; those of a file were checked with it.
        include, exclude, date: how folders and articles are read.
        jobs: how many processes read them.
        limits: how much of an article is read; None where no file says it.
    """

    lexicon: tuple[Path, ...]
    units: tuple[Path, ...]
    rules: Rules
    extra: tuple[Path, ...]
    selection: Selection
    given: tuple[str, ...]
    include: tuple[str, ...]
    exclude: tuple[str, ...]
    date: str | None
    jobs: int = 1
    limits: Limits | None = None

    def within(self) -> AbstractContextManager[None]:
        """The limits of the file, inside of it."""
        return using(self.limits) if self.limits is not None else nullcontext()

    def ruling(self, lexicon: Lexicon) -> tuple[Rule, ...]:
        """The rules with their levels.

        Raises:
            UsageError: a name means no rule, or no rule is left.
            DataFileError: rule files are wrong.
        """
        from claimcheck import rules

        if self.rules is None or isinstance(self.rules, str | PathLike):
            folder = None if self.rules is None else Path(self.rules)
            found = rules.load(folder, lexicon, extra=self.extra)
        else:
            found = tuple(self.rules)
            if self.extra:
                found = rules.beside(found, self.extra, lexicon)
        return rules.selection.chosen(found, self.selection, self.given)


def setup(
    config: Configured = None,
    *,
    lexicon: Sequence[StrPath] = (),
    units: Sequence[StrPath] = (),
    packs: Sequence[str] = (),
    rules: Rules = None,
    select: Iterable[str] | None = None,
    ignore: Iterable[str] = (),
    severity: Mapping[str, str] | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    date: str | None = None,
    jobs: int | None = None,
) -> Setup:
    """The arguments of a call over its configuration: what is given takes the place of the key."""
    from claimcheck.rules import Selection

    file = _read(config)
    own = file.selection()
    if jobs is not None and jobs < 0:
        raise UsageError(f"jobs is {jobs}; give a whole number from 0 on")
    brought = find(_names(packs)) if packs else file.packs()
    ruling = brought if packs or rules is None else ()
    select, ignore = (None if select is None else _names(select)), _names(ignore)
    levels = _levels(severity or {})
    return Setup(
        lexicon=(
            *(path for pack in brought for path in pack.lexicon),
            *_paths(lexicon or file.get("lexicon")),
        ),
        units=(
            *(path for pack in brought for path in pack.units),
            *_paths(units or file.get("units")),
        ),
        rules=rules,
        extra=(
            *(path for pack in ruling for path in pack.rules),
            *(_paths(file.get("rules")) if rules is None else ()),
        ),
        selection=Selection(
            select=own.select if select is None else select,
            ignore=ignore or own.ignore,
            severity=levels or own.severity,
        ),
        given=(*(select or ()), *ignore, *levels),
        include=tuple(include or file.get("include")),
        exclude=tuple(exclude or file.get("exclude")),
        date=date or file.get("date"),
        # a library starts no processes unasked
        jobs=file.values.get("jobs", 1) if jobs is None else jobs,
        limits=file.limits() if file.path else None,
    )


def _read(config: Configured) -> Config:
    if config is None:
        return Config()
    if isinstance(config, Config):
        return config
    return search() if config == SEARCH else load(Path(config))


def _names(given: Iterable[str]) -> tuple[str, ...]:
    """Several names; a single one that was given without a list is meant as one."""
    return (given,) if isinstance(given, str) else tuple(given)


def _levels(given: Mapping[str, str]) -> dict[str, Level]:
    from claimcheck.collector import meant
    from claimcheck.rules.model import LEVELS

    for name, level in given.items():
        if level not in LEVELS:
            raise UsageError(f'severity of "{name}": unknown level "{level}"{meant(level, LEVELS)}')
    return cast(dict[str, Any], dict(given))


def _paths(paths: Iterable[StrPath]) -> tuple[Path, ...]:
    return tuple(Path(fspath(path)) for path in paths)
