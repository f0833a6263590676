"""What words mean: entities, measures, units and the word lists of each language.

The facts live in YAML beside this file; `load` turns them into one frozen `Lexicon`. Shipped files
are checked by the tests; a user's extra files are checked when they are read, with every problem
named at once.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import field, replace
from functools import cached_property, lru_cache
from itertools import chain
from pathlib import Path
from typing import Any

from claimcheck import yamlfile
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

LANGUAGES = ("zh", "en")


@record
class Entity:
    """Something figures are about.

    Attributes:
        id: English name, unique.
        kind: company, product, person, country, region, organisation, government, group, market,
            fund, technology or segment.
        parent: id of the owner or the whole, None for none.
        names: every way of writing it, the id among them.
        short: names that are ordinary words too.
        codes: whether a model code behind a name makes a product of its own.
        source: whether it is a house that is quoted rather than a subject.
    """

    id: str
    kind: str
    parent: str | None = None
    names: tuple[str, ...] = ()
    short: tuple[str, ...] = ()
    codes: bool = False
    source: bool = False


@record
class Measure:
    """Something that is measured; see measures/accounts.yaml for the fields."""

    id: str
    family: str
    dimensions: tuple[str, ...] = ()
    counters: tuple[str, ...] = ()
    whole: str = ""
    holder: str = "any"
    low: float | None = None
    high: float | None = None
    near: tuple[str, ...] = ()
    denominator: str = ""
    amount: str = ""
    timeless: bool = False
    words: tuple[str, ...] = ()
    weak: tuple[str, ...] = ()
    beside: tuple[str, ...] = ()


@record
class Shipped:
    """What claimcheck knows by itself.

    Attributes:
        entities, measures: by id.
        denominators: what shares are known to be parts of.
    """

    entities: dict[str, Entity]
    measures: dict[str, Measure]
    denominators: frozenset[str]

    def texts(self, table: str) -> Iterator[tuple[str, str]]:
        """(name or word, id of its owner)."""
        if table == "entities":
            for entity in self.entities.values():
                yield from ((name, entity.id) for name in (*entity.names, *entity.short))
        else:
            for measure in self.measures.values():
                words = (*measure.words, *measure.weak, *measure.beside)
                yield from ((word, measure.id) for word in words)


@record(slots=False, eq=False)
class Lexicon:
    """Everything the readers know about words; two are equal when they are the same object.

    Attributes:
        entities, measures: by id.
        heads: noun endings that name a measure, by language and class of unit.
        blockers: words in which a shorter hit does not count.
        discourse: word lists of context, by language (see zh/discourse.yaml).
        key: names what it was made of, for what is made of it (`compiled.made`); "" of a lexicon
            with anything of a user's own.
    """

    entities: dict[str, Entity]
    measures: dict[str, Measure]
    heads: dict[str, dict[str, tuple[str, ...]]] = field(default_factory=dict)
    blockers: tuple[str, ...] = ()
    discourse: dict[str, dict[str, Any]] = field(default_factory=dict)
    key: str = field(default="", init=False)  # so that a changed copy has none

    def ancestors(self, entity: str) -> tuple[str, ...]:
        """The owners of an entity, nearest first; a coded product's family counts."""
        chain: list[str] = []
        current = self.parent(entity)
        while current is not None and current not in chain:
            chain.append(current)
            current = self.parent(current)
        return tuple(chain)

    def parent(self, entity: str) -> str | None:
        """The owner or whole of an entity, None for none or for an unknown one."""
        if entity in self.entities:
            return self.entities[entity].parent
        family = self.family(entity)
        return family.id if family else None

    def family(self, coded: str) -> Entity | None:
        """The entity whose codes make products, for an id such as "Huawei Kirin 9020"."""
        head = coded
        while " " in head:
            head = head.rpartition(" ")[0]
            found = self.entities.get(head)
            if found is not None:
                return found if found.codes else None
        return None

    def kind(self, entity: str) -> str | None:
        """The kind of an entity; coded products are products; None for an unknown one."""
        if entity in self.entities:
            return self.entities[entity].kind
        return "product" if self.family(entity) else None

    def is_part(self, child: str, ancestor: str) -> bool:
        """Whether an entity belongs to another one (a product to its maker)."""
        return ancestor in self.ancestors(child)

    def home(self, entity: str) -> str | None:
        """The market that a group is at home in (domestic makers), None for anything else."""
        known = self.entities.get(entity)
        return known.parent if known is not None and known.kind == "group" else None

    def owner(self, entity: str) -> str:
        """The company, country or other independent thing an entity belongs to."""
        for candidate in (entity, *self.ancestors(entity)):
            if self.kind(candidate) not in ("product", "technology", "person"):
                return candidate
        return entity

    @cached_property
    def _by_name(self) -> dict[str, str]:
        return {
            name.lower(): entity.id
            for entity in self.entities.values()
            for name in (*entity.names, *entity.short)
        }

    @cached_property
    def _by_word(self) -> dict[str, str]:
        measures = self.measures.values()
        words = {w.lower(): m.id for m in measures for w in (*m.weak, *m.words)}
        return words | {measure: measure for measure in self.measures}

    def entity_named(self, text: str) -> str | None:
        """The id of the entity that goes by exactly this name, None if there is none."""
        return self._by_name.get(text.lower())

    def measure_named(self, text: str) -> str | None:
        """The id of the measure that goes by exactly this word, None if there is none."""
        return self._by_word.get(text.lower())


