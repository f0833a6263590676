"""The whole flow on Spark, stage by stage; `claimcheck.engines.spark` draws it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck import clusters, limits, rules
from claimcheck import lexicon as lexicons
from claimcheck.documents import dates
from claimcheck.documents.metadata import DATE_MEND, Metadata
from claimcheck.engines.spark import articles as reading
from claimcheck.engines.spark import judging, pairs
from claimcheck.engines.spark.outcomes import Read
from claimcheck.engines.spark.report import Run
from claimcheck.engines.spark.session import started
from claimcheck.engines.spark.shipped import Shipped, Stage
from claimcheck.engines.spark.sources import Listed, listed
from claimcheck.engines.spark.tables import of_tables, once
from claimcheck.errors import UsageError
from claimcheck.lexicon import Lexicon, units

if TYPE_CHECKING:
    from pyspark import Broadcast
    from pyspark.sql import DataFrame, SparkSession

_BATCH = "spark.sql.execution.arrow.maxRecordsPerBatch"
_ROWS = 256  # articles with their texts and claims: a batch must fit into memory


def check(
    paths: Iterable[str],
    lexicon: Lexicon,
    ruling: Sequence[rules.Rule],
    *,
    spark: SparkSession | None = None,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    date: str | None = None,
    root: Path | None = None,
    columns: Mapping[str, str] | None = None,
) -> Run:
    """Hold the figures of articles against each other.

    Args:
        paths: files and folders of this machine, or addresses that Spark reads (`s3a:`, `hdfs:`,
            `file:`): articles, folders of articles, Parquet tables of articles.
        lexicon: the names and measures that are known.
        ruling: as `rules.load` gives them.
        spark: the session; None for the one that runs, else a new one of this machine.
        include: globs for the files of folders; none means all.
        exclude: globs for files of folders to leave out.
        date: day of publication (YYYY-MM-DD) of articles that carry none.
        root: the project: paths and ids are relative to it; None for the current folder.
        columns: of tables of articles the columns by role, where they have no usual names.

    Raises:
        UsageError: `date` is no day; pyspark or Java is missing.
    """
    if date is not None and dates.written(date) is None:
        raise UsageError(f'"{date}" is no day; {DATE_MEND}')
    spark = spark or started()
    before = spark.conf.get(_BATCH) or "10000"
    spark.conf.set(_BATCH, _ROWS)
    found = listed(
        spark, paths, include=include, exclude=exclude, root=Path(root or ".").absolute()
    )
    shipped = Shipped(
        own=None if lexicon is lexicons.load() else lexicon,
        rules=tuple(ruling),
        table=units.load() if units.load().added else None,
        fallback=Metadata(published=date and dates.written(date)),
        columns=dict(columns or {}),
        owners={article: path for path, article in found.ids.items()} if _tables(found) else {},
        limits=limits.current(),
    )
    return _Flow(spark, shipped, found).run(undo=lambda: spark.conf.set(_BATCH, before))


def _tables(found: Listed) -> bool:
    return bool(found.tables) or any(source.table for source in found.files.values())


class _Flow:
    """One run; each stage is a method."""

    def __init__(self, spark: SparkSession, shipped: Shipped, found: Listed) -> None:
        self._spark = spark
        self._listed = found
        self._plain = shipped
        self._shipped: Broadcast[Shipped] = spark.sparkContext.broadcast(shipped)
        inferring = rules.inferring(shipped.rules)
        self._of_two = any(rule.id in inferring for rule in rules.running(shipped.rules))

    def run(self, undo: Callable[[], None]) -> Run:
        """All stages; nothing is worked out twice."""
        outcomes = self._read().persist()
        articles, doubled = once(outcomes, tables=_tables(self._listed))
        read = Read.of(outcomes, articles, self._listed, doubled)
        named = self._named(articles, read)
        own = self._apply(articles, judging.in_articles, judging.RESULT, named).persist()
        things = self._things(own)
        parts = self._apply(articles, judging.parted, judging.PART, named, things)
        apart = parts.repartition("part").sortWithinPartitions("part")
        known = (named, self._spoken(own))
        results = own.union(self._apply(apart, judging.in_parts, judging.RESULT, *known))
        if self._of_two and read.articles > 1:
            sharing = pairs.sharing(articles)
            results = results.union(self._apply(sharing, judging.of_two, judging.RESULT, named))
        return Run(
            read=read,
            shipped=self._plain,
            canon=named.value.canon,
            articles=articles,
            parts=parts,
            results=results.persist(),
            kept=(outcomes, own),
            undo=undo,
        )

    def _apply(
        self, frame: DataFrame, work: Callable[..., Any], schema: str, *known: Broadcast[Any]
    ) -> DataFrame:
        """A stage on the workers."""
        return frame.mapInArrow(Stage(work, (self._shipped, *known)), schema)

    # -- reading -------------------------------------------------------------------------------

    def _read(self) -> DataFrame:
        """A row for each article, and for whatever cannot be read."""
        of_files = Stage(partial(reading.of_files, words=self._of_two), (self._shipped,))
        outcomes = self._files().mapInArrow(of_files, reading.SCHEMA)
        for table in self._listed.tables:
            known = (self._plain, self._shipped, self._listed)
            rows = of_tables(self._spark, table, *known, self._of_two)
            outcomes = outcomes if rows is None else outcomes.union(rows)
        return outcomes

    def _files(self) -> DataFrame:
        """(source, content) of the files; content is None where the worker opens the file."""
        import sys

        from pyspark.sql import functions as f

        here, away = [], []
        for path, source in sorted(self._listed.files.items()):
            address = self._listed.addresses.get(path)
            given = reading.Given(
                self._listed.ids.get(path, ""), source, remote=address is not None
            )
            if address is not None:
                away.append((address, reading.note(given)))
            else:
                # a worker has a folder of its own
                file = source.file and source.file.absolute()
                given = replace(given, source=replace(source, file=file))
                data = None
                if source.file is None and source.table is None:
                    most = limits.current().bytes  # one more says that it is too much
                    stdin = sys.stdin.buffer
                    data = limits.beginning(stdin, most + 1) if most else stdin.read()
                here.append((reading.note(given), data))
        context = self._spark.sparkContext
        pieces = max(1, min(len(here), max(2 * context.defaultParallelism, len(here) // 500)))
        frame = self._spark.createDataFrame(
            context.parallelize(here, pieces), "source string, content binary"
        )
        if away:
            specs = self._spark.createDataFrame(away, "path string, source string")
            reader = self._spark.read.format("binaryFile").option("recursiveFileLookup", "true")
            contents = reader.load(self._listed.folders).select("path", "content")
            if len(self._listed.folders) > 1:
                contents = contents.dropDuplicates(["path"])
            brought = contents.join(f.broadcast(specs), "path").select("source", "content")
            frame = frame.union(brought) if here else brought
        return frame

    # -- what is known of all articles together --------------------------------------------------

    def _named(self, articles: DataFrame, read: Read) -> Broadcast[judging.Named]:
        """The canonical names of all names that claims use, and which articles replace which."""
        from pyspark.sql import functions as f

        told: dict[str, set[clusters.Raw]] = {"subject": set(), "measure": set(), "scope": set()}
        for (name,) in articles.select(f.explode("names")).distinct().collect():
            slot, identity, text = msgspec.json.decode(name)
            told[slot].add((identity, text))
        lexicon = self._plain.lexicon
        canon = (
            clusters.canonicalise(told["subject"], "subject", lexicon),
            clusters.canonicalise(told["measure"], "measure", lexicon),
            clusters.canonicalise(told["scope"], "scope", lexicon),
        )
        return self._spark.sparkContext.broadcast(judging.Named(canon, read.replaced))

    def _things(self, own: DataFrame) -> Broadcast[Any]:
        """The pairs of things for whose sake the levels of one of them are looked at."""
        things: dict[tuple[str, str], list[str]] = {}
        for (text,) in own.where("kind = 'thing'").select("told").distinct().collect():
            thing, measure, pair = msgspec.json.decode(text)
            things.setdefault((thing, measure), []).append(pair)
        return self._spark.sparkContext.broadcast(things)

    def _spoken(self, own: DataFrame) -> Broadcast[Any]:
        """By rule how many comparisons of two things all articles have."""
        told = own.where("kind = 'spoken'").groupBy("family").agg({"told": "sum"})
        spoken = {rule: int(count) for rule, count in told.collect()}
        return self._spark.sparkContext.broadcast(spoken)
