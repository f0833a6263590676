"""Where the words of each slot stand."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, quantities
from claimcheck.claims import derive, extract


def derived(text, **more):
    document = documents.from_text(text, published="2025-08-20", **more)
    found = derive(document, quantities.read_document(document), lexicon.load())
    return document, found


def words(derivation):
    return {(o.slot, o.item): o.text for o in derivation.origins}


def test_the_words_are_those_of_the_article():
    """In the published script, at their own places, whatever noise stands between."""
    text = "今年上半年,輝達(dá)在中國(guó)的市場份額為50%。\n"
    document, (found,) = derived(text)
    assert words(found)["subject", 0] == "輝達"
    assert words(found)["scope", 0] == "中國"
    assert words(found)["period", 0] == "今年上半年"
    assert all(document.raw[slice(*o.span)] == o.text for o in found.origins)


def test_what_is_carried_is_found_where_it_was_said():
    """A subject of an earlier clause, a measure that goes on."""
    _, (first, second) = derived("华为出货量为70万片,同比增长5%。\n")
    assert words(first)["subject", 0] == words(second)["subject", 0] == "华为"
    assert second.origin("measure").span == first.origin("measure").span


@pytest.mark.parametrize(
    ("text", "slot", "told"),
    [
        ("华为预计明年出货量为70万片。\n", "modality", "预计"),
        ("如果解禁,华为出货量为70万片。\n", "modality", "如果"),
        ("据伯恩斯坦统计,华为出货量为70万片。\n", "source", "伯恩斯坦"),
        ("H20的算力比A100高12%。\n", "comparand", "A100"),
    ],
)
def test_the_words_of_other_slots(text, slot, told):
    """Of a mood, a source and a comparand too."""
    _, found = derived(text)
    assert words(found[-1])[slot, 0] == told


def test_headers_of_tables_are_places_too():
    """A cell's subject and measure stand in its row and its column."""
    text = "| 公司 | 2025年收入(亿元) |\n|---|---|\n| 华为 | 120 |\n"
    document, (found,) = derived(text, kind="md")
    assert document.position(found.origin("subject").span[0])[0] == 3
    assert document.position(found.origin("measure").span[0])[0] == 1


def test_the_claims_are_those_of_extract():
    """A derivation adds to a claim and changes nothing."""
    document, found = derived("华为出货量为70万片,同比增长5%。英伟达营收达55亿美元。\n")
    figures = quantities.read_document(document)
    assert tuple(d.claim for d in found) == extract(document, figures, lexicon.load())
