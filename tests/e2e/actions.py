"""A composite action of GitHub, run step by step in its order, without GitHub.

What a step *uses* is another action: it is named, and what the step hands to it is kept. What it
*runs* is run, in bash as a runner does it. Expressions are those that action.yml has: names with
dots, a comparison, `format` and `hashFiles`.
"""

from __future__ import annotations

import hashlib
import os
import re
import subprocess
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from e2e.installed import ROOT, command

_EXPRESSION = re.compile(r"\$\{\{\s*(.+?)\s*\}\}")


@dataclass
class Step:
    """What became of a step: what it handed on, or its exit code and what it printed."""

    name: str
    uses: str = ""
    given: dict[str, str] = field(default_factory=dict)
    code: int = 0
    out: str = ""


@dataclass
class Action:
    """The action at the root of this project, used in a repository.

    Attributes:
        repository: where it is used.
        place: for what a runner makes (RUNNER_TEMP, the summary of the job).
        env: variables of the environment that a runner gives.
        event: the values of `github.event`.
    """

    repository: Path
    place: Path
    env: dict[str, str] = field(default_factory=dict)
    event: dict[str, str] = field(default_factory=dict)

    @property
    def summary(self):
        file = self.place / "summary.md"
        return file.read_text(encoding="utf-8") if file.exists() else ""

    def run(self, **inputs):
        """The steps until one fails, as a job with these inputs has them."""
        text = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
        given = {name.replace("_", "-"): value for name, value in inputs.items()}
        unknown = given.keys() - text["inputs"].keys()
        assert not unknown, unknown
        known = {name: str(one.get("default", "")) for name, one in text["inputs"].items()} | given
        done = []
        for step in text["runs"]["steps"]:
            if "if" in step and self._filled(step["if"], known) != "true":
                continue
            done.append(self._step(step, known))
            if done[-1].code:
                break
        return done

    def _step(self, step, inputs):
        if "uses" in step:
            given = {key: self._filled(value, inputs) for key, value in step["with"].items()}
            return Step(step["name"], step["uses"], given)
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "what a user gives must not become a script"
        ran = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.repository,
            env=self._environment()
            | {key: self._filled(value, inputs) for key, value in step.get("env", {}).items()},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        return Step(step["name"], code=ran.returncode, out=ran.stdout.decode())

    def _environment(self):
        return {
            "PATH": f"{command().parent}{os.pathsep}{os.environ['PATH']}",
            "LC_ALL": "C.UTF-8",
            "HOME": str(self.place),
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(ROOT),
            "GITHUB_STEP_SUMMARY": str(self.place / "summary.md"),
            "RUNNER_TEMP": str(self.place),
        } | self.env

    def _filled(self, text, inputs):
        def value(expression):
            said = expression.group(1)
            if compared := re.fullmatch(r"(\S+) == '(.*)'", said):
                return "true" if self._value(compared[1], inputs) == compared[2] else "false"
            if hashed := re.fullmatch(r"hashFiles\(format\('(.*)', (\S+)\)\)", said):
                pattern = hashed[1].replace("{0}", self._value(hashed[2], inputs).rstrip("/"))
                digest = hashlib.sha256()
                for file in sorted(self.repository.glob(pattern)):
                    digest.update(file.read_bytes())
                return digest.hexdigest()
            return self._value(said, inputs)

        return _EXPRESSION.sub(value, str(text))

    def _value(self, name, inputs):
        group, _, rest = name.partition(".")
        if group == "inputs":
            return inputs[rest]
        if name.startswith("github.event."):
            return self.event.get(rest.removeprefix("event."), "")
        if name == "runner.os":
            return "Linux"
        if name == "steps.python.outputs.python-path":
            return str(command().parent / "python")
        raise AssertionError(f"{name}: no value for it here")
