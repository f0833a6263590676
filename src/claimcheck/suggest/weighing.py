"""How much evidence is enough, and whose comes first."""

from __future__ import annotations

from collections.abc import Iterable

from claimcheck.suggest.data import limits
from claimcheck.suggest.model import Evidence, Place


def voices(evidence: Iterable[Evidence]) -> int:
    """How many articles speak independently: a copy of a sentence is no second voice."""
    seen: dict[str, str] = {}
    for place in sorted({place for each in evidence for place in each.places}):
        seen.setdefault(place.voice, place.path)
    return len(set(seen.values()))


def enough(evidence: Iterable[Evidence]) -> bool:
    """Whether one kind of evidence is enough by itself, or there are two kinds."""
    listed = tuple(evidence)
    kinds = {each.kind for each in listed}
    return len(kinds) > 1 or any(
        voices(each for each in listed if each.kind == kind) >= limits()["kinds"][kind]["articles"]
        for kind in kinds
    )


def score(evidence: Iterable[Evidence]) -> int:
    """The more the better: independent articles, kinds of evidence, their weights."""
    listed = tuple(evidence)
    kinds = {each.kind for each in listed}
    return voices(listed) + sum(int(limits()["kinds"][kind]["weight"]) for kind in kinds)


def in_order(evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
    """Each piece of evidence once, the heaviest kind first, then by place."""
    weight = limits()["kinds"]

    def key(each: Evidence) -> tuple[int, Place, Place]:
        return -weight[each.kind]["weight"], each.place, each.other or each.place

    return tuple(sorted(set(evidence), key=key))
