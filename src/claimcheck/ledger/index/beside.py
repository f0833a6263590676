"""Reading many ledger files by processes beside this one.

They are started by a command of their own rather than as copies of this process, which may have
threads, and which may be a script that does not expect to be imported again. Each is told all of
its files at once, answers part by part, and ends by itself when nobody takes its answers. Where
one cannot be started, or dies, the parts that it owes are read here.
"""

from __future__ import annotations

import contextlib
import gc
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import IO

import msgspec

from claimcheck.ledger.index.reading import Part, part_of

_MANY = 1_000  # files from which on another process saves more than its start costs
_PART = 500  # files in a part
_MOST = 4  # processes: what they send is taken in by one
_LENGTH = 8  # bytes that tell how long an answer is
_LONGEST = 1 << 30  # bytes of an answer; more is something else that was printed there
_PARTS = msgspec.msgpack.Decoder(Part)
# -P: what lies in the working folder is no code of ours
_COMMAND = ("-P", "-c", f"from {__name__} import answer; answer()")


class _Orders(msgspec.Struct):
    folder: str
    parts: list[list[str]]


def parts(folder: Path, names: Sequence[str]) -> Iterator[Part]:
    """What files of a ledger hold, in their order."""
    asked = [list(names[at : at + _PART]) for at in range(0, len(names), _PART)]
    with contextlib.ExitStack() as stack:
        workers = [
            stack.enter_context(_worker(folder, asked[number::of]))
            for of in [_workers(len(names)) if is_text(os.fspath(folder.absolute())) else 0]
            for number in range(of)
        ]
        for number, part in enumerate(asked):
            at = number % len(workers) if workers else 0
            worker = workers[at] if workers else None
            answer = _answer(worker) if worker is not None else None
            if workers and answer is None:
                workers[at] = None  # whatever it may still send is not what was asked next
            yield answer or part_of(folder, part)


def is_text(path: str) -> bool:
    """Whether a path can be told to another process: bytes that are no UTF-8 cannot."""
    try:
        path.encode()
    except UnicodeEncodeError:
        return False
    return True


def _workers(files: int) -> int:
    """How many processes to read so many files with; none to read them here."""
    if hasattr(os, "sched_getaffinity"):
        processors = len(os.sched_getaffinity(0))
    else:
        processors = os.cpu_count() or 1
    return min(processors, _MOST) if files >= _MANY and processors > 1 else 0


@contextlib.contextmanager
def _worker(folder: Path, parts: list[list[str]]) -> Iterator[IO[bytes] | None]:
    """The answers of a process that reads parts; None where none can be started."""
    try:
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and command
            [sys.executable, *_COMMAND],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
    except (OSError, TypeError, ValueError):  # no interpreter, or no room for another process
        yield None
        return
    orders = msgspec.msgpack.encode(_Orders(os.fspath(folder.absolute()), parts))
    with process:
        try:
            if process.stdin is not None:
                with contextlib.suppress(OSError), process.stdin:  # it ended before it heard all
                    process.stdin.write(orders)
            yield process.stdout
        finally:
            process.kill()


def _answer(worker: IO[bytes]) -> Part | None:
    """The next part of a process; None when it sends no more."""
    size = int.from_bytes(worker.read(_LENGTH), "little")
    if not 0 < size < _LONGEST:
        return None
    text = worker.read(size)
    try:
        return _PARTS.decode(text) if len(text) == size else None
    except msgspec.MsgspecError:
        return None


def answer() -> None:
    """Read the parts that standard input tells, and send each to standard output."""
    orders = msgspec.msgpack.decode(sys.stdin.buffer.read(), type=_Orders)
    encoder, out = msgspec.msgpack.Encoder(), sys.stdout.buffer
    gc.disable()  # rows hold no cycles
    for names in orders.parts:
        text = encoder.encode(part_of(Path(orders.folder), names))
        out.write(len(text).to_bytes(_LENGTH, "little"))
        out.write(text)
        out.flush()
    gc.freeze()  # the end of a process looks for no cycles either
