"""What writes to a ledger, each in a process of its own, which may be killed at its work."""

from __future__ import annotations

import os
import random
import signal
import sys
import time

KILLS = int(
    os.environ.get("CLAIMCHECK_KILLS", "25")
)  # of each command; the figures of the docs: 200


def forked(work):
    """The process id of a child that does some work, and the end of its pipe to read from.

    Args:
        work: takes the end of the pipe to write to; the child ends with it.
    """
    read, write = os.pipe()
    sys.stdout.flush()
    child = os.fork()
    if child:
        os.close(write)
        return child, read
    try:
        os.close(read)
        work(write)
    finally:
        os._exit(0)


def started(*args):
    """The same of a command that begins now; the pipe says what it prints, and how it ended."""

    def command(write):
        from claimcheck.cli import group

        os.dup2(write, 1)
        os.dup2(os.open(os.devnull, os.O_WRONLY), 2)
        os.closerange(3, 256)  # locks of whoever started it are not its own
        sys.stdout = os.fdopen(1, "w", encoding="utf-8")
        os.write(1, b"begins\n")
        code = group.run([*map(str, args)])
        os.write(1, f"left with {code}\n".encode())

    return forked(command)


def said(child, read):
    """What a command said until its end."""
    told = b""
    while piece := os.read(read, 4096):
        told += piece
    os.waitpid(child, 0)
    os.close(read)
    return told.decode()


def whole(*args):
    """How long a command takes that nobody kills, and what it says."""
    start = time.perf_counter()
    told = said(*started(*args))
    assert told.endswith(("left with 0\n", "left with 1\n")), told
    return time.perf_counter() - start, told


class Killer:
    """Kills commands at moments of their work, about every second one before its end."""

    def __init__(self, seed, longest):
        self.chance, self.longest, self.cut = random.Random(seed), longest, 0

    def killed(self, *args):
        """What a command had said when it was killed."""
        child, read = started(*args)
        assert os.read(read, 7) == b"begins\n"
        time.sleep(self.chance.uniform(0, self.longest))
        os.kill(child, signal.SIGKILL)
        told = said(child, read)
        ended = "left with" in told
        self.longest *= 0.8 if ended else 1.1
        self.cut += not ended
        return told

    def met(self):
        """Whether commands were killed at work, not after it."""
        return self.cut > KILLS / 4
