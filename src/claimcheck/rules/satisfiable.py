"""Rules that can never match: conditions that exclude each other, each told at its place.

A rule that stays silent because it cannot speak looks like a clean text. What a check looks at by
itself is said by the check (`KINDS`, `looks_at`, `never`); here the rule is held against it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from claimcheck.collector import Collector
from claimcheck.lexicon import Lexicon
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.measured import CLASSES, may_be
from claimcheck.rules.model import KINDS, Match, Rule

# Those classes that figures of a kind may be in; the other kinds are levels in a unit.
_CLASSES_OF: Mapping[str, tuple[str, ...]] = {
    "rank": ("rank",),
    "comparison": ("relative", "words"),
    "ratio": ("relative", "growth"),
    "delta": ("relative", "growth"),
}


def check(found: Collector, rule: Rule, lexicon: Lexicon) -> None:
    """Tell the collector why a rule, right in all its parts, can never match."""
    looks_at = getattr(CHECKS[rule.check], "looks_at", None)
    own: Match = looks_at(rule.params) if looks_at else Match()
    _sides(found, rule)
    _measures(found, rule, own, lexicon)
    _figures(found, rule, own)
    if rule.match.modality and own.modality and _apart(rule.match.modality, own.modality):
        found.never(("match", "modality"), _only(rule, own.modality))
    never = getattr(CHECKS[rule.check], "never", None)
    for key, why in never(rule, lexicon) if never else ():
        found.never(key, why)


def _sides(found: Collector, rule: Rule) -> None:
    """What the two sides are to share, and to differ in."""
    for number, slot in enumerate(rule.different):
        if slot in rule.same:
            found.never(("different", number), f'"{slot}" cannot be the same and different')
    several = "document" in rule.different
    one = "document" in rule.same
    if (rule.documents == "one" and several) or (rule.documents == "several" and one):
        found.never(("when", "documents"), f'"{rule.documents}" contradicts the document slot')


def _measures(found: Collector, rule: Rule, own: Match, lexicon: Lexicon) -> None:
    """Measures of other families, or that are never measured so."""
    match = rule.match
    wanted = match.dimension or tuple(d for d in own.dimension if d not in CLASSES)
    dead = []
    for number, name in enumerate(match.measure):
        measure = lexicon.measures[name]
        if match.family and measure.family not in match.family:
            dead.append((number, f'"{name}" is of the family "{measure.family}"'))
        elif wanted and not may_be(measure, wanted):
            dead.append((number, f'"{name}" is never measured in {", ".join(wanted)}'))
    for number, why in dead:
        place = ("match", "measure", number)
        if len(dead) == len(match.measure):
            found.never(place, why)
        else:
            found.wrong(place, f"this measure can never match: {why}")
    if match.family and wanted and not match.measure:
        members = [m for m in lexicon.measures.values() if m.family in match.family]
        if not any(may_be(measure, wanted) for measure in members):
            why = f"no measure of {', '.join(match.family)} is measured in {', '.join(wanted)}"
            found.never(("match", "dimension"), why)


def _figures(found: Collector, rule: Rule, own: Match) -> None:
    """Kinds and classes of figures against each other and against those of the check."""
    match = rule.match
    able: tuple[str, ...] = getattr(CHECKS[rule.check], "KINDS", KINDS)
    if match.kind and _apart(able, match.kind):
        found.never(("match", "kind"), _only(rule, able))
        return
    if match.dimension and own.dimension and _apart(match.dimension, own.dimension):
        found.never(("match", "dimension"), _only(rule, own.dimension))
        return
    wanted = match.dimension or own.dimension
    events = not match.kind and able == KINDS
    kinds = [kind for kind in able if not match.kind or kind in match.kind]
    fits = any(_may_have(kind, d) for kind in kinds for d in wanted)
    if wanted and not fits and not (events and "event" in wanted):
        place = ("match", "kind" if match.kind else "dimension")
        found.never(place, f"{', '.join(kinds)} and {', '.join(wanted)} are never one figure")


def _may_have(kind: str, dimension: str) -> bool:
    """Whether a figure of a kind may be in a class of figures."""
    if kind in _CLASSES_OF:
        return dimension in _CLASSES_OF[kind]
    return dimension not in CLASSES


def _apart(one: Iterable[str], other: Iterable[str]) -> bool:
    return set(one).isdisjoint(other)


def _only(rule: Rule, able: Iterable[str]) -> str:
    return f'the check "{rule.check}" looks at {", ".join(able)} only'
