"""How alike two names are, 0 to 100. The only importer of rapidfuzz.

A score is a function of the two names alone and symmetric. One character of a Chinese name is a
word of its own (一汽, 上汽), so another character costs as much as one taken out and one put in,
unless the two sound the same: that is how names are mistyped.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from claimcheck.clusters import sounds
from claimcheck.clusters.names import Form, is_han, long_enough

# What a character mistaken for one that sounds the same, or doubled, costs.
_SLIP = 0.5


@lru_cache(maxsize=1 << 16)
def _distance(left: str, right: str) -> float:
    from rapidfuzz.distance import OSA, Indel

    if not is_han(left + right):
        return float(OSA.distance(left, right))
    return _SLIP if _is_slip(left, right) else float(Indel.distance(left, right))


def _is_slip(left: str, right: str) -> bool:
    """One character for another that sounds the same, or one doubled."""
    if len(left) == len(right):
        apart = [(a, b) for a, b in zip(left, right, strict=True) if a != b]
        return len(apart) == 1 and sounds.alike(*apart[0])
    short, long = sorted((left, right), key=len)
    if len(long) - len(short) != 1:
        return False
    at = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short == long[:at] + long[at + 1 :] and at > 0 and long[at] == long[at - 1]


def similarity(left: Form, right: Form) -> float:
    """The score of two forms; 0 where a guard keeps them apart or one is too short."""
    if left.core == right.core and left.codes == right.codes:
        return 100.0
    if left.guard_against(right) or not (long_enough(left.core) and long_enough(right.core)):
        return 0.0
    if is_han(left.core) != is_han(right.core):
        return 0.0
    longest = max(len(left.core), len(right.core))
    return max(0.0, 100.0 * (1 - _distance(*sorted((left.core, right.core))) / longest))


def most_edits(longest: int, least: float) -> int:
    """How many edits (OSA) apart two names may be at most that have a score.

    Args:
        longest: characters of the longer one.
        least: the score. A slip of a Chinese name is one edit, though it costs half of one.
    """
    room = longest * (1 - least / 100)
    return max(1 if room >= _SLIP else 0, int(room + 1e-9))


def within(core: str, names: Sequence[str], edits: int) -> list[str]:
    """Those of some names that are at most so many edits (OSA) from a name."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    if not names:
        return []
    found = process.extract(core, names, scorer=OSA.distance, score_cutoff=edits, limit=None)
    return [name for name, _, _ in found]
