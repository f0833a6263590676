"""What goes wrong is one line each, with file, line and mend; the rest is checked all the same."""

from __future__ import annotations

import os

import pytest

from e2e.desk import ONE, check, judged
from e2e.installed import ROOT, claimcheck

pytestmark = pytest.mark.e2e


def test_a_binary_file(desk):
    """Named with a mend; the others are checked; exit 2."""
    (desk / "articles" / "photo.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 50)
    ran = check(desk, "articles")
    (line,) = ran.err.splitlines()
    assert line.startswith("articles/photo.txt:")
    assert ";" in line
    assert (ran.code, judged(ran)) == (2, True)


def test_a_missing_article(desk):
    """A path that is none: named; the others are checked; exit 2."""
    ran = check(desk, "articles", "nowhere.txt")
    (line,) = ran.err.splitlines()
    assert line.startswith("nowhere.txt: no such file")
    assert (ran.code, judged(ran)) == (2, True)


@pytest.mark.skipif(
    os.name == "nt" or os.geteuid() == 0, reason="the superuser may read everything"
)
def test_a_forbidden_article(desk):
    """No permission: named with the reason; the others are checked; exit 2."""
    file = desk / "articles" / "secret.txt"
    file.write_text(ONE, encoding="utf-8")
    file.chmod(0)
    ran = check(desk, "articles")
    (line,) = ran.err.splitlines()
    assert line.startswith("articles/secret.txt: cannot be read (permission denied)")
    assert (ran.code, judged(ran)) == (2, True)


def test_a_dangling_link(desk):
    """A link to nowhere cannot be read by anybody: one line; the others are checked; exit 2."""
    (desk / "articles" / "gone.txt").symlink_to("elsewhere.txt")
    ran = check(desk, "articles")
    (line,) = ran.err.splitlines()
    assert line.startswith("articles/gone.txt: cannot be read")
    assert (ran.code, judged(ran)) == (2, True)


def test_an_empty_folder(desk):
    """Nothing to check is not green."""
    (desk / "empty").mkdir()
    ran = check(desk, "empty")
    (line,) = ran.err.splitlines()
    assert line.startswith("empty: no articles in this folder")
    assert (ran.code, ran.out) == (2, b"")


def test_broken_front_matter_names_the_line(desk):
    """File, line and mend."""
    text = "---\ntitle: a\ndate: never\n---\n\n" + ONE
    (desk / "articles" / "three.md").write_text(text, encoding="utf-8")
    ran = check(desk, "articles")
    (line,) = ran.err.splitlines()
    assert line.startswith("articles/three.md:3:")
    assert (ran.code, judged(ran)) == (2, True)


def test_a_broken_rule_names_every_mistake(desk):
    """Line and column of each, a suggestion for the mistyped key; the good rules still run."""
    rules = desk / "rules"
    rules.mkdir()
    for rule in (ROOT / "rules").glob("*.yaml"):
        (rules / rule.name).write_bytes(rule.read_bytes())
    good = (rules / "share-endpoints.yaml").read_text(encoding="utf-8")
    broken = good.replace("id: share-endpoints", "id: broken").replace("title:", "titel:", 1)
    (rules / "broken.yaml").write_text(broken, encoding="utf-8")
    ran = check(desk, "articles", "--rules", "rules")
    assert ran.code == 2
    lines = ran.err.splitlines()
    assert lines
    assert all(line.startswith("rules/broken.yaml") for line in lines)
    assert any('did you mean "title"?' in line for line in lines)
    assert judged(ran)


def test_figures_of_which_none_was_read_are_not_green(desk):
    """A vacuous pass would be a lie."""
    (desk / "odd.txt").write_text("41 42 43 44\n", encoding="utf-8")
    ran = check(desk, "odd.txt")
    assert ran.code == 2
    assert "none could be read" in ran.err


@pytest.mark.parametrize("word", ["chekc", "--frobnicate"])
def test_a_slip_of_the_fingers(desk, word):
    """One line and exit 2."""
    ran = claimcheck(word, cwd=desk)
    assert (ran.code, ran.out) == (2, b"")
    assert len(ran.err.splitlines()) == 1


def test_output_to_a_file_keeps_the_code(desk):
    """-o takes the result, the exit code stays."""
    ran = claimcheck("check", "articles", "--format", "json", "-o", "report.json", cwd=desk)
    assert (ran.code, ran.out) == (1, b"")
    assert (
        (desk / "report.json")
        .read_text(encoding="utf-8")
        .startswith('{"schema": "claimcheck-report/1"')
    )
