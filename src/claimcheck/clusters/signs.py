"""What speaks for and against two figures being of one thing, beside the names that are known."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from claimcheck.clusters import keys, names, told
from claimcheck.clusters.likeness import exchanged
from claimcheck.lexicon import Lexicon, groups, units
from claimcheck.patterns import pattern_of
from claimcheck.records import Around, Claim, Quantity

if TYPE_CHECKING:
    from claimcheck.clusters.alignment import Side

_HAN = pattern_of("[\u3400-\u9fff]")
_BREAKS = pattern_of(r"[，。；;,]")
_STEPS = 20  # sizes of figures between one power of ten and the next
_BEFORE = 6  # characters before a figure that tell its place in a sentence
_STOPS = pattern_of(r"[。！？!?；;](?=.)|\.(?=\s.)|\n", re.DOTALL)
_DIGIT = pattern_of("[0-9.]")


def kind(claim: Claim) -> str:
    """The class of figures within which claims are aligned, "" for one that is not."""
    quantity = claim.quantity
    if quantity is None or quantity.kind == "comparison" or _value(quantity) is None:
        return ""
    dimension = keys.dimension(claim)
    if dimension in ("growth", "relative"):
        return f"{dimension}/{units.dimension(quantity.unit)}"
    if dimension == "count":
        return f"count/{_counter(quantity.counted)}"
    return quantity.unit if "/" in dimension else dimension


def sized(claim: Claim) -> str:
    """The class of a figure and its size, to a tenth or so: two accounts of one thing are near."""
    value = size(claim)
    if not value:
        return kind(claim)
    return f"{kind(claim)}~{round(_STEPS * math.log10(abs(value)))}"


def _counter(counted: str) -> str:
    """What a Chinese counter counts; the English word behind a number may be an adjective."""
    if not _HAN.search(counted):
        return ""
    return str(groups.counter(counted))


def counted_apart(one: Claim, other: Claim) -> bool:
    """Whether two counts are of two sorts by their counters: 家 and 颗."""
    mine, theirs = (
        _counter(claim.quantity.counted) if claim.quantity is not None else ""
        for claim in (one, other)
    )
    return bool(mine and theirs) and mine != theirs


def size(claim: Claim) -> float | None:
    """What a figure is worth, of a change its last value; None of one without."""
    return _value(claim.quantity) if claim.quantity is not None else None


def of_many_sorts(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Whether a figure names a sort (14 nm) of which a maker has many, and no product is told."""
    sorts = told.data()["sorts"]
    if not any(c.measure is not None and c.measure.id in sorts for c in (one, other)):
        return False
    subjects = {claim.subject.id if claim.subject is not None else None for claim in (one, other)}
    (subject, *others) = subjects
    return bool(others) or subject is None or lexicon.kind(subject) != "product"


def _value(quantity: Quantity) -> float | None:
    last = quantity.last if quantity.kind == "change" else None
    value = next((v for v in (last, quantity.low, quantity.high) if v is not None), None)
    return None if value is None else float(value)


