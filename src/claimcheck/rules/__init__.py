"""Rules: YAML files over a few checks in code, and the engine that runs them.

rules/*.yaml → `load` → Rule → `run` (clusters, topics, claims) → RunResult
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from claimcheck.errors import DataFileError, Problem
from claimcheck.late import late
from claimcheck.lexicon import Lexicon
from claimcheck.rules import files, selection
from claimcheck.rules.engine import Look, RunResult, inferring, look, run, running, settle
from claimcheck.rules.examples import Failure, examples, verify
from claimcheck.rules.files import builtin, read
from claimcheck.rules.intervals import of_claim as interval
from claimcheck.rules.intervals import repeats
from claimcheck.rules.model import Example, Level, Match, Rule
from claimcheck.rules.parting import Parting, merged
from claimcheck.rules.reach import Reach, named, reach
from claimcheck.rules.selection import Selection, described
from claimcheck.rules.view import View

if TYPE_CHECKING:
    from claimcheck.rules.jsonschema import json_schema
    from claimcheck.rules.why_not import hurdles
else:
    __getattr__ = late(__name__, {"json_schema": "jsonschema", "hurdles": "why_not"})

__all__ = [
    "Example",
    "Failure",
    "Level",
    "Look",
    "Match",
    "Parting",
    "Reach",
    "Rule",
    "RunResult",
    "Selection",
    "View",
    "beside",
    "builtin",
    "described",
    "examples",
    "files",
    "gather",
    "hurdles",
    "inferring",
    "interval",
    "json_schema",
    "load",
    "look",
    "merged",
    "named",
    "reach",
    "read",
    "repeats",
    "run",
    "running",
    "selection",
    "settle",
    "verify",
]


def load(
    folder: Path | None = None, lexicon: Lexicon | None = None, *, extra: Sequence[Path] = ()
) -> tuple[Rule, ...]:
    """The rules of a folder, sorted by code.

    Args:
        folder: a folder of `<rule-id>.yaml` files; None for the shipped rules.
        lexicon: what measures there are; None for the shipped lexicon.
        extra: folders and files of rules that run beside those.

    Raises:
        UsageError: a folder is none, or holds no rule.
        DataFileError: files are wrong; every problem of every file is named.
    """
    rules, problems = gather(folder, lexicon, extra=extra)
    if problems:
        raise DataFileError(problems)
    return rules


def beside(
    own: Sequence[Rule], extra: Sequence[Path], lexicon: Lexicon | None = None
) -> tuple[Rule, ...]:
    """Rules with those of further folders and files; no id or code may be taken twice.

    Raises:
        UsageError, DataFileError: as in `load`.
    """
    rules, problems = files.gather(extra, lexicon, beside=own)
    if problems:
        raise DataFileError(problems)
    return rules


def gather(
    folder: Path | None = None, lexicon: Lexicon | None = None, *, extra: Sequence[Path] = ()
) -> tuple[tuple[Rule, ...], list[Problem]]:
    """As `load`, but the rules that are in order, and what is wrong with the others."""
    own, problems = (files.shipped(), []) if folder is None else files.gather([folder], lexicon)
    if not extra:
        return own, problems
    rules, more = files.gather(extra, lexicon, beside=own)
    return rules, [*problems, *more]
