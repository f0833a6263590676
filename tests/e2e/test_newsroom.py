"""A newsroom's repository: articles in git, a gate on each change, waivers, corrections."""

from __future__ import annotations

import json
import shutil
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest

from e2e.installed import claimcheck

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]

ZH = {
    "one": "2024年，凌川集团的营收为100亿元，员工为2.1万人。\n",
    "two": "2024年，宁德时代的净利润为507亿元，同比增长15%。\n",
    "three": "2024年，比亚迪的销量为427万辆。\n",
    "three changed": "2024年，比亚迪的销量为427万辆，门店继续增加。\n",
    "new": "回顾这一年。\n\n行业继续扩张。2024年，比亚迪的销量为302万辆。\n",
    "corrected": "回顾这一年。\n\n行业继续扩张。2024年，比亚迪的销量为427万辆。\n",
}
EN = {
    "one": "In 2024, Micron's revenue was $25.1 billion.\n",
    "two": "In 2024, CATL's net profit was 50.7 billion yuan, up 15% from a year earlier.\n",
    "three": "In 2024, BYD's sales volume was 4.27 million vehicles.\n",
    "three changed": "In 2024, BYD's sales volume was 4.27 million vehicles. Stores opened.\n",
    "new": "A look back.\n\nBusy. In 2024, BYD's sales volume was 3.02 million vehicles.\n",
    "corrected": ("A look back.\n\nBusy. In 2024, BYD's sales volume was 4.27 million vehicles.\n"),
}


@dataclass
class Desk:
    """A repository with articles under news/."""

    root: Path
    cache: Path

    def git(self, *words):
        who = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
        done = subprocess.run(
            ["git", *who, *words], cwd=self.root, capture_output=True, check=True, text=True
        )
        return done.stdout.strip()

    def run(self, *words, stdin=b""):
        cache = {"XDG_CACHE_HOME": str(self.cache)}
        return claimcheck(*words, cwd=self.root, env=cache, stdin=stdin)

    def write(self, name, text):
        file = self.root / "news" / name
        file.parent.mkdir(exist_ok=True)
        head, _, body = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
        file.write_text(f"{head}\n---\n{body}" if head else body, encoding="utf-8")

    def commit(self, message):
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)


@pytest.fixture(params=[ZH, EN], ids=["zh", "en"])
def told(request):
    return request.param


@pytest.fixture(scope="module")
def cache(tmp_path_factory):
    """One cache for all: it holds the last report, and the lexicon ready to be loaded."""
    return tmp_path_factory.mktemp("cache")


@pytest.fixture
def desk(tmp_path, told, cache):
    """Three articles published, in git and in the ledger."""
    desk = Desk(tmp_path, cache)
    desk.git("init", "-q", "-b", "main")
    for name in ("one", "two", "three"):
        desk.write(f"{name}.txt", told[name])
    assert desk.run("ledger", "add", "news").code == 0
    desk.commit("published")
    desk.git("checkout", "-q", "-b", "draft")
    return desk


def errors(ran):
    return [line for line in ran.lines if " error[" in line]


def test_the_whole_story(desk, told):
    """A conflict, a waiver, its last day, and the correction."""
    desk.write("three.txt", told["three changed"])
    desk.write("new.txt", told["new"])
    gate = ("gate", "--since", "main", "--format", "concise")
    failed = desk.run(*gate)
    assert failed.code == 1, failed.lines
    (line,) = errors(failed)
    assert line.startswith("news/new.txt:3:")
    assert "news/three.txt:1" in line

    report = json.loads(desk.run("gate", "--since", "main", "--format", "json").out)
    fingerprint = report["findings"][0]["fingerprint"]
    reason = ("--reason", "retail, the other is wholesale", "--by", "desk")
    waived = desk.run("waive", fingerprint, "--until", "2026-06-30", *reason)
    assert waived.code == 0, waived.err
    passed = desk.run(*gate, "--today", "2026-06-30")
    assert (passed.code, errors(passed)) == (0, [])
    known = json.loads(
        desk.run("gate", "--since", "main", "--format", "json", "--today", "2026-06-30").out
    )
    assert [(row["how"], row["by"]) for row in known["accepted"]] == [("waiver", "desk")]

    expired = desk.run(*gate, "--today", "2026-07-01")
    assert expired.code == 1
    assert errors(expired)
    assert "claims/waivers.yaml:5: the waiver" in expired.err
    only = desk.run("gate", "news/two.txt", "--today", "2026-07-01")
    assert only.code == 0  # who does not touch it is not failed by it

    desk.write("new.txt", told["corrected"])
    assert desk.run(*gate).code == 0


