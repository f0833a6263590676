"""The share family: a percentage is told by the whole it is taken of."""

from __future__ import annotations

from claimcheck.claims import shares_en, shares_zh
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import LEVELS, Share
from claimcheck.records import Quantity


def read(sentence: Sentence, quantity: Quantity) -> Share | None:
    """The share that a percentage is, None for a percentage of another sort."""
    if quantity.unit != "percent" or quantity.kind not in LEVELS:
        return None
    if quantity.direction:
        if sentence.words.language == "en" and quantity.kind != "change":  # had climbed to 31%
            return shares_en.named_share(
                sentence, quantity, sentence.clauses.at(quantity.num_start)
            )
        return shares_en.told_back(sentence, quantity)
    return (
        shares_en.english(sentence, quantity)
        if sentence.words.language == "en"
        else shares_zh.chinese(sentence, quantity)
    )
