"""Whether a name is what something is compared with."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from claimcheck.claims.mentions import Mention
from claimcheck.claims.sentence import Sentence
from claimcheck.patterns import pattern_of

_OF_IT = pattern_of(r"\s?(?:of\s)?(?:the\s|an?\s)?")
_TIMES_THE = pattern_of(r"\s(?:the\s|its\s)?(?:[a-z-]+\s)?")
_ALIKE = pattern_of(r"的?(?:同等|同级|相同|同样|一样|相当)(?:的|性能|水平|规格|算力|价格|程度)")
_NOUN_AND_DE = 3  # characters
_THAT_OF = pattern_of(r"\s?(?:that of |those of )?(?:the |its |rival |an? )?", re.IGNORECASE)
_PART_OF = pattern_of(
    r"(?:%|percent|times|half|thirds?|quarters?|(?:fif|six|seven|eigh|nin|ten)ths?)\s"
    r"(?:of\s)?(?:the\s|that\sof\s(?:the\s)?)?"
    r"(?:(?!(?:in|to|from|for|by|at|on|across|with|since|and|or|while|as|but|markets?|shares|equity|votes"
    r"|revenue|sales|population|orders|exports|imports)\s)[a-z]+\s){0,2}$"
)
_OWNED_WHOLE = pattern_of(
    r"(?:'s|’s|'|’)?\s(?:\w+\s){0,2}(?:market|revenue|sales|profit|orders|output|supply|demand|exports)\b"
)
# three times as much as Peru
_AS_MANY_AS = pattern_of(
    r"(?:times|twice|half|\w+ths?|third|quarter)\sas\s[a-z]+(?:\s(?!as\b)[a-z]+){0,2}\sas\s"
    r"(?:the\s|its\s|that\sof\s(?:the\s)?|those\sof\s(?:the\s)?)?$"
)
# 38% of the world's patents, unlike 38% of the world's
_OF_A_PLACE = pattern_of(
    r"(?:'s|’s|'|’)\s(?!(?:in|and|or|at|by|for|from|a)\b)[a-z]{3}|\s(?!(?:has|was|does|is|as|this|its)\b)[a-z]{3,}s\b|\s(?:\w+\s){0,2}"
    r"(?:market|revenue|sales|profit|orders|output|supply|demand|exports)\b"
)
_UNEQUAL = pattern_of(
    r"超过|超|高于|低于|多于|少于|不及|大于|小于|优于|逊于|领先|落后|above|below|than",
    re.IGNORECASE,
)


def is_comparand(sentence: Sentence, mention: Mention) -> bool:
    """Whether a name stands behind a word of comparing, or has what a figure is a part of."""
    words, text = sentence.words, sentence.text
    clause = sentence.clauses.at(mention.start)
    if _ALIKE.match(text, mention.end) and mention.start > clause.start:
        return True
    ahead = text[max(clause.start, mention.start - 24) : mention.start]
    compares = words.compared.finditer(ahead) if "comparison.before" in sentence.said else ()
    for match in compares:
        between = ahead[match.end() :]
        if _names_only(sentence, mention.start - len(between), mention.start):
            if _is_head(sentence, mention, between):
                return False
            if _UNEQUAL.fullmatch(match[0]) and _is_operand(sentence, mention):
                return False
            if match[0].lower() in words.weak_compared:
                joining = match[0].lower() in words.joining
                return _difference_behind(sentence, mention, clause.end, joining=joining)
            return True
    return _is_ratio_base(sentence, mention, ahead)


def _is_head(sentence: Sentence, mention: Mention, between: str) -> bool:
    """强于大盘的乙指数下跌2%: who is compared with the market, where nobody stands before it."""
    clause = sentence.clauses.at(mention.start)
    if len(between) < _NOUN_AND_DE or not between.endswith("的"):
        return False
    alone = all(m.start >= mention.start for m in sentence.in_clause(clause, "entity"))
    return alone and bool(sentence.between(mention.end, clause.end))


def _is_operand(sentence: Sentence, mention: Mention) -> bool:
    """超过美国企业的28%: the name has a level of its own there."""
    figure = next(iter(sentence.between(mention.end, mention.end + 60)), None)
    if figure is None or figure.unit != "percent":
        return False
    return sentence.gap(mention.end, figure.num_start) == "的"


def _names_only(sentence: Sentence, start: int, end: int) -> bool:
    """Nothing but attributes stands between a comparing word and the name."""
    between = sentence.text[start:end]
    if sentence.between(start, end):
        return False
    return not re.search(r"[,;:。]", between) and (
        len(between.strip()) <= 3
        or any(m.start >= start and m.end <= end for m in sentence.mentions)
        or between.endswith(("的", "旗舰", "同期"))
        or _THAT_OF.fullmatch(between) is not None
    )


def _difference_behind(sentence: Sentence, mention: Mention, end: int, *, joining: bool) -> bool:
    """Behind 与 X or 比 X stands a word of difference, or behind 比 X a figure of one."""
    behind = sentence.text[mention.end : end]
    if sentence.words.compared_after.search(behind[:12]):
        return True
    if not joining and sentence.words.unequal.match(behind):  # 比H20高, without a figure
        return True
    if behind.strip() in sentence.words.compared_closing or _closes(sentence, behind):
        return True
    near = [] if joining else sentence.between(mention.end, end)
    return bool(near) and near[0].kind in ("delta", "ratio", "comparison")


def _closes(sentence: Sentence, behind: str) -> bool:
    """与甲公司去年推出的乙型相比: what describes the thing compared with is no other thing."""
    words = sentence.words
    told = behind.rstrip()
    ends = words.compared_after.search(told[-4:]) or told.endswith(tuple(words.compared_closing))
    described = "的" in told or _VERSION.match(told) is not None
    return described and bool(ends) and len(told) <= _LONGEST_OTHER


_VERSION = pattern_of(r"(?:版|款|型|系列|产)的?(?=[A-Za-z])")  # 海外版RTX 6000

_LONGEST_OTHER = 40  # characters


def _is_ratio_base(sentence: Sentence, mention: Mention, ahead: str) -> bool:
    """达到 X 的 70%, 是 X 的 6 倍; 15% of the H100's."""
    if sentence.words.language == "en":
        whole = _OF_A_PLACE if mention.kind in ("country", "region") else _OWNED_WHOLE
        owned = whole.match(sentence.text[mention.end : mention.end + 24])
        part = _PART_OF.search(ahead) is not None and owned is None
        part = part or (_AS_MANY_AS.search(ahead) is not None and owned is None)
        return part or is_multiplied(sentence, mention)
    figure = next(iter(sentence.between(mention.end, mention.end + 60)), None)
    if figure is None or figure.unit not in ("percent", "dimensionless"):
        return False
    gap = sentence.text[mention.end : figure.start]
    if not re.fullmatch(r"(?:系列|芯片|系统|处理器|同期)?的", gap):
        return False
    stem = ahead.rstrip()
    return any(
        re.search(re.escape(word) + r"[^,;。]{0,4}$", stem) for word in sentence.words.of
    ) and not re.search(r"占[^,;。]{0,4}$", stem)


def is_multiplied(sentence: Sentence, mention: Mention) -> bool:
    """Four times the performance of the H20: whether a name has what a figure is a multiple of."""
    text = sentence.text
    at = bisect_left(sentence.mentions, mention.start, key=attrgetter("start"))
    for measure in sentence.mentions[max(0, at - 3) : at]:
        if measure.what != "measure" or measure.end > mention.start:
            continue
        if _OF_IT.fullmatch(text, measure.end, mention.start) is None:
            continue
        for figure in sentence.between(measure.start - 40, measure.start):
            gap = _TIMES_THE.fullmatch(text, figure.end, measure.start)
            if figure.unit == "dimensionless" and gap is not None:
                return True
    return False
