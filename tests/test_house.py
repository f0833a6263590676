"""The house itself: layers, what the wheel holds, documents that tell the truth."""

from __future__ import annotations

import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import click
import pytest

from claimcheck import __version__
from claimcheck.cli import COMMANDS
from claimcheck.cli.group import cli

ROOT = Path(__file__).parents[1]
PAGES = (
    "README.md", "README.zh-CN.md", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md",
    *sorted(f"docs/{page.name}" for page in (ROOT / "docs").glob("*.md")),
)  # fmt: skip
LONGEST = 350  # lines of a file
LINT_IMPORTS = "from importlinter.cli import lint_imports_command as run; run()"

pytestmark = pytest.mark.skipif(
    not (ROOT / "pyproject.toml").exists(), reason="the tests are apart from the project"
)


def page(name):
    return (ROOT / name).read_text(encoding="utf-8")


def tracked(*patterns):
    """The files of the project, as git knows them."""
    done = subprocess.run(
        ["git", "ls-files", "-z", "--", *patterns], cwd=ROOT, capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip("no git repository")
    names = done.stdout.decode().split("\0")
    return [name for name in names if name and (ROOT / name).is_file()]


# -- layers ---------------------------------------------------------------------------------------


def test_the_layers_hold():
    """No stage imports another one, each heavy library has its one door."""
    done = subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS, "--no-cache"],
        cwd=ROOT,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert done.returncode == 0, done.stdout


def test_every_contract_names_what_it_guards():
    """Each heavy dependency has a contract of its own."""
    config = tomllib.loads(page("pyproject.toml"))["tool"]["importlinter"]["contracts"]
    guarded = {name for contract in config for name in contract.get("forbidden_modules", ())}
    assert guarded >= {"pint", "rapidfuzz", "rich", "yaml", "jieba", "pandas", "jinja2"}


def test_files_are_short():
    """A file that has grown too long is two files."""
    long = {
        name: count
        for name in tracked("src/*.py", "tests/*.py", "tools/*.py", "benchmarks/*.py", "*.py")
        if (count := len(page(name).splitlines())) > LONGEST
    }
    assert not long


def test_records_and_patterns_are_made_the_cheap_way():
    """No module makes a dataclass, or compiles a pattern, while it is imported."""
    dear = re.compile(r"^\s*@dataclass\b|^\w+ = re\.compile\(", re.MULTILINE)
    found = {name: match[0] for name in tracked("src/*.py") if (match := dear.search(page(name)))}
    assert not found


def test_every_dependency_has_a_reason():
    """Beside each dependency stands what it is for."""
    block = re.search(
        r"^dependencies = \[\n(.*?)^\]", page("pyproject.toml"), re.MULTILINE | re.DOTALL
    )
    for line in block[1].splitlines():
        assert re.search(r'",\s+# \w', line), line


# -- the wheel ------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def wheel(tmp_path_factory):
    """The names in the wheel, built as an installer builds it."""
    builders = pytest.importorskip("hatchling.builders.wheel")
    folder = tmp_path_factory.mktemp("dist")
    (made,) = builders.WheelBuilder(str(ROOT)).build(directory=str(folder))
    with zipfile.ZipFile(made) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def test_the_wheel_ships_the_rules(wheel):
    """Every rule of the root folder, byte for byte."""
    rules = sorted((ROOT / "rules").glob("*.yaml"))
    assert rules
    for rule in rules:
        assert wheel[f"claimcheck/rules/builtin/{rule.name}"] == rule.read_bytes()


def test_the_wheel_ships_every_data_file(wheel):
    """Lexicon, schemas, the mark of types: what the package has, the wheel has."""
    package = ROOT / "src" / "claimcheck"
    for file in package.rglob("*"):
        name = file.relative_to(package.parent).as_posix()
        if (
            file.suffix in (".yaml", ".json", ".typed", ".py", ".j2", ".css", ".js")
            and "__pycache__" not in name
        ):
            assert name in wheel


def test_the_wheel_ships_nothing_else(wheel):
    """No tests, no examples, no file of an editor."""
    homes = {name.split("/")[0] for name in wheel}
    assert {home.split("-")[0] for home in homes} == {"claimcheck", "claimcheck_figures"}


# -- documents ------------------------------------------------------------------------------------


def test_the_versions_are_one():
    """The package, its metadata and the changelog speak of one version."""
    project = tomllib.loads(page("pyproject.toml"))["project"]
    newest = re.search(r"^## (\S+)", page("CHANGELOG.md"), re.MULTILINE)[1]
    assert project["version"] == __version__ == newest


