"""What the entries of lexicon files say of each other and of the shipped ones.

Ids that are named must exist; a name or a word means one thing only, as else the order of files
would decide; an id stands once.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from claimcheck.errors import Problem
from claimcheck.folding import fold
from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.lexicon.entries import near, texts_of
from claimcheck.yamlfile import Key, Located

if TYPE_CHECKING:
    from claimcheck.lexicon import Shipped

ADDS = {"aliases": "entities", "synonyms": "measures"}


@record
class Row:
    """An entry with its place.

    Attributes:
        file: the file that it stands in.
        section: entities, measures, aliases or synonyms.
        number: which entry of the section.
        value: what it says, as far as it is usable.
    """

    file: Located
    section: str
    number: int
    value: dict[str, Any]

    @property
    def id(self) -> str:
        """What it speaks of: its own id, or the one that it adds to."""
        return str(self.value["of" if self.section in ADDS else "id"])

    def problem(self, key: Key, message: str) -> Problem:
        """Something about a place in it."""
        return self.file.problem((self.section, self.number, *key), message)


def spelt(text: str) -> str:
    """What two ways of writing a name are the same by, as articles are searched."""
    return fold(text).strip().lower()


def check(rows: Sequence[Row], shipped: Shipped) -> list[Problem]:
    """All that is wrong between the entries.

    Args:
        rows: all entries that say what they are of.
        shipped: what is there without them.
    """
    known = {
        "entities": {*shipped.entities, *(row.id for row in rows if row.section == "entities")},
        "measures": {*shipped.measures, *(row.id for row in rows if row.section == "measures")},
    }
    problems = [*_twice(rows), *_chains(rows, shipped)]
    for row in rows:
        problems += [row.problem(key, text) for key, text in _unknown(row, known, shipped)]
    for table in ("entities", "measures"):
        problems += _taken(rows, table, shipped, known[table])
    return problems


def _twice(rows: Iterable[Row]) -> Iterator[Problem]:
    """One id for two entries of the files: the last would win without a word."""
    first: dict[tuple[str, str], Row] = {}
    for row in rows:
        if row.section in ADDS:
            continue
        before = first.setdefault((row.section, row.id), row)
        if before is not row:
            where = before.problem(("id",), "")
            place = f"{where.path}:{where.line}"
            adds = next(add for add, table in ADDS.items() if table == row.section)
            mend = f'keep one of them, or add to it under "{adds}"'
            yield row.problem(("id",), f'the id "{row.id}" stands in {place} too; {mend}')


def _chains(rows: Iterable[Row], shipped: Shipped) -> Iterator[Problem]:
    """An entity that is a part of itself."""
    parents = {name: entity.parent for name, entity in shipped.entities.items()}
    own = [row for row in rows if row.section == "entities"]
    parents |= {row.id: row.value.get("parent") for row in own}
    for row in own:
        seen, above = [row.id], parents.get(row.id)
        while above is not None and above not in seen:
            seen.append(above)
            above = parents.get(above)
        if above == row.id:
            chain = " → ".join([*seen, row.id])
            yield row.problem(("parent",), f"belongs to itself ({chain}); end the chain")


def _unknown(
    row: Row, known: Mapping[str, set[str]], shipped: Shipped
) -> Iterator[tuple[Key, str]]:
    """Ids, dimensions and counters that there are not."""
    value = row.value
    if row.section in ADDS:
        table = ADDS[row.section]
        if row.id not in known[table]:
            mend = _meant(row.id, table, shipped, known)
            yield ("of",), f'unknown {_ONE[table]} "{row.id}"{mend}'
        return
    if row.section == "entities":
        parent = value.get("parent")
        if parent is not None and parent not in known["entities"]:
            mend = _meant(parent, "entities", shipped, known)
            yield ("parent",), f'unknown parent "{parent}"{mend}'
        return
    for key in ("near", "amount"):
        listed = value.get(key, [])
        for at, name in enumerate([listed] if isinstance(listed, str) else listed):
            if name and name not in known["measures"]:
                place: Key = (key,) if isinstance(listed, str) else (key, at)
                mend = _meant(name, "measures", shipped, known)
                yield place, f'unknown measure "{name}" in "{key}"{mend}'
    denominator = value.get("denominator")
    if denominator is not None and denominator not in shipped.denominators:
        mend = near(denominator, shipped.denominators)
        yield ("denominator",), f'unknown denominator "{denominator}"{mend}'
    yield from _measured(value, shipped)


_ONE = {"entities": "entity", "measures": "measure"}


def _measured(value: dict[str, Any], shipped: Shipped) -> Iterator[tuple[Key, str]]:
    """Dimensions and counters of a measure."""
    table = units.load()
    counters = {sense.counter for sense in table.zh.values() if sense.counter}
    counters |= {word for measure in shipped.measures.values() for word in measure.counters}
    for at, word in enumerate(value.get("counters", ())):
        if word and fold(word).strip() not in counters:
            why = "counters are the Chinese words behind a count, as 人 or 台"
            yield ("counters", at), f'unknown counter "{word}"; {why}'
    for at, found in enumerate(value.get("dimensions", ())):
        if found and not is_dimension(found, shipped):
            known = dimensions(shipped)
            kind = units.kind_of(table.dimension(found) if found in table.dimensions else found)
            mend = f'; write "{kind}"' if kind in known else near(found, known)
            yield ("dimensions", at), f'unknown dimension "{found}"{mend}'


def dimensions(shipped: Shipped) -> frozenset[str]:
    """What measures can be stated in, rates left out."""
    used = {d for measure in shipped.measures.values() for d in measure.dimensions}
    return frozenset(used | {units.kind_of(d) for d in units.load().dimensions.values()})


def is_dimension(found: str, shipped: Shipped) -> bool:
    """Whether figures of such a class can be read: a known one, or a rate of one by goods."""
    known = dimensions(shipped)
    head, _, tail = found.partition("/")
    is_rate = head in known and tail in units.load().rate_tails and units.kind_of(found) == found
    return found in known or is_rate


def _meant(name: str, table: str, shipped: Shipped, known: Mapping[str, set[str]]) -> str:
    """The id whose name was written in its place, else the nearest id."""
    owners = {spelt(text): owner for text, owner in shipped.texts(table)}
    owner = owners.get(spelt(name))
    return f'; that is a name of "{owner}", write the id' if owner else near(name, known[table])


def _taken(rows: Iterable[Row], table: str, shipped: Shipped, known: set[str]) -> Iterator[Problem]:
    """Names that mean something else already; a shipped entry that is replaced gives its free."""
    own = [row for row in rows if table in (row.section, ADDS.get(row.section))]
    replaced = {row.id for row in own if row.section == table}
    owners: dict[str, tuple[str, Row | None]] = {
        spelt(text): (owner, None) for text, owner in shipped.texts(table) if owner not in replaced
    }
    for row in own:
        if row.id not in known:
            continue
        for key, text in _called(row):
            owner, other = owners.setdefault(spelt(text), (row.id, row))
            if owner != row.id:
                yield row.problem(key, _clash(text, owner, other, row, table))


def _called(row: Row) -> Iterator[tuple[Key, str]]:
    """The names of an entry; the id of an entity is one of them."""
    if row.section == "entities":
        yield ("id",), row.id
    yield from texts_of(row.value, row.section)


def _clash(text: str, owner: str, other: Row | None, row: Row, table: str) -> str:
    what = "name" if table == "entities" else "word"
    if other is None:
        mend = f'take it away, or replace "{owner}" by an entry without it'
        if text == row.value.get("id"):
            mend = f'write "{owner}" to replace that one'
        return f'"{text}" is a {what} of the shipped "{owner}" already; {mend}'
    where = other.problem((), "")
    place = f"{where.path}:{where.line}"
    return f'"{text}" is a {what} of "{owner}" too ({place}); leave it to one of them'
