"""How long something takes to earn back its cost: 五年才能回本, recoups the outlay in six years."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck import lexicon as lexicon_files
from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.words import pattern
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

MEASURE = "payback_period"
STEP = "measure:takes"
_NEAR = 24  # characters in front of a length of time in which a verb of taking stands
_SOON = 12  # characters between a length of time and the words of earning back
_ONLY = pattern_of(
    r"(?:左右|以上|以内|之内|内|后|之后|的?时间|上下)?(?:才|就|便|即|方|也)?(?:可以|可|能够|能|会|有望|算)?"
    r"(?:把[一-鿿]{2,6})?"
)
_CLOSED = pattern_of(r"了?(?:[,;:。)]|$)|的")  # 五年后收回了店面 earns nothing back
_WAY = pattern_of(
    r"(?:这笔|全部|所有|前期)?(?:成本|投资|来)?(?:的?(?:时间|周期))?"
    r"(?:大约|约|大概|至少|平均|通常|一般|也|就|都|才)*"
)


@lru_cache(maxsize=1)
def _chinese_words() -> re.Pattern[str]:
    return pattern(lexicon_files.read_data("zh/discourse.yaml")["takes"]["earned_back"], "zh")


@lru_cache(maxsize=1)
def _taking_words() -> re.Pattern[str]:
    told = lexicon_files.read_data("zh/discourse.yaml")["takes"]
    verbs, fill = pattern(told["verbs"], "zh").pattern, pattern(told["fill"], "zh").pattern
    return pattern_of(rf"(?P<verb>{verbs})\s?(?:(?:{fill})\s?)*$")


@lru_cache(maxsize=1)
def _english_words() -> re.Pattern[str]:
    told = lexicon_files.read_data("en/discourse.yaml")["takes"]
    earns, outlay = (pattern(told[name], "en").pattern for name in ("earns_back", "outlay"))
    return pattern_of(rf"(?P<verb>{earns}) (?:[\w'’-]+ ){{0,3}}?{outlay}")


def words(sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
    """Working span of the words of earning back that a length of time belongs to."""
    if class_of(quantity.unit) != "time" or quantity.direction or quantity.kind == "change":
        return None
    read = _english if sentence.words.language == "en" else _chinese
    return read(sentence, quantity)


def measure(sentence: Sentence, quantity: Quantity) -> Found | None:
    """What a length of time beside such words measures."""
    span = words(sentence, quantity)
    if span is None:
        return None
    return Found(Name(MEASURE, sentence.text[slice(*span)]), *span, "own", STEP)


def _chinese(sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
    """五年才能回本, 收回成本要8年."""
    text, clause = sentence.text, sentence.clauses.at(quantity.num_start)
    back = _chinese_words()
    behind = back.search(text, quantity.end, min(clause.end, quantity.end + _SOON))
    closed = behind is not None and _CLOSED.match(text, behind.end(), clause.end)
    if closed and behind and _ONLY.fullmatch(text, quantity.end, behind.start()):
        return behind.span()
    start = min(quantity.start, quantity.num_start)
    taking = _taking_words().search(text, max(clause.start, start - _NEAR), start)
    end = taking.start("verb") if taking is not None else quantity.start
    ahead = back.search(text, max(clause.start, end - _SOON), end)
    if ahead is not None and _WAY.fullmatch(text, ahead.end(), end):
        return ahead.span()
    return None


def _english(sentence: Sentence, quantity: Quantity) -> tuple[int, int] | None:
    """Needs three years to earn back its cost, recoups the outlay in six."""
    clause = sentence.clauses.at(quantity.num_start)
    for found in _english_words().finditer(sentence.text, clause.start, clause.end):
        ends = (
            (found.end(), quantity.num_start)
            if found.end() <= quantity.start
            else (quantity.num_end, found.start())
        )
        if not sentence.between(*ends):
            return found.span("verb")
    return None
