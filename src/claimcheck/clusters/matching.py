"""How two claims stand to each other slot by slot: which names match, which guard parts them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from claimcheck.clusters import keys
from claimcheck.clusters import names as naming
from claimcheck.clusters.canonical import Canon, Raw
from claimcheck.clusters.group import Slots, canons, subject_of
from claimcheck.clusters.names import Slot
from claimcheck.clusters.similarity import similarity
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Guard, How, Match, Name

_HOWS: tuple[How, ...] = ("exact", "alias", "folded", "fuzzy")


def matches(claims: Sequence[Claim], a: Claim, b: Claim, lexicon: Lexicon) -> tuple[Match, ...]:
    """The subject, the measure and the class of figures of two claims, then what narrows them.

    Args:
        claims: of the run, since names are joined by way of others.
        a: a claim.
        b: another one.
        lexicon: the names that are known.
    """
    told = list({claim.id: claim for claim in (*claims, a, b)}.values())
    canon = canons(told, lexicon, None)
    return (*core(a, b, canon, lexicon), *_narrowing(a, b, canon))


def core(a: Claim, b: Claim, canon: Slots, lexicon: Lexicon) -> Iterator[Match]:
    """What decides whether two claims are of one cluster."""
    if a.subject is None or b.subject is None:
        yield _lacking("subject", a.subject, b.subject)
    else:
        mine, theirs = (subject_of(claim, canon, lexicon) for claim in (a, b))
        found = _names("subject", keys.raw(a.subject), keys.raw(b.subject), canon[0], lexicon)
        if mine == theirs and not found.joined:  # an owner, and what it owns
            found = Match("subject", a.subject.text, b.subject.text, mine, "alias")
        elif mine != theirs and found.joined:
            found = Match("subject", mine, theirs, guard="entries", values=(mine, theirs))
        yield found
    if a.measure is None or b.measure is None:
        yield _lacking("measure", a.measure, b.measure)
    else:
        yield _names("measure", keys.raw(a.measure), keys.raw(b.measure), canon[1], lexicon)
    one, other = keys.dimension(a), keys.dimension(b)
    if one == other:
        yield Match("dimension", one, other, one)
    else:
        yield Match("dimension", one, other, guard="dimension", values=(one, other))


def _lacking(slot: str, left: Name | None, right: Name | None) -> Match:
    one, other = (name.text if name else "" for name in (left, right))
    return Match(slot, one, other, guard="nothing")


def _narrowing(a: Claim, b: Claim, canon: Slots) -> Iterator[Match]:
    """Scope by role, and the comparand; a slot that neither fills is left out."""
    roles = dict.fromkeys(item.role for item in (*a.scope, *b.scope))
    for role in roles:
        mine, theirs = (
            {canon[2].keys[keys.raw(i)]: i.text for i in claim.scoped(role)} for claim in (a, b)
        )
        texts = ", ".join(mine.values()), ", ".join(theirs.values())
        if set(mine) == set(theirs):
            how: How = "exact" if texts[0] == texts[1] else "alias"
            yield Match(role, *texts, ", ".join(mine), how)
        else:
            yield Match(role, *texts, values=(", ".join(mine), ", ".join(theirs)))
    if a.comparand is not None or b.comparand is not None:
        left, right = (c.comparand.text if c.comparand else "" for c in (a, b))
        one, other = (canon[0].keys[keys.raw(c.comparand)] if c.comparand else "" for c in (a, b))
        how = "exact" if left == right else "alias"
        yield Match("comparand", left, right, one if one == other else "", how, values=(one, other))


def _names(slot: Slot, left: Raw, right: Raw, canon: Canon, lexicon: Lexicon) -> Match:
    mine, theirs = canon.keys[left], canon.keys[right]
    if mine == theirs:
        links = [canon.links[name] for name in (left, right) if name in canon.links]
        weakest = max((_HOWS.index(link.how) for link in links), default=0)
        how: How = "exact" if left[1] == right[1] else _HOWS[weakest]
        score = min((link.score for link in links if link.how == "fuzzy"), default=100.0)
        return Match(slot, left[1], right[1], mine, how, score)
    guard, values = _guard(slot, (left[1], right[1]), (mine, theirs), lexicon)
    return Match(slot, left[1], right[1], guard=guard, values=values)


def _guard(
    slot: Slot, texts: tuple[str, str], canonical: tuple[str, str], lexicon: Lexicon
) -> tuple[Guard, tuple[str, str]]:
    """What keeps two names apart."""
    table = lexicon.measures if slot == "measure" else lexicon.entities
    known = [key in table for key in canonical]
    if all(known):
        return "entries", canonical
    one, other = naming.form(texts[0], slot), naming.form(texts[1], slot)
    if one.codes != other.codes:
        return "codes", (", ".join(one.codes) or "–", ", ".join(other.codes) or "–")
    if one.classes != other.classes:
        mine = [name for _, name in one.classes if (_, name) not in other.classes]
        theirs = [name for _, name in other.classes if (_, name) not in one.classes]
        return "classes", (", ".join(mine) or "–", ", ".join(theirs) or "–")
    if any(known):
        return "known", (canonical[known.index(True)], canonical[known.index(False)])
    needed = naming.least_score(slot)
    return "score", (f"{similarity(one, other):.0f}", f"{needed:.0f}")
