"""comparison: what is said of two things against their stated values, and against other words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations
from itertools import product as product_of
from typing import Any

from claimcheck.records import Claim, Severity, Verdict
from claimcheck.rules import crowds, doubts, intervals, wording
from claimcheck.rules.compared import Levels, of_many, spoken
from claimcheck.rules.conflicts import Conflict, Judge, Relate, Statement, place
from claimcheck.rules.model import Match, Param, Rule, Together
from claimcheck.rules.opposing import oppose
from claimcheck.rules.periods import days
from claimcheck.rules.ratios import Fact, fact, product, quotient, reversed_order
from claimcheck.rules.relations import Relation, relate_claims, scopes
from claimcheck.rules.statements import allowed
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "comparison"
ABOUT = "A comparison of two things against their stated values, or against another comparison."
KINDS = ("delta", "ratio", "comparison")
WORDS = ("found",)
PARAMS = {
    "against": Param(
        "choice",
        "values: the stated levels of the two; comparisons: other comparisons, chains included",
        needed=True,
        choices=("values", "comparisons"),
    ),
    "near": Param("measures", "measures that stand for each other, as a tension at most"),
}

_PAIRS = 256  # of levels up to which all are looked at, though the nearest has spoken
_IN_CHAINS = 16  # comparisons of two things that stand for very many in chains


def together(rule: Rule) -> Together:
    """Values of two things, or comparisons of any, of which chains are made."""
    return "things" if rule.params["against"] == "values" else "comparisons"


def looks_at(_params: Mapping[str, Any]) -> Match:
    """Relations to another thing."""
    return Match(dimension=("relative",))


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of every comparison a rule matches."""
    facts = sorted(_facts(rule, view), key=lambda f: place(f.claim))
    if rule.params["against"] == "values":
        levels_of = Levels(view)
        found = [
            c
            for one in of_many(rule, view, spoken(facts), levels_of)
            for c in _against_values(rule, view, one, levels_of)
        ]
        yield from _merged(view, found)
    else:
        yield from _against_each_other(rule, view, facts)


def how_many(rule: Rule, view: View) -> int:
    """How many comparisons are held against stated values, those that say the same as one."""
    return len(spoken(_facts(rule, view))) if rule.params["against"] == "values" else 0


def _facts(rule: Rule, view: View) -> Iterable[Fact]:
    for cluster, claims in view.selected(rule):
        if cluster.dimension == "relative":
            found = (fact(claim, view) for claim in claims)
            yield from (one for one in found if one is not None)


# -- against the stated values of the two ------------------------------------------------------


def _against_values(
    rule: Rule, view: View, facts: Sequence[Fact], levels_of: Levels
) -> Iterator[Conflict]:
    one = facts[0]
    measures, article = alike(rule, view.measure(one.claim)), one.claim.article
    mine = levels_of.told(one.subject, measures, article)
    theirs = levels_of.told(one.comparand, measures, article)
    for key in sorted(mine.keys() & theirs.keys()):
        pairs = sorted(
            product_of(mine[key], theirs[key]),
            key=lambda p: (_distance(one, *p), place(p[0].claim), place(p[1].claim)),
        )
        nearest: Conflict | None = None
        # The pair nearest to the comparison speaks for all: its own article's, where there is one.
        for left, right in pairs:
            if nearest is not None and len(pairs) > _PAIRS:
                break
            found = _quotient(rule, view, one, left, right)
            if found is not None and nearest is None:
                nearest = _values_conflict(rule, view, facts, (left, right), found)
        if nearest is not None:
            yield nearest


def alike(rule: Rule, measure: str) -> tuple[str, ...]:
    """The measures whose figures a comparison by this one can be held against."""
    near: tuple[str, ...] = rule.params["near"]
    return near if measure in near else (measure,)


