"""What speaks for two figures of two articles being of one thing: company, names, times, digits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.clusters import keys, signs, sounds, told
from claimcheck.clusters.figures import Told
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Name

Points = tuple[tuple[str, float], ...]
Pair = tuple[Told, Told]
_NARROW = ("product", "market", "node")  # two of these are two things
_ROLES = ("product", "segment", "market", "node", "denominator")


def apart(one: Told, other: Told, lexicon: Lexicon) -> bool:
    """Whether something that is told keeps two figures from being of one thing."""
    mine, theirs = one.claim, other.claim
    if _at_two_times(one.times, other.times):
        return True
    if mine.polarity != theirs.polarity or mine.modality != theirs.modality:
        return True
    assert mine.quantity is not None
    assert theirs.quantity is not None
    if mine.quantity.direction * theirs.quantity.direction < 0:
        return True
    if signs.counted_apart(mine, theirs) or signs.of_many_sorts(mine, theirs, lexicon):
        return True
    if _two(mine.comparand, theirs.comparand) or _against(mine) != _against(theirs):
        return True
    told_here = all(claim.locus("subject") in ("own", "sentence") for claim in (mine, theirs))
    if told_here and _named_apart(mine, theirs) and not _related(mine, theirs, lexicon):
        return True
    scopes = _scope(mine), _scope(theirs)
    return any(
        role in scopes[0] and role in scopes[1] and scopes[0][role].isdisjoint(scopes[1][role])
        for role in _NARROW
    )


def points(one: Told, other: Told, agreed: Sequence[Pair], lexicon: Lexicon) -> Points:
    """(sign, points) of all signs that count, in a fixed order; none where they are apart."""
    if apart(one, other, lexicon):
        return ()
    limits = told.data()["companions"]
    company = sum(weight for _, weight in _company(one, other, agreed))
    digits = _alike(one, other)
    least, most = sorted((abs(one.value), abs(other.value)))
    if most > limits["wide"] * least and not digits:
        return ()
    if company < limits["company"]["least"] and "slip" not in digits:
        return ()
    return (
        ("company", min(company, float(limits["company"]["most"]))),
        *((name, float(limits[name])) for name in digits),
        *_slots(one, other, lexicon),
    )


def shared(one: Told, other: Told, agreed: Sequence[Pair]) -> tuple[str, ...]:
    """What a report says that both tell: names, then the figures beside them, the nearest first."""
    found: list[str] = []
    for mine, theirs in (
        (one.claim.subject, other.claim.subject),
        (one.claim.measure, other.claim.measure),
    ):
        if mine is not None and theirs is not None and _same(mine, theirs):
            found.append(mine.text)
    beside = sorted(_company(one, other, agreed), key=lambda pair: -pair[1])
    for mine_, _ in beside:
        assert mine_.claim.quantity is not None
        found.append(mine_.claim.quantity.text)
    return tuple(dict.fromkeys(text for text in found if text))


def _company(one: Told, other: Told, agreed: Iterable[Pair]) -> Iterator[tuple[Told, float]]:
    """The figures that both articles give near to these, and what each counts for here."""
    for mine, theirs in agreed:
        near = min(_near(one.claim, mine.claim), _near(other.claim, theirs.claim))
        if near > 0:
            yield mine, near * min(mine.weight, theirs.weight)


def _near(claim: Claim, other: Claim) -> float:
    """How near to each other two figures of one article stand."""
    near = told.data()["companions"]["near"]
    if claim.place == "cell" and other.place == "cell":
        return float(near["cell"]) if abs(claim.line - other.line) <= near["rows"] else 0.0
    gap = max(claim.figure[0], other.figure[0]) - min(claim.figure[1], other.figure[1])
    wide = near["latin"] if claim.clause.isascii() else 1
    for reach, weight in near["characters"]:
        if gap <= reach * wide:
            return float(weight)
    return 0.0


def _alike(one: Told, other: Told) -> list[str]:
    """What the digits of two figures have in common though they differ."""
    if one.slips(other):
        return ["slip" if min(len(one.printed), len(other.printed)) > 2 else "short_slip"]
    return ["swap"] if one.swaps(other) else []


def _slots(one: Told, other: Told, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    slots = told.data()["companions"]["slots"]
    for name, value in _names(one.claim, other.claim, lexicon):
        yield name, float(slots[name]) * value
    if one.claim.comparand is not None and other.claim.comparand is not None:
        yield "comparand", float(slots["comparand"])
    scopes = _scope(one.claim), _scope(other.claim)
    both = [role for role in _ROLES if role in scopes[0] and role in scopes[1]]
    alike = sum(not scopes[0][role].isdisjoint(scopes[1][role]) for role in both)
    if alike:
        yield "scope", float(slots["scope"]) * alike
    if len(both) > alike:
        yield "scope_apart", float(slots["scope_apart"])
    if one.times is not None and one.times == other.times:
        yield "period", float(slots["period"])


def _names(one: Claim, other: Claim, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    if one.subject is not None and other.subject is not None:
        if _same(one.subject, other.subject):
            yield "subject", 1.0
        elif _related(one, other, lexicon):
            yield "related", 1.0
        else:
            yield "subject_apart", 1.0
    if one.measure is not None and other.measure is not None:
        if _same(one.measure, other.measure):
            yield "measure", 1.0
        elif _family(one.measure, lexicon) == _family(other.measure, lexicon) != "":
            yield "family", 1.0
        elif one.measure.id in lexicon.measures and other.measure.id in lexicon.measures:
            general = told.data()["companions"]["general"]
            wide = one.measure.id in general or other.measure.id in general
            yield "measure_wide" if wide else "measure_apart", 1.0


def _family(measure: Name, lexicon: Lexicon) -> str:
    known = lexicon.measures.get(measure.id or "")
    return known.family if known is not None else ""


def _same(one: Name, other: Name) -> bool:
    if one.id is not None or other.id is not None:
        return one.id == other.id
    if one.text.isascii() != other.text.isascii():
        return sounds.romanised(*sorted((one.text, other.text), key=str.isascii, reverse=True))
    mine, theirs = sorted((one.text.lower(), other.text.lower()), key=len)
    return len(mine) > 1 and theirs.startswith(mine)


def _two(one: Name | None, other: Name | None) -> bool:
    """Whether two names are of two things."""
    if one is None or other is None or _same(one, other):
        return False
    if one.id is not None and other.id is not None:
        return True
    mine, theirs = one.text.lower(), other.text.lower()
    return mine.isascii() == theirs.isascii() and set(mine).isdisjoint(theirs)


def _at_two_times(one: tuple[str, str] | None, other: tuple[str, str] | None) -> bool:
    """Whether the sentences of two claims tell times that have no day in common."""
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def _named_apart(one: Claim, other: Claim) -> bool:
    """Whether two subjects are two: by ids in their own clauses, or by names that no list knows."""
    mine, theirs = one.subject, other.subject
    if mine is None or theirs is None or _same(mine, theirs):
        return False
    if mine.id is None and theirs.id is None:
        return mine.text.isascii() == theirs.text.isascii()
    own = all(claim.locus("subject") == "own" for claim in (one, other))
    return own and _two(mine, theirs)


def _related(one: Claim, other: Claim, lexicon: Lexicon) -> bool:
    """Whether one is a part of the other, or what the other is narrowed to."""
    assert one.subject is not None
    assert other.subject is not None
    mine, theirs = one.subject.key, other.subject.key
    if lexicon.is_part(mine, theirs) or lexicon.is_part(theirs, mine):
        return True
    return theirs in {s.key for s in one.scope} or mine in {s.key for s in other.scope}


def _against(claim: Claim) -> str:
    """What a growth is against, where it says so: the year or the period before."""
    told_ = claim.comparand.key if claim.comparand is not None else ""
    return told_ if told_ and not keys.is_thing(told_) else ""


def _scope(claim: Claim) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {}
    for item in claim.scope:
        found.setdefault(item.role, set()).add(item.key)
    return found
