"""A newsroom sets claimcheck up: from `init` to a gate that stops what it should, and no more."""

from __future__ import annotations

import json

import pytest

from e2e.installed import claimcheck

pytestmark = pytest.mark.e2e

PUBLISHED = "管制之后,英伟达在中国的市场份额从95%降至0%。\n"
DRAFT = "到今年夏天,英伟达在中国的市场份额从95%降到50%。\n"


@pytest.fixture
def desk(tmp_path):
    """A repository with one published article, a draft and an old one."""
    for name, text in (("published", PUBLISHED), ("drafts", DRAFT), ("drafts/old", DRAFT)):
        (tmp_path / name).mkdir(parents=True)
        (tmp_path / name / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def set_up(desk, *lines):
    """Take settings over into the file that `init` wrote."""
    file = desk / "claimcheck.toml"
    file.write_text(file.read_text(encoding="utf-8") + "\n".join(lines) + "\n", encoding="utf-8")


def test_a_newsroom_sets_claimcheck_up(desk):
    """init, config, ledger, gate from a folder below; levels; what is switched off is told."""
    assert claimcheck("init", cwd=desk).code == 0
    set_up(
        desk,
        'ledger = "ledger"',
        'exclude = ["drafts/old/"]',
        'format = "concise"',
        "[severity]",
        'share-endpoints = "warning"',
    )
    assert claimcheck("ledger", "add", "published/", cwd=desk).code == 0
    assert (desk / "ledger" / "published" / "a.txt.jsonl").exists()

    soft = claimcheck("gate", "drafts/", cwd=desk)
    assert (soft.code, soft.err) == (0, "")
    (line,) = soft.lines
    assert line.startswith("drafts/a.txt:1:")
    assert " warning[C201] " in line

    hard = claimcheck("gate", "drafts/", "--severity", "C2=error", cwd=desk)
    assert hard.code == 1
    assert claimcheck("gate", ".", "--fail-on", "warning", cwd=desk / "drafts").code == 1

    off = claimcheck("gate", "drafts/", "--ignore", "C201", "--format", "json", cwd=desk)
    report = json.loads(off.out)
    assert (off.code, report["findings"]) == (0, [])
    told = {(row["rule"], row["reason"]) for row in report["coverage"]["rules_not_run"]}
    assert ("share-endpoints", "not selected") in told

    shown = json.loads(claimcheck("config", "--format", "json", cwd=desk / "drafts").out)
    assert shown["settings"]["ledger"]["value"] == "../ledger"


def test_fingerprints_do_not_depend_on_the_configuration(desk):
    """Levels and selection change what fails, never what a finding is called."""
    args = ("check", "published/", "drafts/a.txt", "--format", "json")
    plain = json.loads(claimcheck(*args, cwd=desk).out)["findings"]
    claimcheck("init", cwd=desk)
    set_up(desk, 'select = ["C2"]', "[severity]", 'C2 = "note"')
    (found,) = json.loads(claimcheck(*args, cwd=desk).out)["findings"]
    (same,) = [finding for finding in plain if finding["code"] == "C201"]
    assert found | {"severity": "error"} == same


def test_a_broken_configuration_stops_everything(desk):
    """Nothing is checked by half a configuration: every mistake, exit 2, nothing on stdout."""
    claimcheck("init", cwd=desk)
    set_up(desk, 'rule = ["own/"]', 'fail-on = "warnings"', 'ignore = ["shares-endpoints"]')
    ran = claimcheck("check", "drafts/", "--exit-zero", cwd=desk / "drafts" / "old")
    assert (ran.code, ran.out) == (2, b"")
    assert [line.split(": ")[1].split(";")[0] for line in ran.err.splitlines()] == [
        'unknown key "rule"',
        'unknown fail-on "warnings"',
        'no rule "shares-endpoints"',
    ]
    assert all(line.startswith("../../claimcheck.toml:") for line in ran.err.splitlines())
