"""What came of reading: what could not be read, and how much was."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.documents.article import reasons
from claimcheck.documents.rows import MOST_PROBLEMS
from claimcheck.engines.spark.articles import BLANK_TABLE
from claimcheck.engines.spark.sources import Listed
from claimcheck.errors import Problem
from claimcheck.frozen import record

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_problem = msgspec.json.Decoder(Problem).decode


@record
class Read:
    """What came of reading; of articles that are in order nothing is listed.

    Attributes:
        articles, claims: how many there are.
        seen: figures that the prefilter saw.
        read: figures that became claims.
        replaced: for an article those that correct or supersede it.
        problems: what could not be read, sorted.
        unread: (path, why) of what has a problem and is no document, sorted.
        notes: what was done to read files beyond plain UTF-8, sorted.
        skipped: files and rows that are no articles.
    """

    articles: int
    claims: int
    seen: int
    read: int
    replaced: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    unread: tuple[tuple[str, str], ...]
    notes: tuple[Problem, ...]
    skipped: int

    @classmethod
    def of(
        cls, outcomes: DataFrame, articles: DataFrame, listed: Listed, doubled: Sequence[Problem]
    ) -> Read:
        """What the workers tell, with what was known before.

        Args:
            outcomes: as `articles.SCHEMA` has them.
            articles: those of them that are articles.
            listed: the articles that arguments name.
            doubled: rows whose id another one has; they are no articles.
        """
        told = outcomes.where("size(problems) > 0 or size(notes) > 0")
        rows: list[Any] = told.select("problems", "notes").collect()
        tables = {table.shown or table.address for table in listed.tables}
        wrong = [*doubled, *_all(rows, "problems")]
        problems = {*listed.problems, *_few(wrong, tables), *_blank(outcomes, listed, tables)}
        sums: Any = articles.selectExpr(
            "count(*) as articles",
            "coalesce(sum(size(claims)), 0) as claims",
            "coalesce(sum(cast(get_json_object(info, '$.figures') as bigint)), 0) as seen",
            "coalesce(sum(read), 0) as read",
        ).first()
        passed: Any = outcomes.selectExpr("coalesce(sum(skipped), 0) as skipped").first()
        return cls(
            **sums.asDict(),
            replaced=_replaced(articles),
            problems=tuple(sorted(problems)),
            unread=tuple(_unread(articles, problems).items()),
            notes=tuple(sorted({*listed.notes, *_all(rows, "notes")})),
            skipped=listed.skipped + passed["skipped"],
        )


def _all(rows: Iterable[Any], column: str) -> Iterator[Problem]:
    for row in rows:
        yield from map(_problem, row[column] or ())


def _replaced(articles: DataFrame) -> dict[str, tuple[str, ...]]:
    newer = articles.where("size(replaces) > 0").select("name", "article", "replaces").collect()
    found: dict[str, tuple[str, ...]] = {}
    for _, article, olds in sorted(newer):
        for old in dict.fromkeys(olds):
            found[old] = (*found.get(old, ()), article)
    return found


def _few(told: Iterable[Problem], tables: Iterable[str]) -> Iterator[Problem]:
    """The problems, of a table the first ones and how many more there are."""
    tables, by_table = {*tables}, Counter[str]()
    for problem in sorted(told):
        if problem.path in tables and problem.line:
            by_table[problem.path] += 1
            if by_table[problem.path] > MOST_PROBLEMS:
                continue
        yield problem
    for path, count in by_table.items():
        if count > MOST_PROBLEMS:
            message = f"{count - MOST_PROBLEMS} more rows are wrong; mend these first"
            yield Problem(path, 0, 0, message)


def _blank(outcomes: DataFrame, listed: Listed, tables: Iterable[str]) -> Iterator[Problem]:
    """Tables that are named and hold no text."""
    if not listed.tables:
        return
    told = outcomes.where("article is not null or size(problems) > 0")
    filled = {row["table"] for row in told.selectExpr(_TABLE).distinct().collect()}
    for path in sorted({*tables} - filled - {problem.path for problem in listed.problems}):
        yield Problem(path, 0, 0, BLANK_TABLE)


_TABLE = "split(name, '#')[0] as table"


def _unread(articles: DataFrame, problems: Iterable[Problem]) -> dict[str, str]:
    """What has a problem and is no document; only names that have one are looked up."""
    if not problems:
        return {}
    from pyspark.sql import functions as f

    spark = articles.sparkSession
    paths = spark.createDataFrame(
        sorted({(problem.path.partition("#")[0],) for problem in problems}), "table string"
    )
    named = articles.select("name").selectExpr("name", _TABLE)
    found = named.join(f.broadcast(paths), "table", "left_semi").select("name").collect()
    return reasons(problems, (row["name"] for row in found))
