"""Packs: rules, names and units that another installed distribution brings.

A distribution names its pack in an entry point, whose value is a package of its own:

    [project.entry-points."claimcheck.packs"]
    batteries = "claimcheck_batteries"

The package may hold `rules/` (one rule a file), `lexicon/` (names and measures, as `--lexicon`
takes them) and `units.pint`. A pack is data: none of its code is run, and it counts only where a
configuration or a command line names it, so that what is installed beside claimcheck changes
nothing by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.collector import meant
from claimcheck.errors import UsageError
from claimcheck.frozen import record

if TYPE_CHECKING:  # at start nothing is looked up, so nothing is imported for it
    from importlib.metadata import EntryPoint

GROUP = "claimcheck.packs"
_SUFFIXES = (".yaml", ".yml")


@record
class Pack:
    """What one pack brings.

    Attributes:
        name: that of its entry point.
        distribution, version: what was installed.
        rules: its folder of rules, or none.
        lexicon: its files of names and measures, in the order of their names.
        units: its file of units, or none.
    """

    name: str
    distribution: str
    version: str
    rules: tuple[Path, ...] = ()
    lexicon: tuple[Path, ...] = ()
    units: tuple[Path, ...] = ()


def installed() -> Mapping[str, tuple[EntryPoint, ...]]:
    """The entry points of all packs by name; more than one where two distributions collide."""
    from importlib.metadata import entry_points

    found: dict[str, tuple[EntryPoint, ...]] = {}
    try:
        points = entry_points(group=GROUP)
    except Exception as error:  # what others installed may be malformed in any way
        told = f"{type(error).__name__}: {error}"
        raise UsageError(
            f"the entry points of what is installed cannot be read ({told}); mend or uninstall"
            " the distribution whose entry_points.txt is malformed"
        ) from None
    for point in sorted(points, key=lambda one: (one.name, one.value)):
        if point not in found.get(point.name, ()):  # one that two folders of a path both tell of
            found[point.name] = (*found.get(point.name, ()), point)
    return found


def find(names: Iterable[str]) -> tuple[Pack, ...]:
    """The packs of these names, each once, in the order given.

    Raises:
        UsageError: a name means no pack, or a pack is not what it must be; all of them are told.
    """
    wanted = list(dict.fromkeys(names))
    known = installed() if wanted else {}
    packs, wrong = [], []
    for name in wanted:
        try:
            packs.append(_pack(name, known))
        except UsageError as error:
            wrong.append(str(error))
    if wrong:
        raise UsageError("\n".join(wrong))
    return tuple(packs)


def _pack(name: str, known: Mapping[str, tuple[EntryPoint, ...]]) -> Pack:
    points = known.get(name, ())
    if not points:
        mend = meant(name, sorted(known)) if known else "; none is installed"
        raise UsageError(f'no pack "{name}"{mend}')
    if len(points) > 1:
        houses = " and ".join(_house(point)[0] for point in points)
        raise UsageError(f'two packs are named "{name}", of {houses}; uninstall one')
    point = points[0]
    folder = _folder(point)
    lexicon = sorted(file for file in _within(folder / "lexicon") if file.suffix in _SUFFIXES)
    units = folder / "units.pint"
    pack = Pack(
        name,
        *_house(point),
        rules=tuple(place for place in (folder / "rules",) if place.is_dir()),
        lexicon=tuple(lexicon),
        units=(units,) if units.is_file() else (),
    )
    if not (pack.rules or pack.lexicon or pack.units):
        raise UsageError(
            f'the pack "{name}" is empty: {point.value} holds no rules/, lexicon/ or units.pint'
        )
    return pack


def _house(point: EntryPoint) -> tuple[str, str]:
    """The distribution that brings an entry point, and its version."""
    return (point.dist.name, point.dist.version) if point.dist is not None else ("?", "?")


def _folder(point: EntryPoint) -> Path:
    """The folder of a pack's package, which is looked up and not imported."""
    from importlib.util import find_spec

    if not point.value.isidentifier():
        raise UsageError(
            f'the pack "{point.name}" points to "{point.value}"; it must be the name of a package'
            " at the top level"
        )
    try:
        spec = find_spec(point.value)
    except (ImportError, ValueError, AttributeError):
        spec = None
    places = [Path(place) for place in (spec.submodule_search_locations or ())] if spec else []
    for place in places:
        if place.is_dir():
            return place
    raise UsageError(
        f'the pack "{point.name}" has no folder of files: install {_house(point)[0]} unpacked,'
        f' with the package "{point.value}"'
    )


def _within(folder: Path) -> Iterable[Path]:
    return folder.iterdir() if folder.is_dir() else ()
