"""sum: shares of one whole that together are more than the whole."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import combinations
from typing import Any

from claimcheck import spelling
from claimcheck.records import Claim, Severity
from claimcheck.rules import wording
from claimcheck.rules.conflicts import Conflict, Statement, place, values_asked
from claimcheck.rules.doubts import near
from claimcheck.rules.intervals import HUNDRED
from claimcheck.rules.model import Match, Param, Rule
from claimcheck.rules.piles import piled
from claimcheck.rules.relations import relate_claims
from claimcheck.rules.statements import allowed, ends, levels
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "sum"
TOGETHER = "whole"
ACROSS = ("holders",)
ABOUT = "Shares of one whole, held by different ones, that add up to more than 100 %."
KINDS = ("point", "range", "bound", "change")
WORDS = ("total",)
_FEW = 64  # holders of whom every two are looked at
PARAMS = {
    "holders": Param(
        "choice",
        "subject: several hold parts of a market; market: several markets bring parts of a whole",
        default="subject",
        choices=("subject", "market"),
    ),
}


def looks_at(_params: Mapping[str, Any]) -> Match:
    """Shares."""
    return Match(dimension=("percent",))


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each whole."""
    wholes: dict[tuple[object, ...], dict[str, list[Statement]]] = defaultdict(
        lambda: defaultdict(list)
    )
    for cluster, claims in view.selected(rule):
        if cluster.dimension != "percent":
            continue
        for statement in [*levels(claims), *ends(claims)]:
            claim = statement.claim
            key = whole_of(rule, view, claim)
            if key is not None and claim.polarity == "affirmed" and _floor(statement) is not None:
                wholes[key][_holder(rule, view, claim)].append(statement)
    for key in sorted(wholes, key=repr):
        yield from _of_whole(rule, view, wholes[key])


def whole_of(rule: Rule, view: View, claim: Claim) -> tuple[object, ...] | None:
    """What a share is a part of, None where that is not stated."""
    scope, by_market = view.scope(claim), rule.params["holders"] == "market"
    market = scope.get("market") or _home(view, view.subject(claim))
    if not market and (by_market or not _is_of_goods(view, claim)):
        return None
    roles = [role for role in rule.roles if role != "market"]
    narrowed = tuple((role, tuple(sorted(scope.get(role, ())))) for role in roles)
    # a line of goods is a market by itself, but which one only its article knows
    whole = view.subject(claim) if by_market else tuple(sorted(market)) or claim.article
    return (view.measure(claim), narrowed, whole)


def _is_of_goods(view: View, claim: Claim) -> bool:
    """Whether a share is of the market of some goods, wherever; orders are somebody's."""
    goods = {"segment", "product"}
    return view.measure(claim) == "market_share" and not goods.isdisjoint(view.scope(claim))


def _home(view: View, holder: str) -> frozenset[str]:
    """The market that domestic makers are domestic in, where none is named."""
    home = view.lexicon.home(holder)
    return frozenset() if home is None else frozenset((home,))


def _holder(rule: Rule, view: View, claim: Claim) -> str:
    if rule.params["holders"] == "market":
        return "+".join(sorted(view.scope(claim).get("market", ())))
    return view.subject(claim)


def _of_whole(rule: Rule, view: View, holders: dict[str, list[Statement]]) -> Iterator[Conflict]:
    """First the lists of single articles, then pairs across articles."""
    names = sorted(holders)
    by_article: dict[tuple[object, ...], list[tuple[str, Statement]]] = defaultdict(list)
    for name in names:
        for statement in sorted(holders[name], key=lambda s: place(s.claim)):
            claim = statement.claim
            by_article[claim.article, statement.when, claim.modality].append((name, statement))
    listed: set[frozenset[str]] = set()
    for told in by_article.values():
        if not view.touched(statement.claim for _, statement in told):
            continue
        for conflict in _of_article(rule, view, told):
            listed.add(frozenset(s.claim.id for s in (*conflict.left, *conflict.right)))
            yield conflict
    asked = {name for name in names if values_asked(view, holders[name])}
    for one, other in _pairs(holders, names):
        if one not in asked and other not in asked:
            continue
        if view.disjoint(one, other):
            for conflict in _of_pair(rule, view, holders[one], holders[other]):
                ids = frozenset(s.claim.id for s in (*conflict.left, *conflict.right))
                if not any(ids <= known for known in listed):
                    yield conflict


