"""What an explanation can say: in both languages, of every step, guard, test and check."""

from __future__ import annotations

import ast
import re
from pathlib import Path
from typing import get_args

import pytest

from claimcheck import lexicon
from claimcheck.records import Basis, Guard, How, Locus, Modality, QuantityKind, Role
from claimcheck.reports.rows import step_in_words
from claimcheck.reports.words import words
from claimcheck.rules.checks import CHECKS

SOURCE = Path(lexicon.__file__).parents[1]
STEP = re.compile(
    r"(?:aligned|measure|subject|scope|comparand|period|modality|source|polarity|table):[a-z-]+"
)
HEADERS = ("column", "row", "caption")
PARTS = re.compile(r"[a-z]+(?:[:-][a-z]+)*")


def strings(path):
    """The texts of a module; a text with a hole at its end once for each header of a table."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.JoinedStr) and isinstance(node.values[0], ast.Constant):
            start = node.values[0].value
            yield from (start + header for header in HEADERS) if len(node.values) == 2 else ()
        elif isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value


def steps():
    """Every step that a reader of claims can give."""
    texts = {
        text
        for path in (*(SOURCE / "claims").glob("*.py"), SOURCE / "rules" / "engine.py")
        for text in strings(path)
    }
    return sorted(text for text in texts if STEP.fullmatch(text) and not text.endswith("-"))


def figure_parts():
    """Every grammar part of figures, or its family where it has many."""
    found = set()
    for folder in ("quantities", "claims"):
        for path in (SOURCE / folder).glob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.stmt | ast.keyword) and "rules" in _names(node):
                    found |= {text for text in _texts(node) if PARTS.fullmatch(text)}
    return sorted(found)


def _names(node):
    """What a simple statement assigns to or calls on, and the name of a keyword."""
    if isinstance(node, ast.keyword):
        return {node.arg}
    targets = [*getattr(node, "targets", ()), getattr(node, "target", None)]
    call = getattr(node, "value", None)
    if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute):
        targets.append(call.func.value)
    return {target.attr for target in targets if isinstance(target, ast.Attribute)}


def _texts(node):
    for inner in ast.walk(node.value):
        if isinstance(inner, ast.JoinedStr) and isinstance(inner.values[0], ast.Constant):
            yield inner.values[0].value.rstrip(":-")
        elif isinstance(inner, ast.Constant) and isinstance(inner.value, str):
            yield inner.value.rstrip(":-")


def test_both_languages_have_the_same_entries():
    """The same keys, with the same values to fill in."""

    def told(value, path=()):
        if isinstance(value, dict):
            return {
                k: v for key, inner in value.items() for k, v in told(inner, (*path, key)).items()
            }
        texts = value if isinstance(value, list) else [value]
        return {path: {hole for text in texts for hole in re.findall(r"\{\d\}", text)}}

    one, other = (told(words(language, "explain")._data) for language in lexicon.LANGUAGES)
    assert one == other


def told_of(step, say):
    """Whether a grammar part has words, itself, by its family, or in each of its forms."""
    return step_in_words(step, say) != step or any(
        known.startswith(f"{step}-") for known in say.get("steps")
    )


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_every_step_has_words(language):
    """And no words are kept for steps that nobody makes."""
    say = words(language, "explain")
    made = steps()
    assert len(made) > 90
    assert not [step for step in made if step not in say.get("steps")]
    parts = figure_parts()
    assert len(parts) > 20
    assert not [part for part in parts if not told_of(f"figure:{part}", say)]
    told = {step for step in say.get("steps") if not step.startswith("figure:")}
    assert told <= set(made)


@pytest.mark.parametrize("language", lexicon.LANGUAGES)
def test_everything_a_record_holds_has_words(language):
    """Loci, bases, moods, roles, kinds, ways of matching, guards, checks."""
    say = words(language, "explain")
    assert set(say.get("loci")) == set(get_args(Locus))
    assert set(say.get("basis")) == set(get_args(Basis))
    assert set(say.get("modality")) == set(get_args(Modality))
    assert set(say.get("roles")) == set(get_args(Role))
    assert set(say.get("kinds")) == {*get_args(QuantityKind), "event"}
    assert set(get_args(How)) <= set(say.get("match"))
    assert set(say.get("guards")) == set(get_args(Guard)) - {""}
    assert set(say.get("checks")) == set(CHECKS)


def test_every_test_of_a_rule_has_words():
    """What why_not.py may name stands in the table of tests."""
    path = SOURCE / "rules" / "why_not.py"
    tests = set(words("en", "explain").get("tests"))
    named = {text for text in strings(path) if re.fullmatch(r"[a-z-]+", text)}
    assert tests <= named
    returned = re.findall(r'(?:return|else)\s*\(*"([a-z-]+)"', path.read_text(encoding="utf-8"))
    assert set(returned) - {"check", "event"} <= tests
