"""Shares in Chinese: 占全球的38%, 90%靠进口, 将营收的15%上缴."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache

from claimcheck.claims.clauses import Clause
from claimcheck.claims.roles import REGIONS
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.share_words import Share, of, table, verbs
from claimcheck.lexicon import read_data
from claimcheck.lexicon.units import class_of
from claimcheck.patterns import pattern_of
from claimcheck.records import Quantity

_PART_OF = pattern_of(
    r"([^,。;的占把将从]{2,14}?)(?:的|有|中|里|中有|里有|有约)(?:约|近|超过?|大约)?$"
)
_SAYS_NOTHING = "了着约仅近 "  # between a verb and its figure
_TOPIC_ENDS = ("中", "里", "方面", "上", "领域", "内")


def chinese(sentence: Sentence, quantity: Quantity) -> Share | None:
    """The share that a percentage of a Chinese sentence is."""
    clause = sentence.clauses.at(quantity.num_start)
    ahead = sentence.text[clause.start : quantity.start]
    called = _PART_NAMED.search(ahead)
    if called is not None:
        start, end = (clause.start + at for at in called.span("whole"))
        measure, denominator = of(called["whole"], "", "", "zh", only_behind=True)
        if measure is not None:
            return Share(measure, denominator, (start, end), start, called[0])
    told = list(verbs("zh").finditer(ahead))
    if told and not sentence.between(clause.start + told[-1].end(), quantity.num_start):
        start, end = clause.start + told[-1].end(), quantity.start
        whole = sentence.text[start:end]
        if len(whole) <= 24:
            behind = sentence.text[quantity.end : min(clause.end, quantity.end + 10)]
            topic = _topic(sentence, clause)
            subject = sentence.text[slice(*topic)] + ahead[: told[-1].start()]
            measure, denominator = of(whole, behind, subject, "zh")
            verb = start
            end = end if whole.strip(_SAYS_NOTHING) else start
            if topic[0] < topic[1] and not whole.strip(_SAYS_NOTHING):  # 在X的收入中,中国占40%
                start, end = topic
            text = sentence.text[clause.start + told[-1].start() : quantity.start].rstrip("的 约近")
            return Share(measure, denominator, (start, end), verb, text)
    gapped = _gapped(sentence, quantity, clause) or _billed(sentence, quantity, clause)
    if gapped is not None:
        return gapped
    held = _held(sentence, quantity, clause)
    if held is not None:
        return held
    readers = (_part_of, _taken_out, _grabbed)
    part = next(filter(None, (read(sentence, quantity, clause) for read in readers)), None)
    if part is not None:
        return part
    behind = sentence.text[quantity.end : clause.end]
    moved = _moved().match(behind)
    if moved is not None:
        return Share(None, "", (quantity.start, quantity.start), quantity.start, moved[1])
    thing = re.match(r"\s?(?:的)?\s?([^,。;的占]{2,12})", behind)
    if thing and not re.match(r"(?:的)?(?:以上|以下|左右|速度|增速|增长|涨幅|降幅|幅度)", behind):
        measure, denominator = of(thing[1], "", "", "zh", only_behind=True)
        if measure is not None and measure != "market_share":
            start = quantity.end + thing.start(1)
            measure = _levied(sentence, clause, measure)
            return Share(
                measure, denominator, (start, quantity.end + thing.end(1)), quantity.start, thing[1]
            )
    return None


_JOINS = pattern_of(r"\s?(?:、|和|与|及|以及)\s?$")
_HAS = pattern_of(r"[^,;:。\d]{0,4}?(?:有|的|占|约|近|则|则有|则是|是|为|也有|更有|高达|达)*$")


def _gapped(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """甲有四分之一、乙有六成五的营收来自中国: a part of what stands behind the next part."""
    following = next((q for q in sentence.quantities if q.num_start >= quantity.num_end), None)
    if following is None or following.unit != "percent" or following.start > clause.end + 16:
        return None
    names = sentence.entities(quantity.end, following.start)
    if not names or names[0].kind in REGIONS:
        return None
    joins = _JOINS.fullmatch(sentence.text, quantity.end, names[0].start)
    if joins is None or not _HAS.fullmatch(sentence.text, names[0].end, following.start):
        return None
    told = chinese(sentence, following)
    if told is None or told.measure is None or told.whole[0] < following.end:
        return None
    return replace(told, verb=quantity.start)


def _billed(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """大约六成的钱要付给甲: a part of the price that the sentence told before."""
    told = _bills().match(sentence.text, quantity.end, clause.end)
    if told is None:
        return None
    priced = any(
        class_of(q.unit) == "money" and _PRICED.search(sentence.text, sentence.start, q.end + 8)
        for q in sentence.quantities
        if q.num_end <= quantity.start and q.num_end >= sentence.start
    )
    at = quantity.start
    return Share(_PRICE, "", (at, at), at, told[0]) if priced else None


# what has a price, and no income: 售价35万元, 卖35万元, 35万元的机床
_PRICED = pattern_of(r"[价卖售][^,;。]{0,16}[元圆块]|[元圆块](?:人民币)?(?:一台|一辆|一架|一套|的)")


@lru_cache(maxsize=1)
def _bills() -> re.Pattern[str]:
    bills = "|".join(sorted(table("zh")["bills"], key=len, reverse=True))
    paid = "|".join(sorted(read_data("zh/discourse.yaml")["paid"]["to"], key=len, reverse=True))
    return pattern_of(rf"(?:以上|左右)?(?:的(?:{bills}))?[是要得都须需就会则被先]*(?:{paid})")


# 中国在英伟达营收中的占比达40%, 占北辰汽车营业收入的比重为40%
_PART_NAMED = pattern_of(
    r"[在占](?P<whole>[^,;。在占\d]{2,16}?(?:营收|收入|销售额|营业额|利润))(?:中|里)?的?(?:占比|比重|比例|份额)"
)


def _held(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """70% 的高端GPU掌握在 X 手中, 90% 靠 X 供应: the holder's share of the thing in front of it."""
    behind = sentence.text[quantity.end : clause.end]
    if "fraction:each" in quantity.rules and _EARNED.search(quantity.text):
        start = quantity.start  # 每赚8块钱,约有1块来自北方
        return Share("revenue_share", "revenue", (start, start), start, quantity.text)
    holders = [at for at, role in sentence.roles.items() if role == "holder"]
    if not any(quantity.end <= at < clause.end for at in holders):
        return None
    markers: dict[str, str | None] = dict(table("zh")["inverted"])
    given = sentence.words.given.search(behind)
    if given is not None:
        markers[given[0]] = None
    for marker, measure in markers.items():
        at = behind.find(marker)
        if at < 0:
            continue
        thing = re.match(r"(?:的|以上|以上的)?([^,、。;\d]*)", behind[:at])
        whole = thing[1] if thing else ""
        start = quantity.end + (thing.start(1) if thing else 0)
        ahead = sentence.text[max(clause.start, quantity.start - 20) : quantity.start]
        if not ahead.strip():  # 半导体专利,将近四成由中国提交
            for before in sentence.clauses.before(clause)[:1]:
                free = not sentence.quantities_in(before)
                ahead = (
                    sentence.text[max(before.start, before.end - 20) : before.end] if free else ""
                )
        told, _whole = of(whole or ahead, "", "", "zh", only_behind=True)
        if told not in (None, "market_share"):
            measure = told
        found = [r["denominator"] for r in table("zh")["wholes"] if r["measure"] == measure]
        if found:
            text = whole if given is not None and marker == given[0] else marker
            return Share(measure, found[0], (start, start + len(whole)), quantity.start, text)
    return None


