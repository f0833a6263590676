"""Running the examples that every rule carries: some must fire, others must stay silent."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Literal

from claimcheck.frozen import record
from claimcheck.records import Claim, Finding, Report
from claimcheck.rules.model import Example, Rule

Analyse = Callable[[Rule, Mapping[str, str], Mapping[str, str]], Report]
Wrong = Literal["silent", "elsewhere", "severity", "loud"]


@record
class Failure:
    """An example that did not do what it must.

    Attributes:
        rule: the rule.
        example: one of its examples.
        number: 1 for the first of those that must fire, or of those that must stay silent.
        wrong: it stayed silent; it fired elsewhere; its finding has another severity; it must
            stay silent and is loud.
        said: the findings that show it.
        report: of the run of the rule over the texts.
    """

    rule: Rule
    example: Example
    number: int
    wrong: Wrong
    said: tuple[Finding, ...]
    report: Report

    def at(self, piece: str) -> tuple[Claim, ...]:
        """The claims that stand on a piece of text."""
        return tuple(claim for claim in self.report.claims if _touch(piece, [claim.quote]))


def examples(rule: Rule) -> tuple[Example, ...]:
    """The rule's examples, the firing ones first."""
    return rule.examples


def verify(rules: Iterable[Rule], analyse: Analyse) -> tuple[Failure, ...]:
    """Every example that does not do what it must.

    Args:
        rules: the rules, each run alone.
        analyse: (rule, texts by name, dates by name) to the report of that rule on them; the
            documents carry the names as their paths.
    """
    failures = []
    for rule in rules:
        for fires in (True, False):
            own = [example for example in rule.examples if example.fires == fires]
            for number, example in enumerate(own, 1):
                report = analyse(rule, dict(example.texts), dict(example.dates))
                found = _wrong(example, tuple(report.findings))
                if found is not None:
                    failures.append(Failure(rule, example, number, *found, report))
    return tuple(failures)


def _wrong(
    example: Example, found: tuple[Finding, ...]
) -> tuple[Wrong, tuple[Finding, ...]] | None:
    loud = tuple(finding for finding in found if finding.severity != "note")
    if not example.fires:
        return ("loud", loud) if loud else None
    if not found:
        return "silent", ()
    there = tuple(finding for finding in found if _stands_on(finding, example))
    if not there:
        return "elsewhere", found
    if example.severity and all(finding.severity != example.severity for finding in there):
        return "severity", there
    return None


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
