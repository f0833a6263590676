"""Where the commands of a document are run: a folder, a home and an environment of its own."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

from e2e.installed import ROOT, command

_STARTS = re.compile(r"^<!-- run in: (?P<where>an empty (?:folder|repository)) -->$", re.MULTILINE)
_COPIED = re.compile(r"^<!-- copied: (?P<folder>\S+) -->$", re.MULTILINE)
_WHO = {"NAME": "desk", "EMAIL": "desk@example.org", "DATE": "2025-12-29T12:00:00Z"}
_GIT = {f"GIT_{role}_{key}": _WHO[key] for role in ("AUTHOR", "COMMITTER") for key in _WHO}
_LINE = {"encoding": "utf-8", "errors": "surrogateescape", "check": False}
_SECONDS = 600  # after which a command hangs


@dataclass
class Place:
    """A folder that a document's commands are run in, and what they find around it."""

    folder: Path
    home: Path
    environment: Path  # a virtual environment, for what a document installs

    @classmethod
    def of(cls, text, around):
        """The place that a document asks for, made in an empty folder."""
        found = _STARTS.search(text)
        folder = around / "here"
        if not found:
            cloned(around / "origin", folder)
        elif found["where"] == "an empty repository":
            empty(around / "origin")
            git(around, "clone", "--quiet", "origin", "here")
        else:
            folder.mkdir()
        for copied in _COPIED.finditer(text):
            whole = ROOT / copied["folder"]
            left = shutil.ignore_patterns("__pycache__")
            shutil.copytree(whole, folder / whole.name, ignore=left)
        home = around / "home"
        home.mkdir()
        return cls(folder, home, environment(around / "env"))

    def write(self, name, text):
        """A file of the document."""
        file = self.folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")

    def shell(self, line):
        """Exit code and output of a line of a shell, stdout and stderr as they come."""
        return self._run("bash", "-c", line)

    def python(self, text):
        """What a program prints; it must not fail."""
        code, said = self._run(str(self.environment / "bin" / "python"), "-c", text)
        assert code == 0, f"{text}\n{said}"
        return said

    def _run(self, *words):
        path = f"{self.environment / 'bin'}{os.pathsep}{os.environ['PATH']}"
        env = {
            "PATH": path,
            "HOME": str(self.home),
            "LC_ALL": "C.UTF-8",
            "SOURCE_DATE_EPOCH": "1767009600",  # the day of _WHO, by which waivers are held
            "GITHUB_STEP_SUMMARY": str(self.home / "summary.md"),
            # What a document installs is of this project; what that needs is there already.
            "PYTHONPATH": sysconfig.get_path("purelib"),
            "PIP_NO_INDEX": "1",
            "PIP_NO_DEPS": "1",
            "PIP_NO_BUILD_ISOLATION": "0",  # pip takes it as the value of --build-isolation
            "PIP_QUIET": "1",
            "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        }
        done = subprocess.run(
            words,
            cwd=self.folder,
            env=env | _GIT,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=_SECONDS,
            **_LINE,
        )
        return done.returncode, done.stdout


def git(folder, *words):
    """A command of git; it must not fail."""
    subprocess.run(
        ["git", *words], cwd=folder, env=os.environ | _GIT, check=True, capture_output=True
    )


def empty(origin):
    """A repository with one commit on main and no file."""
    origin.mkdir()
    git(origin, "init", "--quiet", "--initial-branch", "main")
    git(origin, "commit", "--quiet", "--allow-empty", "--message", "Nothing yet")


def cloned(origin, folder):
    """A clone of this project as it stands here, what is not committed yet included.

    Args:
        origin: where its origin is made; its branch is called main.
        folder: where the clone goes.
    """
    around = origin.parent
    git(around, "clone", "--quiet", str(ROOT), origin.name)
    git(origin, "checkout", "--quiet", "-B", "main")
    listed = ["git", "ls-files", "-z", "--modified", "--others", "--exclude-standard"]
    done = subprocess.run(listed, cwd=ROOT, capture_output=True, check=True)
    for name in filter(None, done.stdout.decode().split("\0")):
        file = origin / name
        file.unlink(missing_ok=True)
        if (ROOT / name).exists():
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes((ROOT / name).read_bytes())
            file.chmod((ROOT / name).stat().st_mode)
    git(origin, "add", "--all")
    git(origin, "commit", "--quiet", "--allow-empty", "--message", "As it stands")
    git(around, "clone", "--quiet", origin.name, folder.name)


def environment(folder):
    """A virtual environment that begins with what is installed here, and takes more."""
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(folder)], check=True)
    python = folder / "bin" / "python"
    (site,) = folder.glob("lib/*/site-packages")
    ours = sysconfig.get_path("purelib")
    (site / "ours.pth").write_text(f"import site; site.addsitedir({ours!r})\n", encoding="utf-8")
    for name, module in (("claimcheck", "claimcheck"), ("pip", "pip")):
        script = folder / "bin" / name
        script.write_text(f'#!/bin/sh\nexec "{python}" -m {module} "$@"\n', encoding="utf-8")
        script.chmod(0o755)
    command()  # skips where the command is not installed
    return folder
