"""Measures that words elsewhere in the sentence narrow: a share price on its first day."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

STEP = "measure:narrowed"


def measure(sentence: Sentence, quantity: Quantity, found: Found | None) -> Found | None:
    """The narrower measure, where a word says so and the plan allows it; else the one found."""
    rules = _table().get(found.name.id or "") if found is not None else None
    if found is None or rules is None:
        return found
    for rule in rules:
        if quantity.kind not in rule.kinds:
            continue
        if rule.said and found.name.text.lower() not in rule.said:
            continue
        end = sentence.end if rule.anywhere else quantity.num_end
        told = rule.words.search(sentence.text, sentence.start, end)
        if told and sentence.allows(quantity, STEP):
            return replace(found, name=Name(rule.to, found.name.text), step=STEP)
    return found


@record
class Narrowing:
    """An entry of narrowed.yaml, with the pattern of its words."""

    kinds: tuple[str, ...]
    words: re.Pattern[str]
    to: str
    said: tuple[str, ...]
    anywhere: bool


@lru_cache(maxsize=1)
def _table() -> dict[str, list[Narrowing]]:
    """The entries, by the measure that they narrow."""
    found: dict[str, list[Narrowing]] = {}
    for entry in read_data("narrowed.yaml"):
        words = "|".join(re.escape(w) if not w.isascii() else rf"\b{w}\b" for w in entry["words"])
        rule = Narrowing(
            tuple(entry["kinds"]),
            pattern_of(words, re.IGNORECASE),
            entry["to"],
            tuple(entry.get("said", ())),
            entry.get("anywhere", False),
        )
        found.setdefault(entry["of"], []).append(rule)
    return found
