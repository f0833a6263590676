"""How alike two names are, 0 to 100. The only importer of rapidfuzz.

A score is a function of the two names alone and symmetric. One edit in a Chinese name is a whole
word changed (一汽, 上汽), so a different character costs twice as much as a missing or a doubled
one, unless the two sound the same: that is how names are mistyped.
"""

from __future__ import annotations

from functools import lru_cache

from claimcheck.clusters.names import Form, is_han, long_enough
from claimcheck.clusters.sounds import sounds

_BY_EAR = 0.7
_BY_EYE = 0.3


@lru_cache(maxsize=1 << 16)
def _distance(left: str, right: str) -> float:
    from rapidfuzz.distance import OSA, Indel

    if not is_han(left + right):
        return float(OSA.distance(left, right))
    heard = Indel.distance(sounds(left), sounds(right))
    seen = Indel.distance(left, right)
    return _BY_EAR * heard + _BY_EYE * seen


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
