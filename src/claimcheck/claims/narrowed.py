"""Measures that words elsewhere in the sentence narrow: a share price on its first day."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

STEP = "measure:narrowed"


def measure(sentence: Sentence, quantity: Quantity, found: Found | None) -> Found | None:
    """The narrower measure, where a word says so and the plan allows it; else the one found."""
    rules = _table().get(found.name.id or "") if found is not None else None
    if found is None or rules is None:
        return found
    for kinds, words, narrower in rules:
        if quantity.kind not in kinds:
            continue
        said = words.search(sentence.text, sentence.start, quantity.num_end)
        if said and sentence.allows(quantity, STEP):
            return replace(found, name=Name(narrower, found.name.text), step=STEP)
    return found


@lru_cache(maxsize=1)
def _table() -> dict[str, list[tuple[tuple[str, ...], re.Pattern[str], str]]]:
    """By measure: kinds of figures, a pattern of the words, the narrower measure."""
    found: dict[str, list[tuple[tuple[str, ...], re.Pattern[str], str]]] = {}
    for entry in read_data("narrowed.yaml"):
        words = "|".join(re.escape(w) if not w.isascii() else rf"\b{w}\b" for w in entry["words"])
        rule = tuple(entry["kinds"]), pattern_of(words, re.IGNORECASE), entry["to"]
        found.setdefault(entry["of"], []).append(rule)
    return found
