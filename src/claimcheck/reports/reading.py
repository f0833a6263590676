"""What is said of a finding beside its sentences: readings, sides and reasons, in words.

Every report that shows a finding in full says it with these, each in its own dress.
"""

from __future__ import annotations

from collections.abc import Iterator

from claimcheck import spelling
from claimcheck.records import Claim, Finding
from claimcheck.reports import values
from claimcheck.reports.labels import Labels


def sides(finding: Finding) -> Iterator[tuple[str, tuple[Claim, ...]]]:
    """What stands over each side and over the context ("" for nothing), with its claims."""
    sided = {claim.id for side in finding.sides for claim in side}
    context = tuple(claim for claim in finding.context if claim.id not in sided)
    beside = finding.kind == "basis-mismatch"  # nobody is against anybody
    names = ("", "label.beside" if beside else "label.against", "label.context")
    yield from (
        (name, side) for name, side in zip(names, (*finding.sides, context), strict=True) if side
    )


def reading(claim: Claim, finding: Finding, labels: Labels, *, again: bool = False) -> list[str]:
    """The normalised value and both intervals of a claim; of one told before only the latter."""
    words, value = labels.words, labels.value(claim)
    parts = [] if again else [words(_read_as(claim), labels.about(claim), value)]
    for interval in finding.intervals:
        if interval.claim == claim.id:
            printed = values.interval(interval, words)
            loosest = values.interval(interval, words, loosest=True)
            ends = claim.quantity is not None and claim.quantity.kind == "change"
            printed_as = "label.ends" if ends else "label.printed"
            both = [words(printed_as, printed)] if printed != value else []
            both += [words("label.loosest", loosest)] if loosest != printed else []
            parts += [words("label.join").join(both)] if both else []
    return parts


def _read_as(claim: Claim) -> str:
    """A comparison in words has no equals sign in front of it."""
    worded = claim.quantity is not None and claim.quantity.kind == "comparison"
    return "label.worded" if worded else "label.read"


def reasons(finding: Finding, language: str) -> Iterator[tuple[str, str]]:
    """The arithmetic and what would reconcile the sides, each with the name of its label."""
    told = finding.text(language)
    calc = spelling.spoken(finding.calc, language)
    if calc and calc not in told:
        yield "label.calc", calc
    reconcile = dict(finding.reconcile)
    unless = reconcile.get(language, reconcile.get("en", ""))
    if unless:
        yield "label.hold" if finding.kind == "basis-mismatch" else "label.reconcile", unless


def remarks(finding: Finding, labels: Labels) -> Iterator[str]:
    """What it repeats, and how many independent articles state each side."""
    if finding.restates:
        yield labels.words("label.restates", finding.restates)
    if max(finding.support) > 1 and finding.kind != "basis-mismatch":
        yield labels.words("label.support", *finding.support)
