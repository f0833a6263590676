"""The index beside a ledger: which claims of it may matter to others, found without reading it.

    claims/.index/ledger.sqlite    never committed; who needs it makes it, or brings it up to date

The ledger's files are the truth. `tables` opens the database, `names` keeps which names are one,
`reading` takes what is needed from files that came or changed, by processes `beside` this one where
they are many, `filling` writes it down, `asking` finds the claims that new ones may meet,
`alike` the articles that tell of the same in like words.
"""

from __future__ import annotations

from claimcheck.ledger.index.alike import Near, New, nearby
from claimcheck.ledger.index.asking import Found, find
from claimcheck.ledger.index.filling import refresh
from claimcheck.ledger.index.tables import Index, discard, opened, undisturbed

__all__ = [
    "Found",
    "Index",
    "Near",
    "New",
    "discard",
    "find",
    "nearby",
    "opened",
    "refresh",
    "undisturbed",
]
