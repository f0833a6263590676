"""The newsroom's story: a draft against what is published, by the installed command."""

from __future__ import annotations

import json

import pytest

from e2e.installed import CLAIMS, EXAMPLES, claimcheck

pytestmark = pytest.mark.e2e

# What the examples say of NVIDIA's share of the Chinese market, said otherwise.
CONFLICTS = {
    "zh-Hans": "本周综述\n\n市场人士谈到供应链。英伟达在中国市场的份额已从95%降至50%,仍居首位。\n",
    "zh-Hant": "本週綜述\n\n市場人士談到供應鏈。輝達在中國市場的市佔率已由95%降至50%,仍居首位。\n",
    "noise": "本週綜述\n\n市場人士談到供應鏈。輝達(dá)在中國(guó)市場的份額(é)由95%降至50%。\n",
    "en": "Week in review\n\nTight. Nvidia's market share in China fell from 95% to 50%.\n",
}
PLAIN = {
    "restated": "英伟达在中国市场的份额从95%降至0%。\n",
    "other thing": "一家面包店上月卖出1200个面包,比去年同期增长8%。\n",
    "no figures": "周末天晴,适合散步。\n",
}


@pytest.fixture
def desk(tmp_path):
    """A project: the examples published, their ledger, a folder for drafts."""
    for file in EXAMPLES.rglob("*"):
        if file.is_file() and file.suffix != ".jsonl":
            target = tmp_path / "examples" / file.relative_to(EXAMPLES)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(file.read_bytes())
    for file in CLAIMS.rglob("*.jsonl"):
        target = tmp_path / "claims" / file.relative_to(CLAIMS)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    (tmp_path / "drafts").mkdir()
    return tmp_path


def draft(desk, text, name="new.txt"):
    (desk / "drafts" / name).write_text(text, encoding="utf-8")
    return f"drafts/{name}"


@pytest.mark.parametrize("script", CONFLICTS)
def test_a_conflicting_draft_fails_on_its_line(desk, script):
    """Exit 1, and each error begins with the draft and the line of the figure."""
    ran = claimcheck("gate", draft(desk, CONFLICTS[script]), "--format", "concise", cwd=desk)
    assert ran.code == 1, ran.lines
    errors = [line for line in ran.lines if " error[" in line]
    assert errors
    assert all(line.startswith("drafts/new.txt:3:") for line in errors)
    assert "examples/" in errors[0]


@pytest.mark.parametrize("name", PLAIN)
def test_a_consistent_draft_passes(desk, name):
    """Exit 0 and no error."""
    ran = claimcheck("gate", draft(desk, PLAIN[name]), "--format", "concise", cwd=desk)
    assert (ran.code, ran.err) == (0, "")
    assert b"error[" not in ran.out


def test_the_report_for_machines_has_the_draft_first(desk):
    """sides[0] is the draft; claims carry lines and columns; only the draft's matters."""
    ran = claimcheck("gate", draft(desk, CONFLICTS["en"]), "--format", "json", cwd=desk)
    report = json.loads(ran.out)
    assert ran.code == 1
    for finding in report["findings"]:
        by_id = {claim["id"]: claim for claim in finding["claims"]}
        assert by_id[finding["sides"][0][0]]["document"] == "drafts/new.txt"


def test_a_corrected_draft_passes_and_can_be_published(desk):
    """Fail, correct, pass, take into the ledger; then it is among the published."""
    path = draft(desk, CONFLICTS["zh-Hans"])
    assert claimcheck("gate", path, cwd=desk).code == 1
    draft(desk, PLAIN["restated"])
    assert claimcheck("gate", path, cwd=desk).code == 0
    assert claimcheck("ledger", "add", path, cwd=desk).code == 0
    assert any("drafts/new.txt" in line for line in claimcheck("ledger", "list", cwd=desk).lines)
    assert (desk / "claims" / "drafts" / "new.txt.jsonl").exists()


def test_a_published_article_is_judged_by_its_new_text(desk):
    """Every example passes its own gate as far as the others let it: it is not held to itself."""
    ran = claimcheck("gate", "examples/", "--format", "json", cwd=desk)
    whole = claimcheck("check", "examples/", "--format", "json", cwd=desk)
    assert {f["fingerprint"] for f in json.loads(ran.out)["findings"]} == {
        f["fingerprint"] for f in json.loads(whole.out)["findings"]
    }


def test_adding_twice_reads_once(desk):
    """What stands in the ledger as it is now is left alone."""
    claimcheck("ledger", "add", "examples/", cwd=desk)
    ran = claimcheck("ledger", "add", "examples/", cwd=desk)
    assert ran.code == 0
    assert {line.split()[0] for line in ran.lines} == {"unchanged"}


def test_no_ledger_is_one_line(desk):
    """The folder, what is wrong, what to do; exit 2."""
    ran = claimcheck("gate", draft(desk, PLAIN["restated"]), "--ledger", "none/", cwd=desk)
    assert ran.code == 2
    assert ran.err.splitlines() == ["none: no ledger there; make one with claimcheck ledger add"]


def test_a_damaged_ledger_names_the_line(desk):
    """File and line of what is wrong; nothing is judged by half a ledger."""
    file = next((desk / "claims").rglob("*.jsonl"))
    lines = file.read_text(encoding="utf-8").splitlines()
    lines[1] = lines[1][:50]
    file.write_text("\n".join(lines) + "\n", encoding="utf-8")
    ran = claimcheck("gate", draft(desk, PLAIN["restated"]), cwd=desk)
    assert ran.code == 2
    (line,) = ran.err.splitlines()
    assert line.startswith(f"{file.relative_to(desk).as_posix()}:2: not JSON")
    assert line.endswith("restore the file from version control, or add the article again")
