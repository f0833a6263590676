"""Which names join, one by one: for a table of names that is kept between runs.

A table that joins each new name with those that share a mark and are alike holds the very groups
that `canonical` finds among all names at once.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck.clusters import blocking
from claimcheck.clusters import names as naming
from claimcheck.clusters.canonical import Raw, look_up
from claimcheck.clusters.names import Slot
from claimcheck.clusters.similarity import similarity
from claimcheck.lexicon import Lexicon

_WHOLE = "="


def known(name: Raw, slot: Slot, lexicon: Lexicon) -> str | None:
    """The id that the lexicon has for a name, in any way of writing it; None where it has none."""
    found = look_up(name, slot, lexicon, naming.least_score(slot))
    return found.right if found is not None else None


def marks(text: str, slot: Slot) -> tuple[str, ...]:
    """What a name that no lexicon knows shares with every name that it joins, sorted."""
    return tuple(sorted(set(_marks(text, slot))))


def _marks(text: str, slot: Slot) -> Iterator[str]:
    form = naming.form(text, slot)
    yield _WHOLE + form.core
    yield from blocking.keys(form)
    proper = naming.stem(form.core) if slot == "subject" and not form.codes else None
    if proper:
        yield _WHOLE + proper


def join(left: str, right: str, slot: Slot) -> bool:
    """Whether two names that no lexicon knows are one: alike, or one with its trade."""
    one, other = (naming.form(text, slot) for text in (left, right))
    if one == other or similarity(one, other) >= naming.least_score(slot):
        return True
    if slot != "subject" or one.codes or other.codes:
        return False
    return naming.stem(one.core) == other.core or naming.stem(other.core) == one.core