def test_a_corrected_article_is_a_revision(desk, told):
    """An article that says which one it corrects replaces its figures: a note, exit 0."""
    head = "---\ncorrects: news/three\n---\n"
    (desk.root / "news" / "correction.md").write_text(head + told["new"], encoding="utf-8")
    ran = desk.run("gate", "--since", "main", "--format", "json")
    found = [(f["rule"], f["severity"]) for f in json.loads(ran.out)["findings"]]
    assert (ran.code, found) == (0, [("figure-revised", "note")])


def test_a_renamed_article_is_what_it_was(desk, told):
    """It is not held against itself under its old name, and a waiver of it goes on to count."""
    desk.write("new.txt", told["new"])
    report = json.loads(desk.run("gate", "--since", "main", "--format", "json").out)
    fingerprint = report["findings"][0]["fingerprint"]
    desk.run("waive", fingerprint, "--until", "2026-06-30", "--reason", "known", "--by", "desk")
    desk.run("ledger", "add", "news/new.txt")
    desk.commit("new")
    desk.git("mv", "news/new.txt", "news/renamed.txt")
    ran = desk.run("gate", "--staged", "--format", "json", "--today", "2026-06-30")
    assert ran.code == 0, ran.out
    assert [row["fingerprint"] for row in json.loads(ran.out)["accepted"]] == [fingerprint]


def test_a_deleted_article_is_held_against_nobody(desk, told):
    """What the ledger still has of it does not count."""
    desk.write("new.txt", told["new"])
    desk.git("rm", "-q", "news/three.txt")
    assert desk.run("gate", "--since", "main").code == 0


def test_what_is_staged_is_what_is_checked(desk, told):
    """A mend that is not staged does not make the commit right."""
    desk.write("new.txt", told["new"])
    desk.git("add", "news/new.txt")
    desk.write("new.txt", told["corrected"])
    assert desk.run("gate", "--staged").code == 1
    desk.git("add", "news/new.txt")
    assert desk.run("gate", "--staged").code == 0


def test_a_list_of_files_serves_other_systems(desk, told):
    """From a file or stdin; what is no article is passed over, what is gone is gone."""
    desk.write("new.txt", told["new"])
    desk.git("rm", "-q", "news/one.txt")
    names = "news/new.txt\nREADME\nclaims/waivers.yaml\nnews/one.txt\n"
    assert desk.run("gate", "--changed-files", "-", stdin=names.encode()).code == 1
    assert desk.run("gate", "--changed-files", "-", stdin=b"news/two.txt\n").code == 0
    assert desk.run("gate", "--changed-files", "-", stdin=b"").code == 0
    (desk.root / "list").write_text(names, encoding="utf-8")
    assert desk.run("gate", "--changed-files", "list", "news/two.txt").code == 0  # stay in there


@pytest.mark.parametrize("name", ["比亚迪 销量.txt", 'a"b\\c.txt', "a\tb.txt"])
def test_a_list_may_be_quoted_as_git_does_it(desk, told, name):
    """Names beyond ASCII, quotes, backslashes: what `git diff --name-only` writes is understood."""
    desk.write(name, told["new"])
    desk.commit("new")
    names = desk.git("-c", "core.quotePath=true", "diff", "--name-only", "main")
    assert names.startswith('"news/')
    ran = desk.run("gate", "--changed-files", "-", "--format", "concise", stdin=names.encode())
    assert (ran.code, ran.err) == (1, "")
    assert errors(ran)


def test_what_a_list_has_and_nobody_knows_is_a_mistake(desk, told):
    """A misspelt name is no deleted article; what the ledger or git has known is one."""
    ran = desk.run("gate", "--changed-files", "-", stdin=b"news/nwe.txt\n")
    assert (ran.code, ran.err.partition(";")[0]) == (
        2, "news/nwe.txt: no such file, and neither the ledger nor git knows of one",
    )  # fmt: skip
    desk.write("draft[1].txt", told["new"])
    desk.commit("never in the ledger")
    desk.git("rm", "-q", "news/draft[1].txt")
    desk.commit("and gone")
    (desk.root / "news" / "one.txt").unlink()
    names = b"news/one.txt\nnews/draft[1].txt\n"
    assert desk.run("gate", "--changed-files", "-", stdin=names).code == 0
    shutil.rmtree(desk.root / ".git")
    ran = desk.run("gate", "--changed-files", "-", stdin=names)
    assert (ran.code, "draft[1].txt" in ran.err, "one.txt" in ran.err) == (2, True, False)


