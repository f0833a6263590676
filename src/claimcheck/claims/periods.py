"""The time a figure holds for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from claimcheck.claims import calendar
from claimcheck.claims.calendar import hull
from claimcheck.claims.clauses import Clause
from claimcheck.claims.plan import Reading
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.state import State
from claimcheck.claims.times import Time
from claimcheck.patterns import pattern_of
from claimcheck.records import Locus, Period, Quantity

TIMELESS = ("performance", "specification", "price", "shares", "yield", "time", "rank", "levy")


def read(sentence: Sentence, quantity: Quantity, state: State, family: str = "") -> Reading[Period]:
    """The period, where it was read, and by which reader."""
    found = sentence.first(quantity, _readings(sentence, quantity, state, family))
    return found or Reading(Period(), "missing", "")


def _readings(
    sentence: Sentence, quantity: Quantity, state: State, family: str
) -> Iterator[Reading[Period] | None]:
    """The answers of the readers, from the nearest words to the farthest.

    The figure's own clause first (a change takes all its times: from 2020 to 2025), then the
    clauses before in the sentence, then what is in force in a bulletin, but not for
    what a thing is like (its performance, its price). A rate (每年) has no days.
    """
    clause = sentence.clauses.at(quantity.num_start)
    if not sentence.times:
        yield from _untold(sentence, quantity, state, family)
        return
    own = [t for t in sentence.times if clause.start <= t.start < clause.end]
    own = [t for t in own if not _in_brackets(sentence, t, clause)]
    if quantity.compared_with and "ratio" in quantity.rules:
        own = [t for t in own if not _is_base(sentence, quantity, t)]
    if sentence.words.language == "en":
        own = [t for t in own if not _anothers(sentence, quantity, t)]
    if quantity.kind == "change":
        spans = [t for t in own if t.role in ("from", "holds") and t.period.stated]
        if spans:
            at = (spans[0].start, spans[-1].end)
            yield Reading(hull([t.period for t in spans]), "own", "period:change", at)
    yield _beside(sentence, quantity, own, state)
    held = [t for t in own if t.role in ("holds", "now")]
    listed = _nth(sentence, quantity, own)
    chosen = listed or _nearest(held, quantity)
    pointed = _pointed(sentence, chosen, state) if chosen is not None else None
    if chosen is not None and pointed is not None:
        yield _told(chosen, pointed, "period:pointed")
    if chosen is not None and (chosen.period.stated or not state.data_news):
        yield _told(chosen, chosen.period, "period:list" if listed else _named(chosen))
    yield _so_long_ago(quantity, own) if not held else None
    if any(t.role == "rate" for t in own) or _is_a_rate(quantity):
        yield Reading(Period(basis="rate"), "own", "period:rate")
    for before in _reach(sentence, clause):
        times = [
            t
            for t in sentence.times
            if before.start <= t.start < before.end and t.role == "holds" and t.period.end
        ]
        if times:
            yield _implied(times[-1], "sentence", "period:sentence")
    yield from _carried(sentence, quantity, state, family)
    undated = chosen or next(_undated(sentence, clause), None)
    if undated is not None:  # 前8个月 of a text without a date: told, though nobody knows when
        yield _told(undated, replace(undated.period, basis="relative"), _named(undated))
    else:
        yield from _undated_before(state, family)


def _untold(
    sentence: Sentence, quantity: Quantity, state: State, family: str
) -> Iterator[Reading[Period]]:
    """The same of a sentence without a time."""
    if _is_a_rate(quantity):
        yield Reading(Period(basis="rate"), "own", "period:rate")
    yield from _carried(sentence, quantity, state, family)
    yield from _undated_before(state, family)


def _undated_before(state: State, family: str) -> Iterator[Reading[Period]]:
    if state.undated and state.data_news and family not in TIMELESS:
        yield Reading(Period(basis="relative"), "inherited", "period:carried")


def _is_a_rate(quantity: Quantity) -> bool:
    """So much a year, a month ..."""
    _head, slash, tail = quantity.unit.rpartition("/")
    return bool(slash) and tail in ("year", "month", "day", "quarter", "week")


def _undated(sentence: Sentence, clause: Clause) -> Iterator[Time]:
    """The times of the clauses before that cannot be dated."""
    for before in _reach(sentence, clause):
        for time in sentence.times:
            if before.start <= time.start < before.end and time.role == "holds":
                yield time


def _carried(
    sentence: Sentence, quantity: Quantity, state: State, family: str
) -> Iterator[Reading[Period]]:
    """What is in force in the text, for figures that are told of a time."""
    moved = quantity.kind in ("delta", "change") or quantity.direction != 0
    if sentence.words.language == "en" and family == "price" and moved and state.first is not None:
        yield _implied(state.first, "inherited", "period:carried")
    if sentence.words.language == "en" and family == "price":
        return
    if sentence.words.language == "en" and family == "shares":
        if state.published:  # a price of shares is that of the day
            day = Period(state.published, state.published, "implied")
            yield Reading(day, "inherited", "period:published")
        return
    quoted = (
        family == "shares" or moved or "/" in quantity.unit
    )  # 每吨3500元, not what a phone costs
    if state.data_news and family in ("price", "shares") and quoted and state.day is not None:
        yield _implied(state.day, "inherited", "period:day-before")
    carries = state.data_news and family not in TIMELESS
    if state.time is not None and carries and state.time.period.stated:
        yield _implied(state.time, "inherited", "period:carried")


def _told(time: Time, period: Period, step: str) -> Reading[Period]:
    """What a time expression of the figure's own clause says."""
    return Reading(period, "own", step, (time.start, time.end))


