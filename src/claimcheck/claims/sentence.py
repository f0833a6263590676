"""One passage with everything that was marked in it: clauses, names, measures, times, figures."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Container, Iterable
from dataclasses import field

from claimcheck.claims.clauses import Clause, Clauses
from claimcheck.claims.mentions import Mention, What
from claimcheck.claims.plan import A, Plan, first
from claimcheck.claims.times import Time
from claimcheck.claims.words import Words
from claimcheck.frozen import record
from claimcheck.lazy import lazy
from claimcheck.lexicon import reckoning
from claimcheck.records import Passage, Quantity


@record
class Phrase:
    """A noun phrase in front of (or behind) a figure; see nouns.py.

    Attributes:
        holder: working span of what it is measured of, None where the phrase has no such part.
        measure: working span of the measured thing, None where the phrase is only a holder.
    """

    holder: tuple[int, int] | None
    measure: tuple[int, int] | None


@record(frozen=False, slots=False)
class Sentence:
    """What the slot readers look at.

    Attributes:
        text: the working text of the whole document.
        passage, index: the passage and its index in the document.
        words: the context words of its language.
        mentions, quantities: of this passage, in their order.
        find_times: how to find its times, asked when somebody wants them.
        roles: the role of each entity mention, by its start; see roles.py.
        said: the lists of context words that it has a word of; see said.py.
        plan: which readers may answer; None for all of them.
        start, end: where the passage begins and ends.
        phrases: the last noun phrases of its stretches, as far as they were sought.
    """

    text: str
    passage: Passage
    index: int
    words: Words
    mentions: list[Mention]
    quantities: list[Quantity]
    find_times: Callable[[str, int, int], list[Time]]
    said: Container[str]
    roles: dict[int, str] = field(default_factory=dict)
    plan: Plan | None = None
    start: int = field(init=False)
    end: int = field(init=False)
    phrases: dict[tuple[int, int], Phrase | None] = field(init=False, default_factory=dict)

    def __post_init__(self) -> None:
        self.start, self.end = self.passage.start, self.passage.end

    def allows(self, quantity: Quantity, step: str) -> bool:
        """Whether a reader may answer for a figure."""
        return self.plan is None or self.plan.allows(quantity, step)

    def first(self, quantity: Quantity, answers: Iterable[A | None]) -> A | None:
        """The answer of the first reader that has one and may give it."""
        if self.plan is None:  # but in a replay
            for answer in answers:
                if answer is not None:
                    return answer
            return None
        return first(self.plan, quantity, answers)

    @lazy
    def clauses(self) -> Clauses:
        """Its comma clauses."""
        return Clauses(self.text, self.start, self.end)

    @lazy
    def times(self) -> list[Time]:
        """Its time expressions, in their order."""
        return self.find_times(self.text, self.start, self.end)

    @lazy
    def context(self) -> tuple[str, ...]:
        """Names and measure words, for aligning what no entry knows, and what it is reckoned in."""
        told: tuple[str, ...] = ()
        if "reckoned" in self.said:
            told = reckoning.of_sentence(self.text[self.start : self.end])
        return tuple(dict.fromkeys((*(m.key for m in self.mentions), *told)))

    @lazy
    def unknown(self) -> str:
        """Its text with spaces for names, measure words and times."""
        rest = list(self.text[self.start : self.end])
        for spans in (self.mentions, self.times):
            for one in spans:
                first, last = max(one.start, self.start), min(one.end, self.end)
                rest[first - self.start : last - self.start] = " " * (last - first)
        return "".join(rest)

    def entities(self, start: int, end: int) -> list[Mention]:
        """Entity mentions inside a span."""
        return [m for m in self.names if start <= m.start and m.end <= end]

    def measures(self, start: int, end: int) -> list[Mention]:
        """Measure words inside a span."""
        return [
            m for m in self.mentions if m.what == "measure" and start <= m.start and m.end <= end
        ]

    @lazy
    def has_markets(self) -> bool:
        """Whether a name in it, or a phrase, is a market; asked when its roles are known."""
        return "market" in self.roles.values() or "market.short" in self.said

    @lazy
    def names(self) -> list[Mention]:
        """Its entity mentions."""
        return [m for m in self.mentions if m.what == "entity"]

    def in_clause(self, clause: Clause, what: What) -> list[Mention]:
        """Mentions of a clause without those of brackets inside it."""
        found = self._entities_of if what == "entity" else self._measures_of
        return found.get(clause.index) or []

    def quantities_in(self, clause: Clause) -> list[Quantity]:
        """Figures whose numeral begins in a clause (a long expression may begin earlier)."""
        return self._quantities_of.get(clause.index) or []

    @lazy
    def _entities_of(self) -> dict[int, list[Mention]]:
        return self._by_clause("entity")

    @lazy
    def _measures_of(self) -> dict[int, list[Mention]]:
        return self._by_clause("measure")

    def _by_clause(self, what: What) -> dict[int, list[Mention]]:
        found: dict[int, list[Mention]] = {}
        for mention in self.mentions:
            if mention.what == what:
                found.setdefault(self.clauses.at(mention.start).index, []).append(mention)
        return found

    @lazy
    def _quantities_of(self) -> dict[int, list[Quantity]]:
        found: dict[int, list[Quantity]] = {}
        for quantity in self.quantities:
            found.setdefault(self.clauses.at(quantity.num_start).index, []).append(quantity)
        return found

    @lazy
    def _starts(self) -> list[int]:
        return [q.num_start for q in self.quantities]

    def between(self, start: int, end: int) -> list[Quantity]:
        """Figures whose numeral begins between two places."""
        return self.quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def gap(self, start: int, end: int) -> str:
        """The text between two places, empty where they overlap."""
        return self.text[start:end] if start < end else ""
