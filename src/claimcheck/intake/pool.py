"""Other processes that read articles, each asked for a few at a time.

This process reads with them while it would wait. They are started by a command of their own
rather than as copies of this process, which may have threads, and which may be a script that does
not expect to be imported again. A thread of this process speaks with each; a process is started
when there is work that no other one is free for. What is asked ahead of what is taken is bounded.
They end when nobody speaks to them any more.
"""

from __future__ import annotations

import contextlib
import gc
import os
import signal
import subprocess
import sys
import tempfile
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path
from typing import IO, Generic, TypeVar

import msgspec

from claimcheck import limits
from claimcheck.errors import ClaimcheckError
from claimcheck.intake import reading
from claimcheck.intake.reading import Answer, Task
from claimcheck.lexicon import units

Item = TypeVar("Item")

BATCH = 8  # articles that a process is told at once
_AHEAD = 4  # batches of each process that are asked before the first is taken
_INTERVAL = 0.001  # seconds after which a thread that reads gives way
_LENGTH = 8  # bytes that tell how long a message is
_LONGEST = 1 << 31  # bytes of a message; more is something else that was printed there
# -P: what lies in the working folder is no code of ours
_COMMAND = ("-P", "-c", f"from {__name__} import answer; answer()")


class WorkerError(ClaimcheckError):
    """A process that reads articles ended before it had answered."""


class _Orders(msgspec.Struct):
    """What a process is told first."""

    lexicon: list[str]
    units: str
    limits: tuple[int, int, float]


_TASKS = msgspec.msgpack.Decoder(list[Task])
_ANSWERS = msgspec.msgpack.Decoder(Answer)
_PLAIN = msgspec.msgpack.Encoder()


class _Batch(Generic[Item]):
    """Some articles that are asked for at once, and what came of them."""

    __slots__ = ("_items", "_places", "answers", "asked", "tasks")

    def __init__(
        self,
        items: Sequence[Item],
        tasks: list[Task],
        places: Sequence[int],
        asked: Future[list[Answer]] | None,
    ) -> None:
        self._items, self.tasks, self._places = items, tasks, places
        self.asked = asked
        self.answers: list[Answer] = []

    def is_done(self) -> bool:
        """Whether nobody needs to be waited for."""
        return self.asked is None or self.asked.done()

    def paired(self) -> Iterator[tuple[Item, Answer | None]]:
        """Each article with its answer, None where nothing was asked."""
        answers = self.asked.result() if self.asked is not None else self.answers
        found = dict(zip(self._places, answers, strict=True))
        for at, item in enumerate(self._items):
            yield item, found.get(at)


class Pool:
    """Processes that read articles; a context that ends them.

    Args:
        jobs: how many there are at most.
        lexicon: the user's lexicon files.
        own: does a task in this process, while it would wait for the others; None leaves all to
            them.
    """

    def __init__(
        self, jobs: int, lexicon: Sequence[Path], own: Callable[[Task], Answer] | None = None
    ) -> None:
        self._jobs, self._own = jobs, own
        within = limits.current()
        self._orders = _Orders(
            [os.fspath(p.absolute()) for p in lexicon],
            units.load().added,
            (within.bytes, within.figures, within.seconds),
        )
        self._free: list[subprocess.Popen[bytes]] = []
        self._all: list[subprocess.Popen[bytes]] = []
        self._lock = threading.Lock()
        self._ended = False
        self._threads = ThreadPoolExecutor(jobs, "claimcheck-reader")

    def __enter__(self) -> Pool:
        self._interval = sys.getswitchinterval()
        if self._own is not None:  # who reads lets those that speak with the others in soon
            sys.setswitchinterval(min(self._interval, _INTERVAL))
        return self

    def __exit__(self, *_: object) -> None:
        sys.setswitchinterval(self._interval)
        with self._lock:
            self._ended = True
            for process in self._all:
                process.kill()
        self._threads.shutdown(wait=True, cancel_futures=True)
        for process in self._all:
            for pipe in (process.stdin, process.stdout):
                if pipe is not None:
                    with contextlib.suppress(OSError):  # what was not yet told is lost with it
                        pipe.close()
            process.wait()

    def each(
        self, items: Iterable[Item], task: Callable[[Item], Task | None]
    ) -> Iterator[tuple[Item, Answer | None]]:
        """The answer of each item, in their order; None for those that have no task.

        Args:
            items: taken as they are needed, some batches ahead.
            task: what is to be done with an item.

        Raises:
            WorkerError: a process died; the article that it was at is named.
        """
        waiting: deque[_Batch[Item]] = deque()
        for batch in _batches(items):
            tasks = [task(item) for item in batch]
            told = [one for one in tasks if one is not None]
            places = [at for at, one in enumerate(tasks) if one is not None]
            asked = self._threads.submit(self._ask, told) if told else None
            waiting.append(_Batch(batch, told, places, asked))
            if len(waiting) > _AHEAD * (self._jobs + 1):
                yield from self._first(waiting)
        while waiting:
            yield from self._first(waiting)

    def _first(self, waiting: deque[_Batch[Item]]) -> Iterator[tuple[Item, Answer | None]]:
        """What came of the first batch; until it is there, others are read here."""
        first = waiting[0]
        if self._own is not None:
            for batch in waiting:
                if first.is_done():
                    break
                if batch.asked is not None and batch.asked.cancel():
                    batch.asked, batch.answers = None, list(map(self._own, batch.tasks))
        waiting.popleft()
        yield from first.paired()

    def _ask(self, tasks: list[Task]) -> list[Answer]:
        """Have a process do tasks; runs in a thread."""
        process = self._process()
        out, into = process.stdout, process.stdin
        assert out is not None
        assert into is not None
        answers: list[Answer] = []
        try:
            _send(into, _PLAIN.encode(tasks))
            for _ in tasks:
                text = _received(out)
                answers.append(_ANSWERS.decode(text))
        except (OSError, EOFError, ValueError, msgspec.MsgspecError):
            process.kill()
            raise WorkerError(_why(process.wait(), tasks[len(answers)])) from None
        with self._lock:
            self._free.append(process)
        return answers

    def _process(self) -> subprocess.Popen[bytes]:
        """A process that nobody speaks with."""
        with self._lock:
            if self._free:
                return self._free.pop()
            if self._ended:
                raise WorkerError("stopped")
            try:
                made = subprocess.Popen(  # noqa: S603 - our own interpreter and command
                    [sys.executable, *_COMMAND],
                    stdin=subprocess.PIPE,
                    stdout=subprocess.PIPE,
                    # Ctrl-C is ours: a process that reads is ended when we end
                    process_group=0 if os.name == "posix" else None,
                )
            except (OSError, TypeError, ValueError) as error:  # no interpreter, or no room for one
                reason = getattr(error, "strerror", None) or str(error)
                raise WorkerError(
                    f"no further process can be started ({reason}); read with --jobs 1"
                ) from None
            self._all.append(made)
        assert made.stdin is not None
        with contextlib.suppress(OSError):  # said when it is to answer
            _send(made.stdin, _PLAIN.encode(self._orders))
        return made


