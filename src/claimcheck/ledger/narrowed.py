"""What of a report concerns new articles, with their claims in front."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace

from claimcheck.records import Claim, DocumentInfo, Finding, Report


def narrowed(report: Report, infos: Iterable[DocumentInfo], new: Collection[str]) -> Report:
    """What of a report concerns the new articles.

    Args:
        report: of the new articles and of what they meet.
        infos: the others; those that findings name are listed, in this order.
        new: ids of the new articles.
    """
    turned = [found for finding in report.findings if (found := _turned(finding, new))]
    touched = {claim.article for finding in turned for claim in finding.claims} - set(new)
    shown = {claim.id for finding in turned for claim in finding.claims}
    topics = tuple(t for t in report.topics if any(c.article in new for c in t.claims))
    clusters = tuple(c for c in report.clusters if any(x.article in new for x in c.claims))
    shown |= {claim.id for topic in topics for claim in topic.claims}
    return replace(
        report,
        documents=(
            *report.documents,
            *(info for info in infos if info.article in touched),
        ),
        claims=tuple(c for c in report.claims if c.article in new or c.id in shown),
        clusters=clusters,
        topics=topics,
        findings=tuple(sorted(turned, key=_place)),
    )


def _turned(finding: Finding, new: Collection[str]) -> Finding | None:
    """The finding with the new article first, None where it does not touch one.

    A side that many repeat shows some of them; a new one is always shown. A claim that is only
    context (the rate in part = rate x whole) counts where the finding is a sum that does not come
    out: without it there would be none.
    """
    left, right = (
        _sorted(side, voices, new)
        for side, voices in zip(finding.sides, finding.voices, strict=True)
    )
    if left[0].article in new:
        return _sure(replace(finding, sides=(left, right)))
    if right and right[0].article in new:
        return _sure(
            replace(finding, sides=(right, left), support=finding.support[::-1], voices=((), ()))
        )
    factors = [claim for claim in finding.context if claim.article in new]
    if finding.kind != "arithmetic" or not factors:
        return None
    rest = tuple(claim for claim in finding.context if claim is not factors[0])
    return replace(finding, sides=((factors[0], *left), right), context=rest)


def _sorted(
    side: Sequence[Claim], voices: Sequence[Claim], new: Collection[str]
) -> tuple[Claim, ...]:
    """The claims of new articles first, otherwise in their order; no more than there were."""
    told = any(claim.article in new for claim in side)
    unseen = [claim for claim in voices if claim.article in new and not told][:1]
    if unseen:
        return (*unseen, *side[: max(1, len(side) - 1)])
    return tuple(sorted(side, key=lambda claim: claim.article not in new))


def _sure(finding: Finding) -> Finding:
    """No error on a claim whose subject is a guess, though others state the same for sure."""
    first = finding.sides[0][0]
    if finding.severity == "error" and first.locus("subject") in ("inherited", "missing"):
        return replace(finding, severity="warning")
    return finding


def _place(finding: Finding) -> tuple[object, ...]:
    firsts = [(side[0].document, side[0].figure) for side in finding.sides if side]
    return firsts, finding.code, finding.fingerprint
