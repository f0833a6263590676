"""What SECURITY.md promises of the source: no shell, no eval, no pickle, no network, safe YAML."""

from __future__ import annotations

import ast
import importlib.util
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SOURCE = ROOT / "src" / "claimcheck"
EXAMPLES = ROOT / "examples"

# Modules that open connections, run code that they read, or start programs.
NETWORK = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "requests", "httpx"}
CODE = {"pickle", "marshal", "shelve", "dill", "cloudpickle", "joblib", "runpy", "code", "codeop"}
PROGRAMS = {"subprocess", "multiprocessing", "pty", "os.system", "os.popen"}
HARMLESS = {"urllib.parse"}  # takes addresses apart, and opens none
# Where programs are started: git, asked for names; Python, for the parts of an index, and to read
# articles, or in UTF-8 mode in the place of itself.
STARTS = {"ledger/changes.py", "ledger/index/beside.py", "intake/pool.py", "cli/utf8.py"}
EVALUATES = {"frozen.py"}  # compiles the one method of a record, from names of fields alone
FORBIDDEN_CALLS = {"eval", "exec", "compile", "__import__"}
UNSAFE_YAML = {"load_all", "full_load", "unsafe_load", "FullLoader", "UnsafeLoader", "Loader"}


MODULES = sorted(file.relative_to(SOURCE).as_posix() for file in SOURCE.rglob("*.py"))


def imported(tree: ast.Module) -> set[str]:
    """The first names of all that a module imports, wherever in it."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and not node.level:
            found.add(str(node.module))
    return {name.partition(".")[0] for name in found - HARMLESS}


def called(tree: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """The calls of a module by the last part of their names; `re.compile` is none of `compile`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield f".{node.func.attr}", node


@pytest.mark.parametrize("name", MODULES)
def test_a_module_keeps_its_hands_off(name: str) -> None:
    """No network, no code that was read, no program but the two that are named here."""
    tree = ast.parse((SOURCE / name).read_text(encoding="utf-8"))
    assert not imported(tree) & (NETWORK | CODE)
    assert name in STARTS or not imported(tree) & PROGRAMS
    for word, call in called(tree):
        assert word not in FORBIDDEN_CALLS or name in EVALUATES, f"{name}:{call.lineno}: {word}"
        assert word not in (".system", ".popen", ".execv", ".spawnv", ".startfile")
        assert name in STARTS or not word.startswith((".execv", ".execl", ".spawn", ".posix_spawn"))
        shell = [key for key in call.keywords if key.arg == "shell"]
        assert not shell, f"{name}:{call.lineno}: a shell"


def test_yaml_is_safe_and_has_one_door() -> None:
    """The loader is a subclass of the safe one, and nothing else of yaml is called."""
    text = (SOURCE / "yamlfile.py").read_text(encoding="utf-8")
    names = {
        node.attr
        for node in ast.walk(ast.parse(text))
        if isinstance(node, ast.Attribute)
        and isinstance(node.value, ast.Name)
        and node.value.id == "yaml"
    }
    assert not names & UNSAFE_YAML
    import yaml

    from claimcheck import yamlfile

    assert issubclass(yamlfile._loader(), (yaml.CSafeLoader, yaml.SafeLoader))


@pytest.mark.parametrize(
    "tag",
    ["!!python/object/apply:os.system ['true']", "!!python/name:os.system", "!!python/tuple [1]"],
)
def test_a_tag_makes_no_object(tag: str) -> None:
    """It is a problem of the file."""
    from claimcheck.yamlfile import load_located

    found = load_located(f"a: {tag}\n", "x.yaml")
    assert found.value is None
    assert "x.yaml" in str(found.problems[0])


_FORBID = """
import sys
CONNECTIONS = {
    "socket.connect", "socket.sendto", "socket.sendmsg", "socket.getaddrinfo",
    "socket.gethostbyname", "urllib.Request", "http.client.connect", "ftplib.connect",
    "smtplib.connect", "os.system", "pty.spawn",
}
def watch(event, args):
    if event in CONNECTIONS:
        sys.stderr.write("NETWORK\\n")
        raise AssertionError("a connection")
sys.addaudithook(watch)
from claimcheck.cli import main
main(sys.argv[1:])
"""


@pytest.mark.parametrize(
    ("args", "code"),
    [
        (["check", "{articles}", "--format", "html"], 0),
        (["extract", "{articles}"], 0),
        (["quantities", "{articles}"], 0),
        (["clusters", "{articles}"], 0),
        (["lexicon", "suggest", "{articles}"], 0),
        (["ledger", "add", "{articles}"], 0),
        (["rules", "list"], 0),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_commands_open_no_connection(tmp_path: Path, args: list[str], code: int) -> None:
    """An audit hook of the interpreter sees every attempt, whichever library makes it."""
    articles = tmp_path / "articles"
    articles.mkdir()
    page = '<p>营收增长5%。</p><img src="http://localhost/x"><link href="http://localhost/y">'
    (articles / "a.html").write_text(page, encoding="utf-8")
    text = (EXAMPLES / "quarterly-hant.txt").read_text(encoding="utf-8")
    (articles / "b.txt").write_text(text, encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-c", _FORBID, *(arg.format(articles="articles") for arg in args)],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        encoding="utf-8",
    )
    assert "NETWORK" not in done.stderr, done.stderr
    assert "Traceback" not in done.stderr, done.stderr
    assert done.returncode in (code, 1), done.stderr


def test_the_hook_would_see_a_connection() -> None:
    """Else the test above could not fail."""
    told = _FORBID.replace("from claimcheck.cli import main\nmain(sys.argv[1:])", "")
    tried = told + "\nimport urllib.request; urllib.request.urlopen('http://localhost:9/')"
    done = subprocess.run(
        [sys.executable, "-c", tried], capture_output=True, check=False, encoding="utf-8"
    )
    assert "NETWORK" in done.stderr


def test_an_audit_is_green_only_where_all_is_known() -> None:
    """A flaw is told with its mend; a package that the database does not know is no green."""
    spec = importlib.util.spec_from_file_location("audit", ROOT / "tools" / "audit.py")
    assert spec is not None
    assert spec.loader is not None
    audit = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(audit)
    ours = {"name": "claimcheck-figures", "skip_reason": "editable"}
    sound = {"name": "a", "version": "1", "vulns": []}
    bad = {"name": "b", "version": "2", "vulns": [{"id": "X-1", "fix_versions": ["3"]}]}
    blank = {"name": "c", "skip_reason": "not found"}
    assert audit.judged([ours, sound]) == (["1 packages audited, 0 known flaws"], 0)
    assert audit.judged([ours, sound, bad])[1] == 1
    assert audit.judged([ours, sound, bad])[0][0] == "b 2: X-1, mended in 3"
    assert audit.judged([ours, sound, blank])[1] == 2
    assert audit.judged([ours])[1] == 2
