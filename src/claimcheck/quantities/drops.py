"""Figures that say nothing: classifiers of one, bare numbers in names, times that say when."""

from __future__ import annotations

import re
from functools import lru_cache

from claimcheck.lexicon import read_data
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.words import load

_LABEL_BEFORE = pattern_of(
    r"(?:(?!(?:Of|In|At|Only|Just|Some|With|From|By|To|And|But|Its|Their|Nearly|Almost|About|Another|These)\b)"
    r"(?:[A-Z][\w.'’-]*|[a-z]+[A-Z]\w*)[ -]"
    r"|(?:^|[^A-Za-z])(?:figure|table|chapter|section|page|version|phase|level|type|nrs?\.|exit"
    r"|exercises?|article|highway|route|flight|class|gen|generation|room|step|part|no\.|#) ?)$"
)
_ACRONYM_BEFORE = pattern_of(r"(?<![A-Za-z])(?:[A-Z]{2,}|[a-z]+[A-Z]\w*) $")  # RTX 5090 cards
_NAME_BEHIND = pattern_of(r"\s?(?:系列|系|型|代|版|号|款|Pro|Max|Ultra|Plus|S\b)")
_THE = pattern_of(r"\b(?:than|of|to|by|with|over|for) the $")
_ENDS = pattern_of(r"\s?(?:$|[.,;:)])(?!\d)")
_QUOTES = {"“": "”", "「": "」", "‘": "’"}
_MARKS = " \t\"'“”「」()（）"
_BEFORE, _BEHIND = frozenset(f"{_MARKS}和与及"), frozenset(f"{_MARKS}.")
_SCALE_ALONE = frozenset("百千万亿兆数几")
_SMALL = 10


def kept(context: Context, figure: Figure) -> bool:
    """Whether a figure says something."""
    text, unit = context.text, figure.unit
    if figure.kind == "change" or figure.numeral == "word":
        return True
    if figure.sign:
        return not (figure.counter and _says_little(figure) and figure.plain <= 1)
    if figure.numeral == "han" and not _supported(figure) and _no_number(text, figure):
        return False
    if text[figure.num_start - 1 : figure.num_start] == "第":
        return False
    if unit.partition("/")[0] in TIME:
        return not _window(context, figure)
    if figure.counter:
        if not context.chinese and _ACRONYM_BEFORE.search(
            text, max(0, figure.start - 12), figure.start
        ):
            return False
        return not _says_little(figure) or _alone(context, figure) or _counts(context, figure)
    if not unit:
        return _alone(context, figure) or _bare(context, figure)
    loose = unit == "degree" and figure.numeral == "han" and figure.plain < _SMALL
    return not loose or _supported(figure) or _alone(context, figure)


def _no_number(text: str, figure: Figure) -> bool:
    """亿元 and 几个 alone name a scale, 千亿级 a class, 二〇二五年 a year."""
    printed = text[figure.num_start : figure.num_end]
    if printed in _SCALE_ALONE or text.startswith("级", figure.end):
        return True
    return figure.unit == "year" and len(printed) == 4 and 1900 <= figure.plain < 2100


def _supported(figure: Figure) -> bool:
    """A hedge or a bound makes a figure of what alone is none: 至少三个."""
    return "hedge" in figure.rules or "bound" in figure.rules


def _alone(context: Context, figure: Figure) -> bool:
    """A figure that fills its clause, or a pair of quotation marks."""
    text = context.text
    closing = _QUOTES.get(text[figure.start - 1 : figure.start])
    if closing and text.startswith(closing, figure.end):
        single = figure.num_end - figure.num_start == 1
        return single or bool(figure.unit) or figure.numeral == "digits"  # “五一” is a name
    start, _ = context.clause(figure.start)
    at = figure.start
    while at > start and text[at - 1] in _BEFORE:
        at -= 1
    return at == start and _closes(context, figure)


def _bare(context: Context, figure: Figure) -> bool:
    """A number without a unit: kept where words around it make it a figure."""
    text = context.text
    if figure.vague and figure.plain < _SMALL and figure.scale == 1:
        return False
    if _supported(figure) or figure.op == "in":
        return not figure.year or figure.op != "="
    printed = text[figure.num_start : figure.num_end]
    if figure.scale >= 1000 or "," in printed or (figure.numeral == "han" and len(printed) > 3):
        return True
    if figure.year or _NAME_BEHIND.match(text, figure.end):
        return False
    if context.chinese and _among_han(text, figure):
        if figure.step < 1 and printed != "半" and _closes(context, figure):
            return True
        spelled = figure.numeral == "han" and figure.plain >= 1000
        return (spelled and printed[0] not in _SCALE_ALONE) or _cued(context, figure)
    if figure.numeral == "english":
        if figure.plain <= _SMALL and _enumerated(context, figure):
            return False
        return figure.plain != 1 or not printed.isalpha()
    if _THE.search(text, max(0, figure.start - 10), figure.start) and _ENDS.match(text, figure.end):
        return False  # less than the 767
    if _is_a_name(context, figure):
        return False
    return not _LABEL_BEFORE.search(text, max(0, figure.start - 16), figure.start)


