"""FILE:LINE[:COLUMN] on the command line, and the claims that stand there."""

from __future__ import annotations

import pytest

from claimcheck import documents, lexicon, pipeline, quantities
from claimcheck.cli import places
from claimcheck.cli.places import Place
from claimcheck.errors import UsageError

TEXT = "标题\n\n华为出货量为70万片,英伟达出货量为90万片。\n\n他说了3遍,天气很好。\n"


@pytest.mark.parametrize(
    ("name", "place"),
    [
        ("a.txt:3", Place("a.txt", 3)),
        ("a.txt:3:14", Place("a.txt", 3, 14)),
        ("C:\\news\\a.txt:3:14", Place("C:\\news\\a.txt", 3, 14)),
        ("a.txt", None),
        ("a.txt:0", None),
        ("a.txt:x", None),
        ("share-endpoints", None),
    ],
)
def test_what_is_a_place(name, place):
    """A path, a line from 1 on, perhaps a column; everything else is another name."""
    assert places.parse(name) == place
    assert place is None or str(place) == name


@pytest.fixture(scope="module")
def read():
    document = documents.from_text(TEXT, path="a.txt")
    claims = [d.claim for d in pipeline.derive(document, lexicon.load())]
    return document, claims, quantities.read_document(document)


def at(read, line, column=None, language="en"):
    return places.claims_at(*read, Place("a.txt", line, column), language)


def test_a_line_has_all_its_claims(read):
    """A column chooses one: where the figure begins, or inside of it."""
    assert [claim.subject.id for claim in at(read, 3)] == ["Huawei", "NVIDIA"]
    first = at(read, 3)[0]
    assert at(read, 3, first.column) == [first]
    assert at(read, 3, first.column + 2) == [first]


def test_a_line_without_a_claim(read):
    """Says on which lines near there are some, in the reader's language."""
    with pytest.raises(UsageError, match=r"a.txt:1: no figure .* on line 3$"):
        at(read, 1)
    with pytest.raises(UsageError, match=r"a.txt:1: 这一行没有.*3$"):
        at(read, 1, language="zh")
    with pytest.raises(UsageError, match=r"a.txt:3:1: no figure of a claim .* at column \d+, \d+$"):
        at(read, 3, 1)


def test_an_article_without_claims():
    """Nothing near to name."""
    document = documents.from_text("天气很好。\n", path="b.txt")
    with pytest.raises(UsageError, match="there are none in this article"):
        places.claims_at(document, [], [], Place("b.txt", 1), "en")
