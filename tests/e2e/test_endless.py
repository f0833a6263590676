"""Disks that are full, and files without an end: said in a line, whatever was asked."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from e2e.installed import claimcheck, command

pytestmark = pytest.mark.e2e

ONE = "英伟达在中国的市场份额从95%降至0%。\n"
POSIX = pytest.mark.skipif(os.name == "nt", reason="a shell with limits")


@pytest.fixture
def desk(tmp_path):
    """Articles in a folder of their own."""
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "one.txt").write_text(ONE, encoding="utf-8")
    return tmp_path


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no device that is always full")
@pytest.mark.parametrize(
    "args",
    [
        ["--help"],
        ["check", "articles"],
        ["check", "articles", "--format", "json"],
        ["check", "articles", "-o", "/dev/full"],
        ["check", "articles", "-o", "sarif=/dev/full"],
        ["extract", "articles"],
        ["rules", "list"],
        ["config"],
        ["explain", "articles/one.txt:1"],
    ],
)
def test_a_full_disk(desk, args):
    """One line and exit 2, whatever could not be written."""
    with Path("/dev/null" if "-o" in args else "/dev/full").open("wb") as target:
        done = subprocess.run(
            [command(), *args], cwd=desk, stdout=target, stderr=subprocess.PIPE, check=False
        )
    assert done.returncode == 2
    (line,) = done.stderr.decode().splitlines()
    assert "no space left on device" in line.lower()


@POSIX
@pytest.mark.parametrize("unbuffered", ["", "1"])
def test_a_disk_that_is_full_in_the_middle(desk, unbuffered):
    """Said, with exit 2, also where Python is told not to buffer, as in most containers."""
    many = [f"articles/{n}.txt" for n in range(20)]
    for n, name in enumerate(many):
        (desk / name).write_text(f"2024年，宁德时代的营收为{300 + n}亿元。\n", encoding="utf-8")
    uncached = "--no-cache"
    for args in (["check", *many, uncached], ["extract", *many, uncached], ["rules", "list"]):
        line = f"ulimit -f 1; exec '{command()}' {' '.join(args)} > short.txt"
        env = {**os.environ, "PYTHONUNBUFFERED": unbuffered}
        done = subprocess.run(
            ["bash", "-c", line], cwd=desk, env=env, stderr=subprocess.PIPE, check=False
        )
        assert (done.returncode, (desk / "short.txt").stat().st_size) == (2, 1024)
        (told,) = done.stderr.decode().splitlines()
        assert "file too large" in told.lower()


def test_a_line_without_an_end(desk):
    """No memory need hold it; the next one is read."""
    good = json.dumps({"text": "营收增长5%"})
    (desk / "lines.jsonl").write_text(f"{'x' * 1_200_000}\n{good}\n", encoding="utf-8")
    ran = claimcheck("quantities", "--jsonl", "lines.jsonl", "--max-bytes", 100, cwd=desk)
    assert (ran.code, len(ran.lines)) == (2, 1)
    assert ran.err.startswith("lines.jsonl:1: is longer than an article may be;")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no device without an end")
@pytest.mark.parametrize(
    "args",
    [
        ["check", "articles", "--config", "/dev/zero"],
        ["check", "articles", "--lexicon", "/dev/zero"],
        ["check", "articles", "--units", "/dev/zero"],
        ["check", "articles", "--extra-rules", "zero.yaml"],
        ["lexicon", "validate", "/dev/zero"],
        ["gate", "--changed-files", "/dev/zero"],
    ],
)
def test_a_file_without_an_end(desk, args):
    """A device that is named where a file is written by hand: one line, not all the memory."""
    (desk / "zero.yaml").symlink_to("/dev/zero")
    limited = ["bash", "-c", 'ulimit -v 2000000; exec "$0" "$@"', str(command()), *args]
    done = subprocess.run(limited, cwd=desk, capture_output=True, check=False, timeout=100)
    assert (done.returncode, done.stdout) == (2, b"")
    (told,) = done.stderr.decode().splitlines()
    assert "file too large" in told.lower() or "zero.yaml" in told
