"""The commands beside `check`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from cli.run import claimcheck

LEFT = "管制之后,英伟达在中国的市场份额从95%降至0%。\n"
RIGHT = "到今年夏天,輝達(dá)在中國(guó)的市場份額從95%降到50%。\n"
SAME = "英伟达的在华市占率从95%降到0%。\n"


@pytest.fixture
def folder(tmp_path):
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT), ("same.txt", SAME)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


class TestExtract:
    def test_one_claim_a_line(self, folder):
        """By path, then place, whatever the order of the arguments."""
        ran = claimcheck("extract", "b.txt", "a.txt", "--format", "jsonl", cwd=folder)
        rows = [json.loads(line) for line in ran.out.splitlines()]
        assert [row["document"] for row in rows] == ["a.txt", "b.txt"]
        assert all(
            (folder / row["document"]).read_text(encoding="utf-8")[slice(*row["span"])]
            == row["quote"]
            for row in rows
        )
        assert (ran.code, ran.err) == (0, "")

    def test_what_cannot_be_read(self, folder):
        """Named on stderr; the others are still printed."""
        ran = claimcheck("extract", "a.txt", "none.txt", cwd=folder)
        assert ran.code == 2
        assert ran.err.startswith("none.txt: ")
        assert len(ran.out.splitlines()) == 1

    def test_what_is_not_plain_utf8(self, folder):
        """Said on stderr in one line a file; no fault."""
        (folder / "big5.txt").write_bytes(
            RIGHT.replace("(dá)", "").replace("(guó)", "").encode("big5")
        )
        (folder / "garbled.txt").write_text(LEFT.encode().decode("latin-1"), encoding="utf-8")
        ran = claimcheck("extract", ".", cwd=folder)
        assert ran.err.splitlines() == [
            "big5.txt: read as Big5",
            "garbled.txt: mojibake repaired (UTF-8 read as Latin-1)",
        ]
        rows = [json.loads(line) for line in ran.out.splitlines()]
        spans = {row["document"]: (row["span"], row["quote"]) for row in rows}
        assert spans["garbled.txt"] == spans["a.txt"]  # places are those of the repaired text
        assert "big5.txt" in spans
        assert ran.code == 0

    def test_articles_are_read_as_they_are_printed(self, folder):
        """Nothing is kept: with a reader who leaves, the articles behind are never opened."""
        for number in range(40):
            text = LEFT * 200 if number < 39 else "\x00"
            (folder / f"z{number:02}.txt").write_text(text, encoding="utf-8")
        command = f"{sys.executable} -m claimcheck extract . 2>err | head -1"
        done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=True)
        assert json.loads(done.stdout)["document"] == "a.txt"
        assert (folder / "err").read_text() == ""  # z39.txt cannot be read, and was not tried

    def test_a_file_is_written_when_all_is_read(self, folder):
        """To another folder as well; no draft is left beside it."""
        ran = claimcheck("extract", "a.txt", "b.txt", "-o", "out.jsonl", cwd=folder)
        assert (ran.code, ran.out) == (0, "")
        printed = claimcheck("extract", "a.txt", "b.txt", cwd=folder).out
        assert (folder / "out.jsonl").read_text(encoding="utf-8") == printed
        assert not list(folder.glob(".out*"))

    @pytest.mark.skipif(os.name != "posix", reason="pipes and modes are POSIX")
    def test_what_stands_at_the_target_stays_what_it_is(self, folder):
        """A pipe is written to, a link leads to its file, a file keeps its mode."""
        os.mkfifo(folder / "pipe")
        with subprocess.Popen(["cat", "pipe"], cwd=folder, stdout=subprocess.PIPE) as reader:
            assert claimcheck("extract", "a.txt", "-o", "pipe", cwd=folder).code == 0
            assert json.loads(reader.communicate()[0])["document"] == "a.txt"
        (folder / "kept.jsonl").touch(mode=0o600)
        (folder / "link.jsonl").symlink_to("kept.jsonl")
        assert claimcheck("extract", "a.txt", "-o", "link.jsonl", cwd=folder).code == 0
        assert (folder / "link.jsonl").is_symlink()
        assert (folder / "kept.jsonl").stat().st_mode & 0o777 == 0o600
        assert (folder / "kept.jsonl").read_text(encoding="utf-8")

    @pytest.mark.parametrize("command", ["extract", "check"])
    def test_an_article_is_never_written_over(self, folder, command):
        """By the result that is made of it."""
        ran = claimcheck(command, "a.txt", "b.txt", "-o", "b.txt", cwd=folder)
        assert ran.code == 2
        assert "b.txt: is an article that is read; name another file" in ran.err
        assert (folder / "b.txt").read_text(encoding="utf-8") == RIGHT


class TestQuantities:
    def test_lines_are_echoed(self):
        """Every key of a line comes back, with the figures added."""
        line = {"id": 7, "text": "营收45亿美元", "more": [1.5, None, "é"]}
        ran = claimcheck("quantities", "--jsonl", "-", stdin=json.dumps(line) + "\n\n")
        (row,) = map(json.loads, ran.out.splitlines())
        (figure,) = row.pop("quantities")
        assert row == line
        assert (figure["value"], figure["unit"]) == (4500000000, "USD")

    def test_a_wrong_line_is_named(self):
        """Its number and the mend; the other lines are read, exit 2."""
        stdin = '{"text": "5%"}\nnot json\n{"txt": 1}\n{"text": "6%"}\n'
        ran = claimcheck("quantities", "--jsonl", "-", stdin=stdin)
        assert ran.code == 2
        assert [line.partition(" ")[0] for line in ran.err.splitlines()] == ["-:2:", "-:3:"]
        assert len(ran.out.splitlines()) == 2

    def test_a_file_of_lines(self, folder):
        """Not only stdin; a line may hold separators that are no line feeds."""
        text = json.dumps({"text": "甲\u20285%"}, ensure_ascii=False)
        (folder / "in.jsonl").write_text(text, encoding="utf-8")
        ran = claimcheck("quantities", "--jsonl", "in.jsonl", cwd=folder)
        assert (ran.code, len(ran.out.rstrip("\n").split("\n"))) == (0, 1)
        assert claimcheck("quantities", "--jsonl", "none", cwd=folder).code == 2

    def test_of_articles(self, folder):
        """With their places, for people or for machines."""
        ran = claimcheck("quantities", "a.txt", cwd=folder)
        assert ran.out.startswith("a.txt:1:")
        assert "change 95 0 percent" in ran.out
        row = json.loads(claimcheck("quantities", "a.txt", "--format", "jsonl", cwd=folder).out)
        assert (row["kind"], row["line"]) == ("change", 1)


class TestClusters:
    def test_what_belongs_together(self, folder):
        """Three wordings of one share in one cluster."""
        ran = claimcheck("clusters", ".", cwd=folder)
        assert ran.code == 0
        assert "NVIDIA/market_share/percent" in ran.out
        assert [f"{name}:1:" in ran.out for name in ("a.txt", "b.txt", "same.txt")] == [True] * 3

    def test_why(self, folder):
        """By place or by name; what differs is said."""
        ran = claimcheck("clusters", "a.txt", "b.txt", "--why", "a.txt:1", "b.txt:1", cwd=folder)
        assert ran.out.partition("\n")[0] == "a#1 = b#1"
        ran = claimcheck("clusters", "a.txt", "--why", "H20", "H200", cwd=folder)
        assert ran.out.startswith("H20 ≠ H200\n")


class TestRules:
    def test_list_and_validate(self):
        """Our own rules are in order."""
        assert "share-endpoints" in claimcheck("rules", "list").out
        assert claimcheck("rules", "validate").code == 0

    def test_validate_names_every_mistake(self, folder):
        """And leaves with 2."""
        (folder / "x.yaml").write_text("id: x\ncod: C1\n", encoding="utf-8")
        ran = claimcheck("rules", "validate", ".", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert 'x.yaml:2:1: unknown key "cod"; did you mean "code"?' in ran.err

    def test_schema_is_json(self):
        """For editors."""
        assert json.loads(claimcheck("rules", "schema").out)["type"] == "object"

    def test_examples_do_what_they_must(self):
        """The examples of our own rules, run through the whole flow."""
        ran = claimcheck("rules", "test")
        assert (ran.code, ran.err) == (0, ""), ran.out


class TestExplain:
    @pytest.mark.parametrize("name", ["share-endpoints", "C201", "c201"])
    def test_by_id_or_code(self, name):
        """Title, reason and examples."""
        ran = claimcheck("explain", name)
        assert ran.out.startswith("C201 share-endpoints\n")
        assert "It fires on" in ran.out
        assert "It stays silent on" in ran.out

    def test_an_unknown_rule(self):
        """The nearest one is offered."""
        ran = claimcheck("explain", "share-endpoint")
        assert (ran.code, ran.out) == (2, "")
        assert 'no rule "share-endpoint"; did you mean "share-endpoints"?' in ran.err


class TestDiff:
    def test_side_by_side(self, folder):
        """What differs, marked, with its distance."""
        ran = claimcheck("diff", "a.txt", "b.txt", cwd=folder, env={"COLUMNS": "100"})
        assert (ran.code, ran.err) == (0, "")
        assert "95→0 %" in ran.out
        assert "+50 percentage points" in ran.out

    def test_agreement_is_quiet(self, folder):
        """One line, and nothing that only one side says."""
        ran = claimcheck("diff", "a.txt", "same.txt", cwd=folder)
        assert "1 claim says the same on both sides" in ran.out
        assert "Δ" not in ran.out

    def test_two_articles_are_needed(self, folder):
        """One file twice, or a file that is missing: exit 2."""
        assert claimcheck("diff", "a.txt", "a.txt", cwd=folder).code == 2
        assert claimcheck("diff", "a.txt", "none.txt", cwd=folder).code == 2


class TestLedgerAndGate:
    def test_what_contradicts_the_published_is_stopped(self, folder):
        """Published once, held against for ever; the new article comes first in the line."""
        added = claimcheck("ledger", "add", "a.txt", "--ledger", "claims", cwd=folder)
        assert (added.code, added.err) == (0, "")
        assert added.out.startswith("added ")
        again = claimcheck("ledger", "add", "a.txt", "--ledger", "claims", cwd=folder)
        assert again.out.startswith("unchanged ")
        assert "a.txt" in claimcheck("ledger", "list", cwd=folder).out
        ran = claimcheck("gate", "b.txt", "--ledger", "claims", "--format", "concise", cwd=folder)
        assert ran.code == 1
        assert ran.out.startswith("b.txt:1:")
        assert claimcheck("gate", "same.txt", cwd=folder).code == 0

    def test_a_ledger_that_is_not_there(self, folder):
        """Said with the mend."""
        ran = claimcheck("gate", "b.txt", "--ledger", "none", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err == "none: no ledger there; make one with claimcheck ledger add\n"

    def test_an_article_that_is_not_in_it(self, folder):
        """Asking for it is a mistake."""
        claimcheck("ledger", "add", "a.txt", cwd=folder)
        ran = claimcheck("ledger", "list", "b.txt", cwd=folder)
        assert (ran.code, ran.err.startswith("b.txt: not in the ledger")) == (2, True)
