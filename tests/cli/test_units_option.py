"""The option --units of the commands that read articles."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from cli.run import claimcheck


@pytest.fixture
def folder(tmp_path):
    """Two articles, and the units they are written in."""
    (tmp_path / "a.txt").write_text("特斯拉Model 3的重量为3600斤。\n", encoding="utf-8")
    (tmp_path / "b.txt").write_text("特斯拉Model 3的重量为2500公斤。\n", encoding="utf-8")
    (tmp_path / "u.txt").write_text("jin = 0.6 * kilogram = 斤\n", encoding="utf-8")
    (tmp_path / "bad.txt").write_text("\njin = 0.5 * nosuch\n", encoding="utf-8")
    return tmp_path


COMMANDS = [
    ("check", "a.txt"),
    ("extract", "a.txt"),
    ("quantities", "a.txt"),
    ("gate", "a.txt"),
    ("diff", "a.txt", "b.txt"),
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_a_broken_file_is_named(folder, command):
    """Nothing is read, the line is named, the exit code is that of wrong input."""
    ran = claimcheck(*command, "--units", "bad.txt", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err.startswith('bad.txt:2: unknown unit "nosuch"; ')


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command[0])
def test_every_command_takes_it(folder, command):
    """The run goes on as without it; the ledger holds an article on something else."""
    (folder / "c.txt").write_text("台积电去年的营收为900亿美元。\n", encoding="utf-8")
    claimcheck("ledger", "add", "c.txt", "--ledger", "claims", cwd=folder)
    ran = claimcheck(*command, "--units", "u.txt", cwd=folder)
    assert (ran.code, ran.err) == (0, "")


def test_figures_have_the_unit(folder):
    """The user's meaning of the word wins."""
    (folder / "w.txt").write_text("wafer = [wafer] = wspm\n", encoding="utf-8")
    line = json.dumps({"text": "重30斤，一共5000 wspm"})
    args = ("quantities", "--jsonl", "-", "--units", "u.txt", "--units", "w.txt")
    row = json.loads(claimcheck(*args, stdin=line, cwd=folder).out)
    assert [(q["value"], q["unit"]) for q in row["quantities"]] == [(30, "jin"), (5000, "wafer")]


def test_rules_convert_by_it(folder):
    """3600 jin are 2160 kg by this file: the two weights differ by its factor, not by ours."""
    shown = claimcheck("diff", "a.txt", "b.txt", "--units", "u.txt", cwd=folder).out
    assert "3600斤" in shown
    equal = "jin = 2500 / 3600 * kilogram = 斤\n"
    (folder / "u.txt").write_text(equal, encoding="utf-8")
    assert claimcheck("diff", "a.txt", "b.txt", "--units", "u.txt", cwd=folder).out != shown


def test_pint_is_not_imported_without_it(folder):
    """Who brings no units does not pay for them."""
    code = (
        "import sys; from claimcheck.cli import group;"
        "group.run(['check', 'b.txt', *sys.argv[1:]]); print('pint' in sys.modules)"
    )
    for more, imported in ([], "False"), (["--units", "u.txt"], "True"):
        done = subprocess.run(
            [sys.executable, "-c", code, *more],
            cwd=folder,
            capture_output=True,
            text=True,
            check=True,
        )
        assert done.stdout.split()[-1] == imported
