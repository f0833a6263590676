"""Words for measures: phrases that figures are given for again and again, and second words.

A phrase that recurs, in one class of units, is a measure of its own; one that stands with the very
figure that another article gives the same subject for a known measure is a word for that one.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator
from itertools import product, takewhile
from typing import Any

from claimcheck.clusters import names as naming
from claimcheck.lexicon import Lexicon, Measure, shipped
from claimcheck.lexicon.references import is_dimension
from claimcheck.patterns import pattern_of
from claimcheck.suggest.data import limits
from claimcheck.suggest.facts import (
    COUNTED,
    HAN,
    LEVELS,
    PHRASES,
    READ,
    Fact,
    Voices,
    is_common,
    is_named,
    tells,
    together,
)  # fmt: skip
from claimcheck.suggest.guards import is_measure_phrase, is_word_of_measure
from claimcheck.suggest.model import Conflict, Evidence, Suggestion
from claimcheck.suggest.weighing import in_order, voices

_NOT_SNAKE = pattern_of(r"[^a-z0-9]+")
_BY_UNIT = {
    "money": "money", "money/share": "price", "percent": "rate", "percentage_point": "rate",
    "count": "count", "time": "time", "area": "area", "rank": "rank",
}  # fmt: skip


def find(facts: Iterable[Fact], lexicon: Lexicon) -> tuple[list[Suggestion], list[Conflict]]:
    """Second words of known measures, and measures that are new."""
    told = list(facts)
    second, conflicts = _synonyms(told, lexicon)
    taken = {
        core_of(word)
        for found in second
        for words in found.entry["words"].values()
        for word in words
    }
    return [*second, *_recurring(told, taken, lexicon)], conflicts


# -- measures that are new ------------------------------------------------------------------------


def _recurring(facts: Iterable[Fact], taken: set[str], lexicon: Lexicon) -> Iterator[Suggestion]:
    by_phrase: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.measure and not fact.known and fact.step in (*PHRASES, COUNTED):
            by_phrase[core_of(fact.measure)].append(fact)
    ids = set(lexicon.measures)
    for core, told in sorted(by_phrase.items()):
        phrase = Counter(fact.measure for fact in told).most_common(1)[0][0]
        named = is_measure_phrase(phrase, lexicon)
        counted = all(fact.step == COUNTED for fact in told)
        unit = _unit(told)
        if core in taken or unit is None or not is_word_of_measure(phrase, lexicon):
            continue
        if _id(phrase) not in ids and _recurs(told, lexicon, named=named and not counted):
            evidence = in_order(Evidence("recurs", fact.place) for fact in told)
            remarks = {"id": HAN.search(phrase) is not None, "family": True, "counted": counted}
            ids.add(_id(phrase))
            entry = _entry(phrase, unit, counted, lexicon)
            doubtful = tuple(remark for remark, holds in remarks.items() if holds)
            yield Suggestion("measures", entry, evidence, doubtful)


def _unit(told: list[Fact]) -> str | None:
    """The class of units that a phrase is measured in, None where it is of several or of none."""
    classes = Counter(fact.unit for fact in told if fact.says[0] in LEVELS)
    for change in ("rank", "percentage_point"):
        del classes[change]
    if not classes:
        return None
    ((unit, times),) = classes.most_common(1)
    if not is_dimension(unit, shipped()):
        return None
    return unit if times >= limits()["measures"]["share"] * classes.total() else None


def _recurs(told: list[Fact], lexicon: Lexicon, *, named: bool) -> bool:
    """Whether different figures are given; a noun that may be no measure needs one holder."""
    least = limits()["measures"]
    if named and len({fact.says for fact in told}) >= least["times"]:
        return True
    of_one: dict[str, list[Fact]] = defaultdict(list)
    for fact in told:
        if named or is_named(fact, lexicon):
            of_one["" if named else fact.key].append(fact)
    return any(
        len({fact.says for fact in each}) > 1
        and voices(Evidence("recurs", fact.place) for fact in each) >= least["articles"]
        for each in of_one.values()
    )


def _entry(phrase: str, unit: str, counted: bool, lexicon: Lexicon) -> dict[str, Any]:
    """The entry of a new measure; what is counted is told by words beside the figure only."""
    like = _neighbours(phrase, unit, lexicon)
    families = Counter(measure.family for measure in like)
    family = min(families, key=lambda name: (-families[name], name), default=_BY_UNIT.get(unit))
    holders = {measure.holder for measure in like}
    entry: dict[str, Any] = {"id": _id(phrase), "family": family or "specification"}
    entry["dimensions"] = [unit]
    if len(holders) == 1 and "any" not in holders:
        entry["holder"] = holders.pop()
    entry["beside" if counted else "words"] = {"zh" if HAN.search(phrase) else "en": [phrase]}
    return entry


def _neighbours(phrase: str, unit: str, lexicon: Lexicon) -> list[Measure]:
    """The known measures in this unit whose words end most like a phrase."""
    best, found = 0, list[Measure]()
    for measure in lexicon.measures.values():
        words = measure.words if unit in measure.dimensions else ()
        size = max((_common_end(phrase.lower(), word.lower()) for word in words), default=0)
        if size > best:
            best, found = size, []
        if size and size == best:
            found.append(measure)
    return found


def _common_end(phrase: str, word: str) -> int:
    """Characters that two Chinese words share at their ends; of English ones, the last word."""
    if HAN.search(phrase):
        pairs = zip(reversed(phrase), reversed(word), strict=False)
        return len(list(takewhile(lambda pair: pair[0] == pair[1], pairs)))
    last = phrase.rpartition(" ")[2]
    return len(last) if word.rpartition(" ")[2] == last else 0


def _id(phrase: str) -> str:
    """honey_price of "honey price"; a Chinese phrase is its own id."""
    if HAN.search(phrase):
        return phrase
    return _NOT_SNAKE.sub("_", phrase.lower()).strip("_")


def core_of(phrase: str) -> str:
    """What two ways of writing a phrase are the same by."""
    return naming.form(phrase, "measure").core


# -- second words of known measures ----------------------------------------------------------------


def _synonyms(facts: list[Fact], lexicon: Lexicon) -> tuple[list[Suggestion], list[Conflict]]:
    buckets: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.measure and fact.says[0] in LEVELS and _is_somebody(fact, lexicon):
            buckets[fact.key, fact.says].append(fact)
    found: dict[str, dict[str, list[Evidence]]] = defaultdict(lambda: defaultdict(list))
    texts: dict[str, Counter[str]] = defaultdict(Counter)
    speakers = Voices(facts)
    for bucket in buckets.values():
        known = [fact for fact in bucket if fact.known and _level(fact, lexicon)]
        new = [fact for fact in bucket if not fact.known and fact.step in READ and fact.noun]
        for fact, other in product(new, known):
            if not speakers.apart(fact, other) or not _same(fact, other):
                continue
            if is_word_of_measure(fact.measure, lexicon):
                core = core_of(fact.measure)
                texts[core][fact.measure] += 1
                found[core][other.measure].append(Evidence("synonym", fact.place, other.place))
    apart = _apart(facts, found)
    suggestions, conflicts = [], []
    for core, measures in sorted(found.items()):
        phrase = texts[core].most_common(1)[0][0]
        ranked = sorted(measures, key=lambda m: (-voices(measures[m]), m))
        ranked = [measure for measure in ranked if (core, measure) not in apart]
        if len(ranked) > 1:
            place = in_order(measures[ranked[0]])[0].place
            conflicts.append(Conflict(phrase, ranked[0], ranked[1], place))
        elif ranked:
            language = "zh" if HAN.search(phrase) else "en"
            entry = {"of": ranked[0], "words": {language: [phrase]}}
            suggestions.append(Suggestion("synonyms", entry, in_order(measures[ranked[0]])))
    return suggestions, conflicts


def _is_somebody(fact: Fact, lexicon: Lexicon) -> bool:
    """Whether the subject has a name; a country has one too."""
    return is_named(fact, lexicon) or (fact.subject is not None and fact.subject.id is not None)


def _level(fact: Fact, lexicon: Lexicon) -> bool:
    """Whether a figure is a level of its measure, told by a word of the text."""
    entry = lexicon.measures.get(fact.measure)
    return entry is not None and fact.unit in entry.dimensions and fact.step != "measure:unit"


def _same(fact: Fact, other: Fact) -> bool:
    return (
        tells(fact, doubtful=is_common(fact))
        and fact.says[1] == other.says[1]
        and together(fact.period, other.period)
    )


def _apart(facts: Iterable[Fact], phrases: Collection[str]) -> set[tuple[str, str]]:
    """(phrase, measure) that one article gives one subject different figures for."""
    known: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    new: dict[tuple[str, str, str], list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.subject is not None and (fact.known or core_of(fact.measure) in phrases):
            (known if fact.known else new)[fact.path, fact.key, fact.dimension].append(fact)
    return {
        (core_of(left.measure), right.measure)
        for place, told in new.items()
        for left, right in product(told, known.get(place, ()))
        if left.says != right.says and together(left.period, right.period)
    }