def _is_a_name(context: Context, figure: Figure) -> bool:
    """The phone that the 920 carried: a bare number that does something."""
    printed = context.text[figure.num_start : figure.num_end]
    if len(printed) < _NAME_DIGITS or not printed.isdigit():
        return False
    if _THE_ALONE.search(context.text, max(0, figure.start - 8), figure.start) is None:
        return False
    word = _NEXT.match(context.text, figure.end)
    return word is not None and word["verb"] in _verbs()


_NAME_DIGITS = 3
_THE_ALONE = pattern_of(r"(?<!\bof )(?<!\bin )\bthe $", re.IGNORECASE)
_NEXT = pattern_of(r" (?P<verb>[a-z]+(?:ed|ld|ew|ent|ore|ook|ame))(?! (?:at|in|by|there|on)\b)")


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(map(str, read_data("en/function_words.yaml")["verbs"]))


def _enumerated(context: Context, figure: Figure) -> bool:
    """Three main reasons."""
    words = context.lower[figure.end : figure.end + 40].split()[:3]
    return any(load().enumerations.fullmatch(word.strip(",.")) for word in words)


def _closes(context: Context, figure: Figure) -> bool:
    """Whether the clause of a figure ends with it, but for marks: 一双九点九, not 两点一线."""
    _, end = context.clause(figure.start)
    at = figure.end
    while at < end and context.text[at] in _BEHIND:
        at += 1
    return at >= end


def _among_han(text: str, figure: Figure) -> bool:
    around = text[max(0, figure.start - 2) : figure.start] + text[figure.end : figure.end + 2]
    return HAN.search(around) is not None


def _cued(context: Context, figure: Figure) -> bool:
    """Among Chinese words a bare number needs a word that announces a value."""
    if "exact" in figure.rules:
        return True
    if load().cues.before(context.text, context.skip_space(figure.start)) is None:
        return False
    single = figure.num_end - figure.num_start == 1 and figure.numeral == "han"
    return not (single and HAN.match(context.text, figure.end))


def _says_little(figure: Figure) -> bool:
    """A small spelled number before a counter: 一家, 三个."""
    spelled = figure.numeral in ("han", "english")
    return spelled and figure.plain <= _SMALL and figure.scale == 1 and figure.step >= 1


def _counts(context: Context, figure: Figure) -> bool:
    """Which of those are counts: not 一个 or 三种, nor an author's list of three reasons."""
    text = context.text
    if figure.vague:
        printed = text[figure.num_start : figure.num_end]
        return len(printed) > 1 and not printed.startswith(("数", "几", "好"))
    if load().enumerations.match(text, figure.end) and not _supported(figure):
        return False
    if figure.op == "in":
        return True
    if figure.plain <= 1:
        return False
    return _supported(figure) or not figure.generic or figure.numeral != "han"


def _spread(context: Context, figure: Figure) -> bool:
    """140,000 fans over three days: when, unlike what lasted over three days."""
    if context.chinese or not context.lower.startswith("over ", figure.start):
        return False
    return _AMOUNT.search(context.lower, max(0, figure.start - 40), figure.start) is not None


_AMOUNT = pattern_of(
    r"(?:\d%?|\b(?:hundred|thousand|million|billion|trillion))"
    r"(?:\s(?!last|took|tak|spen|wait|work|need|ran\b|run|for\b|been)[a-z-]+){0,3}\s$"
)


def _lasts(context: Context, figure: Figure) -> bool:
    """Recoups its outlay in six years: how long it takes, and no time when."""
    if context.chinese:
        return False
    start, _ = context.clause(figure.start)
    ahead = context.lower[start : context.skip_space(figure.start)]
    return _IN.search(ahead) is not None and load().windows_lasting.search(ahead) is not None


_IN = pattern_of(r"\b(?:in|within)(?: (?:about|around|under|less than|some|just|only|roughly))?$")


def _window(context: Context, figure: Figure) -> bool:
    """过去五年, 三个月前, in the past two years: when, not how long."""
    words, text = load(), context.text
    if text.startswith("近", figure.start):
        return True
    if words.windows_before.before(context.lower, context.skip_space(figure.start)):
        return not _lasts(context, figure)
    end = figure.end + text.startswith(" ", figure.end)
    if words.windows_after.at(context.lower, end):
        return True
    if words.windows_later.at(context.lower, end):  # 被制裁四年后 lasts, 四年后 is a date
        clause, _ = context.clause(figure.start)
        at = figure.start
        while at > clause and text[at - 1].isspace():
            at -= 1
        return at == clause or not HAN.match(text[at - 1]) or text[at - 1] in "在于约近"
    if _supported(figure):
        return _spread(context, figure)
    if figure.vague and figure.plain < _SMALL and figure.scale == 1:
        return True
    one = figure.numeral in ("han", "english") and figure.plain == 1 and figure.step >= 1
    return one and not _alone(context, figure)
