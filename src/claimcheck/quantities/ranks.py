"""Places in an order: 第三, 前十, 榜首, 全球最大, No. 1, top ten, the world's second-largest."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

from claimcheck.frozen import record
from claimcheck.patterns import pattern_of
from claimcheck.quantities.context import Context
from claimcheck.quantities.figure import Figure
from claimcheck.quantities.numerals import ONE, decimal_number, han_number
from claimcheck.quantities.triggers import Hit
from claimcheck.quantities.words import load
from claimcheck.quantities.wordtable import WordFinder, any_of

_NUMBER = r"(?P<number>[0-9]{1,3}|[一二三四五六七八九十两百]{1,4})"
_AMONG_FIRST = pattern_of("前[0-9一二三四五六七八九十两百]")
MOST = 1000
_ORDINALS = ("word", "nth", "to", "far", "seat", "only", "behind")
# Every English rank has one of these in it.
_ENGLISH = WordFinder(
    (
        "rank",
        "placed",
        "came",
        "no.",
        "number",
        "#",
        "top ",
        "gest",
        "hest",
        "fastest",
        "place",
        "spot",
        "position",
        "distant",
        "close ",
        " behind",
        " by v",
        " by s",
        " by r",
        "globally",
        "worldwide",
        "in the world",
        "strong ",
        "to second",
        "to third",
        "to fourth",
        "to fifth",
        "to sixth",
        "to seventh",
        "to eighth",
        "to ninth",
        "to tenth",
        "to first",
    )
)
_BEFORE = pattern_of(r"(?P<word>[a-z]+)[ (]{1,2}\Z")  # the word right before a number
_LONGEST = 24
_NOT_RANKED = frozenset("个次代季届期章节条款天年月周批轮方阶步部类者线梯产时三一二")


@record(slots=False)
class _Patterns:
    """What ranks are found by."""

    place: re.Pattern[str]
    top: re.Pattern[str]
    field: re.Pattern[str]
    field_ends: frozenset[str]
    english: re.Pattern[str]


@lru_cache(maxsize=1)
def _patterns() -> _Patterns:
    rank = load().rank
    before, fields = any_of(rank["before"]), any_of(rank["fields"])
    ordinals = any_of(load().rank_ordinals)
    seats = any_of([word for word in rank["after"] if word.isascii()])
    reached = any_of(rank["reached"])
    close = r"(?=[，。；、！？,.;!?)）」』”\"\s]|$|的)"
    return _Patterns(
        place=pattern_of(
            rf"第\s?{_NUMBER}(?P<tail>\s?(?:{any_of(rank['after'])})(?![次个代种])|{close})?"
        ),
        top=pattern_of(
            rf"(?P<mark>前|[Tt][Oo][Pp][- ]?){_NUMBER}"
            rf"(?P<tail>\s?(?:{any_of(rank['top_after'])})|{close})?"
            r"(?![0-9年个月季天次期代周日步线后.%万亿])"
        ),
        field=pattern_of(
            rf"(?:{before}|{fields})(?:了|在|到|至|第)?(?:{fields})?\s?(?:上|的|第一)?$"
        ),
        field_ends=frozenset(word[-1] for word in (*rank["before"], *rank["fields"]))
        | frozenset("了在到至第上的一 \t\n"),
        english=pattern_of(
            rf"(?<![a-z])from (?P<old>{ordinals}) to (?P<new>{ordinals})(?: (?:{seats}))?(?![a-z])"
            rf"|(?<![a-z])(?:ranked|ranks|ranking|rank|placed|came) (?:it |them |him "
            rf"|her )?(?:in )?"
            rf"(?:a (?:distant|close|strong|joint) )?(?P<word>{ordinals})(?![a-z])(?: (?:{seats}))?"
            rf"|(?<![a-z])(?:{reached}) (?:up |down |back "
            rf"|[a-z]+ (?:{seats})s? )?to (?:the )?(?P<to>{ordinals})(?: (?:{seats})"
            r"|(?=[,.;:)]|$| (?:from|in|behind|with|and|globally|worldwide)(?![a-z])))"
            rf"|(?<![a-z])(?:putting it |only |just |in )(?P<only>{ordinals}) (?:behind"
            rf"|by (?:volume|value|sales"
            r"|revenue|shipments)|globally|worldwide|in the world)(?![a-z])"
            rf"|(?<![a-z])(?P<behind>{ordinals}) behind(?= [a-z])"
            rf"|(?<![a-z])(?:a (?:distant|close|strong) (?P<far>{ordinals})(?![a-z-])|"
            rf"(?P<seat>{ordinals}) (?:{seats})(?![a-z]))"
            r"|(?<![a-z])(?:no\. ?|number |#)(?P<number>[0-9]{1,2})(?![0-9.,%])"
            r"|(?<![a-z])top (?P<top>ten|five|three|twenty)(?![a-z])"
            rf"|(?<![a-z])(?P<nth>{ordinals})[- ](?:largest|biggest|highest|fastest)(?![a-z])"
        ),
    )


def possible(context: Context, hits: list[Hit]) -> bool:
    """Whether a rank, or another figure without a numeral, may stand in a text: the quick look."""
    return bool(hits) or context.latin or "第" in context.text or "前" in context.text


def read(context: Context, hits: list[Hit]) -> list[Figure]:
    """Every rank of a text."""
    if not possible(context, hits):
        return []
    text = context.text
    patterns = _patterns()
    found = []
    if hits:
        found = [_first(context, hit) for hit in hits if hit.group in ("first", "superlative")]
    if "第" in text:
        found += [_place(context, match) for match in patterns.place.finditer(text)]
    if _AMONG_FIRST.search(text) or (context.latin and "top" in context.lower):
        found += [_top(context, match) for match in patterns.top.finditer(text)]
    if context.latin and (
        "no." in context.lower if context.chinese else _ENGLISH.seen(context.lower)
    ):
        found += [
            _english(match)
            for match in patterns.english.finditer(context.lower)
            if not _is_serial(context.lower, match.start())
        ]
    return [figure for figure in found if figure is not None]


def _lead(context: Context, at: int) -> int:
    """Where the words begin that make an ordinal a rank: 排名, 位居全球; `at` of none."""
    if context.lower[at - 1 : at] not in _patterns().field_ends:
        return at
    match = _patterns().field.search(context.lower[max(0, at - 14) : at])
    return at if match is None else max(0, at - 14) + match.start()


def _first(context: Context, hit: Hit) -> Figure | None:
    """榜首; 全球最大, the world's second-largest."""
    if hit.group == "first":
        goes_on = context.text[hit.end : hit.end + 1].isdigit()  # no. 12
        if goes_on or (context.latin and _is_serial(context.lower, hit.start)):
            return None
        return _rank(hit.start, hit.end, ONE, ONE, "first")
    start = _lead(context, hit.start)
    if start == hit.start or context.text[hit.end : hit.end + 1] in tuple("限程值化"):
        return None
    place = Decimal(load().rank_ordinals.get(hit.word.partition("-")[0], 1))
    return _rank(start, hit.end, place, place, "superlative")


