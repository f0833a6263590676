"""What came of reading: the lines of a report for its articles, and what could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import msgspec

from claimcheck.documents.rows import MOST_PROBLEMS
from claimcheck.engines.spark.articles import BLANK_TABLE
from claimcheck.engines.spark.sources import Listed
from claimcheck.errors import Problem
from claimcheck.frozen import record
from claimcheck.records import DocumentInfo

if TYPE_CHECKING:
    from pyspark.sql import DataFrame

_info = msgspec.json.Decoder(DocumentInfo).decode
_problem = msgspec.json.Decoder(Problem).decode


@record
class Read:
    """What came of reading.

    Attributes:
        documents: a line for each article, by path.
        read: figures that became claims.
        replaced: for an article those that correct or supersede it.
        problems: what could not be read, sorted.
        notes: what was done to read files beyond plain UTF-8, sorted.
        skipped: files and rows that are no articles.
    """

    documents: tuple[DocumentInfo, ...]
    read: int
    replaced: Mapping[str, tuple[str, ...]]
    problems: tuple[Problem, ...]
    notes: tuple[Problem, ...]
    skipped: int

    @classmethod
    def of(cls, outcomes: DataFrame, listed: Listed, doubled: Sequence[Problem]) -> Read:
        """What the workers tell, with what was known before.

        Args:
            outcomes: as `articles.SCHEMA` has them.
            listed: the articles that arguments name.
            doubled: rows whose id another one has; they are no articles.
        """
        names = ("name", "line", "info", "read", "replaces", "problems", "notes", "skipped")
        rows: list[Any] = outcomes.select(*names).collect()
        wrong = {(problem.path, problem.line) for problem in doubled}
        articles = [
            (_info(row["info"]), row)
            for row in rows
            if row["info"] is not None
            if not (row["line"] and (row["name"].partition("#")[0], row["line"]) in wrong)
        ]
        articles.sort(key=lambda found: found[0].document)
        told = [*doubled, *(_problem(one) for row in rows for one in row["problems"] or ())]
        tables = {table.shown or table.address for table in listed.tables}
        return cls(
            documents=tuple(info for info, _ in articles),
            read=sum(row["read"] for _, row in articles),
            replaced=_replaced(articles),
            problems=tuple(
                sorted({*listed.problems, *_few(told, tables), *_blank(rows, listed, tables)})
            ),
            notes=tuple(
                sorted({*listed.notes, *(_problem(n) for row in rows for n in row["notes"] or ())})
            ),
            skipped=listed.skipped + sum(row["skipped"] or 0 for row in rows),
        )


def _replaced(articles: Iterable[tuple[DocumentInfo, Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for info, row in articles:
        for old in dict.fromkeys(row["replaces"] or ()):
            found[old] = (*found.get(old, ()), info.article)
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


def _blank(rows: Iterable[Any], listed: Listed, tables: Iterable[str]) -> Iterator[Problem]:
    """Tables that are named and hold no text."""
    filled = {
        row["name"].partition("#")[0] for row in rows if row["info"] is not None or row["problems"]
    }
    for path in sorted({*tables} - filled - {problem.path for problem in listed.problems}):
        yield Problem(path, 0, 0, BLANK_TABLE)
