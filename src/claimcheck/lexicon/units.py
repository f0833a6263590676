"""The unit table: names, dimensions, factors and surface words, from units.yaml.

A unit is a string everywhere: pint's name, an ISO code, or one of the table's own. A rate is
"<unit>/<tail>" (USD/year, percent/month) unless the table lists it as a unit of its own.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import field, replace
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Any

from claimcheck import compiled, yamlfile
from claimcheck.frozen import record
from claimcheck.lexicon import read_text
from claimcheck.patterns import pattern_of

ONE = Decimal(1)
# Dimensions by which goods are priced. Energy is priced by the watt-hour, not by the joule: so
# prices per Wh and kWh stay exact.
_REFERENCE = {"energy": "watt_hour"}
_WORTH = pattern_of(r"(?P<number>[+-]?[0-9][0-9,]*(?:\.[0-9]+)?) ?(?P<unit>\S.*)")
SOLD_BY = ("mass", "volume", "energy", "area", "length", "power", "bytes")
TIMES = ("second", "minute", "hour", "day", "week", "month", "year")
_SPANS = ("time", *TIMES[2:], "quarter")  # of a rate by one of these the head alone is measured
_MONEY = pattern_of(r"[A-Z]{3}|money")


@record
class Sense:
    """What a surface word means: a unit and how many of it one is worth; a counter's own word."""

    unit: str
    multiplier: Decimal = ONE
    counter: str = ""
    generic: bool = False


@record
class Addition:
    """A unit of a user's own, or further words for a known one; words as they are matched."""

    name: str
    dimension: str
    factor: Decimal
    words: tuple[str, ...]


@record(slots=False, eq=False)  # a table is itself alone, so that caches can be held by it
class Units:
    """The table, and the words that name its units.

    Attributes:
        dimensions: unit name → dimension.
        factors: unit name → worth in base units of the dimension.
        powers: dimension → what it is made of, for arithmetic; see `made_of`.
        zh, en: words behind a numeral; English ones in lower case.
        signs: abbreviations behind a numeral, capitals matter.
        before: marks before a numeral, capitals matter.
        tails: what may follow "per", "/" or 每 → name of the rate's tail.
        small: words that continue a sum of money → their part of its unit.
        clashes: words that begin with a unit's word and are no unit.
        own: unit → why pint does not know it.
        added: what a user added, as it was written; "" of the shipped table.
    """

    dimensions: dict[str, str] = field(default_factory=dict)
    powers: dict[str, dict[str, int]] = field(default_factory=dict)
    factors: dict[str, Decimal] = field(default_factory=dict)
    zh: dict[str, Sense] = field(default_factory=dict)
    en: dict[str, Sense] = field(default_factory=dict)
    signs: dict[str, Sense] = field(default_factory=dict)
    before: dict[str, Sense] = field(default_factory=dict)
    tails: dict[str, str] = field(default_factory=dict)
    own: dict[str, str] = field(default_factory=dict)
    small: dict[str, Decimal] = field(default_factory=dict)
    clashes: tuple[str, ...] = ()
    added: str = ""

    def dimension(self, unit: str) -> str:
        """What a unit may be compared with; a rate by goods (per kWh, per tonne) by what is sold.

        A rate by time keeps its tail: so much a month is another thing than so much a year.
        """
        known = self.dimensions.get(unit)
        if known is not None:
            return known
        head, slash, tail = unit.partition("/")
        if not slash:
            return unit
        head = self.dimensions.get(head, head)
        if tail == "second" and head in ("bytes", "bits"):
            return f"{head}/s"
        goods = self.dimensions.get(tail, "")
        return f"{head}/{goods if goods in SOLD_BY else tail}"

    def made_of(self, dimension: str) -> dict[str, int]:
        """The powers of base units that a dimension is made of, none of a pure number.

        What is not listed is made of itself: USD, or a tail whose own unit is no base unit.
        """
        known = self.powers.get(dimension)
        if known is not None:
            return dict(known)
        head, slash, tail = dimension.partition("/")
        if not slash:
            return {dimension: 1}
        below = self.dimensions.get(tail, tail)
        if below == tail or self.factors[tail] == 1:
            return joined(self.made_of(head), self.made_of(below), -1)
        return joined(self.made_of(head), {tail: 1}, -1)

    def sign(self, unit: str) -> str:
        """The shortest sign of a unit (Wh/kg), "" where it has none, and of money."""
        head, slash, tail = unit.partition("/")
        if head.isupper():  # $/kWh says less than USD
            return ""
        above, below = self._signs.get(head), self._signs.get(tail)
        return f"{above}/{below}" if slash and above and below else self._signs.get(unit, "")

    @cached_property
    def _signs(self) -> dict[str, str]:
        """The shortest sign by unit, of those that are worth one of it."""
        found: dict[str, str] = {}
        for word, sense in self.signs.items():
            if sense.multiplier == 1 and len(word) < len(found.get(sense.unit, word + " ")):
                found[sense.unit] = word
        return found

    def worth(self, written: str) -> tuple[Decimal, str] | None:
        """The value in base units, and the dimension, of "900 Wh/kg"; None where it is none."""
        found = _WORTH.fullmatch(written.strip())
        worth = self._unit_of(found["unit"]) if found else None
        if found is None or worth is None:
            return None
        return Decimal(found["number"].replace(",", "")) * worth[0], worth[1]

    def _unit_of(self, written: str) -> tuple[Decimal, str] | None:
        """The factor and the dimension of a unit as it is written."""
        sense = self.signs.get(written) or self.en.get(written.lower()) or self.zh.get(written)
        if sense is not None:
            return sense.multiplier * self.factor(sense.unit), self.dimension(sense.unit)
        head, slash, tail = written.partition("/")
        above = self._unit_of(head) if slash else None
        behind = self.signs.get(tail) or self.en.get(tail.lower()) or self.zh.get(tail)
        if above is None or behind is None or above[1] not in self.dimensions.values():
            return None
        own = (self.signs.get(head) or self.en.get(head.lower()) or self.zh[head]).unit
        unit = f"{own}/{behind.unit}"
        return self.factor(unit), self.dimension(unit)

    @property
    def rate_tails(self) -> frozenset[str]:
        """What may stand behind the stroke of the dimension of a rate."""
        return frozenset({*self.tails.values(), *SOLD_BY})

    def factor(self, unit: str) -> Decimal:
        """Worth in base units of the dimension; a tail of time is not converted."""
        known = self.factors.get(unit)
        if known is not None:
            return known
        head, _, tail = unit.partition("/")
        worth, goods = self.factors.get(head, ONE), self.dimensions.get(tail)
        if goods not in SOLD_BY:
            return worth
        return worth * self.factors.get(_REFERENCE.get(goods, ""), ONE) / self.factors[tail]


