"""A user's lexicon files: entities and measures laid over the shipped ones.

    entities:
      - {id: Rivian, kind: company, parent: US, names: [里维安]}
    measures:
      - {id: charging_speed, family: specification, dimensions: [power], words: {zh: [充电速度]}}

An entry whose id is known replaces the shipped one. All problems of all files come at once.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

from claimcheck.errors import DataFileError, Problem
from claimcheck.yamlfile import Located, load_located

ENTITY_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "kind": str,
    "parent": str,
    "names": list,
    "short": list,
    "codes": bool,
    "role": str,
}
MEASURE_KEYS: dict[str, type | tuple[type, ...]] = {
    "id": str,
    "family": str,
    "dimensions": list,
    "counters": list,
    "whole": str,
    "holder": str,
    "low": (int, float),
    "high": (int, float),
    "near": list,
    "denominator": str,
    "amount": str,
    "timeless": bool,
    "words": dict,
    "weak": dict,
    "beside": dict,
}
KINDS = (
    "company", "product", "person", "country", "region", "organisation", "government", "group",
    "market", "fund", "technology", "segment",
)  # fmt: skip
HOLDERS = ("any", "company", "product", "country", "market", "person")
SECTIONS = ("entities", "measures")


def suggest(word: str, known: Iterable[str]) -> str:
    """'; did you mean "x"?' for a mistyped word, else nothing."""
    by_fold = {name.lower(): name for name in sorted(known)}
    near = difflib.get_close_matches(word.lower(), list(by_fold), 1)
    return f'; did you mean "{by_fold[near[0]]}"?' if near else ""


def read_extra(
    paths: Sequence[Path], entities: Mapping[str, Any]
) -> dict[str, list[dict[str, Any]]]:
    """The entries of all files.

    Raises:
        DataFileError: every problem of every file.
    """
    found: dict[str, list[dict[str, Any]]] = {"entities": [], "measures": []}
    problems: list[Problem] = []
    files: list[Located] = []
    for path in paths:
        try:
            text = path.read_text(encoding="utf-8")
        except (OSError, UnicodeDecodeError) as error:
            mend = "name a readable UTF-8 file"
            problems.append(Problem(str(path), 0, 0, f"cannot be read ({error}); {mend}"))
            continue
        located = load_located(text, str(path))
        problems += located.problems
        if not located.problems:
            files.append(located)
    for located in files:
        problems += _check_file(located, found)
    known = {*entities, *(row["id"] for row in found["entities"] if "id" in row)}
    for located in files:
        problems += _check_parents(located, known)
    if problems:
        raise DataFileError(problems)
    return found


def _check_file(located: Located, found: dict[str, list[dict[str, Any]]]) -> list[Problem]:
    if not isinstance(located.value, dict):
        return [located.problem((), 'must be a mapping with "entities" and "measures"')]
    problems = []
    for section, rows in located.value.items():
        if section not in SECTIONS:
            message = f'unknown section "{section}"{suggest(str(section), SECTIONS)}'
            problems.append(located.problem((section,), message))
            continue
        if not isinstance(rows, list):
            problems.append(located.problem((section,), "must be a list of entries"))
            continue
        for number, row in enumerate(rows):
            wrong = check_entry(located, (section, number), row, section)
            problems += wrong
            if not wrong:
                found[section].append(row)
    return problems


def check_entry(
    located: Located, at: tuple[str | int, ...], row: Any, section: str
) -> list[Problem]:
    """What is wrong with one entry of a section."""
    keys = ENTITY_KEYS if section == "entities" else MEASURE_KEYS
    needed = ("id", "kind") if section == "entities" else ("id", "family", "words")
    if not isinstance(row, dict):
        return [located.problem(at, "an entry must be a mapping")]
    problems = [
        located.problem(at, f'the entry lacks "{name}"; add it')
        for name in needed
        if name not in row
    ]
    for key, value in row.items():
        if key not in keys:
            message = f'unknown key "{key}"{suggest(str(key), keys)}'
            problems.append(located.problem((*at, key), message))
        elif not isinstance(value, keys[key]) or (
            isinstance(value, bool) and keys[key] is not bool
        ):
            problems.append(located.problem((*at, key), f'"{key}" has a value of the wrong type'))
    for key, allowed in (("kind", KINDS), ("holder", HOLDERS)):
        value = row.get(key)
        if isinstance(value, str) and value not in allowed:
            message = f'unknown {key} "{value}"{suggest(value, allowed)}'
            problems.append(located.problem((*at, key), message))
    return problems


def _check_parents(located: Located, known: set[str]) -> list[Problem]:
    if not isinstance(located.value, dict):
        return []
    rows = located.value.get("entities")
    problems = []
    for number, row in enumerate(rows if isinstance(rows, list) else []):
        parent = row.get("parent") if isinstance(row, dict) else None
        if isinstance(parent, str) and parent not in known:
            message = f'unknown parent "{parent}"{suggest(parent, known)}'
            problems.append(located.problem(("entities", number, "parent"), message))
    return problems
