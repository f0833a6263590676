"""What came of a run on Spark: frames to go on with, and the report of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from claimcheck import clusters, pipeline, rules
from claimcheck.engines.spark import articles as reading
from claimcheck.engines.spark import judging
from claimcheck.engines.spark import shipped as codec
from claimcheck.engines.spark.outcomes import Read
from claimcheck.engines.spark.shipped import Shipped
from claimcheck.frozen import record
from claimcheck.records import Claim, Coverage, Document, DocumentInfo, Finding, LeftOut, Report
from claimcheck.rules.checks import retold

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# A report lists the topics of all claims up to so many, and beyond that those of its findings.
MOST_CLAIMS = 200_000
_info = msgspec.json.Decoder(DocumentInfo).decode
_line = msgspec.json.Decoder(tuple[str, int]).decode
_left_out = msgspec.json.Decoder(LeftOut).decode
_QUOTED = "name string, told boolean"


@record(frozen=False, slots=False)
class Run:
    """What came of a run.

    Attributes:
        read: what came of reading.
        shipped: what the run works with.
        canon: the canonical names.
        articles: as `articles.SCHEMA` has them.
        parts: every claim of a cluster, once for each part, as `judging.PART` has it.
        results: what the rules found, as `judging.RESULT` has it.
        kept: the frames that are held until the run is closed.
        undo: gives the session back the settings it had.
    """

    read: Read
    shipped: Shipped
    canon: clusters.Slots
    articles: DataFrame
    parts: DataFrame
    results: DataFrame
    kept: tuple[DataFrame, ...]
    undo: Callable[[], None]

    # -- frames --------------------------------------------------------------------------------

    @property
    def claims(self) -> DataFrame:
        """(document, article, claim): every claim of every article, the claim as JSON."""
        from pyspark.sql import functions as f

        return self.articles.select(
            f.col("name").alias("document"), "article", f.explode("claims").alias("claim")
        )

    def close(self) -> None:
        """Let go of what is held."""
        for frame in (*self.kept, self.results):
            frame.unpersist()
        self.undo()

    # -- the report ----------------------------------------------------------------------------

    @cached_property
    def outcome(self) -> rules.RunResult:
        """What the rules found, weighed against each other; what was compared is not listed."""
        matched = self.results.where("kind = 'matched'").select("kind", "family", "told").distinct()
        told = self.results.where("kind in ('found', 'silenced', 'left')")
        found = told.select("kind", "family", "told")
        looks = judging.looks([*matched.collect(), *found.collect()])
        ruling = self.shipped.rules
        return rules.settle(ruling, rules.merged(ruling, looks, self._series()))

    def _series(self) -> frozenset[tuple[str, int]]:
        """The lines that come anew every day, as `rules.checks.retold` has them."""
        from pyspark.sql import functions as f

        alike = self.results.where("kind = 'alike'").groupBy("told")
        many = alike.agg(f.countDistinct("family").alias("articles"))
        lines = many.where(f.col("articles") > retold.most_forms()).select("told").collect()
        return frozenset(_line(row["told"]) for row in lines)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings, by place."""
        return tuple(sorted(self.outcome.findings, key=pipeline.finding_place))

    def report(self, *, most: int = MOST_CLAIMS) -> Report:
        """The report, the same as that of one machine.

        Args:
            most: claims up to which all are listed, with their clusters and topics; where there
                are more, those of the findings are.
        """
        findings = self.findings
        quoted = {claim.document for finding in findings for claim in finding.claims}
        claims = self._every_claim() if self.read.claims <= most else _own(findings)
        found = clusters.joined(claims, self.canon, self.shipped.lexicon)
        return Report(
            documents=self.documents,
            claims=tuple(sorted({*claims, *pipeline.events(findings)}, key=pipeline.place)),
            clusters=found,
            topics=clusters.topics(found, self.shipped.lexicon),
            findings=findings,
            coverage=self.coverage,
            rules=rules.described(self.shipped.rules),
            sources={document.path: document for document in self._sources(quoted)},
        )

    def _every_claim(self) -> list[Claim]:
        return [codec.claim(row["claim"]) for row in self.claims.select("claim").collect()]

    @cached_property
    def coverage(self) -> Coverage:
        """What the run looked at."""
        compared = self.results.where("kind = 'compared'").select("told").distinct().count()
        return Coverage(
            seen=self.read.seen,
            read=self.read.read,
            compared=compared,
            rules_not_run=self.outcome.not_run,
            skipped=self.read.skipped,
            unread=tuple(path for path, _ in self.read.unread),
            reasons=self.read.unread,
            unlisted=self.outcome.unlisted,
            left_out=self._left_out(),
        )

    def _left_out(self) -> tuple[tuple[str, LeftOut], ...]:
        """What is beyond the limit of an article, by path."""
        rows = self.articles.where("left_out is not null").select("name", "left_out").collect()
        return tuple(sorted((row["name"], _left_out(row["left_out"])) for row in rows))

    @cached_property
    def documents(self) -> tuple[DocumentInfo, ...]:
        """A line for each article, by path; the one list here that grows with the articles."""
        rows = self.articles.select("info").collect()
        return tuple(sorted((_info(row["info"]) for row in rows), key=lambda one: one.document))

    def _sources(self, quoted: set[str]) -> Iterator[Document]:
        """The articles that are quoted, and those in which waivers may stand."""
        from pyspark.sql import functions as f

        spark = self.articles.sparkSession
        names = spark.createDataFrame([(name, True) for name in quoted], _QUOTED)
        known = self.articles.join(f.broadcast(names), "name", "left")
        for row in known.where("told or waived").select("source", "content").collect():
            content = None if row["content"] is None else bytes(row["content"])
            yield reading.document_of(row["source"], content, self.shipped)


def _own(findings: Iterable[Finding]) -> list[Claim]:
    """The claims of findings, but for events, which are no claims of their articles."""
    found = {claim.id: claim for one in findings for claim in one.claims}
    return [claim for claim in found.values() if claim.quantity is not None]
