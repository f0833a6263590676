"""What came of a run on Spark: frames to go on with, and the report of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import msgspec

from claimcheck import clusters, pipeline, rules
from claimcheck.documents.read import reasons
from claimcheck.documents.rows import MOST_PROBLEMS
from claimcheck.engines.spark import articles as reading
from claimcheck.engines.spark import judging
from claimcheck.engines.spark import shipped as codec
from claimcheck.engines.spark.shipped import Shipped
from claimcheck.engines.spark.sources import Listed
from claimcheck.errors import Problem
from claimcheck.records import Claim, Coverage, Document, DocumentInfo, Finding, Report

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

# A report lists the topics of all claims up to so many, and beyond that those of its findings.
MOST_CLAIMS = 200_000
_info = msgspec.json.Decoder(DocumentInfo).decode
_problem = msgspec.json.Decoder(Problem).decode


@dataclass
class Run:
    """What came of a run.

    Attributes:
        listed: the articles that arguments name.
        shipped: what the run works with.
        canon: the canonical names.
        outcomes: what came of each file and row.
        articles: those that are articles, as `articles.SCHEMA` has them.
        doubled: what is wrong with rows whose id another has.
        results: what the rules found, as `judging.RESULT` has it.
        kept: the frames that are held until the run is closed.
    """

    listed: Listed
    shipped: Shipped
    canon: clusters.Slots
    outcomes: DataFrame
    articles: DataFrame
    doubled: list[Problem]
    results: DataFrame
    kept: tuple[DataFrame, ...]

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

    # -- reading -------------------------------------------------------------------------------

    @cached_property
    def documents(self) -> tuple[DocumentInfo, ...]:
        """A line for each article, by path."""
        rows = self.articles.select("info").collect()
        return tuple(sorted((_info(row["info"]) for row in rows), key=lambda one: one.document))

    @cached_property
    def problems(self) -> tuple[Problem, ...]:
        """What could not be read, sorted."""
        told = [*self.doubled, *self._told("problems")]
        tables = {table.shown or table.address for table in self.listed.tables}
        few: list[Problem] = []
        by_table: Counter[str] = Counter()
        for problem in sorted(told):
            if problem.path in tables and problem.line:
                by_table[problem.path] += 1
                if by_table[problem.path] > MOST_PROBLEMS:
                    continue
            few.append(problem)
        for path, count in by_table.items():
            if count > MOST_PROBLEMS:
                message = f"{count - MOST_PROBLEMS} more rows are wrong; mend these first"
                few.append(Problem(path, 0, 0, message))
        return tuple(sorted({*self.listed.problems, *few, *self._blank(tables)}))

    def _blank(self, tables: Iterable[str]) -> Iterator[Problem]:
        """Tables that are named and hold no text."""
        if not self.listed.tables:
            return
        told = self.outcomes.where("article is not null or size(problems) > 0").select("name")
        names = told.selectExpr("split(name, '#')[0] as table").distinct()
        filled = {row["table"] for row in names.collect()}
        wrong = {problem.path for problem in self.listed.problems}
        for path in sorted({*tables} - filled - wrong):
            yield Problem(path, 0, 0, reading.BLANK_TABLE)

    @cached_property
    def notes(self) -> tuple[Problem, ...]:
        """What was done to read files beyond plain UTF-8, sorted."""
        return tuple(sorted({*self.listed.notes, *self._told("notes")}))

    @cached_property
    def skipped(self) -> int:
        """Files and rows that are no articles."""
        row = self.outcomes.selectExpr("coalesce(sum(skipped), 0)").first()
        return self.listed.skipped + (int(row[0]) if row is not None else 0)

    def _told(self, column: str) -> list[Problem]:
        from pyspark.sql import functions as f

        return [_problem(row[0]) for row in self.outcomes.select(f.explode(column)).collect()]

    # -- judging -------------------------------------------------------------------------------

    @cached_property
    def outcome(self) -> rules.RunResult:
        """What the rules found, weighed against each other; what was compared is not listed."""
        matched = self.results.where("kind = 'matched'").select("kind", "family", "told").distinct()
        found = self.results.where("kind in ('found', 'silenced')")
        told = judging.looks([*matched.collect(), *found.collect()])
        return rules.settle(self.shipped.rules, rules.merged(told))

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
        infos = self.documents
        few = sum(info.claims for info in infos) <= most
        claims = self._every_claim() if few else _own(findings)
        found = clusters.joined(claims, self.canon, self.shipped.lexicon)
        return Report(
            documents=infos,
            claims=tuple(sorted({*claims, *pipeline.events(findings)}, key=pipeline.place)),
            clusters=found,
            topics=clusters.topics(found, self.shipped.lexicon),
            findings=findings,
            coverage=self._coverage(),
            rules=rules.described(self.shipped.rules),
            sources={document.path: document for document in self._sources(quoted)},
        )

    def _every_claim(self) -> list[Claim]:
        return [codec.claim(row["claim"]) for row in self.claims.select("claim").collect()]

    def _coverage(self) -> Coverage:
        compared = self.results.where("kind = 'compared'").select("told").distinct().count()
        read = self.articles.selectExpr("coalesce(sum(read), 0)").first()
        unread = reasons(self.problems, (info.document for info in self.documents))
        return Coverage(
            seen=sum(info.figures for info in self.documents),
            read=int(read[0]) if read is not None else 0,
            compared=compared,
            rules_not_run=self.outcome.not_run,
            skipped=self.skipped,
            unread=tuple(unread),
            reasons=tuple(unread.items()),
        )

    def _sources(self, quoted: set[str]) -> Iterator[Document]:
        """The articles that are quoted, and those in which waivers may stand."""
        from pyspark.sql import functions as f

        spark = self.articles.sparkSession
        names = spark.createDataFrame([(name,) for name in sorted(quoted)], "name string")
        own = self.articles.join(f.broadcast(names), "name", "left_semi")
        rows = own.union(self.articles.where("waived")).select("source", "content")
        for row in rows.distinct().collect():
            content = None if row["content"] is None else bytes(row["content"])
            yield reading.document_of(row["source"], content, self.shipped)


def _own(findings: Iterable[Finding]) -> list[Claim]:
    """The claims of findings, but for events, which are no claims of their articles."""
    found = {claim.id: claim for one in findings for claim in one.claims}
    return [claim for claim in found.values() if claim.quantity is not None]
