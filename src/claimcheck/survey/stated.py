"""The values that are stated of a thing, and which of them cannot be the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from claimcheck import precision
from claimcheck.frozen import record
from claimcheck.lexicon import units
from claimcheck.precision import Bounds
from claimcheck.records import Claim, Cluster, DocumentInfo, Quantity


@record
class Stated:
    """A claim with a figure as one of the values of a thing.

    Attributes:
        subject, measure, dimension: of its cluster, the same in every article's wording.
        scope: what narrows it, canonical: "market=China"; the whole of a share is part of its
            measure.
        claim: the claim.
        info: what is known of its article.
        apart: whether another value that may be of the same time cannot be the same, however
            loosely both are read.
    """

    subject: str
    measure: str
    dimension: str
    scope: tuple[str, ...]
    claim: Claim
    info: DocumentInfo
    apart: bool = False


def stated(clusters: Iterable[Cluster], documents: Iterable[DocumentInfo]) -> tuple[Stated, ...]:
    """Every claim with a figure that a cluster has, by cluster, then place."""
    infos = {info.document: info for info in documents}
    found: list[Stated] = []
    for cluster in clusters:
        names = {(slot, key): canonical for slot, key, canonical in cluster.names}
        found += _compared(
            Stated(
                cluster.subject,
                cluster.measure,
                cluster.dimension,
                _scope(claim, names),
                claim,
                infos.get(claim.document) or DocumentInfo(claim.document, claim.article),
            )
            for claim in cluster.claims
            if claim.quantity is not None
        )
    return tuple(found)


def _scope(claim: Claim, names: Mapping[tuple[str, str], str]) -> tuple[str, ...]:
    items = {
        f"{item.role}={names.get(('scope', item.key), item.key)}"
        for item in claim.scope
        if item.role != "denominator"
    }
    return tuple(sorted(items))


_Span = tuple[str | None, str | None]
_UNDATED: _Span = (None, None)


def _compared(values: Iterable[Stated]) -> Iterator[Stated]:
    """The values of one cluster, each told whether another one is apart from it."""
    values = list(values)
    piles: dict[tuple[object, ...], set[_Reading]] = defaultdict(set)
    readings = [_reading(one) for one in values]
    for one, reading in zip(values, readings, strict=True):
        if reading is not None:
            piles[_kind(one)].add(reading)
    away = {(kind, reading) for kind, pile in piles.items() for reading in _opposed(pile)}
    for one, reading in zip(values, readings, strict=True):
        yield replace(one, apart=(_kind(one), reading) in away)


def _opposed(pile: Iterable[_Reading]) -> Iterator[_Reading]:
    """Those that another one opposes, sought only where two may be of one time."""
    times: dict[_Span, list[_Reading]] = defaultdict(list)
    for reading in pile:
        times[reading.period].append(reading)
    for period, readings in times.items():
        others = times if period == _UNDATED else dict.fromkeys((period, _UNDATED))
        for reading in readings:
            if any(reading.opposes(other) for time in others for other in times.get(time, ())):
                yield reading


@record
class _Reading:
    """A value with what it is of."""

    scope: frozenset[str]
    period: _Span
    bounds: Bounds
    start: Bounds | None = None  # of a change, before it ends at `bounds`

    def opposes(self, other: _Reading) -> bool:
        """Whether two may be of the same, and cannot be the same.

        What names no time may be of any, and what says less may be as narrow. A year and one of its
        quarters are two times.
        """
        nested = self.scope <= other.scope or other.scope <= self.scope
        open_ended = _UNDATED in (self.period, other.period)
        same_time = self.period == other.period or open_ended
        return nested and same_time and not self._agrees(other)

    def _agrees(self, other: _Reading) -> bool:
        """Whether the two may be one value; a level may be that from which a change starts."""
        if precision.overlap(self.bounds, other.bounds):
            return True
        changes = [one for one in (self, other) if one.start is not None]
        if len(changes) != 1 or changes[0].start is None:
            return False
        level = other if changes[0] is self else self
        return precision.overlap(changes[0].start, level.bounds)


def _reading(one: Stated) -> _Reading | None:
    """How a value is read at its loosest, in base units; None where it states none."""
    quantity, period = one.claim.quantity, one.claim.period
    if quantity is None:
        return None
    change = quantity.kind == "change"
    end = _loosest(precision.end(quantity) if change else precision.level(quantity), quantity)
    start = _loosest(precision.start(quantity), quantity) if change else None
    if end is None:
        return None
    return _Reading(frozenset(one.scope), (period.start, period.end), end, start)


def _loosest(figure: precision.Figure | None, quantity: Quantity) -> Bounds | None:
    if figure is None:
        return None
    return precision.scaled(figure, units.factor(quantity.unit)).loosest


def _kind(one: Stated) -> tuple[object, ...]:
    """What two values must share to be held against each other here."""
    claim, quantity = one.claim, one.claim.quantity
    assert quantity is not None
    return (
        claim.modality,
        claim.polarity,
        claim.comparand.key if claim.comparand else "",
        quantity.kind if quantity.kind in ("delta", "ratio", "rank") else "level",
        quantity.compared_with,
        units.dimension(quantity.unit),
    )
