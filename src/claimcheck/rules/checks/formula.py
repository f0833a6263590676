"""formula: a figure against what a formula makes of other figures of the same subject."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import islice, product

from claimcheck.lexicon import Lexicon, units
from claimcheck.records import Claim, Severity
from claimcheck.rules import crowds, intervals, wording
from claimcheck.rules import formula as formulas
from claimcheck.rules.conflicts import Conflict, Statement, place
from claimcheck.rules.measured import Never
from claimcheck.rules.model import Param, Rule
from claimcheck.rules.relations import relate_claims
from claimcheck.rules.statements import NO_LEVEL, allowed, levels
from claimcheck.rules.verdicts import Judgement, attribution, provenance
from claimcheck.rules.view import View

NAME = "formula"
TOGETHER = "subject"
ABOUT = "A figure that is not what a formula makes of other figures of the same subject and time."
KINDS = ("point", "range")
WORDS = ("found",)
PARAMS = {
    "result": Param("measures", "the measure that is worked out", needed=True),
    "formula": Param("formula", "measures and numbers joined by + - * /", needed=True),
    "paragraph": Param("flag", "all figures of one article stand in one line", default=False),
}
# Combinations of inputs that are tried for one figure.
_MOST = 64


def run(rule: Rule, view: View) -> Iterator[Conflict]:
    """The conflicts of each figure whose inputs are all stated."""
    parsed = formulas.parse(rule.params["formula"])
    names = sorted(parsed.names)
    for measure in rule.params["result"]:
        for cluster in view.measured(measure):
            if cluster.dimension in NO_LEVEL:
                continue
            results = _closed(levels(cluster.claims))
            inputs = [_Inputs(view, cluster.subject, name) for name in names] if results else []
            at_home = {s.claim.article for s in results if all(i.known(s) for i in inputs)}
            for group in crowds.crowd(view, results):
                for told, voices in crowds.told_by(group, at_home):
                    conflict = _against(rule, view, parsed, inputs, told)
                    if conflict is not None and len(voices) > 1:
                        given = tuple(s.claim for s in conflict.right)
                        conflict = replace(conflict, support=(voices, given))
                    if conflict is not None:
                        yield conflict


class _Inputs:
    """What is told of one measure of a formula for a subject."""

    def __init__(self, view: View, subject: str, measure: str) -> None:
        self.name = measure
        clusters = [c for c in view.of(subject, measure) if c.dimension not in NO_LEVEL]
        told = [s for cluster in clusters for s in _closed(levels(cluster.claims))]
        self._shelf = crowds.Shelf(told)
        self._some = crowds.crowd(view, told)

    def known(self, told: Statement) -> bool:
        """Whether the article of a figure tells the measure too."""
        return bool(self._shelf.of(told.claim.article))

    def fitting(
        self, rule: Rule, view: View, told: Statement, *, own: bool = False
    ) -> list[Statement]:
        """The statements of the figure's scope and time, those of its own article first, or all."""
        article = told.claim.article
        every = () if own else crowds.firsts(self._some)
        others = [s for s in every if s.claim.article != article]
        found = [
            statement
            for statement in (*self._shelf.of(article), *others)
            if allowed(rule, view, told.claim, statement.claim)
            and _fits(rule, view, told, statement)
        ]
        return sorted(found, key=lambda s: (s.claim.article != article, place(s.claim)))


def _closed(statements: Sequence[Statement]) -> list[Statement]:
    """The affirmed values with two ends."""
    return sorted(
        (s for s in statements if None not in s.figure.loosest and s.claim.polarity == "affirmed"),
        key=lambda s: place(s.claim),
    )


