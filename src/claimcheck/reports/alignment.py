"""Two articles held side by side: which claim of one answers which claim of the other."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from claimcheck.frozen import record
from claimcheck.records import Claim, Finding, Period, Report
from claimcheck.reports.conversion import Conversion
from claimcheck.reports.currencies import Currencies

Homes = dict[str, tuple[str, str]]
NARROWING = ("market", "product", "node", "segment")  # roles that make two claims differ in kind


@record(slots=False)
class Pair:
    """Two claims about one thing, and what a rule says of them.

    Attributes:
        left, right: the claims.
        finding: the worst verdict on the two, None without any.
        differing: the slots that differ, in the order of SLOTS.
        conversion: how two amounts in two currencies stand to each other; None for any other pair.
    """

    left: Claim
    right: Claim
    finding: Finding | None
    differing: tuple[str, ...]
    conversion: Conversion | None = None

    @property
    def is_one_amount(self) -> bool:
        """Whether the figures differ in their currency only."""
        return self.finding is None and self.conversion is not None and self.conversion.same


@record(slots=False)
class Alignment:
    """Everything two articles say, side by side.

    Attributes:
        pairs: what both speak of, in the order of the left article.
        only_left, only_right: what one alone says, in its order.
    """

    pairs: tuple[Pair, ...]
    only_left: tuple[Claim, ...]
    only_right: tuple[Claim, ...]


SLOTS = (
    "subject",
    "measure",
    "scope",
    "comparand",
    "period",
    "modality",
    "source",
    "quantity",
)


def align(report: Report, left: str, right: str) -> Alignment:
    """Align the claims of two documents of a report.

    What contradicts each other stands together, then what speaks of one thing, then what does so in
    another currency, then what only looks alike.
    """
    mine = {c.id: c for c in report.claims if c.document == left}
    theirs = {c.id: c for c in report.claims if c.document == right}
    pairs: list[tuple[Claim, Claim, Finding | None]] = []
    used: set[str] = set()

    def bind(found: Iterable[tuple[Claim, Claim]], finding: Finding | None) -> None:
        for a, b in found:
            if not {a.id, b.id} & used:
                used.update((a.id, b.id))
                pairs.append((a, b, finding))

    opposed = [finding for finding in report.findings if finding.kind != "basis-mismatch"]
    for finding in opposed:
        bind(_across(finding, mine, theirs), finding)
    for cluster in report.clusters:
        ours = [c for c in cluster.claims if c.id in mine and c.id not in used]
        others = [c for c in cluster.claims if c.id in theirs and c.id not in used]
        bind(_matched(ours, others), None)
    currencies = Currencies(report)
    for group in currencies.groups():
        ours = [c for c in group if c.id in mine and c.id not in used]
        others = [c for c in group if c.id in theirs and c.id not in used]
        bind(_matched(ours, others, currencies), None)
    for finding in report.findings:
        bind(_across(finding, mine, theirs), finding)
    homes = _homes(report)
    free = [[c for c in side.values() if c.id not in homes] for side in (mine, theirs)]
    bind(_repeated(*free), None)
    made = [_pair(a, b, finding, homes, currencies) for a, b, finding in pairs]
    return Alignment(
        pairs=tuple(sorted(made, key=lambda pair: (pair.left.figure, pair.right.figure))),
        only_left=tuple(c for c in _in_order(mine.values()) if c.id not in used),
        only_right=tuple(c for c in _in_order(theirs.values()) if c.id not in used),
    )


def opposed(finding: Finding, report: Report) -> Alignment:
    """The two sides of one finding: each claim of the longer side against one of the other."""
    left, right = finding.sides
    homes, currencies = _homes(report), Currencies(report)
    made = []
    for at in range(max(len(left), len(right)) if right else 0):
        a, b = left[min(at, len(left) - 1)], right[min(at, len(right) - 1)]
        made.append(_pair(a, b, finding if at == 0 else None, homes, currencies))
    return Alignment(tuple(made), () if right else left, ())


def _repeated(mine: Iterable[Claim], theirs: Iterable[Claim]) -> Iterable[tuple[Claim, Claim]]:
    """What both say in one and the same clause, and no cluster holds (a rate of exchange)."""
    told: dict[tuple[object, ...], list[Claim]] = {}
    for claim in _in_order(theirs):
        told.setdefault((claim.clause, values_of(claim)), []).append(claim)
    for claim in _in_order(mine):
        same = told.get((claim.clause, values_of(claim)))
        if same:
            yield claim, same.pop(0)


def _homes(report: Report) -> Homes:
    """By claim the subject and the measure of its cluster."""
    return {
        claim.id: (cluster.subject, cluster.measure)
        for cluster in report.clusters
        for claim in cluster.claims
    }


def _pair(
    a: Claim, b: Claim, finding: Finding | None, homes: Homes, currencies: Currencies
) -> Pair:
    same = a.id in homes and homes[a.id] == homes.get(b.id)
    differing = tuple(_differing(a, b, same_thing=same))
    return Pair(a, b, finding, differing, currencies.conversion(a, b))


def _across(
    finding: Finding, mine: dict[str, Claim], theirs: dict[str, Claim]
) -> Iterable[tuple[Claim, Claim]]:
    """The pairs of claims across the sides of a finding that stand in different articles."""
    one, other = finding.sides
    for a in one:
        for b in other:
            if a.id in mine and b.id in theirs:
                yield a, b
            elif b.id in mine and a.id in theirs:
                yield b, a


def _matched(
    ours: Sequence[Claim], others: Sequence[Claim], currencies: Currencies | None = None
) -> list[tuple[Claim, Claim]]:
    """The best pairs of one cluster, or of one thing in several currencies.

    Each claim is paired once; ties are broken by place.
    """
    scored = sorted(
        (-_likeness(a, b, currencies), a.figure, b.figure, i, j)
        for i, a in enumerate(ours)
        for j, b in enumerate(others)
        if _comparable(a, b) and (currencies is None or currencies.comparable(a, b))
    )
    left: set[int] = set()
    right: set[int] = set()
    found = []
    for _, _, _, i, j in scored:
        if i not in left and j not in right:
            left.add(i)
            right.add(j)
            found.append((ours[i], others[j]))
    return found


def _comparable(a: Claim, b: Claim) -> bool:
    """A growth never answers a level, a claim of one market or year none of another."""
    if _nature(a) != _nature(b) or _apart(a.period, b.period):
        return False
    for role in NARROWING:
        one = {item.key for item in a.scope if item.role == role}
        other = {item.key for item in b.scope if item.role == role}
        if one and other and not one & other:
            return False
    return True


def _apart(a: Period, b: Period) -> bool:
    """Whether one period is over before the other begins."""
    return bool((a.end and b.start and a.end < b.start) or (b.end and a.start and b.end < a.start))


def _nature(claim: Claim) -> str:
    kind = claim.quantity.kind if claim.quantity else "event"
    return kind if kind in ("event", "delta", "ratio", "rank", "comparison") else "level"


def _likeness(a: Claim, b: Claim, currencies: Currencies | None) -> int:
    """How well two comparable claims answer each other."""
    same = values_of(a) == values_of(b) if currencies is None else currencies.agree(a, b)
    score = 4 * same
    score += 3 * (a.period == b.period)
    score += 2 * ({i.key for i in a.scope} == {i.key for i in b.scope})
    score += (a.modality == b.modality) + (_key(a.comparand) == _key(b.comparand))
    return score


def _differing(a: Claim, b: Claim, *, same_thing: bool) -> Iterable[str]:
    differs = {
        "subject": not same_thing and _key(a.subject) != _key(b.subject),
        "measure": not same_thing and _key(a.measure) != _key(b.measure),
        "scope": {(i.role, i.key) for i in a.scope} != {(i.role, i.key) for i in b.scope},
        "comparand": _key(a.comparand) != _key(b.comparand),
        "period": (a.period.start, a.period.end) != (b.period.start, b.period.end),
        "modality": (a.modality, a.polarity) != (b.modality, b.polarity),
        "source": a.source != b.source,
        "quantity": values_of(a) != values_of(b),
    }
    return [slot for slot in SLOTS if differs[slot]]


def values_of(claim: Claim) -> tuple[object, ...]:
    """What a claim's figure says, without how it is printed."""
    q = claim.quantity
    if q is None:
        return ()
    op = q.op if q.kind == "comparison" else ""
    return (q.low, q.high, q.first, q.last, q.unit, op, q.kind == "delta")


def _key(name: object) -> str:
    return getattr(name, "key", "")


def _in_order(claims: Iterable[Claim]) -> list[Claim]:
    return sorted(claims, key=lambda claim: (claim.figure, claim.id))