def joined(one: Mapping[str, int], other: Mapping[str, int], sign: int = 1) -> dict[str, int]:
    """The powers of a product, or with the sign -1 of a quotient."""
    found = {base: one.get(base, 0) + sign * other.get(base, 0) for base in {*one, *other}}
    return {base: power for base, power in found.items() if power}


_IN_USE: ContextVar[Units | None] = ContextVar("units in use", default=None)


def load() -> Units:
    """The table in use: the shipped one, but for a run with units of the user's own."""
    return _IN_USE.get() or shipped()


@contextmanager
def using(table: Units) -> Iterator[Units]:
    """Read with another table for a while; the one place where the table in use changes."""
    token = _IN_USE.set(table)
    try:
        yield table
    finally:
        _IN_USE.reset(token)


@lru_cache(maxsize=1)
def shipped() -> Units:
    """The table of units.yaml."""
    from claimcheck.lexicon import shelf

    text = read_text("units.yaml")
    return shelf.units(
        compiled.key_of([text], __file__), lambda: build(yamlfile.load_trusted(text))
    )


def build(data: dict[str, Any]) -> Units:
    """The table of a parsed units.yaml."""
    table = Units(clashes=tuple(data["clashes"]), powers=data["powers"])
    for dimension, units in data["dimensions"].items():
        for name, entry in units.items():
            _add_unit(table, dimension, name, entry)
    counters = data["counters"]
    generic = frozenset(counters["generic"])
    for word, multiplier in map(
        _worth, {**dict.fromkeys(counters["zh"]), **dict.fromkeys(generic)}
    ):
        table.zh.setdefault(word, Sense("count", multiplier, word, word in generic))
    for written, multiplier in map(_worth, counters["en"]):
        for word in _plural(written):
            table.en.setdefault(word, Sense("count", multiplier, word))
    _add_tails(table, data["per"])
    table.small.update({word: _number(part) for word, part in data["small"].items()})
    return table


