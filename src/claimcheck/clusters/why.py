"""Why two names, or two claims, count as one, or which guard keeps them apart."""

from __future__ import annotations

from collections.abc import Sequence

from claimcheck.clusters import keys
from claimcheck.clusters import names as naming
from claimcheck.clusters.canonical import Canon, canonicalise
from claimcheck.clusters.group import canons
from claimcheck.clusters.names import Slot
from claimcheck.clusters.similarity import similarity
from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Name, Scope


@record
class Why:
    """The answer.

    Attributes:
        joined: whether the two count as one.
        steps: what was looked at, one line each.
    """

    joined: bool
    steps: tuple[str, ...]


def why(
    claims: Sequence[Claim], a: str, b: str, lexicon: Lexicon, *, threshold: float | None = None
) -> Why:
    """Why a and b count as one.

    Args:
        claims: the claims of the run.
        a: an id of a claim, or a name as it stands in texts.
        b: another one.
        lexicon: the names that are known.
        threshold: as in `group`.
    """
    by_id = {claim.id: claim for claim in claims}
    if a in by_id and b in by_id:
        return _claims(by_id[a], by_id[b], claims, lexicon, threshold)
    slot = _slot(claims, a, b)
    names = {keys.raw(name) for claim in claims for name in _of_slot(claim, slot)}
    names |= {(None, text) for text in (a, b) if not any(text == known for _, known in names)}
    canon = canonicalise(names, slot, lexicon, threshold)
    left, right = (next(n for n in sorted(names, key=str) if n[1] == text) for text in (a, b))
    return _names(left, right, slot, canon, threshold)


def _claims(
    a: Claim, b: Claim, claims: Sequence[Claim], lexicon: Lexicon, threshold: float | None
) -> Why:
    told = [claim for claim in claims if claim.subject and claim.measure]
    if not {a.id, b.id} <= {claim.id for claim in told}:
        return Why(False, ("one of the claims has no subject or no measure",))
    canon = canons(told, lexicon, threshold)
    steps: list[str] = []
    joined = True
    pairs: tuple[tuple[Slot, Name | None, Name | None], ...] = (
        ("subject", a.subject, b.subject),
        ("measure", a.measure, b.measure),
    )
    for (slot, left, right), table in zip(pairs, canon[:2], strict=True):
        if left is not None and right is not None:
            answer = _names(keys.raw(left), keys.raw(right), slot, table, threshold)
            joined &= answer.joined
            steps += answer.steps
    one, other = keys.dimension(a), keys.dimension(b)
    joined &= one == other
    sign = "=" if one == other else "≠"
    return Why(joined, (*steps, f"class of figures: {one} {sign} {other}"))


def _names(
    left: tuple[str | None, str],
    right: tuple[str | None, str],
    slot: Slot,
    canon: Canon,
    threshold: float | None,
) -> Why:
    steps = []
    for name in (left, right):
        link = canon.links.get(name)
        how = f"{link.how}, {link.score:.0f}" if link and link.how == "fuzzy" else "exact"
        how = link.how if link and link.how != "fuzzy" else how
        steps.append(f"{slot}: {name[1]} is {canon.keys[name]} ({how})")
    joined = canon.keys[left] == canon.keys[right]
    if not joined and left[0] is None and right[0] is None:
        one, other = naming.form(left[1], slot), naming.form(right[1], slot)
        least = naming.least_score(slot) if threshold is None else threshold
        guard = one.guard_against(other)
        score = similarity(one, other)
        steps.append(guard or f"score {score:.0f} of the {least:.0f} that is needed")
    elif not joined:
        steps.append(f"{canon.keys[left]} ≠ {canon.keys[right]}: two entries of the lexicon")
    return Why(joined, tuple(steps))


def _slot(claims: Sequence[Claim], a: str, b: str) -> Slot:
    """The slot in which both names were met, else the subject's."""
    slots: tuple[Slot, ...] = ("subject", "measure", "scope")
    for slot in slots:
        met = {name.text for claim in claims for name in _of_slot(claim, slot)}
        if a in met and b in met:
            return slot
    for slot in slots:
        met = {name.text for claim in claims for name in _of_slot(claim, slot)}
        if a in met or b in met:
            return slot
    return "subject"


def _of_slot(claim: Claim, slot: Slot) -> tuple[Name | Scope, ...]:
    if slot == "scope":
        return claim.scope
    found = (claim.measure,) if slot == "measure" else (claim.subject, claim.comparand)
    return tuple(name for name in found if name is not None)
