"""Taking accepted findings out of a report, and saying what the lists of them hold in vain."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from claimcheck.errors import Problem
from claimcheck.ledger import baseline, waivers
from claimcheck.ledger.baseline import Known
from claimcheck.ledger.waivers import Waiver
from claimcheck.records import Accepted, Finding, Report


def settled(
    report: Report,
    folder: Path,
    *,
    today: str | None = None,
    complete: bool = True,
) -> tuple[Report, tuple[Problem, ...]]:
    """The report without what is accepted, and the entries that serve nothing.

    Args:
        report: of a run.
        folder: of the ledger; its waivers.yaml and baseline.yaml count, either may be absent, and
            so do the waivers that stand in the articles of the run.
        today: the day that the waivers are held against; None for this very day in UTC.
        complete: whether every finding there is was looked for; a gate sees those of new articles.

    Raises:
        DataFileError: one of the files is wrong; every problem is named.
    """
    granted = (*waivers.load(folder / waivers.NAME), *waivers.inline(report.sources.values()))
    held = baseline.load(folder / baseline.NAME)
    if not granted and not held:
        return report, ()
    day = today or waivers.today()
    by_waiver = {waiver.fingerprint: waiver for waiver in granted}
    in_baseline = {entry.fingerprint: entry for entry in held}
    left: list[Finding] = []
    accepted: list[Accepted] = []
    for finding in report.findings:
        waiver = by_waiver.get(finding.fingerprint)
        if waiver is not None and waiver.rule == finding.rule and day <= waiver.until:
            accepted.append(Accepted(finding, "waiver", waiver.by, waiver.reason, waiver.until))
        elif any(
            name in in_baseline and _covers(in_baseline[name], finding)
            for name in (finding.fingerprint, finding.restates)
        ):
            accepted.append(Accepted(finding, "baseline"))
        else:
            left.append(finding)
    problems = [*_of_waivers(granted, report.findings, day, complete=complete)]
    if complete:
        problems += _of_baseline(held, report.findings)
    kept = replace(report, findings=tuple(left), accepted=tuple(accepted))
    return kept, tuple(sorted(problems))


def _covers(entry: Known, finding: Finding) -> bool:
    """Whether an entry is of all that a finding says.

    An article that repeats both sides of a dispute contradicts itself, whoever disputed it before.
    """
    left, right = ({claim.article for claim in side} for side in finding.sides)
    return left & right <= set(entry.articles)


def _of_waivers(
    granted: Iterable[Waiver], findings: Iterable[Finding], day: str, *, complete: bool
) -> Iterator[Problem]:
    rules = {finding.fingerprint: finding.rule for finding in findings}
    for waiver in granted:
        rule, name = rules.get(waiver.fingerprint), waiver.fingerprint
        if rule is None:
            if complete:
                mend = "take the waiver out, or mend its fingerprint"
                yield _at(waiver, f"no finding {name} is left; {mend}")
        elif rule != waiver.rule:
            yield _at(waiver, f'finding {name} is of the rule "{rule}"; write it as the rule')
        elif waiver.until < day:
            mend = "mend the article, or extend the day"
            yield _at(waiver, f"the waiver of {name} ran out on {waiver.until}; {mend}")


def _of_baseline(held: Iterable[Known], findings: Iterable[Finding]) -> Iterator[Problem]:
    there = {finding.fingerprint for finding in findings}
    for entry in held:
        if entry.fingerprint not in there:
            message = f"no finding {entry.fingerprint} is left; claimcheck baseline prune"
            yield _at(entry, message)


def _at(entry: Waiver | Known, message: str) -> Problem:
    return Problem(entry.path, entry.line, 0, message)
