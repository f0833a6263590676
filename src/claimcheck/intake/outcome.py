"""The outcome of a whole run, as it is kept: the report with everything that formats ask of it.

Claims stand in it once; clusters, topics and findings name them by number.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import lru_cache
from typing import Any

import msgspec

from claimcheck.documents import Plan, Reading
from claimcheck.errors import Problem
from claimcheck.frozen import record
from claimcheck.intake import reading, versions
from claimcheck.intake.memory import Memory
from claimcheck.intake.reading import Told
from claimcheck.intake.sharing import Sharing
from claimcheck.intake.stored import Light, Stored, light_of, packed_of
from claimcheck.records import (
    Claim,
    Cluster,
    Coverage,
    DocumentInfo,
    Finding,
    Report,
    RuleInfo,
    Topic,
)

Numbers = tuple[int, ...]


@record
class Outcome:
    """A run: what was read, without the articles themselves, and the report.

    Attributes:
        reading: what could not be read, what was done to read, and what was passed over.
        report: with its sources.
    """

    reading: Reading
    report: Report


class _Finding(msgspec.Struct, array_like=True):
    """A finding without its claims, and their numbers: both sides, the context, both voices."""

    bare: Finding
    sides: tuple[Numbers, Numbers]
    context: Numbers
    voices: tuple[Numbers, Numbers]


class _Run(msgspec.Struct, array_like=True):
    problems: list[Told]
    notes: list[Told]
    skipped: int
    documents: tuple[DocumentInfo, ...]
    claims: tuple[Claim, ...]
    own: Numbers
    clusters: list[tuple[Cluster, Numbers]]
    topics: list[tuple[Topic, Numbers]]
    findings: list[_Finding]
    coverage: Coverage
    rules: tuple[RuleInfo, ...]
    sources: list[tuple[Light, bytes]]


@lru_cache(maxsize=1)
def _decoder() -> msgspec.msgpack.Decoder[_Run]:
    return msgspec.msgpack.Decoder(_Run)


def key_of(plan: Plan, memory: Memory, rules: Iterable[object]) -> bytes | None:
    """What a run is kept under; None where a file or a rule of it cannot be known again.

    Args:
        plan: what is read.
        memory: what is remembered of its files.
        rules: that are run.
    """
    by = told_of(rules)
    if by is None:
        return None
    told: list[Any] = [
        [plan.fallback.published, sorted(plan.columns.items())],
        [_told(plan.first.problems), _told(plan.first.notes), plan.first.skipped],
    ]
    for one in plan.articles:
        source, listed = one.source, one.source.listed
        content = memory.files.content(source.file) if source.file is not None else None
        if content is None:
            return None
        only = sorted(source.only) if source.only is not None else None
        about = (listed.title, listed.publisher, listed.published, listed.article)
        told.append(
            (source.path, source.kind, source.table, only, source.named, one.article, about)
        )
        told.append(content)
    try:
        return versions.digest(memory.reader, b"run", msgspec.msgpack.encode((told, by)))
    except ValueError:  # a name that cannot be written down
        return None


def kept(key: bytes, memory: Memory) -> Outcome | None:
    """The outcome of an earlier run."""
    body = memory.cache.run(key)
    if body is None:
        return None
    try:
        return _outcome(_decoder().decode(body))
    except (msgspec.MsgspecError, IndexError):
        return None


def keep(key: bytes, memory: Memory, outcome: Outcome) -> None:
    """Keep the outcome of a run; nothing where it cannot be written down."""
    try:
        body = msgspec.msgpack.encode(_run(outcome))
    except ValueError:
        return
    memory.cache.keep_run(key, body)


class _Numbering:
    """Claims by number; one that is met again has the number that it has."""

    def __init__(self) -> None:
        self.claims: list[Claim] = []
        self._numbers: dict[int, int] = {}

    def of(self, claims: Iterable[Claim]) -> Numbers:
        return tuple(map(self._number, claims))

    def _number(self, claim: Claim) -> int:
        found = self._numbers.get(id(claim))
        if found is None:
            found = self._numbers[id(claim)] = len(self.claims)
            self.claims.append(claim)
        return found


def _run(outcome: Outcome) -> _Run:
    read, report, claims = outcome.reading, outcome.report, _Numbering()
    return _Run(
        problems=_told(read.problems),
        notes=_told(read.notes),
        skipped=read.skipped,
        documents=report.documents,
        own=claims.of(report.claims),
        clusters=[(replace(one, claims=()), claims.of(one.claims)) for one in report.clusters],
        topics=[(replace(one, claims=()), claims.of(one.claims)) for one in report.topics],
        findings=[
            _Finding(
                replace(one, sides=((), ()), context=(), voices=((), ())),
                (claims.of(one.sides[0]), claims.of(one.sides[1])),
                claims.of(one.context),
                (claims.of(one.voices[0]), claims.of(one.voices[1])),
            )
            for one in report.findings
        ],
        coverage=report.coverage,
        rules=report.rules,
        sources=[(light_of(one), packed_of(one)) for one in report.sources.values()],
        claims=tuple(claims.claims),
    )


def _outcome(run: _Run) -> Outcome:
    claims = run.claims
    Sharing().share(claims)

    def at(numbers: Numbers) -> tuple[Claim, ...]:
        return tuple([claims[number] for number in numbers])

    sources = [Stored.of(light, packed) for light, packed in run.sources]
    report = Report(
        documents=run.documents,
        claims=at(run.own),
        clusters=tuple(replace(one, claims=at(numbers)) for one, numbers in run.clusters),
        topics=tuple(replace(one, claims=at(numbers)) for one, numbers in run.topics),
        findings=tuple(
            replace(
                one.bare,
                sides=(at(one.sides[0]), at(one.sides[1])),
                context=at(one.context),
                voices=(at(one.voices[0]), at(one.voices[1])),
            )
            for one in run.findings
        ),
        coverage=run.coverage,
        rules=run.rules,
        sources={one.path: one for one in sources},
    )
    problems, notes = (tuple(reading.problems(rows)) for rows in (run.problems, run.notes))
    return Outcome(Reading((), problems, run.skipped, notes), report)


def _told(problems: Sequence[Problem]) -> list[Told]:
    return [(one.path, one.line, one.column, one.message) for one in problems]


def told_of(rules: Iterable[object]) -> str | None:
    """All that rules say; None where that cannot be told."""
    told = repr(tuple(rules))
    return None if " at 0x" in told else told