def _pairs(holders: dict[str, list[Statement]], names: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Every two holders; of very many only those whose largest shares may be too much together."""
    if len(names) <= _FEW:
        yield from combinations(names, 2)
        return
    largest = {name: max(map(_most, told)) for name, told in holders.items()}
    order = sorted(names, key=lambda name: (-largest[name], name))
    for at, one in enumerate(order):
        for other in order[at + 1 :]:
            if largest[one] + largest[other] < HUNDRED:
                break
            yield min(one, other), max(one, other)


def _most(statement: Statement) -> Decimal:
    """The most that a share is said to be at least."""
    told = (statement.figure.printed[0], statement.figure.loosest[0])
    return max((value for value in told if value is not None), default=Decimal(0))


def _of_article(
    rule: Rule, view: View, told: Sequence[tuple[str, Statement]]
) -> Iterator[Conflict]:
    """Three holders or more in one article, each with its least value."""
    least: dict[str, Statement] = {}
    for name, statement in told:
        if name not in least or _floor(statement) < _floor(least[name]):  # type: ignore[operator]
            least[name] = statement
    apart = [name for name in least if all(view.disjoint(name, o) for o in least if o != name)]
    if len(apart) < 3:  # pairs are held together below
        return
    statements = [least[name] for name in apart]
    claims = [statement.claim for statement in statements]
    view.compared.update(claim.id for claim in claims)
    total = sum((_floor(statement) or Decimal(0) for statement in statements), Decimal(0))
    if total <= HUNDRED or not allowed(rule, view, claims[0], claims[1]):
        return
    statements.sort(key=lambda s: -(_floor(s) or Decimal(0)))
    severity: Severity = provenance(view, "error", *claims)
    yield _conflict(Judgement("arithmetic", severity, ("holders",)), statements[:1], statements[1:])


def _of_pair(
    rule: Rule, view: View, mine: Sequence[Statement], theirs: Sequence[Statement]
) -> Iterator[Conflict]:
    """Two holders: each two values once."""
    ones, others = values_asked(view, mine), values_asked(view, theirs)

    def judge(left: Statement, right: Statement) -> Judgement | None:
        if left.figure not in ones and right.figure not in others:
            return None
        return _judged(rule, view, left, right)

    for pile in piled(view, mine, theirs, judge):
        found = _conflict(pile.pairs[0].judgement, pile.lefts, pile.rights)
        yield replace(found, support=pile.support)


def _judged(rule: Rule, view: View, left: Statement, right: Statement) -> Judgement | None:
    if not allowed(rule, view, left.claim, right.claim):
        return None
    if left.claim.article != right.claim.article and not all(
        view.known(view.cluster(s.claim)) for s in (left, right)
    ):
        return None
    windows = (left.when, right.when)
    roles = [role for role in rule.roles if role != "market"]
    related = relate_claims(view, left.claim, right.claim, roles, windows=windows)
    if related is None or len(related.reasons) > 1:
        return None
    view.compared.update((left.claim.id, right.claim.id))
    if not _too_much(left, right):
        return None
    together = left.claim.article == right.claim.article and not near(left.claim, right.claim)
    surely = (_floor(left) or Decimal(0)) + (_floor(right) or Decimal(0)) > HUNDRED
    severity: Severity = "error" if together and surely and not related.reasons else "warning"
    severity = provenance(view, severity, left.claim, right.claim)
    severity, apart = attribution(severity, left.claim, right.claim)
    return Judgement("arithmetic", severity, (*related.reasons, "holders", *apart))


def _too_much(left: Statement, right: Statement) -> bool:
    """More than the whole at the loosest reading, or as printed where a bound word pins a value."""
    loosest = [_floor(statement) for statement in (left, right)]
    if None not in loosest and sum(v for v in loosest if v is not None) > HUNDRED:
        return True
    printed = [statement.figure.printed[0] for statement in (left, right)]
    if any(value is None for value in printed):
        return False
    total = sum(value for value in printed if value is not None)
    pinned = [s.figure.printed[1] is None for s in (left, right)]
    strict = left.figure.strict_low or right.figure.strict_low
    return any(pinned) and (total > HUNDRED or (strict and total == HUNDRED))


def _floor(statement: Statement) -> Decimal | None:
    return statement.figure.loosest[0]


def _conflict(
    judgement: Judgement, lefts: Sequence[Statement], rights: Sequence[Statement]
) -> Conflict:
    each = {s.claim.subject.key if s.claim.subject else "": s for s in reversed(rights)}
    others = [s for s in rights if s in each.values()]  # one figure of each holder
    shown = [*lefts[:1], *(others if len(lefts) == 1 and len(others) > 1 else rights[:1])]
    values = [statement.figure.printed[0] for statement in shown]
    strict = any(statement.figure.strict_low for statement in shown)
    terms = [
        f"{'> ' if statement.figure.strict_low else ''}{value.normalize():f}"
        for statement, value in zip(shown, values, strict=True)
        if value is not None
    ]
    total = sum((value for value in values if value is not None), Decimal(0))
    ends = (total, None) if strict else (total, total)
    return Conflict(
        judgement,
        tuple(lefts),
        tuple(rights),
        calc=f"{' + '.join(terms)} {'>' if strict else '='} {total:f} %",
        words=tuple(
            (f"total_{language}", spelling.span(ends, "percent", language, strict=strict))
            for language in wording.LANGUAGES
        ),
        support=(tuple(s.claim for s in lefts), tuple(s.claim for s in rights)),
    )