def _implied(time: Time, locus: Locus, step: str) -> Reading[Period]:
    """A time that was said elsewhere and still holds."""
    period = Period(time.period.start, time.period.end, "implied")
    return Reading(period, locus, step, (time.start, time.end))


def _named(time: Time) -> str:
    """Days that are counted from the publication have a step of their own."""
    counted = time.period.basis == "relative" and time.period.stated
    return "period:publication" if counted else "period:clause"


_BASE_REACH = 40  # characters


def _so_long_ago(quantity: Quantity, own: list[Time]) -> Reading[Period] | None:
    """而五年前只有12%: a level of that time, and not of the sentence's."""
    if quantity.kind not in ("point", "bound", "range"):
        return None
    for time in own:
        if time.role == "ago" and time.end <= quantity.start:
            return _told(time, time.period, "period:ago")
    return None


def _is_base(sentence: Sentence, quantity: Quantity, time: Time) -> bool:
    """上年同期的三成, half of what it was a year ago: the time of the level before."""
    if time.end <= quantity.start:
        return sentence.text[time.end : quantity.start] in ("的", "同期的")
    return (
        quantity.end <= time.start < quantity.end + _BASE_REACH and sentence.words.language == "en"
    )


def _in_brackets(sentence: Sentence, time: Time, clause: Clause) -> bool:
    """(founded in 1987), (9% in 2023): a time of the bracket alone, unless it fills the bracket."""
    inner = sentence.clauses.at(time.start)
    if inner.index == clause.index or inner.outer is None:
        return False
    rest = sentence.text[inner.start : time.start] + sentence.text[time.end : inner.end]
    return bool(rest.strip(" ()（）"))


def _pointed(sentence: Sentence, chosen: Time, state: State) -> Period | None:
    """当月 and 上年 point back to the time the text is at, not to its publication."""
    words = sentence.words.data["pointing"]
    if chosen.text not in words:
        return None
    held = [
        t.period
        for t in sentence.times
        if t.end <= chosen.start and t.role == "holds" and t.text not in words
    ]
    context = held[-1] if held else state.time.period if state.time else None
    if context is None or context.start is None or context.end is None:
        return None
    if words[chosen.text] == "same":
        return replace(context, basis="relative")
    year = int(context.end[:4]) - 1
    return calendar.span(year, 1, 12, "relative")


_BESIDE = pattern_of(
    r"(?P<same>同期)?(?:创下的|创造的|:|[的还才也就则而只仅为是有不到达过约近逾超大概将尚仍曾共]{0,6})$"
)


def _beside(
    sentence: Sentence, quantity: Quantity, own: list[Time], state: State
) -> Reading[Period] | None:
    """较去年同期的4312亿元, 较5月的175万台: a level with the time that is compared in front."""
    if quantity.kind not in ("point", "bound", "range"):
        return None
    if sentence.words.language == "en":
        return _beside_en(sentence, quantity, state)
    for time in own:
        if time.end > quantity.start or time.role not in ("compared", "ago", "holds"):
            continue
        if not (time.period.stated and (time.role == "compared" or "同期" in time.text)):
            continue
        match = _BESIDE.fullmatch(_without_measure(sentence, time.end, quantity.start))
        if match is None:
            continue
        if not match["same"]:
            return _told(time, time.period, "period:beside")
        now = [t.period for t in sentence.times if t.start < time.start and t.role == "holds"]
        same = now[-1] if now and now[-1].start and now[-1].end else None
        then = calendar.a_year_before(same) if same else time.period
        return _told(time, then, "period:beside")
    return None


def _without_measure(sentence: Sentence, start: int, end: int) -> str:
    """A stretch without the measure word in it: 去年同期净亏损98.5亿元."""
    text = sentence.text
    for mention in sentence.mentions:
        if mention.what == "measure" and start <= mention.start and mention.end <= end:
            return text[start : mention.start] + text[mention.end : end]
    return text[start:end]


