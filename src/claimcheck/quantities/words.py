"""The word lists of figures.yaml, both languages in one, ready for matching."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Any

from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.lexicon import units as unit_table
from claimcheck.patterns import pattern_of
from claimcheck.quantities.wordtable import WordFinder, WordTable, any_of

LANGUAGES = ("zh", "en")


@record
class Affix:
    """What a word before or behind a figure says.

    Attributes:
        role: hedge, bound, exact, exactly or filler.
        op: of a bound.
        unless: characters that make another word of it when they follow.
    """

    role: str
    op: str = ""
    unless: tuple[str, ...] = ()


@record
class Earlier:
    """Levels of an earlier time, as figures are told to be parts or multiples of them.

    Attributes:
        times: what each time is called.
        shares: words of shares, which a time before is only the time of.
        goes_on: what stands behind such a figure; a noun does not.
        told: what stands behind such a figure in English; the time is its group "time" or "owner".
    """

    times: WordTable[str]
    shares: re.Pattern[str]
    goes_on: re.Pattern[str]
    told: re.Pattern[str]


@record
class Move:
    """A word of movement.

    Attributes:
        sign: +1 up, -1 down, 0 neither (最高, made up).
        level: the figure behind is what was reached (升至), not the difference.
        shares: it only makes a difference of percentages and multiples (高12%, but 高3米).
    """

    sign: int
    level: bool = False
    shares: bool = False


@record
class Special:
    """A word that is a figure by itself (翻番, 过半, doubled)."""

    kind: str
    unit: str
    op: str = "="
    low: Decimal | None = None
    high: Decimal | None = None
    approximate: bool = False
    direction: int = 0


@record(slots=False, eq=False)
class Words:
    """All of it; the names are those of figures.yaml."""

    digits: dict[str, int]
    scales: dict[str, Decimal]
    short_tens: dict[str, str]
    english: dict[str, tuple[str, Decimal]]
    abbreviations: dict[str, Decimal]
    denominators: dict[str, Decimal]
    money_only: frozenset[str]
    minus: WordTable[bool]
    blockers: WordTable[tuple[str, ...]]
    english_blockers: WordFinder
    english_blocker: re.Pattern[str]
    before: WordTable[Affix]
    after: WordTable[Affix]
    limited: tuple[str, ...]
    of_verbs: dict[str, re.Pattern[str]]
    cues: WordTable[bool]
    moves: WordTable[Move]
    fill: WordTable[bool]
    hedging: frozenset[str]
    index_words: WordFinder
    percent_words: WordFinder
    nouns: WordTable[int]
    heads: dict[str, int]
    to_zero: tuple[str, ...]
    compared: dict[str, str]
    compared_word: WordFinder
    ratio_verbs: re.Pattern[str]
    ratio_blocked: re.Pattern[str]
    bounds_around: dict[str, str]
    bound_around: re.Pattern[str]
    earlier: Earlier
    rates: WordTable[tuple[str, tuple[str, ...]]]
    rate_word: WordFinder
    exchange: dict[str, tuple[str, ...]]
    exchange_per: WordTable[bool]
    windows_before: WordTable[bool]
    windows_after: WordTable[bool]
    windows_later: WordTable[bool]
    windows_lasting: re.Pattern[str]
    enumerations: re.Pattern[str]
    specials: dict[str, Special]
    money_homes: dict[str, tuple[tuple[str, ...], tuple[str, ...]]]
    money_goes_on: frozenset[str]
    weighing: WordFinder
    lengths: WordTable[bool]
    left_out: frozenset[str]
    growth: re.Pattern[str]
    rank: dict[str, tuple[str, ...]]
    rank_ordinals: dict[str, int]
    serials: frozenset[str]
    comparisons: dict[str, dict[str, str]]
    no_comparisons: tuple[str, ...]


@lru_cache(maxsize=1)
def load() -> Words:
    """The shipped lists."""
    zh, en = (_read(language) for language in LANGUAGES)
    compared = {**zh["compared"], **en["compared"]}
    rates = dict(_rates({**zh["rates"], **en["rates"]}))
    return Words(
        digits=zh["digits"],
        scales=_decimals(zh["scales"]),
        short_tens=zh["short_tens"],
        english=dict(_english(en)),
        abbreviations=_decimals(en["abbreviations"]),
        denominators=_decimals(en["ordinals"]),
        money_only=frozenset(en["money_only"]),
        minus=_flags(zh["minus"], en["minus"]),
        blockers=WordTable(dict(map(_unless, zh["blockers"]))),
        english_blockers=WordFinder(en["blockers"]),
        english_blocker=pattern_of(any_of(en["blockers"]), re.IGNORECASE),
        before=WordTable(dict(_before(zh)) | dict(_before(en))),
        after=WordTable(dict(_after(zh)) | dict(_after(en))),
        limited=tuple(zh["bounds"]["limited"]),
        of_verbs={
            word: pattern_of(rf"(?:{any_of(verbs)}) $") for word, verbs in en["of_verbs"].items()
        },
        cues=_flags(zh["cues"], en["cues"]),
        moves=WordTable(dict(_moves(zh, "")) | dict(_moves(en, " "))),
        fill=_flags(zh["moves"]["fill"], en["moves"]["fill"]),
        index_words=WordFinder(en["points"]["of_index"]),
        percent_words=WordFinder(en["points"]["of_percent"]),
        hedging=frozenset([*en["moves"]["fill"], *en["hedges"]["before"]]),
        nouns=WordTable(_signed(zh, "nouns") | _signed(en, "nouns")),
        heads=_signed(zh, "heads"),
        to_zero=tuple(zh["to_zero"]),
        compared=compared,
        compared_word=WordFinder(compared),
        ratio_verbs=pattern_of(any_of(zh["ratio"]["verbs"])),
        ratio_blocked=pattern_of(any_of(zh["ratio"]["blocked"])),
        bounds_around=(around := dict(_around(zh))),
        bound_around=pattern_of(any_of(around)),
        earlier=_earlier(zh["earlier"], en["earlier"]),
        rates=WordTable(rates),
        rate_word=WordFinder(rates),
        exchange={name: (*zh["exchange"][name], *en["exchange"][name]) for name in zh["exchange"]}
        | {"hedges": (*zh["hedges"]["before"], *en["hedges"]["before"])},
        exchange_per=_flags(zh["exchange"]["per"], en["exchange"]["per"]),
        windows_before=_flags(zh["windows"]["before"], en["windows"]["before"]),
        windows_after=_flags(zh["windows"]["after"], en["windows"]["after"]),
        windows_later=_flags(zh["windows"]["later"]),
        windows_lasting=pattern_of(any_of(en["windows"]["lasting"])),
        enumerations=pattern_of(any_of([*zh["enumerations"], *en["enumerations"]])),
        specials=dict(_specials([*zh["specials"], *en["specials"]])),
        money_homes={
            unit: (tuple(home["words"]), tuple(home["not"]))
            for unit, home in zh["money_homes"].items()
        },
        money_goes_on=frozenset(zh["money_goes_on"]),
        weighing=WordFinder(en["weighing"]),
        lengths=_flags(en["lengths"]),
        left_out=frozenset(zh["tables"]["leave_out"] + en["tables"]["leave_out"]),
        growth=pattern_of(any_of([*zh["tables"]["growth"], *en["tables"]["growth"]])),
        rank={name: (*zh["ranks"][name], *en["ranks"][name]) for name in zh["ranks"]},
        rank_ordinals=en["ranks_as_ordinals"],
        serials=frozenset(en["ranks"]["serials"]),
        comparisons=_comparisons(zh, en),
        no_comparisons=(*zh["no_comparisons"], *en["no_comparisons"]),
    )


def _around(data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    for op, words in data["ratio"]["around"].items():
        yield from ((word, op) for word in words)


def _earlier(zh: dict[str, Any], en: dict[str, Any]) -> Earlier:
    opened, joined = any_of(en["openings"]), any_of(en["joints"])
    time, possessed = any_of(en["times"]), any_of(en["possessed"])
    return Earlier(
        times=WordTable({**zh["times"], **en["times"]}),
        shares=pattern_of(any_of(zh["shares"])),
        goes_on=pattern_of(rf"(?:{any_of(zh['goes_on'])}|[^\u4e00-\u9fff]|$)"),
        told=pattern_of(
            rf" (?:(?:{opened}) (?:(?:{joined}) )?(?P<time>{time})"
            rf"|(?:of )?(?P<owner>{time})'s (?:{possessed}))"
        ),
    )


def _read(language: str) -> dict[str, Any]:
    data: dict[str, Any] = read_data(f"{language}/figures.yaml")
    return data


def _decimals(values: dict[str, Any]) -> dict[str, Decimal]:
    return {word: Decimal(value) for word, value in values.items()}


def _flags(*lists: Iterable[str]) -> WordTable[bool]:
    return WordTable({word: True for words in lists for word in words})


def _unless(written: str) -> tuple[str, tuple[str, ...]]:
    """Of "起!诉步" the word, and the characters that make another word of it."""
    word, _, unless = written.partition("!")
    return word, tuple(unless)


def _rates(written: dict[str, str]) -> Iterator[tuple[str, tuple[str, tuple[str, ...]]]]:
    for words, tail in written.items():
        word, unless = _unless(words)
        yield word, (tail, unless)


def _signed(data: dict[str, Any], what: str) -> dict[str, int]:
    moves = data["moves"]
    return dict.fromkeys(moves[f"rise_{what}"], 1) | dict.fromkeys(moves[f"fall_{what}"], -1)


def _moves(data: dict[str, Any], gap: str) -> Iterator[tuple[str, Move]]:
    moves, level = data["moves"], {sign: Move(sign, level=True) for sign in (-1, 0, 1)}
    yield from ((word, level[0]) for word in data["goes_to"])
    for name, sign, shares in [
        ("up", 1, False),
        ("down", -1, False),
        ("up_by_share", 1, True),
        ("down_by_share", -1, True),
    ]:
        difference, reached = Move(sign, shares=shares), level[sign]
        for word in moves[name]:
            yield word, difference
            yield from ((f"{word}{gap}{to}", reached) for to in moves["to"])
    neutral = Move(0)
    yield from ((word, neutral) for word in moves["neutral"])


def _before(data: dict[str, Any]) -> Iterator[tuple[str, Affix]]:
    yield from ((word, Affix("filler")) for word in data["fillers"])
    yield from ((word, Affix("hedge")) for word in data["hedges"]["before"])
    yield from ((word, Affix("exact")) for word in data["exact"])
    yield from ((word, Affix("exactly")) for word in data["exactly"])
    for op, words in data["bounds"]["before"].items():
        yield from ((word, Affix("bound", op)) for word in words)


def _after(data: dict[str, Any]) -> Iterator[tuple[str, Affix]]:
    lists = [("hedge", "", data["hedges"]["after"])]
    lists += [("bound", op, words) for op, words in data["bounds"]["after"].items()]
    for role, op, words in lists:
        for word, unless in map(_unless, words):
            yield word, Affix(role, op, unless)


def _english(data: dict[str, Any]) -> Iterator[tuple[str, tuple[str, Decimal]]]:
    for name, kind in [("ones", "one"), ("tens", "ten"), ("scales", "scale")]:
        yield from ((word, (kind, Decimal(value))) for word, value in data[name].items())


def _specials(entries: list[dict[str, Any]]) -> Iterator[tuple[str, Special]]:
    for entry in entries:
        low, high = (None if entry.get(k) is None else Decimal(entry[k]) for k in ("low", "high"))
        if entry["kind"] not in ("bound", "range"):
            high = low
        special = Special(
            entry["kind"],
            entry["unit"],
            "in" if entry["kind"] == "range" else entry.get("op", "="),
            low,
            high,
            bool(entry.get("approximate")),
            entry.get("direction", 0),
        )
        yield from ((word, special) for word in entry["words"])


def _comparisons(*languages: dict[str, Any]) -> dict[str, dict[str, str]]:
    """For each strength of a comparing word: word → operator."""
    found: dict[str, dict[str, str]] = {"strong": {}, "weak": {}, "with": {}}
    for data in languages:
        for strength, ops in data["comparisons"].items():
            for op, words in ops.items():
                found[strength] |= dict.fromkeys(words, op)
    return found


@record(eq=False)  # as for the table: caches are held by it
class UnitWords:
    """The unit table's words, ready for matching."""

    zh: WordTable[unit_table.Sense]
    en: WordTable[unit_table.Sense]
    signs: WordTable[unit_table.Sense]
    before: WordTable[unit_table.Sense]
    tails: WordTable[str]
    clashes: WordTable[bool]
    clashing: frozenset[str]  # words of zh that one of the clashes begins with


def unit_words() -> UnitWords:
    """The words of the table in use."""
    return _unit_words(unit_table.load())


@lru_cache(maxsize=4)
def _unit_words(table: unit_table.Units) -> UnitWords:
    return UnitWords(
        WordTable(table.zh),
        WordTable(table.en),
        WordTable(table.signs),
        WordTable(table.before),
        WordTable(table.tails),
        WordTable(dict.fromkeys(table.clashes, True)),
        frozenset(c[:n] for c in table.clashes for n in range(1, len(c)) if c[:n] in table.zh),
    )
