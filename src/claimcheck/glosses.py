"""One amount in two currencies: which figures translate each other, and what rate makes them one.

Rules hold such figures against each other, reports convert them; both ask here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.lexicon.exchange import Band
from claimcheck.precision import Figure, overlap, scaled
from claimcheck.records import Claim

# Characters between the two figures of a gloss: 超过110万元人民币(约合15万美元).
NEAR = 30
_BESIDE = 3  # as far away what is not told to be about as much may stand: 30亿美元(213亿元)


def is_gloss(left: Claim, right: Claim) -> bool:
    """Whether the one amount stands right behind the other, as its translation."""
    first, second = sorted((left, right), key=lambda claim: claim.figure)
    gap = second.figure[0] - first.figure[1]
    quantity = second.quantity
    approximate = quantity is not None and quantity.approximate
    return left.article == right.article and 0 <= gap <= (NEAR if approximate else _BESIDE)


def may_be_one(left: Figure, right: Figure, band: Band) -> bool:
    """Whether some rate of a band makes two figures one.

    Args:
        left: in the currency that the band prices.
        right: in the other one.
        band: least and greatest amount of the other that one unit may have been worth.
    """
    turned = scaled(left, band[1], least=band[0])
    return overlap(turned.loosest, right.loosest)


def years(published: Mapping[str, str], claims: Iterable[Claim]) -> tuple[int, ...]:
    """The years that figures belong to, else those their articles were published in.

    Args:
        published: days of publication by article, where known.
        claims: the figures; where the year of one is not known, none is.
    """
    found: set[int] = set()
    for claim in claims:
        ends = [day[:4] for day in (claim.period.start, claim.period.end) if day]
        day = published.get(claim.article)
        if not ends and day:
            ends = [day[:4]]
        if not ends:
            return ()
        found.update(range(int(min(ends)), int(max(ends)) + 1))
    return tuple(sorted(found))
