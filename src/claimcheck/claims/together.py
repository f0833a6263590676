"""Several taken together, in Chinese: 两家合计占67%, 前十名以外的厂商加起来, 第四名以后的.

A sum is nobody's among those that it is the sum of: it is held by all of them as one, or by those
that are left when the first so many are taken away.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from claimcheck.claims.candidates import TOGETHER, Candidates, Subject, name_of
from claimcheck.claims.clauses import Clause
from claimcheck.claims.sentence import Sentence
from claimcheck.frozen import record
from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Name, Quantity

_NUMERALS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "2": 2, "3": 3, "4": 4, "5": 5}
_FAR = 16  # characters between the last name of a list and the word that adds them up


@record
class _Said:
    """The words of data as patterns.

    Attributes:
        sums: a word that adds up.
        these: 两家合计, at the start of a clause.
        counted: 两家, in front of such a word.
        outside: those that are not among the first so many, from behind their number.
        rest: 其余厂商, at the start of a clause.
    """

    sums: re.Pattern[str]
    these: re.Pattern[str]
    counted: re.Pattern[str]
    outside: re.Pattern[str]
    rest: re.Pattern[str]


@lru_cache(maxsize=1)
def _said() -> _Said:
    told = read_data("zh/discourse.yaml")["together"]

    def any_of(name: str) -> str:
        return "|".join(sorted(told[name], key=len, reverse=True))

    noun = r"[一-鿿]{0,3}?"
    houses = any_of("houses")
    return _Said(
        sums=pattern_of(any_of("sums")),
        these=pattern_of(
            rf"\s?(?:{any_of('lead')})?(?P<many>[{''.join(_NUMERALS)}])(?:{any_of('counters')})"
            rf"{noun}(?:{houses})?(?:{any_of('fill')})*(?:{any_of('sums')})"
        ),
        counted=pattern_of(rf"(?P<many>[{''.join(_NUMERALS)}])(?:{any_of('counters')})"),
        outside=pattern_of(rf"(?:{houses})?(?:{any_of('outside')})的?(?P<who>{noun}(?:{houses}))?"),
        rest=pattern_of(
            rf"\s?(?P<who>(?:{any_of('rest')})的?{noun}(?:{houses}))(?!的?(?:{houses}))"
        ),
    )


def only_tells_who(sentence: Sentence, quantity: Quantity) -> bool:
    """前十名以外的厂商: the first so many, named only to tell whom another figure is of."""
    if quantity.kind != "rank" or sentence.words.language == "en":
        return False
    return _said().outside.match(sentence.text, quantity.end) is not None


def others(sentence: Sentence, quantity: Quantity, clause: Clause) -> Subject | None:
    """Those that are not among the first so many, in the clause or alone in the one before.

    One name for 前十名之外, 前十家以外 and 前10外.
    """
    places = [clause, *sentence.clauses.before(clause)[:1]]
    for place in places:
        figures = sentence.quantities_in(place)
        tops = [q for q in figures if q.num_end <= quantity.num_start and q.kind == "rank"]
        if not tops or (place is not clause and len(figures) > 1):
            continue
        found = _said().outside.match(sentence.text, tops[-1].end, place.end)
        if found is None:
            continue
        start, end = tops[-1].start, found.end()
        locus: Locus = "own" if place is clause else "sentence"
        many = tops[-1].high if tops[-1].low != tops[-1].high else None
        known = f"outside the top {many:f}" if many is not None else None
        return Subject((Name(known, sentence.text[start:end]),), locus, TOGETHER)
    return None


def rest(sentence: Sentence, quantity: Quantity, clause: Clause) -> Subject | None:
    """其余厂商合计占9%: whoever has not been named opens the clause."""
    if "together.rest" not in sentence.said:
        return None
    found = _said().rest.match(sentence.text, clause.start, quantity.num_start)
    if found is None or sentence.between(found.end(), quantity.num_start):
        return None
    return Subject((Name(None, found["who"]),), "own", TOGETHER)


def opens(sentence: Sentence, quantity: Quantity, clause: Clause) -> bool:
    """Whether those that nobody named hold the figure."""
    found = others(sentence, quantity, clause) or rest(sentence, quantity, clause)
    return found is not None


def all_of(
    sentence: Sentence,
    quantity: Quantity,
    clause: Clause,
    candidates: Candidates,
    lately: Sequence[Name],
) -> Subject | None:
    """Those that are added up: the list of the clause, or as many as the clause says of the last.

    Args:
        sentence: where it stands.
        quantity: the figure.
        clause: its clause.
        candidates: the names of the sentence.
        lately: those that the text gave figures to, the last one last.
    """
    if "together.sums" not in sentence.said:
        return None
    these = _said().these.match(sentence.text, clause.start, quantity.num_start)
    if these is not None:
        return _counted(sentence, clause, candidates, lately, these)
    lists = candidates.lists(clause, quantity.start)
    for run in reversed(lists):
        end = run[-1].end
        word = _said().sums.search(sentence.text, end, quantity.start)
        if len(run) < 2 or word is None or word.start() - end > _FAR:
            continue
        told = _said().counted.search(sentence.text, end, word.start())
        if not sentence.between(run[0].start, told.start() if told else word.start()):
            if told is not None and _NUMERALS[told["many"]] != len(run):  # one no entry knows
                name = Name(None, sentence.text[run[0].start : told.start()])
            else:
                name = joined([name_of(m) for m in run])
            return Subject((name,), "own", TOGETHER, run[0])
    return None


def _counted(
    sentence: Sentence,
    clause: Clause,
    candidates: Candidates,
    lately: Sequence[Name],
    these: re.Match[str],
) -> Subject:
    """两家合计: the list of a clause before, if it is so long; else the last so many."""
    many = _NUMERALS[these["many"]]
    for before in sentence.clauses.before(clause):
        for run in reversed(candidates.lists(before, before.end)):
            if len(run) == many:
                return Subject((joined([name_of(m) for m in run]),), "sentence", TOGETHER, run[0])
    if len(lately) >= many:
        return Subject((joined(lately[-many:]),), "inherited", TOGETHER)
    whole = _said().sums.sub("", these[0]).strip()
    return Subject((Name(None, whole),), "own", TOGETHER)


def joined(names: Sequence[Name]) -> Name:
    """One name for several, in whatever order they are told."""
    return Name(" + ".join(sorted(name.key for name in names)), "、".join(n.text for n in names))