def _add_unit(table: Units, dimension: str, name: str, entry: dict[str, Any]) -> None:
    table.dimensions[name] = dimension
    table.factors[name] = _number(str(entry["per"]))
    if "own" in entry:
        table.own[name] = entry["own"]
    for slot in ("zh", "signs", "before"):
        words: dict[str, Sense] = getattr(table, slot)
        for word, multiplier in map(_worth, entry.get(slot) or ()):
            words[word] = Sense(name, multiplier)
    for written, multiplier in map(_worth, entry.get("en") or ()):
        for word in _plural(written):
            table.en[word] = Sense(name, multiplier)


def _add_tails(table: Units, per: dict[str, dict[str, str]]) -> None:
    for senses in (table.en, table.zh, table.signs):
        for word, sense in senses.items():
            if sense.multiplier == 1 and sense.unit not in ("count", "dimensionless"):
                table.tails.setdefault(word, sense.unit)
    for words in per.values():
        table.tails.update(words)


def extended(table: Units, additions: Iterable[Addition], added: str) -> Units:
    """A table with a user's units; their words win over the words it had."""
    additions = tuple(additions)
    taken = {word for unit in additions for word in unit.words}
    made = replace(
        table,
        added=added,
        **{
            slot: dict(getattr(table, slot))
            for slot in ("dimensions", "factors", "zh", "en", "signs", "tails")
        },
        clashes=tuple(word for word in table.clashes if word not in taken),
    )
    for unit in additions:
        made.dimensions[unit.name] = unit.dimension
        made.factors[unit.name] = unit.factor
        for word in unit.words:
            _add_word(made, word, Sense(unit.name))
    return made


def _add_word(table: Units, word: str, sense: Sense) -> None:
    """Short Latin words are signs, whose capitals matter; longer ones are words."""
    table.tails[word] = sense.unit
    if any(char >= "\u2e80" for char in word):
        table.zh[word] = sense
        return
    table.signs[word] = sense
    if word.isascii() and len(word) > 2:
        for sign in [sign for sign in table.signs if sign.lower() == word.lower()]:
            table.signs[sign] = sense
        for form in _plural(word.lower()):
            table.en[form] = sense
            table.tails[form] = sense.unit


def _worth(written: str) -> tuple[str, Decimal]:
    """A word and its multiplier: "斤*500"."""
    word, star, multiplier = written.partition("*")
    if not star or not multiplier[:1].isdigit():
        return written, ONE
    return word, _number(multiplier)


def _number(written: str) -> Decimal:
    top, slash, bottom = written.partition("/")
    return Decimal(top) / Decimal(bottom) if slash else Decimal(top)


def _plural(word: str) -> Iterator[str]:
    yield word
    if word[-1:].isalpha() and word.isascii() and not word.endswith("s"):
        yield word + ("es" if word.endswith(("ch", "sh", "x")) else "s")
        if word[-1] == "y" and len(word) > 1 and word[-2] not in "aeiou":
            yield word[:-1] + "ies"
    head, space, tail = word.partition(" ")
    if space and head.isalpha() and tail:
        yield f"{head}s {tail}"


@lru_cache(maxsize=1024)
def kind_of(found: str) -> str:
    """A dimension as the entries of measures write it: all currencies are "money".

    A rate by time is one of its head (count/day: count), but where it is a speed.
    """
    head, _, per = found.partition("/")
    if _MONEY.fullmatch(head):
        return "money/share" if per == "share" else "money"
    if per in _SPANS and head not in ("bytes", "bits", "length"):
        return head
    return found


def dimension(unit: str) -> str:
    """The dimension of a unit: "percent", "USD", "length", "USD/year", else the unit itself."""
    return load().dimension(unit)


def class_of(unit: str) -> str:
    """The class of a unit as the entries of measures write it: currencies are "money"."""
    return _class_of(_IN_USE.get(), unit)


@lru_cache(maxsize=4096)
def _class_of(table: Units | None, unit: str) -> str:
    return kind_of((table or shipped()).dimension(unit))


def factor(unit: str) -> Decimal:
    """What one unit is worth in base units of its dimension."""
    return load().factor(unit)
