"""Which pairs of names are worth comparing: those that share a deletion key.

A name's keys are itself and itself without one of its characters. Two names that differ in one
character, a missing, a doubled or two exchanged neighbours share a key; the all-pairs oracle of the
tests holds this to account. Work grows with the number of names, not with its square.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from claimcheck.clusters.names import Form, long_enough
from claimcheck.clusters.similarity import most_edits, within

# Up to this length one edit may touch two characters of both ends.
_SHORT = 5


def keys(form: Form) -> Iterator[str]:
    """The deletion keys of a form; none for a name too short to be matched fuzzily."""
    if not long_enough(form.core):
        return
    yield from sorted(_deletions(form.core))


def _deletions(core: str) -> set[str]:
    """A name, and it without each of its characters."""
    return {core, *(core[:at] + core[at + 1 :] for at in range(len(core)))}


class Index:
    """Names by their keys."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._names: dict[str, list[str]] = {}
        for name, form in forms.items():
            for key in keys(form):
                self._names.setdefault(key, []).append(name)

    def near(self, form: Form) -> tuple[str, ...]:
        """The names that share a key with a form, sorted."""
        return tuple(sorted({name for key in keys(form) for name in self._names.get(key, ())}))

    def pairs(self) -> Iterable[tuple[str, str]]:
        """Every pair of names that shares a key, once, sorted."""
        found: set[tuple[str, str]] = set()
        for names in self._names.values():
            for index, left in enumerate(names):
                found.update((min(left, right), max(left, right)) for right in names[index + 1 :])
        return sorted(pair for pair in found if pair[0] != pair[1])


class Ends:
    """Names to look near ones up among: of about the same length, that begin or end alike.

    One edit leaves one end of a name whole.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = tuple(names)
        self._by_end: dict[tuple[str, int], list[str]] | None = None
        self._by_key: dict[str, list[str]] | None = None

    def near(self, core: str, least: float) -> list[str]:
        """The names that may score so much, sorted.

        Where that leaves room for one edit, both lack one character and are the same then. Where it
        leaves room for more, which only long names have, all that share an end are measured.
        """
        edits = most_edits(len(core) + 1, least)
        size = 2 if len(core) > _SHORT else 1
        if edits <= 1:
            keys = self._deleted()
            found = {name for key in _deletions(core) for name in keys.get(key, ())}
            return sorted(n for n in found if abs(len(n) - len(core)) <= 1 and _meet(core, n, size))
        ends, lengths = _ends(core, size), range(len(core) - 1, len(core) + 2)
        lists = (self._ended().get((end, length), ()) for end in ends for length in lengths)
        return sorted({name for names in lists for name in within(core, names, edits)})

    def _ended(self) -> dict[tuple[str, int], list[str]]:
        """Names by either end and their length."""
        if self._by_end is None:
            self._by_end = defaultdict(list)
            for name in self._names:
                for end in {*_ends(name, 1), *_ends(name, 2)}:
                    self._by_end[end, len(name)].append(name)
        return self._by_end

    def _deleted(self) -> dict[str, list[str]]:
        if self._by_key is None:
            self._by_key = defaultdict(list)
            for name in self._names:
                for key in _deletions(name):
                    self._by_key[key].append(name)
        return self._by_key


def _ends(name: str, size: int) -> tuple[str, str]:
    return f"^{name[:size]}", f"{name[-size:]}$"


def _meet(one: str, other: str, size: int) -> bool:
    """Whether two names have an end of so many characters in common."""
    return one[:size] == other[:size] or one[-size:] == other[-size:]