def read_text(name: str) -> str:
    """The text of a shipped data file, by its name under lexicon/ ("zh/discourse.yaml")."""
    return HOME.joinpath(*name.split("/")).read_text(encoding="utf-8")


# importlib.resources would load zipfile, tempfile and more to find the same folder
HOME = Path(__file__).parent


@lru_cache(maxsize=1)
def measure_files() -> tuple[str, ...]:
    """The files of measures/, by name."""
    folder = HOME / "measures"
    names = (file.name for file in folder.iterdir() if file.is_file())
    return tuple(sorted(f"measures/{name}" for name in names if name.endswith(".yaml")))


@lru_cache(maxsize=1)
def read_measures() -> list[dict[str, Any]]:
    """The entries of all files of measures/; lists after each other are one list of YAML."""
    rows: list[dict[str, Any]] = yamlfile.load_trusted("\n".join(map(read_text, measure_files())))
    return rows


@lru_cache(maxsize=64)
def read_data(name: str) -> Any:
    """The value of a shipped data file, read once."""
    return yamlfile.load_trusted(read_text(name))


def entity_files() -> list[str]:
    """The names of the shipped files of entities, as `read_data` takes them."""
    folder = HOME / "entities"
    return sorted(f"entities/{f.name}" for f in folder.iterdir() if f.name.endswith(".yaml"))


def load(extra: Sequence[Path] = ()) -> Lexicon:
    """The shipped lexicon with a user's files laid over it.

    Raises:
        DataFileError: an extra file is wrong; every problem is named.
    """
    from claimcheck.lexicon import units

    return _load(tuple(extra), units.load().added)


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...], added: str) -> Lexicon:  # the units are checked by, too
    from claimcheck.lexicon import shelf

    key = "" if extra or added else shelf.key()
    entities, measures = shelf.entries(key, lambda: _laid_over(extra))
    heads = read_data("heads.yaml")
    made = Lexicon(
        entities=entities,
        measures=measures,
        heads={lang: {k: tuple(v) for k, v in heads[lang].items()} for lang in heads},
        blockers=tuple(w for words in read_data("blockers.yaml").values() for w in words),
        discourse={lang: read_data(f"{lang}/discourse.yaml") for lang in LANGUAGES},
    )
    object.__setattr__(made, "key", key)
    return made


