"""In what a measure may be measured: for rules that ask for what no figure can be."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from claimcheck.lexicon import Lexicon, Measure
from claimcheck.rules.model import Rule
from claimcheck.rules.view import class_of
from claimcheck.yamlfile import Key

# Classes of figures a cluster may have beside the dimensions of units.
CLASSES = ("relative", "growth", "rank", "words", "event")
Never = Iterator[tuple[Key, str]]  # place in the rule's file, and why it can never match


def may_be(measure: Measure, wanted: Iterable[str]) -> bool:
    """Whether figures of a measure may be of a class; without dimensions it may be of any."""
    has = {d.partition("/")[0] for d in measure.dimensions} | {*CLASSES}
    asked = {one for d in wanted for one in class_of(d.partition("/")[0])}
    return not measure.dimensions or not has.isdisjoint(asked)


def not_in_percent(rule: Rule, setting: str, lexicon: Lexicon) -> Never:
    """A setting whose measures must be in percent, and none of them ever is."""
    names = rule.params[setting]
    if not any(may_be(lexicon.measures[name], ("percent",)) for name in names):
        yield ("params", setting), f"{', '.join(names)}: never measured in percent"


def never_alike(rule: Rule, settings: Sequence[str], lexicon: Lexicon) -> Never:
    """Two settings whose measures are held against each other, but have no unit in common."""
    one, other = ([lexicon.measures[name] for name in rule.params[key]] for key in settings)
    if not any(may_be(m, o.dimensions) or not o.dimensions for m in one for o in other):
        why = f"{' and '.join(settings)} are never measured in one unit"
        yield ("params", settings[0]), why
