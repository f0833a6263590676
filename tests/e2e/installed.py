"""The installed command, run as a user runs it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
CLAIMS = ROOT / "claims"


@dataclass(frozen=True)
class Ran:
    """What a command left behind; `out` in bytes, because bytes are what is promised."""

    code: int
    out: bytes
    err: str

    @property
    def lines(self) -> list[str]:
        """The lines of the result."""
        return self.out.decode().splitlines()


def command() -> Path:
    """The script that pip made."""
    name = "claimcheck.exe" if sys.platform == "win32" else "claimcheck"
    found = Path(sysconfig.get_path("scripts"), name)
    if not found.exists():
        pytest.skip("the command is not installed in this environment")
    return found


def claimcheck(*args, cwd=ROOT, env=None, stdin=b""):
    """Run the command; a traceback is a failure whatever the test asks."""
    theirs = ("LC_", "LANG", "COLUMNS", "GITHUB_")  # of the terminal or the CI around the tests
    clean = {name: value for name, value in os.environ.items() if not name.startswith(theirs)}
    done = subprocess.run(
        [command(), *map(str, args)],
        cwd=cwd,
        env=clean | {"LC_ALL": "C.UTF-8"} | (env or {}),
        input=stdin,
        capture_output=True,
        check=False,
    )
    err = done.stderr.decode()
    assert "Traceback" not in err, err
    return Ran(done.returncode, done.stdout, err)
