"""What a lexicon file may say, but hardly means: told by `claimcheck lexicon validate` only."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import TYPE_CHECKING

from claimcheck.errors import Problem
from claimcheck.folding import fold
from claimcheck.lexicon import units
from claimcheck.lexicon.entries import LIMITS, among, near, texts_of
from claimcheck.lexicon.references import ADDS, Row, spelt
from claimcheck.yamlfile import Key

if TYPE_CHECKING:
    from claimcheck.lexicon import Shipped

_UNIT = 'write it with its unit, as "900 Wh/kg"'
_FEW = 3  # names that a warning lists


def check(rows: Sequence[Row], shipped: Shipped) -> list[Problem]:
    """Every doubt about entries that are in order."""
    words = _owners(rows, "measures", shipped)
    names = _owners(rows, "entities", shipped)
    table = units.load()
    senses = (*table.zh.items(), *table.signs.items(), *table.before.items(), *table.en.items())
    measured = frozenset(word for word, sense in senses if sense.unit != "count")
    return [
        row.problem(key, text)
        for row in rows
        for key, text in chain(
            _of_names(row, measured),
            _of_both(row, words, names),
            _of_measure(row, shipped),
            _replaced(row, shipped),
            _known(row, shipped),
        )
    ]


def _of_names(row: Row, measured: frozenset[str]) -> Iterator[tuple[Key, str]]:
    """Names that are found where nobody means them."""
    for key, text in texts_of(row.value, row.section):
        plain = spelt(text)
        numerals = [unicodedata.numeric(char, None) is not None for char in plain]
        if all(numerals):
            yield key, f'"{text}" is a numeral too; give a longer name'
        elif len(plain) == 1 and row.section in ("entities", "aliases"):
            yield key, f'"{text}" is one character, which stands in many words; give a longer name'
        elif fold(text).strip() in measured or (len(plain) > 2 and plain in measured):
            yield key, f'"{text}" is a unit too; give a longer name'


def _of_both(row: Row, words: dict[str, str], names: dict[str, str]) -> Iterator[tuple[Key, str]]:
    """A name that is the word of a measure: the name wins, and the word is never seen."""
    of_names = row.section in ("entities", "aliases")
    for key, text in texts_of(row.value, row.section):
        other = (words if of_names else names).get(spelt(text))
        if other is None:
            continue
        if of_names:
            told = f'"{text}" is a word of the measure "{other}", which is not read by it any more'
        else:
            told = f'"{text}" is a name of "{other}", so the measure is never read by it'
        yield key, f"{told}; give one of the two another"


def _of_measure(row: Row, shipped: Shipped) -> Iterator[tuple[Key, str]]:
    if row.section != "measures":
        return
    families = sorted({measure.family for measure in shipped.measures.values()})
    family = row.value["family"]
    if family not in families:
        mend = near(family, families) or among(family, families)
        yield ("family",), f'no rule of ours looks at the family "{family}"{mend}'
    dimensions = row.value.get("dimensions") or ("",)
    base = units.load().made_of(dimensions[0])
    for key in LIMITS:
        if base and isinstance(row.value.get(key), int | float) and row.value[key]:
            yield (key,), f"{row.value[key]} is meant in base units of {dimensions[0]}; {_UNIT}"
    if not row.value.get("dimensions"):
        mend = "add its dimensions, as [money] or [count]"
        yield (), f"without dimensions only growths and ratios are read as of it; {mend}"


def _replaced(row: Row, shipped: Shipped) -> Iterator[tuple[Key, str]]:
    """An entry in the place of a shipped one, whose names are gone then."""
    if row.section in ADDS:
        return
    gone = [
        text
        for text, owner in shipped.texts(row.section)
        if owner == row.id and spelt(text) not in _own(row)
    ]
    if gone:
        adds = next(add for add, table in ADDS.items() if table == row.section)
        names = ", ".join(gone[:_FEW]) + (" …" if len(gone) > _FEW else "")
        mend = f'to keep them, add to the shipped entry under "{adds}"'
        yield ("id",), f'replaces the shipped "{row.id}", without {names}; {mend}'


def _own(row: Row) -> set[str]:
    return {spelt(row.id), *(spelt(text) for _, text in texts_of(row.value, row.section))}


def _known(row: Row, shipped: Shipped) -> Iterator[tuple[Key, str]]:
    """An addition that the shipped entry has."""
    if row.section not in ADDS:
        return
    known = {spelt(text) for text, owner in shipped.texts(ADDS[row.section]) if owner == row.id}
    for key, text in texts_of(row.value, row.section):
        if spelt(text) in known:
            yield key, f'"{text}" is known for "{row.id}" already; take it away'


def _owners(rows: Iterable[Row], table: str, shipped: Shipped) -> dict[str, str]:
    """Name or word → its owner, in the files and in what is shipped."""
    found = {spelt(text): owner for text, owner in shipped.texts(table)}
    for row in rows:
        if table in (row.section, ADDS.get(row.section)):
            found |= {spelt(text): row.id for _, text in texts_of(row.value, row.section)}
    return found
