"""explain and why-not, by the installed command, on the examples."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from claimcheck import spelling
from e2e.installed import ROOT, claimcheck

pytestmark = pytest.mark.e2e

SNAPSHOTS = Path(__file__).parent / "snapshots"
PLACE = "examples/quarterly-hant.txt:10:42"
LEVEL, CHANGE, OTHER = (
    "examples/h20-halt.txt:6:59",
    "examples/en-share.txt:10:124",
    "examples/h20-halt.txt:6:73",
)


def compare(name, shown):
    """Hold against the committed picture; CLAIMCHECK_SNAPSHOTS=write takes a new one."""
    path = SNAPSHOTS / name
    if os.environ.get("CLAIMCHECK_SNAPSHOTS") == "write":
        path.parent.mkdir(exist_ok=True)
        path.write_text(shown, encoding="utf-8", newline="\n")
    assert shown == path.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def report(tmp_path_factory):
    """The report of the examples as JSON, in a file."""
    file = tmp_path_factory.mktemp("report") / "report.json"
    claimcheck("check", "examples/", "--format", "json", "--no-cache", "-o", file)
    return file


def findings(file):
    return json.loads(file.read_text(encoding="utf-8"))["findings"]


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("width", [80, 140])
class TestPictures:
    """What a person sees."""

    def test_a_derivation(self, width, language):
        """Sentence, figure marked, a line a slot."""
        env = {"COLUMNS": str(width)}
        ran = claimcheck("explain", PLACE, "--lang", language, env=env)
        assert (ran.code, ran.err) == (0, "")
        compare(f"derivation-{language}-{width}.txt", ran.out.decode())

    def test_a_table(self, width, language):
        """Of a cell the headers are the places."""
        env = {"COLUMNS": str(width)}
        ran = claimcheck("explain", "examples/dependence.html:26", "--lang", language, env=env)
        assert (ran.code, ran.err) == (0, "")
        compare(f"derivation-table-{language}-{width}.txt", ran.out.decode())

    def test_a_finding(self, width, language, report):
        """Both sides, slots, intervals, support."""
        one = next(f["fingerprint"] for f in findings(report) if f["code"] == "C201")
        env = {"COLUMNS": str(width)}
        ran = claimcheck("explain", one, "--report", report, "--lang", language, env=env)
        assert (ran.code, ran.err) == (0, "")
        compare(f"finding-{language}-{width}.txt", ran.out.decode())

    @pytest.mark.parametrize(
        ("name", "pair"),
        [
            ("together", (CHANGE, LEVEL)),
            ("apart", (PLACE, "examples/quarterly-hant.txt:10:25")),
            ("finding", (CHANGE, OTHER)),
        ],
    )
    def test_why_not(self, width, language, name, pair):
        """One cluster and a test of each rule; two clusters and a guard; in fact a finding."""
        env = {"COLUMNS": str(width)}
        ran = claimcheck("why-not", *pair, "--lang", language, env=env)
        assert (ran.code, ran.err) == (0, "")
        compare(f"why-not-{name}-{language}-{width}.txt", ran.out.decode())


def test_every_finding_of_the_examples_can_be_explained(report):
    """From a report file; the arithmetic and the message are in it."""
    for finding in findings(report):
        ran = claimcheck(
            "explain", finding["fingerprint"], "--report", report, env={"COLUMNS": "999"}
        )
        assert (ran.code, ran.err) == (0, "")
        text = ran.out.decode()
        assert " ".join(finding["message"].split()) in " ".join(text.split())
        assert spelling.spoken(finding.get("calc", ""), "en") in text


def test_the_last_run_is_remembered(tmp_path):
    """check keeps its report, --no-cache does not, and another XDG_CACHE_HOME is another memory."""
    env = {"XDG_CACHE_HOME": str(tmp_path)}
    claimcheck("check", "examples/", "--no-cache", env=env)
    assert not (tmp_path / "claimcheck" / "last-report.json").exists()
    ran = claimcheck("check", "examples/", "--format", "json", env=env)
    assert (tmp_path / "claimcheck" / "last-report.json").read_bytes() == ran.out
    one = json.loads(ran.out)["findings"][0]["fingerprint"]
    assert claimcheck("explain", one, env=env).code == 0
    other = claimcheck("explain", one, env={"XDG_CACHE_HOME": str(tmp_path / "none")})
    assert (other.code, other.out) == (2, b"")
    assert other.err.startswith("no report of an earlier run is kept; run claimcheck check first")


def test_a_finding_for_machines(report):
    """The finding as in the report, and its matches."""
    one = findings(report)[0]
    ran = claimcheck("explain", one["fingerprint"], "--report", report, "--format", "json")
    found = json.loads(ran.out)
    assert found["schema"] == "claimcheck-explanation/1"
    assert found["finding"]["fingerprint"] == one["fingerprint"]
    assert {match["slot"] for match in found["matches"]} >= {"subject", "measure", "dimension"}


def test_an_article_that_has_changed(tmp_path):
    """The clause as the report kept it is shown, and that is said."""
    for name, share in (("a.txt", 0), ("b.txt", 50)):
        text = f"英伟达在中国的市场份额从95%降至{share}%。\n"
        (tmp_path / name).write_text(text, encoding="utf-8")
    claimcheck("check", ".", "--format", "json", "-o", "r.json", cwd=tmp_path)
    one = findings(tmp_path / "r.json")[0]["fingerprint"]
    (tmp_path / "a.txt").write_text("别的。\n", encoding="utf-8")
    (tmp_path / "b.txt").unlink()
    ran = claimcheck("explain", one, "--report", "r.json", cwd=tmp_path)
    text = ran.out.decode()
    assert ran.code == 0
    assert "a.txt cannot be read as it was" in text
    assert "b.txt cannot be read as it was" in text
    assert "从95%降至50%" in text


def test_a_derivation_for_machines():
    """Slots with steps in both languages and the places of their words."""
    ran = claimcheck("explain", PLACE, "--format", "json")
    (claim,) = json.loads(ran.out)["claims"]
    assert claim["claim"]["line"] == 10
    assert claim["interval"]["printed"] == [12.53, 12.53]
    raw = (ROOT / "examples/quarterly-hant.txt").read_text(encoding="utf-8")
    steps = [step["step"] for slot in claim["slots"] for step in slot["steps"]]
    assert sorted(steps) == sorted(claim["claim"]["derived_by"])
    for slot in claim["slots"]:
        if slot["origin"]:
            assert raw[slice(*slot["origin"]["span"])] == slot["origin"]["text"]
        assert all(step["en"] and step["zh"] for step in slot["steps"])


@pytest.mark.parametrize(
    ("args", "told"),
    [
        (("explain", "none.txt:3"), "none.txt: no such file"),
        (("explain", "examples:3"), "examples: is a folder; name one article of it"),
        (("explain", "examples/en-share.txt"), "examples/en-share.txt: name a line of it"),
        (
            ("explain", "examples/en-share.txt:3"),
            "examples/en-share.txt:3: no figure makes a claim on this line; there are some on line",
        ),
        (
            ("explain", "examples/en-share.txt:10:1"),
            "examples/en-share.txt:10:1: no figure of a claim stands there; on this line some",
        ),
        (("explain", "0" * 16, "--report", "none.json"), "none.json: no such report"),
        (("explain", "0" * 16, "--report", "README.md"), "README.md: no report of claimcheck"),
        (("explain", "C101", "--format", "json"), "a rule is explained in words"),
        (
            ("why-not", "examples/en-share.txt", PLACE),
            'claimcheck why-not: "examples/en-share.txt"',
        ),
        (("why-not", PLACE, PLACE), f"{PLACE} {PLACE}: name two different claims"),
        (("why-not", PLACE, "none.txt:1"), "none.txt: no such file"),
    ],
)
def test_mistakes_are_one_line(args, told):
    """What is wrong and what to do, exit code 2, nothing on stdout."""
    ran = claimcheck(*args)
    assert (ran.code, ran.out) == (2, b"")
    (line,) = ran.err.splitlines()
    assert line.startswith(told)


def test_mistakes_in_chinese():
    """The words follow --lang."""
    ran = claimcheck("explain", "examples/en-share.txt:3", "--lang", "zh")
    assert ran.err.startswith("examples/en-share.txt:3: 这一行没有构成说法的数字; 附近有数字的行:")


def test_a_line_with_several_claims():
    """why-not takes the first and says how to choose."""
    ran = claimcheck("why-not", CHANGE, "examples/h20-halt.txt:6")
    assert ran.code == 0
    assert "Name its column to choose another" in ran.err