@pytest.mark.parametrize("name", PAGES)
def test_paths_in_a_page_exist(name):
    """What a page sends a reader to is there."""
    text = re.sub(r"```.*?```", "", page(name), flags=re.DOTALL)
    linked = re.findall(r"\]\((?!https?:|#)([^)#]+)", text)
    quoted = [
        path
        for path in re.findall(
            r"`((?!articles/|drafts/)[\w.][\w./-]*/[\w./-]*|[A-Z]+\.md|\w+\.toml)`", text
        )
        if not re.fullmatch(
            r"claimcheck-\w+/\d+|claimcheck\.toml|\.index/|\.nox/\w+", path
        )  # a contract, what is made for a user
    ]
    homes = [ROOT, (ROOT / name).parent, ROOT / "src" / "claimcheck"]
    missing = [p for p in (*linked, *quoted) if not any((home / p).exists() for home in homes)]
    assert not missing


def commands(text):
    """The `claimcheck ...` lines of a page, in blocks and in the running text."""
    blocks = re.findall(r"```(?:sh|yaml)\n(.*?)```", text, re.DOTALL)
    lines = [line for block in blocks for line in block.splitlines()]
    inline = list(re.findall(r"`(claimcheck [^`]+)`", text))
    found = []
    for line in (*lines, *inline):
        for part in re.split(r"\s+(?:#|&&|\|)\s*", line):
            match = re.search(r"(?:^|[ /])claimcheck (?P<args>[a-z].*)", part)
            if match:
                found.append(match["args"].split())
    return found


def option_names(command):
    return {name for param in command.params for name in (*param.opts, *param.secondary_opts)}


SILENT = {"CHANGELOG.md", "docs/performance.md"}  # show no command of ours


@pytest.mark.parametrize("name", [page for page in PAGES if page not in SILENT])
def test_commands_in_a_page_exist(name):
    """Every command and option that a page shows is one of the command line."""
    found = commands(page(name))
    assert found
    for args in found:
        command = cli
        while isinstance(command, click.Group) and args and not args[0].startswith("-"):
            word, *args = args
            inner = command.get_command(click.Context(command), word)
            assert inner is not None, f"{name}: no command {word}"
            command = inner
        unknown = {arg for arg in args if arg.startswith("-") and arg != "-"}
        assert unknown <= option_names(command) | {"-h", "--help"}, f"{name}: {args}"


def test_the_test_command_of_the_readme_is_the_one_of_ci():
    """What the README tells a reader to run is what decides in CI."""
    assert "bash .ci/run" in page("README.md")
    assert "pytest" in page(".ci/run").rstrip().splitlines()[-1]


def test_sessions_in_the_pages_exist():
    """Every `nox -s NAME` is a session."""
    sessions = set(re.findall(r"^@nox\.session\ndef (\w+)", page("noxfile.py"), re.MULTILINE))
    for name in (*PAGES, ".ci/run"):
        named = re.findall(r"nox (?:--no-venv )?(?:-s|--session) ([\w ]+)", page(name))
        assert {word for words in named for word in words.split()[:1]} <= sessions
    listed = re.search(r"lists the sessions: (.*)\.$", page("CONTRIBUTING.md"), re.MULTILINE)[1]
    assert set(re.findall(r"`(\w+)`", listed)) == sessions


def formats(command):
    """What --format takes, of a command or of any below it."""
    if isinstance(command, click.Group):
        below = (
            command.get_command(click.Context(command), n) for n in command.commands or COMMANDS
        )
        return {name for one in below for name in formats(one)}
    return {
        name
        for param in command.params
        if "--format" in param.opts and isinstance(param.type, click.Choice)
        for name in param.type.choices
    }


def test_every_format_of_the_readme_exists():
    """--format VALUE, wherever it is written."""
    known = formats(cli)
    assert known >= {"full", "jsonl", "timeline", "parquet"}
    for name in PAGES:
        for value in re.findall(r"--format (\w+)", page(name)):
            assert value in known | {"NAME"}


def test_no_page_names_a_machine():
    """Paths of somebody's machine and hosts of a registry do not belong into a project."""
    banned = re.compile(r"(?<![\w.])/(?:root|work)/\w+|pypi[.]org|index-url")
    for name in tracked("*.md", "*.toml", "*.yaml", "*.py", ".ci/*", "*.json", "*.txt", "*.jsonl"):
        found = banned.search(page(name))
        assert not found or name == "tests/test_house.py", f"{name}: {found[0]}"
