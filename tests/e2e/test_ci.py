"""What docs/ci.md sets up: hooks, the Action and the pipeline, run for real on its repository."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
import tomllib
from pathlib import Path

import pytest
import yaml

from e2e.actions import Action
from e2e.installed import ROOT, command

PAGE = ROOT / "docs" / "ci.md"
pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(not PAGE.exists(), reason="the tests are apart from the project"),
    pytest.mark.skipif(sys.platform == "win32", reason="a POSIX shell is needed"),
    pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed"),
]
OFFLINE = {  # what is installed is this project alone; what it needs is there already
    "PYTHONPATH": sysconfig.get_path("purelib"),
    "PIP_NO_DEPS": "1",
    "PIP_NO_BUILD_ISOLATION": "0",  # pip takes the variable as the value of --build-isolation
}
FILES = dict(
    re.findall(r"<!-- file: (\S+) -->\n```\w+\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    if PAGE.exists()
    else ()
)
REVIEW = "articles/2025/review.md"
LINE = 8  # of the wrong figure
WRONG = FILES.get(REVIEW, "")
RIGHT = WRONG.replace("3.02", "4.27")


def git(folder, *words):
    who = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, check=True, capture_output=True, text=True
    )
    return done.stdout.strip()


def run(folder, *words, **env):
    """A command in a folder: exit code, and all it printed."""
    path = f"{command().parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        words,
        cwd=folder,
        env={"PATH": path, "LC_ALL": "C.UTF-8", "HOME": str(folder.parent), **env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        check=False,
    )
    return done.returncode, done.stdout.decode()


@pytest.fixture
def desk(tmp_path):
    """The repository of the page on main, and a branch that is to be merged."""
    home = tmp_path / "desk"
    for name, text in FILES.items():
        if name != REVIEW:
            file = home / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8")
    git(tmp_path, "init", "--quiet", "--initial-branch", "main", str(home))
    code, said = run(home, "claimcheck", "init", "articles/")
    assert code == 0, said
    git(home, "add", ".")
    git(home, "commit", "--quiet", "--message", "articles")
    return home


def put(desk, text=WRONG):
    """Write and stage the review."""
    (desk / REVIEW).write_text(text, encoding="utf-8")
    git(desk, "add", REVIEW)


def pull_request(desk, text, *, depth=None):
    """What a runner checks out of a pull request with the review: a clone, its branch."""
    git(desk, "switch", "--quiet", "--create", "review")
    put(desk, text)
    git(desk, "commit", "--quiet", "--message", "the year")
    clone = desk.parent / "clone"
    less = () if depth is None else (f"--depth={depth}", "--single-branch")
    git(desk.parent, "clone", "--quiet", *less, "--branch=review", desk.as_uri(), str(clone))
    return clone


@pytest.mark.parametrize(
    ("schema", "name"),
    [
        ("vendor.github-workflows", ".github/workflows/claims.yml"),
        ("vendor.gitlab-ci", ".gitlab-ci.yml"),
        ("vendor.github-actions", "action.yml"),
    ],
)
def test_the_files_are_what_their_readers_take(schema, name, tmp_path):
    """By the schemas of SchemaStore, as check-jsonschema has them."""
    file = ROOT / name
    if name in FILES:
        file = tmp_path / Path(name).name
        file.write_text(FILES[name], encoding="utf-8")
    code, said = run(tmp_path, "check-jsonschema", "--builtin-schema", schema, str(file))
    assert code == 0, said


def test_the_inputs_of_the_page_are_those_of_the_action():
    """Each with what holds without it."""
    inputs = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"]
    table = re.findall(r"^\| `([\w-]+)` \|", PAGE.read_text(encoding="utf-8"), re.MULTILINE)
    assert table == list(inputs)


def test_the_dependencies_of_the_hook_are_those_of_the_extras():
    """pre-commit installs no extras, so the page names what they hold."""
    (told,) = re.findall(r"additional_dependencies: (\[.*\])", PAGE.read_text(encoding="utf-8"))
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    assert yaml.safe_load(told) == [*extras["docx"], *extras["pdf"]]


def test_the_scripts_are_sound():
    """By shellcheck."""
    scripts = [str(file) for file in sorted((ROOT / "tools" / "action").glob("*.sh"))]
    code, said = run(ROOT, "shellcheck", *scripts, str(ROOT / ".ci" / "run"))
    assert (code, said) == (0, "")


def test_the_action_fails_a_pull_request_on_the_line(desk, tmp_path):
    """Its steps in their order; the annotation, the summary, the SARIF file."""
    action = Action(pull_request(desk, WRONG), tmp_path, {"GITHUB_BASE_REF": "main", **OFFLINE})
    steps = action.run(paths="articles/", sarif="claims.sarif")
    assert [step.uses.partition("@")[0] for step in steps] == [
        "actions/setup-python", "actions/cache", "", "",
    ]  # fmt: skip
    assert [step.code for step in steps] == [0, 0, 0, 1], steps[-1].out
    (error,) = [line for line in steps[-1].out.splitlines() if line.startswith("::error ")]
    assert f"file={REVIEW},line={LINE}," in error
    assert "BYD" in action.summary
    sarif = json.loads((action.repository / "claims.sarif").read_text(encoding="utf-8"))
    (result,) = [one for one in sarif["runs"][0]["results"] if one["level"] == "error"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == LINE


def test_the_action_lets_a_right_article_pass(desk, tmp_path):
    """From a checkout of one commit, too: it asks for the rest itself."""
    clone = pull_request(desk, RIGHT, depth=1)
    steps = Action(clone, tmp_path, {"GITHUB_BASE_REF": "main", **OFFLINE}).run()
    assert [step.code for step in steps] == [0, 0, 0, 0], steps[-1].out


@pytest.mark.parametrize("before", ["main", "0" * 40, "deadbeef" * 5])
def test_the_action_on_a_push(desk, tmp_path, before):
    """Against what was there before; on a first push, and after history was rewritten, all."""
    clone = pull_request(desk, WRONG)
    known = git(clone, "rev-parse", f"origin/{before}") if before == "main" else before
    action = Action(clone, tmp_path, OFFLINE, {"before": known})
    assert [step.code for step in action.run()] == [0, 0, 0, 1]


def test_what_is_given_to_the_action_is_no_script(desk, tmp_path):
    """Each line is one word, whatever it holds."""
    clone = pull_request(desk, RIGHT)
    action = Action(clone, tmp_path, {"GITHUB_BASE_REF": "main", **OFFLINE})
    *_, gate = action.run(paths="$(touch made)\n`touch made`; touch made\n'articles/")
    assert (gate.code, "$(touch made): no such file" in gate.out) == (2, True), gate.out
    assert not (clone / "made").exists()
    *_, gate = action.run(args="--exit-zero\n--select\nfigure-disagrees")
    assert gate.code == 0, gate.out
    *_, gate = action.run(since="nowhere")
    assert (gate.code, "nowhere" in gate.out) == (2, True)
    *_, gate = action.run(since="100%\r\n::set-env name=PATH::x")
    assert gate.code == 2
    (line,) = [line for line in gate.out.splitlines() if "::" in line]
    assert line.startswith("::error::since: git knows no commit 100%25%0D%0A::set-env")


@pytest.mark.parametrize("version", ["", "0.1.0"])
@pytest.mark.parametrize(
    ("extras", "told"), [("", ""), ("docx", "[docx]"), (" docx,\n pdf\n", "[docx,pdf]")]
)
def test_the_action_installs_the_extras_that_are_asked_for(tmp_path, version, extras, told):
    """Word and PDF articles are none without them; pip is asked, what it does is its own."""
    python = tmp_path / "python"
    fake = '#!/bin/sh\n[ "$2" != venv ] || { mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; }\n'
    python.write_text(f'{fake}echo "$@" >>"$LOG"\n', encoding="utf-8")
    python.chmod(0o755)
    log = tmp_path / "log"
    code, said = run(
        tmp_path, "bash", str(ROOT / "tools" / "action" / "install.sh"),
        RUNNER_TEMP=str(tmp_path), GITHUB_ACTION_PATH="/the action", LOG=str(log),
        CLAIMCHECK_PYTHON=str(python), CLAIMCHECK_VERSION=version, CLAIMCHECK_EXTRAS=extras,
    )  # fmt: skip
    assert code == 0, said
    (line,) = [line for line in log.read_text("utf-8").splitlines() if " install " in line]
    what = f"claimcheck-figures{told}=={version}" if version else f"/the action{told}"
    assert line.endswith(f" {what}")


def test_the_index_is_kept_by_the_ledger(desk, tmp_path):
    """Another key when the ledger differs, the same when only articles do."""
    action = Action(desk, tmp_path, OFFLINE)

    def key():
        return next(step for step in action.run() if step.uses.startswith("actions/cache")).given

    first = key()
    assert first["path"] == "claims//.index"
    put(desk, RIGHT)
    assert key() == first
    assert run(desk, "claimcheck", "ledger", "add", "articles/")[0] == 0
    assert key() != first


def test_the_gitlab_job_runs_as_written(desk):
    """Its script, line by line, in a clone of the merge request."""
    clone = pull_request(desk, WRONG)
    job = yaml.safe_load(FILES[".gitlab-ci.yml"])["claims"]
    install, *script = job["script"]
    assert install.endswith(" claimcheck-figures")
    env = {"CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main"}
    code, said = run(clone, "bash", "-ec", "\n".join(script), **env)
    assert code == 1, said
    made = json.loads((clone / job["artifacts"]["reports"]["codequality"]).read_text("utf-8"))
    assert [one["location"]["path"] for one in made if one["severity"] == "major"] == [REVIEW]
    assert (clone / job["artifacts"]["reports"]["junit"]).exists()


@pytest.fixture(scope="module")
def hooks(tmp_path_factory):
    """This project as a repository that pre-commit can fetch: what git knows of it, as it is."""
    if not (ROOT / ".git").exists():
        pytest.skip("the project is no checkout")
    home = tmp_path_factory.mktemp("hooks")
    for name in git(ROOT, "ls-files", "-z", "--cached", "--others", "--exclude-standard").split(
        "\0"
    ):
        if name and (ROOT / name).is_file():
            (home / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(ROOT / name, home / name)
    git(home.parent, "init", "--quiet", str(home))
    git(home, "add", ".")
    git(home, "commit", "--quiet", "--message", "all")
    return home


def test_pre_commit_stops_a_wrong_article(desk, hooks):
    """The page's configuration with this checkout as the repository; git commit itself fails."""
    config = FILES[".pre-commit-config.yaml"]
    config = re.sub(r"repo: \S+.*", f"repo: {hooks.as_uri()}", config)
    config = config.replace("v0.1.0", git(hooks, "rev-parse", "HEAD"))
    (desk / ".pre-commit-config.yaml").write_text(config, encoding="utf-8")
    git(desk, "add", ".pre-commit-config.yaml")
    git(desk, "commit", "--quiet", "--message", "hooks")
    env = {**OFFLINE, "PRE_COMMIT_HOME": str(desk.parent / "pre-commit")}
    code, said = run(desk, "pre-commit", "install", **env)
    assert code == 0, said

    def commit():
        who = ["-c", "user.name=desk", "-c", "user.email=desk@example.org"]
        return run(desk, "git", *who, "commit", "--message", "the year", **env)

    put(desk, WRONG)
    (desk / REVIEW).write_text(RIGHT, encoding="utf-8")  # mended, and not staged
    code, said = commit()
    assert code == 1
    assert f"{REVIEW}:{LINE}:" in said
    put(desk, RIGHT)
    code, said = commit()
    assert code == 0, said
    code, said = run(desk, "pre-commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml"))
    assert code == 0, said
