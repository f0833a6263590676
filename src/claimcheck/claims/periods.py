"""The time a figure holds for."""

from __future__ import annotations

from dataclasses import replace

from claimcheck.claims.calendar import hull
from claimcheck.claims.clauses import Clause
from claimcheck.claims.sentence import Sentence
from claimcheck.claims.state import State
from claimcheck.claims.times import Time
from claimcheck.records import Locus, Period, Quantity

TIMELESS = ("performance", "specification", "price", "yield", "time", "rank", "levy")


def read(
    sentence: Sentence, quantity: Quantity, state: State, family: str = ""
) -> tuple[Period, Locus, Time | None]:
    """The period, where it was read, and the time expression it comes from.

    The figure's own clause first (a change takes all its times: from 2020 to 2025), then the
    clauses before in the sentence, then what is in force in a bulletin, but not for
    what a thing is like (its performance, its price). A rate (每年) has no days.
    """
    clause = sentence.clauses.at(quantity.num_start)
    own = [t for t in sentence.times if clause.start <= t.start < clause.end]
    if quantity.kind == "change":
        spans = [t.period for t in own if t.role in ("from", "holds") and t.period.stated]
        if spans:
            return hull(spans), "own", None
    held = [t for t in own if t.role in ("holds", "now")]
    chosen = _nearest(held, quantity)
    if chosen is not None and (chosen.period.stated or not state.data_news):
        return chosen.period, "own", chosen
    if any(t.role == "rate" for t in own) or (
        "/" in quantity.unit
        and quantity.unit.rpartition("/")[2] in ("year", "month", "day", "quarter", "week")
    ):
        return Period(basis="rate"), "own", None
    for before in _reach(sentence, clause):
        times = [
            t
            for t in sentence.times
            if before.start <= t.start < before.end and t.role == "holds" and t.period.stated
        ]
        if times:
            return replace(times[-1].period, basis="implied"), "sentence", times[-1]
    carries = state.data_news and family not in TIMELESS
    if state.time is not None and carries and state.time.period.stated:
        return replace(state.time.period, basis="implied"), "inherited", state.time
    return Period(), "missing", None


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
