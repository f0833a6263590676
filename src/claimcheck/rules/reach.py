"""How far rules look: which further claims may matter to a claim, as the rules' files tell.

A rule holds figures of one measure against each other, or of the measures that its file names; it
looks at other subjects only where it compares two, adds up what several hold of a whole, or holds
parts against their owner.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from claimcheck.frozen import record
from claimcheck.lexicon import Lexicon
from claimcheck.rules import formula
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.model import Rule


@record
class Reach:
    """What a set of rules may hold against a claim of a measure.

    Attributes:
        related: the measures that are held against a measure, itself not among them.
        parts: measures of which parts are held against what they belong to.
        wholes: measures of which shares of several holders are added up; None for all.
    """

    related: Mapping[str, frozenset[str]]
    parts: frozenset[str]
    wholes: frozenset[str] | None

    def of(self, measure: str) -> frozenset[str]:
        """The measures to look for, the measure itself among them."""
        return self.related.get(measure, frozenset()) | {measure}

    def adds_up(self, measure: str) -> bool:
        """Whether shares of a measure are added up over their holders."""
        return self.wholes is None or measure in self.wholes


def reach(rules: Iterable[Rule], lexicon: Lexicon) -> Reach:
    """The reach of those rules that are not switched off."""
    related: dict[str, set[str]] = defaultdict(set)
    parts: set[str] = set()
    wholes: set[str] | None = set()
    for rule in rules:
        if rule.level == "off":
            continue
        held = _named(rule, lexicon)
        for measure in held:
            related[measure] |= held
        if rule.params.get("parts"):
            parts |= held
        if "holders" in _across(rule) and wholes is not None:
            wholes = wholes | held if held else None
    return Reach(
        {measure: frozenset(others - {measure}) for measure, others in related.items()},
        frozenset(parts),
        None if wholes is None else frozenset(wholes),
    )


def named(rule: Rule) -> tuple[tuple[str, ...], ...]:
    """The measures that a rule's file names: what it matches, then those of its settings.

    Of each group one is enough, but for a formula, each of whose measures is a group of its own.
    """
    found = [rule.match.measure]
    for name, param in CHECKS[rule.check].PARAMS.items():
        value = rule.params.get(name)
        if param.kind == "measures" and value:
            found.append(tuple(value))
        elif param.kind == "formula" and value:
            found += [(one,) for one in sorted(formula.parse(value).names)]
    return tuple(group for group in found if group)


def _across(rule: Rule) -> tuple[str, ...]:
    """What a rule's check holds together beyond one subject and the measures that are named."""
    told: tuple[str, ...] = getattr(CHECKS[rule.check], "ACROSS", ())
    return told


def _named(rule: Rule, lexicon: Lexicon) -> set[str]:
    """The measures that a rule's file names, or whose family it names for a check of several."""
    found = {measure for group in named(rule) for measure in group}
    if _across(rule) and not found:
        families = rule.match.family
        found = {m.id for m in lexicon.measures.values() if not families or m.family in families}
    return found
