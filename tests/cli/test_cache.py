"""`claimcheck cache`: what is kept of articles is shown, and thrown away."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from claimcheck import __version__
from claimcheck.intake import cache
from cli.run import claimcheck
from intake import corpus


@pytest.fixture
def folder(tmp_path):
    """Articles, enough for a run to keep them; the cache folder is beside them."""
    corpus.write(tmp_path / "articles")
    return tmp_path


def run(folder, *args):
    return claimcheck(*args, cwd=folder, env={"CLAIMCHECK_CACHE_DIR": str(folder / "cache")})


def shown(folder, *args):
    ran = run(folder, "cache", "show", "--json", *args)
    assert (ran.code, ran.err) == (0, "")
    return json.loads(ran.out)


def test_what_a_run_keeps_is_shown_and_thrown_away(folder):
    """The report that `explain` reads stays; the next run says the same."""
    first = run(folder, "check", "articles", "--format", "json")
    told = shown(folder)
    number = told["articles"]["number"]
    assert number >= 16
    assert (told["files"]["number"], told["runs"]["number"]) == (number, 1)
    assert told["place"] == str(folder / "cache" / cache.NAME)
    assert told["bytes"] == (folder / "cache" / cache.NAME).stat().st_size
    assert (told["version"], told["limit"], told["state"]) == (__version__, cache.LIMIT, "sound")
    assert told["readers"] == [{"reader": told["reader"], "files": number, "current": True}]

    cleared = run(folder, "cache", "clear")
    assert (cleared.code, cleared.err) == (0, "")
    assert (
        f"removed articles: {number}, stamps of files: {number}, outcomes of runs: 1; "
        in cleared.out
    )
    left = shown(folder)
    assert [left[kind]["number"] for kind in ("articles", "files", "runs")] == [0, 0, 0]
    assert (folder / "cache" / "last-report.json").is_file()
    assert "nothing is kept" in run(folder, "cache", "clear").out
    assert run(folder, "check", "articles", "--format", "json") == first
    assert shown(folder)["articles"]["number"] == number


def test_it_is_shown_for_a_reader(folder):
    """One line a thing; other settings are told apart."""
    run(folder, "check", "articles")
    lines = run(folder, "cache", "show").out.splitlines()
    assert [line.split("  ")[0] for line in lines] == [
        "place", "size", "articles", "files", "runs", "read by",
    ]  # fmt: skip
    assert lines[-1].startswith(f"read by   claimcheck {__version__} with these settings: ")
    assert "other" not in lines[-1]
    (folder / "claimcheck.toml").write_text("max-figures = 7\n", encoding="utf-8")
    other = run(folder, "cache", "show").out.splitlines()
    assert other[:-1] == lines[:-1]
    assert "with these settings: files 0; other versions or settings (1): " in other[-1]


def test_there_is_none_yet(folder):
    """Nothing is made by looking."""
    assert shown(folder)["state"] == "empty"
    assert run(folder, "cache", "clear").out.endswith("articles.sqlite: nothing is kept\n")
    assert not (folder / "cache" / cache.NAME).exists()


def test_a_damaged_one_is_told_by_the_exit_code(folder):
    """Shown with 2; cleared it is gone."""
    file = folder / "cache" / cache.NAME
    file.parent.mkdir()
    file.write_bytes(b"no database" * 100)
    told = run(folder, "cache", "show")
    assert told.code == 2
    assert "damaged; the next run that keeps something makes it anew" in told.out
    cleared = run(folder, "cache", "clear")
    assert (cleared.code, cleared.out) == (0, f"{file}: was damaged; removed, 1,100 bytes\n")
    assert not file.exists()


def test_no_folder_for_it_has_its_mend(folder):
    """One line and 2."""
    env = dict.fromkeys(("CLAIMCHECK_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"), "")
    ran = claimcheck("cache", "clear", cwd=folder, env=env)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == (
        "there is no cache: the environment names no folder for it; set CLAIMCHECK_CACHE_DIR\n"
    )


def test_a_check_at_work_is_unharmed(folder):
    """Cleared over and over while it runs, it says what it says otherwise."""
    args = ("check", "articles", "--format", "json")
    expected = run(folder, *args)
    script = (
        "from claimcheck.intake import cache, upkeep\n"
        "print('begins', flush=True)\n"
        "while True:\n    upkeep.empty(cache.place())\n"
    )
    clearing = subprocess.Popen(
        [sys.executable, "-c", script],
        env={**os.environ, "CLAIMCHECK_CACHE_DIR": str(folder / "cache")},
        stdout=subprocess.PIPE,
        stdin=subprocess.PIPE,
    )
    try:
        assert clearing.stdout.readline() == b"begins\n"
        assert [run(folder, *args) for _ in range(3)] == [expected] * 3
        assert clearing.poll() is None
    finally:
        clearing.kill()
        clearing.communicate()
    assert run(folder, *args) == expected
    assert shown(folder)["state"] == "sound"
