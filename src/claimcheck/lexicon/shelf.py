"""What is made of the shipped files, in the form in which it is kept from run to run."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields
from decimal import Decimal
from typing import Any

from claimcheck import compiled
from claimcheck.lexicon import HOME, Entity, Measure, entity_files, measure_files, read_text
from claimcheck.lexicon.units import Sense, Units

Entries = tuple[dict[str, Entity], dict[str, Measure]]


def key() -> str:
    """Names what the shipped entries are made of: the data, and the code that lays it out."""
    data = ("heads.yaml", "blockers.yaml", "units.yaml", "zh/regional.yaml")
    names = (*entity_files(), *measure_files(), *data)
    code = (str(HOME / name) for name in ("__init__.py", "entries.py", "units.py"))
    return compiled.key_of(map(read_text, names), *code)


def entries(key: str, lay_out: Callable[[], Entries]) -> Entries:
    """Entities and measures by id, in their order.

    Args:
        key: names what they are made of, "" where they are not kept.
        lay_out: makes them.
    """
    if not key:
        return lay_out()
    rows = compiled.made(key, "entries/1", lambda: _rows(lay_out()), __file__)
    entities, measures = ([_filled(row) for row in part] for part in rows)
    return {row[0]: Entity(*row) for row in entities}, {row[0]: Measure(*row) for row in measures}


def _rows(found: Entries) -> list[list[list[Any]]]:
    """The fields of each entry, the id first."""
    return [
        [[_plain(getattr(one, of.name)) for of in fields(one)] for one in part.values()]
        for part in found
    ]


def _plain(value: Any) -> Any:
    return list(value) if isinstance(value, tuple) else value


def _filled(row: list[Any]) -> list[Any]:
    return [tuple(value) if value.__class__ is list else value for value in row]


def units(key: str, build: Callable[[], Units]) -> Units:
    """The table of units; the arguments as for `entries`."""
    return _unpacked(compiled.made(key, "units/1", lambda: _packed(build()), __file__))


# Those fields of a table that JSON has no form for.
_AMOUNTS, _SENSES = ("factors", "small"), ("zh", "en", "signs", "before")


def _packed(table: Units) -> dict[str, Any]:
    """A table in the form in which it is kept: each sense once, amounts in digits."""
    kept: dict[str, Any] = {one.name: getattr(table, one.name) for one in fields(table)}
    for slot in _AMOUNTS:
        kept[slot] = {word: str(amount) for word, amount in kept[slot].items()}
    places: dict[Sense, int] = {}
    for slot in _SENSES:
        kept[slot] = {w: places.setdefault(s, len(places)) for w, s in kept[slot].items()}
    senses = [[s.unit, str(s.multiplier), s.counter, s.generic] for s in places]
    return kept | {"clashes": list(table.clashes), "senses": senses}


def _unpacked(kept: dict[str, Any]) -> Units:
    """The table of what `_packed` gave."""
    given = dict(kept)
    senses = [Sense(unit, Decimal(worth), *more) for unit, worth, *more in given.pop("senses")]
    for slot in _AMOUNTS:
        given[slot] = {word: Decimal(amount) for word, amount in given[slot].items()}
    for slot in _SENSES:
        given[slot] = {word: senses[at] for word, at in given[slot].items()}
    return Units(**given | {"clashes": tuple(given["clashes"])})
