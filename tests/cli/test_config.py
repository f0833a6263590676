"""`claimcheck config` and `claimcheck init`."""

from __future__ import annotations

import json
import tomllib

import pytest

from cli.run import claimcheck

TEXT = """\
select = ["C1", "C2"]
ledger = "published"
exclude = ["old/"]

[severity]
C101 = "note"
"""


@pytest.fixture
def folder(tmp_path):
    (tmp_path / ".git").mkdir()
    (tmp_path / "desk").mkdir()
    (tmp_path / "claimcheck.toml").write_text(TEXT, encoding="utf-8")
    return tmp_path


class TestConfig:
    def test_as_a_file_would_say_it(self, folder):
        """It can be read again; the source of each value stands behind it."""
        ran = claimcheck("config", "--fail-on", "note", cwd=folder)
        assert (ran.code, ran.err) == (0, "")
        lines = ran.out.splitlines()
        assert lines[0] == "# claimcheck.toml; paths start from the current folder"
        for line in (
            'select = ["C1", "C2"]  # claimcheck.toml:1',
            'ledger = "published"  # claimcheck.toml:2',
            'severity = { C101 = "note" }  # claimcheck.toml:5',
            'fail-on = "note"  # flag',
            'lang = "en"  # default',
            "units = []  # default",
            "# date is not set  # default",
        ):
            assert line in lines
        assert tomllib.loads(ran.out)["exclude"] == ["old/"]

    def test_for_programs(self, folder):
        """Every setting with its value and its source; paths from where the command runs."""
        (folder / "u.txt").write_text("", encoding="utf-8")
        args = ("--format", "json", "--units", "../u.txt", "--severity", "C2=off")
        found = json.loads(claimcheck("config", *args, cwd=folder / "desk").out)
        assert found["file"] == "../claimcheck.toml"
        rows = found["settings"]
        assert rows["ledger"] == {
            "value": "../published", "source": "file", "line": 2, "column": 1,
        }  # fmt: skip
        assert rows["units"] == {"value": ["../u.txt"], "source": "flag"}
        assert rows["severity"] == {"value": {"C2": "off"}, "source": "flag"}
        assert rows["format"] == {"value": "full", "source": "default"}

    def test_without_a_file(self, folder):
        """All is default."""
        found = json.loads(claimcheck("config", "--no-config", "--format=json", cwd=folder).out)
        assert found["file"] is None
        assert {row["source"] for row in found["settings"].values()} == {"default"}
        shown = claimcheck("config", "--no-config", cwd=folder).out
        assert shown.startswith("# no configuration file; ")

    def test_rules_in_place_of_the_files(self, folder):
        """The file's rules do not run, so they are not shown."""
        (folder / "rules").mkdir()
        (folder / "claimcheck.toml").write_text('rules = ["rules"]', encoding="utf-8")
        assert 'rules = ["rules"]  # claimcheck.toml:1' in claimcheck("config", cwd=folder).out
        shown = claimcheck("config", "--rules", "other", cwd=folder).out
        assert "rules = []  # flag" in shown


class TestInit:
    def test_a_file_that_changes_nothing(self, tmp_path):
        """Written once; not over another one unless it is said."""
        ran = claimcheck("init", cwd=tmp_path)
        assert (ran.code, ran.err) == (0, "")
        assert ran.out.startswith("claimcheck.toml written; ")
        text = (tmp_path / "claimcheck.toml").read_text(encoding="utf-8")
        assert tomllib.loads(text) == {}
        (tmp_path / "claimcheck.toml").write_text('lang = "zh"', encoding="utf-8")
        ran = claimcheck("init", cwd=tmp_path)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "claimcheck.toml: is there already; write over it with --force\n"
        assert claimcheck("init", "--force", cwd=tmp_path).code == 0
        assert (tmp_path / "claimcheck.toml").read_text(encoding="utf-8") == text

    def test_a_first_ledger_and_a_baseline(self, tmp_path):
        """What is there already fails nobody; what comes new does; nothing is written over."""
        (tmp_path / "a.txt").write_text("中芯国际的良率为90%。\n", encoding="utf-8")
        (tmp_path / "b.txt").write_text("中芯国际的良率为60%。\n", encoding="utf-8")
        ran = claimcheck("init", cwd=tmp_path)
        assert ran.code == 0
        assert ran.out.splitlines()[1:] == [
            "claims: 2 articles, 2 claims",
            "claims/baseline.yaml: 1 finding there already",
        ]
        assert claimcheck("check", "a.txt", "b.txt", cwd=tmp_path).code == 0
        (tmp_path / "c.txt").write_text("业内人士说，中芯国际的良率只有30%。\n", encoding="utf-8")
        assert claimcheck("gate", "c.txt", cwd=tmp_path).code == 1
        again = claimcheck("init", "--force", cwd=tmp_path)
        assert again.out.splitlines()[1:] == ["claims: is a ledger already; left as it is"]

    def test_only_what_is_named(self, tmp_path):
        """A repository has other texts than articles."""
        (tmp_path / "news").mkdir()
        (tmp_path / "news" / "a.txt").write_text("中芯国际的良率为90%。\n", encoding="utf-8")
        (tmp_path / "NOTES.md").write_text("中芯国际的良率为60%。\n", encoding="utf-8")
        ran = claimcheck("init", "news", "--ledger", "kept", cwd=tmp_path)
        assert ran.out.splitlines()[1:] == [
            "kept: 1 article, 1 claim",
            "kept/baseline.yaml: 0 findings there already",
        ]
