"""Adding articles to the ledger, and reading it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Literal

from claimcheck import guarded, serial
from claimcheck.errors import DataFileError, Problem, UsageError
from claimcheck.frozen import record
from claimcheck.ledger import files, header, lines, moving, version
from claimcheck.ledger.header import Header
from claimcheck.lexicon import Lexicon
from claimcheck.records import Claim, Document

Read = Callable[[Document], tuple[Claim, ...]]


@record
class Entry:
    """One article of the ledger: its header and its file, relative to the ledger."""

    header: Header
    file: str


@record
class Change:
    """What adding did with an article; a retracted one stays so while its text does."""

    entry: Entry
    what: Literal["added", "updated", "unchanged", "retracted"]


@record
class Ledger:
    """Everything of a ledger: its articles by path, and their claims by path and place."""

    entries: tuple[Entry, ...]
    claims: tuple[Claim, ...]

    @property
    def published(self) -> dict[str, str]:
        """The day of publication by article, where known."""
        heads = (entry.header for entry in self.entries)
        return {head.article: head.published for head in heads if head.published}

    @property
    def replaced(self) -> dict[str, tuple[str, ...]]:
        """For an article those of the ledger that correct or supersede it."""
        found: dict[str, tuple[str, ...]] = {}
        for head in (entry.header for entry in self.entries):
            for old in dict.fromkeys((*head.corrects, *head.supersedes)):
                found[old] = (*found.get(old, ()), head.article)
        return found


def add(
    documents: Iterable[Document],
    folder: Path,
    *,
    extra: Sequence[Path] = (),
    jobs: int = 1,
    known: bool = False,
    watch: Callable[[Sequence[Document]], Iterable[Document]] = iter,
) -> tuple[Change, ...]:
    """Take articles into the ledger, each in the place of what it had of the same article.

    An article that stands there as it is now is not read again.

    Args:
        documents: the articles.
        folder: of the ledger; it is made where it does not exist.
        extra: the user's lexicon files.
        jobs: how many processes read the articles; 0 for as many as are worth it.
        known: only those that the ledger has when it is this writer's turn.
        watch: what follows the articles while they are read (a progress bar).

    Raises:
        WorkerError: one of those processes died; what was read before stands in the ledger.
        UsageError: the folder cannot be written.
        DataFileError: the ledger is damaged, or another article stands in a place.
    """
    from claimcheck import intake, lexicon, pipeline

    with files.writing(folder):
        found = entries(folder)
        documents = pipeline.ordered(moving.followed(documents, found))
        if known:
            there = {entry.header.article for entry in found}
            documents = [document for document in documents if document.article in there]
        words = lexicon.load(tuple(extra))
        adding = _Adding(folder, tuple(extra), words, found)
        adding.refuse_collisions(documents)
        changed = [document for document in documents if not adding.has(document)]
        changes = []
        with intake.extracted(changed, words, extra=tuple(extra), jobs=jobs) as claims:
            for document in watch(documents):
                with guarded.sparing():
                    changes.append(adding.take(document, claims))
        return tuple(changes)


class _Adding:
    """One run of `add`: where each article lives, kept up as articles come and move."""

    def __init__(
        self, folder: Path, extra: Sequence[Path], words: Lexicon, found: Iterable[Entry]
    ) -> None:
        self.folder, self.words = folder, words
        self.now = version.current(extra)
        self.homes = {entry.header.article: entry for entry in found}
        self.tenants = {entry.file: entry for entry in self.homes.values()}

    def refuse_collisions(self, documents: Sequence[Document]) -> None:
        """Raise, before anything is written, where two articles would share a file."""
        refuse_taken(documents, self.homes.values())
        coming = {document.article for document in documents}
        owners = {
            file: entry.header.document
            for file, entry in self.tenants.items()
            if entry.header.article not in coming
        }
        problems = []
        for document in documents:
            place = files.place_of(document.path)
            owner = owners.setdefault(place, document.path)
            if owner != document.path:
                message = f'holds the claims of "{owner}"; rename one of the two articles'
                problems.append(Problem(_shown(self.folder, place), 0, 0, message))
        if problems:
            raise DataFileError(problems)

    def has(self, document: Document) -> bool:
        """Whether an article stands where it belongs, as it would be read now."""
        home = self.homes.get(document.article)
        tenant = self.tenants.get(files.place_of(document.path))
        return home is not None and home is tenant and home.header.is_of(document, self.now)

    def take(self, document: Document, claims_of: Read) -> Change:
        """One article."""
        place = files.place_of(document.path)
        home, tenant = self.homes.get(document.article), self.tenants.get(place)
        if home is not None and self.has(document):
            return Change(home, "retracted" if home.header.withdrawn else "unchanged")
        entry, text = _file_of(document, place, self.now, claims_of(document), self.words, home)
        if home is not None and home.file != place:
            # First the old claims move to the new place, then the new ones take theirs: a crash
            # between the two leaves the article once, never twice and never missing.
            files.move(self.folder / home.file, self.folder / place)
            del self.tenants[home.file]
        files.write(self.folder / place, text, within=self.folder)
        if tenant is not None:
            self.homes.pop(tenant.header.article, None)
        self.homes[document.article] = self.tenants[place] = entry
        return Change(entry, "updated" if home or tenant else "added")


def find(found: Sequence[Entry], names: Iterable[str]) -> tuple[Entry, ...]:
    """The entries of articles that are named by path or by id, each once, by path.

    Raises:
        UsageError: one is not in the ledger; the nearest one is said.
    """
    known = {entry.header.article: entry for entry in found}
    known |= {entry.header.document: entry for entry in found}
    wanted: dict[str, Entry] = {}
    for name in names:
        entry = known.get(name.removeprefix("./"))
        if entry is None:
            from difflib import get_close_matches

            near = get_close_matches(name, known, 1)
            mend = f'did you mean "{near[0]}"?' if near else "see claimcheck ledger list"
            raise UsageError(f"{name}: not in the ledger; {mend}")
        wanted[entry.header.document] = entry
    return tuple(wanted[path] for path in sorted(wanted))


def remove(folder: Path, names: Iterable[str]) -> tuple[Entry, ...]:
    """Take articles out of the ledger, by path or by id; all that are named, or none.

    Raises:
        UsageError: one is not in the ledger, or the folder cannot be written.
        DataFileError: the ledger is damaged.
    """
    refuse_none(folder)
    with files.writing(folder):
        wanted = find(entries(folder), names)
        for entry in wanted:
            files.remove(folder / entry.file)
    return wanted


def refuse_taken(documents: Sequence[Document], found: Iterable[Entry]) -> None:
    """Raise where an article has the id of another one that is in the ledger and still there.

    Where the other one's file is gone, the article has moved, and is the same.
    """
    from claimcheck.documents import file_of

    homes = {entry.header.article: entry.header.document for entry in found}
    paths = {document.path for document in documents}
    problems = []
    for document in documents:
        home = homes.get(document.article, document.path)
        if home not in paths and file_of(home).is_file():
            message = (
                f'the id "{document.article}" is that of {home} in the ledger; give it its own'
            )
            problems.append(Problem(document.path, 0, 0, message))
    if problems:
        raise DataFileError(problems)


def _file_of(
    document: Document,
    place: str,
    now: version.Version,
    claims: tuple[Claim, ...],
    words: Lexicon,
    home: Entry | None,
) -> tuple[Entry, str]:
    """The ledger file of an article, read now; what is retracted of it stays so."""
    from claimcheck import pipeline, quantities

    claims = tuple(
        replace(claim, id=name)
        for claim, name in zip(claims, header.stable_ids(claims), strict=True)
    )
    first = header.header_of(
        document,
        now,
        figures=quantities.seen(document),
        claims=len(claims),
        sentences=pipeline.kept_sentences(document, claims, words),
    )
    if home is not None and home.header.retracted:
        there = {claim.id for claim in claims}
        there |= {first.article} if first.sha256 == home.header.sha256 else set()
        kept = tuple(row for row in home.header.retracted if row[0] in there)
        first = replace(first, retracted=kept)
    rows = [header.to_json(first), *map(serial.claim_to_json, claims)]
    return Entry(first, place), "".join(f"{serial.dumps(row)}\n" for row in rows)


def entries(folder: Path) -> tuple[Entry, ...]:
    """The articles of a ledger by the path of their files; claims are not read.

    Raises:
        UsageError: there is no such folder.
        DataFileError: headers are damaged; every one is named.
    """
    found, problems = [], list[Problem]()
    for name, file in _files(folder):
        with file.open("rb") as text:
            first = lines.header_of(text.readline(), _shown(folder, name), problems)
        if first is not None:
            found.append(Entry(first, name))
    _refuse(folder, found, problems)
    return tuple(found)


def load(folder: Path) -> tuple[Claim, ...]:
    """The claims of a ledger, by path of the article, then place.

    Raises:
        UsageError: there is no such folder.
        DataFileError: lines are damaged; every one is named.
    """
    return read(folder).claims


def read(folder: Path) -> Ledger:
    """Everything of a ledger; raises as `load` does."""
    found, claims, problems = [], list[Claim](), list[Problem]()
    for name, file in _files(folder):
        shown = _shown(folder, name)
        rows = file.read_bytes().split(b"\n")
        first = lines.header_of(rows[0], shown, problems)
        if first is None:
            continue
        found.append(Entry(first, name))
        gone = dict(first.retracted)
        told = list(lines.claims_of(rows[1:], shown, first, problems))
        claims += [claim for claim in told if not first.withdrawn and claim.id not in gone]
    _refuse(folder, found, problems)
    claims.sort(key=lambda claim: (claim.document, claim.figure, claim.span, claim.id))
    return Ledger(tuple(found), tuple(claims))


def claims_of(folder: Path, entry: Entry) -> tuple[Claim, ...]:
    """The claims of an article that count; raises as `load` does."""
    problems: list[Problem] = []
    try:
        rows = (folder / entry.file).read_bytes().split(b"\n")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        message = f"cannot be read ({reason}); {lines.MEND}"
        raise DataFileError([Problem(_shown(folder, entry.file), 0, 0, message)]) from None
    told = list(lines.claims_of(rows[1:], _shown(folder, entry.file), entry.header, problems))
    _refuse(folder, (), problems)
    gone = dict(entry.header.retracted)
    return tuple(claim for claim in told if not entry.header.withdrawn and claim.id not in gone)


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    refuse_none(folder)
    return files.listed(folder)


def refuse_none(folder: Path) -> None:
    """Raise UsageError where there is no ledger."""
    if not folder.is_dir():
        raise UsageError(
            f"{folder.as_posix()}: no ledger there; make one with claimcheck ledger add"
        )


def _shown(folder: Path, name: str) -> str:
    return (folder / name).as_posix()


def _refuse(folder: Path, found: Sequence[Entry], problems: list[Problem]) -> None:
    """Raise what was found, and articles that stand in the ledger twice."""
    first: dict[str, str] = {}
    for entry in found:
        article = entry.header.article
        other = first.setdefault(article, entry.file)
        if other != entry.file:
            message = f'article "{article}" has its claims in {other} too; remove one of the two'
            problems.append(Problem(_shown(folder, entry.file), 0, 0, message))
    if problems:
        raise DataFileError(problems)
