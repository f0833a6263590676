"""-o [FORMAT=]FILE: what a run writes, and where."""

from __future__ import annotations

import json
import os

import click
import pytest

from claimcheck.cli import outputs
from cli.run import claimcheck
from cli.test_check import LEFT, PLAIN, RIGHT


def parsed(*values):
    return outputs._parsed(click.Context(click.Command("x")), click.Option(["-o"]), values)


@pytest.fixture
def folder(tmp_path):
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT), ("c.txt", PLAIN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


class TestArguments:
    def test_a_known_format_before_the_sign_is_one(self):
        """Everything else is a file, with or without such a sign in its name."""
        assert parsed("sarif=a=b.sarif", "junit=x/y.xml") == outputs.Outputs(
            None, (("sarif", "a=b.sarif"), ("junit", "x/y.xml"))
        )
        for path in ("out.txt", "-", "run=7.txt", "./sarif=x", "out/sarf=x", "=x"):
            assert parsed(path) == outputs.Outputs(path)

    def test_what_is_written(self):
        """A dash is stdout."""
        assert parsed("-", "json=a").files == ("a",)
        assert parsed("b", "json=a").files == ("b", "a")
        assert parsed().files == ()

    @pytest.mark.parametrize(
        ("values", "told"),
        [
            (["sarf=x"], 'unknown format "sarf"; did you mean "sarif=x"?'),
            (["SARIF=x"], 'did you mean "sarif=x"? A file of that name is "./SARIF=x"'),
            (["gitlb=x"], 'did you mean "gitlab=x"?'),
            (["json="], '"json=" names no file; write json=FILE, or --format json for stdout'),
            (["json=-"], '"json=-" names no file'),
            (["a", "b"], '"a" and "b" would hold the same report'),
            (["a", "json=a"], 'two reports would be written to "a"; name a file for each'),
            (["sarif=a", "json=x/../a"], 'two reports would be written to "x/../a"'),
        ],
    )
    def test_mistakes_name_their_mend(self, values, told):
        """A slip in the name of a format is never a file of that name."""
        with pytest.raises(click.BadParameter) as caught:
            parsed(*values)
        assert told in str(caught.value)

    def test_one_file_under_two_names(self, tmp_path, monkeypatch):
        """By a link as well; a device takes any number of reports."""
        monkeypatch.chdir(tmp_path)
        (tmp_path / "a").touch()
        (tmp_path / "link").symlink_to("a")
        os.link("a", "hard")
        for other in ("link", "hard"):
            with pytest.raises(click.BadParameter, match="two reports"):
                parsed("sarif=a", f"json={other}")
        null = os.devnull
        assert parsed(f"sarif={null}", f"json={null}").files == (null, null)


class TestRuns:
    def test_beside_what_goes_to_stdout(self, folder):
        """Stdout keeps the report of --format, each file has its own."""
        shown = claimcheck("check", ".", "--format", "concise", cwd=folder)
        ran = claimcheck(
            "check", ".", "--format", "concise", "-o", "json=r.json", "-o", "full=r", cwd=folder
        )
        assert (ran.code, ran.out) == (1, shown.out)
        assert ran.out.count("\n") == 1
        assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["findings"]
        assert "contradiction" in (folder / "r").read_text(encoding="utf-8")

    def test_beside_a_file(self, folder):
        """-o FILE means what it always did."""
        ran = claimcheck("check", ".", "-o", "r.txt", "-o", "json=r.json", cwd=folder)
        assert (ran.code, ran.out) == (1, "")
        assert (folder / "r.txt").read_text(encoding="utf-8").count("contradiction")
        assert (folder / "r.json").read_text(encoding="utf-8").startswith('{"schema"')

    def test_an_article_is_never_written_over(self, folder):
        """By none of the reports, and none of them is written."""
        ran = claimcheck("check", "a.txt", "b.txt", "-o", "json=r", "-o", "sarif=b.txt", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert "b.txt: is an article that is read; name another file" in ran.err
        assert (folder / "b.txt").read_text(encoding="utf-8") == RIGHT
        assert not (folder / "r").exists()

    def test_a_file_that_cannot_be_written(self, folder):
        """Said on one line; what goes to stdout is there all the same."""
        ran = claimcheck("check", "c.txt", "-o", "json=no/r", cwd=folder)
        assert ran.code == 2
        assert "no/r: cannot be written: No such file or directory; name a file" in ran.err
        assert ran.out

    def test_the_gate_too(self, folder):
        """What is reported is what touches the new article."""
        claimcheck("ledger", "add", "a.txt", cwd=folder)
        ran = claimcheck("gate", "b.txt", "--format=concise", "-o", "rdjsonl=r", cwd=folder)
        assert ran.code == 1
        (line,) = (folder / "r").read_text(encoding="utf-8").splitlines()
        assert json.loads(line)["location"]["path"] == "b.txt"

    def test_other_commands_take_a_file(self, folder):
        """They have one result in one form."""
        ran = claimcheck("extract", "a.txt", "-o", "json=r", cwd=folder)
        assert ran.code == 0
        assert (folder / "json=r").exists()


class TestConfiguration:
    def test_a_file_may_ask_for_formats(self, folder):
        """Paths start from its folder; -o takes the place of all of it."""
        (folder / "claimcheck.toml").write_text('output = { json = "r.json" }', encoding="utf-8")
        (folder / "inner").mkdir()
        ran = claimcheck("check", "../a.txt", "--format=concise", cwd=folder / "inner")
        assert ran.code == 0
        assert json.loads((folder / "r.json").read_text(encoding="utf-8"))["findings"] == []
        (folder / "r.json").unlink()
        claimcheck("check", "a.txt", "-o", "sarif=r.sarif", cwd=folder)
        assert (folder / "r.sarif").exists()
        assert not (folder / "r.json").exists()
        claimcheck("extract", "a.txt", cwd=folder)
        assert not (folder / "r.json").exists()

    def test_it_is_shown(self, folder):
        """By the command that shows what is in force, from where it runs."""
        (folder / "claimcheck.toml").write_text('output = { json = "r.json" }', encoding="utf-8")
        (folder / "inner").mkdir()
        shown = claimcheck("config", cwd=folder / "inner").out
        assert 'output = { json = "../r.json" }  # ../claimcheck.toml:1' in shown


def test_a_page_is_written_again_beside_its_articles(folder):
    """The report of the last run is no article of the next."""
    first = claimcheck("check", ".", "--format", "html", "-o", "r.html", cwd=folder)
    again = claimcheck("check", ".", "--format", "html", "-o", "r.html", cwd=folder)
    assert again.code == first.code == 1, again.err
    assert "r.html" not in (folder / "r.html").read_text(encoding="utf-8")
    added = claimcheck("ledger", "add", ".", "--ledger", "claims", cwd=folder)
    assert added.code == 0, added.err
    assert not [file for file in (folder / "claims").rglob("*") if file.name.startswith("r.")]
