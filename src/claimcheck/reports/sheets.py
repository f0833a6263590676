"""What stands on one sheet of the report: a topic with the findings that belong to it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import get_args

from claimcheck.frozen import record
from claimcheck.records import SEVERITIES, Claim, Finding, Report, Topic, Verdict

# contradiction, tension, ...: what stands first explains what follows, 40 % of revenue comes last
KINDS: tuple[Verdict, ...] = tuple(
    sorted(get_args(Verdict), key=lambda kind: kind in ("basis-mismatch", "revision"))
)


@record(slots=False)
class Sheet:
    """One topic of a report.

    Attributes:
        topic: None for findings that belong to no topic.
        findings: the worst first, then by place.
        claims: what the findings speak of, each once, in their order.
        others: what else the articles say of the topic.
    """

    topic: Topic | None
    findings: tuple[Finding, ...]
    claims: tuple[Claim, ...]
    others: tuple[Claim, ...]


def sheets(report: Report) -> tuple[Sheet, ...]:
    """The topics with findings, the worst first; findings without a topic at the end."""
    homes = homes_of(report)
    topics = {topic.id: topic for topic in report.topics}
    grouped: dict[str, list[Finding]] = {}
    for finding in report.findings:
        grouped.setdefault(homes.get(finding.fingerprint, ""), []).append(finding)
    made = [
        _sheet(topics.get(home), found)
        for home, found in sorted(grouped.items(), key=lambda item: item[0] == "")
    ]
    return tuple(sorted(made, key=lambda sheet: (sheet.topic is None, -_weight(sheet.findings[0]))))


def homes_of(report: Report) -> dict[str, str]:
    """For each fingerprint the id of the topic that holds most of its claims."""
    topics_of: dict[str, list[str]] = {}
    for topic in report.topics:
        for claim in topic.claims:
            topics_of.setdefault(claim.id, []).append(topic.id)
    homes = {}
    for finding in report.findings:
        votes: dict[str, int] = {}
        for weight, claims in ((2, _sided(finding)), (1, finding.context)):
            for claim in claims:
                for topic_id in topics_of.get(claim.id, ()):
                    votes[topic_id] = votes.get(topic_id, 0) + weight
        if votes:  # the first of the best, in the order of the report
            homes[finding.fingerprint] = max(votes, key=lambda topic_id: votes[topic_id])
    return homes


def quiet_topics(report: Report) -> tuple[Topic, ...]:
    """Topics without findings that more than one article speaks of."""
    loud = set(homes_of(report).values())
    return tuple(
        topic
        for topic in report.topics
        if topic.id not in loud and len({claim.document for claim in topic.claims}) > 1
    )


def _sheet(topic: Topic | None, findings: Iterable[Finding]) -> Sheet:
    found = tuple(sorted(findings, key=_rank))  # stable: places keep their order
    claims = tuple({c.id: c for finding in found for c in finding.claims}.values())
    used = {claim.id for claim in claims}
    others = tuple(c for c in (topic.claims if topic else ()) if c.id not in used)
    return Sheet(topic, found, claims, others)


def _sided(finding: Finding) -> tuple[Claim, ...]:
    return (*finding.sides[0], *finding.sides[1])


def _rank(finding: Finding) -> tuple[int, int]:
    """The worst first; of one severity what cannot be explained away first."""
    return -_weight(finding), KINDS.index(finding.kind)


def _weight(finding: Finding) -> int:
    return SEVERITIES.index(finding.severity)
