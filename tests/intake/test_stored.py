"""Articles whose parts are packed away are used like any other."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from claimcheck import documents
from claimcheck.intake import reading
from claimcheck.intake.stored import Stored, packed_of, stored

TEXTS = {
    "plain": "2030年,英伟达的毛利率为75%。\n\n会议在周三结束。\n",
    "noise": "英偉達(dá)的市場(chǎng)份額(é)從95%歸零。１２％\r\n",
    "table": "表1 两家公司\n\n公司 | 营收(亿元)\n甲 | 12\n乙 | 13\n",
    "empty": "",
}


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
def test_every_field_is_what_it_was(text):
    """And what is worked out of them."""
    document = documents.from_text(text, path="a.txt", title="一", published="2030-01-02")
    found = stored(document)
    assert isinstance(found, Stored)
    for one in fields(document):
        assert getattr(found, one.name) == getattr(document, one.name), one.name
    assert found.position(len(text)) == document.position(len(text))
    assert [*documents.sentences_of(found)] == [*documents.sentences_of(document)]


def test_a_field_can_be_replaced():
    """The id, as where two articles would share one; and one of the packed parts."""
    document = documents.from_text(TEXTS["noise"], path="a.txt")
    found = replace(stored(document), article="b")
    assert (found.article, found.text, found.ends) == ("b", document.text, document.ends)
    assert replace(stored(document), text="x").text == "x"


def test_packing_twice_is_the_same():
    document = documents.from_text(TEXTS["table"], path="a.txt")
    assert packed_of(stored(document)) == packed_of(document)


def test_half_of_a_surrogate_pair():
    """It cannot be told to another process, and is an article like any other here."""
    document = documents.from_text("2030年\ud800,英伟达的毛利率为75%。", path="a.txt")
    assert stored(document).text == document.text
    assert reading.given(stored(document)) is None


def test_it_is_small():
    """The offsets and passages of an article are many times its text."""
    document = documents.from_text(TEXTS["plain"] * 50, path="a.txt")
    assert len(packed_of(document)) < len(document.raw)
