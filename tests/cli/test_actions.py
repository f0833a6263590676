"""What GitHub Actions is told without being asked, and the summary of the step."""

from __future__ import annotations

import json
import re

import pytest

from claimcheck import reports
from claimcheck.cli import actions, streams
from claimcheck.reports import Look
from cli.run import claimcheck
from cli.test_check import LEFT, RIGHT
from reports import consumers
from reports.build import sample

ACTIONS = {"GITHUB_ACTIONS": "true"}


@pytest.fixture
def folder(tmp_path):
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


def check(folder, *args, **env):
    return claimcheck("check", ".", *args, cwd=folder, env=ACTIONS | env)


class TestUnasked:
    def test_annotations_follow_the_report(self, folder):
        """In a workflow, where nobody chose a format; the report itself can give no command."""
        plain = claimcheck("check", ".", cwd=folder)
        ran = check(folder)
        assert ran.code == plain.code == 1
        held = re.fullmatch(r"::stop-commands::(\w+)\n(.*)\n::\1::\n(.*)", ran.out, re.DOTALL)
        assert f"{held[2]}\n" == plain.out
        assert held[3].startswith("::error file=a.txt,line=1,endLine=1,col=")

    @pytest.mark.parametrize("args", [["--format", "full"], ["--statistics"], ["--format=json"]])
    def test_who_chose_a_format_gets_it(self, folder, args):
        """Byte for byte."""
        assert check(folder, *args).out == claimcheck("check", ".", *args, cwd=folder).out

    def test_a_configured_format_is_chosen_too(self, folder):
        """A program may read it."""
        (folder / "claimcheck.toml").write_text('format = "json"', encoding="utf-8")
        assert check(folder).out.startswith('{"schema"')

    def test_an_article_gives_no_command(self, folder):
        """Its lines stand in the report, but where the runner obeys none."""
        (folder / "a.txt").write_text(f"::error::{LEFT}::endgroup::\n{LEFT}", encoding="utf-8")
        log = check(folder).out
        assert "\n::endgroup::" not in log.rpartition("::stop-commands::")[0]
        obeyed, until = [], ""
        for name, _, told in consumers.commands(log):
            if until:
                until = "" if name == until else until
            elif name == "stop-commands":
                until = told
            else:
                obeyed.append(name)
        assert not until
        assert obeyed
        assert set(obeyed) <= {"error", "warning", "notice"}
        assert len(obeyed) == log.count("::error file=") + log.count("::warning file=")

    def test_beside_a_file(self, folder):
        """The file is the report, the log has the annotations."""
        ran = check(folder, "-o", "r.txt")
        assert ran.out.startswith("::error file=a.txt,")
        assert "::" not in (folder / "r.txt").read_text(encoding="utf-8")

    def test_elsewhere_there_are_none(self, folder):
        """The variable says "true" or nothing counts."""
        assert "::error" not in check(folder, GITHUB_ACTIONS="false").out


