"""Errors that nobody foresaw: the article is named, the others are read, and exit codes tell."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from e2e.desk import ONE
from e2e.installed import claimcheck, command

pytestmark = pytest.mark.e2e


_BROKEN = """
import sys
from claimcheck.cli import main
from claimcheck.claims import extract as module
from claimcheck import claims
true = claims.extract
def broken(document, *others):
    if document.path.endswith("one.txt"):
        raise RecursionError("deep\\nin there")
    return true(document, *others)
claims.extract = broken
main(sys.argv[1:])
"""


def broken(desk, *args):
    """A run in which a reader breaks on one of the articles."""
    return subprocess.run(
        [sys.executable, "-c", _BROKEN, *args],
        cwd=desk,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )


def test_an_article_that_breaks_a_reader(desk):
    """It is named with the mend and not read; the others are; --debug shows where it broke."""
    (desk / "articles" / "three.txt").write_text(ONE, encoding="utf-8")
    ran = broken(desk, "check", "articles", "--format", "json")
    assert ran.returncode == 2
    assert ran.stderr.startswith("articles/one.txt: cannot be read (RecursionError: deep in there)")
    assert "--debug" in ran.stderr
    assert "Traceback" not in ran.stderr
    report = json.loads(ran.stdout)
    assert report["coverage"]["unread"] == ["articles/one.txt"]
    assert report["findings"]
    assert "Traceback" in broken(desk, "check", "articles", "--debug").stderr


@pytest.mark.parametrize("args", [["extract"], ["ledger", "add"], ["lexicon", "suggest"]])
def test_every_command_goes_on(desk, args):
    """What is left out is said, the rest is done."""
    ran = broken(desk, *args, "articles")
    assert ran.returncode == 2
    assert "articles/one.txt: cannot be read (RecursionError" in ran.stderr
    assert "articles/two.txt" in ran.stdout or args[0] == "lexicon"
    assert not (desk / "claims" / "articles" / "one.txt.jsonl").exists()


def test_a_gate_goes_on(desk):
    """A new article that breaks a reader is no green light."""
    claimcheck("ledger", "add", "articles/two.txt", cwd=desk)
    ran = broken(desk, "gate", "articles/one.txt")
    assert ran.returncode == 2
    assert ran.stderr.startswith("articles/one.txt: cannot be read (RecursionError")


@pytest.mark.skipif(os.name == "nt", reason="limits of POSIX")
@pytest.mark.parametrize(
    ("args", "left", "most"),  # bytes of a file: the ledger's short articles take less
    [
        (["ledger", "add", "articles", "long.txt"], "claims/articles/one.txt.jsonl", 20_000),
        (["check", "articles", "-o", "report.txt", "--format", "json"], "report.txt", 500),
    ],
)
def test_a_file_that_the_system_cuts_short(desk, args, left, most):
    """As a full disk does: one line, exit 2; what stands there is whole, and no draft is left."""
    import resource

    rows = "".join(f"澄湖蜂业的营收为{n}亿元。\n" for n in range(100, 150))
    (desk / "long.txt").write_text(rows, encoding="utf-8")
    (desk / "report.txt").write_text("before\n", encoding="utf-8")
    ran = subprocess.run(
        [command(), *args],
        cwd=desk,
        capture_output=True,
        check=False,
        encoding="utf-8",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (most, most)),
    )
    assert ran.returncode == 2
    (line,) = ran.stderr.splitlines()
    assert "file too large" in line.lower()
    assert not [*desk.glob("**/.draft-*"), *desk.glob(".report.txt.*")]
    whole = "}\n" if left.endswith(".jsonl") else "before\n"
    assert (desk / left).read_text(encoding="utf-8").endswith(whole)
    assert not (desk / "claims" / "long.txt.jsonl").exists()
