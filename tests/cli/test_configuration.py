"""The configuration behind the options of the commands."""

from __future__ import annotations

import json

import pytest

from cli.run import claimcheck
from rules.test_schema import GOOD

LEFT = "管制之后,英伟达在中国的市场份额从95%降至0%。\n"
RIGHT = "到今年夏天,輝達(dá)在中國(guó)的市場份額從95%降到50%。\n"


@pytest.fixture
def folder(tmp_path):
    """Two articles that contradict each other, in a repository of their own."""
    (tmp_path / ".git").mkdir()
    (tmp_path / "articles").mkdir()
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT)):
        (tmp_path / "articles" / name).write_text(text, encoding="utf-8")
    return tmp_path


def configure(folder, text):
    (folder / "claimcheck.toml").write_text(text, encoding="utf-8")


def check(folder, *args, cwd=""):
    """The exit code, and (code, severity) of the findings."""
    ran = claimcheck("check", folder / "articles", "--format", "json", *args, cwd=folder / cwd)
    assert ran.err == ""
    return ran.code, [(f["code"], f["severity"]) for f in json.loads(ran.out)["findings"]]


class TestCheck:
    def test_settings_are_the_defaults_of_flags(self, folder):
        """From any folder of the repository; a flag wins, --no-config reads none."""
        configure(folder, 'fail-on = "warning"\n[severity]\nshare-endpoints = "warning"\n')
        assert check(folder) == (1, [("C201", "warning")])
        assert check(folder, cwd="articles") == (1, [("C201", "warning")])
        assert check(folder, "--fail-on", "error") == (0, [("C201", "warning")])
        assert check(folder, "--severity", "C2=note") == (0, [("C201", "note")])
        assert check(folder, "--no-config") == (1, [("C201", "error")])

    def test_another_file_by_its_name(self, folder):
        """--config reads that one and no other."""
        configure(folder, "exit-zero = false")
        (folder / "own.toml").write_text("exit-zero = true", encoding="utf-8")
        args = ("--config", folder / "own.toml")
        assert check(folder, *args)[0] == 0
        assert check(folder, *args, "--no-exit-zero")[0] == 1

    @pytest.mark.parametrize("order", [1, -1])
    def test_one_of_the_two(self, folder, order):
        """A file and none exclude each other, in any order."""
        configure(folder, "")
        args = ["--config=claimcheck.toml", "--no-config"][::order]
        ran = claimcheck("check", "articles", *args, cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert "--config and --no-config exclude each other" in ran.err

    def test_every_mistake_before_anything_is_read(self, folder):
        """With places; nothing on stdout, exit 2, whatever the command."""
        configure(folder, 'selct = ["C1"]\nfail-on = "eror"\n')
        told = [
            'claimcheck.toml:1:1: unknown key "selct"; did you mean "select"?',
            'claimcheck.toml:2:1: unknown fail-on "eror"; did you mean "error"?',
        ]
        for command in ("check", "extract", "diff"):
            ran = claimcheck(command, "articles/a.txt", "articles/b.txt", cwd=folder)
            assert (ran.code, ran.out, ran.err.splitlines()) == (2, "", told)

    def test_a_level_above_the_cap_is_told(self, folder):
        """On stderr, and the run goes on."""
        configure(folder, '[severity]\nfall-to-higher = "error"\n')
        ran = claimcheck("check", "articles", cwd=folder)
        assert ran.code == 1
        assert ran.err == (
            'claimcheck.toml:2:1: rule "fall-to-higher" says warning at most; it is set to warning,'
            " not to error\n"
        )

    def test_formats_of_other_commands_are_their_own(self, folder):
        """`format` is that of reports."""
        configure(folder, 'format = "concise"\nlang = "zh"\n')
        ran = claimcheck("check", "articles", cwd=folder)
        assert ran.out.startswith("articles/a.txt:1:18: error[C201] 英伟达")
        assert claimcheck("extract", "articles", cwd=folder).out.startswith("{")

    def test_globs_start_from_the_file(self, folder):
        """Whatever folder is read, from wherever."""
        configure(folder, 'exclude = ["articles/b.*"]')
        for cwd, place in (("", "articles"), ("", "."), ("articles", ".")):
            ran = claimcheck("check", place, "--format", "json", cwd=folder / cwd)
            assert len(json.loads(ran.out)["documents"]) == 1

    def test_words_of_ones_own(self, folder):
        """Lexicon and units, from a folder below; the ledger knows them as if by flag."""
        (folder / "names.yaml").write_text("entities: []\n", encoding="utf-8")
        (folder / "u.txt").write_text("jin = 0.5 * kilogram = 斤\n", encoding="utf-8")
        inside = folder / "articles"
        claimcheck("ledger", "add", ".", "--lexicon", "../names.yaml", "--units", "../u.txt",
                   "--ledger", "../published", cwd=inside)  # fmt: skip
        configure(folder, 'lexicon = ["names.yaml"]\nunits = ["u.txt"]\nledger = "published"\n')
        again = claimcheck("ledger", "add", ".", cwd=inside)
        assert {line.split()[0] for line in again.out.splitlines()} == {"unchanged"}
        assert "a.txt" in claimcheck("ledger", "list", cwd=inside).out
        figures = claimcheck("quantities", "--jsonl", "-", stdin='{"text": "重3斤"}', cwd=inside)
        assert '"jin"' in figures.out


class TestSelection:
    def test_flags(self, folder):
        """By code or id, several at once; what is off stands in the coverage."""
        assert check(folder, "--ignore", "C201") == (0, [])
        assert check(folder, "--select", "C1,share-endpoints") == (1, [("C201", "error")])
        assert check(folder, "--severity", "C1=note", "--severity", "C201=off") == (0, [])
        ran = claimcheck("check", "articles", "--select", "C2", "--format", "json", cwd=folder)
        off = {r["rule"]: r["reason"] for r in json.loads(ran.out)["coverage"]["rules_not_run"]}
        assert off["market-share-disagrees"] == "not selected"
        assert "share-endpoints" not in off
        shown = claimcheck("check", "articles", "--ignore", "C101", cwd=folder).out
        assert "Rules that are switched off: market-share-disagrees" in " ".join(shown.split())

    @pytest.mark.parametrize(
        ("args", "told"),
        [
            (("--select", "C101,C9Z,share-endpoint"), 'no rule "C9Z"; '),
            (("--severity", "C101"), '"C101" sets no level; write RULE=LEVEL, as C301=note'),
            (("--severity", "C101=eror"), 'unknown level "eror"; did you mean "error"?'),
            (("--ignore", "C"), "no rule is left to run of "),
        ],
    )
    def test_mistakes(self, folder, args, told):
        """Exit 2, with the mend."""
        ran = claimcheck("check", "articles", *args, cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert told in ran.err

    def test_the_gate_and_diff(self, folder):
        """Judge by the same rules."""
        claimcheck("ledger", "add", "articles/a.txt", cwd=folder)
        assert claimcheck("gate", "articles/b.txt", cwd=folder).code == 1
        configure(folder, 'ignore = ["share-endpoints"]')
        assert claimcheck("gate", "articles/b.txt", cwd=folder).code == 0
        pair = ("articles/a.txt", "articles/b.txt")
        off, on = (
            claimcheck("diff", *pair, *args, cwd=folder).out for args in ((), ("--no-config",))
        )
        assert ("C201" in on, "C201" in off) == (True, False)


class TestRules:
    @pytest.fixture
    def own(self, folder):
        """A rule over a measure of one's own."""
        words = "{id: honey_price, family: price, dimensions: [money], words: {zh: [蜜价]}}"
        (folder / "names.yaml").write_text(f"measures:\n  - {words}\n", encoding="utf-8")
        (folder / "rules").mkdir()
        text = GOOD.replace("market_share", "honey_price").replace("title:", "tags: honey\ntitle:")
        (folder / "rules" / "my-rule.yaml").write_text(text, encoding="utf-8")
        configure(folder, 'lexicon = ["names.yaml"]\nrules = ["rules"]\nignore = ["C5"]\n')
        return folder

    def test_run_beside_ours(self, own):
        """Listed with their levels, validated, chosen by id, code or tag."""
        listed = claimcheck("rules", "list", cwd=own / "articles").out.splitlines()
        assert any(line.split()[:3] == ["X101", "my-rule", "error"] for line in listed)
        assert any(line.split()[:3] == ["C504", "currency-gloss", "off"] for line in listed)
        assert claimcheck("rules", "validate", cwd=own).out.startswith(f"{len(listed)} rules")
        assert check(own, "--select", "honey") == (0, [])
        assert check(own) == (1, [("C201", "error")])

    def test_in_place_of_ours(self, own):
        """--rules runs its folder alone, --extra-rules runs one beside ours."""
        args = ("check", "articles", "--format", "json", "--lexicon", "names.yaml")
        for more, ours in (("--rules", False), ("--extra-rules", True)):
            ran = claimcheck(*args, "--no-config", more, "rules", cwd=own)
            idle = {r["rule"] for r in json.loads(ran.out)["coverage"]["rules_not_run"]}
            assert ("my-rule" in idle, "revenue-share-disagrees" in idle) == (True, ours)
        assert claimcheck(*args, "--rules", "rules", cwd=own).code == 0

    def test_a_broken_one_leaves_the_others_running(self, own):
        """Exit 2, and what the others found."""
        (own / "rules" / "my-rule.yaml").write_text("id: my-rule\ncode: X101\n", encoding="utf-8")
        ran = claimcheck("check", "articles", cwd=own)
        assert ran.code == 2
        assert ran.err.startswith("rules/my-rule.yaml:1:1: the key ")
        assert "C201" in ran.out
