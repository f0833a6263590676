"""Rules: YAML files over a few checks in code, and the engine that runs them.

rules/*.yaml → `load` → Rule → `run` (clusters, topics, claims) → RunResult
"""

from __future__ import annotations

from collections.abc import Iterable
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

from claimcheck.errors import DataFileError, Problem, UsageError
from claimcheck.lexicon import Lexicon
from claimcheck.lexicon import load as load_lexicon
from claimcheck.rules import schema
from claimcheck.rules.engine import RunResult, run
from claimcheck.rules.examples import Failure, examples, verify
from claimcheck.rules.intervals import of_claim as interval
from claimcheck.rules.jsonschema import json_schema
from claimcheck.rules.model import Example, Match, Rule
from claimcheck.rules.view import View
from claimcheck.rules.why_not import hurdles

__all__ = [
    "Example",
    "Failure",
    "Match",
    "Rule",
    "RunResult",
    "View",
    "builtin",
    "examples",
    "hurdles",
    "interval",
    "json_schema",
    "load",
    "run",
    "verify",
]


def builtin() -> Traversable:
    """The rules shipped with claimcheck; in a checkout they are the rules/ folder itself."""
    shipped = files("claimcheck.rules") / "builtin"
    return shipped if shipped.is_dir() else Path(__file__).parents[3] / "rules"


def load(folder: Path | None = None, lexicon: Lexicon | None = None) -> tuple[Rule, ...]:
    """The rules of a folder, sorted by code.

    Args:
        folder: a folder of `<rule-id>.yaml` files; None for the shipped rules.
        lexicon: what measures there are; None for the shipped lexicon.

    Raises:
        UsageError: the folder is none, or holds no rule.
        DataFileError: files are wrong; every problem of every file is named.
    """
    if folder is None:
        shipped = builtin()
        texts = ((name, (shipped / name).read_text(encoding="utf-8")) for name in _names(shipped))
        return _sorted(schema.trusted(text, f"rules/{name}") for name, text in texts)
    if not folder.is_dir():
        raise UsageError(f"{folder}: no folder of rules")
    rules, problems = [], []
    for name in _names(folder):
        path = f"{folder.as_posix()}/{name}"
        try:
            text = (folder / name).read_text(encoding="utf-8-sig")
        except (OSError, UnicodeDecodeError):
            problems.append(Problem(path, 0, 0, "cannot be read as UTF-8 text; save it as UTF-8"))
            continue
        rule, wrong = read(text, path, lexicon)
        problems += wrong
        if rule is not None:
            rules.append(rule)
    problems += _twice(rules)
    if problems:
        raise DataFileError(problems)
    if not rules:
        raise UsageError(f"{folder}: holds no rule; a rule is a file <rule-id>.yaml")
    return _sorted(rules)


def read(text: str, path: str, lexicon: Lexicon | None = None) -> tuple[Rule | None, list[Problem]]:
    """The rule of one file, or everything that is wrong with it."""
    rule, problems = schema.read(text, path, lexicon or load_lexicon())
    stem = path.rsplit("/", 1)[-1].rsplit(".", 1)[0]
    if rule is not None and rule.id != stem:
        message = f'the file of rule "{rule.id}" is named {stem}.yaml; the two must be one'
        return None, [Problem(path, 0, 0, message)]
    return rule, problems


def _names(folder: Traversable) -> list[str]:
    return sorted(item.name for item in folder.iterdir() if item.name.endswith((".yaml", ".yml")))


def _sorted(rules: Iterable[Rule]) -> tuple[Rule, ...]:
    return tuple(sorted(rules, key=lambda rule: (rule.code, rule.id)))


def _twice(rules: Iterable[Rule]) -> list[Problem]:
    """Codes that two rules share."""
    first: dict[str, Rule] = {}
    problems = []
    for rule in rules:
        other = first.setdefault(rule.code, rule)
        if other is not rule:
            message = f'the code {rule.code} is already that of rule "{other.id}"; take a free one'
            problems.append(Problem(rule.path, 0, 0, message))
    return problems