def _merged(view: View, found: Sequence[Conflict]) -> Iterator[Conflict]:
    """The same words against the same values in several articles, as one conflict."""
    piles: dict[tuple[object, ...], list[Conflict]] = defaultdict(list)
    for conflict in found:
        words = conflict.left[0]
        subject, comparand = view.subject(words.claim), view.comparand(words.claim)
        values = tuple(statement.figure for statement in conflict.right)
        piles[subject, comparand, words.figure, values].append(conflict)
    for pile in piles.values():
        pile.sort(key=lambda c: ([-n for n in c.judgement.rank], place(c.left[0].claim)))
        lefts = list({s.claim.id: s for c in pile for s in c.left}.values())
        rights = list({s.claim.id: s for c in pile for s in c.right}.values())
        yield replace(
            pile[0],
            left=tuple(lefts),
            right=tuple(rights),
            support=(tuple(s.claim for s in lefts), tuple(s.claim for s in rights)),
        )


def _distance(one: Fact, left: Statement, right: Statement) -> int:
    """0: all in one article; the values apart from each other weigh more than from the words."""
    values = left.claim.article != right.claim.article
    words = one.claim.article not in (left.claim.article, right.claim.article)
    return 2 * values + words


def _quotient(
    rule: Rule, view: View, one: Fact, left: Statement, right: Statement
) -> intervals.Figure | None:
    """The ratio of two levels of the two things; None where they cannot be compared by it."""
    pair = relate_claims(view, left.claim, right.claim, rule.roles)
    if pair is None or pair.reasons or left.claim.modality != "asserted":
        return None
    if not _same_basis(rule, view, one.claim, left.claim):
        return None
    view.compared.update(claim.id for claim in (one.claim, left.claim, right.claim))
    return quotient(left.figure, right.figure)


def _values_conflict(
    rule: Rule,
    view: View,
    facts: Sequence[Fact],
    told: tuple[Statement, Statement],
    found: intervals.Figure,
) -> Conflict | None:
    one, (left, right) = facts[0], told
    if intervals.compare(one.ratio, found) != "impossible":
        return None
    judgement = _values_verdict(rule, view, one, left, right, reversed_order(one.ratio, found))
    if judgement is None:
        return None
    low, high = found.printed
    ratio = low if low is not None else high
    shown = f"{ratio:.3g}" if ratio is not None else "?"
    sides = [wording.stated(s.claim.quantity) for s in (left, right)]
    return Conflict(
        judgement,
        tuple(fact.statement for fact in facts),
        (left, right),
        calc=f"{sides[0]} / {sides[1]} = {shown}{_claimed(one)}",
        words=(("found", shown),),
    )


def _claimed(fact: Fact) -> str:
    """The ratio that the words claim, as it stands behind the one that was found."""
    told = [f"{bound:.3g}" for bound in fact.ratio.printed if bound is not None]
    return f", not {' to '.join(dict.fromkeys(told))}" if told else ""


def _same_basis(rule: Rule, view: View, words: Claim, value: Claim) -> bool:
    """Whether words that narrow themselves to a condition narrow the value too."""
    how, _ = scopes(view.scope(words), view.scope(value), rule.roles)
    return how != "different" and overlapping(words, value)


def overlapping(words: Claim, value: Claim) -> bool:
    """Whether the times of two claims share a day, or one is not stated."""
    mine, theirs = days(words.period), days(value.period)
    if not (mine.stated and theirs.stated):
        return True
    return not (
        (mine.last and theirs.first and mine.last < theirs.first)
        or (theirs.last and mine.first and theirs.last < mine.first)
    )


def _values_verdict(
    rule: Rule, view: View, one: Fact, left: Statement, right: Statement, turned: bool
) -> Judgement | None:
    claims = (one.claim, left.claim, right.claim)
    together = len({claim.article for claim in claims}) == 1
    if not allowed(rule, view, one.claim, left.claim):
        return None
    same_measure = view.measure(one.claim) == view.measure(left.claim)
    reasons = [] if same_measure else ["range"]
    severity: Severity = "warning"
    if together and not one.worded and (turned or same_measure):
        severity = provenance(view, "error", *claims)
    if one.claim.modality != "asserted":
        severity, reasons = "note", [*reasons, "forecast"]
    severity, apart = attribution(severity, one.claim, left.claim)
    return Judgement("arithmetic", severity, (*reasons, *apart))


# -- against other comparisons -----------------------------------------------------------------


