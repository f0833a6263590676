"""What is read of all articles of a run: kept from before, read here, or by other processes.

plan (documents) → for each article: the cache, else this process or the pool → Piece
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from claimcheck import pipeline
from claimcheck.documents import Plan, Planned, Reading
from claimcheck.documents.counting import weight
from claimcheck.errors import Problem
from claimcheck.frozen import record
from claimcheck.intake import reading, versions
from claimcheck.intake.memory import Memory
from claimcheck.intake.pool import Pool
from claimcheck.intake.reading import Answer, Piece, Taken, Task
from claimcheck.intake.sharing import Sharing
from claimcheck.records import Claim

if TYPE_CHECKING:
    from claimcheck.lexicon import Lexicon

Watch = Callable[[Sequence[Planned]], Iterable[Planned]]

MANY = 200  # articles to be read from which on further processes are worth their start
_EACH = 64  # articles that a process is to have at least
_MOST = 16  # processes, where nobody says how many

_ANSWERS = msgspec.msgpack.Decoder(Answer)
_ENCODER = msgspec.msgpack.Encoder()


@record
class Gathered:
    """What was read of the articles of a run.

    Attributes:
        reading: the articles, without their claims; and what could not be read.
        claims: by document path, then place.
        figures: how many were seen, by document path.
    """

    reading: Reading
    claims: tuple[Claim, ...]
    figures: Mapping[str, int]


class _Item:
    """A file, or a row of a table that was read already."""

    __slots__ = ("key", "known", "planned", "reading", "task")

    def __init__(self, planned: Planned | None, found: Reading | None = None) -> None:
        self.planned = planned
        self.reading = found
        self.key = b""
        self.known: Piece | None = None
        self.task: Task | None = None


class Intake:
    """The articles of a plan with their claims.

    Args:
        plan: what is to be read.
        lexicon: the names and measures that are known.
        extra: the user's lexicon files, which are in the lexicon.
        jobs: how many processes read; 0 for as many as are worth it.
        memory: what is remembered; None for nothing.
        watch: what follows the files while they are read (a progress bar).
    """

    def __init__(
        self,
        plan: Plan,
        lexicon: Lexicon,
        *,
        extra: Sequence[Path] = (),
        jobs: int = 0,
        memory: Memory | None = None,
        watch: Watch = iter,
    ) -> None:
        self._plan, self._lexicon, self._extra = plan, lexicon, extra
        self._memory, self._watch = memory, watch
        self._jobs = jobs or worth(self._unknown())

    def pieces(self) -> Iterator[Piece]:
        """What is to be said before, then what came of each article, in the order of the plan.

        Raises:
            WorkerError: a process that reads died.
        """
        first = self._plan.first
        yield Piece((), first.problems, first.notes, first.skipped)
        for item, answer in self._answered():
            yield self._piece(item, answer)

    def _answered(self) -> Iterator[tuple[_Item, Answer | None]]:
        if self._jobs > 1:
            with Pool(
                self._jobs - 1, self._extra, lambda task: reading.answer(task, self._lexicon)
            ) as pool:
                yield from pool.each(self._items(), lambda item: item.task)
            return
        for item in self._items():
            task = item.task
            yield item, reading.answer(task, self._lexicon) if task is not None else None

    def _items(self) -> Iterator[_Item]:
        for one in self._watch(self._plan.articles):
            if one.source.table is None:
                yield self._of_file(one)
            else:
                yield from map(self._of_row, self._plan.read(one))

    def _of_file(self, one: Planned) -> _Item:
        item, file = _Item(one), one.source.file
        task = reading.task_of(one, self._plan.fallback)
        if task is None or file is None or not file.is_file():
            return item  # read here: a pipe is this process's own
        content = self._memory.files.content(file) if self._memory is not None else None
        item.known = self._kept(self._key(task, content) if content is not None else b"")
        item.task = task if item.known is None else None
        return item

    def _of_row(self, found: Reading) -> _Item:
        item = _Item(None, found)
        if len(found.documents) == 1 and not (found.problems or found.notes):
            task = reading.given(found.documents[0])
            if task is not None and self._memory is not None:
                item.key = versions.digest(self._memory.reader, b"row", _ENCODER.encode(task))
                item.known = self._kept(item.key)
            item.task = task if item.known is None else None
        return item

    def _key(self, task: reading.File, content: bytes) -> bytes:
        """What an article is kept under: all that it is read by but where the file lies."""
        assert self._memory is not None
        told = (task.path, task.kind, task.listed, task.article, task.published)
        return versions.digest(self._memory.reader, b"file", content, _ENCODER.encode(told))

    def _kept(self, key: bytes) -> Piece | None:
        """What was read of it in an earlier run."""
        body = self._memory.cache.entry(key) if self._memory is not None and key else None
        if body is None:
            return None
        try:
            return reading.piece_of(_ANSWERS.decode(body))
        except msgspec.MsgspecError:
            return None

    def _piece(self, item: _Item, answer: Answer | None) -> Piece:
        if item.known is not None:
            return item.known
        if answer is None or answer.unsaid:
            found = item.reading
            if found is None and item.planned is not None:
                (found,) = self._plan.read(item.planned)
            assert found is not None
            return reading.read_here(found, self._lexicon)
        if self._memory is not None and len(answer.entries) == 1 and not answer.problems:
            if isinstance(item.task, reading.File):
                # of the very bytes that were read: the file may have changed since it was looked at
                item.key = self._key(item.task, answer.content)
            self._memory.cache.keep_entry(item.key, _ENCODER.encode(answer))
        return reading.piece_of(answer)

    def _unknown(self) -> int:
        """About how many articles nothing is remembered of."""
        found = 0
        for one in self._plan.articles:
            file = one.source.file
            if one.source.table is not None and file is not None:
                found += weight(file)
            elif file is None or self._memory is None or not file.is_file():
                found += 1
            else:
                task = reading.task_of(one, self._plan.fallback)
                content = self._memory.files.content(file)
                if task is None or content is None:
                    found += 1
                else:
                    found += not self._memory.cache.has(self._key(task, content))
        return found


def worth(articles: int) -> int:
    """How many processes are worth their start for so many articles."""
    if articles < MANY:
        return 1
    return max(1, min(processors(), articles // _EACH, _MOST))


def processors() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def gathered(pieces: Iterable[Piece], lexicon: Lexicon) -> Gathered:
    """All articles of a run."""
    taken: dict[str, Taken] = {}
    problems, notes, skipped = set[Problem](), set[Problem](), 0
    sharing = Sharing()
    for piece in pieces:
        for one in piece.taken:
            sharing.share(one.claims)
            taken[one.document.path] = one
        problems.update(piece.problems)
        notes.update(piece.notes)
        skipped += piece.skipped
    found = pipeline.ordered(one.document for one in taken.values())
    claims: list[Claim] = []
    for document in found:
        one = taken[document.path]
        same = one.document.article == document.article
        claims += one.claims if same else pipeline.extract(document, lexicon)
    return Gathered(
        Reading(found, tuple(sorted(problems)), skipped, tuple(sorted(notes))),
        tuple(claims),
        {path: one.figures for path, one in taken.items()},
    )
