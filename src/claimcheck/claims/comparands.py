"""What a figure is compared with."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from claimcheck.claims import ratios_en
from claimcheck.claims.clauses import Clause
from claimcheck.claims.mentions import Mention
from claimcheck.claims.plan import Reading
from claimcheck.claims.ratios_en import Ratio
from claimcheck.claims.sentence import Sentence
from claimcheck.patterns import pattern_of
from claimcheck.records import Name, Period, Quantity

RELATIVE = ("delta", "ratio", "comparison", "range", "bound")
_LEAD = pattern_of(
    r"(?:相比|相较|对比|比起|[放摆]在?一起|compared (?:with|to)|relative to|versus)", re.IGNORECASE
)


Against = Reading[Name | None]
NONE: Against = Reading(None, "missing", "")


def read(sentence: Sentence, quantity: Quantity, ratio: Ratio | None = None) -> Against:
    """The comparand, where it was read, and how.

    Args:
        sentence: where the figure stands.
        quantity: the figure.
        ratio: the measure of another thing that it is a part of.
    """
    if ratio is not None:
        mention = ratios_en.other_name(sentence, ratio)
        if mention is not None:
            at = (mention.start, mention.end)
            return Reading(Name(mention.id, mention.text), "own", "comparand:clause", at)
        name = Name(None, sentence.text[slice(*ratio.other)])
        return Reading(name, "own", "comparand:noun", ratio.other)
    return sentence.first(quantity, _readings(sentence, quantity)) or NONE


def _readings(sentence: Sentence, quantity: Quantity) -> Iterator[Against | None]:
    """The answers of the readers, from the nearest words to the farthest."""
    clause = sentence.clauses.at(quantity.num_start)
    own = [
        m
        for m in sentence.in_clause(clause, "entity")
        if sentence.roles.get(m.start) == "comparand"
    ]
    near = _nearest(own, quantity)
    if near is not None and (
        quantity.kind in RELATIVE or quantity.unit in ("percent", "dimensionless")
    ):
        at = (near.start, near.end)
        yield Reading(Name(near.id, near.text), "own", "comparand:clause", at)
    if quantity.compared_with:
        name = Name(quantity.compared_with, quantity.compared_with)
        yield Reading(name, "own", "comparand:phrase", (quantity.start, quantity.end))
    if quantity.kind in ("delta", "bound", "range"):
        start, stretch = _stretch(sentence, quantity, clause)
        said = sentence.said
        earlier = "difference.year_earlier" in said and sentence.words.year_earlier.search(stretch)
        if earlier:
            name, at = Name("year earlier", "year earlier"), _shifted(earlier, start)
            yield Reading(name, "own", "comparand:year-earlier", at)
        time = _time(sentence, quantity)
        if time is not None:
            yield Reading(time, "own", "comparand:time")
        before = "difference.previous_period" in said and sentence.words.previous_period.search(
            stretch
        )
        if before:
            told, at = _period_before(before[0]), _shifted(before, start)
            yield Reading(Name(told, told), "own", "comparand:previous-period", at)
    yield _pronoun(sentence, quantity, clause)
    yield _plain(sentence, quantity)
    if quantity.kind in ("delta", "ratio", "comparison"):
        yield _from_sentence(sentence, quantity)


def _shifted(match: re.Match[str], by: int) -> tuple[int, int]:
    """Where the words of a match stand in the whole text."""
    return match.start() + by, match.end() + by


def _stretch(sentence: Sentence, quantity: Quantity, clause: Clause) -> tuple[int, str]:
    """The words of a figure's clause that no other figure of it owns, and where they begin."""
    others = [q for q in sentence.quantities_in(clause) if q.start != quantity.start]
    start = max([clause.start, *(q.end for q in others if q.end <= quantity.start)])
    end = min([clause.end, *(q.start for q in others if q.start >= quantity.end)])
    return start, sentence.text[start:end]


def _pronoun(sentence: Sentence, quantity: Quantity, clause: Clause) -> Against | None:
    """是它的1.5倍: the last name in front that is not the clause's own."""
    if (
        quantity.unit not in ("percent", "dimensionless")
        or "anaphora.possessive" not in sentence.said
    ):
        return None
    stretch = sentence.text[clause.start : quantity.num_start]
    if sentence.words.owned_by_it.search(stretch) is None:
        return None
    own = sentence.in_clause(clause, "entity")
    if not own:
        return None
    for before in sentence.clauses.before(clause):
        named = [
            m for m in sentence.in_clause(before, "entity") if m.key not in {o.key for o in own}
        ]
        if named:
            at = (named[-1].start, named[-1].end)
            return Reading(Name(named[-1].id, named[-1].text), "sentence", "comparand:pronoun", at)
    return None


_LENGTHS = {(28, 31): "previous month", (89, 93): "previous quarter"}


