"""Measures that a figure has from what stood before it, where its own clause names none."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimcheck.claims import measures, share_words, together
from claimcheck.claims.measures import Found
from claimcheck.claims.nouns import plain_heads
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share
from claimcheck.claims.state import Amount, State
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity


@record
class Last:
    """The measure of the figure before in the sentence.

    Attributes:
        found: it.
        unit: the class of that figure's unit.
        counted: the counter of that figure.
    """

    found: Found
    unit: str
    counted: str = ""


_OF_AN_AMOUNT = ("measure:counted", "measure:governed")


def going_on(quantity: Quantity, last: Last | None, lexicon: Lexicon) -> Found | None:
    """A delta is of the figure before it; a level goes on where the unit allows it."""
    if last is None:
        return None
    entry = lexicon.measures.get(last.found.name.id or "")
    unit = class_of(quantity.unit)
    if unit == "count" and not _counted_alike(last.counted, quantity.counted):
        return None
    things = last.found.name.text.isascii() and last.found.step in _OF_AN_AMOUNT
    others = () if things else ("percent", "dimensionless", "rank")
    alike = unit in (last.unit, *others)
    goes_on = quantity.kind == "delta" and (alike or unit == "percentage_point")
    if goes_on or (measures.carries(entry, quantity) if entry else alike):
        return replace(last.found, start=0, end=0, locus="sentence", step="measure:clause-before")
    return None


def _counted_alike(one: str, other: str) -> bool:
    """Whether two counters may count the same: 辆 and 台, never 万份 and 万人."""
    sorts = _sorts()
    return sorts.get(one, one) == sorts.get(other, other) or not (one in sorts and other in sorts)


def level_of(quantity: Quantity) -> str:
    """What a level is kept by: the class of its unit, of a count also the sort of its counter."""
    unit = class_of(quantity.unit)
    sort = _sorts().get(quantity.counted) if unit == "count" else None
    return unit if sort is None else f"{unit}:{sort}"


@lru_cache(maxsize=1)
def _sorts() -> dict[str, int]:
    """The sort of things that a counter counts, for those that count one sort only."""
    sorts = read_data("zh/figures.yaml")["counter_sorts"]
    return {counter: number for number, sort in enumerate(sorts) for counter in sort}


_WORTH = pattern_of(r"的(?P<what>[\u4e00-\u9fffA-Za-z0-9]{2,8})")


def is_worth(sentence: Sentence, quantity: Quantity) -> bool:
    """45亿美元的芯片, $4.5 billion worth of chips: the amount is what those are worth."""
    if quantity.kind not in ("point", "bound", "range") or not quantity.unit.isupper():
        return False
    if sentence.words.language == "en":
        return sentence.text.startswith(" worth of ", quantity.end)
    found = _WORTH.match(sentence.text, quantity.end)
    return found is not None and not found["what"].startswith(_sizes())


@lru_cache(maxsize=1)
def _sizes() -> tuple[str, ...]:
    """What an amount has itself: 200亿元的规模, 的水平."""
    return tuple(read_data("heads.yaml")["zh"]["sizes"])


def share_again(
    sentence: Sentence,
    quantity: Quantity,
    found: Found | None,
    last: Last | None,
    lexicon: Lexicon,
) -> Found | None:
    """38% of the world's patents, 2.5 times the American share: the share told right before.

    Also one that the clause opens with, or that hangs on a name (甲的收入有四分之一来自中国,乙的
    比重是45%); then its whole is a guess.
    """
    entry = lexicon.measures.get(last.found.name.id or "") if last else None
    if last is None or found is None or entry is None or entry.family != "share":
        return None
    if found.name.text.lower() == "share":
        return going_on(quantity, last, lexicon)
    if entry.id == "share" or found.name.id != "share":
        return None
    start = sentence.clauses.at(found.start).start
    names = [m.end for m in sentence.entities(start, found.start)]
    ahead = sentence.text[max([start, *names]) : found.start]
    if _POINTING.fullmatch(ahead) is None:
        return None
    again = going_on(quantity, last, lexicon)
    return replace(again, locus="inherited") if again is not None else None


def same_whole(share: Share | None, last: Last | None) -> Found | None:
    """甲占代工市场的七成,乙占8%: a part without a whole is of the one told right before."""
    if share is None or share.measure is not None or share.whole[0] < share.whole[1]:
        return None
    if last is None or last.found.step not in ("measure:share-of", "measure:clause-before"):
        return None
    if last.found.name.id not in _OF_ALL:
        return None
    name = Name(last.found.name.id, share.text)
    return Found(name, share.verb, share.verb, "sentence", "measure:clause-before")


# shares of what several have parts of, and not of what one company has
_OF_ALL = (
    "market_share",
    "patent_share",
    "shipment_share",
    "sales_share",
    "production_share",
    "order_share",
)
_POINTING = pattern_of(r"[\s,]*(?:的|其|则|而|但|这一|该|它的|所占|的这一)?")


def so_many(quantity: Quantity, phrase: Found | None, state: State) -> Found | None:
    """中国的数量是它的1.5倍: a noun that only says how much, of what was told last."""
    if quantity.kind != "ratio" or phrase is None or state.measure is None:
        return None
    if phrase.name.text not in plain_heads():
        return None
    return replace(phrase, name=state.measure, locus="inherited", step="measure:level-before")


def announced(sentence: Sentence, quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """净利润分别如下:甲743亿元: the measure word of a clause before without a figure."""
    clause = sentence.clauses.at(quantity.num_start)
    for before in sentence.clauses.before(clause):
        if sentence.quantities_in(before):
            continue
        for mention in reversed(sentence.in_clause(before, "measure")):
            entry = measures.named_for(lexicon, mention.id or "", quantity)
            part = quantity.kind in _OF_A_LEVEL and measures.carries(entry, quantity)
            if not mention.weak and (part or measures.fits_level(entry, quantity)):
                name = Name(entry.id, mention.text)
                return Found(name, mention.start, mention.end, "sentence", "measure:announced")
    return None


def between(
    sentence: Sentence, quantity: Quantity, last: Last | None, lexicon: Lexicon
) -> Found | None:
    """共有12家门店,会员的留存率也爬了上来,由16%到了45%: what stands behind the figure before."""
    if last is None or quantity.kind not in ("point", "range", "change"):
        return None
    clause = sentence.clauses.at(quantity.num_start)
    before = next(iter(sentence.clauses.before(clause)), None)
    if before is None or before.index != clause.index - 1 or sentence.quantities_in(before):
        return None
    found = announced(sentence, quantity, lexicon)
    if found is None or not before.start <= found.start < before.end:
        return None
    return replace(found, step="measure:clause-between")


_OF_A_LEVEL = ("ratio", "delta")  # kinds of figures that are told of a level, in any unit


def told_before(quantity: Quantity, state: State) -> Found | None:
    """每年要交的费用约27亿美元。27亿美元够它…: an amount that is told again is of what it was."""
    amount = amount_of(quantity)
    known = state.told.get(amount) if amount is not None else None
    return Found(known, 0, 0, "inherited", "measure:told-before") if known is not None else None


def due(
    sentence: Sentence, quantity: Quantity, phrase: Found | None, state: State, lexicon: Lexicon
) -> Found | None:
    """The levy is 15%. Its part of the bill comes to 90 million: an amount of that levy."""
    rate = state.levels.get("percent")
    entry = lexicon.measures.get(rate.id or "") if rate is not None else None
    if entry is None or entry.family != "levy" or not entry.amount or phrase is None:
        return None
    if sentence.words.language != "en" or amount_of(quantity) is None:
        return None
    if (
        phrase.name.text.rpartition(" ")[2].lower()
        not in read_data("en/discourse.yaml")["reckoned_from"]["due"]
    ):
        return None
    return replace(
        phrase,
        name=Name(entry.amount, phrase.name.text),
        locus="inherited",
        step="measure:reckoned",
    )


def amount_of(quantity: Quantity) -> Amount | None:
    """The value of an amount of money; two percentages or counts are alike by chance."""
    if quantity.kind not in ("point", "range") or class_of(quantity.unit) != "money":
        return None
    return quantity.unit.partition("/")[0], quantity.low, quantity.high


def level_before(
    sentence: Sentence, quantity: Quantity, state: State, lexicon: Lexicon
) -> Found | None:
    """甲的市占率为5%。乙为4%: a level without a word is of the last measure in that unit.

    Percentages may be of anything, so there the name must stand right in front of the figure.
    """
    unit = class_of(quantity.unit)
    known = state.levels.get(level_of(quantity)) or state.levels.get(f"{unit}:any")
    if known is None or quantity.kind in ("rank", "comparison"):
        return None
    if sentence.words.language == "en" and _tells_of_a_thing(sentence, quantity):
        return None
    if unit == "percent":
        entry = lexicon.measures.get(known.id or "")
        clause = sentence.clauses.at(quantity.num_start)
        named = [m for m in sentence.in_clause(clause, "entity") if m.end <= quantity.start]
        room = 14 if sentence.words.language == "en" else 8
        if not named and together.opens(sentence, quantity, clause):
            return Found(known, 0, 0, "inherited", "measure:level-before")
        if not named:
            return None
        says = share_words.says(sentence, named[-1].end, quantity.start) or (
            entry is not None and entry.family == "share" and _with(sentence, quantity)
        )
        if quantity.start - named[-1].end > room and not says:
            return None
        if says and (entry is None or entry.family != "share"):
            text = sentence.text[named[-1].end : quantity.start].strip()
            return Found(Name("market_share", text), 0, 0, "own", "measure:share-verb")
    return Found(known, 0, 0, "inherited", "measure:level-before")


# That toll is put at $2.7 billion: what the figure is of stands there, though no list knows it
_A_THING = pattern_of(
    r"(?:and |but )?(?:that|this|such|the)\s[a-z][a-z-]+(?:\s[a-z-]+){0,2}?\s"
    r"(?:is|was|are|were|comes?|came)\s(?:put|estimated|reckoned|valued|pegged|to|at)\b",
    re.IGNORECASE,
)


def _tells_of_a_thing(sentence: Sentence, quantity: Quantity) -> bool:
    start = sentence.clauses.at(quantity.num_start).start
    return _A_THING.match(sentence.text, start, quantity.start) is not None


def _with(sentence: Sentence, quantity: Quantity) -> bool:
    """Samsung came second with 18%: the share that the text is about."""
    return sentence.text[: quantity.start].endswith((" with ", " with just ", " with about "))


def of_the_sentence_before(quantity: Quantity, state: State, lexicon: Lexicon) -> Found | None:
    """In a data bulletin a difference is of the last level, even of the sentence before."""
    if state.measure is None or not state.data_news or quantity.kind not in ("delta", "change"):
        return None
    entry = lexicon.measures.get(state.measure.id or "")
    relative = class_of(quantity.unit) in ("percent", "percentage_point", "dimensionless")
    if entry is not None and not relative and not measures.carries(entry, quantity):
        return None
    return Found(state.measure, 0, 0, "inherited", "measure:sentence-before")


def pointed_at(sentence: Sentence, quantity: Quantity, state: State) -> Found | None:
    """这是德尔塔的两倍, that is twice as many: a multiple of what was told right before."""
    if state.measure is None or quantity.kind != "ratio" or quantity.unit != "dimensionless":
        return None
    if "anaphora.figure" not in sentence.said:
        return None
    clause = sentence.clauses.at(quantity.num_start)
    opening = sentence.words.figure.match(sentence.text, clause.start)
    measured = [m for m in sentence.in_clause(clause, "measure") if m.start < quantity.start]
    if opening is None or measured or sentence.measures(quantity.end, clause.end):
        return None
    return Found(state.measure, 0, 0, "inherited", "measure:sentence-before")
