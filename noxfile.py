# /// script
# requires-python = ">=3.11"
# dependencies = ["nox>=2024.10.9"]
# ///
"""What the project does with itself: `nox -l` lists it, `nox -s tests` runs one of it.

Each session says in its docstring what it proves. `nox --no-venv` runs them in the environment that
is active, which must then hold the development dependencies; that is what .ci/run does.
"""

from __future__ import annotations

from pathlib import Path

import nox

nox.needs_version = ">=2024.10.9"
nox.options.default_venv_backend = "uv|virtualenv"
nox.options.reuse_existing_virtualenvs = True
nox.options.sessions = [
    "lint", "types", "layers", "reports", "build", "accuracy", "properties", "tests",
]  # fmt: skip
PROJECT = nox.project.load_toml("pyproject.toml")
CODE = ("src", "tests", "benchmarks", "tools", "noxfile.py")


def need(session: nox.Session, *groups: str, project: bool = True) -> None:
    """Install dependency groups, and the project, unless the environment is the user's own."""
    if session.venv_backend == "none":
        return
    wanted = [name for group in groups for name in nox.project.dependency_groups(PROJECT, group)]
    session.install(*(("--editable", ".") if project else ()), *wanted)


@nox.session
def tests(session: nox.Session) -> None:
    """Everything that can be tested in a few minutes; arguments go to pytest."""
    need(session, "test")
    session.run("pytest", *(session.posargs or ["--numprocesses", "auto", "--dist", "loadgroup"]))


@nox.session
def properties(session: nox.Session) -> None:
    """The laws alone, on many more generated inputs than in `tests`."""
    need(session, "test")
    session.run("pytest", "-m", "property", "--hypothesis-profile=thorough", *session.posargs)


@nox.session
def accuracy(session: nox.Session) -> None:
    """The examples against their gold: no floor may be missed."""
    need(session, "test")
    session.run("python", "tests/gold/score.py", *session.posargs)
    session.run("pytest", "tests/gold")


@nox.session
def lint(session: nox.Session) -> None:
    """Style and layout of the code by ruff."""
    need(session, "lint", project=False)
    session.run("ruff", "check", *CODE)
    session.run("ruff", "format", "--check", *CODE)


@nox.session
def types(session: nox.Session) -> None:
    """Types by mypy --strict."""
    need(session, "types")
    session.run("mypy", *session.posargs)


@nox.session
def layers(session: nox.Session) -> None:
    """Who may import whom, by import-linter."""
    need(session, "lint")
    session.run("lint-imports", "--no-cache")


@nox.session
def reports(session: nox.Session) -> None:
    """Make claims/, reports/ and the outputs in the README anew; `-- --check` fails on drift."""
    need(session)
    session.run("python", "tools/regenerate.py", *session.posargs)


@nox.session
def build(session: nox.Session) -> None:
    """The wheel, made from the sdist, in a clean environment: its command lists its rules."""
    need(session, "build", project=False)
    place = Path(session.create_tmp())
    session.run("python", "tools/wheel.py", str(place))


@nox.session
def browser(session: nox.Session) -> None:
    """The HTML report in Chromium: filters, links, keys, barriers, print; a large one, timed."""
    need(session, "browser")
    session.run("pytest", "-m", "browser", "tests/browser", *session.posargs)
    session.run("python", "benchmarks/page.py", "--check")


@nox.session
def bench(session: nox.Session) -> None:
    """Every benchmark, one after the other; arguments (`-- --check`) go to each."""
    need(session, "test")
    for name in ("startup", "quantities", "extract", "hostile", "gate", "clusters", "skew"):
        session.run("python", f"benchmarks/{name}.py", *session.posargs)


@nox.session
def fuzz(session: nox.Session) -> None:
    """Every stage given anything, led by atheris; `-- --seconds 600 html` for longer, or one."""
    need(session, "fuzz")
    session.run("python", "tests/fuzz/run.py", *session.posargs)


@nox.session
def mutation(session: nox.Session) -> None:
    """Small changes to the code that a test must notice; `-- --again` for those that none did."""
    need(session, "mutation")
    session.run("python", "tools/mutation.py", *session.posargs)


@nox.session
def audit(session: nox.Session) -> None:
    """Known flaws of what is installed, by pip-audit; without its database it fails and says so."""
    need(session, "audit")
    session.run("python", "tools/audit.py", *session.posargs)


if __name__ == "__main__":
    nox.main()