def _against(
    rule: Rule,
    view: View,
    parsed: formulas.Formula,
    known: Sequence[_Inputs],
    told: Statement,
) -> Conflict | None:
    """The conflict with the first inputs that fit; None if any that fit give the figure."""
    names = [one.name for one in known]
    # The figure's own article, where it gives them all: it is judged by itself.
    inputs = [one.fitting(rule, view, told, own=True) for one in known]
    if not all(inputs):
        inputs = [one.fitting(rule, view, told) for one in known]
    first: Conflict | None = None
    for chosen in islice(product(*inputs), _MOST):
        if not _comes_out(view, parsed, told, dict(zip(names, chosen, strict=True))):
            continue
        claims = (told.claim, *(s.claim for s in chosen))
        view.compared.update(claim.id for claim in claims)
        found = _value(parsed, dict(zip(names, chosen, strict=True)))
        if found is None:
            continue
        if intervals.overlap(found.loosest, told.figure.loosest):
            return None
        first = first or _conflict(view, told, chosen, found)
    return first


def _comes_out(
    view: View, parsed: formulas.Formula, told: Statement, chosen: Mapping[str, Statement]
) -> bool:
    """Whether the formula gives what the figure is measured in."""

    def made_of(statement: Statement) -> formulas.Powers:
        return units.load().made_of(view.cluster(statement.claim).dimension)

    try:
        return parsed.made_of({name: made_of(s) for name, s in chosen.items()}) == made_of(told)
    except formulas.FormulaError:
        return False


def never(rule: Rule, lexicon: Lexicon) -> Never:
    """A formula that gives, in whatever its measures are stated, another unit than its result."""
    parsed = formulas.parse(rule.params["formula"])
    names = sorted(parsed.names)
    results = [lexicon.measures[name].dimensions for name in rule.params["result"]]
    choices = [lexicon.measures[name].dimensions for name in names]
    if not all(results) or not all(choices):
        return
    table, why = units.load(), ""
    for chosen in islice(product(*choices), _MOST):
        try:
            found = parsed.made_of(
                {name: table.made_of(d) for name, d in zip(names, chosen, strict=True)}
            )
        except formulas.FormulaError as error:
            why = why or str(error)
            continue
        if any(table.made_of(d) == found for dimensions in results for d in dimensions):
            return
        stated = ", ".join(f"{name} in {d}" for name, d in zip(names, chosen, strict=True))
        wanted = " or ".join(dict.fromkeys(d for dimensions in results for d in dimensions))
        why = why or f"with {stated} the formula does not come out in {wanted}"
    yield ("params", "formula"), why


def _fits(rule: Rule, view: View, told: Statement, other: Statement) -> bool:
    """Whether scope and time are one; figures without a time are of one paragraph."""
    mine, theirs = told.claim, other.claim
    apart = mine.article == theirs.article and mine.line != theirs.line
    if apart and (rule.params["paragraph"] or not told.when.stated):
        return False
    roles = [role for role in rule.roles if role != "denominator"]
    related = relate_claims(view, told.claim, other.claim, roles)
    return related is not None and not related.reasons


def _value(parsed: formulas.Formula, chosen: dict[str, Statement]) -> intervals.Figure | None:
    """The outcome as printed and at its loosest."""
    try:
        printed, loosest = (
            parsed.value({name: getattr(s.figure, which) for name, s in chosen.items()})
            for which in ("printed", "loosest")
        )
    except formulas.FormulaError:
        return None
    return intervals.Figure(printed, loosest)


def _conflict(
    view: View, told: Statement, chosen: Sequence[Statement], found: intervals.Figure
) -> Conflict:
    claims: list[Claim] = [told.claim, *(s.claim for s in chosen)]
    together = len({claim.article for claim in claims}) == 1
    severity: Severity = provenance(view, "error" if together else "warning", *claims)
    severity, apart = attribution(severity, told.claim, claims[-1])
    unit = told.claim.quantity.unit if told.claim.quantity else ""
    outcome = found.printed[0]
    outcome = None if outcome is None else outcome / units.factor(unit)
    value = wording.amount(outcome, unit)
    terms = [wording.stated(s.claim.quantity) for s in chosen]
    return Conflict(
        Judgement("arithmetic", severity, apart),
        (told,),
        tuple(chosen),
        calc=f"{', '.join(terms)}: {wording.term(outcome, unit)}",
        words=tuple((f"found_{language}", text) for language, text in value.items()),
    )
