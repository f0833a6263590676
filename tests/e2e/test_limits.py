"""How much of an article is read: settings and flags, and what is said of the rest."""

from __future__ import annotations

import json

import pytest

from e2e.desk import ONE, TWO
from e2e.installed import claimcheck

pytestmark = pytest.mark.e2e


@pytest.fixture
def desk(tmp_path):
    """Two good articles that contradict each other, and a long one."""
    (tmp_path / "one.txt").write_text(ONE, encoding="utf-8")
    (tmp_path / "two.txt").write_text(TWO, encoding="utf-8")
    rows = "".join(f"澄湖蜂业的营收为{n}亿元。\n" for n in range(100, 150))
    (tmp_path / "long.txt").write_text(rows, encoding="utf-8")
    return tmp_path


def check(desk, *args):
    return claimcheck("check", ".", *args, "--no-cache", cwd=desk)


def test_what_is_beyond_the_figures_is_told_everywhere(desk):
    """On stderr with the mend, in the coverage, in every format that has a place for it; exit 2."""
    plain = check(desk, "--max-figures", "20", "--format", "concise")
    assert plain.code == 2
    assert plain.err == (
        "long.txt:21: more than max-figures = 20 figures; from here on 30 are left out; split the"
        " article, or raise max-figures\n"
    )
    assert any(line.startswith("one.txt:1:") for line in plain.lines)
    lost = {"document": "long.txt", "line": 21, "figures": 30, "limit": 20}
    report = json.loads(check(desk, "--max-figures", "20", "--format", "json").out)
    assert report["coverage"]["left_out"] == [lost]
    assert report["coverage"]["unread"] == []
    log = json.loads(check(desk, "--max-figures", "20", "--format", "sarif").out)
    (run,) = log["runs"][0]["invocations"]
    assert not run["executionSuccessful"]
    assert "30" in run["toolExecutionNotifications"][0]["message"]["text"]
    for name in ("full", "markdown", "html", "github", "junit", "statistics"):
        assert "long.txt" in check(desk, "--max-figures", "20", "--format", name).out.decode()


@pytest.mark.parametrize("most", [10**12, 10**26])
def test_a_limit_may_be_larger_than_any_memory(desk, most):
    """What is read takes memory, not what might be; as a flag and as a setting, of any file."""
    (desk / "wire.jsonl").write_text('{"text": "营收为40亿元。"}\n', encoding="utf-8")
    (desk / "claimcheck.toml").write_text(f"max-bytes = {most}\n", encoding="utf-8")
    usual = claimcheck("extract", "one.txt", "wire.jsonl", "--no-config", cwd=desk)
    for args in (("--max-bytes", most), ()):
        ran = claimcheck("extract", "one.txt", "wire.jsonl", *args, cwd=desk)
        assert (ran.code, ran.out, ran.err) == (0, usual.out, "")
    piped = claimcheck("extract", "-", cwd=desk, stdin=ONE.encode())
    assert (piped.code, len(piped.lines), piped.err) == (0, 1, "")


def test_all_that_is_within_the_figures_is_read(desk):
    """The same claims as without a limit, up to the one that is one too many; more bring more."""
    whole = claimcheck("extract", "long.txt", cwd=desk).lines
    for most in (1, 20, 49):
        ran = claimcheck("extract", "long.txt", "--max-figures", most, cwd=desk)
        assert (ran.code, ran.lines) == (2, whole[:most])
    ran = claimcheck("extract", "long.txt", "--max-figures", 50, cwd=desk)
    assert (ran.code, ran.lines, ran.err) == (0, whole, "")


def test_a_larger_article_is_not_read(desk):
    """It is named with the mend, the others are checked; 0 is no limit."""
    ran = check(desk, "--max-bytes", "500", "--format", "json")
    assert ran.code == 2
    assert ran.err == "long.txt: has more than max-bytes = 500; split it, or raise max-bytes\n"
    report = json.loads(ran.out)
    assert report["coverage"]["unread"] == ["long.txt"]
    assert [one["document"] for one in report["documents"]] == ["one.txt", "two.txt"]
    assert check(desk, "--max-bytes", "0").code == 1


def test_what_takes_too_long_is_left_out(desk):
    """Off by default; an article is read whole or not at all."""
    ran = claimcheck("extract", "long.txt", "--max-seconds", "1e-9", cwd=desk)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err == (
        "long.txt: takes longer than max-seconds = 1e-09; left out; split it, or raise"
        " max-seconds\n"
    )
    added = claimcheck("ledger", "add", "long.txt", "--max-seconds", "1e-9", cwd=desk)
    assert added.code == 2
    assert not [*desk.glob("claims/**/*.jsonl")]


def test_settings_hold_and_say_where_they_come_from(desk):
    """The file's for every command, those without flags too; a flag wins over it."""
    (desk / "claimcheck.toml").write_text("max-figures = 20\nmax-bytes = 9000\n", encoding="utf-8")
    shown = claimcheck("config", "--max-bytes", "8000", cwd=desk).out.decode()
    assert "max-bytes = 8000  # flag\n" in shown
    assert "max-figures = 20  # claimcheck.toml:1\n" in shown
    assert "max-seconds = 0  # default\n" in shown
    assert claimcheck("check", "long.txt", cwd=desk).code == 2
    claimcheck("ledger", "add", "long.txt", "--max-figures", "0", cwd=desk)
    (desk / "long.txt").write_text(ONE * 40, encoding="utf-8")
    assert "max-figures = 20" in claimcheck("ledger", "update", cwd=desk).err


@pytest.mark.parametrize("line", ["max-bytes = -1", "max-bytes = 1.5", "max-seconds = inf"])
def test_a_setting_that_is_no_limit_is_refused(desk, line):
    """With its place and what to write."""
    (desk / "claimcheck.toml").write_text(f"{line}\n", encoding="utf-8")
    ran = check(desk)
    assert (ran.code, ran.out) == (2, b"")
    assert ran.err.startswith("claimcheck.toml:1:1: ")
    assert "0 for no limit; write max-" in ran.err
