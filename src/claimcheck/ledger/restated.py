"""Findings that the published articles have among themselves already.

A new article that repeats a figure takes a side in a dispute that was there before it. Such a
finding names the older one, so that whoever accepted that one has accepted both.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from claimcheck.records import Claim, Finding, Report
from claimcheck.rules import repeats

Side = tuple[Claim, ...]


def marked(
    report: Report,
    new: Collection[str],
    standing: Callable[[Collection[str]], Iterable[Finding]],
) -> Report:
    """The report, its findings with the ones that they restate.

    Args:
        report: of a gate.
        new: ids of the new articles.
        standing: finds what some rules say of the published articles; asked only where it matters.
    """
    loud = {finding.rule for finding in report.findings if finding.severity != "note"}
    homes = {claim.id: c.id for c in report.clusters for claim in c.claims}
    there: dict[str | None, list[Claim]] = defaultdict(list)
    for cluster in report.clusters:
        there[cluster.id] += [claim for claim in cluster.claims if claim.article not in new]
    loud &= {one.rule for one in report.findings if _repeated(one, new, homes, there)}
    if not loud:
        return report
    before: dict[str, list[Finding]] = {}
    for finding in standing(loud):
        before.setdefault(finding.rule, []).append(finding)
    return replace(
        report,
        findings=tuple(
            replace(one, restates=_older(one, before.get(one.rule, ()), new, homes))
            for one in report.findings
        ),
    )


def _repeated(
    finding: Finding,
    new: Collection[str],
    homes: Mapping[str, str],
    there: Mapping[str | None, Sequence[Claim]],
) -> bool:
    """Whether each new claim of a finding may repeat a published one, so far as is seen at once."""
    return all(
        homes.get(claim.id) is None
        or any(_same(claim, older) for older in there.get(homes[claim.id], ()))
        for side in _told(finding)
        for claim in side
        if claim.article in new
    )


def _older(
    finding: Finding, before: Sequence[Finding], new: Collection[str], homes: dict[str, str]
) -> str:
    """The fingerprint of the older finding that holds all of this one, "" where none does."""
    sides = _told(finding)
    if all(any(claim.article in new for claim in side) for side in sides):
        return ""  # the new article contradicts itself
    for older in before:
        told = _told(older)
        for pair in (told, told[::-1]):
            if all(_within(*both, new, homes) for both in zip(sides, pair, strict=True)):
                return older.fingerprint
    return ""


def _told(finding: Finding) -> tuple[Side, Side]:
    """All claims that state each side."""
    left, right = (
        tuple({claim.id: claim for claim in (*shown, *voices)}.values())
        for shown, voices in zip(finding.sides, finding.voices, strict=True)
    )
    return left, right


def _within(side: Side, older: Side, new: Collection[str], homes: dict[str, str]) -> bool:
    """Whether a side is one of an older finding, but for new claims that repeat a figure of it."""
    ids = {claim.id for claim in older}
    return all(
        any(homes.get(claim.id) == homes.get(o.id) and _same(claim, o) for o in older)
        if claim.article in new
        else claim.id in ids
        for claim in side
    )


def _same(claim: Claim, older: Claim) -> bool:
    """Whether a claim says what an older one says: one figure, of one time, market, product.

    Who repeats a figure may say less than who printed it first: no time, no market.
    """
    if (claim.modality, claim.polarity) != (older.modality, older.polarity):
        return False
    times = [(one.period.start, one.period.end) for one in (claim, older)]
    compared = [one.comparand.key if one.comparand else "" for one in (claim, older)]
    return (
        times[0] in (times[1], (None, None))
        and compared[0] == compared[1]
        and _scope(claim) <= _scope(older)
        and repeats(claim, older)
    )


def _scope(claim: Claim) -> frozenset[tuple[str, str]]:
    return frozenset((item.role, item.key) for item in claim.scope if item.role != "denominator")
