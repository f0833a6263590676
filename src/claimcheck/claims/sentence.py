"""One passage with everything that was marked in it: clauses, names, measures, times, figures."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from claimcheck.claims.clauses import Clause, Clauses
from claimcheck.claims.mentions import Mention
from claimcheck.claims.plan import A, Plan, first
from claimcheck.claims.times import Time
from claimcheck.claims.words import Words
from claimcheck.lexicon import reckoning
from claimcheck.records import Passage, Quantity


@dataclass
class Sentence:
    """What the slot readers look at.

    Attributes:
        text: the working text of the whole document.
        passage, index: the passage and its index in the document.
        words: the context words of its language.
        mentions, quantities: of this passage, in their order.
        find_times: how to find its times, asked when somebody wants them.
        roles: the role of each entity mention, by its start; see roles.py.
        plan: which readers may answer; None for all of them.
    """

    text: str
    passage: Passage
    index: int
    words: Words
    mentions: list[Mention]
    quantities: list[Quantity]
    find_times: Callable[[str, int, int], list[Time]]
    roles: dict[int, str] = field(default_factory=dict)
    plan: Plan | None = None

    def allows(self, quantity: Quantity, step: str) -> bool:
        """Whether a reader may answer for a figure."""
        return self.plan is None or self.plan.allows(quantity, step)

    def first(self, quantity: Quantity, answers: Iterable[A | None]) -> A | None:
        """The answer of the first reader that has one and may give it."""
        return first(self.plan, quantity, answers)

    @property
    def start(self) -> int:
        """Where the passage begins."""
        return self.passage.start

    @property
    def end(self) -> int:
        """Where the passage ends."""
        return self.passage.end

    @cached_property
    def clauses(self) -> Clauses:
        """Its comma clauses."""
        return Clauses(self.text, self.start, self.end)

    @cached_property
    def times(self) -> list[Time]:
        """Its time expressions, in their order."""
        return self.find_times(self.text, self.start, self.end)

    @cached_property
    def context(self) -> tuple[str, ...]:
        """Names and measure words, for aligning what no entry knows, and what it is reckoned in."""
        told = reckoning.of_sentence(self.text[self.start : self.end])
        return tuple(dict.fromkeys((*(m.key for m in self.mentions), *told)))

    def entities(self, start: int, end: int) -> list[Mention]:
        """Entity mentions inside a span."""
        return [
            m for m in self.mentions if m.what == "entity" and start <= m.start and m.end <= end
        ]

    def measures(self, start: int, end: int) -> list[Mention]:
        """Measure words inside a span."""
        return [
            m for m in self.mentions if m.what == "measure" and start <= m.start and m.end <= end
        ]

    def in_clause(self, clause: Clause, what: str) -> list[Mention]:
        """Mentions of a clause without those of brackets inside it."""
        return self._mentions_of.get((clause.index, what), [])

    def quantities_in(self, clause: Clause) -> list[Quantity]:
        """Figures whose numeral begins in a clause (a long expression may begin earlier)."""
        return self._quantities_of.get(clause.index, [])

    @cached_property
    def _mentions_of(self) -> dict[tuple[int, str], list[Mention]]:
        found: dict[tuple[int, str], list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[self.clauses.at(mention.start).index, mention.what].append(mention)
        return dict(found)

    @cached_property
    def _quantities_of(self) -> dict[int, list[Quantity]]:
        found: dict[int, list[Quantity]] = defaultdict(list)
        for quantity in self.quantities:
            found[self.clauses.at(quantity.num_start).index].append(quantity)
        return dict(found)

    @cached_property
    def _starts(self) -> list[int]:
        return [q.num_start for q in self.quantities]

    def between(self, start: int, end: int) -> list[Quantity]:
        """Figures whose numeral begins between two places."""
        return self.quantities[bisect_left(self._starts, start) : bisect_left(self._starts, end)]

    def gap(self, start: int, end: int) -> str:
        """The text between two places, empty where they overlap."""
        return self.text[start:end] if start < end else ""
