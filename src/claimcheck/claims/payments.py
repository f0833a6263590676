"""Amounts that go to somebody: $240 goes to Bosch for the motor, 28万元要付给西门子买数控系统.

Such an amount is no price of what is sold, and no figure of whom it goes to. It is the cost of what
it buys, if that is told.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.claims.candidates import Subject
from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

STEP = "measure:paid"


@lru_cache(maxsize=2)
def _paid(language: str) -> re.Pattern[str]:
    """Behind an amount: to whom it goes, and what for."""
    told = read_data(f"{language}/discourse.yaml")["paid"]
    verbs = "|".join(sorted(told["to"], key=len, reverse=True))
    if language == "en":
        whole = r"(?: (?:of|out of) [^,;.:]{1,60}?)?"
        what = r"(?:the |its |a |an |their )?(?P<what>[a-z][^,;:.()]{2,50})"
        return pattern_of(
            rf"{whole} (?:of it )?(?P<verb>{verbs}) (?P<who>[^,;:.]{{2,60}}?)"
            rf"(?: for {what})?(?=[,;:.()]|$)"
        )
    deal = "|".join(sorted(told["deal"], key=len, reverse=True))
    return pattern_of(
        rf"(?:是|要|得|都|须|需|就|会|则|被)*(?P<verb>{verbs})(?P<who>[^,;:。的]{{2,20}}?)"
        rf"(?:(?:来|去|以)?(?:{deal})(?:了)?(?P<what>[^,;:。的]{{2,12}}))?(?=[,;:。]|$)"
    )


def _match(sentence: Sentence, quantity: Quantity) -> re.Match[str] | None:
    if class_of(quantity.unit) != "money" or quantity.kind not in ("point", "bound", "range"):
        return None
    clause = sentence.clauses.at(quantity.num_start)
    found = _paid(sentence.words.language).match(sentence.text, quantity.end, sentence.end)
    if found is None or found.end("verb") > clause.end:
        return None
    others = sentence.between(quantity.end, found.start("verb"))
    return None if others else found


def measure(sentence: Sentence, quantity: Quantity) -> Found | None:
    """The cost of what an amount buys; else a measure of its own, of which nothing is known."""
    found = _match(sentence, quantity)
    if found is None:
        return None
    if found["what"]:
        return Found(Name("cost", found["verb"]), *found.span("verb"), "own", STEP)
    start, end = found.start("verb"), found.end("who")
    return Found(Name(None, sentence.text[start:end].strip()), start, end, "own", STEP)


def bought(
    sentence: Sentence, quantity: Quantity, measure: Found | None, lexicon: Lexicon
) -> Subject | None:
    """What an amount that goes to somebody buys."""
    if measure is None or measure.step != STEP:
        return None
    found = _match(sentence, quantity)
    if found is None or not found["what"]:
        return None
    what = found["what"].strip()
    return Subject((Name(lexicon.entity_named(what), what),), "own", "subject:bought")
