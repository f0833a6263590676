"""How two claims stand to each other slot by slot, in lines for a person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.text import Text

from claimcheck.records import Claim, Match
from claimcheck.reports import layout
from claimcheck.reports.labels import Labels
from claimcheck.reports.places import QUIET
from claimcheck.reports.rows import role_or_slot
from claimcheck.reports.view import text
from claimcheck.reports.words import Words
from claimcheck.spelling import period as days

_INDENT = 2
SAME, OTHER, OPEN = "=", "≠", "·"


class Matches:
    """Writes what matches between two claims, and what differs."""

    def __init__(self, labels: Labels, words: Words, width: int) -> None:
        self.labels, self.words, self.width = labels, words, width

    def lines(self, left: Claim, right: Claim, matches: Sequence[Match]) -> Iterator[Text]:
        """A line a slot: its name, a sign, both sides, and how they match."""
        told = [(role_or_slot(m.slot, self.words), *self.match(m)) for m in matches]
        told += self._others(left, right)
        column = _INDENT + max(layout.cells(name) for name, _, _ in told) + 2
        for name, sign, said in told:
            label = layout.pad(Text.assemble(" " * _INDENT, (name, QUIET)), column)
            label.append(f"{sign} ", "bold" if sign == OTHER else "")
            yield from layout.indented(text(said), self.width, label)

    def match(self, match: Match) -> tuple[str, str]:
        """The sign of a slot, and what is to be said of it."""
        words = self.words
        left, right = match.left, match.right
        if match.joined:
            if match.slot == "dimension":
                return SAME, self.class_of(left)
            key = self._named(match)
            if left == right:
                return SAME, left if key == left else words("match.same", left, key)
            how = words(f"match.{match.how}", f"{match.score:.0f}")
            return SAME, words("match.canonical", left, right, key, how)
        if match.guard:
            return OTHER, self.guard(match, "match.pair")
        return self._two(left, right)

    def guard(self, match: Match, form: str = "match.different") -> str:
        """What keeps two names apart."""
        words = self.words
        if match.guard == "nothing":
            return words("guards.nothing", words(f"slots.{match.slot}"))
        if match.slot == "dimension":
            return words("guards.dimension", *map(self.class_of, match.values))
        reason = words(f"guards.{match.guard}", *match.values)
        return f"{words(form, match.left, match.right)} · {reason}"

    def class_of(self, dimension: str) -> str:
        """What a class of figures is called; that of a unit by its unit."""
        return self.words.entry("classes", dimension, dimension.replace("_", " "))

    def _named(self, match: Match) -> str:
        if match.slot == "measure":
            return self.labels.measure(match.key)
        return self.labels.entity(match.key)

    def _others(self, left: Claim, right: Claim) -> Iterator[tuple[str, str, str]]:
        """What is compared without names: period, modality, source, figure."""
        words = self.words
        mine, theirs = days(left.period), days(right.period)
        if mine or theirs:
            yield words("slots.period"), *self._two(mine, theirs)
        if left.modality != right.modality:
            moods = (words(f"modality.{claim.modality}") for claim in (left, right))
            yield words("slots.modality"), OTHER, words("match.pair", *moods)
        if left.polarity != right.polarity:
            denials = (words(f"polarity.{claim.polarity}") for claim in (left, right))
            yield words("slots.polarity"), OTHER, words("match.pair", *denials)
        if left.source or right.source:
            yield words("slots.source"), *self._two(left.source or "", right.source or "")
        values = [self.labels.value(claim) for claim in (left, right)]
        yield words("slots.figure"), *self._two(*values)

    def _two(self, left: str, right: str) -> tuple[str, str]:
        """The sign of two texts, and both."""
        if left == right:
            return SAME, left
        if not (left and right):
            return OPEN, self.words("match.one", left or right)
        return OTHER, self.words("match.pair", left, right)