def _part_of(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """将营收的15%上缴: a part of an amount; handed over, it is a levy."""
    match = _PART_OF.search(sentence.text[clause.start : quantity.start])
    if match is None or match[1].endswith(tuple(table("zh")["not_wholes"])):
        return None
    taken = list(_taken().finditer(match[1]))
    start, end = match.span(1)
    start += taken[-1].end() if taken else 0
    whole = match[1][start - match.start(1) :]
    measure, denominator = of(whole, "", "", "zh", only_behind=True)
    if measure is None or (measure == _PRICE and not _ends_so(measure, whole)):
        return None  # 售价是海外版的八成五
    measure = _levied(sentence, clause, measure)
    start, end = clause.start + start, clause.start + end
    return Share(measure, denominator, (start, end), start, whole)


def _grabbed(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """减重药市场去年翻倍,甲吃下六成五: a part of the market that the sentence is about."""
    at = _takes_it().search(sentence.text, max(clause.start, quantity.start - 8), quantity.start)
    if at is None or sentence.text.startswith("的", quantity.end):
        return None
    for before in sentence.clauses.before(clause):
        if _MARKET.search(sentence.text, before.start, before.end):
            return Share("market_share", "market", (at.end(), at.end()), at.start(), at[0])
    return None


_MARKET = pattern_of(r"市场|份额|市占")


@lru_cache(maxsize=1)
def _takes_it() -> re.Pattern[str]:
    return pattern_of(rf"{_taken().pattern}(?:约|近|将近|逾|超过|其中)?$")


def _ends_so(measure: str, whole: str) -> bool:
    """Whether the whole itself is such an amount: 售价 and 整机售价里, not 售价是海外版."""
    words = next(r["words"] for r in table("zh")["wholes"] if r["measure"] == measure)
    return whole.rstrip("里中的").endswith(tuple(words))


_PRICE = "price_share"


def _taken_out(sentence: Sentence, quantity: Quantity, clause: Clause) -> Share | None:
    """从销售收入里抽走25%: a levy, where the part that is handed over stands behind the verb."""
    match = _out_of().search(sentence.text, clause.start, quantity.start)
    if match is None:
        return None
    measure, denominator = of(match["whole"], "", "", "zh", only_behind=True)
    if measure != "revenue_share":
        return None
    return Share("levy_rate", denominator, match.span("whole"), match.start(), match["verb"])


@lru_cache(maxsize=1)
def _out_of() -> re.Pattern[str]:
    handed = "|".join(sorted(table("zh")["handed_over"], key=len, reverse=True))
    return pattern_of(
        rf"从(?P<whole>[^,;:。从]{{2,16}}?)(?:里|中|当中|里头|里面|内)?[就再先要须得都]?(?P<verb>{handed})"
        r"(?:了|走|出)?约?$"
    )


_EARNED = pattern_of(r"[赚挣]|收入|营收|进账|入账")


def _levied(sentence: Sentence, clause: Clause, measure: str) -> str:
    """A levy, where a part of revenue is handed over; else the measure."""
    rest = sentence.text[clause.start : sentence.end]
    over = measure == "revenue_share" and any(w in rest for w in table("zh")["handed_over"])
    return "levy_rate" if over or _goes_to_state(sentence, clause) else measure


def _goes_to_state(sentence: Sentence, clause: Clause) -> bool:
    """收入的15%归法国财政部: what the state gets of it."""
    return any(
        m.kind == "government" and sentence.text[m.start - 1 : m.start] in ("归", "给")
        for m in sentence.entities(clause.start, sentence.end)
    )


@lru_cache(maxsize=1)
def _moved() -> re.Pattern[str]:
    """53%送进中国: where a part goes."""
    words = sorted(table("zh")["moved"], key=len, reverse=True)
    return pattern_of(rf"(?:以上|左右)?(?:都|被|则|就|已|已经)?({'|'.join(words)})")


@lru_cache(maxsize=1)
def _taken() -> re.Pattern[str]:
    """拿下中国市场的一半: what somebody has a part of begins behind the verb."""
    return pattern_of(
        "(?:" + "|".join(sorted(table("zh")["takes"], key=len, reverse=True)) + ")了?"
    )


def _topic(sentence: Sentence, clause: Clause) -> tuple[int, int]:
    """半导体专利中,中国占全球38%: a short clause in front without a figure sets the whole."""
    for before in sentence.clauses.before(clause)[:1]:
        text = sentence.text[before.start : before.end]
        if len(text) <= 24 and not sentence.quantities_in(before) and text.endswith(_TOPIC_ENDS):
            start = before.start + text.startswith("在")
            ends = (end for end in sorted(_TOPIC_ENDS, key=len, reverse=True))
            last = next(end for end in ends if text.endswith(end))
            return start, before.end - len(last)
    return (0, 0)