def apart(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Whether something that is told keeps two figures from being of one thing."""
    mine, theirs = one.quantity, other.quantity
    if mine is None or theirs is None or mine.direction * theirs.direction < 0:
        return True
    if one.polarity != other.polarity or of_many_sorts(one, other, lexicon):
        return True
    subjects = [c.subject.id if c.subject is not None else None for c in (one, other)]
    if all(subjects) and subjects[0] != subjects[1] and not _related(*subjects, lexicon=lexicon):
        return True
    return any(left and right and left.isdisjoint(right) for left, right in _decided(one, other))


def _related(one: Any, other: Any, *, lexicon: Lexicon) -> bool:
    return lexicon.is_part(one, other) or lexicon.is_part(other, one)


def _decided(one: Claim, other: Claim) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """For each group of decisive words those of the two clauses."""
    mine, theirs = (_classes(claim.clause) for claim in (one, other))
    for group in sorted({*mine, *theirs}):
        yield mine.get(group, frozenset()), theirs.get(group, frozenset())


@lru_cache(maxsize=1 << 14)
def _classes(clause: str) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = {}
    for group, name in names.form(clause, "measure").classes:
        found.setdefault(group, set()).add(name)
    return {group: frozenset(told) for group, told in found.items()}


def of_two_names(one: Side, other: Side) -> bool:
    """Whether each figure has a holder of its own that the other article does not know."""
    held = one.claim.subject, other.claim.subject
    if any(side.claim.locus("subject") != "own" for side in (one, other)):
        return False
    mine, theirs = (name.text if name is not None and name.id is None else "" for name in held)
    if not mine or not theirs or not set(mine.lower()).isdisjoint(theirs.lower()):
        return False
    return mine not in other.around.whole and theirs not in one.around.whole


def at_two_moments(one: Side, other: Side) -> bool:
    """Whether two figures are told of two moments of a day: the opening, the close."""
    mine, theirs = one.moments, other.moments
    return bool(mine and theirs) and mine.isdisjoint(theirs)


def moments(claim: Claim, around: Around) -> frozenset[str]:
    """The moments of a day that the clause of a figure tells, else the one before it."""
    found = groups.moments(claim.clause)
    if found:
        return frozenset(found)
    ahead = _BREAKS.split(around.text[: around.start])[-2:]
    return frozenset(groups.moments(",".join(ahead)))


def points(one: Side, other: Side, *, verbatim: bool = False) -> Iterator[tuple[str, float]]:
    """(sign, points) of all signs that count, in a fixed order.

    Args:
        one: a figure with its words.
        other: one of another article.
        verbatim: whether their sentences repeat each other, and each figure has its place there.
    """
    weights: dict[str, float] = told.data()["points"]
    yield "start", weights["start"]
    if verbatim and _in_one_place(one, other):
        yield "place", weights["place"]
    for name, amount in _amounts(one, other):
        if amount:
            yield name, weights[name] * amount


def _amounts(one: Side, other: Side) -> Iterator[tuple[str, float]]:
    limits = told.data()
    yield "unknown", _unknown(one, other)
    claims = one.claim, other.claim
    subjects = {c.subject.id if c.subject is not None else None for c in claims}
    yield "named", float(len(subjects) == 1 and None not in subjects)
    yield "time", float(len({c.locus("period") == "own" for c in claims}) > 1)
    values = [abs(side.value) for side in (one, other)]
    count = one.kind.startswith("count")
    yield "small", float(count and min(values) <= limits["small"])
    yield "moment", float(not one.moments.isdisjoint(other.moments))
    if all(values):
        yield "apart", min(abs(math.log(values[0] / values[1])), float(limits["far"]))
    yield "count", float(count)
    yield "rate", float("/" in keys.dimension(one.claim))
    yield "shared", min(_shared(one, other) / float(limits["part"]), 1.0)
    yield "swapped", float(exchanged(one, other, local=True))
    yield "printed", float(_printed(one, other) or _printed(other, one))
    yield "chance", math.log(_sentences(min(one, other, key=_length).around.whole))
    yield "aside", float(_aside(max(one, other, key=_length)))


def beside(one: Side, other: Side) -> float:
    """Share of the words of the figures' clauses, by weight, that both have; that of the lesser."""
    return min(_beside(one, other), _beside(other, one))


def _beside(one: Side, other: Side) -> float:
    theirs, whole = other.words.own, one.words.own_weight
    return sum(v for w, v in one.words.own.items() if w in theirs) / whole if whole else 0.0


def _unknown(one: Side, other: Side) -> float:
    """How much the sentence of the shorter article says that the longer one does not know."""
    short, long = sorted((one, other), key=lambda side: len(side.around.whole))
    if not long.around.whole:
        return 0.0
    unknown = told.unknown(short.words, long.words, long.around.whole)
    return min(unknown / float(told.data()["part"]), 2.0)


def _shared(one: Side, other: Side) -> float:
    """The weight of the words that both sentences have."""
    return sum(v for w, v in one.words.every.items() if w in other.words.every)


def _length(side: Side) -> int:
    return len(side.around.whole)


def _in_one_place(one: Side, other: Side) -> bool:
    """Whether the same words come right before two figures of one kind."""
    kinds = {side.claim.quantity.kind for side in (one, other) if side.claim.quantity is not None}
    mine, theirs = (side.around.text[: side.around.start][-_BEFORE:] for side in (one, other))
    return len(kinds) == 1 and len(mine) == _BEFORE and mine == theirs


@lru_cache(maxsize=1 << 15)
def _sentences(text: str) -> int:
    """How many sentences an article has, about."""
    return 1 + len(_STOPS.findall(text.strip()))


def _printed(one: Side, other: Side) -> bool:
    """Whether the other article prints this figure too, of something else."""
    mine = one.claim.quantity
    if mine is None or one.value == other.value:
        return False
    at = other.around.whole.find(mine.text)
    while at >= 0:
        if not _DIGIT.match(other.around.whole[at - 1 : at]):
            return True
        at = other.around.whole.find(mine.text, at + 1)
    return False


@lru_cache(maxsize=1)
def _asides() -> re.Pattern[str]:
    return pattern_of("|".join(map(re.escape, told.data()["aside"])), re.IGNORECASE)


def _aside(side: Side) -> bool:
    """Whether the sentence says before its figure that it tells of a part, or of one more thing."""
    return _asides().search(side.around.text, 0, side.around.start) is not None
