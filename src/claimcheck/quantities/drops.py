"""Figures that say nothing: classifiers of one, bare numbers in names, spans of time that say when."""

from __future__ import annotations

import re

from claimcheck.quantities.context import HAN, Context
from claimcheck.quantities.figure import TIME, Figure
from claimcheck.quantities.words import load

_LABEL_BEFORE = re.compile(
    r"(?:(?:[A-Z][\w.'’-]*|[a-z]+[A-Z]\w*)[ -]|(?:^|[^A-Za-z])(?:figure|table|chapter|section|page|version|phase|level|type|nrs?\.|exit|exercises?|article|highway|route|flight|class|gen|generation|room|step|day|week|part|no\.|#) ?)$"
)
_HEDGED = ("hedge", "bound")
_OPEN_CUE = re.compile(r"[(（“\"'‘「《<>=:：,，、;；。.!?\s\x00/|*]$")
_QUOTES = {"“": "”", "「": "」", "‘": "’"}
_SCALE_ALONE = frozenset("百千万亿兆数几")
_COUNTER_AFTER = re.compile(r"\s?(?:系列|系|型|代|版|号|款|Pro|Max|Ultra|Plus|S\b)")
_ONE_OF = re.compile(r"\s?(?:[大小类级流]|[一二三四五六七八九十])")


def kept(context: Context, figure: Figure) -> bool:
    """Whether a figure says something."""
    if figure.kind in ("change", "ratio") or figure.sign or figure.numeral == "word":
        return True
    supported = any(rule.startswith(_HEDGED) for rule in figure.rules)
    if context.text[figure.num_start - 1 : figure.num_start] == "第":
        return False
    printed = context.text[figure.num_start : figure.num_end]
    if printed in _SCALE_ALONE or (
        figure.numeral == "han" and context.text.startswith("级", figure.end)
    ):
        return False
    if _alone(context, figure):
        return (
            bool(figure.unit) or context.text[figure.num_start : figure.num_end] not in _SCALE_ALONE
        )
    if not figure.unit:
        return _bare(context, figure, supported)
    if (
        figure.unit == "year"
        and figure.num_end - figure.num_start == 4
        and 1900 <= figure.plain < 2100
    ):
        return False  # 二〇二五年
    if figure.unit.partition("/")[0] in TIME:
        return not _window(context, figure, supported)
    if figure.unit == "count":
        return _counts(context, figure, supported)
    return not (
        figure.unit == "degree" and figure.numeral == "han" and figure.plain < 10 and not supported
    )


def _alone(context: Context, figure: Figure) -> bool:
    """A figure that fills its clause."""
    text = context.text
    if (
        text[figure.start - 1 : figure.start] in _QUOTES
        and text[figure.end : figure.end + 1] in _QUOTES.values()
    ):
        return True
    start, end = context.clause(figure.start)
    return not context.text[start : figure.start].strip(
        " \t\"'“”「」()（）和与及"
    ) and not context.text[figure.end : end].strip(" \t\"'“”「」()（）.")


def _bare(context: Context, figure: Figure, supported: bool) -> bool:
    """A number without a unit: kept where words around it make it a figure."""
    text = context.text
    if figure.vague and figure.plain < 10 and figure.scale == 1:
        return False
    if supported or figure.op == "in" or figure.marked or figure.fraction:
        return not figure.year or figure.op != "="
    printed = text[figure.num_start : figure.num_end]
    if figure.scale >= 1000 or "," in printed or (figure.numeral == "han" and len(printed) > 3):
        return True
    if (
        figure.numeral == "han"
        and len(printed) > 1
        and figure.plain >= 1000
        and printed[0] not in _SCALE_ALONE
    ):
        return True
    before = text[max(0, figure.start - 16) : figure.start]
    if figure.year or _COUNTER_AFTER.match(text, figure.end):
        return False
    around = (
        text[max(0, figure.start - 2) : figure.start].strip()
        + text[figure.end : figure.end + 2].strip()
    )
    if HAN.search(around):
        return _cued(context, figure)
    if figure.numeral == "english":
        return figure.plain != 1 or not printed.isalpha()
    return not _LABEL_BEFORE.search(before)


def _cued(context: Context, figure: Figure) -> bool:
    """Among Chinese words a bare number needs a word that announces a value."""
    at = figure.start - (context.text[figure.start - 1 : figure.start] == " ")
    if load().cues.before(context.text, at) is None:
        return False
    after = context.text[figure.end : figure.end + 1]
    if figure.numeral == "han" and figure.num_end - figure.num_start == 1 and figure.plain < 10:
        return not HAN.match(after)
    return True


def _counts(context: Context, figure: Figure, supported: bool) -> bool:
    """A count: not 一个 or 三种, nor an author's list of three reasons."""
    spelled = figure.numeral in ("han", "english")
    small = spelled and figure.plain <= 10 and figure.scale == 1 and figure.step >= 1
    if figure.vague and figure.plain < 10 and figure.scale == 1 and figure.op == "in":
        pair = len(context.text[figure.num_start : figure.num_end]) > 1
        return pair and not context.text[figure.num_start : figure.num_end].startswith(
            ("数", "几", "好")
        )
    if not small:
        return True
    if load().enumerations.match(context.text, figure.end) and not supported:
        return False
    if figure.op == "in" and not figure.vague:
        return True
    if figure.plain <= 1:
        return False
    return supported or not (figure.generic and figure.numeral == "han")


def _window(context: Context, figure: Figure, supported: bool) -> bool:
    """过去五年, 三个月前, in the past two years: when, not how long."""
    words, text = load(), context.text
    at = figure.start - (text[figure.start - 1 : figure.start] == " ")
    if text.startswith("近", figure.start):
        return True
    before = words.windows_before.before(context.lower, at)
    if before is not None:
        return True
    start = figure.end + (text[figure.end : figure.end + 1] == " ")
    hit = words.windows_after.at(context.lower, start)
    if hit is not None and not text[start:].startswith(("期间隔",)):
        return True
    if words.windows_later.at(context.lower, start):
        clause, _ = context.clause(figure.start)
        lead = text[clause : figure.start].strip()
        return not lead or not HAN.match(lead[-1]) or lead[-1] in "在于约近"
    if figure.vague and figure.plain < 10 and figure.scale == 1 and not supported:
        return True
    small_one = figure.numeral in ("han", "english") and figure.plain == 1 and figure.step >= 1
    if small_one and not supported:
        return figure.unit in ("year", "month", "week", "day", "hour", "minute", "second")
    return False
