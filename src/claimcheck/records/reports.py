"""The outcome of a run: findings, what they were found in, and what was looked at."""

from __future__ import annotations

from dataclasses import field

from claimcheck.frozen import record
from claimcheck.records.claims import Claim
from claimcheck.records.clusters import Cluster, Topic
from claimcheck.records.documents import Document, LeftOut
from claimcheck.records.findings import Accepted, Finding, RuleInfo, Unlisted

NOT_SELECTED = "not selected"  # why a rule that its user switched off was not run


@record
class DocumentInfo:
    """What a report says of a document that was read."""

    document: str
    article: str
    title: str | None = None
    publisher: str | None = None
    date: str | None = None
    language: str | None = None
    figures: int = 0
    claims: int = 0


@record
class Beside:
    """Which published articles in like words a gate did not hold its sentences against.

    Attributes:
        gone: paths of those whose text is not at hand, or is not what was published.
        more: how many were too many to read.
        unkept: how many articles of the ledger keep no words of sentences, so that nobody knows.
    """

    gone: tuple[str, ...] = ()
    more: int = 0
    unkept: int = 0

    def __bool__(self) -> bool:
        """Whether there is any."""
        return bool(self.gone or self.more or self.unkept)


@record
class Coverage:
    """What a run looked at, so that an empty list of findings can be read.

    Attributes:
        seen: figures that the prefilter saw.
        read: figures that became claims.
        compared: those of them that were held against at least one other, read now or published.
        rules_not_run: (rule id, reason) of rules that were switched off or found nothing to look
            at.
        skipped: hidden or excluded files that were not read.
        unread: documents that could not be read.
        reasons: (document, why) of those of which it is known.
        unlisted: of which things a rule found more than is listed.
        left_out: (document, what) of those that are beyond the limit of figures.
        beside: what of the published texts was not held against the new ones.
    """

    seen: int = 0
    read: int = 0
    compared: int = 0
    rules_not_run: tuple[tuple[str, str], ...] = ()
    skipped: int = 0
    unread: tuple[str, ...] = ()
    reasons: tuple[tuple[str, str], ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    left_out: tuple[tuple[str, LeftOut], ...] = ()
    beside: Beside = Beside()


@record(slots=False)
class Report:
    """The outcome of a run. Sources keep the raw lines a renderer shows.

    What is accepted (waived, or in the baseline) is not among the findings. Rules are those that
    were run, by code.
    """

    documents: tuple[DocumentInfo, ...]
    claims: tuple[Claim, ...]
    clusters: tuple[Cluster, ...]
    topics: tuple[Topic, ...]
    findings: tuple[Finding, ...]
    coverage: Coverage
    accepted: tuple[Accepted, ...] = ()
    rules: tuple[RuleInfo, ...] = field(default=(), compare=False, repr=False)
    sources: dict[str, Document] = field(default_factory=dict, compare=False, repr=False)

    def to_dataframe(self):  # type: ignore[no-untyped-def]  # pandas is imported only when asked for
        """One row a finding; see `claimcheck.frames.findings_dataframe`."""
        from claimcheck.frames import findings_dataframe

        return findings_dataframe(self)
