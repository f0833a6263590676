"""Claims of all documents about one thing, in any wording: clusters, topics, and why.

    claims → canonical names (`canonical`) → clusters (`group`) → topics (`topics`)

Names are compared by their `names.form`, near ones found by `blocking`, scored by `similarity`.
"""

from __future__ import annotations

from claimcheck.clusters import joins
from claimcheck.clusters.alignment import align
from claimcheck.clusters.dated import Pairing, Telling, pairings
from claimcheck.clusters.group import Names, group
from claimcheck.clusters.matching import matches
from claimcheck.clusters.rare import rarest
from claimcheck.clusters.topics import topics
from claimcheck.clusters.why import Why, why

__all__ = [
    "Names",
    "Pairing",
    "Telling",
    "Why",
    "align",
    "group",
    "joins",
    "matches",
    "pairings",
    "rarest",
    "topics",
    "why",
]