@pytest.mark.parametrize("way", [("--since", "main"), ("--staged",), ("--changed-files", "-")])
def test_a_folder_to_stay_in_that_is_not_there_is_a_mistake(desk, told, way):
    """Nothing changed in it, because there is no such folder; one that went away is no mistake."""
    desk.write("new.txt", told["new"])
    desk.git("add", "-A")
    names = b"news/new.txt\n"
    ran = desk.run("gate", *way, "nwes/", "news/two.txt", stdin=names)
    assert ran.err == "nwes: no such file or folder; check the path\n"
    assert ran.code == 2
    assert desk.run("gate", *way, "news/", stdin=names).code == 1
    desk.git("rm", "-q", "-r", "-f", "news")
    assert desk.run("gate", *way, "news/", stdin=b"news/one.txt\n").code == 0


def test_without_a_repository_that_is_what_is_said(desk):
    """Not what git says of its options."""
    shutil.rmtree(desk.root / ".git")
    for way in (("--staged",), ("--since", "main")):
        ran = desk.run("gate", *way)
        assert (ran.code, ran.err.partition(";")[0]) == (2, "no git repository here")


def test_in_a_folder_below_the_ledger_above_is_named(desk):
    """Its articles are named from the folder of the configuration, so the gate runs there."""
    (desk.root / "claimcheck.toml").write_text('fail-on = "error"\n', encoding="utf-8")
    below = Desk(desk.root / "news", desk.cache)
    ran = below.run("gate", "--staged")
    assert (ran.code, ran.err) == (2, (
        "claims: no ledger there, but one beside ../claimcheck.toml; run claimcheck in .., from"
        " where its articles are named\n"
    ))  # fmt: skip


def test_a_shallow_clone_is_named_as_such(desk, told, tmp_path_factory):
    """The commit to compare with is not there, since the checkout fetched one only."""
    desk.write("new.txt", told["corrected"])
    desk.commit("new")
    clone = tmp_path_factory.mktemp("clone") / "news"
    desk.git("clone", "-q", "--depth=1", desk.root.as_uri(), str(clone))
    first = desk.git("rev-parse", "main")
    ran = Desk(clone, desk.cache).run("gate", "--since", first)
    assert (ran.code, "fetch-depth: 0" in ran.err) == (2, True)
    assert len(ran.err.splitlines()) == 1


def test_mistakes_name_the_mend(desk):
    """An unknown commit, two ways at once, none at all."""
    unknown = desk.run("gate", "--since", "no-such-branch")
    assert (unknown.code, "--changed-files" in unknown.err) == (2, True)
    twice = desk.run("gate", "--since", "main", "--staged")
    assert (twice.code, "give one of them" in twice.err) == (2, True)
    assert desk.run("gate").code == 2


def test_a_baseline_lets_only_new_findings_fail(desk, told):
    """What was there is known; editing around it changes nothing; growing it is asked for."""
    desk.write("new.txt", told["new"])
    assert desk.run("check", "news").code == 1
    assert desk.run("baseline", "write", "news").code == 0
    assert desk.run("check", "news").code == 0
    desk.write("new.txt", "Another first line.\n\n" + told["new"])
    assert desk.run("check", "news").code == 0

    desk.write("other.txt", told["two"].replace("507", "307").replace("50.7", "30.7"))
    assert desk.run("check", "news").code == 1
    assert desk.run("baseline", "diff", "news").code == 1
    refused = desk.run("baseline", "write", "news")
    assert (refused.code, "--accept-new" in refused.err) == (1, True)
    assert desk.run("baseline", "write", "news", "--accept-new").code == 0
    assert desk.run("check", "news").code == 0

    (desk.root / "news" / "other.txt").unlink()
    stale = desk.run("check", "news")
    assert (stale.code, "baseline prune" in stale.err) == (0, True)
    assert desk.run("baseline", "prune", "news").code == 0
    assert "baseline prune" not in desk.run("check", "news").err
    assert desk.run("baseline", "show").lines[-1] == "1 findings in the baseline"
