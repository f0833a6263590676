"""Dependence: 甲公司对乙国的依赖为40%, as a share of what the sentence says it is reckoned by.

按收入算 makes it a share of revenue; where nothing says so, nobody knows what it is a share of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.claims import share_words
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import LEVELS, Share
from claimcheck.claims.words import pattern
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Quantity

MEASURE = "dependence"
_REACH = 40  # characters between the word and the first figure of its list


def read(sentence: Sentence, quantity: Quantity) -> Share | None:
    """The share that a dependence is, None for another figure."""
    if quantity.unit != "percent" or quantity.kind not in LEVELS:
        return None
    if "dependence.words" not in sentence.said:
        return None
    language, text = sentence.words.language, sentence.text
    clause = sentence.clauses.at(quantity.num_start)
    word = _word(language).search(text, clause.start, quantity.start)
    if word is None:
        return None
    listed = [q for q in sentence.quantities_in(clause) if q.num_start >= word.end()]
    if not listed or listed[0].start - word.end() > _REACH:
        return None
    found = _by(language).search(text, sentence.start, quantity.start)
    if found is not None:
        measure, denominator = share_words.whole_of(found["whole"], language)
        if measure is not None:
            return Share(measure, denominator, found.span("whole"), word.start(), word["word"])
    return Share(MEASURE, "", (quantity.start, quantity.start), word.start(), word["word"])


@lru_cache(maxsize=2)
def _word(language: str) -> re.Pattern[str]:
    """对中国的依赖, dependence on China."""
    words = pattern(read_data(f"{language}/discourse.yaml")["dependence"]["words"], language)
    if language == "en":
        return pattern_of(rf"(?P<word>{words.pattern})(?= (?:on|upon|to) )")
    return pattern_of(rf"对[^,;:。对]{{1,12}}?的?(?P<word>{words.pattern})")


@lru_cache(maxsize=2)
def _by(language: str) -> re.Pattern[str]:
    """按收入算, 以营收计, measured by revenue."""
    data = read_data(f"{language}/discourse.yaml")["dependence"]
    before, after = ("|".join(data[name]) for name in ("by", "reckoned"))
    if language == "en":
        return pattern_of(rf"\b(?:{before}) (?P<whole>[a-z ]{{3,30}})", re.IGNORECASE)
    return pattern_of(rf"(?:{before})(?P<whole>[^,;:。]{{2,8}}?)(?:来|口径)?(?:{after})")
