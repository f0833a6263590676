"""docs/rules.md names everything that there is."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from claimcheck import rules
from claimcheck.rules import schema, wording
from claimcheck.rules.checks import CHECKS
from claimcheck.rules.model import KINDS, MODALITIES
from rules.build import LEXICON

PAGE = Path(__file__).parents[2] / "docs" / "rules.md"
pytestmark = pytest.mark.skipif(not PAGE.exists(), reason="the tests are apart from the project")


@pytest.fixture(scope="module")
def page():
    return PAGE.read_text(encoding="utf-8")


def rows(page, title):
    """The rows of the table below a title, as lists of cells."""
    section = page.split(f"\n## {title}\n")[1].split("\n## ")[0]
    lines = [line for line in section.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[1:]]


def test_every_check_with_its_settings(page):
    """As the code says it."""
    told = {row[0]: row[1:] for row in rows(page, "Checks")}
    assert told == {
        f"`{name}`": [check.ABOUT, ", ".join(f"`{setting}`" for setting in check.PARAMS)]
        for name, check in CHECKS.items()
    }


def test_every_key(page):
    """Of a rule, and of what it matches."""
    told = {name for row in rows(page, "The file") for name in re.findall(r"`(\w+)`", row[0])}
    assert told == set(schema.KEYS)
    assert {row[0].strip("`") for row in rows(page, "Claims")} == set(schema.MATCH_KEYS)


def test_every_value_of_a_match(page):
    """Families, kinds and modalities."""
    told = {row[0].strip("`"): set(re.findall(r"`(\w+)`", row[1])) for row in rows(page, "Claims")}
    assert told["family"] == {measure.family for measure in LEXICON.measures.values()}
    assert told["kind"] == set(KINDS)
    assert told["modality"] == set(MODALITIES)


def test_every_word_of_a_message(page):
    """What a template may name, and words of checks."""
    section = page.split("\n## Messages\n")[1].split("\n## ")[0]
    told = set(re.findall(r"`\{(\w+)\}`", section))
    own = {word for check in CHECKS.values() for word in getattr(check, "WORDS", ())}
    assert set(wording.FIELDS) <= told <= set(wording.FIELDS) | own


def test_every_tag(page):
    """Those of the shipped rules."""
    section = page.split("\n## Which rules run\n")[1].split("```")[0]
    told = set(re.findall(r"`([a-z]+)`", section.split("have tags too:")[1]))
    assert told == {tag for rule in rules.load() for tag in rule.tags}
    assert all(rule.tags for rule in rules.load())
