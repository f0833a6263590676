"""Which pairs of names are worth comparing: those that share a deletion key.

A name's keys are itself and itself without one of its characters, read by sound where it is
Chinese. Two names that differ in one character, one sound, a missing, a doubled or two exchanged
neighbours share a key, so no pair that could score high enough is missed; the all-pairs oracle of
the tests holds this to account. Work grows with the number of names, not with its square.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from claimcheck.clusters.names import Form, is_han, long_enough
from claimcheck.clusters.sounds import sounds

Key = tuple[str, ...]


def keys(form: Form) -> Iterator[Key]:
    """The deletion keys of a form; none for a name too short to be matched fuzzily."""
    if not long_enough(form.core):
        return
    units = tuple(sounds(form.core)) if is_han(form.core) else tuple(form.core)
    yield units
    seen = {units}
    for index in range(len(units)):
        shorter = units[:index] + units[index + 1 :]
        if shorter not in seen:
            seen.add(shorter)
            yield shorter


class Index:
    """Names by their keys."""

    def __init__(self, forms: Mapping[str, Form]) -> None:
        self._names: dict[Key, list[str]] = {}
        for name, form in forms.items():
            for key in keys(form):
                self._names.setdefault(key, []).append(name)

    def near(self, form: Form) -> tuple[str, ...]:
        """The names that share a key with a form, sorted."""
        return tuple(sorted({name for key in keys(form) for name in self._names.get(key, ())}))

    def pairs(self) -> Iterable[tuple[str, str]]:
        """Every pair of names that shares a key, once, sorted."""
        found = set()
        for names in self._names.values():
            for index, left in enumerate(names):
                found.update((min(left, right), max(left, right)) for right in names[index + 1 :])
        return sorted(pair for pair in found if pair[0] != pair[1])
