"""Clusters a reader wants to see together: one owner, one market, one family of measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Cluster, Topic

_PLACES = ("country", "region")
_OWNED = ("product", "technology", "person", "group", "market")


def topics(clusters: Iterable[Cluster], lexicon: Lexicon) -> tuple[Topic, ...]:
    """The topics, sorted by id; a claim belongs to the topic of its own market."""
    found: dict[tuple[str, str, str], dict[str, list[Claim]]] = defaultdict(dict)
    for cluster in clusters:
        owner, family = owner_of(cluster.subject, lexicon), family_of(cluster.measure, lexicon)
        renamed = {old: new for slot, old, new in cluster.names if slot == "scope"}
        for claim in cluster.claims:
            market = market_of(claim, lexicon, renamed)
            found[owner, market, family].setdefault(cluster.id, []).append(claim)
    return tuple(
        Topic(
            id="/".join(of),
            owner=of[0],
            market=of[1],
            family=of[2],
            clusters=tuple(sorted(members)),
            claims=tuple(claim for cluster in sorted(members) for claim in members[cluster]),
        )
        for of, members in sorted(found.items())
    )


def owner_of(subject: str, lexicon: Lexicon) -> str:
    """The company or country that a subject belongs to, else the subject itself."""
    chain = (subject, *lexicon.ancestors(subject))
    return next((one for one in chain if lexicon.kind(one) not in (*_OWNED, None)), chain[0])


def family_of(measure: str, lexicon: Lexicon) -> str:
    """The family of a measure; one that the lexicon does not know is its own."""
    known = lexicon.measures.get(measure)
    return known.family if known else measure


def market_of(claim: Claim, lexicon: Lexicon, renamed: dict[str, str]) -> str:
    """The place whose market a claim is about (中国AI芯片市场: China); "" where none is stated."""
    for item in claim.scoped("market"):
        key = renamed.get(item.key, item.key)
        chain = (key, *lexicon.ancestors(key))
        place = next((one for one in chain if lexicon.kind(one) in _PLACES), None)
        return place if place is not None else key
    return ""
