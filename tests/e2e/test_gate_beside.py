"""A gate by the installed command: which published texts it reads, and what it says of others."""

from __future__ import annotations

import json

import pytest

from e2e.installed import claimcheck

pytestmark = pytest.mark.e2e

FLOOD = "临河县气象台通报，这场暴雨造成三座水库漫坝，转移村民1.2万人。\n"
AGAIN = "临河暴雨：水库漫坝，气象台通报称村民4.5万人被紧急转移到高地。\n"
FORMATS = ("full", "grouped", "markdown", "html", "json", "sarif", "junit", "github")


@pytest.fixture
def desk(tmp_path):
    """A project with one article that is published, and a draft that contradicts it."""
    home = tmp_path / "desk"
    (home / "articles").mkdir(parents=True)
    (home / "claimcheck.toml").write_text("", encoding="utf-8")
    (home / "articles" / "flood.txt").write_text(FLOOD, encoding="utf-8")
    (home / "new.txt").write_text(AGAIN, encoding="utf-8")
    assert claimcheck("ledger", "add", "articles", "--ledger", "claims", cwd=home).code == 0
    return home


def test_it_finds_the_texts_from_any_folder(desk):
    """Paths of the ledger start from its project."""
    for where, new, ledger in (
        (desk, "new.txt", "claims"),
        (desk.parent, "desk/new.txt", "desk/claims"),
    ):
        ran = claimcheck("gate", new, "--ledger", ledger, "--format", "concise", cwd=where)
        assert "warning[C107]" in ran.out.decode()
        assert "articles/flood.txt" in ran.out.decode()
        assert ran.err == ""


@pytest.mark.parametrize("format_", FORMATS)
def test_a_text_that_is_gone_is_said_in_every_format(desk, format_):
    """Once in the report, once on stderr, with the mend; the exit code is that of the findings."""
    (desk / "articles" / "flood.txt").unlink()
    ran = claimcheck("gate", "new.txt", "--ledger", "claims", "--format", format_, cwd=desk)
    assert ran.code == 0
    assert ran.err.count("articles/flood.txt") == 1
    assert "claimcheck ledger update" in ran.err
    assert "flood.txt" in ran.out.decode()


def test_programs_read_it_in_the_coverage(desk):
    (desk / "articles" / "flood.txt").write_text(FLOOD + "续报。\n", encoding="utf-8")
    ran = claimcheck("gate", "new.txt", "--ledger", "claims", "--format", "json", cwd=desk)
    missed = json.loads(ran.out)["coverage"]["beside"]
    assert missed == {"gone": ["articles/flood.txt"], "more": 0, "unkept": 0}


def test_ledger_update_mends_what_an_earlier_version_wrote(desk):
    file = desk / "claims" / "articles" / "flood.txt.jsonl"
    head, *rows = file.read_text(encoding="utf-8").splitlines()
    known = json.loads(head)
    del known["sentences"]
    file.write_text("\n".join((json.dumps(known), *rows, "")), encoding="utf-8")
    ran = claimcheck("gate", "new.txt", "--ledger", "claims", "--format", "json", cwd=desk)
    assert json.loads(ran.out)["coverage"]["beside"]["unkept"] == 1
    assert "claimcheck ledger update" in ran.err
    assert claimcheck("ledger", "update", "--ledger", "claims", cwd=desk).code == 0
    ran = claimcheck("gate", "new.txt", "--ledger", "claims", "--format", "json", cwd=desk)
    assert [one["rule"] for one in json.loads(ran.out)["findings"]] == ["figure-retold"]
    assert ran.err == ""
