"""Names of different articles that are alike and have equal figures: they may be one thing's.

Alike is: spelt almost alike, one character apart, one short for the other, one with a word that
firms put before or behind their names, or both sounding alike in two scripts. By itself none of
that says much; with one figure, for one measure at one time, given by two articles, it is worth a
person's look.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations, product

from claimcheck.clusters import names as naming
from claimcheck.clusters.similarity import similarity
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.suggest import sounding
from claimcheck.suggest.data import either, limits
from claimcheck.suggest.facts import Fact, Voices, is_named, tells, together
from claimcheck.suggest.model import Called, Evidence, Pair
from claimcheck.suggest.short import is_short_for


def find(facts: Iterable[Fact], lexicon: Lexicon) -> Iterator[Pair]:
    """Pairs of names that two articles give equal figures to."""
    told = [fact for fact in facts if fact.measure and is_named(fact, lexicon)]
    apart, voices = _Apart(told), Voices(told)
    buckets: dict[tuple[object, ...], dict[tuple[str, str], Fact]] = defaultdict(dict)
    for fact in told:
        if tells(fact, doubtful=False):
            buckets[fact.measure, fact.says].setdefault((fact.key, fact.path), fact)
    for bucket in buckets.values():
        for left, right in combinations(bucket.values(), 2):
            if left.path == right.path or left.key == right.key:
                continue
            if not voices.apart(left, right) or not _speaks(left, right, lexicon):
                continue
            if not apart.told(left.key, right.key):
                one, other = sorted((left, right), key=lambda f: (f.place, f.key))
                assert one.subject is not None
                assert other.subject is not None
                yield Pair(one.subject, other.subject, Evidence("figure", one.place, other.place))


class _Apart:
    """Which subjects an article tells apart: other figures for one measure at one time."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._facts: dict[str, dict[tuple[str, str, str], list[Fact]]] = {}
        for fact in facts:
            place = fact.path, fact.measure, fact.dimension
            self._facts.setdefault(fact.key, {}).setdefault(place, []).append(fact)

    def told(self, one: str, other: str) -> bool:
        """Whether any article has different figures for the two."""
        mine, theirs = self._facts[one], self._facts[other]
        return any(
            left.says != right.says and together(left.period, right.period)
            for place in mine.keys() & theirs.keys()
            for left, right in product(mine[place], theirs[place])
        )


def _speaks(left: Fact, right: Fact, lexicon: Lexicon) -> bool:
    """Whether two facts of two articles speak for one subject under two names."""
    one, other = left.subject, right.subject
    assert one is not None
    assert other is not None
    if (one.id is not None and other.id is not None) or not together(left.period, right.period):
        return False
    how = likeness(one, other, lexicon)
    return how != "" and tells(left, doubtful=how != "short")


def likeness(one: Called, other: Called, lexicon: Lexicon) -> str:
    """How two names are alike, "" for not at all; a known one by any of its names."""
    found = [
        how
        for left in _texts(one, lexicon)
        for right in _texts(other, lexicon)
        if (how := _alike(left, right, lexicon))
    ]
    return next((how for how in ("short", "longer", "spelt", "slip", "sound") if how in found), "")


def _texts(called: Called, lexicon: Lexicon) -> tuple[str, ...]:
    if called.id is None:
        return (called.text,)
    return tuple(dict.fromkeys((called.text, *lexicon.entities[called.id].names)))


def _alike(left: str, right: str, lexicon: Lexicon) -> str:
    one, other = (naming.form(text, "subject") for text in (left, right))
    if one.core == other.core or one.guard_against(other):
        return ""  # the first of the two the lexicon's folding sees by itself
    if naming.is_han(one.core) != naming.is_han(other.core):
        return "sound" if sounding.alike(left, right) else ""
    short, long = sorted((left, right), key=lambda text: (len(text), text))
    if is_short_for(short, long) and short not in long:
        return "short"
    least = limits()["alike"]
    if min(len(one.core), len(other.core)) < least["han" if naming.is_han(one.core) else "latin"]:
        return ""
    shorter, longer = sorted((one.core, other.core), key=len)
    if _adds_a_word(shorter, longer, lexicon):
        return "longer"
    if similarity(one, other) >= naming.least_score("subject"):
        return "spelt"
    return "slip" if _one_apart(one.core, other.core) else ""


def _one_apart(left: str, right: str) -> bool:
    """Transliterations that differ in one character: 里维安, 瑞维安."""
    if len(left) != len(right) or len(left) < limits()["alike"]["slip"] or not naming.is_han(left):
        return False
    changed = [{a, b} for a, b in zip(left, right, strict=True) if a != b]
    return len(changed) == 1 and changed[0].isdisjoint(limits()["telling"])


def _adds_a_word(short: str, long: str, lexicon: Lexicon) -> bool:
    """Whether one name is the other with a trade behind it, or its place in front."""
    if long.startswith(short) and long != short:
        return _trade().fullmatch(long[len(short) :]) is not None
    if long.endswith(short) and long != short:
        ahead = lexicon.entity_named(long[: -len(short)])
        return ahead is not None and lexicon.kind(ahead) in ("country", "region")
    return False


@lru_cache(maxsize=1)
def _trade() -> re.Pattern[str]:
    """Trades and endings of firms, as cores have them."""
    data = read_data("names.yaml")
    trades = [*data["trades"]["plain"], *data["trades"]["other"]]
    trades += data["affixes"]["subject"]["behind"]
    trades += read_data("zh/function_words.yaml")["company_endings"]
    return re.compile(f"(?:{either(word.replace(' ', '') for word in trades)})+")
