"""currency: one amount in two currencies that no rate of its time makes one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import combinations

from claimcheck import glosses
from claimcheck.lexicon import exchange
from claimcheck.patterns import pattern_of
from claimcheck.records import Severity, Verdict
from claimcheck.rules import intervals, wording
from claimcheck.rules.conflicts import Conflict, Statement, values_asked
from claimcheck.rules.doubts import told_apart
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.piles import piled
from claimcheck.rules.relations import Relation, relate_claims
from claimcheck.rules.statements import allowed, levels
from claimcheck.rules.verdicts import Judgement, attribution, lowered, provenance
from claimcheck.rules.view import View

NAME = "currency"
TOGETHER = "subject"
ABOUT = "One amount told in two currencies, against the rates of its time."
KINDS = ("point", "range", "bound")
PARAMS: dict[str, Param] = {}
# Amounts further apart than this are no versions of one amount (a price and a turnover).
_ANOTHER_SIZE = 10
Bounds = tuple[Decimal | None, Decimal | None]


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each subject and measure that is told in several currencies."""
    money: dict[tuple[str, str], dict[str, list[Statement]]] = {}
    for cluster, claims in view.selected(rule):
        unit, slash, tail = cluster.dimension.partition("/")
        if exchange.known(unit):
            key = (cluster.subject, cluster.measure + slash + tail)
            told = [s for s in levels(claims) if s.claim.polarity == "affirmed"]
            money.setdefault(key, {})[unit] = told
    for key in sorted(money):
        amounts = money[key]
        for one, other in combinations(sorted(amounts), 2):
            yield from _between(rule, view, (one, amounts[one]), (other, amounts[other]))


def _between(
    rule: Rule,
    view: View,
    one: tuple[str, Sequence[Statement]],
    other: tuple[str, Sequence[Statement]],
) -> Iterator[Conflict]:
    """The pairs that differ, those of one value on each side together."""
    asked = values_asked(view, [*one[1], *other[1]])
    calcs: dict[tuple[str, str], str] = {}

    def judge(left: Statement, right: Statement) -> Judgement | None:
        if asked.isdisjoint((left.figure, right.figure)):
            return None
        found = _judged(rule, view, (one[0], left), (other[0], right))
        if found is None:
            return None
        calcs[left.claim.id, right.claim.id] = found[1]
        return found[0]

    for pile in piled(view, one[1], other[1], judge):
        first = pile.pairs[0]
        calc = calcs[first.left.claim.id, first.right.claim.id]
        yield Conflict(first.judgement, pile.lefts, pile.rights, calc=calc, support=pile.support)


def _judged(
    rule: Rule, view: View, one: tuple[str, Statement], other: tuple[str, Statement]
) -> tuple[Judgement, str] | None:
    (unit, left), (target, right) = one, other
    if not allowed(rule, view, left.claim, right.claim):
        return None
    gloss = glosses.is_gloss(left.claim, right.claim)
    related = Relation(()) if gloss else relate_claims(view, left.claim, right.claim, rule.roles)
    if related is None or (not gloss and told_apart(left.claim, right.claim)):
        return None
    view.compared.update((left.claim.id, right.claim.id))
    if not gloss and _may_be_one(left, right):
        return None
    years = glosses.years(view.published, (left.claim, right.claim))
    band = exchange.band(unit, target, years)
    if band is None or glosses.may_be_one(left.figure, right.figure, band):
        return None
    turned = intervals.scaled(left.figure, band[1], least=band[0])
    if not gloss and _apart(turned.loosest, right.figure.loosest) > _ANOTHER_SIZE:
        return None
    severity: Severity = "warning" if len(related.reasons) < 2 else "note"
    severity = provenance(view, severity, left.claim, right.claim)
    severity, apart = attribution(severity, left.claim, right.claim)
    either_way = _is_bare(left) or _is_bare(right)  # they differ in one currency too
    if not gloss and not either_way and not view.known(view.cluster(left.claim)):
        severity = lowered(severity)
    kind: Verdict = "arithmetic" if gloss else "tension"
    return Judgement(kind, severity, (*related.reasons, "rates", *apart)), _calc(one, other, band)


# 35万元: whose is for the reader to know
_BARE = pattern_of(r"[元块塊圆圓]")
_WHOSE = pattern_of(
    r"人民币|人民幣|RMB|CNY|[台臺][币幣]|N?T\$|TWD|[美港欧歐日韩韓加澳新][元币幣]?|[¥￥]"
)


def _is_bare(statement: Statement) -> bool:
    quantity = statement.claim.quantity
    text = quantity.text if quantity is not None else ""
    return bool(_BARE.search(text)) and not _WHOSE.search(text)


def _may_be_one(left: Statement, right: Statement) -> bool:
    """Whether two amounts are equal, if one that does not say whose 元 it is is in the other's."""
    same = intervals.compare(left.figure, right.figure) != "impossible"
    return same and (_is_bare(left) or _is_bare(right))


def _apart(left: Bounds, right: Bounds) -> Decimal:
    """How many times the nearest ends of two intervals are apart, 0 where that cannot be said."""
    for low, high in ((left[0], right[1]), (right[0], left[1])):
        if low is not None and high is not None and low > high > 0:
            return low / high
    return Decimal(0)


def _calc(
    one: tuple[str, Statement], other: tuple[str, Statement], band: tuple[Decimal, Decimal]
) -> str:
    left, right = _value(one[1]), _value(other[1])
    if left is None or right is None or not left:
        return ""
    amounts = [wording.term(value, unit) for value, unit in ((right, other[0]), (left, one[0]))]
    rate = f"{right / left:.3g} {other[0]}/{one[0]}"
    return f"{amounts[0]} / {amounts[1]} = {rate}, not {band[0]:.3g} to {band[1]:.3g}"


def _value(statement: Statement) -> Decimal | None:
    low, high = statement.figure.printed
    return low if low is not None else high