def _against_each_other(rule: Rule, view: View, facts: Sequence[Fact]) -> Iterator[Conflict]:
    by_pair: dict[tuple[str, str], list[Fact]] = defaultdict(list)
    for one in facts:
        aligned = one if one.subject <= one.comparand else one.turned()
        by_pair[aligned.subject, aligned.comparand].append(aligned)
    for pair in sorted(by_pair):
        by_claim = {one.claim.id: one for one in by_pair[pair]}
        statements = [one.statement for one in by_pair[pair]]
        judge = _judging(view, by_claim)
        yield from oppose(view, statements, _relating(rule, view), judge, values="any")
    yield from _chains(rule, view, by_pair)


def _judging(view: View, by_claim: dict[str, Fact]) -> Judge:
    """The verdict on two comparisons of the same two things."""

    def judge(left: Statement, right: Statement, related: Relation) -> Judgement | None:
        view.compared.update((left.claim.id, right.claim.id))
        if doubts.apart(view, left.claim, right.claim):
            return None
        if intervals.compare(left.figure, right.figure) != "impossible":
            return None
        reasons = list(related.reasons)
        if view.measure(left.claim) != view.measure(right.claim):
            reasons.append("range")
        if by_claim[left.claim.id].worded or by_claim[right.claim.id].worded:
            reasons.append("words")
        apart = reasons or left.claim.article != right.claim.article
        severity: Severity = "warning" if apart else "error"
        severity = provenance(view, severity, left.claim, right.claim)
        severity, sources = attribution(severity, left.claim, right.claim)
        kind: Verdict = "tension" if reasons else "contradiction"
        return Judgement(kind, severity, (*reasons, *sources))

    return judge


def _relating(rule: Rule, view: View) -> Relate:
    def relate(left: Statement, right: Statement) -> Relation | None:
        return _related(rule, view, left.claim, right.claim)

    return relate


def _related(rule: Rule, view: View, left: Claim, right: Claim) -> Relation | None:
    if not allowed(rule, view, left, right):
        return None
    if view.measure(right) not in alike(rule, view.measure(left)):
        return None
    return relate_claims(view, left, right, rule.roles)


def _chains(
    rule: Rule, view: View, by_pair: dict[tuple[str, str], list[Fact]]
) -> Iterator[Conflict]:
    """A against B and B against C tell of A against C; another word on it may deny them."""
    told: dict[str, dict[str, list[Fact]]] = defaultdict(dict)
    some = {pair: _some(view, facts) for pair, facts in by_pair.items()}
    for (subject, comparand), facts in some.items():
        told[subject][comparand] = facts
        told[comparand][subject] = [fact.turned() for fact in facts]
    rings: set[frozenset[str]] = set()
    for (first, last), facts in sorted(some.items()):
        for middle in sorted(told[first].keys() & told[last].keys()):
            for direct in facts:
                for ring in _chain(rule, view, direct, told[first][middle], told[middle][last]):
                    ids = frozenset(s.claim.id for s in (*ring.left, *ring.right))
                    if ids not in rings:
                        rings.add(ids)
                        yield ring


def _some(view: View, facts: Sequence[Fact]) -> list[Fact]:
    """The comparisons of two things, of an article each once; of very many some for all."""
    once = [group[0] for group in spoken(facts)]
    by_claim = {one.claim.id: one for one in once}
    groups = crowds.crowd(view, [one.statement for one in once], _IN_CHAINS)
    return [by_claim[statement.claim.id] for statement in crowds.firsts(groups)]


def _chain(
    rule: Rule, view: View, direct: Fact, firsts: Sequence[Fact], seconds: Sequence[Fact]
) -> Iterator[Conflict]:
    for one in firsts:
        for other in seconds:
            claims = (direct.claim, one.claim, other.claim)
            if any(_related(rule, view, a, b) is None for a, b in combinations(claims, 2)):
                continue
            view.compared.update(claim.id for claim in claims)
            if intervals.compare(direct.ratio, product(one.ratio, other.ratio)) == "impossible":
                severity = provenance(view, "warning", *claims)
                yield Conflict(
                    Judgement("tension", severity, ("range",)),
                    (direct.statement,),
                    (one.statement, other.statement),
                )
