"""--jobs of the commands that hold a whole folder against itself: any number writes the same."""

from __future__ import annotations

import shutil

import pytest

from cli.run import claimcheck
from intake import corpus

COMMANDS = {
    "report-site": ["report-site", "site", "articles"],
    "init": ["init", "articles"],
    "baseline write": ["baseline", "write", "articles"],
    "baseline diff": ["baseline", "diff", "articles"],
}


@pytest.fixture
def articles(tmp_path):
    """Some that contradict each other."""
    return corpus.write(tmp_path / "articles")


def held(folder):
    """Every file that a command left."""
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in sorted(folder.rglob("*"))
        if file.is_file()
    }


def outcome(articles, jobs, args):
    """What a command says and writes in a folder of its own."""
    folder = articles.parent / "work"
    folder.mkdir()
    shutil.copytree(articles, folder / "articles")
    ran = claimcheck(*args, "--jobs", jobs, cwd=folder)
    made = held(folder)
    shutil.rmtree(folder)
    return ran, made


@pytest.mark.parametrize("name", COMMANDS)
def test_any_number_of_processes_writes_the_same(articles, name):
    """What is said, the exit code, and every byte of every file."""
    one, made = outcome(articles, 1, COMMANDS[name])
    assert one.code == (1 if name == "baseline diff" else 0), one.err
    assert len(made) > corpus.COUNT or name == "baseline diff"
    for jobs in (0, 3):
        assert outcome(articles, jobs, COMMANDS[name]) == (one, made)


@pytest.mark.parametrize("name", ["report-site", "init"])
def test_an_article_that_cannot_be_read_is_told_of_alike(articles, name):
    """With 2, and everything else is written."""
    (articles / "03.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    one, made = outcome(articles, 1, COMMANDS[name])
    assert one.code == 2
    assert "03.txt" in one.err
    assert outcome(articles, 2, COMMANDS[name]) == (one, made)


def test_a_baseline_stays_where_an_article_cannot_be_read(articles):
    """By several processes, too."""
    (articles / "03.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    ran, made = outcome(articles, 2, COMMANDS["baseline write"])
    assert ran.code == 2
    assert "the baseline stays as it is" in ran.err
    assert not any(name.startswith("claims/") for name in made)


def test_the_configuration_sets_it(articles):
    """As of `check`; a number that is none is refused with its place."""
    folder = articles.parent
    (folder / "claimcheck.toml").write_text("jobs = -1\n", encoding="utf-8")
    ran = claimcheck("baseline", "write", "articles", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert "claimcheck.toml:1" in ran.err