class TestInert:
    """What is printed in a step is no command, whoever asked for it, and in whatever form."""

    @pytest.fixture
    def bad(self, folder):
        """Articles that begin with commands, and names that are some."""
        for name in ("a", "b"):
            file = folder / f"{name}.txt"
            text = file.read_text(encoding="utf-8").rstrip("\n")
            file.write_text(f"##[group]{text}\n::stop-commands::x\n", encoding="utf-8")
            file.rename(folder / f"::set-env name={name}::##[x].txt")
        return folder

    @pytest.mark.parametrize(
        "words",
        [
            *(["check", ".", "--format", name] for name in reports.FORMATS if name != "github"),
            ["check", ".", "-o", "/dev/stdout"],
            ["check", "::error::such", " ::error::such", "--format", "full"],
            ["gate", "::error::x", "--ledger", "::error::no"],
            ["diff", "::set-env name=a::##[x].txt", "::set-env name=b::##[x].txt"],
            ["explain", "::set-env name=a::##[x].txt:1"],
            ["extract", "."],
            ["clusters", "."],
            ["claims", "."],
            ["claims", ".", "--format", "csv"],
            ["quantities", "."],
            ["::error::command"],
        ],
    )
    def test_no_line_is_a_command(self, bad, words):
        ran = claimcheck(*words, cwd=bad, env=ACTIONS)
        log = ran.out + ran.err
        if words[-1] == "/dev/stdout":  # annotations are beside it
            log = log[: log.index("::error file=")]
        assert log
        assert not [line for line in log.splitlines() if line.lstrip().startswith("::")]
        assert "##[" not in log

    def test_json_means_the_same(self, bad):
        ran = [
            claimcheck("check", ".", "--format", "json", cwd=bad, env=env) for env in (ACTIONS, {})
        ]
        assert ran[0].out != ran[1].out
        assert json.loads(ran[0].out) == json.loads(ran[1].out)

    def test_elsewhere_a_text_is_what_it_is(self, bad):
        assert "::set-env" in claimcheck("check", ".", "--format", "concise", cwd=bad).out

    @pytest.mark.parametrize(
        ("text", "told"),
        [
            ("::error::x", ":\\u003aerror::x"),
            ("a\n \u3000\u200b::x", "a\n \u3000\u200b:\\u003ax"),
            ("a\r::x", "a\r:\\u003ax"),
            ("a ::x", "a ::x"),
            ("a ##[x] ###[y]", "a #\\u0023[x] ##\\u0023[y]"),
            (":::x", ":\\u003a:x"),
        ],
    )
    def test_what_is_changed(self, monkeypatch, text, told):
        monkeypatch.setenv("GITHUB_ACTIONS", "true")
        assert streams.inert(text) == told
        monkeypatch.setenv("GITHUB_ACTIONS", "false")
        assert streams.inert(text) == text


def test_a_text_cannot_end_what_holds_it():
    """The word depends on all of it."""
    first = actions.held("x\n")
    word = first.splitlines()[-1]
    assert actions.held(f"x\n{word}\n").splitlines()[-1] != word
    assert first.splitlines()[0] == f"::stop-commands::{word.strip(':')}"


class TestSummary:
    @pytest.fixture(autouse=True)
    def markdown(self, monkeypatch):
        """A renderer of that name, so that the test is of what is done with it."""
        monkeypatch.setitem(reports.FORMATS, "markdown", ("claimcheck.reports.concise", "…"))

    def test_the_report_is_appended(self, tmp_path):
        """What an earlier command of the step said stays."""
        file = tmp_path / "summary.md"
        file.write_text("before\n", encoding="utf-8")
        actions.summarise(sample(), Look(), {actions.SUMMARY: str(file)})
        told = reports.render(sample(), "markdown", Look())
        assert file.read_text(encoding="utf-8") == f"before\n{told}"

    def test_one_that_is_too_long_is_cut_at_a_line(self, tmp_path, monkeypatch, capsys):
        """Else all of it would be dropped; it is said on stderr."""
        monkeypatch.setattr(actions, "_ROOM", 200)
        file = tmp_path / "summary.md"
        actions.summarise(sample(), Look(), {actions.SUMMARY: str(file)})
        told = file.read_text(encoding="utf-8")
        assert told == reports.render(sample(), "markdown", Look()).split("\n")[0] + "\n\n…\n"
        assert "GITHUB_STEP_SUMMARY holds the first part" in capsys.readouterr().err

    def test_one_that_cannot_be_written_is_no_failure(self, tmp_path, capsys):
        """It is said, and the run goes on."""
        actions.summarise(sample(), Look(), {actions.SUMMARY: str(tmp_path)})
        assert "cannot be written" in capsys.readouterr().err

    def test_without_one_nothing_is_done(self, tmp_path, monkeypatch):
        """Outside of a workflow."""
        monkeypatch.chdir(tmp_path)
        actions.summarise(sample(), Look(), {})
        assert not list(tmp_path.iterdir())
