"""Entries of a lexicon as a lexicon file would write them, found by their id or by any name."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import fields
from typing import Any

from claimcheck import yamlfile
from claimcheck.folding import fold
from claimcheck.lexicon import Entity, Lexicon, Measure
from claimcheck.patterns import pattern_of

_HAN = pattern_of("[\u3400-\u9fff]")
_BY_LANGUAGE = ("words", "weak", "beside")
_DEFAULTS = {"holder": "any"}


def find(lexicon: Lexicon, name: str) -> tuple[list[Measure], list[Entity]]:
    """The measures and entities that a name means: by id, else by a word or a name of theirs."""
    wanted = fold(name).strip().lower()

    def means(own: str, names: Iterable[str]) -> bool:
        return wanted == own.lower() or any(wanted == one.lower() for one in names)

    measures = [
        one
        for one in lexicon.measures.values()
        if means(one.id, (*one.words, *one.weak, *one.beside))
    ]
    entities = [one for one in lexicon.entities.values() if means(one.id, (*one.names, *one.short))]
    return measures, entities


def rendered(measures: Iterable[Measure], entities: Iterable[Entity]) -> str:
    """A lexicon file of these entries."""
    sections = {
        "measures": [dict(_measure(one)) for one in measures],
        "entities": [dict(_entity(one)) for one in entities],
    }
    return yamlfile.dump({name: rows for name, rows in sections.items() if rows})


def _measure(one: Measure) -> Iterator[tuple[str, Any]]:
    for field in fields(one):
        value = getattr(one, field.name)
        if value in ((), "", None, False, _DEFAULTS.get(field.name, ())):
            continue
        if field.name in _BY_LANGUAGE:
            chinese = [word for word in value if _HAN.search(word)]
            english = [word for word in value if not _HAN.search(word)]
            told = {"zh": chinese, "en": english}
            yield field.name, {language: words for language, words in told.items() if words}
        else:
            yield field.name, list(value) if isinstance(value, tuple) else value


def _entity(one: Entity) -> Iterator[tuple[str, Any]]:
    yield "id", one.id
    yield "kind", one.kind
    if one.parent is not None:
        yield "parent", one.parent
    yield "names", [name for name in one.names if name != one.id]
    if one.short:
        yield "short", list(one.short)
    if one.codes:
        yield "codes", True
    if one.source:
        yield "role", "source"
