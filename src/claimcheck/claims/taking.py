"""What something takes: 把模型迁过去要花20天, moving a model takes three weeks.

A length of time behind a verb of taking is a duration, though no measure word says so. What takes
it is often something that is done, and no thing: the words for it are its subject.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from claimcheck import lexicon as lexicon_files
from claimcheck.claims import nouns, paybacks
from claimcheck.claims.antecedents import Antecedents
from claimcheck.claims.candidates import COMPANIES, Subject, name_of
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.words import pattern
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Quantity
from claimcheck.tagging import Token

MEASURE = "duration"
STEP = paybacks.STEP
_DONE = "subject:done"
_LONGEST = {"zh": 30, "en": 80}  # characters of what is done
# It takes 14 months to build a ship
_IT = pattern_of(r"(?:.*\s)?[Ii]t (?:now |still |often |usually |typically |only |just )?$")
_TO_DO = pattern_of(r"\sto (?P<done>[a-z][^,;:.()]{3,80})")
_DOING = pattern_of(
    r"(?:[Tt]he )?[A-Z]?[a-z]{2,}ing (?:an? |the |its |their |one |up |out )?[a-zA-Z]"
)
_THROUGH = pattern_of(r"(?P<thing>[^,;:]*?)(?P<way>从[^,;:到]{1,12}到[^,;:]{1,12})")
_DOES = ("v", "vn", "p")  # tags of a word that what is done opens with


@record
class Verb:
    """A verb of taking right before a length of time: its working span."""

    start: int
    end: int


@lru_cache(maxsize=2)
def _said(language: str) -> Any:
    """Verbs, words by the way, and what opens something that is done, as patterns."""
    told = lexicon_files.read_data(f"{language}/discourse.yaml")["takes"]
    verbs = pattern(told["verbs"], language).pattern
    fill = pattern(told["fill"], language).pattern
    aside = pattern(told["aside"], language).pattern
    opens = pattern(told["opens"], language).pattern
    served = pattern(told["served"], language).pattern
    space = r"\s?"
    return {
        "verb": pattern_of(rf"(?P<verb>{verbs}){space}(?:(?:{fill}){space})*$"),
        "aside": pattern_of(rf"(?:{space}(?:{aside}))+{space}$"),
        "lead": pattern_of(rf"(?:{space}(?:{aside}){space})+"),
        "opens": pattern_of(opens),
        "served": pattern_of(rf"(?P<verb>{served}){space}(?:(?:{fill}){space})*$"),
        "moved": pattern(told["moved"], language),
    }


def verb(sentence: Sentence, quantity: Quantity) -> Verb | None:
    """The verb of taking before a length of time, if one stands there."""
    if class_of(quantity.unit) != "time" or quantity.direction:
        return None
    if quantity.kind not in ("point", "bound", "range"):
        return None
    clause = sentence.clauses.at(quantity.num_start)
    start = min(quantity.start, quantity.num_start)
    found = _said(sentence.words.language)["verb"].search(
        sentence.text, max(clause.start, start - _NEAR), start
    )
    return Verb(*found.span("verb")) if found else None


_NEAR = 24  # characters in front of a figure in which the verb stands


def measure(sentence: Sentence, quantity: Quantity) -> Found | None:
    """The duration that a verb of taking says."""
    served = _served(sentence, quantity)
    if served is not None:
        name = Name(None, sentence.text[served.start : served.end])
        return Found(name, served.start, served.end, "own", STEP)
    found = verb(sentence, quantity) or _moved(sentence, quantity)
    if found is None:
        return None
    name = Name(MEASURE, sentence.text[found.start : found.end])
    return Found(name, found.start, found.end, "own", STEP)


def _served(sentence: Sentence, quantity: Quantity) -> Verb | None:
    """在车间待了26年: the years of somebody there, no duration of what the text is about."""
    if class_of(quantity.unit) != "time" or quantity.direction or quantity.kind == "change":
        return None
    clause = sentence.clauses.at(quantity.num_start)
    start = max(clause.start, quantity.start - _NEAR)
    found = _said(sentence.words.language)["served"].search(sentence.text, start, quantity.start)
    return Verb(*found.span("verb")) if found else None


def _moved(sentence: Sentence, quantity: Quantity) -> Verb | None:
    """Was cut from 12 days to 5, 从12天减到5天: a verb of what becomes shorter or longer."""
    if class_of(quantity.unit) != "time" or quantity.kind != "change":
        return None
    clause = sentence.clauses.at(quantity.num_start)
    start = max(clause.start, quantity.start - _NEAR)
    found = _said(sentence.words.language)["moved"].search(sentence.text, start, quantity.end)
    return Verb(*found.span()) if found else None


def done(
    sentence: Sentence, quantity: Quantity, measure: Found | None, back: Antecedents
) -> Subject | None:
    """What is done in that time, where nobody's name opens the clause.

    In Chinese a company that opens the sentence does it (甲公司能做A,不过做B要花20天): then it is
    its time, narrowed by what is done.
    """
    if measure is None or measure.name.id != MEASURE or (at := verb(sentence, quantity)) is None:
        return None
    clause = sentence.clauses.at(quantity.num_start)
    if sentence.words.language == "en":
        return _english(sentence, quantity, clause, at)
    span, own = _without_asides(sentence, clause.start, at.start), True
    earlier = sentence.clauses.before(clause)
    if span[0] >= span[1]:
        if not earlier or earlier[0].index != clause.index - 1:
            return None
        first, *earlier = earlier
        if sentence.quantities_in(first):
            return None
        span, own = _without_asides(sentence, first.start, first.end), False
    if earlier and _spans(sentence, span):
        before = _done_before(sentence, earlier[0])
        span, own = (before, False) if before is not None else (span, own)
    told = _chinese(sentence, span, back.lexicon)
    if told is None:
        return None
    name, part = told
    for place in reversed(earlier):
        for who in back.candidates.of(place, place.end):
            if who.kind in COMPANIES and not sentence.gap(sentence.start, who.start).strip():
                return Subject((name_of(who),), "sentence", "subject:clause-before", who, part=span)
    return Subject((name,), "own" if own else "sentence", _DONE, part=part)


def _spans(sentence: Sentence, span: tuple[int, int]) -> bool:
    """从动工到切换完成: how far something went, which says nothing of what it is."""
    through = _THROUGH.fullmatch(sentence.text, *span)
    return through is not None and not through["thing"].rstrip("的")


def _done_before(sentence: Sentence, before: Clause) -> tuple[int, int] | None:
    """What the clause right before tells as done: 把账本搬到新系统上, without who does it."""
    if sentence.quantities_in(before):
        return None
    start, end = _without_asides(sentence, before.start, before.end)
    opens = _DOES_IT.search(sentence.text, start, end)
    return (opens.start(), end) if opens is not None and opens.start() - start <= 12 else None


_DOES_IT = pattern_of(r"(?:把|将)(?=[一-鿿A-Za-z0-9]{2})")


def _without_asides(sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """A stretch without the times and small words at both of its ends: 目前平均."""
    said, text = _said(sentence.words.language), sentence.text
    while True:
        lead = said["lead"].match(text, start, end)
        tail = said["aside"].search(text, start, end)
        first = lead.end() if lead else start
        last = tail.start() if tail else end
        for time in sentence.times:
            first = time.end if time.start == first < time.end <= last else first
            last = time.start if time.end == last > time.start >= first else last
        while first < last and text[first] in " ,;:":
            first += 1
        while first < last and text[last - 1] in " ,;:":
            last -= 1
        if (first, last) == (start, end) or first >= last:
            return first, max(first, last)
        start, end = first, last


def _chinese(
    sentence: Sentence, span: tuple[int, int], lexicon: Lexicon
) -> tuple[Name, tuple[int, int] | None] | None:
    """What holds the time, and the words that narrow it.

    Words that open with a verb hold it themselves (培养一名工程师, 从下单到交付); what something is
    done with is narrowed by them (把模型从一种芯片迁到另一种: 模型).
    """
    start, end = span
    they = _THEY.match(sentence.text, start, end)
    start = they.end() if they else start
    text = sentence.text[start:end]
    if not 3 < end - start <= _LONGEST["zh"]:
        return None
    tokens = nouns.words_of(sentence, start, end, lexicon, ())
    opens = _said("zh")["opens"].match(text)
    if opens is not None:
        thing = _thing(sentence, start + opens.end(), tokens)
        return (thing, (start, end)) if thing else (Name(None, text), None)
    through = _THROUGH.fullmatch(text)
    if through is not None:
        thing_text = through["thing"].rstrip("的")
        names = [m for m in sentence.entities(start, start + len(thing_text)) if m.id]
        named = Name(None, thing_text if len(thing_text) > 1 else text)
        return None if names else (named, None)
    if len(tokens) < 2 or tokens[0][2] != start or "的" in text or they is not None:
        return None
    known = any(m.start == start and m.id for m in sentence.mentions)
    does = tokens[0][1] in _DOES and not known
    return (Name(None, text), None) if does else None


_THEY = pattern_of("他们|她们|它们|我们|人们|大家")


def _thing(sentence: Sentence, start: int, tokens: Sequence[Token]) -> Name | None:
    """What stands behind 把, up to the verb: 核心账务 of 把核心账务搬到新系统上."""
    end = next((t[2] for t in tokens if t[2] > start and t[1] in ("v", "p", "d")), start)
    text = _ONE.sub("", sentence.text[start:end])
    if not 1 < len(text) <= _SHORT or any(m.id for m in sentence.entities(start, end)):
        return None
    return Name(None, text)


_ONE = pattern_of(r"^[一每][一-鿿]?(?=[一-鿿]{2})|的$")
_SHORT = 16  # characters of a noun phrase


def phrase(
    sentence: Sentence, quantity: Quantity, measure: Found | None, lexicon: Lexicon
) -> Subject | None:
    """理赔的处理 of 理赔的处理时间: all the words in front, with no name among them."""
    told = measure.name.id if measure is not None else None
    if sentence.words.language == "en" or told not in (MEASURE, paybacks.MEASURE):
        return None
    clause = sentence.clauses.at(quantity.num_start)
    words = [m for m in sentence.in_clause(clause, "measure") if m.id == told]
    ends = [at.start for at in (verb(sentence, quantity), *words) if at is not None]
    if not ends or min(ends) >= quantity.num_start:
        return None
    start, end = _without_asides(sentence, clause.start, min(ends))
    if any(m.id for m in sentence.entities(start, end)) or sentence.between(start, end):
        return None
    if told == paybacks.MEASURE:
        more = _TAKES_MORE.search(sentence.text, start, end)
        end = more.start() if more else end
    text = _ONE.sub("", sentence.text[start:end])
    if not 1 < len(text) <= _SHORT or not _HAN_ONLY.fullmatch(text):
        return None
    if sentence.words.company.match(text) or text in lexicon.discourse["zh"]["no_names"]:
        return None
    tokens = nouns.words_of(sentence, start, end, lexicon, ())
    one = sentence.text.startswith("一", start)
    things = one or any(t[1].startswith(("n", "vn")) and len(t[0]) > 1 for t in tokens)
    return Subject((Name(None, text),), "own", "subject:phrase") if things else None


_TAKES_MORE = pattern_of(r"[要得需须晚多再等花用才就]+$")
_HAN_ONLY = pattern_of(r"[一-鿿]+")


def _english(sentence: Sentence, quantity: Quantity, clause: Clause, at: Verb) -> Subject | None:
    """It takes 14 months to build a ship; moving a model to another chip takes 20 days."""
    text = sentence.text
    if _IT.match(text, clause.start, at.start):
        told = _TO_DO.match(text, quantity.end, sentence.end)
        return _named(told["done"].strip()) if told else None
    start, end = _without_asides(sentence, clause.start, at.start)
    if end - start > _LONGEST["en"] or _DOING.match(text, start, end) is None:
        return None
    return _named(text[start:end])


def _named(text: str) -> Subject:
    return Subject((Name(None, text),), "own", _DONE)
