"""The report and the comparison as readers of each script see them; look at the snapshots."""

from __future__ import annotations

import os
import pty
import re
import select
import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest

from e2e.installed import EXAMPLES, claimcheck, command

pytestmark = pytest.mark.e2e

SNAPSHOTS = Path(__file__).parent / "snapshots"
# Two articles of each script, and the language of their readers.
SCRIPTS = {
    "hans": ("h20-halt.txt", "share-halved.txt", "zh"),
    "hant-noise": ("h20-halt-noise.txt", "quarterly-hant.txt", "zh"),
    "en": ("en-share.txt", "en-earnings.txt", "en"),
}
HOSTILE = (
    "英伟达在中国的市场份额为95%。\x1b[2J\x1b]0;owned\x07\n\n"
    "\x1b]8;;http://evil.example\x07点我\x1b]8;;\x07英伟达在中国的市场份额为\u202e50%\u202c。\n\n"
    "零\u200b宽\u2066" + "很" * 10_000 + "，中芯国际的良率为60%。中芯国际的良率为90%。\n"
)


@pytest.fixture(scope="module")
def desk(tmp_path_factory):
    """The examples in a folder without a ledger."""
    folder = tmp_path_factory.mktemp("desk")
    for file in EXAMPLES.glob("*.txt"):
        shutil.copy(file, folder)
    (folder / "evil.txt").write_text(HOSTILE, encoding="utf-8")
    return folder


def compare(name, shown):
    path = SNAPSHOTS / name
    if os.environ.get("CLAIMCHECK_SNAPSHOTS") == "write":
        path.write_bytes(shown)
    assert shown == path.read_bytes()


def cells(line):
    """Terminal cells, counted without the code that is tested."""
    wide = sum(unicodedata.east_asian_width(char) in "WF" for char in line)
    return len(line) + wide - sum(unicodedata.combining(char) > 0 for char in line)


@pytest.mark.parametrize("width", [60, 80, 140])
@pytest.mark.parametrize("script", SCRIPTS)
def test_snapshots(desk, script, width):
    """Report and comparison, as committed; every line fits."""
    left, right, language = SCRIPTS[script]
    env = {"COLUMNS": str(width)}
    report = claimcheck("check", left, right, "--lang", language, cwd=desk, env=env)
    beside = claimcheck("diff", left, right, "--lang", language, cwd=desk, env=env)
    compare(f"reading-{script}-{width}.txt", report.out)
    compare(f"reading-diff-{script}-{width}.txt", beside.out)
    for ran in (report, beside):
        lines = ran.out.decode().splitlines()
        assert max(map(cells, lines)) <= width


@pytest.mark.parametrize("words", [("check",), ("check", "--ascii"), ("diff", "h20-halt.txt")])
def test_hostile_articles_leave_the_terminal_alone(desk, words):
    """Escape sequences, links, bidi overrides and endless lines are shown, not obeyed."""
    ran = claimcheck(*words, "evil.txt", cwd=desk, env={"COLUMNS": "80"})
    shown = ran.out.decode()
    assert not [c for c in shown if unicodedata.category(c) in ("Cc", "Cf") and c != "\n"]
    assert max(map(cells, shown.splitlines())) <= 80


def test_a_finding_of_the_last_run_is_compared(desk, tmp_path):
    """By its fingerprint, from the cache or from a report in a file."""
    env = {"XDG_CACHE_HOME": str(tmp_path), "COLUMNS": "80"}
    ran = claimcheck("check", "h20-halt.txt", "share-halved.txt", cwd=desk, env=env)
    name = re.search(r"C201 .* · ([0-9a-f]{16})", ran.out.decode())[1]
    shown = claimcheck("diff", name, cwd=desk, env=env)
    assert shown.code == 0
    assert "h20-halt.txt:6:73" in shown.out.decode()
    assert "share-halved.txt:15:22" in shown.out.decode()
    missing = claimcheck("diff", "0" * 16, cwd=desk, env=env)
    assert missing.code == 2
    assert "no finding 0000000000000000" in missing.err
    alone = claimcheck("diff", "h20-halt.txt", cwd=desk, env=env)
    assert alone.code == 2
    assert "name two articles" in alone.err


def on_a_terminal(*words, cwd, env=None):
    """What a command writes to a terminal of 24 lines."""
    parent, child = pty.openpty()
    process = subprocess.Popen(
        [command(), *words],
        cwd=cwd,
        stdin=child,
        stdout=child,
        stderr=child,
        env=os.environ | {"TERM": "xterm-256color", "COLUMNS": "80", "LINES": "24"} | (env or {}),
    )
    os.close(child)
    written = b""
    while select.select([parent], [], [], 60)[0]:
        try:
            piece = os.read(parent, 1 << 16)
        except OSError:  # the other end is closed
            break
        if not piece:
            break
        written += piece
    os.close(parent)
    assert process.wait(60) in (0, 1)
    return written.decode()


def test_a_long_comparison_goes_to_the_pager(desk):
    """And not with --no-pager."""
    pager = {"PAGER": "sed s/^/paged:/"}
    articles = ("h20-halt.txt", "share-halved.txt")
    assert on_a_terminal("diff", *articles, cwd=desk, env=pager).count("paged:") > 24
    assert "paged:" not in on_a_terminal("diff", *articles, "--no-pager", cwd=desk, env=pager)


def test_places_are_links_on_a_terminal(desk):
    shown = on_a_terminal("check", "h20-halt.txt", "share-halved.txt", cwd=desk)
    assert f"{(desk / 'h20-halt.txt').as_uri()}#6" in shown
    env = {"FORCE_HYPERLINK": "0"}
    assert "\x1b]8;" not in on_a_terminal("check", "h20-halt.txt", cwd=desk, env=env)


def test_long_work_shows_how_far_it_is(desk, tmp_path):
    """On a terminal only, and nothing of it is left in the result."""
    for number in range(30):
        shutil.copy(desk / "share-halved.txt", tmp_path / f"{number}.txt")
    shown = on_a_terminal("check", ".", "--format", "statistics", cwd=tmp_path)
    assert "/30" in shown
    ran = claimcheck("check", ".", "--format", "statistics", cwd=tmp_path)
    assert ran.err == ""


def test_statistics_have_a_flag_of_their_own(desk):
    articles = ("h20-halt.txt", "share-halved.txt")
    flag = claimcheck("check", *articles, "--statistics", cwd=desk)
    assert flag.out == claimcheck("check", *articles, "--format", "statistics", cwd=desk).out
    assert flag.code in (0, 1)


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion_of_each_shell(shell):
    """The script asks the command, which knows its commands, rules and files."""
    script = claimcheck("completion", shell)
    assert script.code == 0
    assert b"_CLAIMCHECK_COMPLETE" in script.out


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("claimcheck ga", "plain,gate"),
        ("claimcheck check --sel", "plain,--select"),
        ("claimcheck check --select share-en", "plain,share-endpoints"),
        ("claimcheck explain c20", "plain,C201"),
        ("claimcheck check exa", "file,exa"),
        ("claimcheck check --format gr", "plain,grouped"),
    ],
)
def test_what_is_offered(typed, offered):
    env = {
        "_CLAIMCHECK_COMPLETE": "bash_complete",
        "COMP_WORDS": typed,
        "COMP_CWORD": str(len(typed.split()) - 1),
    }
    assert offered in claimcheck(env=env).lines
