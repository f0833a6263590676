"""Claims of all documents about one thing, in any wording: clusters, topics, and why.

    claims → canonical names (`canonical`) → clusters (`group`) → topics (`topics`)

Names are compared by their `names.form`, near ones found by `blocking`, scored by `similarity`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from claimcheck.clusters import joins
from claimcheck.clusters.alignment import align, alignable
from claimcheck.clusters.canonical import Canon, Raw, canonicalise
from claimcheck.clusters.group import Names, Slots, canons, group, joined
from claimcheck.clusters.likeness import uncommon
from claimcheck.clusters.signs import kind, sized
from claimcheck.clusters.topics import topics
from claimcheck.clusters.why import Why, why
from claimcheck.late import late

if TYPE_CHECKING:
    from claimcheck.clusters.company import companions, exact, tokens
    from claimcheck.clusters.dated import Pairing, Telling, pairings, worded
    from claimcheck.clusters.figures import FIGURES
    from claimcheck.clusters.matching import matches
    from claimcheck.clusters.rare import Told, rarest
else:
    _DATED = dict.fromkeys(("Pairing", "Telling", "pairings", "worded"), "dated")
    _FIGURES = {**dict.fromkeys(("companions", "exact", "tokens"), "company"), "FIGURES": "figures"}
    _RARE = {"Told": "rare", "rarest": "rare"}
    __getattr__ = late(__name__, {**_DATED, **_FIGURES, **_RARE, "matches": "matching"})

__all__ = [
    "FIGURES",
    "Canon",
    "Names",
    "Pairing",
    "Raw",
    "Slots",
    "Telling",
    "Told",
    "Why",
    "align",
    "alignable",
    "canonicalise",
    "canons",
    "companions",
    "exact",
    "group",
    "joined",
    "joins",
    "kind",
    "matches",
    "pairings",
    "rarest",
    "sized",
    "tokens",
    "topics",
    "uncommon",
    "why",
    "worded",
]
