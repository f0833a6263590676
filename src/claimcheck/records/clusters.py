"""What belongs together: claims about one thing, sentences that tell one thing, and why."""

from __future__ import annotations

from typing import Literal

from claimcheck.frozen import record
from claimcheck.records.claims import Claim

How = Literal["exact", "alias", "folded", "fuzzy"]


@record
class Link:
    """Why two names count as one: "exact", "alias", "folded" or "fuzzy" (with its score, 0–100)."""

    slot: str
    left: str
    right: str
    how: How
    score: float = 100.0


@record
class Around:
    """Where a figure stands, in the working text of its article.

    Attributes:
        text: the sentence.
        start, end: the figure in it.
        before: the sentence before, "" where there is none or it is not known.
        whole: the whole article, "" where only the sentence is known.
    """

    text: str
    start: int
    end: int
    before: str = ""
    whole: str = ""


@record
class Alignment:
    """Two claims of two articles that are of one thing by the words or the figures beside them.

    Attributes:
        left, right: the claims.
        score: how far above the least score, in points of lexicon/alignment.yaml.
        shared: the words that both sentences have, the rarest first.
        verbatim: whether the sentences have no other words, or hardly any.
        times: the times that each of the two sentences names.
        points: (what counted, how much), for who wants to know why.
        by_figures: whether they were aligned by the figures beside them, not by words.
        together: whether enough of these agree for both to be of one time.
    """

    left: Claim
    right: Claim
    score: float
    shared: tuple[str, ...]
    verbatim: bool = False
    times: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    points: tuple[tuple[str, float], ...] = ()
    by_figures: bool = False
    together: bool = False


@record
class Dating:
    """What two articles tell in like words, with the times at which they set it.

    Attributes:
        left, right: the events, claims without a figure.
        times: (left, right) as printed, of each kind of time by which the two differ.
        shared: the words that both sentences have, the rarest first.
        among: of how many such accounts that the two articles share how many differ in a time.
    """

    left: Claim
    right: Claim
    times: tuple[tuple[str, str], ...]
    shared: tuple[str, ...]
    among: tuple[int, int]


@record
class Cluster:
    """Claims of all documents about one thing: same subject, measure and dimension.

    Attributes:
        id: the canonical key, printable: "NVIDIA/market_share/percent".
        subject, measure: canonical keys.
        dimension: the class of comparable units ("percent", "USD", "count", "time" ...).
        claims: sorted by (document, figure).
        links: the name matches that brought the claims together, exact ones left out.
        names: (slot, key as the claims have it, canonical key) of scope items and comparands, where
            the two keys differ.
    """

    id: str
    subject: str
    measure: str
    dimension: str
    claims: tuple[Claim, ...]
    links: tuple[Link, ...] = ()
    names: tuple[tuple[str, str, str], ...] = ()


@record
class Topic:
    """Clusters a reader wants to see together: one owner, one market, one family of measures.

    Attributes:
        id: "NVIDIA/China/share".
        owner: key of the company, country or thing that the subjects belong to.
        market: key of the market, "" where none is stated.
        family: family of measures (share, money, performance, output ...).
        clusters: ids.
        claims: their claims that belong to this market.
    """

    id: str
    owner: str
    market: str
    family: str
    clusters: tuple[str, ...]
    claims: tuple[Claim, ...]
