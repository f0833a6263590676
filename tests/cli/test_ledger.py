"""The ledger's commands beside `add` and `list`."""

from __future__ import annotations

import json

import pytest

from cli.run import claimcheck

TEXTS = {"a.txt": "英伟达2024年营收为600亿美元。\n", "b.txt": "中芯国际的良率达到90%。\n"}


@pytest.fixture
def folder(tmp_path):
    """Two articles, both in the ledger."""
    for name, text in TEXTS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    assert claimcheck("ledger", "add", *TEXTS, cwd=tmp_path).code == 0
    return tmp_path


def test_what_is_shown_is_what_is_kept(folder):
    """Header and claims of an article, named by its path or by its id."""
    kept = (folder / "claims" / "a.txt.jsonl").read_text(encoding="utf-8")
    for name in ("a.txt", "./a.txt", "a"):
        assert claimcheck("ledger", "show", name, cwd=folder).out == kept
    assert json.loads(kept.splitlines()[0])["article"] == "a"


def test_what_is_removed_is_gone(folder):
    """Only what was named; the gate does not know it any more."""
    ran = claimcheck("ledger", "remove", "a", cwd=folder)
    assert (ran.code, ran.out) == (0, "removed       1 claims  a.txt\n")
    assert [
        line.split()[-1] for line in claimcheck("ledger", "list", cwd=folder).out.splitlines()
    ] == ["b.txt"]


@pytest.mark.parametrize("action", ["show", "remove"])
def test_an_article_that_is_not_there_is_said(folder, action):
    """With the nearest one; nothing is removed then, not even what was named beside it."""
    ran = claimcheck("ledger", action, "b.txt", "a.tx", cwd=folder)
    assert (ran.code, ran.out) == (2, "")
    assert ran.err == 'a.tx: not in the ledger; did you mean "a.txt"?\n'
    assert (folder / "claims" / "b.txt.jsonl").exists()


class TestVerify:
    def test_a_ledger_that_is_up_to_date(self, folder):
        """Every line was read, every article is as it was."""
        ran = claimcheck("ledger", "verify", cwd=folder)
        assert (ran.code, ran.out) == (0, "2 articles, 2 claims, 0 out of date\n")

    def test_what_is_out_of_date_is_named_with_its_mend(self, folder):
        """Another text, an article that is gone, other words."""
        (folder / "a.txt").write_text("英伟达2024年营收为500亿美元。\n", encoding="utf-8")
        (folder / "b.txt").unlink()
        ran = claimcheck("ledger", "verify", cwd=folder)
        assert ran.code == 1
        assert ran.out.splitlines()[:2] == [
            "a.txt: has another text by now; claimcheck ledger add a.txt",
            "b.txt: is gone; claimcheck ledger remove b.txt",
        ]

    def test_other_words_are_another_reading(self, folder):
        """A lexicon of the user's is one."""
        (folder / "own.yaml").write_text(
            "entities:\n  - {id: Acme, kind: company, names: [阿克米]}\n", encoding="utf-8"
        )
        ran = claimcheck("ledger", "verify", "--lexicon", "own.yaml", cwd=folder)
        assert ran.code == 1
        assert ran.out.count("was read by another version (lexicon)") == 2

    def test_damage_is_worse(self, folder):
        """Named by file and line; exit 2."""
        file = folder / "claims" / "a.txt.jsonl"
        file.write_text(file.read_text(encoding="utf-8")[:-20], encoding="utf-8")
        ran = claimcheck("ledger", "verify", cwd=folder)
        assert ran.code == 2
        assert ran.err.startswith("claims/a.txt.jsonl:2:")


def test_update_keeps_the_day_that_the_command_line_gave(tmp_path):
    """No file says it but the ledger's; what is unchanged stays so, another text is read."""
    (tmp_path / "a.txt").write_text("中芯国际的良率为90%。\n", encoding="utf-8")
    assert claimcheck("ledger", "add", "a.txt", "--date", "2025-10-01", cwd=tmp_path).code == 0
    assert claimcheck("ledger", "update", cwd=tmp_path).out.startswith("unchanged")
    (tmp_path / "a.txt").write_text("中芯国际的良率为91%。\n", encoding="utf-8")
    assert claimcheck("ledger", "update", cwd=tmp_path).out.startswith("updated")
    assert claimcheck("ledger", "list", cwd=tmp_path).out.startswith("2025-10-01 ")
    (tmp_path / "a.txt").unlink()
    gone = claimcheck("ledger", "update", cwd=tmp_path)
    assert (gone.code, gone.err.split(";")[0]) == (1, "a.txt: is gone")
