"""Running the command line as a user does, in a process of its own."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass


@dataclass(frozen=True)
class Ran:
    """What a command left behind."""

    code: int
    out: str
    err: str


def claimcheck(*args, stdin="", env=None, cwd=None):
    """Run `claimcheck ARGS`; the environment is the test's own, English and plain."""
    theirs = ("LC_", "LANG", "COLUMNS", "GITHUB_")  # of the terminal or the CI around the tests
    clean = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    for name in ("NO_COLOR", "FORCE_COLOR"):
        clean.pop(name, None)
    done = subprocess.run(
        [sys.executable, "-m", "claimcheck", *map(str, args)],
        input=stdin.encode(),
        capture_output=True,
        check=False,
        cwd=cwd,
        env={**clean, "LC_ALL": "C.UTF-8", **(env or {})},
    )
    assert b"Traceback" not in done.stderr, done.stderr.decode()
    return Ran(done.returncode, done.stdout.decode(), done.stderr.decode())