def _value(written: str) -> Decimal | None:
    number = decimal_number(written) if written.isascii() else han_number(written)
    return None if number is None or not 0 < number.low <= MOST else number.low


def _place(context: Context, match: re.Match[str]) -> Figure | None:
    """第三名, 排名第三, 全球第一; not 第一季度 or 第三方."""
    tail = (match["tail"] or "").strip()
    if not tail and context.text[match.end() : match.end() + 1] in _NOT_RANKED:
        return None
    value, start = _value(match["number"]), _lead(context, match.start())
    lead = start < match.start()
    if value is None:
        return None
    if not lead and match["tail"] is not None and not tail:  # 销量第一 at the end of its clause
        before = context.text[match.start() - 1 : match.start()]
        if not before or not "\u4e00" <= before <= "\u9fff" or before in "的是和与及":
            return None
    if not lead and match["tail"] is None:
        return None
    return _rank(start, match.end(), value, value, "place")


def _top(context: Context, match: re.Match[str]) -> Figure | None:
    """前十, 全球前五大, top 10; not 前三季度."""
    value = _value(match["number"])
    lead = _lead(context, match.start()) < match.start()
    tail = (match["tail"] or "").strip()
    latin = match["mark"] != "前"
    if value is None or value < 2 or not (tail or (lead and match["tail"] is not None) or latin):
        return None
    if (
        latin
        and context.text[match.start() - 1 : match.start()].isalpha()
        and context.text[match.start() - 1].isascii()
    ):
        return None
    return _rank(match.start("mark"), match.end(), ONE, value, "top")


def _is_serial(text: str, at: int) -> bool:
    """Whether what is numbered there is one of many that follow each other: bulletin no. 7."""
    before = _BEFORE.search(text, max(0, at - _LONGEST), at)
    return before is not None and before["word"].removesuffix("s") in load().serials


def _english(match: re.Match[str]) -> Figure | None:
    words = load().rank_ordinals
    if match["top"]:
        many = Decimal(load().english[match["top"]][1])
        return _rank(*match.span(), ONE, many, "top")
    if match["old"]:
        return _moved(match, Decimal(words[match["old"]]), Decimal(words[match["new"]]))
    word = next((match[name] for name in _ORDINALS if match[name]), None)
    value = Decimal(words[word]) if word else Decimal(match["number"])
    return _rank(*match.span(), value, value, "place")


def _moved(match: re.Match[str], old: Decimal, new: Decimal) -> Figure:
    """From fifth to seventh place."""
    figure = _rank(*match.span(), old, old, "change")
    figure.kind, figure.op = "change", "->"
    figure.first, figure.last, figure.low, figure.high = old, new, None, None
    figure.first_step = figure.last_step = ONE
    return figure


def _rank(start: int, end: int, low: Decimal, high: Decimal, rule: str) -> Figure:
    figure = Figure(
        start, end, start, end, low, high, ONE, low, ONE, "word", unit="rank", kind="rank"
    )
    figure.op = "=" if low == high else "<="
    figure.rules.append(f"rank:{rule}")
    return figure