def _laid_over(extra: tuple[Path, ...]) -> tuple[dict[str, Entity], dict[str, Measure]]:
    """The shipped entries, and those of a user's files over them."""
    entities, measures = dict(shipped().entities), dict(shipped().measures)
    if extra:
        from claimcheck.lexicon.extra import read_extra, with_aliases, with_synonyms

        more = read_extra(extra, shipped())
        entities |= {e.id: e for e in map(entity_of, more.entries("entities"))}
        measures |= {m.id: m for m in map(measure_of, more.entries("measures"))}
        for row in more.entries("aliases"):
            entities[row["of"]] = with_aliases(entities[row["of"]], row)
        for row in more.entries("synonyms"):
            measures[row["of"]] = with_synonyms(measures[row["of"]], row)
    return _in_all_regions(entities, measures)


@lru_cache(maxsize=1)
def shipped() -> Shipped:
    """The entries that claimcheck has by itself."""
    rows = yamlfile.load_trusted("\n".join(map(read_text, entity_files())))  # lists in a row
    measures = {m.id: m for m in map(measure_of, read_measures())}
    wholes = (read_data(f"{lang}/shares.yaml")["wholes"] for lang in LANGUAGES)
    denominators = {rule["denominator"] for rules in wholes for rule in rules}
    denominators |= {m.denominator for m in measures.values()}
    return Shipped(
        {e.id: e for e in map(entity_of, rows)}, measures, frozenset(denominators - {""})
    )


# What a company is called is no word of its region.
_NAMED_BY_WORDS = ("product", "group", "market", "technology", "segment")


def _in_all_regions(
    entities: dict[str, Entity], measures: dict[str, Measure]
) -> tuple[dict[str, Entity], dict[str, Measure]]:
    """The same with names and words as other regions say them, where nothing else is called so."""
    spoken: dict[str, str] = read_data("zh/regional.yaml")["words"]
    here = pattern_of("|".join(sorted(spoken, key=len, reverse=True)))
    known = set[str]()
    for e in entities.values():
        known.update(e.names, e.short)
    for m in measures.values():
        known.update(m.words, m.weak, m.beside)

    def others(words: tuple[str, ...]) -> tuple[str, ...]:
        if not here.search("\n".join(words)):
            return ()
        said = (
            here.sub(lambda match: spoken[match[0]], word) for word in words if here.search(word)
        )
        more = tuple(word for word in dict.fromkeys(said) if word not in known)
        known.update(more)
        return more

    for entity in list(entities.values()):
        if entity.kind in _NAMED_BY_WORDS and (more := others(entity.names)):
            entities[entity.id] = replace(entity, names=(*entity.names, *more))
    for measure in list(measures.values()):
        if more := others(measure.words):
            measures[measure.id] = replace(measure, words=(*measure.words, *more))
    return entities, measures


def entity_of(row: dict[str, Any]) -> Entity:
    """An entry of an entities file."""
    names = row.get("names", ())
    return Entity(
        row["id"],
        row["kind"],
        row.get("parent"),
        (row["id"], *[name for name in map(str, names) if name != row["id"]]),
        tuple(row.get("short", ())),
        row.get("codes", False),
        row.get("role") == "source",
    )


def measure_of(row: dict[str, Any]) -> Measure:
    """An entry of a measures file."""
    from claimcheck.lexicon.entries import limit

    def listed(key: str) -> tuple[str, ...]:
        return tuple(chain.from_iterable(row[key].values())) if key in row else ()

    return Measure(
        id=row["id"],
        family=row["family"],
        dimensions=tuple(row.get("dimensions", ())),
        counters=tuple(row.get("counters", ())),
        whole=row.get("whole", ""),
        holder=row.get("holder", "any"),
        low=limit(row.get("low")),
        high=limit(row.get("high")),
        near=tuple(row.get("near", ())),
        denominator=row.get("denominator", ""),
        amount=row.get("amount", ""),
        timeless=row.get("timeless", False),
        words=listed("words"),
        weak=listed("weak"),
        beside=listed("beside"),
    )
