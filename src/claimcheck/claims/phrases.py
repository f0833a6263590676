"""Measures that no entry knows, read from the words around the figure."""

from __future__ import annotations

from claimcheck.claims import labels, nouns, nouns_en
from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity

_ANY_THINGS = frozenset({"units", "unit", "pieces", "people", "items", "times", "sets", "persons"})
_OWNERS = ("company", "product", "organisation")  # in front of what is measured, no part of it
PEOPLE = ("人", "名", "例", "位", "人次", "起")


def measure_phrase(sentence: Sentence, quantity: Quantity, lexicon: Lexicon) -> Found | None:
    """The noun that is measured or counted."""
    clause = sentence.clauses.at(quantity.num_start)
    found = class_of(quantity.unit)
    if sentence.words.language == "en":
        return _english(sentence, quantity, clause.start, clause.end, found)
    if quantity.kind == "comparison":
        return None
    if found == "count" and quantity.kind in ("point", "bound", "range"):
        people = quantity.counted in PEOPLE
        span = nouns.behind(sentence, quantity.end, clause.end, lexicon, people)
        if span is not None:
            text = sentence.text[span[0] : span[1]]
            return Found(Name(lexicon.measure_named(text), text), *span, "own", "measure:counted")
    begin = clause.start
    previous = [q for q in sentence.quantities_in(clause) if q.end <= quantity.num_start]
    if previous:
        begin = previous[-1].end
    if quantity.start - begin < 2:
        return None
    phrase = nouns.before(sentence, begin, quantity.start, lexicon)
    if phrase is None or phrase.measure is None:
        return None
    start, stop = phrase.measure
    start = max([start, *(m.end for m in sentence.entities(start, stop) if m.kind in _OWNERS)])
    text = sentence.text[start:stop]
    if len(text) < 2 or len(text) > 16 or sentence.words.sums.search(text):
        return None
    return Found(Name(lexicon.measure_named(text), text), start, stop, "own", "measure:phrase")


def _english(
    sentence: Sentence, quantity: Quantity, start: int, end: int, found: str
) -> Found | None:
    counted = _counted(sentence, quantity, end, found)
    if counted is not None:
        return counted
    if quantity.kind in ("point", "bound", "range") and (
        told := _acting(sentence, quantity, start, end, found)
    ):
        return told
    span = nouns_en.before(sentence, start, quantity.start)
    if span is None:
        label = labels.clause_of(sentence, sentence.clauses.at(quantity.num_start))
        span = nouns_en.before(sentence, label.start, label.end) if label is not None else None
    if span is None:
        return None
    text = sentence.text[span[0] : span[1]]
    named = any(
        (m.start <= span[0] and span[1] <= m.end)
        or (m.start < span[1] and m.end == span[1] and sentence.roles.get(m.start) == "comparand")
        for m in sentence.mentions
    )
    if len(text) > 60 or named:
        return None
    return Found(Name(None, text), *span, "own", "measure:phrase")


def _counted(sentence: Sentence, quantity: Quantity, end: int, found: str) -> Found | None:
    """The noun that a count counts, or that so many in so many are of."""
    if "fraction:each" in quantity.rules:
        return _of_every(sentence, quantity)
    odds = "fraction:odds" in quantity.rules  # three in four departures
    if not odds and (found != "count" or quantity.kind not in ("point", "bound", "range", "delta")):
        return None
    counted = quantity.counted
    if not odds and counted.islower() and len(counted) > 3 and counted not in _ANY_THINGS:
        at = sentence.text.rfind(counted, quantity.num_end, quantity.end)
        if at >= 0:  # 700 jobs
            return Found(Name(None, counted), at, at + len(counted), "own", "measure:counted")
    span = nouns_en.behind(sentence, quantity.end, end)
    if span is not None and nouns_en.does(sentence.text, span):
        span = None
    if not odds:
        span = span or nouns_en.of_its(sentence, quantity.end, end)
    own = span is not None
    if not odds:
        span = span or nouns_en.of_those(sentence, quantity.start, quantity.end)
    if span is None:
        return None
    text = sentence.text[slice(*span)]
    return Found(Name(None, text), *span, "own" if own else "sentence", "measure:counted")


def _of_every(sentence: Sentence, quantity: Quantity) -> Found | None:
    """Of every 100 patents, 38 were Chinese: a share of patents."""
    first = _EVERY.match(sentence.text, quantity.start, quantity.num_start)
    span = nouns_en.behind(sentence, first.end(), quantity.num_start) if first else None
    if span is None:
        return None
    words = nouns_en.tokens(sentence.text, *span)
    while len(words) > 1 and sentence.text[slice(*words[-1])].endswith("ed"):
        words.pop()  # patents filed
    span = (span[0], words[-1][1])
    return Found(Name(None, sentence.text[slice(*span)]), *span, "own", "measure:counted")


_EVERY = pattern_of(r"[A-Za-z ]*every [\d,]+")


def _acting(
    sentence: Sentence, quantity: Quantity, start: int, end: int, found: str
) -> Found | None:
    """What an amount is an amount of; else the verb whose object the figure is."""
    if found in _AMOUNTS:
        span = nouns_en.of_what(sentence, quantity.end, end)
        if span is not None:
            text = sentence.text[span[0] : span[1]]
            return Found(Name(None, text), *span, "own", "measure:counted")
    span = nouns_en.governing(sentence.text, start, quantity.start, money=found == "money")
    if span is None:
        return None
    return Found(Name(None, sentence.text[slice(*span)]), *span, "own", "measure:governed")


_AMOUNTS = ("money", "mass", "volume", "energy", "power", "area", "length")
