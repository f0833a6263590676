"""Amounts that are reckoned from another one: 以180亿元的收入推算,一年就是27亿元.

What comes out is no second figure of what it was reckoned from. Where a levy was told before, it is
the levy; else nobody knows what it is.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.claims.figures import Figure
from claimcheck.claims.measures import Found
from claimcheck.claims.measures_before import Last
from claimcheck.claims.state import State
from claimcheck.claims.words import pattern
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

STEP = "measure:reckoned"


def measure(figure: Figure, last: Last | None, state: State, lexicon: Lexicon) -> Found | None:
    """The measure of an amount that comes out of the amount before it in the sentence."""
    sentence, quantity = figure.sentence, figure.quantity
    if figure.own is not None or last is None or not _may_come_out(quantity, last):
        return None
    before = sentence.between(sentence.start, quantity.num_start)
    amounts = [q.unit for q in before if class_of(q.unit) == "money"]
    if not amounts or amounts[-1] != quantity.unit.partition("/")[0]:  # else it is converted
        return None
    rate = state.levels.get("percent")
    entry = lexicon.measures.get(rate.id or "") if rate is not None else None
    levy = entry.amount if entry is not None and entry.family == "levy" else None
    language, text = sentence.words.language, sentence.text
    word = _comes_out(language).search(text, before[-1].end, quantity.start)
    based = _based(language).search(text, sentence.start, before[-1].end + _BEHIND)
    if word is None or levy == last.found.name.id or not (based or levy):
        return None
    name = Name(levy, word["word"]) if levy else Name(None, quantity.text)
    return Found(name, *word.span("word"), "sentence", STEP)


def _may_come_out(quantity: Quantity, last: Last) -> bool:
    level = quantity.kind in ("point", "bound", "range") and not quantity.direction
    return level and last.unit == "money" == class_of(quantity.unit)


_BEHIND = 16  # characters behind an amount in which 推算 or 计 stands


@lru_cache(maxsize=2)
def _comes_out(language: str) -> re.Pattern[str]:
    """就是, 算下来要交, comes to: right before the result, behind a comma or the amount itself."""
    words = pattern(read_data(f"{language}/discourse.yaml")["reckoned_from"]["result"], language)
    small = r"[^,;:。\d]{0,6}" if language == "zh" else r"\s?(?:about |some |roughly |around )?"
    return pattern_of(rf"(?P<word>{words.pattern}){small}$", re.IGNORECASE)


@lru_cache(maxsize=2)
def _based(language: str) -> re.Pattern[str]:
    """以180亿元的收入推算, on revenue of $18 billion."""
    told = read_data(f"{language}/discourse.yaml")["reckoned_from"]
    if language == "en":
        return pattern_of(rf"\b(?:{'|'.join(told['based'])})\b", re.IGNORECASE)
    return pattern_of(rf"(?:以|按|按照|用)[^,;:。]{{2,40}}?(?:{'|'.join(told['based'])})")
