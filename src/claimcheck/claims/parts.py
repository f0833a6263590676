"""Which part of its holder a Chinese figure is of, where no entry names the part.

中国一般贸易进出口8.63万亿元: the noun between the holder and the measure word. 中石油勘探与生产业务
实现经营利润339.6亿元: the line of business right behind the holder.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from claimcheck.claims import nouns
from claimcheck.claims.candidates import Subject
from claimcheck.claims.clauses import Clause
from claimcheck.claims.measures import Found
from claimcheck.claims.sentence import Sentence
from claimcheck.lexicon import Lexicon, read_data
from claimcheck.patterns import pattern_of

_LONGEST = 10  # characters


NEEDED = {"parts.example": ("为例",)}  # words without which there is none
_EXAMPLE = pattern_of(r"以(?P<of>[一-鿿A-Za-z0-9]{2,12})为例")


def example(sentence: Sentence, clause: Clause) -> str:
    """以服装为例,全年出口1038亿元: what the clauses before take as an example, "" of none."""
    if "parts.example" not in sentence.said:
        return ""
    found = _EXAMPLE.findall(sentence.text, sentence.start, clause.start)
    return found[-1] if found else ""


def between(
    sentence: Sentence,
    clause: Clause,
    measure: Found | None,
    subject: Subject | None,
    lexicon: Lexicon,
) -> tuple[int, int] | None:
    """The working span of the part, None of none."""
    holder = subject.mention if subject is not None else None
    if sentence.words.language == "en" or holder is None or measure is None:
        return None
    if not (clause.start <= holder.start and holder.end <= measure.start < clause.end):
        return None
    line = _line().match(sentence.text, holder.end, measure.start)
    if line is not None and not _named(sentence, *line.span()):
        return line.span()
    if sentence.text.startswith("占", measure.start):  # what stands before it is the part already
        return None
    known = [m.end for m in sentence.mentions if m.end <= measure.start]
    known += [end for _, _, end in _phrases(sentence, holder.end, measure.start)]
    begin = max([holder.end, *known])
    if measure.start - begin < 2:
        return None
    phrase = nouns.before(sentence, begin, measure.start, lexicon)
    if phrase is None:
        return None
    start = (phrase.holder or phrase.measure or (0, 0))[0]
    stop = (phrase.measure or phrase.holder or (0, 0))[1]
    text = sentence.text[start:stop]
    if stop != measure.start or not 2 <= len(text) <= _LONGEST or not _says_something(text):
        return None
    return None if _named(sentence, start, stop) else (start, stop)


def _phrases(sentence: Sentence, start: int, end: int) -> Iterable[tuple[str, int, int]]:
    if "market.short" not in sentence.said:
        return ()
    return sentence.words.regions_in_phrases(sentence.text, start, end)


def _named(sentence: Sentence, start: int, stop: int) -> bool:
    """Whether an entity stands there, which has a role of its own."""
    return any(m.start < stop and m.end > start for m in sentence.entities(start, stop))


def _says_something(text: str) -> bool:
    discourse = read_data("zh/discourse.yaml")
    for word in discourse["reckoned"]:  # 实际使用外资 is reckoned, not a part
        text = text.removeprefix(word).removesuffix(word)
    return len(text) > 1 and text not in discourse["no_names"]


@lru_cache(maxsize=1)
def _line() -> re.Pattern[str]:
    """A line of business: 勘探与生产业务, 云计算板块."""
    ends = "|".join(read_data("zh/discourse.yaml")["lines_of_business"])
    return pattern_of(rf"[一-鿿]{{2,{_LONGEST}}}?(?:{ends})(?![一-鿿]?(?:人员|占|结构))")
