"""`claimcheck check` as a user runs it: what stands on stdout and stderr, and the exit code."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest

from claimcheck.rules import builtin
from cli.run import claimcheck

LEFT = "管制之后,英伟达在中国的市场份额从95%降至0%。\n"
RIGHT = "到今年夏天,輝達(dá)在中國(guó)的市場份額從95%降到50%。\n"
TURNED = "\u202e\u2066"
PLAIN = "周末天晴,适合散步。\n"

BROKEN = """\
id: broken
code: C999
titel: A key that is none
check: disagree
"""


@pytest.fixture
def folder(tmp_path):
    """Two articles that contradict each other, one without figures."""
    for name, text in (("a.txt", LEFT), ("b.txt", RIGHT), ("c.txt", PLAIN)):
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


class TestExitCodes:
    def test_a_contradiction_is_one(self, folder):
        """An error, the default of --fail-on, fails the run; stderr stays empty."""
        ran = claimcheck("check", ".", cwd=folder)
        assert (ran.code, ran.err) == (1, "")
        assert "a.txt:1:" in ran.out

    def test_exit_zero(self, folder):
        """The report is the same, the code 0."""
        assert claimcheck("check", ".", "--exit-zero", cwd=folder).code == 0

    def test_one_consistent_article_is_zero(self, folder):
        """Nothing contradicts anything."""
        assert claimcheck("check", "a.txt", cwd=folder).code == 0

    def test_an_article_without_figures_is_fine(self, folder):
        """It is a line of the coverage, no failure."""
        ran = claimcheck("check", "c.txt", cwd=folder)
        assert (ran.code, ran.err) == (0, "")
        assert "No figure stands in these articles." in ran.out

    def test_a_page_is_a_file_like_any_other(self, folder):
        """The code is that of the findings; the page has them."""
        ran = claimcheck(
            "check", ".", "--format", "html", "-o", "r.html", "--lang", "zh", cwd=folder
        )
        assert (ran.code, ran.out, ran.err) == (1, "", "")
        page = (folder / "r.html").read_text(encoding="utf-8")
        assert page.startswith('<!DOCTYPE html><html lang="zh-Hans">')
        assert "輝達在中國的市場份額" in page

    def test_writing_to_a_file_changes_nothing(self, folder):
        """The same bytes and the same code, nothing on stdout."""
        shown = claimcheck("check", "a.txt", "b.txt", cwd=folder)
        ran = claimcheck("check", "a.txt", "b.txt", "-o", "out.txt", cwd=folder)
        assert (ran.code, ran.out) == (1, "")
        assert (folder / "out.txt").read_text(encoding="utf-8") == shown.out


class TestWhatIsBroken:
    @pytest.mark.parametrize(
        ("name", "content", "told"),
        [
            ("gone.txt", None, "gone.txt: "),
            ("empty", "folder", "empty: "),
            ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR\x00\x01", "picture.txt: "),
        ],
    )
    def test_one_line_and_the_others_are_checked(self, folder, name, content, told):
        """A file that is missing, an empty folder, a binary file: named with a mend, exit 2."""
        if content == "folder":
            (folder / name).mkdir()
        elif content is not None:
            (folder / name).write_bytes(content)
        ran = claimcheck("check", "a.txt", "b.txt", name, "--exit-zero", cwd=folder)
        assert ran.code == 2
        assert ran.err.count("\n") == 1
        assert ran.err.startswith(told)
        assert "; " in ran.err
        assert "C201" in ran.out
        assert f"Not read: {name}" in ran.out

    def test_a_broken_rule_leaves_the_others_running(self, folder):
        """Every mistake of the file with its line, the sound rules still run, exit 2."""
        rules = folder / "rules"
        rules.mkdir()
        (rules / "broken.yaml").write_text(BROKEN, encoding="utf-8")
        sound = builtin() / "share-endpoints.yaml"
        (rules / "share-endpoints.yaml").write_bytes(sound.read_bytes())
        ran = claimcheck("check", "a.txt", "b.txt", "--rules", "rules", cwd=folder)
        assert ran.code == 2
        assert 'rules/broken.yaml:3:1: unknown key "titel"; did you mean "title"?' in ran.err
        assert all(line.startswith("rules/broken.yaml:") for line in ran.err.splitlines())
        assert "C201" in ran.out

    def test_a_folder_without_rules(self, folder):
        """Nothing to run is a mistake."""
        (folder / "none").mkdir()
        ran = claimcheck("check", "a.txt", "--rules", "none", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("none: holds no rule; ")

    def test_a_broken_lexicon(self, folder):
        """Named like everything else that is wrong."""
        (folder / "names.yaml").write_text("entities: [{id: 7}]\n", encoding="utf-8")
        ran = claimcheck("check", "a.txt", "--lexicon", "names.yaml", cwd=folder)
        assert (ran.code, ran.out) == (2, "")
        assert ran.err.startswith("names.yaml:1:")


class TestJson:
    def test_is_the_same_everywhere(self, folder):
        """Bytes do not depend on order, hash seed, locale or width."""
        plain = claimcheck("check", "a.txt", "b.txt", "--format", "json", cwd=folder).out
        for seed, locale, order in (("1", "C", "ba"), ("2", "zh_CN.UTF-8", "ab")):
            names = [f"{name}.txt" for name in order]
            env = {"PYTHONHASHSEED": seed, "LC_ALL": locale, "COLUMNS": "50"}
            assert claimcheck("check", *names, "--format", "json", cwd=folder, env=env).out == plain

    def test_fits_the_published_schema(self, folder):
        """Read by an independent validator."""
        from importlib.resources import files

        schemas = files("claimcheck") / "schemas"
        schema = json.loads((schemas / "report.schema.json").read_text(encoding="utf-8"))
        found = json.loads(claimcheck("check", ".", "--format", "json", cwd=folder).out)
        jsonschema.validate(found, schema)
        assert found["documents"][2] | {"document": "c.txt", "figures": 0} == found["documents"][2]


class TestLook:
    def test_concise(self, folder):
        """One line a finding: both places, severity, code."""
        ran = claimcheck("check", "a.txt", "b.txt", "--format", "concise", cwd=folder)
        first, *_ = ran.out.splitlines()
        assert first.startswith("a.txt:1:")
        assert "error[C" in first
        assert "(vs b.txt:1:" in first

    def test_language_of_a_pipe(self, folder):
        """What is kept is English in every locale, unless --lang says otherwise."""
        chinese = {"LC_ALL": "zh_CN.UTF-8"}
        assert "Summary" in claimcheck("check", "a.txt", cwd=folder, env=chinese).out
        ran = claimcheck("check", "a.txt", "--lang", "zh", cwd=folder)
        assert "小结" in ran.out

    @pytest.mark.skipif(sys.platform == "win32", reason="pseudo-terminals are of POSIX systems")
    @pytest.mark.parametrize(
        ("args", "word"), [((), "小结"), (("--lang", "en"), "Summary"), (("-o", "r"), "Summary")]
    )
    def test_language_of_a_terminal(self, folder, args, word):
        """A person reads the language of the locale; a file stays English."""
        import os
        import pty

        ours, theirs = pty.openpty()
        subprocess.run(
            [sys.executable, "-m", "claimcheck", "check", "a.txt", *args],
            cwd=folder,
            stdout=theirs,
            env={**os.environ, "LC_ALL": "zh_CN.UTF-8", "COLUMNS": "80"},
            check=False,
        )
        os.close(theirs)
        shown = os.read(ours, 65536).decode() if not (folder / "r").exists() else ""
        os.close(ours)
        assert word in shown or word in (folder / "r").read_text(encoding="utf-8")

    def test_utf8_in_the_plainest_locale(self, folder):
        """LC_ALL=C is no reason for question marks."""
        ran = claimcheck("check", "a.txt", "b.txt", cwd=folder, env={"LC_ALL": "C"})
        assert "輝達在中國的市場份額從95%降到50%" in ran.out

    def test_color_is_forced_and_forbidden(self, folder):
        """Plain in a pipe; FORCE_COLOR colours it, NO_COLOR takes the colours away again."""
        args = ("check", "a.txt", "b.txt")
        assert "\x1b[" not in claimcheck(*args, cwd=folder).out
        forced = claimcheck(*args, cwd=folder, env={"FORCE_COLOR": "1"}).out
        assert "\x1b[1;31m" in forced
        both = claimcheck(*args, cwd=folder, env={"FORCE_COLOR": "1", "NO_COLOR": "1"}).out
        assert "\x1b[1m" in both
        assert "31m" not in both

    def test_a_reader_who_leaves(self, folder):
        """`| head -1` ends without a word."""
        command = f"{sys.executable} -m claimcheck check a.txt b.txt 2>err | head -1"
        done = subprocess.run(command, shell=True, cwd=folder, capture_output=True, check=False)
        assert done.returncode == 0
        assert (folder / "err").read_text(encoding="utf-8") == ""

    def test_stdin(self):
        """`-` reads one article."""
        assert claimcheck("check", "-", stdin=LEFT).code == 0

    def test_date_and_globs(self, folder):
        """Articles without a date take --date; --include and --exclude choose files."""
        args = ("check", ".", "--format", "json", "--date", "2025-08-01", "--exclude", "b.*")
        found = json.loads(claimcheck(*args, "--include", "*.txt", cwd=folder).out)
        assert [d["document"] for d in found["documents"]] == ["a.txt", "c.txt"]
        assert {d["date"] for d in found["documents"]} == {"2025-08-01"}


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line(tmp_path):
    """No traceback, and the exit code of an error, not of findings."""
    article = tmp_path / "a.txt"
    article.write_text("比亚迪2024年的销量为427万辆。\n", encoding="utf-8")
    command = [sys.executable, "-m", "claimcheck", "check", str(article)]
    with open("/dev/full", "w", encoding="utf-8") as full:  # noqa: PTH123  # a device
        ran = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert ran.returncode == 2
    assert "No space left" in ran.stderr
    assert "Traceback" not in ran.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("check", "--format", "json"),
        ("check", "--format", "junit"),
        ("extract",),
        ("quantities", "--format", "jsonl"),
    ],
)
def test_what_turns_the_direction_of_text_is_written_as_its_code(tmp_path, words):
    """In names of files and sentences; JSON means the same."""
    for name, text in ((f"a{TURNED}.txt", LEFT), ("b.txt", RIGHT)):
        text = text.replace("份额", f"{TURNED}份额")
        (tmp_path / name).write_text(text, encoding="utf-8")
    ran = claimcheck(*words, ".", cwd=tmp_path)
    assert "a\\u202e\\u2066.txt" in ran.out
    assert not set(TURNED) & set(ran.out)
    if "junit" not in words:
        assert f'"a{TURNED}.txt' in json.dumps(
            [json.loads(line) for line in ran.out.splitlines()], ensure_ascii=False
        )
