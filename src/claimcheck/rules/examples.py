"""Running the examples that every rule carries: some must fire, others must stay silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from claimcheck.records import Finding
from claimcheck.rules.model import Example, Rule

Analyse = Callable[[Rule, Mapping[str, str], Mapping[str, str]], Iterable[Finding]]


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that did not do what it must.

    Attributes:
        rule: id of the rule.
        number: 1 for the rule's first example, counting the firing ones first.
        why: what happened instead.
    """

    rule: str
    number: int
    why: str

    def __str__(self) -> str:
        return f"{self.rule}: example {self.number}: {self.why}"


def examples(rule: Rule) -> tuple[Example, ...]:
    """The rule's examples, the firing ones first."""
    return rule.examples


def verify(rules: Iterable[Rule], analyse: Analyse) -> tuple[Failure, ...]:
    """Every example that does not do what it must.

    Args:
        rules: the rules, each run alone.
        analyse: (rule, texts by name, dates by name) to the findings of that rule on them; the
            documents carry the names as their paths.
    """
    failures = []
    for rule in rules:
        for number, example in enumerate(rule.examples, 1):
            found = tuple(analyse(rule, dict(example.texts), dict(example.dates)))
            why = _wrong(example, found)
            if why:
                failures.append(Failure(rule.id, number, why))
    return tuple(failures)


def _wrong(example: Example, found: tuple[Finding, ...]) -> str:
    loud = [finding for finding in found if finding.severity != "note"]
    if not example.fires:
        return f"must stay silent, said: {loud[0].text()}" if loud else ""
    if not found:
        return "must fire, stayed silent"
    there = [finding for finding in found if _stands_on(finding, example)]
    if not there:
        return f"fired elsewhere: {found[0].text()}"
    if example.severity and all(finding.severity != example.severity for finding in there):
        return f"must be of severity {example.severity}, is {there[0].severity}"
    return ""


def _stands_on(finding: Finding, example: Example) -> bool:
    """Whether the sides stand on the pieces of text, in either order."""
    sides = [[claim.quote for claim in side] for side in finding.sides if side]
    pieces = example.sides
    if len(sides) != len(pieces):
        return False
    return any(
        all(_touch(piece, side) for piece, side in zip(pieces, order, strict=True))
        for order in (sides, sides[::-1])
    )


def _touch(piece: str, quotes: list[str]) -> bool:
    return any(piece in quote or quote in piece for quote in quotes)
