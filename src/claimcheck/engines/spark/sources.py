"""Which articles there are: folders and files of this machine, and whatever else Spark can list.

A path without a scheme is listed by the same code as on one machine, and read by the workers, who
must see it at the same place. `file:`, `s3a:`, `hdfs:` and the like are listed and brought by
Spark, as Parquet tables are.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import field
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.documents.ids import TABLES
from claimcheck.documents.read import settled
from claimcheck.documents.sources import Source, Sources
from claimcheck.errors import Problem
from claimcheck.frozen import record
from claimcheck.patterns import pattern_of

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

_ADDRESS = pattern_of(r"(?!.:)[a-z][a-z0-9+.-]*:/")  # C:/ is a drive


@record(frozen=False, slots=False)
class Table:
    """A Parquet table that Spark reads.

    Attributes:
        shown: as reports show it; "" for a folder of files, each of which is shown by itself.
        address: as Spark takes it.
        named: whether an argument names it.
    """

    shown: str
    address: str
    named: bool = True


@record(frozen=False, slots=False)
class Listed:
    """The articles that arguments name.

    Attributes:
        files: the articles that are files, and the tables that one worker reads.
        ids: of the articles that are files, by path.
        addresses: of the files that Spark brings, by path.
        tables: the Parquet tables.
        folders: the addresses that Spark brings files from.
        problems: what is wrong with the arguments, and with lists of articles.
        notes: what a reader should know of them.
        skipped: files that are no articles.
        shown: an address as reports show it.
    """

    files: dict[str, Source] = field(default_factory=dict)
    ids: Mapping[str, str] = field(default_factory=dict)
    addresses: dict[str, str] = field(default_factory=dict)
    tables: list[Table] = field(default_factory=list)
    folders: list[str] = field(default_factory=list)
    problems: set[Problem] = field(default_factory=set)
    notes: set[Problem] = field(default_factory=set)
    skipped: int = 0
    shown: Callable[[str], str] = str


def listed(
    spark: SparkSession,
    paths: Iterable[str],
    *,
    include: Sequence[str] = (),
    exclude: Sequence[str] = (),
    root: Path,
) -> Listed:
    """Every article of the arguments.

    Args:
        spark: the session.
        paths: files and folders of this machine, or addresses.
        include: globs for the files of folders; none means all.
        exclude: globs for files of folders to leave out.
        root: the project; paths and ids are relative to it.
    """
    from claimcheck.engines.spark.remote import Remote

    sources = Sources(root, include, exclude)
    remote = Remote(spark, sources.shown, include, exclude)
    for path in paths:
        if _ADDRESS.match(path):
            remote.take(path)
        else:
            sources.take(path)
    found = Listed(
        tables=remote.tables,
        addresses=remote.addresses,
        folders=remote.folders,
        problems={*sources.problems, *remote.problems},
        notes={*sources.notes, *remote.notes},
        skipped=sources.skipped + remote.skipped,
        shown=remote.shown,
    )
    found.files = {**remote.files, **sources.found}
    for path, source in sources.found.items():
        if _is_whole_parquet(source):
            assert source.file is not None
            del found.files[path]
            found.tables.append(Table(path, source.file.absolute().as_uri(), source.named))
    found.ids, wrong = settled(found.files, remote.given, remote.beside)
    found.problems |= set(wrong)
    return found


def _is_whole_parquet(source: Source) -> bool:
    return (
        source.file is not None
        and TABLES.get(source.file.suffix.lower()) == "parquet"
        and source.table == "parquet"
        and source.only is None
    )