def _period_before(phrase: str) -> str:
    if re.search("季|quarter|sequential", phrase):
        return "previous quarter"
    return "previous month" if re.search("月|month", phrase) else "previous period"


def of_period(comparand: Name | None, period: Period) -> Name | None:
    """环比 beside a figure of a quarter is against the quarter before."""
    if comparand is None or comparand.id != "previous period" or not (period.start and period.end):
        return comparand
    days = (date.fromisoformat(period.end) - date.fromisoformat(period.start)).days + 1
    for (least, most), name in _LENGTHS.items():
        if least <= days <= most:
            return Name(name, name)
    return comparand


def _nearest(mentions: list[Mention], quantity: Quantity) -> Mention | None:
    """The one right in front of the figure, else the first behind it."""
    ahead = [m for m in mentions if m.end <= quantity.num_start]
    if ahead:
        return ahead[-1]
    return mentions[0] if mentions else None


def _time(sentence: Sentence, quantity: Quantity) -> Name | None:
    """比去年全年: a time that is compared with in the figure's clause."""
    clause = sentence.clauses.at(quantity.num_start)
    times = [
        t for t in sentence.times if t.role == "compared" and clause.start <= t.start < clause.end
    ]
    if not times:
        return None
    text = times[-1].text
    behind = sentence.text[times[-1].end : times[-1].end + 2]
    if text in sentence.words.data["year_before"] or behind == "同期":
        return Name("year earlier", text)
    return Name(None, text.rstrip("."))


def _from_sentence(sentence: Sentence, quantity: Quantity) -> Against | None:
    """A leading 相比X clause, or the comparand of a parallel clause before."""
    clause = sentence.clauses.at(quantity.num_start)
    if quantity.kind == "delta" and re.search(
        r"同比|环比|年增|年减", sentence.text[clause.start : clause.end]
    ):
        return None
    for before in sentence.clauses.before(clause):
        named = [
            m
            for m in sentence.in_clause(before, "entity")
            if sentence.roles.get(m.start) == "comparand"
        ]
        if not named:
            continue
        if _LEAD.search(sentence.text, before.start, before.end) or _is_relative(
            sentence, quantity
        ):
            name, at = Name(named[-1].id, named[-1].text), (named[-1].start, named[-1].end)
            return Reading(name, "sentence", "comparand:clause-before", at)
    return None


def _is_relative(sentence: Sentence, quantity: Quantity) -> bool:
    """A difference that only makes sense against another thing (反超, 便宜, 低), not a growth."""
    clause = sentence.clauses.at(quantity.num_start)
    stretch = _REACHED.sub(
        "",
        sentence.text[
            max(clause.start, quantity.num_start - 6) : min(clause.end, quantity.num_end + 6)
        ],
    )
    return sentence.words.relative.search(stretch) is not None


_REACHED = pattern_of("高达|多达|低至|[涨跌增升降]幅")  # 涨幅高达3% is a growth like any other
_AGAINST = pattern_of(
    r"(?:高于|低于|比|较|超过|超出|领先|落后于?|多于|少于|快于|慢于)(?P<what>[^,;:。\d]{2,12}?)$"
)
# 落后了整整两年: how much, no name
_DEGREE = pattern_of(r"(?:了|整整|足足|将近|接近|大约|至少|差不多|大概|幅度|达|近|约)+")
_MOVED = pattern_of(
    r"(?:提高|下降|增加|减少|上升|提升|增长|回落|快|慢|上涨|下跌|微升|微降|便宜|昂贵|贵|窄|宽|轻|重)了?$"
)


def _plain(sentence: Sentence, quantity: Quantity) -> Against | None:
    """高于外资企业19.7个百分点, 是德尔塔的两倍: a comparand that no entry knows."""
    if quantity.unit != "percentage_point" and quantity.kind not in ("delta", "ratio"):
        return None
    clause = sentence.clauses.at(quantity.num_start)
    ahead = sentence.text[clause.start : quantity.num_start].rstrip("约近高低多少出了")
    other = _AGAINST.search(_MOVED.sub("", ahead))
    match = other or _multiple(sentence, quantity, ahead)
    if match is None:
        return None
    start = clause.start + match.start("what")
    if any(t.start < quantity.num_start and t.end > start for t in sentence.times):
        return None
    what = match["what"].strip("的")
    if _DEGREE.fullmatch(what) or sentence.words.earlier.search(what):
        return None
    at = NONE.at if other else (start, start + len(what))
    return Reading(Name(None, what), "own", "comparand:noun", at)


def _multiple(sentence: Sentence, quantity: Quantity, ahead: str) -> re.Match[str] | None:
    """是德尔塔的两倍, 相当于县医院的六成: what stands between the verb and the 的."""
    if quantity.unit == "percent":
        return sentence.words.part_of.search(ahead)
    return sentence.words.times_of.search(ahead) if quantity.unit == "dimensionless" else None