def _batches(items: Iterable[Item]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    for item in items:
        batch.append(item)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _why(status: int, task: Task) -> str:
    """What became of a process, where it was, and what to do."""
    path = task.path if isinstance(task, reading.File) else str(task.light[0])
    how = f"with exit code {status}"
    if status < 0:
        try:
            how = f"by signal {signal.Signals(-status).name}"
        except ValueError:
            how = f"by signal {-status}"
    if status == -getattr(signal, "SIGKILL", 9):
        how += ", as where memory runs out"
    mend = "leave the article out by --exclude, or read with fewer processes: --jobs 1"
    return f"{path}: the process that read it was ended {how}; {mend}"


def _send(pipe: IO[bytes], text: bytes) -> None:
    pipe.write(len(text).to_bytes(_LENGTH, "little"))
    pipe.write(text)
    pipe.flush()


def _received(pipe: IO[bytes]) -> bytes:
    """The next message.

    Raises:
        EOFError: nobody sends any more, or something that is no message.
    """
    size = int.from_bytes(_exactly(pipe, _LENGTH), "little")
    if size > _LONGEST:
        raise EOFError
    return _exactly(pipe, size)


def _exactly(pipe: IO[bytes], size: int) -> bytes:
    found = pipe.read(size)
    if len(found) < size:
        raise EOFError
    return found


def answer() -> None:
    """Read the articles that standard input tells, and send each to standard output."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started it ends it
    gc.set_threshold(200_000)  # as the command line does
    out, into = os.fdopen(os.dup(1), "wb"), sys.stdin.buffer
    os.dup2(2, 1)  # what a library prints is no answer
    try:
        orders = msgspec.msgpack.decode(_received(into), type=_Orders)
        with _using(orders.units), limits.using(limits.Limits(*orders.limits)):
            _serve(into, out, orders)
    except (EOFError, BrokenPipeError):
        pass  # nobody asks any more
    with contextlib.suppress(OSError):
        out.close()
    gc.freeze()  # the end of a process looks for no cycles


def _serve(into: IO[bytes], out: IO[bytes], orders: _Orders) -> None:
    from claimcheck import lexicon, regexcode

    words = lexicon.load(tuple(map(Path, orders.lexicon)))
    kept = False
    while True:
        for task in _TASKS.decode(_received(into)):
            _send(out, _PLAIN.encode(reading.answer(task, words)))
        if not kept:
            regexcode.keep()
            kept = True


@contextlib.contextmanager
def _using(added: str) -> Iterator[None]:
    """Read with a user's units, as they were written."""
    if not added:
        yield
        return
    from claimcheck.quantities.units import using

    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "units.txt"
        file.write_text(added, encoding="utf-8")
        with using([file]):
            yield
