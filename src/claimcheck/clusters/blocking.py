"""Which pairs of names are worth comparing: those that share a deletion key.

A name's keys are itself and itself without one of its characters. Two names that differ in one
character, a missing, a doubled or two exchanged neighbours share a key; the all-pairs oracle of the
tests holds this to account. Work grows with the number of names, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.clusters.names import Form, long_enough


def keys(form: Form) -> Iterator[str]:
    """The deletion keys of a form; none for a name too short to be matched fuzzily."""
    if not long_enough(form.core):
        return
    core = form.core
    yield from sorted({core, *(core[:at] + core[at + 1 :] for at in range(len(core)))})


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
