"""The recorded steps of a claim lead to it again, over every article there is."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from claimcheck import documents, lexicon, quantities
from claimcheck.claims import extract, replay
from claimcheck.claims.plan import SLOTS, in_order, slot_of

ROOT = Path(__file__).parents[2]
FOLDERS = (
    ROOT / "examples",
    ROOT / "tests/gold/parallel",
    *sorted((ROOT / "tests/gold/blind").glob("*/articles")),
)
ARTICLES = sorted(
    file
    for folder in FOLDERS
    for file in folder.rglob("*")
    if file.suffix in (".txt", ".md", ".html")
)


def named(file):
    return str(file.relative_to(ROOT))


@cache
def article(file):
    """A document and its figures, read once."""
    (document,) = documents.read_paths([str(file)]).documents
    return document, quantities.read_document(document)


def test_there_are_articles_in_every_folder():
    """The corpus is not empty by mistake."""
    assert len(ARTICLES) >= 60
    assert all(any(folder in file.parents for file in ARTICLES) for folder in FOLDERS)


@pytest.mark.parametrize("file", ARTICLES, ids=named)
def test_replaying_every_claim_gives_the_same_claims(file):
    """Each chain of readers held to what was recorded ends where it ended."""
    document, figures = article(file)
    claims = extract(document, figures, lexicon.load())
    assert replay(document, figures, lexicon.load(), claims) == claims


@pytest.mark.parametrize("file", ARTICLES[::6], ids=named)
def test_replaying_one_claim_alone_gives_it(file):
    """What stands before it is read freely, and nothing else comes back."""
    document, figures = article(file)
    for claim in extract(document, figures, lexicon.load())[::5]:
        made = replay(document, figures, lexicon.load(), [claim])
        assert claim in made
        assert {found.figure for found in made} == {claim.figure}


def test_a_changed_step_gives_another_claim_or_none():
    """The record decides: without a step, the reader it names finds nothing."""
    changed = same = 0
    for document, figures in map(article, ARTICLES[::8]):
        for claim in extract(document, figures, lexicon.load())[:3]:
            for step in claim.derived_by:
                kept = tuple(s for s in claim.derived_by if s != step)
                wrong = replace(claim, derived_by=kept)
                made = replay(document, figures, lexicon.load(), [wrong])
                changed += claim not in made
                same += claim in made
    assert changed > 100
    assert same < 0.1 * changed


def test_another_reader_gives_another_subject():
    """Held to the topic, the subject is what the text was last about."""
    text = "英伟达上月发布财报。\n华为出货量为70万片。\n"
    document = documents.from_text(text, published="2025-08-20")
    figures = quantities.read_document(document)
    (claim,) = extract(document, figures, lexicon.load())
    steps = tuple(
        "subject:topic" if slot_of(step) == "subject" else step for step in claim.derived_by
    )
    (made,) = replay(document, figures, lexicon.load(), [replace(claim, derived_by=steps)])
    assert claim.subject.id == "Huawei"
    assert made.subject.id == "NVIDIA"


def test_a_figure_of_other_parts_is_left_out():
    """A number read by another grammar is not the one that was recorded."""
    document = documents.from_text("华为出货量为70万片。\n")
    figures = quantities.read_document(document)
    (claim,) = extract(document, figures, lexicon.load())
    steps = tuple(step for step in claim.derived_by if not step.startswith("figure:unit"))
    assert not replay(document, figures, lexicon.load(), [replace(claim, derived_by=steps)])


def test_every_filled_slot_names_its_reader():
    """A slot with a value has a step; steps stand in the order of the slots, each once a slot."""
    filled = ("measure", "subject", "comparand", "source", "scope")
    for document, figures in map(article, ARTICLES):
        for claim in extract(document, figures, lexicon.load()):
            steps = [step for step in claim.derived_by if not step.startswith("figure:")]
            told = {slot_of(step) for step in steps}
            values = {slot for slot in filled if getattr(claim, slot)}
            values |= {"period"} if claim.period.stated or claim.period.basis == "rate" else set()
            values |= {"modality"} if claim.modality != "asserted" else set()
            values |= {"polarity"} if claim.polarity == "negated" else set()
            assert values <= told, (claim.id, claim.derived_by)
            assert list(claim.derived_by) == in_order(claim.derived_by)
            assert len(steps) == len(set(steps)) <= len(SLOTS) + 6
