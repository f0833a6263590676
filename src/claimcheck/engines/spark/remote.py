"""Folders and files that Spark lists and brings: any address that its file systems know."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from claimcheck.documents import dates
from claimcheck.documents.article import given_id, is_beside
from claimcheck.documents.decode import decode
from claimcheck.documents.globs import matches
from claimcheck.documents.ids import PLAIN, SUFFIXES, TABLES
from claimcheck.documents.listing import NAME, Listing
from claimcheck.documents.metadata import Metadata
from claimcheck.documents.sources import Source
from claimcheck.engines.spark.articles import front_matter_ids
from claimcheck.errors import DocumentError, Problem

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

    from claimcheck.engines.spark.sources import Table

_PARQUET = ".parquet"


class Remote:
    """What addresses name.

    Attributes:
        files: the articles, by path as reports show it.
        addresses: of these, as Spark tells them.
        tables: the Parquet tables.
        folders: what Spark reads the files from.
        problems, notes, skipped: as in `documents.sources.Sources`.
    """

    def __init__(
        self,
        spark: SparkSession,
        shown: Callable[[Path], str],
        include: Sequence[str],
        exclude: Sequence[str],
    ) -> None:
        self._spark = spark
        self._shown = shown
        self._include, self._exclude = include, exclude
        self.files: dict[str, Source] = {}
        self.addresses: dict[str, str] = {}
        self.tables: list[Table] = []
        self.folders: list[str] = []
        self.problems: set[Problem] = set()
        self.notes: set[Problem] = set()
        self.skipped = 0
        self._own: dict[str, str] = {}
        self._names: set[str] = set()

    def take(self, address: str) -> None:
        """One argument."""
        from py4j.protocol import Py4JJavaError
        from pyspark.errors import PySparkException

        try:
            self._take(address)
        except (Py4JJavaError, PySparkException) as error:
            cause = getattr(error, "java_exception", None)
            said = str(cause.toString() if cause is not None else error).splitlines()[0]
            self._wrong(address, f"cannot be listed by Spark ({said}); check the address")

    def _take(self, address: str) -> None:
        from claimcheck.engines.spark.sources import Table

        jvm: Any = self._spark.sparkContext._jvm
        settings: Any = self._spark.sparkContext._jsc.hadoopConfiguration()
        place = jvm.org.apache.hadoop.fs.Path(address)
        system = place.getFileSystem(settings)
        if not system.exists(place):
            self._wrong(address, "no such file or folder; check the address")
            return
        whole = system.getFileStatus(place)
        base = whole.getPath().toString()
        if base.lower().endswith(_PARQUET):
            self.tables.append(Table("" if whole.isDirectory() else self.shown(base), base))
            return
        self.folders.append(base)
        if not whole.isDirectory():
            self._file(base, Metadata(), named=True)
            return
        found = []
        files = system.listFiles(place, True)
        while files.hasNext():
            found.append(files.next().getPath().toString())
        self._folder(base, sorted(found))

    def shown(self, address: str) -> str:
        """An address as reports show it: a file of this machine as its path."""
        head, _, path = address.partition(":")
        if head != "file":
            return address
        return self._shown(Path(unquote(path) if "%" in path else path))

    def given(self, source: Source) -> str | None:
        """The id that an article gives itself."""
        return self._own.get(source.path) if source.path in self.addresses else given_id(source)

    def beside(self, source: Source) -> bool:
        """Whether another article of its name stands beside one."""
        address = self.addresses.get(source.path)
        if address is None:
            return is_beside(source)
        suffix = PurePosixPath(address).suffix
        head = address.removesuffix(suffix)
        return suffix.lower() in PLAIN and any(
            head + other in self._names for other in PLAIN if other != suffix
        )

    def contents(self) -> DataFrame:
        """(path, content) of all files of the addresses, read when they are asked for."""
        reader = self._spark.read.format("binaryFile").option("recursiveFileLookup", "true")
        return reader.load(self.folders).select("path", "content")

    def _folder(self, base: str, found: Sequence[str]) -> None:
        self._names |= set(found)
        hidden: set[str] = set()
        wanted = []
        for address in found:
            inner = PurePosixPath(address.removeprefix(base).lstrip("/"))
            first = next((n for n, part in enumerate(inner.parts) if _is_hidden(part)), None)
            if first is not None:  # a hidden folder counts as one hidden file
                hidden.add("/".join(inner.parts[: first + 1]))
            elif inner.name != NAME:
                wanted.append((inner.as_posix(), address))
        self.skipped += len(hidden)
        lists = [address for address in found if PurePosixPath(address).name == NAME]
        listings = self._lists(lists) if lists else {}
        count = 0
        for path, address in wanted:
            if self._is_wanted(path, address):
                count += 1
                self._file(address, listings.get(_path(address), Metadata()), named=False)
            else:
                self.skipped += 1
        self._front_matter(base)
        if not count:
            kinds = " ".join(SUFFIXES)
            self._wrong(base, f"no articles in this folder; name one that holds files of {kinds}")

    def _is_wanted(self, inner: str, address: str) -> bool:
        suffix = PurePosixPath(inner).suffix.lower()
        if suffix not in SUFFIXES:
            if suffix in TABLES and any(g.lower().endswith(suffix) for g in self._include):
                self._wrong(address, "a table inside of a folder; name it as an argument")
            return False
        whole = _path(address)
        included = not self._include or matches(inner, self._include, whole)
        return included and not matches(inner, self._exclude, whole)

    def _file(self, address: str, listed: Metadata, *, named: bool) -> None:
        path, name = self.shown(address), PurePosixPath(address).name
        known = listed.over(Metadata(published=dates.in_name(name)))
        kind = SUFFIXES.get(PurePosixPath(name).suffix.lower(), "txt")
        self.files[path] = Source(path, None, kind, known, named=named)
        self.addresses[path] = address

    def _lists(self, addresses: Sequence[str]) -> dict[str, Metadata]:
        """What lists of articles say, by path; the nearest list that names an article counts."""
        reader = self._spark.read.format("binaryFile")
        contents = {row["path"]: row["content"] for row in reader.load([*addresses]).collect()}
        names = {_path(name) for name in self._names}
        said: dict[str, Metadata] = {}
        for address in sorted(contents, key=len):  # the lists of inner folders last
            listing = Listing(Path(_path(address)).parent, self.shown(address), names.__contains__)
            try:
                decoded = decode(contents[address], self.shown(address))
                listing.read(decoded.text)
                self.notes |= set(decoded.notes)
            except DocumentError as error:
                listing.problems.append(error.problem)
            self.problems |= set(listing.problems)
            said |= listing.found
        return said

    def _front_matter(self, base: str) -> None:
        """The ids that Markdown articles give themselves."""
        if not any(path.lower().endswith((".md", ".markdown")) for path in self.files):
            return
        reader = self._spark.read.format("binaryFile").option("recursiveFileLookup", "true")
        texts = reader.option("pathGlobFilter", "*.{md,markdown,MD}").load(base)
        found = texts.select("path", "content").mapInArrow(
            front_matter_ids, "path string, article string"
        )
        by_address = {row["path"]: row["article"] for row in found.collect()}
        for path, address in self.addresses.items():
            if address in by_address:
                self._own[path] = by_address[address]

    def _wrong(self, address: str, message: str) -> None:
        self.problems.add(Problem(self.shown(address), 0, 0, message))


def _is_hidden(part: str) -> bool:
    """Whether a name is passed over: by us, or by Spark."""
    return part.startswith((".", "_", "~$"))


def _path(address: str) -> str:
    """The path of an address, without scheme and host."""
    rest = address.partition(":")[2]
    return "/" + rest.partition("//")[2].partition("/")[2] if rest.startswith("//") else rest