# A year earlier they were 10 GWh
_AHEAD_EN = pattern_of(
    r",?\s(?:it|they|that|the (?:figure|number|total)) (?:was|were|had been|stood at|came to)\s"
    r"(?:only |just |about |around |still )?"
)
_BEHIND_EN = pattern_of(
    r"\s(?:units |cars |vehicles )?(?:(?:recorded |reported |posted )?(?:in|of|for|during"
    r"|at) )?(?:the same (?:period|quarter) )?(?:of )?$"
)


def _beside_en(sentence: Sentence, quantity: Quantity, state: State) -> Reading[Period] | None:
    """From 367 GWh a year earlier, from 18% in 2024: the time of a level that is compared with."""
    clause = sentence.clauses.at(quantity.num_start)
    for time in sentence.times:
        ago = time.role == "ago" and clause.start <= time.start < quantity.start
        if ago and _AHEAD_EN.fullmatch(sentence.text, time.end, quantity.start):
            return _before_now(sentence, time, state)
        if time.start < quantity.end or time.role not in ("holds", "compared", "ago", "from"):
            continue
        if not _BEHIND_EN.fullmatch(sentence.text[quantity.end : time.start]):
            return None
        same = "same" in sentence.text[quantity.end : time.start]
        if time.role == "ago" or (same and time.text.lower() in sentence.words.data["year_before"]):
            return _before_now(sentence, time, state)
        return _told(time, time.period, "period:beside") if time.period.stated else None
    return None


def _before_now(sentence: Sentence, time: Time, state: State) -> Reading[Period] | None:
    """A year before the time that the sentence named last, else that of the text."""
    held = [t.period for t in sentence.times if t.start < time.start and t.role == "holds"]
    held = [p for p in held if p.start and p.end]
    now = held[-1] if held else state.time.period if state.time else None
    return _told(time, calendar.a_year_before(now), "period:beside") if now is not None else None


_COMPARES = pattern_of(
    r"\b(?:than|from|against|versus|vs\.?|compared (?:with|to)|above|below|double|triple|times"
    r"|of|over|beat|topped)"
    r"\s(?:the |a |an |its |only |just |about |some )*$"
)
_AND = pattern_of(r"\s(?:and|but|while)\s")


def _anothers(sentence: Sentence, quantity: Quantity, time: Time) -> bool:
    """Whether an English time belongs to another figure of the clause.

    It stands behind a level that is compared with (above the $392 million of 2024), or behind an
    earlier figure with an "and" in front of this one (40 GW by 2027 and plans to cut 350 jobs).
    """
    for other in sentence.quantities_in(sentence.clauses.at(quantity.num_start)):
        if other.start == quantity.start or other.end > time.start:
            continue
        gap = sentence.text[other.end : time.start]
        ahead = sentence.text[max(sentence.start, other.start - 24) : other.start]
        if _BEHIND_EN.fullmatch(gap) and _COMPARES.search(ahead):
            return True
        later = time.end <= quantity.start and other.end <= time.start
        if later and _AND.search(sentence.text, time.end, quantity.start):
            return _AND_WITH.fullmatch(sentence.text, time.end, quantity.start) is None
    return False


# half of the market in 2026 and Rhenus with 8%: one verb, and one time
_AND_WITH = pattern_of(
    r",?\s(?:and|while|but)\s(?:the |its )?[A-Z][^,;.\d]{0,40}?\s(?:with|at)\s"
    r"(?:just |only |about |around |less than |under |over )?"
)


_LIST = pattern_of(r"\s?(?:、|和|与|及|以及|,|,? ?and)\s?")


def _nth(sentence: Sentence, quantity: Quantity, own: list[Time]) -> Time | None:
    """2011年、2012年和2013年分别为27、36和42万: the n-th time of a list has the n-th figure."""
    ahead = [t for t in own if t.end <= quantity.start and t.period.stated]
    if len(ahead) < 2:
        return None
    run = [ahead[0]]
    for time in ahead[1:]:
        joined = _LIST.fullmatch(sentence.text[run[-1].end : time.start])
        run = [*run, time] if joined else [time]
    clause = sentence.clauses.at(quantity.num_start)
    figures = [q for q in sentence.quantities_in(clause) if q.num_start >= run[-1].end]
    at = next((n for n, q in enumerate(figures) if q.start == quantity.start), None)
    return run[at] if at is not None and len(run) == len(figures) > 1 else None


def _reach(sentence: Sentence, clause: Clause) -> list[Clause]:
    """The clauses before, up to a semicolon."""
    found = []
    for before in sentence.clauses.before(clause):
        if before.mark in (";", "；") and before.end <= clause.start:
            break
        found.append(before)
    return found


def _nearest(times: list[Time], quantity: Quantity) -> Time | None:
    """The last one in front of the figure, else the first behind it."""
    ahead = [t for t in times if t.start < quantity.num_start]
    if ahead:
        return ahead[-1]
    return times[0] if times else None
