"""A part of what another thing has, in English: 40% of the speed of the older model.

The figure is a ratio of one measure between two things, and no share of a whole: the words say so
by a verb of having or taking in front (delivers, uses), and by what the part is of.
"""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.claims import nouns_en, share_words
from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.words import pattern
from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Quantity

_KINDS = ("point", "range", "bound", "ratio")
_REGIONS = ("country", "region")
_THE = r"(?:the |its |their |an? |that of (?:the |an? )?)"
_OF_THE = pattern_of(
    rf"(?:\sof)?(?:(?<=the)|(?<=its)|(?<=their)|\s{_THE})\s?(?P<what>(?:[a-zA-Z][\w-]*\s){{0,3}}[a-z][\w-]*)"
    rf"\s(?:of|as)\s{_THE}?(?=[\w])"
)
_OWNED = pattern_of(
    r"(?:\sof)?\s(?:the |its |an? )(?P<other>(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)['’]s?\s"
    r"(?P<what>(?:[a-z][\w-]*\s){0,2}[a-z][\w-]*)"
)


@record
class Ratio:
    """What is measured, and the other thing that has it: working spans."""

    what: tuple[int, int]
    other: tuple[int, int]


def read(sentence: Sentence, quantity: Quantity) -> Ratio | None:
    """The measure and the thing compared with of a percentage, None for another figure."""
    if quantity.unit != "percent" or quantity.kind not in _KINDS or quantity.direction:
        return None
    clause, text = sentence.clauses.at(quantity.num_start), sentence.text
    if sentence.words.language != "en" or not _has().search(text, clause.start, quantity.start):
        return None
    of = _OF_THE.match(text, quantity.end, clause.end)
    if of is not None:
        other = _thing(sentence, of.end(), clause.end)
    else:
        of = _OWNED.match(text, quantity.end, clause.end)
        other = of.span("other") if of is not None else None
    if of is None or other is None or _is_whole(of["what"]):
        return None
    words = text[slice(*other)].lower().removesuffix(".").split()
    if not words or words[-1].split("'")[0].split("’")[0] in _table()["nobody"]:
        return None
    return None if sentence.between(of.end("what"), other[1]) else Ratio(of.span("what"), other)


def other_name(sentence: Sentence, found: Ratio) -> Mention | None:
    """The known name in the words for the other thing."""
    return next((m for m in sentence.entities(*found.other) if m.kind != "segment"), None)


def _thing(sentence: Sentence, start: int, end: int) -> tuple[int, int] | None:
    """The noun phrase behind "of the"; a name in it goes on to its own end."""
    runs = nouns_en.phrases(sentence.text, start, min(end, start + 60))
    if not runs or sentence.text[start : runs[0][0]].strip():
        return None
    stop = runs[0][1]
    names = [m for m in sentence.entities(start, end) if m.start < stop and m.kind != "segment"]
    if any(m.kind in _REGIONS for m in names):
        return None
    stop = max([stop, *(m.end for m in names)])
    return start, stop - sentence.text[start:stop].endswith(".")


def _is_whole(what: str) -> bool:
    """Revenue, voters, a market: something that is shared out."""
    words = what.lower()
    return any(
        rule["measure"] in _table()["wholes"]
        and any(re.search(rf"\b{re.escape(w)}$", words) for w in rule["words"])
        for rule in share_words.table("en")["wholes"]
    )


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    found: dict[str, list[str]] = read_data("en/discourse.yaml")["of_another"]
    return found


@lru_cache(maxsize=1)
def _has() -> re.Pattern[str]:
    verbs = pattern(_table()["verbs"], "en").pattern
    return pattern_of(
        rf"{verbs}\s(?:(?:just|only|about|around|nearly|barely|roughly|some|still|even) )*$"
    )
