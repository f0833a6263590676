"""Parquet tables of articles, a row an article, that Spark reads; and ids that rows share."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from claimcheck.documents.rows import choose
from claimcheck.engines.spark import articles as reading
from claimcheck.engines.spark.shipped import Stage
from claimcheck.errors import Problem

if TYPE_CHECKING:
    from pyspark import Broadcast
    from pyspark.sql import DataFrame, SparkSession

    from claimcheck.engines.spark.shipped import Shipped
    from claimcheck.engines.spark.sources import Listed, Table


def of_tables(
    spark: SparkSession,
    table: Table,
    known: Shipped,
    shipped: Broadcast[Shipped],
    found: Listed,
    words: bool,
) -> DataFrame | None:
    """The articles of a table, as `articles.SCHEMA` has them; None where it cannot be read.

    Args:
        spark: the session.
        table: a file, or a folder of files that are one table.
        known: what the run works with, here.
        shipped: the same on the workers.
        found: takes up what is wrong with the table.
        words: as in `articles.of_files`.
    """
    from pyspark.errors import PySparkException
    from pyspark.sql import functions as f

    name = table.shown or table.address
    try:
        frame = spark.read.parquet(table.address)
    except PySparkException:
        damaged = "is no Parquet file, or a damaged one; write it anew"
        found.problems.add(Problem(name, 0, 0, damaged))
        return None
    chosen = choose(frame.columns, known.columns)
    if isinstance(chosen, str):
        found.problems.add(Problem(name, 1, 0, chosen))
        return None
    rows = frame.select(
        *(f.col(f"`{column}`") for column in chosen.values()),
        f.col("_metadata.file_path").alias("_file"),
        f.col("_metadata.row_index").alias("_row"),
    )
    parts = {} if table.shown else {part: found.shown(part) for part in frame.inputFiles()}
    work = partial(
        reading.of_rows,
        table=(table.shown, parts),
        columns=tuple(frame.columns),
        words=words,
    )
    return rows.mapInArrow(Stage(work, (shipped,)), reading.SCHEMA)


def once(outcomes: DataFrame, *, tables: bool) -> tuple[DataFrame, list[Problem]]:
    """The articles, of those that share an id the first alone, and what is wrong with the others.

    Args:
        outcomes: as `articles.SCHEMA` has them.
        tables: whether there are rows of tables; ids of files are settled already.
    """
    from pyspark.sql import Window
    from pyspark.sql import functions as f

    articles = outcomes.where("article is not null")
    if not tables:
        return articles, []
    of_rows = articles.where("line > 0").select("article", "name", "line")
    shared = of_rows.groupBy("article").count().where("count > 1").select("article")
    place = Window.partitionBy("article").orderBy("table", "line")
    told = (
        of_rows.join(shared, "article")
        .withColumn("table", f.regexp_extract("name", "^(.*?)#", 1))
        .withColumn("first", f.first(f.struct("table", "line")).over(place))
        .withColumn("rank", f.row_number().over(place))
        .where("rank > 1")
    )
    doubled = told.select("article", "name", "line", "table", "first").collect()
    if not doubled:
        return articles, []
    problems = [
        Problem(
            row["table"],
            row["line"],
            0,
            f'the id "{row["article"]}" is that of {row["first"]["table"]}:{row["first"]["line"]}'
            " too; give each its own",
        )
        for row in doubled
    ]
    return articles.join(told.select("name", "line"), ["name", "line"], "left_anti"), problems
