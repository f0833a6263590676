"""Claims of all documents about one thing.

The distinct names, of which there are few, are canonicalised once; a map joins the claims back. Two
claims are of one cluster when subject, measure and class of figures are the same.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from claimcheck.clusters import keys
from claimcheck.clusters.canonical import Canon, Raw, canonicalise
from claimcheck.clusters.names import Slot
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Cluster, Link

Slots = tuple[Canon, Canon, Canon]
# Names that are told elsewhere, by slot: they may join two of the claims' own.
Names = Mapping[Slot, Iterable[Raw]]
_NONE: Names = {}


def group(
    claims: Iterable[Claim],
    lexicon: Lexicon,
    *,
    threshold: float | None = None,
    names: Names = _NONE,
) -> tuple[Cluster, ...]:
    """The clusters, sorted by id.

    Args:
        claims: of any documents, in any order.
        lexicon: the names that are known.
        threshold: least fuzzy score (0-100) for every slot; None for each slot's own, 100 for none.
        names: further names that are told elsewhere, where these claims are but a part of all.
    """
    told = [claim for claim in claims if claim.subject and claim.measure]
    return joined(told, canons(told, lexicon, threshold, names), lexicon)


def joined(claims: Iterable[Claim], canon: Slots, lexicon: Lexicon) -> tuple[Cluster, ...]:
    """The clusters of claims, sorted by id, by canonical names that are known already.

    Args:
        claims: of any documents, in any order; those without subject or measure join none.
        canon: the canonical names of theirs, and maybe of others.
        lexicon: the names that are known.
    """
    told = sorted((c for c in claims if c.subject and c.measure), key=place)
    members: dict[tuple[str, str, str], list[Claim]] = defaultdict(list)
    for claim in told:
        members[key(claim, canon, lexicon)].append(claim)
    return tuple(_cluster(of, found, canon) for of, found in sorted(members.items()))


def place(claim: Claim) -> tuple[str, tuple[int, int], str]:
    """What claims are sorted by."""
    return claim.document, claim.figure, claim.id


def canons(
    claims: Sequence[Claim], lexicon: Lexicon, threshold: float | None, names: Names = _NONE
) -> Slots:
    """The canonical names of the subjects and comparands, the measures and the scope items."""
    subjects = {keys.raw(name) for c in claims for name in (c.subject, c.comparand) if name}
    measures = {keys.raw(c.measure) for c in claims if c.measure}
    scopes = {keys.raw(item) for c in claims for item in c.scope}
    return (
        canonicalise({*subjects, *names.get("subject", ())}, "subject", lexicon, threshold),
        canonicalise({*measures, *names.get("measure", ())}, "measure", lexicon, threshold),
        canonicalise({*scopes, *names.get("scope", ())}, "scope", lexicon, threshold),
    )


def key(claim: Claim, canon: Slots, lexicon: Lexicon) -> tuple[str, str, str]:
    """(subject, measure, class of figures) of a claim that has the first two."""
    if claim.subject is None or claim.measure is None:
        raise ValueError("a claim without a subject or a measure belongs to no cluster")
    measure = canon[1].keys[keys.raw(claim.measure)]
    return subject_of(claim, canon, lexicon), measure, keys.dimension(claim)


def subject_of(claim: Claim, canon: Slots, lexicon: Lexicon) -> str:
    """What a claim is about: an owner's product where it is narrowed to one of its own.

    China making Ascend chips and Huawei making them are one thing, told of by two owners.
    """
    subjects, _, scopes = canon
    if claim.subject is None:
        return ""
    subject = subjects.keys[keys.raw(claim.subject)]
    products = {scopes.keys[keys.raw(item)] for item in claim.scoped("product")}
    if len(products) == 1:
        (product,) = products
        if lexicon.kind(product) == "product" and lexicon.is_part(product, subject):
            return product
    return subject


def _cluster(of: tuple[str, str, str], claims: Sequence[Claim], canon: Slots) -> Cluster:
    subject, measure, dimension = of
    return Cluster(
        id="/".join(of),
        subject=subject,
        measure=measure,
        dimension=dimension,
        claims=tuple(claims),
        links=tuple(sorted(set(_links(claims, canon)), key=lambda k: (k.slot, k.left, k.right))),
        names=tuple(sorted(set(_names(claims, canon)))),
    )


def _links(claims: Iterable[Claim], canon: Slots) -> Iterable[Link]:
    subjects, measures, _ = canon
    for claim in claims:
        for name, table in ((claim.subject, subjects), (claim.measure, measures)):
            link = table.links.get(keys.raw(name)) if name else None
            if link is not None:
                yield link


def _names(claims: Iterable[Claim], canon: Slots) -> Iterable[tuple[str, str, str]]:
    """Scope items and comparands whose canonical key is not the one they came with."""
    subjects, _, scopes = canon
    for claim in claims:
        if claim.comparand is not None:
            canonical = subjects.keys[keys.raw(claim.comparand)]
            if canonical != claim.comparand.key:
                yield "comparand", claim.comparand.key, canonical
        for item in claim.scope:
            canonical = scopes.keys[keys.raw(item)]
            if canonical != item.key:
                yield "scope", item.key, canonical
